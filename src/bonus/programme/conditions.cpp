// Conditions and metrics of a programme: what asks what, and whether it can be asked there.
#include <algorithm>

#include "bonus/programme/check.hpp"
#include "bonus/programme/names.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::bonus {
namespace {

using Kind = Condition::Kind;

bool over_months(Kind kind) {
    return kind == Kind::every_month || kind == Kind::some_month || kind == Kind::no_month ||
           kind == Kind::months_at_least;
}

std::string_view key_of(Kind kind) {
    switch (kind) {
        case Kind::all:
            return ".all";
        case Kind::any:
            return ".any";
        case Kind::negation:
            return ".not";
        case Kind::every_month:
            return ".every_month";
        case Kind::some_month:
            return ".some_month";
        case Kind::no_month:
            return ".no_month";
        case Kind::months_at_least:
            return ".of";
        default:
            return "";
    }
}

}  // namespace

void add_metrics_of(const Condition& condition, std::vector<std::string>& ids) {
    if (condition.kind == Kind::metric) ids.push_back(condition.metric);
    for (const auto& child : condition.of) add_metrics_of(child, ids);
}

std::vector<std::string> asked_by(const Metric& metric) {
    std::vector<std::string> ids;
    add_metrics_of(metric.when, ids);
    std::visit(
        [&](const auto& measure) {
            if constexpr (requires { measure.metric; }) ids.push_back(measure.metric);
            if constexpr (requires { measure.at; })
                if (measure.at.kind == Moment::Kind::metric) ids.push_back(measure.at.metric);
        },
        metric.measure);
    return ids;
}

Standing standing_of(Unit unit) {
    switch (unit) {
        case Unit::bill:
        case Unit::month:
            return {.month = true};
        case Unit::payment:
            return {.payment = true};
        case Unit::reading:
            return {.reading = true};
        case Unit::review:
            return {.level = true, .months = true};
        default:
            return {.months = true};
    }
}

void Checker::asked(const Metric& metric, const std::string& path, Standing standing) const {
    const Needs needs = needs_of(programme_.metrics, metric);
    if (needs.month && !standing.month)
        fail(path, ErrorCode::bad_programme, '"' + metric.id + '"',
             {"показатель месяца: внутри every_month, some_month, no_month, months_at_least",
              "a metric of a month: inside every_month, some_month, no_month, months_at_least"});
    if ((needs.payment && !standing.payment) || (needs.reading && !standing.reading) ||
        (needs.event && !standing.payment && !standing.reading))
        fail(path, ErrorCode::bad_programme, '"' + metric.id + '"',
             {"показатель платежа для unit payment, показания для unit reading",
              "a metric of a payment for unit payment, of a reading for unit reading"});
}

void Checker::metric_in(const Condition& condition, const std::string& path,
                        Standing standing) const {
    const Metric* metric = find_id(programme_.metrics, condition.metric);
    refers(path + ".metric", metric != nullptr, condition.metric,
           {"показатель из metrics", "a metric of metrics"});
    if (metric == nullptr) return;
    if (is_boolean(*metric) != (condition.comparison == Comparison::is_true))
        fail(path, ErrorCode::wrong_type, '"' + condition.metric + '"',
             is_boolean(*metric)
                 ? Text("показатель \"да/нет\" не сравнивается с числом",
                        "a metric that is true or false is not compared with a number")
                 : Text("число сравнивается: eq, ne, lt, le, gt, ge",
                        "a number is compared: eq, ne, lt, le, gt, ge"));
    asked(*metric, path, standing);
}

void Checker::condition(const Condition& condition, const std::string& path,
                        Standing standing) const {
    if (++conditions_ == limits::bonus_conditions_max)
        fail(path, ErrorCode::limit_exceeded, std::to_string(conditions_),
             {"меньше условий", "fewer conditions"});
    if (standing.depth == limits::bonus_depth_max)
        fail(path, ErrorCode::limit_exceeded, std::to_string(standing.depth),
             {"меньше условий одно в другом", "fewer conditions inside each other"});
    if (conditions_ >= limits::bonus_conditions_max || standing.depth >= limits::bonus_depth_max)
        return;
    ++standing.depth;
    if (condition.kind == Kind::metric) metric_in(condition, path, standing);
    if (condition.kind == Kind::level_in) {
        if (!standing.level)
            fail(path, ErrorCode::bad_programme, "level_in",
                 {"уровень есть у пересмотра", "a review has a level"});
        if (condition.levels.empty())
            fail(path + ".level_in", ErrorCode::missing_key, "", {"1 и больше", "1 or more"});
        for (std::size_t i = 0; i < condition.levels.size(); ++i)
            refers(index_path(path + ".level_in", i),
                   find_id(programme_.levels, condition.levels[i]) != nullptr, condition.levels[i],
                   {"уровень из levels", "a level of levels"});
    }
    Standing inside = standing;
    if (over_months(condition.kind)) {
        if (!standing.months)
            fail(path, ErrorCode::bad_programme, std::string(key_of(condition.kind)).substr(1),
                 {"условие о месяцах: для квартала, этапа, пересмотра",
                  "a condition about months: of a quarter, a stage, a review"});
        inside = {.month = true, .depth = standing.depth};
    }
    const std::string below = path + std::string(key_of(condition.kind));
    const bool listed = condition.kind == Kind::all || condition.kind == Kind::any;
    for (std::size_t i = 0; i < condition.of.size(); ++i)
        this->condition(condition.of[i], listed ? index_path(below, i) : below, inside);
}

