#include "kvit/metering/volume.hpp"

#include <algorithm>
#include <tuple>

#include "kvit/trace/number.hpp"

namespace kvit::metering {
namespace {

using premises::Meter;
using premises::Reading;

/// A meter while it served one account: facts that follow each other without a gap are one life.
struct Life {
    const Meter* meter;  ///< the first of its facts
    Interval valid;

    /// The final reading is taken on the day of removal.
    bool admits(Date date) const { return date >= valid.from && date <= valid.to; }
};

std::vector<Life> lives_of(std::vector<const Meter*> meters) {
    std::sort(meters.begin(), meters.end(), [](const Meter* a, const Meter* b) {
        return std::tie(a->id, a->fact.valid.from) < std::tie(b->id, b->fact.valid.from);
    });
    std::vector<Life> lives;
    for (const auto* meter : meters) {
        const bool goes_on = !lives.empty() && lives.back().meter->id == meter->id &&
                             lives.back().valid.to == meter->fact.valid.from;
        if (goes_on)
            lives.back().valid.to = meter->fact.valid.to;
        else
            lives.push_back({meter, meter->fact.valid});
    }
    return lives;
}

/// Was the meter removed on the first day of the month, with a final reading on that day? The month
/// before ends without that reading: what it shows beyond the last one is of this month.
bool read_at_removal(const Life& life, const std::vector<const Reading*>& readings, Month month) {
    return life.valid.to == month.first_day() &&
           std::any_of(readings.begin(), readings.end(), [&](const Reading* reading) {
               return reading->meter == life.meter->id && reading->date == life.valid.to;
           });
}

/// What a plain meter shows.
Decimal plain(const premises::RegisterValues& values) { return *values.find(Zone::single); }

/// A reading that a difference starts or ends with.
struct Mark {
    Date date;
    Decimal value;
    std::string fact;  ///< id of the fact, if a fact states it
    trace::Reference reference;
};

Mark mark_of(const Reading& reading) {
    return {reading.date, plain(reading.values), reading.fact.id.text(), reading.fact.reference};
}

/// The readings of a life in the order of dates; of one date, the last learned alone.
std::vector<const Reading*> readings_of(const Life& life,
                                        const std::vector<const Reading*>& readings, Date before) {
    std::vector<const Reading*> own;
    for (const auto* reading : readings)
        if (reading->meter == life.meter->id && reading->date < before &&
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
        billed.begin(), billed.end(), life.meter->id,
        [](const BilledReading& reading, const MeterId& id) { return reading.meter < id; });
    const bool found = at != billed.end() && at->meter == life.meter->id && life.admits(at->date);
    return found ? &*at : nullptr;
}

/// Works out one life of a meter.
class Difference {
  public:
    Difference(const Life& life, const std::vector<const Reading*>& readings,
               std::span<const BilledReading> billed, Month month)
        : life_(life),
          month_(month),
          readings_(readings_of(life, readings, month.next().first_day())) {
        find_start(billed);
        find_end();
        if (start_) check();
    }

    const Errors& errors() const { return errors_; }
    const std::optional<Mark>& start() const { return start_; }
    /// Absent: no reading in the month.
    const std::optional<Mark>& end() const { return end_; }

  private:
    bool in_month(Date date) const { return month_.interval().contains(date); }

    void find_start(std::span<const BilledReading> billed) {
        if (const auto* mark = billed_of(life_, billed)) {
            start_ = Mark{mark->date, plain(mark->values), "", life_.meter->fact.reference};
            return;
        }
        for (const auto* reading : readings_)
            if (reading->date < month_.first_day()) start_ = mark_of(*reading);
        if (!start_ && life_.valid.from != Date::open_start())
            start_ = Mark{life_.valid.from, plain(life_.meter->start), life_.meter->fact.id.text(),
                          life_.meter->fact.reference};
    }

    void find_end() {
        for (const auto* reading : readings_)
            if (in_month(reading->date) && (!start_ || reading->date > start_->date))
                end_ = mark_of(*reading);
        // Installed in this month and not read again: the reading at installation counts.
        if (!end_ && start_ && in_month(start_->date) && start_->date == life_.valid.from)
            end_ = start_;
        if (end_ && !start_)
            errors_.add(ErrorCode::no_starting_reading, last_path(), life_.meter->id.text(),
                        {"показание прошлого месяца, дата установки прибора или показание во "
                         "входящем состоянии",
                         "a reading of an earlier month, the day of installation or a reading in "
                         "the opening"});
    }

