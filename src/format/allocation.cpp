// kvit-allocation-result/1: where payments went, and why.
#include "format/allocation.hpp"

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/decision.hpp"
#include "format/layout.hpp"
#include "format/policy.hpp"
#include "format/practice.hpp"
#include "format/purpose.hpp"
#include "format/source.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/version.hpp"

namespace kvit::format {
namespace {

using json::Object;
using ledger::Allocated;

json::Array decisions_array(const std::vector<charge::Decision>& decisions) {
    return json::array_of(decisions, decision_object);
}

Object receivable_object(const ledger::ReceivableOutcome& row) {
    const ledger::Receivable& receivable = row.receivable;
    auto object = balance_object(receivable.key)
                      .add("kind", json::name_of(names::receivable_kinds, receivable.kind))
                      .add("due_date", receivable.due);
    if (!receivable.document.empty()) object.add("document", receivable.document);
    if (receivable.voluntary) object.add("voluntary", true);
    return std::move(
        object.add("amount", receivable.amount).add("paid", row.paid).add("left", row.left()));
}

Object account_object(const ledger::AllocatedAccount& account) {
    return Object()
        .add("account", account.account.text())
        .add("receivables", json::array_of(account.receivables, receivable_object))
        .add("advance", account.advance);
}

Object part_object(const ledger::AllocatedPart& part) {
    return balance_object(part.key)
        .add("kind", json::name_of(names::part_kinds, part.kind))
        .add("amount", part.amount)
        .add("why", json::name_of(names::allocation_reasons, part.why));
}

Object payment_object(const ledger::AllocatedPayment& outcome) {
    const ledger::ReceivedPayment& payment = outcome.payment;
    auto object = Object().add("id", payment.id);
    if (payment.account) object.add("account", payment.account->text());
    if (!outcome.transferred.empty()) object.add("transferred", outcome.transferred);
    object.add("paid", payment.paid)
        .add("received", payment.received)
        .add("posted", payment.posted)
        .add("amount", payment.amount);
    if (payment.purpose != ledger::Purpose())
        object.add("purpose", purpose_object(payment.purpose));
    object.add("parts", json::array_of(outcome.parts, part_object))
        .add("advance", outcome.advance)
        .add("unallocated", outcome.unallocated);
    if (outcome.unallocated_reason)
        object.add("unallocated_reason",
                   json::name_of(names::unallocated_reasons, *outcome.unallocated_reason));
    return std::move(object.add("taken_back", outcome.taken_back)
                         .add("reasons", decisions_array(outcome.reasons)));
}

Object take_back_object(const ledger::TakenBack& taken) {
    auto object = Object()
                      .add("id", taken.fact.id)
                      .add("kind", json::name_of(names::take_back_kinds, taken.fact.kind))
                      .add("payment", taken.fact.payment)
                      .add("date", taken.fact.date);
    if (taken.account) object.add("account", taken.account->text());
    return std::move(object.add("amount", taken.amount)
                         .add("parts", json::array_of(taken.parts, part_object))
                         .add("advance", taken.advance)
                         .add("unallocated", taken.unallocated)
                         .add("reason", taken.fact.reason)
                         .add("author", taken.fact.author)
                         .add("reasons", decisions_array(taken.reasons)));
}

Object followed_object(const ledger::Practice& practice) {
    return practice_object(practice, row_of(practice.option).name);
}

}  // namespace

Object allocation_totals(const ledger::AllocatedTotals& totals) {
    return Object()
        .add("received", totals.received)
        .add("returned", totals.returned)
        .add("allocated", totals.allocated)
        .add("advance", totals.advance)
        .add("unallocated", totals.unallocated);
}

Object allocation_head(std::string_view schema, const Allocated& allocated) {
    auto object = Object()
                      .add("schema", std::string(schema))
                      .add("engine", "kvit " + std::string(version))
                      .add("law", allocated.law)
                      .add("policy", allocated.policy)
                      .add("id", allocated.id);
    if (!allocated.title.empty()) object.add("title", allocated.title);
    const bool all_known = allocated.known_on == Date::open_end();
    object.add("known_on", all_known ? json::Value() : json::Value(allocated.known_on));
    return object;
}

void add_allocation_basis(Object& object, const Allocated& allocated) {
    object.add("practices", json::array_of(allocated.practices, followed_object))
        .add("decisions", decisions_array(allocated.decisions))
        .add("sources", json::array_of(allocated.sources.list(), source_object));
}

std::string write_allocation(const Allocated& allocated, Layout layout) {
    auto object = allocation_head("kvit-allocation-result/1", allocated);
    object.add("totals", allocation_totals(allocated.totals))
        .add("accounts", json::array_of(allocated.accounts, account_object))
        .add("payments", json::array_of(allocated.payments, payment_object))
        .add("take_backs", json::array_of(allocated.take_backs, take_back_object));
    add_allocation_basis(object, allocated);
    return laid_out(object, layout);
}

}  // namespace kvit::format
