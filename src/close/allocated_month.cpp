#include "close/allocated_month.hpp"

#include <algorithm>
#include <optional>

#include "close/document_number.hpp"
#include "close/offset.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::close {
namespace {

using ledger::PartKind;

constexpr Phrase advance_applied{"зачёт аванса", "an advance applied"};

ledger::PlacedBefore placed_part(const ledger::AllocatedPart& part) {
    auto kind = bill::ReceivableKind::principal;
    if (part.kind == PartKind::penalty) kind = bill::ReceivableKind::penalty;
    if (part.kind == PartKind::court_cost) kind = bill::ReceivableKind::court_cost;
    return {.key = part.key,
            .kind = kind,
            .voluntary = part.kind == PartKind::voluntary,
            .amount = part.amount};
}

constexpr bill::PostingKind kind_of(premises::TakeBackKind kind) {
    switch (kind) {
        case premises::TakeBackKind::reversal:
            return bill::PostingKind::reversal;
        case premises::TakeBackKind::refund:
            return bill::PostingKind::refund;
        default:
            return bill::PostingKind::transfer;
    }
}

bill::BalanceKey advance_key(Date paid) { return {{}, {}, Month::of(paid)}; }

premises::Purpose purpose_of(const AccountId& account, premises::Purpose purpose) {
    if (purpose.document) purpose.document = bill_of_document(account, *purpose.document);
    return purpose;
}

/// Is that the bill of this month, which is not made yet?
bool names_bill_of(const AccountId& account, const premises::Purpose& purpose, Month month) {
    return purpose.period == month ||
           (purpose.document && *purpose.document == document_number(account, month));
}

/// Takes money from the end of a payment's parts, the last one first.
void cut(std::vector<ledger::PlacedBefore>& parts, Money amount) {
    while (!amount.is_zero() && !parts.empty()) {
        const Money gone = std::min(amount, parts.back().amount);
        parts.back().amount -= gone;
        amount -= gone;
        if (parts.back().amount.is_zero()) parts.pop_back();
    }
}

}  // namespace

// ---- The case

void AllocatedMonth::add_payments() {
    for (const auto& account : house_.accounts)
        for (const auto* payment : charge::payments_of(house_, account)) {
            if (!payment->parts.empty()) continue;
            fresh_.insert(payment->fact.id);
            auto purpose = purpose_of(payment->account, payment->purpose);
            const bool waits = names_bill_of(payment->account, purpose, house_.month);
            case_.payments.push_back({.id = payment->fact.id.text(),
                                      .account = payment->account,
                                      .paid = payment->date,
                                      .amount = payment->amount,
                                      .purpose = std::move(purpose),
                                      .waits = waits,
                                      .path = payment->fact.path});
        }
}

/// Where the money of a payment that the host has split lies after what earlier months took of it.
std::vector<ledger::PlacedBefore> AllocatedMonth::places_of_split(
    const premises::Payment& payment) const {
    std::vector<ledger::PlacedBefore> parts;
    for (const auto& part : payment.parts) {
        const auto* service = house_.rules.tariffs.service(part.service);
        const bool voluntary = service != nullptr && service->section == tariff::Section::voluntary;
        if (!part.amount.is_zero())
            parts.push_back({.key = {part.creditor, part.service, part.month},
                             .voluntary = voluntary,
                             .amount = part.amount});
    }
    Money taken;
    for (const auto& fact : house_.house.take_backs) {
        const bool posted = fact.payment == payment.fact.id && !facts_.due(fact) &&
                            fact.date < house_.month.first_day();
        if (!posted) continue;
        if (!fact.amount) return {};  // all that was left
        taken += *fact.amount;
    }
    cut(parts, taken);
    return parts;
}