    std::string last_path() const { return readings_.back()->fact.path; }

    /// Readings may not fall from the start to the end, nor stand above the start before it.
    void check() {
        Mark before = *start_;
        for (const auto* reading : readings_) {
            if (reading->date <= start_->date) {
                if (in_month(reading->date) && plain(reading->values) > start_->value)
                    errors_.add(ErrorCode::contradiction, reading->fact.path + ".value",
                                plain(reading->values).to_string(), not_beyond("не больше ", "not above "));
                continue;
            }
            if (plain(reading->values) < before.value)
                errors_.add(ErrorCode::reading_decreased, reading->fact.path + ".value",
                            plain(reading->values).to_string(),
                            {"не меньше " + before.value.to_string() + " (показание на " +
                                 trace::date_text(before.date, Language::ru) + ")",
                             "not below " + before.value.to_string() + " (reading on " +
                                 trace::date_text(before.date, Language::en) + ")"});
            before = mark_of(*reading);
        }
    }

    Text not_beyond(const char* ru, const char* en) const {
        return {ru + start_->value.to_string() + " (начислено до показания на " +
                    trace::date_text(start_->date, Language::ru) + ")",
                en + start_->value.to_string() + " (billed up to the reading on " +
                    trace::date_text(start_->date, Language::en) + ")"};
    }

    const Life& life_;
    Month month_;
    std::vector<const Reading*> readings_;
    std::optional<Mark> start_;
    std::optional<Mark> end_;
    Errors errors_;
};

trace::Operand operand(const Life& life, const Mark& mark, bool minus) {
    const auto label = [&](Language language) {
        const bool russian = language == Language::ru;
        return (russian ? "показание на " : "reading on ") + trace::date_text(mark.date, language) +
               (russian ? ", счётчик " : ", meter ") + life.meter->id.text();
    };
    return {.label = {label(Language::ru), label(Language::en)},
            .value = mark.value,
            .minus = minus,
            .fact = mark.fact};
}

/// Of two references, the one to trust less.
const trace::Reference& weaker(const trace::Reference& a, const trace::Reference& b) {
    return std::tie(a.standing, a.confidence) < std::tie(b.standing, b.confidence) ? b : a;
}

Result<std::optional<MeteredVolume>> sum_of(const std::vector<Life>& lives,
                                            const std::vector<const Reading*>& readings,
                                            std::span<const BilledReading> billed, Month month) {
    MeteredVolume volume;
    volume.source.kind = trace::SourceKind::computed;
    volume.source.label = {"разность показаний", "difference of readings"};
    Errors errors;
    bool complete = !lives.empty();
    for (const auto& life : lives) {
        const Difference difference(life, readings, billed, month);
        errors.append(difference.errors());
        // Of a meter that is gone everything may be billed already.
        if (!difference.end() && life.valid.overlaps(month.interval())) complete = false;
        if (!difference.errors().empty() || !difference.end()) continue;
        const Mark& start = *difference.start();
        const Mark& end = *difference.end();
        volume.value = volume.value + (end.value - start.value);
        volume.from = std::min(volume.from, start.date);
        volume.source.operands.push_back(operand(life, end, false));
        volume.source.operands.push_back(operand(life, start, true));
        volume.source.reference = weaker(volume.source.reference, end.reference);
        volume.billed.push_back({life.meter->id, end.date, end.value});
    }
    if (!errors.empty()) return errors;
    if (!complete) return std::optional<MeteredVolume>();
    return std::optional(std::move(volume));
}

}  // namespace

Result<std::optional<MeteredVolume>> difference_of_readings(
    const std::vector<const Meter*>& meters, const std::vector<const Reading*>& readings,
    std::span<const BilledReading> billed, Month month) {
    std::vector<Life> lives = lives_of(meters);
    std::erase_if(lives, [&](const Life& life) {
        return !life.valid.overlaps(month.interval()) && !read_at_removal(life, readings, month);
    });
    try {
        return sum_of(lives, readings, billed, month);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, lives.front().meter->fact.path, overflow.what(), {}};
    }
}

}  // namespace kvit::metering
