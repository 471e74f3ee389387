#include "kvit/metering/volume.hpp"

#include <algorithm>
#include <tuple>

#include "kvit/trace/number.hpp"

namespace kvit::metering {
namespace {

using premises::Meter;
using premises::Reading;

/// A reading that a difference starts or ends with.
struct Mark {
    Date date;
    Decimal value;
    std::string fact;  ///< id of the fact, if a fact states it
};

/// Of the readings of a meter, the last one with a date in [from, to); of one date, the last
/// learned.
const Reading* last_reading(const std::vector<const Reading*>& readings, const MeterId& meter,
                            Date from, Date to) {
    const auto order = [](const Reading* reading) {
        return std::tuple(reading->date, reading->fact.known_on, reading->fact.seq,
                          reading->fact.id);
    };
    const Reading* last = nullptr;
    for (const auto* reading : readings) {
        if (reading->meter != meter || reading->date < from || reading->date >= to) continue;
        if (last == nullptr || order(last) < order(reading)) last = reading;
    }
    return last;
}

/// Where the difference of a meter starts.
std::optional<Mark> start_of(const Meter& meter, const std::vector<const Reading*>& readings,
                             const std::vector<BilledReading>& billed, Month month) {
    for (const auto& mark : billed)
        if (mark.meter == meter.id) return Mark{mark.date, mark.value, ""};
    if (const auto* earlier =
            last_reading(readings, meter.id, Date::open_start(), month.first_day()))
        return Mark{earlier->date, earlier->value, earlier->fact.id.text()};
    if (meter.fact.valid.from == Date::open_start()) return std::nullopt;
    return Mark{meter.fact.valid.from, meter.start, meter.fact.id.text()};
}

trace::Operand operand(const Meter& meter, const Mark& mark, bool minus) {
    const auto label = [&](Language language) {
        const bool russian = language == Language::ru;
        return (russian ? "показание на " : "reading on ") + trace::date_text(mark.date, language) +
               (russian ? ", счётчик " : ", meter ") + meter.id.text();
    };
    return {.label = {label(Language::ru), label(Language::en)},
            .value = mark.value,
            .minus = minus,
            .fact = mark.fact};
}

}  // namespace

Result<std::optional<MeteredVolume>> difference_of_readings(
    const std::vector<const Meter*>& meters, const std::vector<const Reading*>& readings,
    const std::vector<BilledReading>& billed, Month month) {
    MeteredVolume volume;
    volume.source.kind = trace::SourceKind::computed;
    volume.source.label = {"разность показаний", "difference of readings"};
    Errors errors;
    bool complete = true;
    for (const auto* meter : meters) {
        const auto* end =
            last_reading(readings, meter->id, month.first_day(), month.next().first_day());
        const auto start = start_of(*meter, readings, billed, month);
        if (end == nullptr || (start && end->date <= start->date && end->value == start->value)) {
            complete = false;
            continue;
        }
        if (!start) {
            errors.add(ErrorCode::no_starting_reading, end->fact.path, meter->id.text(),
                       {"показание прошлого месяца, дата установки прибора или показание во "
                        "входящем состоянии",
                        "a reading of an earlier month, the day of installation or a reading in "
                        "the opening"});
            continue;
        }
        if (end->value < start->value) {
            errors.add(ErrorCode::reading_decreased, end->fact.path + ".value",
                       end->value.to_string(),
                       {"не меньше " + start->value.to_string() + " (показание на " +
                            start->date.to_string() + ")",
                        "not below " + start->value.to_string() + " (reading on " +
                            start->date.to_string() + ")"});
            continue;
        }
        volume.value = volume.value + (end->value - start->value);
        if (start->date < volume.from) volume.from = start->date;
        const Mark last{end->date, end->value, end->fact.id.text()};
        volume.source.operands.push_back(operand(*meter, last, false));
        volume.source.operands.push_back(operand(*meter, *start, true));
        volume.source.reference = end->fact.reference;
        volume.billed.push_back({meter->id, end->date, end->value});
    }
    if (!errors.empty()) return errors;
    if (!complete || meters.empty()) return std::optional<MeteredVolume>();
    return std::optional(std::move(volume));
}

}  // namespace kvit::metering
