#include "ledger/reconciliation/fact_set.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {
namespace {

/// What must agree in two rows of one operation.
auto content(const RowFact& fact) {
    const RegistryRow& row = *fact.row;
    return std::tie(row.kind, fact.account, row.amount, row.paid, row.time, row.period,
                    row.document, row.reverses);
}

/// The rest, so that an order is whole.
auto rest(const RowFact& fact) {
    const RegistryRow& row = *fact.row;
    return std::tie(row.account, row.received, row.purpose, row.channel);
}

/// Earlier rows first, then registries by day and id.
auto said_in(const RowFact& fact) {
    return fact.registry == nullptr
               ? std::tuple(0, Date(), std::string_view())
               : std::tuple(1, fact.registry->date, std::string_view(fact.registry->id));
}

auto operation_of(const RowFact& fact) { return std::tie(*fact.agent, fact.row->operation); }

bool by_operation(const RowFact& a, const RowFact& b) {
    if (const auto order = operation_of(a) <=> operation_of(b); order != 0) return order < 0;
    if (const auto order = said_in(a) <=> said_in(b); order != 0) return order < 0;
    if (const auto order = content(a) <=> content(b); order != 0) return order < 0;
    if (const auto order = rest(a) <=> rest(b); order != 0) return order < 0;
    // Of rows that are alike the one is kept that has more ids.
    return b.row->ids < a.row->ids;
}

bool same_fact(const RowFact& a, const RowFact& b) {
    return operation_of(a) == operation_of(b) && said_in(a) == said_in(b) &&
           content(a) == content(b) && rest(a) == rest(b);
}

std::vector<RowFact> all_rows(const PaymentsCase& facts) {
    std::vector<RowFact> all;
    for (const EarlierRow& each : facts.earlier)
        all.push_back({&each.row, &each.agent, nullptr, &each, plain_number(each.row.account)});
    for (const Registry& registry : facts.registries)
        for (const RegistryRow& row : registry.rows)
            all.push_back({&row, &registry.agent, &registry, nullptr, plain_number(row.account)});
    return all;
}

/// Rows of one operation, from `first` on.
void let_stand(const std::vector<RowFact>& facts, std::size_t first, std::size_t end,
               std::vector<RowStanding>& standing) {
    bool torn = false;
    for (std::size_t i = first + 1; i < end && said_in(facts[i]) == said_in(facts[first]); ++i)
        torn = torn || content(facts[i]) != content(facts[first]);
    for (std::size_t i = first; i < end; ++i) {
        if (torn || content(facts[i]) != content(facts[first]))
            standing[i] = RowStanding::contradicts;
        else
            standing[i] = i == first ? RowStanding::stands : RowStanding::repeats;
    }
}

}  // namespace

std::vector<StandingRow> fact_set(const PaymentsCase& facts) {
    std::vector<RowFact> all = all_rows(facts);
    std::sort(all.begin(), all.end(), by_operation);
    all.erase(std::unique(all.begin(), all.end(), same_fact), all.end());

    std::vector<RowStanding> standing(all.size());
    std::vector<std::size_t> first_of(all.size());
    for (std::size_t first = 0, end = 0; first < all.size(); first = end) {
        for (end = first; end < all.size() && operation_of(all[end]) == operation_of(all[first]);)
            first_of[end++] = first;
        let_stand(all, first, end, standing);
    }

    // `by_operation` is the order of all that day and time do not tell.
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(all[a].row->paid, all[a].row->time) <
               std::tie(all[b].row->paid, all[b].row->time);
    });
    std::vector<std::size_t> place(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<StandingRow> rows;
    rows.reserve(all.size());
    for (const std::size_t i : order)
        rows.push_back({std::move(all[i]), standing[i], place[first_of[i]]});
    return rows;
}

}  // namespace kvit::ledger