void AllocatedMonth::add_split(const premises::Payment& payment, const std::string& path) {
    split_.insert(payment.fact.id.text());
    auto parts = places_of_split(payment);
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

void AllocatedMonth::refuse_empty(const FactId& payment, const std::string& path) {
    errors_.add(ErrorCode::contradiction, path + ".payment", payment.text(),
                {"платёж, от которого что-то осталось", "a payment of which something is left"});
}

/// A payment that may be taken back, with the places of its money. False if nothing knows them.
bool AllocatedMonth::add_placed(const FactId& payment, const std::string& path) {
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

std::optional<AllocatedMonth::Origin> AllocatedMonth::origin_of(FactId id) const {
    std::optional<AccountId> account;
    std::optional<Date> day;
    for (std::size_t step = 0; step <= limits::transfer_chain_max; ++step) {
        const auto transfer = std::find_if(
            house_.house.take_backs.begin(), house_.house.take_backs.end(), [&](const auto& fact) {
                return fact.fact.id == id && fact.kind == premises::TakeBackKind::transfer;
            });
        if (transfer == house_.house.take_backs.end()) break;
        if (!account) account = transfer->account;
        if (!day) day = transfer->date;
        id = transfer->payment;
    }
    for (const auto& payment : house_.house.payments)
        if (payment.fact.id == id)
            return Origin{account.value_or(payment.account), day.value_or(payment.date)};
    return std::nullopt;
}

void AllocatedMonth::add_take_backs() {
    for (const auto& fact : house_.house.take_backs) {
        if (!facts_.due(fact)) continue;
        const auto origin = origin_of(fact.payment);
        if (!origin) {
            errors_.add(ErrorCode::unknown_reference, fact.fact.path + ".payment",
                        fact.payment.text(),
                        {"платёж из payments или перенос из take_backs",
                         "a payment of payments or a transfer of take_backs"});
            continue;
        }
        if (fact.date < origin->day) {
            const std::string day = origin->day.to_string();
            errors_.add(ErrorCode::contradiction, fact.fact.path + ".date", fact.date.to_string(),
                        {"день не раньше " + day, "a day not before " + day});
            continue;
        }
        if (!add_placed(fact.payment, fact.fact.path)) {
            errors_.add(ErrorCode::missing_fact, fact.fact.path + ".payment", fact.payment.text(),
                        {"платёж, места которого помнит входящее состояние (payments)",
                         "a payment whose places the opening remembers (payments)"});
            continue;
        }
        const AccountId target = fact.account.value_or(origin->account);
        const auto money = accounts_.find(target);
        if (money == accounts_.end()) continue;  // said of the house already
        if (fact.kind == premises::TakeBackKind::transfer) money->second.allocated = true;
        auto purpose = purpose_of(target, fact.purpose);
        const bool waits = fact.kind == premises::TakeBackKind::transfer &&
                           names_bill_of(target, purpose, house_.month);
        case_.take_backs.push_back({.id = fact.fact.id.text(),
                                    .kind = fact.kind,
                                    .payment = fact.payment.text(),
                                    .date = fact.date,
                                    .amount = fact.amount,
                                    .account = fact.account,
                                    .purpose = std::move(purpose),
                                    .waits = waits,
                                    .reason = fact.reason,
                                    .author = fact.author,
                                    .path = fact.fact.path});
    }
}

/// Where the money of a payment lies; nothing if nothing knows.
std::optional<PlacedPayment> AllocatedMonth::places_of(const premises::Payment& payment) {
    PlacedPayment placed{.payment = payment.fact.id, .paid = payment.date, .posted = house_.month};
    if (payment.parts.empty()) {
        auto& known = accounts_.at(payment.account).payments;
        const auto at = std::find_if(known.begin(), known.end(), [&](const auto& each) {
            return each.payment == payment.fact.id;
        });
        if (at == known.end()) return std::nullopt;
        placed = std::move(*at);
        known.erase(at);
        return placed;
    }
    placed.parts = places_of_split(payment);
    return placed;
}

void AllocatedMonth::reverse_withdrawn() {
    for (const auto& payment : facts_.withdrawn_payments()) {
        if (!accounts_.contains(payment.account)) continue;
        const bool touched =
            std::any_of(house_.house.take_backs.begin(), house_.house.take_backs.end(),
                        [&](const auto& fact) { return fact.payment == payment.fact.id; });
        if (touched) {
            errors_.add(ErrorCode::unsupported, payment.fact.path, payment.fact.id.text(),
                        {"платёж, из которого уже взято (take_backs): отозвать его нельзя, остаток "
                         "возвращается операцией",
                         "a payment of which something was taken back stays: give back the rest by "
                         "a take-back"});
            continue;
        }
        const auto placed = places_of(payment);
        if (!placed) {
            errors_.add(ErrorCode::missing_fact, payment.fact.path, payment.fact.id.text(),
                        {"платёж, места которого помнит входящее состояние (payments)",
                         "a payment whose places the opening remembers (payments)"});
            continue;
        }
        AccountMoney& account = accounts_.at(payment.account);
        bill::Posting posting{.kind = bill::PostingKind::reversal,
                              .key = advance_key(placed->paid),
                              .amount = placed->advance,
                              .date = payment.date,
                              .cause = payment.fact.id.text(),
                              .reason = "платёж отозван",
                              .author = "kvit"};
        account.post(posting);
        for (std::size_t last = placed->parts.size(); last-- > 0;) {
            const auto& part = placed->parts[last];
            posting.key = part.key;
            posting.debt = part.kind;
            posting.amount = part.amount;
            account.post(posting);
        }
        account.tell({.code = "payment_withdrawn",
                      .subject = payment.fact.id.text(),
                      .text = {"Платёж отозван после проведения: сторнирован там, где лежал",
                               "The payment was withdrawn after it was posted: reversed where it "
                               "lay"}});
    }
}

/// What a creditor owes covers debts to him before any payment does, and before anything is taken
/// back: a take-back finds the money where it lies then.
void AllocatedMonth::offset_first() {
    for (const auto& payment : case_.payments) accounts_.at(*payment.account).allocated = true;
    for (auto& [id, account] : accounts_)
        if (account.allocated) offset_within_creditors(account);
}

void AllocatedMonth::name_accounts() {
    std::set<AccountId> named;
    std::vector<ledger::ReceivedPayment> placed;
    for (const auto& payment : case_.payments) {
        if (payment.account) named.insert(*payment.account);
        if (payment.placed) placed.push_back(payment);
    }
    for (const auto& fact : case_.take_backs)
        if (fact.account) named.insert(*fact.account);
    for (const auto& id : named) {
        case_.accounts.push_back(receivables_.of(id, accounts_.at(id), placed, true));
    }
}

// ---- What came of it

void AllocatedMonth::post_payment(const ledger::AllocatedPayment& payment) {
    const auto kind =
        payment.transferred.empty() ? bill::PostingKind::payment : bill::PostingKind::transfer;
    AccountMoney& account = accounts_.at(*payment.payment.account);
    const auto [reason, author] = decided(payment.payment.id);
    for (const auto& part : payment.parts) {
        const auto placed = placed_part(part);
        if (placed.voluntary) account.post({bill::PostingKind::charge, placed.key, placed.amount});
        account.post({.kind = kind,
                      .key = placed.key,
                      .amount = -placed.amount,
                      .debt = placed.kind,
                      .date = payment.payment.paid,
                      .cause = payment.payment.id,
                      .reason = reason,
                      .author = author});
    }
    for (const auto& told : payment.reasons) account.tell(told);
}

std::pair<std::string, std::string> AllocatedMonth::decided(const std::string& payment) const {
    for (const auto& fact : case_.take_backs)
        if (fact.id == payment) return {fact.reason, fact.author};
    return {};
}

void AllocatedMonth::post_take_back(const ledger::TakenBack& taken) {
    AccountMoney& account = accounts_.at(*taken.account);
    bill::Posting posting{.kind = kind_of(taken.fact.kind),
                          .key = {},
                          .amount = {},
                          .date = taken.fact.date,
                          .cause = taken.fact.id,
                          .reason = taken.fact.reason,
                          .author = taken.fact.author};
    for (const auto& part : taken.parts) {
        const auto placed = placed_part(part);
        posting.key = placed.key;
        posting.debt = placed.kind;
        posting.amount = -placed.amount;
        account.post(posting);
    }
    for (const auto& reason : taken.reasons) account.tell(reason);
}

/// Remembers where a payment lies after all take-backs. What was an advance when it was taken back
/// is posted both ways; what still is one waits for the charges of the month.
void AllocatedMonth::keep(const ledger::AllocatedPayment& payment,
                          const ledger::Allocated& allocated) {
    AccountMoney& account = accounts_.at(*payment.payment.account);
    PlacedPayment now{.payment = FactId(payment.payment.id),
                      .paid = payment.payment.paid,
                      .posted = house_.month,
                      .purpose = payment.payment.purpose,
                      .advance = payment.advance};
    for (const auto& part : payment.parts) now.parts.push_back(placed_part(part));
    for (const auto& taken : allocated.take_backs) {
        if (taken.fact.payment != payment.payment.id) continue;
        for (const auto& part : taken.parts) {
            now.parts.back().amount += part.amount;
            if (now.parts.back().amount.is_zero()) now.parts.pop_back();
        }
        const Money back = -taken.advance;
        now.advance -= back;
        const bool fresh = fresh_.contains(now.payment);
        if (fresh) post_advance(account, now, back);
        account.post({.kind = kind_of(taken.fact.kind),
                      .key = advance_key(now.paid),
                      .amount = back,
                      .date = taken.fact.date,
                      .cause = taken.fact.id,
                      .reason = taken.fact.reason,
                      .author = taken.fact.author});
    }
    const auto at = std::find_if(account.payments.begin(), account.payments.end(),
                                 [&](const auto& known) { return known.payment == now.payment; });
    if (at == account.payments.end()) {
        account.payments.push_back(std::move(now));
        return;
    }
    now.posted = at->posted;
    *at = std::move(now);
}

void AllocatedMonth::post_advance(AccountMoney& account, const PlacedPayment& payment,
                                  Money amount) {
    const auto [reason, author] = decided(payment.payment.text());
    account.post({.kind = transfers_.contains(payment.payment) ? bill::PostingKind::transfer
                                                               : bill::PostingKind::payment,
                  .key = advance_key(payment.paid),
                  .amount = -amount,
                  .date = payment.paid,
                  .cause = payment.payment.text(),
                  .reason = reason,
                  .author = author});
}

Errors AllocatedMonth::take_in() {
    case_.id = house_.house.id.text();
    case_.known_on = house_.known_on;
    add_payments();
    offset_first();
    add_take_backs();
    if (!errors_.empty()) return errors_;
    if (case_.payments.empty() && case_.take_backs.empty()) return {};
    try {
        name_accounts();
    } catch (const Failure& failure) {
        return failure.errors();
    }
    const auto allocated = ledger::allocate_payments(house_.rules.law, house_.rules.policy, case_);
    if (!allocated) return allocated.errors();
    for (const auto& payment : allocated->payments) {
        if (payment.payment.placed) continue;  // nothing moves yet
        fresh_.insert(FactId(payment.payment.id));
        if (!payment.transferred.empty()) transfers_.insert(FactId(payment.payment.id));
        if (payment.payment.waits) waiting_.insert(FactId(payment.payment.id));
        post_payment(payment);
    }
    for (const auto& taken : allocated->take_backs) post_take_back(taken);
    for (const auto& payment : allocated->payments)
        if (!split_.contains(payment.payment.id)) keep(payment, *allocated);
    return {};
}

// ---- Advances

void AllocatedMonth::apply(const AccountId& id, AccountMoney& account) {
    offset_within_creditors(account);
    ledger::AllocationCase billing{
        .id = id.text(), .known_on = house_.known_on, .accounts = {}, .payments = {}};
    for (const auto& payment : account.payments)
        if (!payment.advance.is_zero())
            billing.payments.push_back({.id = payment.payment.text(),
                                        .account = id,
                                        .paid = payment.paid,
                                        .amount = payment.advance,
                                        .purpose = payment.purpose,
                                        .advance = !waiting_.contains(payment.payment),
                                        .path = "payments"});
    if (billing.payments.empty()) return;
    billing.accounts.push_back(receivables_.of(id, account, {}, false));
    const auto allocated =
        ledger::allocate_payments(house_.rules.law, house_.rules.policy, billing);
    if (!allocated) throw Failure(allocated.errors());
    for (const auto& applied : allocated->payments) {
        auto& payment = *std::find_if(
            account.payments.begin(), account.payments.end(),
            [&](const auto& known) { return known.payment.text() == applied.payment.id; });
        const bool fresh = fresh_.contains(payment.payment);
        const bool received = fresh && !transfers_.contains(payment.payment);
        if (!fresh && !applied.parts.empty())
            account.post({.kind = bill::PostingKind::transfer,
                          .key = advance_key(payment.paid),
                          .amount = payment.advance - applied.advance,
                          .date = payment.paid,
                          .cause = payment.payment.text(),
                          .reason = std::string(advance_applied.ru),
                          .author = "kvit"});
        for (const auto& part : applied.parts) {
            const auto placed = placed_part(part);
            payment.parts.push_back(placed);
            account.post(
                {.kind = received ? bill::PostingKind::payment : bill::PostingKind::transfer,
                 .key = placed.key,
                 .amount = -placed.amount,
                 .debt = placed.kind,
                 .date = payment.paid,
                 .cause = payment.payment.text(),
                 .reason = std::string(received ? "" : advance_applied.ru),
                 .author = received ? "" : "kvit"});
        }
        payment.advance = applied.advance;
        if (!applied.parts.empty())
            for (const auto& reason : applied.reasons) account.tell(reason);
    }
}

Errors AllocatedMonth::apply_advances() {
    try {
        for (auto& [id, account] : accounts_) {
            if (account.allocated) apply(id, account);
            for (const auto& payment : account.payments)
                if (fresh_.contains(payment.payment))
                    post_advance(account, payment, payment.advance);
            std::sort(account.payments.begin(), account.payments.end(),
                      [](const auto& a, const auto& b) {
                          return std::tie(a.paid, a.payment) < std::tie(b.paid, b.payment);
                      });
            Money held;
            for (const auto& [of, amount] : account.balances())
                if (of.is_advance()) held -= amount;
            if (held != account.advance())
                errors_.add(ErrorCode::identity_violated, "accounts", held.to_string(),
                            {account.advance().to_string(), account.advance().to_string()});
        }
    } catch (const Failure& failure) {
        return failure.errors();
    }
    return errors_;
}

}  // namespace kvit::close
