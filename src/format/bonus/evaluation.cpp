// kvit-bonus-result/1: what a programme decided, with its reasons.
#include "format/bonus/names.hpp"
#include "format/bonus/reward.hpp"
#include "format/layout.hpp"
#include "format/text.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

using json::array_of;
using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

template <class List>
void add_list(Object& object, std::string key, const List& list, auto write) {
    if (!list.empty()) object.add(std::move(key), array_of(list, write));
}

json::Array ids(const std::vector<std::string>& list) {
    return array_of(list, [](const std::string& id) { return id; });
}

Object reason_object(const bonus::Reason& reason) {
    return Object()
        .add("code", reason.code)
        .add("text", text_object(reason.text))
        .add("metric", unless_empty(reason.metric))
        .add("month", reason.month)
        .add("found", reason.found)
        .add("needed", reason.needed);
}

Object metric_object(const bonus::MetricValue& metric) {
    Object object;
    object.add("metric", metric.metric)
        .add("month", metric.month)
        .add("value", metric.value)
        .add("at", metric.at)
        .add("deadline", metric.deadline);
    if (!metric.evidence.empty()) object.add("evidence", ids(metric.evidence));
    if (metric.points != 0) object.add("points", metric.points);
    return object;
}

Object next_object(const bonus::NextLevel& next) {
    Object object;
    object.add("level", next.level).add("points_missing", next.points_missing);
    add_list(object, "reasons", next.reasons, reason_object);
    add_list(object, "could_give", next.could_give, [](const bonus::MetricValue& metric) {
        return Object().add("metric", metric.metric).add("points", metric.points);
    });
    return object;
}

Object rating_object(const bonus::Rating& rating) {
    Object object;
    object.add("months", array_of(rating.months, [](Month month) { return month; }))
        .add("months_of_history", rating.months_of_history)
        .add("points", rating.points)
        .add("points_max", rating.points_max)
        .add("level", unless_empty(rating.level))
        .add("by_points", unless_empty(rating.by_points));
    if (rating.held > 0) object.add("held", rating.held);
    if (!rating.benefits.empty()) object.add("benefits", ids(rating.benefits));
    add_list(object, "reasons", rating.reasons, reason_object);
    if (rating.next) object.add("next", next_object(*rating.next));
    add_list(object, "metrics", rating.metrics, metric_object);
    return object;
}

Object decision_object(const bonus::Programme& programme, const bonus::GrantDecision& decision) {
    Object object;
    object.add("key", decision.key)
        .add("grant", decision.grant)
        .add("unit", decision.unit)
        .add("verdict", json::name_of(names::verdicts, decision.verdict));
    if (decision.again) object.add("again", true);
    object.add("reward", decision.reward);
    for (const auto& reward : programme.rewards)
        if (reward.id == decision.reward) object.add("kind", kind_of(reward));
    object.add("at", decision.at);
    if (!decision.credit.is_zero()) object.add("credit", decision.credit);
    if (decision.units != 0) object.add("units", decision.units);
    if (decision.tickets != 0) object.add("tickets", decision.tickets);
    object.add("available_from", decision.available_from);
    if (!decision.flags.empty()) object.add("flags", ids(decision.flags));
    add_list(object, "reasons", decision.reasons, reason_object);
    add_list(object, "metrics", decision.metrics, metric_object);
    return object;
}

Object account_object(const bonus::Programme& programme, const bonus::AccountEvaluation& account) {
    Object object;
    object.add("account", account.account);
    if (account.rating) object.add("rating", rating_object(*account.rating));
    add_list(object, "rating_refused", account.rating_refused, reason_object);
    add_list(object, "decisions", account.decisions, [&](const bonus::GrantDecision& decision) {
        return decision_object(programme, decision);
    });
    add_list(object, "entries", account.entries, [](const bonus::DrawEntry& entry) {
        Object written;
        written.add("draw", entry.draw).add("unit", entry.unit).add("tickets", entry.tickets);
        add_list(written, "reasons", entry.reasons, reason_object);
        return written;
    });
    add_list(object, "warnings", account.warnings, reason_object);
    return object;
}

Object titled_object(const std::string& id, const Text& title) {
    return Object().add("id", id).add("title", text_object(title));
}

/// What a reader needs to tell the result in words.
Object programme_object(const bonus::Programme& programme) {
    json::Array metrics;
    for (const auto& metric : programme.metrics)
        if (metric.title) metrics.emplace_back(titled_object(metric.id, *metric.title));
    return Object()
        .add("id", programme.id)
        .add("version", programme.version)
        .add("hash", to_hex(programme_hash(programme)))
        .add("title", text_object(programme.title))
        .add("assumed", ids(programme.assumed))
        .add("levels", array_of(programme.levels,
                                [](const bonus::Level& level) {
                                    return titled_object(level.id, level.title);
                                }))
        .add("metrics", std::move(metrics));
}

/// By the clocks of the programme, for people.
std::optional<LocalTime> local(const bonus::Programme& programme, Instant instant) {
    const auto zone = TimeZone::find(programme.zone);
    return zone ? zone->local(instant) : std::nullopt;
}

}  // namespace

std::string write_evaluation(const bonus::Programme& programme, const bonus::Evaluation& evaluation,
                             Layout layout) {
    return laid_out(Object()
                        .add("schema", "kvit-bonus-result/1")
                        .add("programme", programme_object(programme))
                        .add("as_of", evaluation.as_of)
                        .add("as_of_local", local(programme, evaluation.as_of))
                        .add("accounts", array_of(evaluation.accounts,
                                                  [&](const bonus::AccountEvaluation& account) {
                                                      return account_object(programme, account);
                                                  })),
                    layout);
}

}  // namespace kvit::format
