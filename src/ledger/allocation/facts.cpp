#include "ledger/allocation/facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "kvit/base/limits.hpp"

namespace kvit::ledger {
namespace {

template <class Fact>
void set_paths(std::vector<Fact>& facts, const std::string& list) {
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].path.empty()) facts[i].path = list + "[" + std::to_string(i) + "]";
}

template <class Fact>
void keep_known(std::vector<Fact>& facts, Date known_on) {
    std::erase_if(facts, [&](const Fact& fact) { return fact.known_on > known_on; });
}

class Checker {
  public:
    explicit Checker(const AllocationCase& facts) : facts_(facts) {}

    Errors run() && {
        check_size();
        for (const AccountReceivables& account : facts_.accounts) check_account(account);
        for (const ReceivedPayment& payment : facts_.payments) {
            claim_id(payment.id, payment.path);
            check_positive(payment.amount, payment.path);
            days_[payment.id] = payment.paid;
        }
        for (const TakeBack& fact : facts_.take_backs) {
            claim_id(fact.id, fact.path);
            if (fact.kind == TakeBackKind::transfer) transfers_[fact.id] = &fact;
        }
        for (const TakeBack& fact : facts_.take_backs) check_take_back(fact);
        return std::move(errors_);
    }

  private:
    void check_size() {
        const std::size_t size = facts_.payments.size() + facts_.take_backs.size();
        const std::string most = std::to_string(limits::allocation_payments_max);
        if (size > limits::allocation_payments_max)
            errors_.add(ErrorCode::limit_exceeded, "payments", std::to_string(size),
                        {"не больше " + most, "at most " + most});
    }

    void check_account(const AccountReceivables& account) {
        if (!accounts_.insert(account.account).second)
            errors_.add(ErrorCode::duplicate_id, account.path + ".account", account.account.text(),
                        {"каждый лицевой счёт один раз", "each account once"});
        const std::string most = std::to_string(limits::account_receivables_max);
        if (account.receivables.size() > limits::account_receivables_max)
            errors_.add(ErrorCode::limit_exceeded, account.path + ".receivables",
                        std::to_string(account.receivables.size()),
                        {"не больше " + most, "at most " + most});
        const auto key = [](const Receivable* row) {
            return std::tie(row->key, row->kind, row->due, row->document, row->voluntary);
        };
        const auto before = [&](const auto* a, const auto* b) { return key(a) < key(b); };
        std::set<const Receivable*, decltype(before)> known(before);
        for (const Receivable& row : account.receivables) {
            check_not_negative(row.amount, row.path, ".amount");
            check_not_negative(row.charge, row.path, ".charge");
            if (!known.insert(&row).second)
                errors_.add(ErrorCode::duplicate_id, row.path, row.key.month.to_string(),
                            {"одно требование на получателя, услугу, месяц, вид, срок и документ",
                             "one receivable of a creditor, service, month, kind, due date and "
                             "document"});
        }
    }

    void check_not_negative(Money money, const std::string& path, const char* field) {
        if (money.is_negative())
            errors_.add(ErrorCode::out_of_range, path + field, money.to_string(),
                        {"не меньше нуля; переплата — это платёж с advance",
                         "not below zero; an advance is a payment with advance"});
    }

    void check_positive(Money money, const std::string& path) {
        if (money <= Money())
            errors_.add(ErrorCode::out_of_range, path + ".amount", money.to_string(),
                        {"больше нуля; возврат и сторно — в take_backs",
                         "above zero; a refund or a reversal is one of take_backs"});
    }

    /// Payments and take-backs share their ids: a transfer becomes a payment.
    void claim_id(const std::string& id, const std::string& path) {
        if (!ids_.insert(id).second)
            errors_.add(ErrorCode::duplicate_id, path + ".id", id,
                        {"id, не занятый другим платежом или операцией",
                         "an id that no other payment or take-back has"});
    }

    void check_take_back(const TakeBack& fact) {
        if (fact.amount) check_positive(*fact.amount, fact.path);
        if (fact.account && !accounts_.contains(*fact.account))
            errors_.add(ErrorCode::unknown_reference, fact.path + ".account", fact.account->text(),
                        {"лицевой счёт из accounts", "an account of accounts"});
        const auto paid = day_of_money(fact);
        if (!paid)
            errors_.add(
                ErrorCode::unknown_reference, fact.path + ".payment", fact.payment,
                {"id платежа, или переноса, который ведёт к платежу не больше чем через " +
                     std::to_string(limits::transfer_chain_max) + " других",
                 "the id of a payment, or of a transfer that leads to one through at most " +
                     std::to_string(limits::transfer_chain_max) + " others"});
        else if (fact.date < *paid)
            errors_.add(
                ErrorCode::contradiction, fact.path + ".date", fact.date.to_string(),
                {"день не раньше " + paid->to_string(), "a day not before " + paid->to_string()});
    }

    /// From which day on there is something to take back; none: it takes from nothing or, through
    /// others, from itself.
    std::optional<Date> day_of_money(const TakeBack& fact) const {
        if (const auto paid = days_.find(fact.payment); paid != days_.end()) return paid->second;
        const auto from = transfers_.find(fact.payment);
        if (from == transfers_.end()) return std::nullopt;
        std::size_t steps = 0;
        const TakeBack* each = from->second;
        while (!days_.contains(each->payment)) {
            const auto next = transfers_.find(each->payment);
            if (next == transfers_.end() || ++steps > limits::transfer_chain_max)
                return std::nullopt;
            each = next->second;
        }
        return from->second->date;
    }

    const AllocationCase& facts_;
    Errors errors_;
    std::set<AccountId> accounts_;
    std::set<std::string> ids_;
    std::map<std::string, Date> days_;
    std::map<std::string, const TakeBack*> transfers_;
};

}  // namespace

AllocationCase as_known(AllocationCase facts) {
    set_paths(facts.accounts, "accounts");
    for (AccountReceivables& account : facts.accounts)
        set_paths(account.receivables, account.path + ".receivables");
    set_paths(facts.payments, "payments");
    set_paths(facts.take_backs, "take_backs");
    keep_known(facts.payments, facts.known_on);
    keep_known(facts.take_backs, facts.known_on);
    return facts;
}

Errors check(const AllocationCase& facts) { return Checker(facts).run(); }

std::vector<const TakeBack*> in_order(const AllocationCase& facts) {
    std::map<std::string, const TakeBack*> transfers;
    for (const TakeBack& fact : facts.take_backs)
        if (fact.kind == TakeBackKind::transfer) transfers[fact.id] = &fact;
    const auto depth = [&](const TakeBack* fact) {
        std::size_t steps = 0;
        for (auto at = transfers.find(fact->payment); at != transfers.end();
             at = transfers.find(at->second->payment))
            ++steps;
        return steps;
    };
    std::vector<std::tuple<Date, std::size_t, std::string, const TakeBack*>> places;
    for (const TakeBack& fact : facts.take_backs)
        places.emplace_back(fact.date, depth(&fact), fact.id, &fact);
    std::sort(places.begin(), places.end());
    std::vector<const TakeBack*> order;
    order.reserve(places.size());
    for (const auto& place : places) order.push_back(std::get<3>(place));
    return order;
}

}  // namespace kvit::ledger
