// kvit-allocation/1 and kvit-remittance/1: a case that reads is allocated by each shipped policy
// with every kopeck in one place, the same in any order of its lists; or a list of errors.
#include <algorithm>

#include "errors.hpp"
#include "kvit/format/remittance.hpp"

namespace {

using namespace kvit;

ledger::AllocationCase reversed(ledger::AllocationCase facts) {
    std::reverse(facts.accounts.begin(), facts.accounts.end());
    for (auto& account : facts.accounts)
        std::reverse(account.receivables.begin(), account.receivables.end());
    std::reverse(facts.payments.begin(), facts.payments.end());
    std::reverse(facts.take_backs.begin(), facts.take_backs.end());
    return facts;
}

void require_sums(const ledger::Allocated& allocated) {
    const auto& totals = allocated.totals;
    fuzz::require(
        totals.received - totals.returned == totals.allocated + totals.advance + totals.unallocated,
        "no kopeck is lost");
    for (const auto& payment : allocated.payments) {
        Money placed = payment.advance + payment.unallocated;
        for (const auto& part : payment.parts) {
            fuzz::require(part.amount > Money(), "a part is above zero");
            placed += part.amount;
        }
        fuzz::require(placed == payment.payment.amount, "parts sum to the payment");
        fuzz::require(payment.taken_back <= payment.payment.amount, "no more comes back");
    }
    for (const auto& account : allocated.accounts)
        for (const auto& row : account.receivables)
            fuzz::require(row.paid >= Money() && row.left() >= Money(), "within the debt");
}

void allocate(const law::LawBook& law, law::ShippedPolicy policy,
              const ledger::AllocationCase& facts) {
    const auto allocated = ledger::allocate_payments(law, law::Policy(policy), facts);
    const auto other = ledger::allocate_payments(law, law::Policy(policy), reversed(facts));
    fuzz::require(allocated.ok() == other.ok(), "the order of lists says nothing");
    if (!allocated.ok()) {
        fuzz::require_errors(allocated.errors());
        return;
    }
    require_sums(*allocated);
    const auto text = format::write_allocation(*allocated, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a result is UTF-8");
    fuzz::require(text == format::write_allocation(*other, format::Layout::line),
                  "the order of lists says nothing", text);
}

void remit(const law::LawBook& law, const ledger::RemittanceCase& facts) {
    const auto remitted = ledger::remit_payments(law, law::Policy(), facts);
    if (!remitted.ok()) {
        fuzz::require_errors(remitted.errors());
        return;
    }
    const auto& [allocated, remittance] = *remitted;
    fuzz::require(remittance.total.collected - remittance.total.returned + remittance.kept ==
                      allocated.totals.received - allocated.totals.returned,
                  "what is remitted was paid");
    for (const auto& row : remittance.rows)
        fuzz::require(
            row.sums.collected - row.sums.returned == row.sums.commission + row.sums.to_transfer,
            "a row sums");
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    static const law::LawBook law = format::built_in_law().value_or_throw();
    const auto contracts = fuzz::read_checked(format::read_remittance_case, input);
    if (contracts.ok()) {
        remit(law, *contracts);
        return;
    }
    const auto facts = fuzz::read_checked(format::read_allocation_case, input);
    fuzz::require(format::check_document(input, "kvit-allocation/1").empty() == facts.ok(),
                  "checking agrees with reading");
    if (!facts.ok()) return;
    for (const auto& row : law::shipped_policy_rows) allocate(law, row.policy, *facts);
}
