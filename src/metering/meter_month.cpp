#include "kvit/metering/meter_month.hpp"

#include <algorithm>
#include <tuple>

#include "metering/condition.hpp"
#include "metering/marks.hpp"

namespace kvit::metering {
namespace {

using detail::Life;
using detail::Mark;
using detail::Marks;
using law::MeterCondition;

/// Of two references, the one to trust less.
const trace::Reference& weaker(const trace::Reference& a, const trace::Reference& b) {
    return std::tie(a.standing, a.confidence) < std::tie(b.standing, b.confidence) ? b : a;
}

/// Sums the spans of neighbouring readings, so that a roll-over between any two is seen.
std::optional<std::vector<RegisterSpan>> counted_along(const Life& life,
                                                       std::span<const Mark* const> marks,
                                                       const MeterQuestion& question,
                                                       Errors& errors) {
    std::optional<std::vector<RegisterSpan>> sum;
    bool fell = false;
    for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
        const auto spans = detail::counted(life, *marks[i], *marks[i + 1], question, errors);
        if (!spans) {
            fell = true;
        } else if (!sum) {
            sum = spans;
        } else {
            for (std::size_t zone = 0; zone < sum->size() && zone < spans->size(); ++zone) {
                (*sum)[zone].end = (*spans)[zone].end;
                (*sum)[zone].capacity = (*sum)[zone].capacity + (*spans)[zone].capacity;
            }
        }
    }
    if (fell) return std::nullopt;
    return sum;
}

/// Works out one life of a meter.
class Worker {
  public:
    Worker(const Life& life, const MeterQuestion& question, Errors& errors)
        : life_(life),
          question_(question),
          month_(question.month),
          marks_(marks_of(life, question, errors)),
          errors_(errors) {}

    /// Nullopt for a meter that is gone and leaves nothing to bill.
    std::optional<MeterMonth> run(bool has_neighbours) {
        MeterMonth result;
        result.meter = &life_.on(month_.next().first_day() - 1);
        result.days = stated_conditions(life_, question_.states, month_);
        find_difference(result);
        if (result.days.empty() && !result.difference) return std::nullopt;
        find_history(result);
        name_conditions(result, has_neighbours);
        carry(result);
        return result;
    }

  private:
    bool in_month(Date date) const { return month_.interval().contains(date); }

    void find_difference(MeterMonth& result) {
        std::vector<const Mark*> chain;
        if (marks_.start() != nullptr) chain.push_back(marks_.start());
        for (const auto& mark : marks_.after) chain.push_back(&mark);
        const Mark* end = marks_.end(month_);
        if (end != nullptr && marks_.start() == nullptr) {
            errors_.add(ErrorCode::no_starting_reading, end->path, life_.id().text(),
                        {"показание прошлого месяца, дата установки прибора или показание во "
                         "входящем состоянии",
                         "a reading of an earlier month, the day of installation or a reading in "
                         "the opening"});
        }
        auto spans = counted_along(life_, chain, question_, errors_);
        // Installed in this month and not read again: the reading at installation counts.
        const Mark* start = marks_.start();
        const bool used_nothing = end == nullptr && start != nullptr && in_month(start->date) &&
                                  start->date == life_.valid.from;
        if (used_nothing) {
            end = start;
            spans.emplace();
            for (const auto& [zone, value] : start->values.list())
                spans->push_back({zone, value, value, Decimal()});
        }
        if (end == nullptr || start == nullptr || !spans) return;
        result.difference = MeterDifference{.from = start->date,
                                            .to = end->date,
                                            .registers = *std::move(spans),
                                            .start_fact = start->fact,
                                            .end_fact = end->fact,
                                            .reference = weaker(start->reference, end->reference),
                                            .taken = end->taken};
    }

    /// Months that count between two readings: after the month of the first, up to that of the
    /// second.
    int months_between(Date from, Date to) const {
        int months = 0;
        for (Month month = Month::of(from); month < Month::of(to);) {
            month = month.next();
            if (!question_.counts || question_.counts(month)) ++months;
        }
        return months;
    }

    void find_history(MeterMonth& result) {
        const Mark* last = marks_.start();
        if (last == nullptr) return;
        const auto take = [&](std::size_t first, int months) {
            std::vector<const Mark*> chain;
            for (std::size_t i = first; i < marks_.before.size(); ++i)
                chain.push_back(&marks_.before[i]);
            Errors past;  // an old slip leaves no average, and is no error of this month
            if (auto spans = counted_along(life_, chain, question_, past))
                result.history =
                    MeterHistory{marks_.before[first].date, last->date, months, *std::move(spans)};
        };
        const int wanted[] = {question_.average_of_year ? 12 : question_.history_months,
                              question_.history_months};
        for (const int least : wanted)
            for (std::size_t i = marks_.before.size(); i-- > 0;)
                if (const int months = months_between(marks_.before[i].date, last->date);
                    months >= least)
                    return take(i, months);
        // The meter is younger: the time that there is.
        const int months = months_between(marks_.before.front().date, last->date);
        if (months >= question_.history_months_new) take(0, months);
    }

