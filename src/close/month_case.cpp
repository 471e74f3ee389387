#include "close/month_case.hpp"

#include <algorithm>
#include <optional>

#include "close/document_number.hpp"
#include "close/split_places.hpp"

namespace kvit::close {
namespace {

premises::Purpose purpose_of(const AccountId& account, premises::Purpose purpose) {
    if (purpose.document) purpose.document = bill_of_document(account, *purpose.document);
    return purpose;
}

/// Is that the bill of this month, which is not made yet?
bool names_bill_of(const AccountId& account, const premises::Purpose& purpose, Month month) {
    return purpose.period == month ||
           (purpose.document && *purpose.document == document_number(account, month));
}

}  // namespace

MonthCase::MonthCase(const charge::HouseMonth& house, const MoneyFacts& facts,
                     std::map<AccountId, AccountMoney>& accounts)
    : house_(house), facts_(facts), accounts_(accounts) {
    case_.id = house.house.id.text();
    case_.known_on = house.known_on;
}

void MonthCase::add_payments() {
    for (const auto& account : house_.accounts)
        for (const auto* payment : charge::payments_of(house_, account)) {
            if (!payment->parts.empty()) continue;
            auto purpose = purpose_of(payment->account, payment->purpose);
            const bool waits = names_bill_of(payment->account, purpose, house_.month);
            case_.payments.push_back({.id = payment->fact.id.text(),
                                      .account = payment->account,
                                      .paid = payment->date,
                                      .amount = payment->amount,
                                      .purpose = std::move(purpose),
                                      .waits = waits,
                                      .path = payment->fact.path});
            accounts_.at(payment->account).allocated = true;
        }
}

void MonthCase::add_split(const premises::Payment& payment, const std::string& path) {
    split_.insert(payment.fact.id.text());
    auto parts = split_places(house_, facts_, payment);
    Money left;
    for (const auto& part : parts) left += part.amount;
    if (left.is_zero()) return refuse_empty(payment.fact.id, path);
    case_.payments.push_back({.id = payment.fact.id.text(),
                              .account = payment.account,
                              .paid = payment.date,
                              .amount = left,
                              .placed = std::move(parts),
                              .path = payment.fact.path});
}

void MonthCase::refuse_empty(const FactId& payment, const std::string& path) {
    errors_.add(ErrorCode::contradiction, path + ".payment", payment.text(),
                {"платёж, от которого что-то осталось", "a payment of which something is left"});
}

/// A payment that may be taken back, with the places of its money. False if nothing knows them.
bool MonthCase::add_placed(const FactId& payment, const std::string& path) {
    const auto in_case = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const auto& given) { return given.id == payment.text(); });
    };
    if (in_case(case_.payments)) return true;
    for (const auto& fact : house_.house.take_backs)  // a transfer of this month makes it
        if (fact.fact.id == payment && facts_.due(fact)) return true;
    for (const auto& fact : house_.house.payments)
        if (fact.fact.id == payment && !fact.parts.empty()) {
            add_split(fact, path);
            return true;
        }
    for (const auto& [id, account] : accounts_)
        for (const auto& placed : account.payments) {
            if (placed.payment != payment) continue;
            ledger::ReceivedPayment given{.id = payment.text(),
                                          .account = id,
                                          .paid = placed.paid,
                                          .amount = placed.advance,
                                          .purpose = placed.purpose,
                                          .placed = placed.parts,
                                          .path = path};
            for (const auto& part : placed.parts) given.amount += part.amount;
            if (given.amount.is_zero())
                refuse_empty(payment, path);
            else
                case_.payments.push_back(std::move(given));
            return true;
        }
    return false;
}

void MonthCase::add_take_backs() {
    for (const auto& fact : house_.house.take_backs)
        if (facts_.due(fact)) add_take_back(fact);
}

void MonthCase::add_take_back(const premises::TakeBack& fact) {
    const Origin& origin = facts_.origin(fact);
    if (fact.date < origin.day) {
        const std::string day = origin.day.to_string();
        errors_.add(ErrorCode::contradiction, fact.fact.path + ".date", fact.date.to_string(),
                    {"день не раньше " + day, "a day not before " + day});
        return;
    }
    if (!add_placed(origin.given, fact.fact.path)) {
        errors_.add(ErrorCode::missing_fact, fact.fact.path + ".payment", fact.payment.text(),
                    {"платёж, места которого помнит входящее состояние (payments)",
                     "a payment whose places the opening remembers (payments)"});
        return;
    }
    const AccountId target = fact.account.value_or(origin.account);
    const auto money = accounts_.find(target);
    if (money == accounts_.end()) return;  // said of the house already
    const bool transfer = fact.kind == premises::TakeBackKind::transfer;
    if (transfer) money->second.allocated = true;
    auto purpose = purpose_of(target, fact.purpose);
    const bool waits = transfer && names_bill_of(target, purpose, house_.month);
    case_.take_backs.push_back({.id = fact.fact.id.text(),
                                .kind = fact.kind,
                                .payment = origin.given.text(),
                                .date = fact.date,
                                .amount = fact.amount,
                                .account = fact.account,
                                .purpose = std::move(purpose),
                                .waits = waits,
                                .reason = fact.reason,
                                .author = fact.author,
                                .path = fact.fact.path});
}

void MonthCase::add_receivables(Receivables& receivables) {
    std::set<AccountId> named;
    std::vector<ledger::ReceivedPayment> placed;
    for (const auto& payment : case_.payments) {
        if (payment.account) named.insert(*payment.account);
        if (payment.placed) placed.push_back(payment);
    }
    for (const auto& fact : case_.take_backs)
        if (fact.account) named.insert(*fact.account);
    for (const auto& id : named) {
        case_.accounts.push_back(receivables.of(id, accounts_.at(id), placed, true));
    }
}

std::pair<std::string, std::string> MonthCase::decided(const std::string& payment) const {
    for (const auto& fact : case_.take_backs)
        if (fact.id == payment) return {fact.reason, fact.author};
    return {};
}

}  // namespace kvit::close
