// kvit-payments/1: a case that reads is reconciled or refused by a list of errors, by each shipped
// policy; said twice and backwards it gives the same bytes.
#include <algorithm>

#include "errors.hpp"
#include "kvit/format/payments.hpp"

namespace {

using namespace kvit;

ledger::PaymentsCase said_otherwise(ledger::PaymentsCase facts) {
    const auto registries = facts.registries;
    facts.registries.insert(facts.registries.end(), registries.begin(), registries.end());
    for (auto& registry : facts.registries)
        std::reverse(registry.rows.begin(), registry.rows.end());
    std::reverse(facts.registries.begin(), facts.registries.end());
    std::reverse(facts.accounts.begin(), facts.accounts.end());
    std::reverse(facts.bills.begin(), facts.bills.end());
    return facts;
}

void reconcile(law::ShippedPolicy policy, const ledger::PaymentsCase& facts) {
    const auto reconciled = ledger::reconcile(law::Policy(policy), facts);
    const auto otherwise = ledger::reconcile(law::Policy(policy), said_otherwise(facts));
    fuzz::require(reconciled.ok() == otherwise.ok(), "order has no say in what is refused");
    if (!reconciled.ok()) {
        fuzz::require_errors(reconciled.errors());
        return;
    }
    const auto text = format::write_reconciliation(*reconciled, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a result is UTF-8");
    fuzz::require(text == format::write_reconciliation(*otherwise, format::Layout::line),
                  "the same facts give the same bytes", text);
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto facts = fuzz::read_checked(format::read_payments_case, input);
    fuzz::require(format::check_document(input, "kvit-payments/1").empty() == facts.ok(),
                  "checking agrees with reading");
    if (!facts.ok()) return;
    for (const auto& row : law::shipped_policy_rows) reconcile(row.policy, *facts);
}