    /// What the facts leave open: how a working meter did this month.
    void name_conditions(MeterMonth& result, bool has_neighbours) const {
        MeterCondition working = MeterCondition::reading_not_sent;
        const bool came = in_month(life_.valid.from);
        const bool went =
            life_.valid.to > month_.first_day() && life_.valid.to < month_.next().first_day();
        if (result.difference) {
            if ((came || went) && has_neighbours)
                working = MeterCondition::replaced;
            else if (came)
                working = MeterCondition::just_installed;
            else if (result.difference->taken == premises::ReadingTaken::check)
                working = MeterCondition::checked;
            else
                working = result.meter->remote ? MeterCondition::remote : MeterCondition::working;
        }
        // A trouble holds from its day (п. 59): before it the reading was merely not sent.
        for (auto& run : result.days)
            if (run.condition == MeterCondition::working) run.condition = working;
    }

    /// Periods in a row by the average, of a meter whose opening does not say: the months since its
    /// last reading.
    int periods_before() const {
        if (marks_.billed != nullptr) return marks_.billed->average_periods;
        const Mark* last = marks_.start();
        if (last == nullptr) return 0;
        return std::max(months_between(last->date, month_.first_day()) - 1, 0);
    }

    /// Did a check of this month find less than an earlier reading?
    bool disproved(const Mark& past) const {
        const auto fell = [](const RegisterSpan& span) { return span.counted().is_negative(); };
        return std::any_of(marks_.after.begin(), marks_.after.end(), [&](const Mark& mark) {
            if (mark.taken != premises::ReadingTaken::check) return false;
            Errors none;
            const auto spans = detail::counted(life_, past, mark, question_, none);
            return spans && std::any_of(spans->begin(), spans->end(), fell);
        });
    }

    void carry(MeterMonth& result) const {
        result.average_periods = periods_before();
        if (marks_.billed != nullptr)
            for (const auto& month : marks_.billed->estimated)
                if (month.month < month_) result.estimated.push_back(month);
        const Mark* start = marks_.start();
        if (start == nullptr) return;
        const auto billed_at = [&](const Mark& mark, bool with_start) {
            BilledReading billed{.meter = life_.id(), .date = mark.date, .values = mark.values};
            const Month least = Month::from_index(Month::of(mark.date).index() - history_months);
            const std::size_t count = marks_.before.size() - (with_start ? 0 : 1);
            for (std::size_t i = 0; i < count; ++i)
                if (Month::of(marks_.before[i].date) >= least &&
                    marks_.before[i].date < mark.date &&
                    !(with_start && disproved(marks_.before[i])))
                    billed.history.push_back({marks_.before[i].date, marks_.before[i].values});
            return billed;
        };
        result.if_not_read = billed_at(*start, false);
        result.if_not_read->average_periods = result.average_periods;
        result.if_not_read->estimated = result.estimated;
        if (result.difference && marks_.end(month_) != nullptr) {
            result.if_read = billed_at(*marks_.end(month_), true);
            // Readings inside the month are no months of their own.
        } else if (result.difference) {
            result.if_read = billed_at(*start, false);
        }
    }

    const Life& life_;
    const MeterQuestion& question_;
    Month month_;
    Marks marks_;
    Errors& errors_;
};

/// Was the meter removed on the first day of the month, with a final reading on that day? The month
/// before ends without that reading: what it shows beyond the last one is of this month.
bool read_at_removal(const Life& life, const MeterQuestion& question) {
    return life.valid.to == question.month.first_day() &&
           std::any_of(question.readings.begin(), question.readings.end(),
                       [&](const premises::Reading* reading) {
                           return reading->meter == life.id() && reading->date == life.valid.to;
                       });
}

}  // namespace

Result<std::vector<MeterMonth>> meters_of_month(const MeterQuestion& question) {
    auto lives = detail::lives_of(question.meters);
    std::erase_if(lives, [&](const Life& life) {
        return !life.valid.overlaps(question.month.interval()) && !read_at_removal(life, question);
    });
    std::vector<MeterMonth> months;
    Errors errors;
    try {
        for (const auto& life : lives)
            if (auto month = Worker(life, question, errors).run(lives.size() > 1))
                months.push_back(*std::move(month));
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, lives.front().first().fact.path, overflow.what(), {}};
    }
    if (!errors.empty()) return errors;
    return months;
}

}  // namespace kvit::metering
