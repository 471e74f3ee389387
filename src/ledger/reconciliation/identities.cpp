#include "ledger/reconciliation/identities.hpp"

#include <string>

namespace kvit::ledger {
namespace {

void require(const std::string& path, Money found, Money expected) {
    if (found != expected)
        throw Failure(Error{ErrorCode::identity_violated,
                            path,
                            found.to_string(),
                            {expected.to_string(), expected.to_string()}});
}

}  // namespace

void require_identities(const Reconciled& reconciled) {
    const ReconciledTotals& totals = reconciled.totals;
    Money payments;
    Money reversals;
    for (const ReconciledRow& row : reconciled.rows)
        (row.row.kind == RowKind::payment ? payments : reversals) += row.row.amount;
    require("totals.received", totals.received, payments);
    require("totals.received",
            totals.accepted + totals.suspected + totals.unallocated + totals.duplicates +
                totals.conflicting + totals.reversed,
            payments);
    require("totals.reversals", totals.reversals, reversals);
    require("totals.reversals",
            totals.reversals_applied + totals.reversals_repeated + totals.reversals_held,
            reversals);

    Money handed_on;
    for (const ReceivedPayment& payment : reconciled.payments) handed_on += payment.amount;
    require("payments", handed_on,
            totals.accepted + totals.suspected + totals.unallocated + totals.reversed);
    Money taken;
    for (const TakeBack& fact : reconciled.take_backs)
        if (fact.kind == TakeBackKind::reversal) taken += *fact.amount;
    require("take_backs", taken, totals.reversals_applied);
}

}  // namespace kvit::ledger
