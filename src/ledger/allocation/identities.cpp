#include "ledger/allocation/identities.hpp"

namespace kvit::ledger {
namespace {

void require(bool holds, const std::string& path, Money found, Money expected,
             const char* field = "") {
    if (!holds)
        throw Failure(Error{ErrorCode::identity_violated,
                            path + field,
                            found.to_string(),
                            {expected.to_string(), expected.to_string()}});
}

Money sum_of(const std::vector<AllocatedPart>& parts) {
    Money sum;
    for (const AllocatedPart& part : parts) sum += part.amount;
    return sum;
}

}  // namespace

void require_identities(const Allocated& allocated) {
    for (const AllocatedPayment& payment : allocated.payments) {
        const Money sum = sum_of(payment.parts) + payment.advance + payment.unallocated;
        require(sum == payment.payment.amount, payment.payment.path, sum, payment.payment.amount);
    }
    for (const TakenBack& taken : allocated.take_backs) {
        const Money sum = sum_of(taken.parts) + taken.advance + taken.unallocated;
        require(sum == -taken.amount, taken.fact.path, sum, -taken.amount);
    }
    for (const AllocatedAccount& account : allocated.accounts)
        for (const ReceivableOutcome& row : account.receivables)
            require(!row.paid.is_negative() && !row.left().is_negative(), row.receivable.path,
                    row.paid, row.receivable.amount, ".amount");
    const AllocatedTotals& totals = allocated.totals;
    const Money stays = totals.allocated + totals.advance + totals.unallocated;
    require(totals.received - totals.returned == stays, "totals", stays,
            totals.received - totals.returned);
}

}  // namespace kvit::ledger
