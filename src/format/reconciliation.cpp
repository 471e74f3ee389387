// kvit-reconciliation/1: what rows of registries became, and why.
#include <string>
#include <utility>

#include "format/allocation_names.hpp"
#include "format/decision.hpp"
#include "format/layout.hpp"
#include "format/policy.hpp"
#include "format/practice.hpp"
#include "format/proceedings.hpp"
#include "format/purpose.hpp"
#include "format/reconciliation_names.hpp"
#include "format/time_of_day.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/version.hpp"

namespace kvit::format {
namespace {

using json::Object;
using ledger::Reconciled;
using ledger::ReconciledRow;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object candidate_object(const ledger::Candidate& candidate) {
    return Object()
        .add("account", candidate.account.text())
        .add("confidence", candidate.confidence)
        .add("evidence", json::array_of(candidate.evidence, [](ledger::Evidence evidence) {
                 return json::name_of(names::evidences, evidence);
             }));
}

Object row_object(const ReconciledRow& result) {
    const ledger::RegistryRow& row = result.row;
    auto object = Object()
                      .add("agent", result.agent)
                      .add("operation", row.operation)
                      .add("registry", result.registry)
                      .add("kind", json::name_of(names::row_kinds, row.kind))
                      .add("status", json::name_of(names::row_statuses, result.status))
                      .add("written", unless_empty(row.account))
                      .add("paid", row.paid);
    if (row.time) object.add("time", time_of_day_text(*row.time));
    object.add("amount", row.amount);
    if (result.account) object.add("account", result.account->text());
    object.add("document", result.document).add("due", result.due);
    if (!result.reversed.is_zero()) object.add("reversed", result.reversed);
    object.add("first_in", result.first_in);
    if (result.suspected)
        object.add("suspected_of", result.other);
    else
        object.add("takes_back", unless_empty(result.other));
    if (!result.candidates.empty())
        object.add("candidates", json::array_of(result.candidates, candidate_object));
    if (result.more_candidates != 0)
        object.add("more_candidates", static_cast<std::int64_t>(result.more_candidates));
    return std::move(object.add("reasons", json::array_of(result.reasons, decision_object)));
}

Object payment_object(const ledger::ReceivedPayment& payment) {
    auto object = Object().add("id", payment.id);
    if (payment.account) object.add("account", payment.account->text());
    object.add("paid", payment.paid)
        .add("received", payment.received)
        .add("amount", payment.amount);
    if (payment.purpose != ledger::Purpose())
        object.add("purpose", purpose_object(payment.purpose));
    return object;
}

Object take_back_object(const ledger::TakeBack& fact) {
    auto object = Object()
                      .add("id", fact.id)
                      .add("kind", json::name_of(names::take_back_kinds, fact.kind))
                      .add("payment", fact.payment)
                      .add("date", fact.date)
                      .add("amount", fact.amount);
    if (fact.account) object.add("account", fact.account->text());
    return std::move(object.add("reason", fact.reason).add("author", fact.author));
}

Object totals_object(const ledger::ReconciledTotals& totals) {
    return Object()
        .add("received", totals.received)
        .add("accepted", totals.accepted)
        .add("suspected", totals.suspected)
        .add("unallocated", totals.unallocated)
        .add("duplicates", totals.duplicates)
        .add("conflicting", totals.conflicting)
        .add("reversed", totals.reversed)
        .add("reversals", totals.reversals)
        .add("reversals_applied", totals.reversals_applied)
        .add("reversals_repeated", totals.reversals_repeated)
        .add("reversals_held", totals.reversals_held);
}

Object followed_object(const ledger::Practice& practice) {
    return practice_object(practice, row_of(practice.option).name);
}

}  // namespace

std::string write_reconciliation(const Reconciled& reconciled, Layout layout) {
    auto object = Object()
                      .add("schema", "kvit-reconciliation/1")
                      .add("engine", "kvit " + std::string(version))
                      .add("policy", reconciled.policy)
                      .add("id", reconciled.id);
    if (!reconciled.title.empty()) object.add("title", reconciled.title);
    const bool all_known = reconciled.known_on == Date::open_end();
    object.add("known_on", all_known ? json::Value() : json::Value(reconciled.known_on))
        .add("as_of", reconciled.as_of)
        .add("totals", totals_object(reconciled.totals))
        .add("rows", json::array_of(reconciled.rows, row_object))
        .add("payments", json::array_of(reconciled.payments, payment_object))
        .add("take_backs", json::array_of(reconciled.take_backs, take_back_object))
        .add("lives", json::array_of(reconciled.lives, standing_object))
        .add("searches", json::array_of(reconciled.searches, standing_object))
        .add("claims", json::array_of(reconciled.claims, standing_object))
        .add("practices", json::array_of(reconciled.practices, followed_object));
    return laid_out(object, layout);
}

}  // namespace kvit::format
