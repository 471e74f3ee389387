#include "ledger/allocation/open_account.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kvit::ledger {
namespace {

PartKind part_kind(const Receivable& receivable) {
    if (receivable.voluntary) return PartKind::voluntary;
    switch (receivable.kind) {
        case ReceivableKind::penalty:
            return PartKind::penalty;
        case ReceivableKind::court_cost:
            return PartKind::court_cost;
        default:
            return PartKind::principal;
    }
}

}  // namespace

OpenAccount::OpenAccount(AccountReceivables account) : id_(std::move(account.account)) {
    rows_.reserve(account.receivables.size());
    for (Receivable& receivable : account.receivables)
        rows_.push_back({.receivable = std::move(receivable), .paid = {}});
    const auto place = [](const ReceivableOutcome& outcome) {
        const Receivable& r = outcome.receivable;
        return std::tie(r.key.month, r.due, r.row, r.key.creditor, r.key.service, r.kind,
                        r.document, r.voluntary);
    };
    std::sort(rows_.begin(), rows_.end(),
              [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

std::optional<std::size_t> OpenAccount::find(const BalanceKey& key, ReceivableKind kind,
                                             bool voluntary) const {
    const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const auto& outcome) {
        const Receivable& row = outcome.receivable;
        return row.key == key && row.kind == kind && row.voluntary == voluntary;
    });
    if (at == rows_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - rows_.begin());
}

PlacedPart OpenAccount::cover(std::size_t index, Money money, AllocationReason why) {
    ReceivableOutcome& row = rows_[index];
    row.paid += money;
    return {.row = index,
            .part = {.key = row.receivable.key,
                     .kind = part_kind(row.receivable),
                     .amount = money,
                     .why = why}};
}

}  // namespace kvit::ledger
