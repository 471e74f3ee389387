// Conditions: what holds, and if not, what stood in the way.
#include <algorithm>

#include "bonus/evaluation/account.hpp"
#include "bonus/programme/check.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

using Kind = Condition::Kind;

bool compares(std::int64_t found, Comparison comparison, std::int64_t needed) {
    switch (comparison) {
        case Comparison::is_true:
            return found != 0;
        case Comparison::eq:
            return found == needed;
        case Comparison::ne:
            return found != needed;
        case Comparison::lt:
            return found < needed;
        case Comparison::le:
            return found <= needed;
        case Comparison::gt:
            return found > needed;
        case Comparison::ge:
            return found >= needed;
    }
    return false;
}

std::string_view sign(Comparison comparison) {
    switch (comparison) {
        case Comparison::eq:
            return "=";
        case Comparison::ne:
            return "≠";
        case Comparison::lt:
            return "<";
        case Comparison::le:
            return "≤";
        case Comparison::gt:
            return ">";
        case Comparison::ge:
            return "≥";
        default:
            return "";
    }
}

template <class T>
void later(std::optional<T>& latest, const std::optional<T>& other) {
    if (other && (!latest || *latest < *other)) latest = other;
}

void take_in(Answer& answer, const Answer& other) {
    later(answer.at, other.at);
    later(answer.until, other.until);
}

/// Code and words of a number that does not compare.
Reason number_reason(const Metric& metric, const Condition& condition, std::int64_t found) {
    if (const auto* debt = std::get_if<Debt>(&metric.measure)) {
        const std::string sum = Money::kopecks(found).to_string();
        const bool before = debt->periods == Debt::Periods::before_unit;
        return {.code = before ? "prior_debt" : "debt",
                .text = before ? Text("долг за прошлые периоды " + sum + " ₽",
                                      "debt of earlier periods, " + sum + " RUB")
                               : Text("долг " + sum + " ₽", "debt of " + sum + " RUB")};
    }
    if (std::holds_alternative<DaysAfter>(metric.measure) && found > 0)
        return {.code = "late",
                .text = {"позже срока, дней: " + std::to_string(found),
                         "past the deadline by days: " + std::to_string(found)}};
    const bool kopecks = std::holds_alternative<Advance>(metric.measure) ||
                         std::holds_alternative<SumOf>(metric.measure);
    const auto spelled = [&](std::int64_t value) {
        return kopecks ? Money::kopecks(value).to_string() : std::to_string(value);
    };
    const bool over = found > condition.value;
    const std::string is = spelled(found) + ", " + std::string(sign(condition.comparison)) + ' ' +
                           spelled(condition.value);
    return {.code = over ? "over_bound" : "not_enough",
            .text = {'"' + metric.id + "\": " + is, '"' + metric.id + "\": " + is}};
}

Reason level_reason(const Programme& programme, const Context& context) {
    const Level* level = context.level ? find_id(programme.levels, *context.level) : nullptr;
    if (level == nullptr)
        return {.code = "no_rating", .text = {"нет рейтинга", "there is no rating"}};
    return {.code = "level_too_low",
            .text = {"уровень рейтинга «" + level->title.ru + "» не участвует",
                     "the level “" + level->title.en + "” does not take part"}};
}

/// The months of a span in which a condition holds.
Reason months_reason(const Condition& condition, std::size_t holding, std::size_t of) {
    const std::string found = std::to_string(holding);
    const std::string months = std::to_string(of);
    if (condition.kind == Kind::no_month)
        return {.code = "month_excludes",
                .text = {"условие, которого быть не должно, выполнено в месяцах: " + found +
                             " из " + months,
                         "what must not be so is so in " + found + " of " + months + " months"}};
    return {.code = "month_missing",
            .text = {"условие выполнено в месяцах: " + found + " из " + months,
                     "the condition holds in " + found + " of " + months + " months"}};
}

}  // namespace

