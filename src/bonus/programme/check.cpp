// Ids, dates and numbers of a programme; the other checks are beside.
#include "bonus/programme/check.hpp"

#include "bonus/programme/names.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/calendar/time_zone.hpp"

namespace kvit::bonus {

void Checker::fail(const std::string& path, ErrorCode code, std::string found,
                   Text expected) const {
    errors_.add(code, path, std::move(found), std::move(expected));
}

void Checker::refers(const std::string& path, bool found, std::string_view id,
                     const Phrase& what) const {
    if (!found) fail(path, ErrorCode::unknown_reference, '"' + std::string(id) + '"', what);
}

void Checker::number(const std::string& path, std::int64_t value, std::int64_t min,
                     std::int64_t max) const {
    if (value < min || value > max)
        fail(path, ErrorCode::out_of_range, std::to_string(value),
             {std::to_string(min) + ".." + std::to_string(max),
              std::to_string(min) + ".." + std::to_string(max)});
}

void Checker::channels(const std::vector<std::string>& ids, const std::string& path) const {
    for (std::size_t i = 0; i < ids.size(); ++i)
        refers(index_path(path, i), find_id(programme_.channels, ids[i]) != nullptr, ids[i],
               {"канал из channels", "a channel of channels"});
}

void Checker::deadline(const std::string& id, const std::string& path) const {
    refers(path, find_id(programme_.deadlines, id) != nullptr, id,
           {"срок из deadlines", "a deadline of deadlines"});
}

void Checker::moment(const Moment& moment, const std::string& path) const {
    if (moment.kind == Moment::Kind::metric)
        refers(path, find_id(programme_.metrics, moment.metric) != nullptr, moment.metric,
               {"показатель из metrics", "a metric of metrics"});
}

namespace {

template <class T>
void unique(const std::vector<T>& list, std::string_view key, Errors& errors) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!seen.insert(list[i].id).second)
            errors.add(ErrorCode::duplicate_id, index_path(key, i) + ".id", '"' + list[i].id + '"');
}

}  // namespace

void Checker::ids() const {
    if (programme_.administrator.empty())
        fail("administrator", ErrorCode::missing_key, "",
             {"кто ведёт программу", "who runs the programme"});
    unique(programme_.channels, "channels", errors_);
    unique(programme_.deadlines, "deadlines", errors_);
    unique(programme_.windows, "windows", errors_);
    unique(programme_.stages, "stages", errors_);
    unique(programme_.metrics, "metrics", errors_);
    unique(programme_.levels, "levels", errors_);
    unique(programme_.grants, "grants", errors_);
    unique(programme_.rewards, "rewards", errors_);
    unique(programme_.limits, "limits", errors_);
    unique(programme_.draws, "draws", errors_);
}

void Checker::times() const {
    if (programme_.active.empty())
        fail("active_to", ErrorCode::empty_interval, programme_.active.to.to_string(),
             {"позже active_from", "after active_from"});
    if (!TimeZone::find(programme_.zone))
        fail(
            "zone", ErrorCode::unknown_reference, '"' + programme_.zone + '"',
            {"часовая зона России, \"Europe/Moscow\"", "a time zone of Russia, \"Europe/Moscow\""});
    for (std::size_t i = 0; i < programme_.deadlines.size(); ++i) {
        const auto& editions = programme_.deadlines[i].editions;
        const std::string path = index_path("deadlines", i) + ".editions";
        if (editions.empty()) fail(path, ErrorCode::missing_key, "", {"1 и больше", "1 or more"});
        if (!editions.empty() && editions.front().from != Month::from_index(0))
            fail(index_path(path, 0) + ".from", ErrorCode::bad_programme,
                 editions.front().from.to_string(),
                 {"первая редакция действует с начала, без from",
                  "the first edition holds from the beginning, without from"});
        for (std::size_t k = 0; k < editions.size(); ++k) {
            number(index_path(path, k) + ".day", editions[k].day, 0, 31);
            number(index_path(path, k) + ".month_offset", editions[k].month_offset, 0, 12);
            if (k > 0 && editions[k].from <= editions[k - 1].from)
                fail(index_path(path, k) + ".from", ErrorCode::overlapping_intervals,
                     editions[k].from.to_string(),
                     {"позже предыдущей редакции", "after the edition before"});
        }
    }
    for (std::size_t i = 0; i < programme_.windows.size(); ++i) {
        const auto& window = programme_.windows[i];
        const std::string path = index_path("windows", i);
        number(path + ".from_day", window.from_day, 1, 31);
        number(path + ".to_day", window.to_day, 1, 31);
        number(path + ".to_month_offset", window.to_month_offset, 0, 1);
        if (window.to_month_offset == 0 && window.to_day < window.from_day)
            fail(path + ".to_day", ErrorCode::empty_interval, std::to_string(window.to_day),
                 {"не раньше from_day", "not before from_day"});
    }
    for (std::size_t i = 0; i < programme_.stages.size(); ++i) {
        const auto& stage = programme_.stages[i];
        if (Month::of(stage.to.date).index() - Month::of(stage.from.date).index() >
            limits::bonus_window_months_max)
            fail(index_path("stages", i) + ".to", ErrorCode::out_of_range, stage.to.to_string(),
                 {"этап не длиннее 60 месяцев", "a stage of at most 60 months"});
        if (programme_.stages[i].to <= programme_.stages[i].from)
            fail(index_path("stages", i) + ".to", ErrorCode::empty_interval,
                 programme_.stages[i].to.to_string(), {"позже from", "after from"});
    }
    if (programme_.enrolment.mode != Enrolment::Mode::automatic &&
        programme_.enrolment.fact.empty())
        fail("enrolment.fact", ErrorCode::missing_key, "",
             {"факт о вступлении или отказе", "the fact of joining or leaving"});
    condition(programme_.enrolment.when, "enrolment.when", {});
    if (const auto& review = programme_.review) {
        number("review.months", review->months, 1, limits::bonus_window_months_max);
        if (!review->closed_by.empty()) deadline(review->closed_by, "review.closed_by");
    }
}

Errors check(const Programme& programme) {
    Errors errors;
    const Checker checker(programme, errors);
    checker.ids();
    checker.times();
    checker.metrics();
    // Too many to look at, or at each other.
    if (programme.metrics.size() > metrics_max) return errors;
    checker.grants();
    checker.score();
    // The most points can be told of a score that can be read.
    checker.levels(errors.empty());
    checker.draws();
    checker.limits();
    return errors;
}

}  // namespace kvit::bonus
