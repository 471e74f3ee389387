// What meters counted, as volumes with their sources.
#include "charge/meter_sums.hpp"

#include <algorithm>
#include <tuple>

#include "charge/desk.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using metering::MeterMonth;

/// "показание на 23.07.2025, счётчик c"
std::string of_meter(const MeterMonth& meter, Language language, const std::string& text) {
    return text + (language == Language::ru ? ", счётчик " : ", meter ") + meter.meter->id.text();
}

Text reading_label(const MeterMonth& meter, Date date) {
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        return of_meter(
            meter, language,
            (russian ? "показание на " : "reading on ") + trace::date_text(date, language));
    };
    return {in(Language::ru), in(Language::en)};
}

Text rollover_label(const MeterMonth& meter) {
    return {of_meter(meter, Language::ru, "переход через ноль"),
            of_meter(meter, Language::en, "roll-over")};
}

/// "(25 − 10) × 40"
std::string arithmetic_of(const metering::RegisterSpan& span, Decimal ratio, Language language) {
    const auto number = [&](Decimal value) { return trace::number_text(value, language); };
    std::string text = "(" + number(span.end) + " − " + number(span.start);
    if (!span.capacity.is_zero()) text += " + " + number(span.capacity);
    text += ")";
    if (ratio != Decimal::whole(1)) text += " × " + number(ratio);
    return text;
}

/// The portion of a zone that `of_days` days share; a new one where there is none yet.
Portion& portion_of(std::vector<ZoneVolume>& zones, Zone zone, int of_days) {
    auto at = std::find_if(zones.begin(), zones.end(),
                           [&](const ZoneVolume& volume) { return volume.zone == zone; });
    if (at == zones.end()) {
        at = std::find_if(zones.begin(), zones.end(),
                          [&](const ZoneVolume& volume) { return volume.zone > zone; });
        at = zones.insert(at, {zone, {}});
    }
    for (auto& portion : at->portions)
        if (portion.of_days == of_days) return portion;
    return at->portions.emplace_back(
        Portion{.value = {}, .source = {}, .of_days = of_days, .filled = false});
}

/// Adds to a portion: its source is a sum of operands.
void add_to(Desk& desk, Portion& portion, Decimal value,
            const std::vector<trace::Operand>& operands, const trace::Reference& reference) {
    trace::Source source;
    if (portion.filled) {
        source = desk.sources()[portion.source];
    } else {
        source.kind = trace::SourceKind::computed;
        source.label = {"расход по приборам учёта", "consumption by meters"};
        source.reference = reference;
        portion.filled = true;
    }
    if (std::tie(source.reference.standing, source.reference.confidence) <
        std::tie(reference.standing, reference.confidence)) {
        source.reference = reference;
    }
    source.operands.insert(source.operands.end(), operands.begin(), operands.end());
    portion.value = portion.value + value;
    portion.source = desk.sources().add(std::move(source));
}

/// The operands of a difference: both readings, or one product where a ratio stands between.
std::vector<trace::Operand> operands_of(const MeterMonth& meter, const metering::RegisterSpan& span,
                                        Decimal value) {
    const auto& difference = *meter.difference;
    const Decimal ratio = meter.meter->ratio;
    if (ratio != Decimal::whole(1)) {
        const auto label = [&](Language language) {
            return of_meter(meter, language, arithmetic_of(span, ratio, language));
        };
        return {{.label = {label(Language::ru), label(Language::en)},
                 .value = value,
                 .minus = false,
                 .fact = difference.end_fact}};
    }
    std::vector<trace::Operand> operands{{.label = reading_label(meter, difference.to),
                                          .value = span.end,
                                          .minus = false,
                                          .fact = difference.end_fact},
                                         {.label = reading_label(meter, difference.from),
                                          .value = span.start,
                                          .minus = true,
                                          .fact = difference.start_fact}};
    if (!span.capacity.is_zero())
        operands.push_back({.label = rollover_label(meter), .value = span.capacity});
    return operands;
}

}  // namespace

Decimal consumed(Desk& desk, const MeterMonth& meter, const metering::RegisterSpan& span) {
    const Decimal ratio = meter.meter->ratio;
    if (ratio == Decimal::whole(1)) return span.counted();
    return desk.computed("difference", meter.meter->unit, {span.counted(), Decimal(), ratio},
                         meter.meter->fact.path);
}

void add_volume(Desk& desk, std::vector<ZoneVolume>& zones, Zone zone, Decimal volume, Text label,
                const trace::Reference& reference) {
    add_to(desk, portion_of(zones, zone, desk.month().days()), volume,
           {{.label = std::move(label), .value = volume}}, reference);
}

