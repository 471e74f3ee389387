#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/allocation/allocation_case.hpp"
#include "kvit/ledger/practice.hpp"
#include "kvit/trace/source.hpp"

/// Allocation — разнесение платежей: where each kopeck of each payment went, and why.
namespace kvit::ledger {

/// Why money went to a receivable. The order is that of `allocation_reason_rows`.
enum class AllocationReason : std::uint8_t {
    named_document,
    named_period,
    current_period,
    court_cost_first,
    oldest,
    penalty_named,
    penalty_of_document,
    penalty_first,
    penalty_of_month,
    penalty_last,
    voluntary_named,
    voluntary_exact,
    voluntary_last,
    advance_by_charge,
};

struct AllocationReasonRow {
    AllocationReason reason;
    std::string_view name;
    Phrase meaning;
};

inline constexpr AllocationReasonRow allocation_reason_rows[] = {
    {AllocationReason::named_document,
     "named_document",
     {"документ, который назвал плательщик", "the document that the payer named"}},
    {AllocationReason::named_period,
     "named_period",
     {"период, который назвал плательщик", "the period that the payer named"}},
    {AllocationReason::current_period,
     "current_period",
     {"последний выставленный месяц, если период не назван",
      "the last billed month, where no period is named"}},
    {AllocationReason::court_cost_first,
     "court_cost_first",
     {"издержки по взысканию погашаются первыми (ГК РФ ст. 319)",
      "the costs of collection are covered first (Civil Code art. 319)"}},
    {AllocationReason::oldest,
     "oldest",
     {"самый ранний из непогашенных долгов", "the oldest of the unpaid debts"}},
    {AllocationReason::penalty_named,
     "penalty_named",
     {"пени, которые назвал плательщик", "the penalty that the payer named"}},
    {AllocationReason::penalty_of_document,
     "penalty_of_document",
     {"пени документа, который назвал плательщик", "the penalty of the document that was named"}},
    {AllocationReason::penalty_first,
     "penalty_first",
     {"пени до основного долга", "penalties before the principal"}},
    {AllocationReason::penalty_of_month,
     "penalty_of_month",
     {"пени того же месяца после его основного долга",
      "the penalty of the same month after its principal"}},
    {AllocationReason::penalty_last,
     "penalty_last",
     {"пени после всего основного долга", "penalties after all principal"}},
    {AllocationReason::voluntary_named,
     "voluntary_named",
     {"добровольная услуга, которую назвал плательщик",
      "the voluntary service that the payer named"}},
    {AllocationReason::voluntary_exact,
     "voluntary_exact",
     {"платёж равен итогу с добровольной услугой: предложение принято",
      "the payment equals the total with the voluntary service: the offer is accepted"}},
    {AllocationReason::voluntary_last,
     "voluntary_last",
     {"добровольная услуга после всех долгов", "the voluntary service after all debts"}},
    {AllocationReason::advance_by_charge,
     "advance_by_charge",
     {"переплата, разделённая по последнему начислению",
      "an advance, split in proportion to the last charges"}},
};

/// What a part of a payment became.
enum class PartKind : std::uint8_t { principal, penalty, court_cost, voluntary, advance };

/// A part of a payment that has a place; negative where it is taken back.
struct AllocatedPart {
    BalanceKey key;  ///< of an advance: the month of the payment
    PartKind kind = PartKind::principal;
    Money amount;
    AllocationReason why = AllocationReason::oldest;

    friend bool operator==(const AllocatedPart&, const AllocatedPart&) = default;
};

/// Why money has no account. The list is closed.
enum class UnallocatedReason : std::uint8_t {
    no_account,       ///< the payment names none
    unknown_account,  ///< it names one that is not among those of the case
};

/// What a payment became. Σ parts + advance + unallocated = amount, before anything is taken back.
struct AllocatedPayment {
    ReceivedPayment payment;
    std::string transferred{};  ///< the payment whose money it is, if a transfer made it
    std::vector<AllocatedPart> parts{};
    Money advance{};      ///< what no debt took, kept on the account
    Money unallocated{};  ///< невыясненный платёж
    std::optional<UnallocatedReason> unallocated_reason{};
    std::vector<charge::Decision> reasons{};  ///< why it went there, in the order in which it did
    Money taken_back{};                       ///< by all take-backs together

    friend bool operator==(const AllocatedPayment&, const AllocatedPayment&) = default;
};

/// What a take-back took from where; parts, advance and unallocated are negative and sum to
/// −amount.
struct TakenBack {
    TakeBack fact;
    std::optional<AccountId> account{};  ///< whose receivables are raised again
    Money amount;
    std::vector<AllocatedPart> parts{};
    Money advance{};
    Money unallocated{};
    std::vector<charge::Decision> reasons{};

    friend bool operator==(const TakenBack&, const TakenBack&) = default;
};

/// A receivable after the payments.
struct ReceivableOutcome {
    Receivable receivable;
    Money paid;

    Money left() const { return receivable.amount - paid; }
    friend bool operator==(const ReceivableOutcome&, const ReceivableOutcome&) = default;
};

/// An account after the payments.
struct AllocatedAccount {
    AccountId account;
    std::vector<ReceivableOutcome> receivables;  ///< by month, due date and row
    Money advance;  ///< kept on the account; without what was split by charges

    friend bool operator==(const AllocatedAccount&, const AllocatedAccount&) = default;
};

/// received − returned = allocated + advance + unallocated. A transfer moves nothing in or out.
struct AllocatedTotals {
    Money received;
    Money returned;     ///< by reversals and refunds
    Money allocated;    ///< parts, less what was taken back of them
    Money advance;      ///< kept on accounts
    Money unallocated;  ///< without an account

    friend bool operator==(const AllocatedTotals&, const AllocatedTotals&) = default;
};

/// Allocated — разнесённые платежи of a case.
struct Allocated {
    std::string law;     ///< edition of the law book
    std::string policy;  ///< name of the policy that the case built on
    std::string id;
    std::string title;
    Date known_on = Date::open_end();
    AllocatedTotals totals;
    std::vector<AllocatedAccount> accounts;  ///< in the order of ids
    std::vector<AllocatedPayment> payments;  ///< in the order in which they were allocated
    std::vector<TakenBack> take_backs;       ///< in the order in which they were made
    std::vector<Practice> practices;         ///< on the days of the payments
    std::vector<charge::Decision> decisions;
    trace::SourceList sources;

    friend bool operator==(const Allocated&, const Allocated&) = default;
};

/// Allocates the payments of a case in the order of their days, those of one day in the order of
/// their ids, take-backs after the payments of their day. A pure function: neither the order of the
/// lists nor anything outside the arguments has a say.
///
/// Errors: everything that is wrong with the case together, `law_gap`, `overflow`,
/// `identity_violated` if a kopeck were lost.
Result<Allocated> allocate_payments(const law::LawBook& book, const law::Policy& policy,
                                    const AllocationCase& facts);

}  // namespace kvit::ledger