Answer Account::metric_answer(const Condition& condition, const Context& context) {
    const Metric& metric = *find_id(programme_.metrics, condition.metric);
    const Measured& measured = this->metric(metric, context);
    Answer answer{.at = measured.value.at, .until = measured.until};
    if (!measured.value.value) {
        answer.holds = false;
        answer.reasons = measured.reasons;
        return answer;
    }
    const std::int64_t found = *measured.value.value;
    answer.holds = compares(found, condition.comparison, condition.value);
    if (answer.holds) return answer;
    answer.at = std::nullopt;
    if (metric.reason)
        answer.reasons.push_back({.code = metric.reason->code, .text = metric.reason->text});
    else if (condition.comparison == Comparison::is_true)
        answer.reasons = measured.reasons;
    else
        answer.reasons.push_back(number_reason(metric, condition, found));
    if (condition.comparison != Comparison::is_true)
        for (auto& reason : answer.reasons) {
            reason.found = found;
            reason.needed = condition.value;
        }
    for (auto& reason : answer.reasons) {
        reason.metric = metric.id;
        reason.month = context.month;
    }
    return answer;
}

Answer Account::months_answer(const Condition& condition, const Context& context) {
    Answer answer;
    std::size_t holding = 0;
    std::vector<Reason> missing;
    for (const Month month : context.months) {
        Answer one = ask(condition.of.front(), this->month(month));
        take_in(answer, one);
        if (one.holds)
            ++holding;
        else
            std::ranges::move(one.reasons, std::back_inserter(missing));
    }
    switch (condition.kind) {
        case Kind::every_month:
            answer.holds = holding == context.months.size();
            break;
        case Kind::some_month:
            answer.holds = holding > 0;
            break;
        case Kind::no_month:
            answer.holds = holding == 0;
            break;
        default:
            answer.holds = std::cmp_greater_equal(holding, condition.value);
    }
    if (answer.holds) return answer;
    answer.reasons.push_back(months_reason(condition, holding, context.months.size()));
    if (condition.kind != Kind::no_month)
        std::ranges::move(missing, std::back_inserter(answer.reasons));
    return answer;
}

Answer Account::ask(const Condition& condition, const Context& context) {
    Answer answer;
    switch (condition.kind) {
        case Kind::any_case:
            return answer;
        case Kind::metric:
            return metric_answer(condition, context);
        case Kind::level_in:
            answer.holds = context.level && std::ranges::find(condition.levels, *context.level) !=
                                                condition.levels.end();
            if (!answer.holds) answer.reasons.push_back(level_reason(programme_, context));
            return answer;
        case Kind::all:
            for (const auto& child : condition.of) {
                Answer one = ask(child, context);
                take_in(answer, one);
                answer.holds = answer.holds && one.holds;
                std::ranges::move(one.reasons, std::back_inserter(answer.reasons));
            }
            return answer;
        case Kind::any:
            answer.holds = false;
            for (const auto& child : condition.of) {
                Answer one = ask(child, context);
                later(answer.until, one.until);
                if (one.holds) {
                    one.until = answer.until;
                    return one;
                }
                std::ranges::move(one.reasons, std::back_inserter(answer.reasons));
            }
            return answer;
        case Kind::negation: {
            const Answer one = ask(condition.of.front(), context);
            answer.holds = !one.holds;
            answer.until = one.until;
            if (answer.holds) return answer;
            Reason reason{.code = "excluded",
                          .text = {"действует исключение", "an exclusion applies"},
                          .month = context.month};
            std::vector<std::string> metrics;
            add_metrics_of(condition, metrics);
            if (!metrics.empty()) {
                const Metric& metric = *find_id(programme_.metrics, metrics.front());
                reason.metric = metric.id;
                if (metric.reason) {
                    reason.code = metric.reason->code;
                    reason.text = metric.reason->text;
                }
            }
            answer.reasons.push_back(std::move(reason));
            return answer;
        }
        default:
            return months_answer(condition, context);
    }
}

std::vector<MetricValue> Account::looked_at(const Condition& condition, const Context& context) {
    std::vector<MetricValue> values;
    const bool months = condition.kind == Kind::every_month || condition.kind == Kind::some_month ||
                        condition.kind == Kind::no_month || condition.kind == Kind::months_at_least;
    const auto add = [&](const std::vector<MetricValue>& more) {
        for (const auto& value : more)
            if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    };
    if (condition.kind == Kind::metric) add({metric(condition.metric, context).value});
    if (months) {
        for (const Month month : context.months)
            add(looked_at(condition.of.front(), this->month(month)));
        return values;
    }
    for (const auto& child : condition.of) add(looked_at(child, context));
    return values;
}

}  // namespace kvit::bonus