namespace {

/// "(190 − 100) × 31 / 92": a month's part of a difference that is spread over several.
trace::Operand part_of(const MeterMonth& meter, const metering::RegisterSpan& span, Decimal part,
                       int days, int period_days) {
    const auto label = [&](Language language) {
        return of_meter(meter, language,
                        arithmetic_of(span, meter.meter->ratio, language) + " × " +
                            std::to_string(days) + " / " + std::to_string(period_days));
    };
    return {.label = {label(Language::ru), label(Language::en)},
            .value = part,
            .minus = false,
            .fact = meter.difference->end_fact};
}

Decimal spread(Desk& desk, const MeterMonth& meter, const metering::RegisterSpan& span, int days,
               int period_days) {
    return desk.computed(
        "days_part", meter.meter->unit,
        {consumed(desk, meter, span), Decimal::whole(days), Decimal::whole(period_days)},
        meter.meter->fact.path);
}

}  // namespace

void add_difference(Desk& desk, std::vector<ZoneVolume>& zones, const MeterMonth& meter,
                    int of_days, int period_days) {
    for (const auto& span : meter.difference->registers) {
        Portion& portion = portion_of(zones, span.zone, of_days);
        if (period_days == 0) {
            const Decimal value = consumed(desk, meter, span);
            add_to(desk, portion, value, operands_of(meter, span, value),
                   meter.difference->reference);
            continue;
        }
        // The last month takes what the others leave, so that nothing is lost to rounding.
        Decimal part = consumed(desk, meter, span);
        for (const auto& month : meter.estimated)
            part = part - spread(desk, meter, span, month.month.days(), period_days);
        add_to(desk, portion, part, {part_of(meter, span, part, desk.month().days(), period_days)},
               meter.difference->reference);
    }
}

LateVolume late_volume(Desk& desk, const MeterMonth& meter, const metering::RegisterSpan& span,
                       Month month, int period_days, Decimal billed) {
    const Decimal part = spread(desk, meter, span, month.days(), period_days);
    trace::Source source{.kind = trace::SourceKind::computed,
                         .label = {"по показанию вместо начисленного без показаний",
                                   "by the reading instead of what was charged without one"},
                         .reference = meter.difference->reference};
    source.operands = {part_of(meter, span, part, month.days(), period_days),
                       {.label = {"начислено за " + trace::month_text(month, Language::ru),
                                  "charged for " + trace::month_text(month, Language::en)},
                        .value = billed,
                        .minus = true}};
    return {month, span.zone, part, billed, desk.sources().add(std::move(source))};
}

Decimal take_off_estimates(Desk& desk, std::vector<ZoneVolume>& zones, const MeterMonth& meter,
                           int of_days) {
    Decimal over;
    for (const auto& span : meter.difference->registers) {
        Portion& portion = portion_of(zones, span.zone, of_days);
        for (const auto& month : meter.estimated) {
            const auto* billed = month.volumes.find(span.zone);
            if (billed == nullptr || billed->is_zero()) continue;
            const Decimal taken = std::min(*billed, portion.value);
            over = over + (*billed - taken);
            const auto label = [&](Language language) {
                const bool russian = language == Language::ru;
                return of_meter(meter, language,
                                (russian ? "уже начислено за " : "charged already for ") +
                                    trace::month_text(month.month, language));
            };
            add_to(desk, portion, -taken,
                   {{.label = {label(Language::ru), label(Language::en)},
                     .value = taken,
                     .minus = true}},
                   meter.difference->reference);
        }
    }
    return over;
}

void add_average(Desk& desk, std::vector<ZoneVolume>& zones, const MeterMonth& meter, int of_days,
                 int days) {
    const auto& history = *meter.history;
    const bool whole = days == of_days;
    for (const auto& span : history.registers) {
        Decimal mean = desk.computed("average", meter.meter->unit,
                                     {consumed(desk, meter, span), Decimal::whole(history.months)},
                                     meter.meter->fact.path);
        if (!whole)
            mean = desk.computed("days_part", meter.meter->unit,
                                 {mean, Decimal::whole(days), Decimal::whole(of_days)},
                                 meter.meter->fact.path);
        const auto label = [&](Language language) {
            const bool russian = language == Language::ru;
            std::string text = (russian ? "среднее за месяц: " : "monthly average: ") +
                               arithmetic_of(span, meter.meter->ratio, language) + " / " +
                               std::to_string(history.months);
            if (!whole) text += " × " + std::to_string(days) + " / " + std::to_string(of_days);
            return of_meter(meter, language,
                            text + (russian ? ", показания с " : ", readings from ") +
                                trace::date_text(history.from, language) +
                                (russian ? " по " : " to ") +
                                trace::date_text(history.to, language));
        };
        add_to(desk, portion_of(zones, span.zone, of_days), mean,
               {{.label = {label(Language::ru), label(Language::en)}, .value = mean}},
               meter.meter->fact.reference);
    }
}

}  // namespace kvit::charge::detail
