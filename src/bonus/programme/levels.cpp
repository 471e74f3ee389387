// Points and levels of a programme: whether they rise, can be reached and lose nothing.
#include <algorithm>

#include "bonus/programme/check.hpp"
#include "bonus/programme/names.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::bonus {

namespace {

/// The most points of a rule without its own cap.
std::int64_t uncapped(const Programme& programme, const ScoreRule& rule) {
    const Metric* metric = find_id(programme.metrics, rule.metric);
    std::int64_t once = rule.points;
    for (const auto& step : rule.steps) once = std::max(once, step.points);
    const bool monthly = metric != nullptr && needs_of(programme.metrics, *metric).month;
    const std::int64_t times = monthly && programme.review ? programme.review->months : 1;
    return std::max<std::int64_t>(once, 0) * times;
}

/// Whether a condition asks for more months than there are.
bool asks_too_many_months(const Condition& condition, int months) {
    return (condition.kind == Condition::Kind::months_at_least && condition.value > months) ||
           std::ranges::any_of(condition.of, [&](const Condition& child) {
               return asks_too_many_months(child, months);
           });
}

}  // namespace

std::int64_t most_points(const Programme& programme, const ScoreRule& rule) {
    const std::int64_t most = uncapped(programme, rule);
    return rule.points_max ? std::min(most, *rule.points_max) : most;
}

bool exclude_each_other(const Programme& programme, const std::string& a, const std::string& b) {
    const auto bars = [&](const std::string& id, const std::string& other) {
        const Metric* metric = find_id(programme.metrics, id);
        return metric != nullptr && metric->when.kind == Condition::Kind::negation &&
               metric->when.of.front().kind == Condition::Kind::metric &&
               metric->when.of.front().metric == other;
    };
    return bars(a, b) || bars(b, a);
}

std::int64_t points_max(const Programme& programme) {
    // Of rules that exclude each other the better one counts each time, and none of them past its
    // own most: together no more than the lesser of both bounds.
    std::vector<bool> left(programme.score.size(), true);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < programme.score.size(); ++i) {
        if (!left[i]) continue;
        std::int64_t together = most_points(programme, programme.score[i]);
        std::int64_t each_time = uncapped(programme, programme.score[i]);
        for (std::size_t k = i + 1; k < programme.score.size(); ++k)
            if (left[k] && exclude_each_other(programme, programme.score[i].metric,
                                              programme.score[k].metric)) {
                together += most_points(programme, programme.score[k]);
                each_time = std::max(each_time, uncapped(programme, programme.score[k]));
                left[k] = false;
            }
        sum += std::min(together, each_time);
    }
    return sum;
}

void Checker::score() const {
    constexpr std::int64_t most = limits::bonus_points_max;
    if (!programme_.score.empty() && !programme_.review)
        fail("review", ErrorCode::missing_key, "",
             {"баллы считает пересмотр", "a review counts points"});
    for (std::size_t i = 0; i < programme_.score.size(); ++i) {
        const auto& rule = programme_.score[i];
        const std::string path = index_path("score", i);
        const Metric* metric = find_id(programme_.metrics, rule.metric);
        refers(path + ".metric", metric != nullptr, rule.metric,
               {"показатель из metrics", "a metric of metrics"});
        number(path + ".points", rule.points, -most, most);
        if (metric != nullptr) asked(*metric, path + ".metric", {.month = true, .months = true});
        if (!rule.steps.empty() && rule.points != 0)
            fail(path + ".points", ErrorCode::contradiction, std::to_string(rule.points),
                 {"points или steps, не оба", "points or steps, not both"});
        if (metric != nullptr && is_boolean(*metric) != rule.steps.empty())
            fail(
                path + ".steps", ErrorCode::wrong_type, '"' + rule.metric + '"',
                is_boolean(*metric)
                    ? Text("показатель \"да/нет\" даёт points", "true or false gives points")
                    : Text("число даёт баллы по ступеням steps", "a number gives points by steps"));
        bool negative = rule.points < 0;
        for (std::size_t k = 0; k < rule.steps.size(); ++k) {
            number(index_path(path + ".steps", k) + ".points", rule.steps[k].points, -most, most);
            negative = negative || rule.steps[k].points < 0;
            if (k > 0 && rule.steps[k].from <= rule.steps[k - 1].from)
                fail(index_path(path + ".steps", k) + ".from", ErrorCode::bad_programme,
                     std::to_string(rule.steps[k].from),
                     {"больше предыдущей ступени", "above the step before"});
        }
        if (negative && !programme_.negative_points)
            fail(path + ".points", ErrorCode::negative_points, "",
                 {"0 и больше, или negative_points: true", "0 or more, or negative_points: true"});
    }
}

void Checker::levels(bool sound) const {
    const auto& levels = programme_.levels;
    if (levels.empty()) return;
    if (!programme_.review)
        fail("review", ErrorCode::missing_key, "",
             {"уровень даёт пересмотр", "a review gives a level"});
    number("level_change.hold_reviews", programme_.level_change.hold_reviews, 0, 120);
    if (programme_.level_change.steps_down_max)
        number("level_change.steps_down_max", *programme_.level_change.steps_down_max, 1, 100);
    if (levels.front().points_min != 0 || levels.front().gate.kind != Condition::Kind::any_case)
        fail("levels[0].points_min", ErrorCode::bad_programme,
             std::to_string(levels.front().points_min),
             {"0 и без условий: на низшем уровне может быть каждый",
              "0 and no gate: the lowest level is open to everybody"});
    const std::int64_t most = sound ? points_max(programme_) : INT64_MAX;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const std::string path = index_path("levels", i);
        condition(levels[i].gate, path + ".gate", {.months = true});
        if (programme_.review && asks_too_many_months(levels[i].gate, programme_.review->months))
            fail(
                path + ".gate", ErrorCode::level_unreachable, "months_at_least",
                {"не больше месяцев пересмотра: " + std::to_string(programme_.review->months),
                 "at most the months of the review, " + std::to_string(programme_.review->months)});
        if (levels[i].points_min > most)
            fail(path + ".points_min", ErrorCode::level_unreachable,
                 std::to_string(levels[i].points_min),
                 {"не больше " + std::to_string(most) + ": столько баллов можно набрать",
                  "at most " + std::to_string(most) + ", which is all one can get"});
        if (i == 0) continue;
        if (levels[i].points_min <= levels[i - 1].points_min)
            fail(path + ".points_min", ErrorCode::levels_not_rising,
                 std::to_string(levels[i].points_min),
                 {"больше " + std::to_string(levels[i - 1].points_min),
                  "above " + std::to_string(levels[i - 1].points_min)});
        for (const auto& benefit : levels[i - 1].benefits)
            if (std::ranges::find(levels[i].benefits, benefit) == levels[i].benefits.end())
                fail(path + ".benefits", ErrorCode::benefit_lost, "",
                     {"и \"" + benefit + '"', "\"" + benefit + "\" as well"});
    }
}

}  // namespace kvit::bonus
