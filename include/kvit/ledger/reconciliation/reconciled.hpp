#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/ledger/allocation/received_payment.hpp"
#include "kvit/ledger/practice.hpp"
#include "kvit/ledger/proceedings/standing.hpp"
#include "kvit/ledger/reconciliation/evidence.hpp"
#include "kvit/ledger/reconciliation/payments_case.hpp"

/// Reconciliation — сверка, квитирование: what each row of a registry became, and why.
namespace kvit::ledger {

/// The order is that of `row_status_rows`.
enum class RowStatus : std::uint8_t {
    matched,
    partial,
    over,
    advance,
    duplicate,
    conflict,
    wrong_account,
    unknown,
    reversed,
    reversal,
    reversal_waits,
};

struct RowStatusRow {
    RowStatus status;
    std::string_view name;
    Phrase meaning;
};

inline constexpr RowStatusRow row_status_rows[] = {
    {RowStatus::matched, "matched", {"сошёлся с документом", "equals the bill"}},
    {RowStatus::partial, "partial", {"меньше документа", "less than the bill"}},
    {RowStatus::over, "over", {"больше документа", "more than the bill"}},
    {RowStatus::advance, "advance", {"аванс: платить нечего", "an advance: nothing is due"}},
    {RowStatus::duplicate,
     "duplicate",
     {"повтор той же операции", "a repetition of the same operation"}},
    {RowStatus::conflict, "conflict", {"противоречит другой строке", "contradicts another row"}},
    {RowStatus::wrong_account,
     "wrong_account",
     {"счёт указан неверно, есть похожие", "a wrong account, others could be meant"}},
    {RowStatus::unknown, "unknown", {"счёт не найден", "no account was found"}},
    {RowStatus::reversed, "reversed", {"отменён агентом", "taken back by the agent"}},
    {RowStatus::reversal, "reversal", {"отмена платежа", "takes a payment back"}},
    {RowStatus::reversal_waits,
     "reversal_waits",
     {"отмена ждёт своего платежа", "a reversal waits for its payment"}},
};

/// What a row became.
struct ReconciledRow {
    std::string registry;  ///< id of the registry that held it
    std::string agent;
    RegistryRow row;
    RowStatus status = RowStatus::unknown;
    std::optional<AccountId> account{};     ///< whose money it is
    std::optional<std::string> document{};  ///< the bill that it was compared with
    std::optional<Money> due{};             ///< unpaid of that bill before the row
    Money reversed{};                       ///< what reversals took of it
    /// Of a duplicate or a conflict: the registry that said it first; none: it was accepted
    /// earlier.
    std::optional<std::string> first_in{};
    /// "agent/operation" that a reversal takes back, or that the row is suspected to repeat.
    std::string other{};
    bool suspected = false;  ///< equals another operation in all but its number; accepted still
    std::vector<Candidate> candidates{};  ///< by confidence, equal ones by account
    std::size_t more_candidates = 0;      ///< that are not listed
    std::vector<charge::Decision> reasons{};

    OperationKey key() const { return {agent, row.operation}; }
    friend bool operator==(const ReconciledRow&, const ReconciledRow&) = default;
};

/// received = accepted + suspected + unallocated + duplicates + conflicting + reversed, and
/// reversals = reversals_applied + reversals_repeated + reversals_held: each row counts once.
struct ReconciledTotals {
    Money received;     ///< payments of all registries
    Money accepted;     ///< with an account
    Money suspected;    ///< with an account, but perhaps said twice
    Money unallocated;  ///< without an account: невыясненные
    Money duplicates;
    Money conflicting;
    Money reversed;
    Money reversals;           ///< reversals of all registries
    Money reversals_applied;   ///< that took something back
    Money reversals_repeated;  ///< said before
    Money reversals_held;      ///< that wait for a payment or contradict one

    friend bool operator==(const ReconciledTotals&, const ReconciledTotals&) = default;
};

/// Reconciled — сверенные платежи of a case. `payments` and `take_backs` are those of an
/// allocation, with ids made of agent and operation, so that they are the same in every run.
struct Reconciled {
    std::string policy;  ///< name of the policy that the case built on
    std::string id;
    std::string title;
    Date known_on = Date::open_end();
    std::optional<Date> as_of{};
    ReconciledTotals totals;
    std::vector<ReconciledRow> rows;  ///< by day and time of payment, agent, operation, registry
    std::vector<ReceivedPayment> payments;  ///< one without an account is unallocated
    std::vector<TakeBack> take_backs;
    std::vector<Standing> lives;
    std::vector<Standing> searches;
    std::vector<Standing> claims;
    std::vector<Practice> practices;

    friend bool operator==(const Reconciled&, const Reconciled&) = default;
};

/// Reconciles the registries of a case. A pure function of the set of its facts: neither the order
/// of registries, rows and lists nor how often something is said has a say.
///
/// Errors: everything that is wrong with the case together, `illegal_transition` of a proceeding,
/// `contradiction` where a claim moves more than was paid, `overflow`, `identity_violated` if a
/// kopeck were lost.
Result<Reconciled> reconcile(const law::Policy& policy, const PaymentsCase& facts);

}  // namespace kvit::ledger
