// Metrics of facts that hold from one moment to another.
#include <algorithm>
#include <charconv>

#include "bonus/evaluation/measuring.hpp"

namespace kvit::bonus {
namespace {

Text not_so(const std::string& fact) { return {"нет: \"" + fact + '"', "not so: \"" + fact + '"'}; }

}  // namespace

Measured Measuring::of(const FactAt& m) {
    Measured measured;
    const auto at = when(m.at, measured);
    if (!at) return measured;
    const StandingFact* fact = account_.fact(m.fact, *at);
    const bool holds =
        fact != nullptr &&
        (m.values.empty() || std::ranges::find(m.values, fact->value) != m.values.end());
    measured.value.value = holds ? 1 : 0;
    if (holds)
        measured.value.at = fact->from;
    else
        measured.reasons.push_back({.code = "fact_missing", .text = not_so(m.fact)});
    return measured;
}

Measured Measuring::of(const FactBecame& m) {
    // It held until that moment already: only its row is new.
    const auto goes_on = [&](const StandingFact& row) {
        return std::ranges::any_of(account_.history().facts, [&](const StandingFact& before) {
            return before.fact == row.fact && before.to == row.from;
        });
    };
    const auto [from, to] = span(m.within);
    for (const auto& fact : account_.history().facts)
        if (fact.fact == m.fact && from <= fact.from && fact.from < to && !goes_on(fact)) {
            Measured measured = number(1);
            measured.value.at = fact.from;
            return measured;
        }
    Measured measured =
        refused("fact_not_new", {"не стало так в этот срок: \"" + m.fact + '"',
                                 "did not become so in that time: \"" + m.fact + '"'});
    measured.until = to;
    return measured;
}

Measured Measuring::of(const FactThroughout& m) {
    const auto [from, to] = span(m.within);
    if (from >= to) {
        Measured measured = refused("fact_missing", not_so(m.fact));
        measured.until = account_.calendar().at(m.within.to);
        return measured;
    }
    // Rows of a fact do not overlap: sorted, each begins where the one before ends or later.
    std::vector<const StandingFact*> rows;
    for (const auto& fact : account_.history().facts)
        if (fact.fact == m.fact) rows.push_back(&fact);
    std::ranges::sort(rows, {}, [](const StandingFact* fact) { return fact->from; });
    Instant covered = from;
    for (const StandingFact* fact : rows) {
        if (fact->from > covered) break;
        if (!fact->to)
            covered = to;
        else
            covered = std::max(covered, *fact->to);
    }
    return covered >= to ? number(1) : refused("fact_missing", not_so(m.fact));
}

Measured Measuring::of(const FactValue& m) {
    Measured measured;
    const auto at = when(m.at, measured);
    if (!at) return measured;
    const StandingFact* fact = account_.fact(m.fact, *at);
    if (fact == nullptr) {
        measured.value.value = 0;
        return measured;
    }
    std::int64_t value = 0;
    const char* end = fact->value.data() + fact->value.size();
    const auto [stop, error] = std::from_chars(fact->value.data(), end, value);
    if (error != std::errc() || stop != end) {
        measured.reasons.push_back({.code = "not_a_number",
                                    .text = {"не целое число: \"" + m.fact + '"',
                                             "not a whole number: \"" + m.fact + '"'}});
        return measured;
    }
    measured.value.value = value;
    measured.value.at = fact->from;
    return measured;
}

}  // namespace kvit::bonus
