#include "audit/input_cause.hpp"

#include "audit/pieces.hpp"
#include "kvit/formula/symbols.hpp"

namespace kvit::audit {
namespace {

using trace::SourceKind;

Cause cause_of_kind(SourceKind kind) {
    switch (kind) {
        case SourceKind::tariff:
            return Cause::tariff;
        case SourceKind::norm:
            return Cause::norm;
        case SourceKind::law:
            return Cause::law;
        case SourceKind::calendar:
            return Cause::calendar;
        case SourceKind::given:
        case SourceKind::fact:
        case SourceKind::computed:
            return Cause::fact;
    }
    return Cause::fact;
}

/// A value whose sources agree although it differs was found by other rules.
Cause cause_of(const Sides& sides, const trace::Source& before, const trace::Source& after) {
    if (before == after) {
        if (sides.policies_differ()) return Cause::practice;
        if (before.kind == SourceKind::computed && sides.laws_differ()) return Cause::law;
        if (sides.engines_differ()) return Cause::engine;
    }
    // A volume by norm has the norm as its id; it is the norm that changed if no operand did.
    if (after.kind == SourceKind::computed && before.kind == SourceKind::computed &&
        !after.id.empty() && before.operands == after.operands && before.label == after.label)
        return Cause::norm;
    return before.kind == after.kind ? cause_of_kind(after.kind) : Cause::fact;
}

}  // namespace

Part input_part(const Sides& sides, const charge::InputCard& card, const charge::LineInput& before,
                const charge::LineInput& after) {
    const trace::Source& from = sides.before.sources[before.source];
    const trace::Source& to = sides.after.sources[after.source];
    return {.cause = cause_of(sides, from, to),
            .amount = {},
            .symbol = std::string(card.symbol),
            .name = card.meaning,
            .unit = card.kind.unit,
            .before = Known{before.value, sides.sources.add(from)},
            .after = Known{after.value, sides.sources.add(to)}};
}

Part days_part(const Sides& sides, const charge::ChargeLine& before,
               const charge::ChargeLine& after, std::int64_t days_before, std::int64_t days_after) {
    const auto of = [&](const charge::ChargeLine& line, std::int64_t days) {
        return Known{Decimal::whole(days),
                     sides.sources.add({.kind = SourceKind::calendar,
                                        .label = {"дни строки", "days of the line"},
                                        .valid = line.interval})};
    };
    return {.cause = same_days(before, after) ? Cause::calendar : Cause::fact,
            .amount = {},
            .symbol = "d",
            .name = formula::meaning_of("d"),
            .unit = unit::day,
            .before = of(before, days_before),
            .after = of(after, days_after)};
}

Cause cause_of_method(const Sides& sides) {
    if (sides.policies_differ()) return Cause::practice;
    if (sides.laws_differ()) return Cause::law;
    if (sides.engines_differ()) return Cause::engine;
    return Cause::method;
}

}  // namespace kvit::audit
