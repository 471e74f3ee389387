#include "metering/marks.hpp"

#include <algorithm>
#include <tuple>

#include "kvit/trace/number.hpp"
#include "metering/condition.hpp"

namespace kvit::metering::detail {
namespace {

using premises::Reading;

Mark mark_of(const Reading& reading) {
    return {reading.date,           reading.values,    reading.fact.id.text(),
            reading.fact.reference, reading.fact.path, reading.taken};
}

Mark mark_of(const Life& life, Date date, const premises::RegisterValues& values) {
    return {.date = date,
            .values = values,
            .fact = "",
            .reference = life.first().fact.reference,
            .path = ""};
}

/// The reading on the first day of a trouble ends what was counted before it.
bool admitted(const Life& life, const MeterQuestion& question, Date date) {
    const auto admits = [&](Date day) {
        return question.admits_difference(stated_on(life, question.states, day), day);
    };
    return admits(date) || (date > life.valid.from && admits(date - 1));
}

/// The readings of a life in the order of dates; of one date, the last learned alone.
std::vector<const Reading*> readings_of(const Life& life, const MeterQuestion& question) {
    std::vector<const Reading*> own;
    for (const auto* reading : question.readings)
        if (reading->meter == life.id() && reading->date < question.month.next().first_day() &&
            life.admits(reading->date))
            own.push_back(reading);
    const auto key = [](const Reading* reading) {
        return std::tie(reading->date, reading->fact.known_on, reading->fact.seq, reading->fact.id);
    };
    std::sort(own.begin(), own.end(),
              [&](const Reading* a, const Reading* b) { return key(a) < key(b); });
    std::vector<const Reading*> last_of_day;
    for (const auto* reading : own) {
        if (!last_of_day.empty() && last_of_day.back()->date == reading->date)
            last_of_day.pop_back();
        last_of_day.push_back(reading);
    }
    return last_of_day;
}

const BilledReading* billed_of(const Life& life, std::span<const BilledReading> billed) {
    const auto at = std::lower_bound(
        billed.begin(), billed.end(), life.id(),
        [](const BilledReading& reading, const MeterId& id) { return reading.meter < id; });
    const bool found = at != billed.end() && at->meter == life.id() && life.admits(at->date);
    return found ? &*at : nullptr;
}

/// A reading before the start may not stand above it: what was billed would have to be taken back.
void check_not_beyond(const Mark& start, const Reading& reading, Errors& errors) {
    for (const auto& [zone, value] : reading.values.list()) {
        const auto* billed = start.values.find(zone);
        if (billed == nullptr || value <= *billed) continue;
        const auto text = [&](Language language) {
            const bool russian = language == Language::ru;
            return (russian ? "не больше " : "not above ") + billed->to_string() +
                   (russian ? " (начислено до показания на " : " (billed up to the reading on ") +
                   trace::date_text(start.date, language) + ")";
        };
        errors.add(ErrorCode::contradiction, reading.fact.path + ".value", value.to_string(),
                   {text(Language::ru), text(Language::en)});
    }
}

}  // namespace

const Mark* Marks::end(Month month) const {
    if (!after.empty() && after.back().date >= month.first_day()) return &after.back();
    return nullptr;
}

Marks marks_of(const Life& life, const MeterQuestion& question, Errors& errors) {
    Marks marks;
    marks.billed = billed_of(life, question.billed);
    const bool installed = life.valid.from != Date::open_start();
    if (installed) {
        marks.before.push_back(mark_of(life, life.valid.from, life.first().start));
        marks.before.back().fact = life.first().fact.id.text();
    }
    const auto add_before = [&](Mark mark) {
        while (!marks.before.empty() && marks.before.back().date >= mark.date)
            marks.before.pop_back();
        marks.before.push_back(std::move(mark));
    };
    if (marks.billed != nullptr) {
        for (const auto& past : marks.billed->history)
            if (life.admits(past.date)) add_before(mark_of(life, past.date, past.values));
        add_before(mark_of(life, marks.billed->date, marks.billed->values));
    }
    const Date first_day = question.month.first_day();
    for (const auto* reading : readings_of(life, question)) {
        if (marks.billed != nullptr && reading->date <= marks.billed->date) {
            if (reading->date >= first_day) check_not_beyond(*marks.start(), *reading, errors);
            continue;
        }
        if (!admitted(life, question, reading->date)) continue;
        // Without an opening everything before the month is taken for billed.
        const bool earlier = marks.billed == nullptr && reading->date < first_day;
        if (earlier)
            add_before(mark_of(*reading));
        else if (marks.start() == nullptr || reading->date > marks.start()->date)
            marks.after.push_back(mark_of(*reading));
        else if (reading->date >= first_day)
            check_not_beyond(*marks.start(), *reading, errors);
    }
    return marks;
}

std::optional<std::vector<RegisterSpan>> counted(const Life& life, const Mark& from, const Mark& to,
                                                 const MeterQuestion& question, Errors& errors) {
    std::vector<RegisterSpan> spans;
    const auto& meter = life.on(to.date);
    const bool gives_back = question.check_gives_back && to.taken == premises::ReadingTaken::check;
    bool fell = false;
    for (const auto& [zone, value] : to.values.list()) {
        const auto* start = from.values.find(zone);
        if (start == nullptr) continue;  // refused where the house is prepared
        RegisterSpan span{zone, *start, value, Decimal()};
        if (value < *start && meter.digits && question.plausible) {
            const auto capacity =
                Decimal::whole(static_cast<std::int64_t>(power_of_ten(*meter.digits)));
            RegisterSpan rolled{zone, *start, value, capacity};
            const int months = Month::of(to.date).index() - Month::of(from.date).index();
            if (rolled.counted() <= *question.plausible * std::max(months, 1)) span = rolled;
        }
        if (span.counted().is_negative() && !gives_back) {
            fell = true;
            const auto text = [&](Language language) {
                const bool russian = language == Language::ru;
                return (russian ? "не меньше " : "not below ") + start->to_string() +
                       (russian ? " (показание на " : " (reading on ") +
                       trace::date_text(from.date, language) + ")";
            };
            errors.add(ErrorCode::reading_decreased, to.path + ".value", value.to_string(),
                       {text(Language::ru), text(Language::en)});
        }
        spans.push_back(span);
    }
    if (fell) return std::nullopt;
    return spans;
}

}  // namespace kvit::metering::detail