void Checker::circle(const Metric& metric, const std::string& path) const {
    std::vector<std::string> reached = asked_by(metric);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (reached[i] == metric.id) {
            fail(path, ErrorCode::circular_rule, '"' + metric.id + '"',
                 {"показатель, который не зависит от себя",
                  "a metric that does not depend on itself"});
            return;
        }
        if (const Metric* next = find_id(programme_.metrics, reached[i]))
            for (auto& id : asked_by(*next))
                if (std::ranges::find(reached, id) == reached.end()) reached.push_back(id);
    }
}

void Checker::measure(const Metric& metric, const std::string& path) const {
    const auto boolean = [&](const std::string& id, bool monthly) {
        const Metric* asked = find_id(programme_.metrics, id);
        refers(path + ".of", asked != nullptr, id,
               {"показатель из metrics", "a metric of metrics"});
        const Needs needs = asked != nullptr ? needs_of(programme_.metrics, *asked) : Needs{};
        if (asked != nullptr && (!is_boolean(*asked) || needs.payment || needs.reading ||
                                 needs.event || (monthly && !needs.month)))
            fail(path + ".of", ErrorCode::wrong_type, '"' + id + '"',
                 monthly
                     ? Text("показатель \"да/нет\" о месяце", "a metric of a month, true or false")
                     : Text("показатель \"да/нет\"", "a metric that is true or false"));
    };
    std::visit(
        [&](const auto& m) {
            using M = std::decay_t<decltype(m)>;
            if constexpr (requires { m.filter; }) {
                channels(m.filter.channels, path + ".channels");
                not_below_zero(m.filter.fee_max.value_or(Money()), path + ".fee_max");
            }
            if constexpr (requires { m.tolerance; })
                not_below_zero(m.tolerance, path + ".tolerance");
            if constexpr (requires { m.channels; }) channels(m.channels, path + ".channels");
            if constexpr (requires { m.at; }) moment(m.at, path + ".at");
            if constexpr (requires { m.deadline; })
                if (!m.deadline.empty()) deadline(m.deadline, path + ".deadline");
            if constexpr (requires { m.window; })
                if (!m.window.empty())
                    refers(path + ".window", find_id(programme_.windows, m.window) != nullptr,
                           m.window, {"период из windows", "a window of windows"});
            if constexpr (std::is_same_v<M, DaysAfter>) {
                boolean(m.metric, false);
                if (m.deadline.empty())
                    fail(path + ".deadline", ErrorCode::missing_key, "", {"срок", "a deadline"});
            }
            if constexpr (std::is_same_v<M, MonthsTrue> || std::is_same_v<M, Streak>)
                boolean(m.metric, true);
            if constexpr (std::is_same_v<M, ReadingsSent>)
                if (!m.deadline.empty() && !m.window.empty())
                    fail(path + ".window", ErrorCode::contradiction, '"' + m.window + '"',
                         {"срок или период, не оба", "a deadline or a window, not both"});
            if constexpr (std::is_same_v<M, Debt>)
                if (m.periods == Debt::Periods::overdue && m.deadline.empty())
                    fail(path + ".deadline", ErrorCode::missing_key, "",
                         {"срок, после которого долг просрочен",
                          "the deadline past which debt is overdue"});
        },
        metric.measure);
}

void Checker::not_below_zero(Money sum, const std::string& path) const {
    if (sum.is_negative())
        fail(path, ErrorCode::out_of_range, sum.to_string(), {"0.00 и больше", "0.00 or more"});
}

void Checker::metrics() const {
    if (programme_.metrics.size() > metrics_max) {
        fail(
            "metrics", ErrorCode::limit_exceeded, std::to_string(programme_.metrics.size()),
            {"не больше " + std::to_string(metrics_max), "at most " + std::to_string(metrics_max)});
        return;
    }
    for (std::size_t i = 0; i < programme_.metrics.size(); ++i) {
        const auto& metric = programme_.metrics[i];
        const std::string path = index_path("metrics", i);
        const Needs needs = needs_of(programme_.metrics, metric);
        measure(metric, path);
        condition(metric.when, path + ".when",
                  {.month = needs.month, .payment = needs.payment, .reading = needs.reading});
        circle(metric, path);
    }
}

}  // namespace kvit::bonus
