#include "close/allocated_month.hpp"

#include <algorithm>

#include "close/offset.hpp"

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

}  // namespace

/// What a creditor owes covers debts to him before any payment does, and before anything is taken
/// back: a take-back finds the money where it lies then.
void AllocatedMonth::offset_first() {
    for (auto& [id, account] : accounts_)
        if (account.allocated) offset_within_creditors(account);
}

void AllocatedMonth::post_payment(const ledger::AllocatedPayment& payment) {
    const auto kind =
        payment.transferred.empty() ? bill::PostingKind::payment : bill::PostingKind::transfer;
    AccountMoney& account = accounts_.at(*payment.payment.account);
    const auto [reason, author] = case_.decided(payment.payment.id);
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
    const auto [reason, author] = case_.decided(payment.payment.text());
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
    case_.add_payments();
    offset_first();
    case_.add_take_backs();
    if (!case_.errors().empty()) return case_.errors();
    if (case_.value().payments.empty() && case_.value().take_backs.empty()) return {};
    try {
        case_.add_receivables(receivables_);
    } catch (const Failure& failure) {
        return failure.errors();
    }
    const auto allocated =
        ledger::allocate_payments(house_.rules.law, house_.rules.policy, case_.value());
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
        if (!case_.is_split(payment.payment.id)) keep(payment, *allocated);
    return {};
}

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
