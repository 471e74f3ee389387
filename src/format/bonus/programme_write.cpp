// The canonical form of kvit-programme/1: every option is written, also one that was left out.
#include "format/bonus/condition.hpp"
#include "format/bonus/names.hpp"
#include "format/bonus/reward.hpp"
#include "format/layout.hpp"
#include "format/text.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

using bonus::Programme;
using json::array_of;
using json::name_of;
using json::Object;

json::Array ids(const std::vector<std::string>& list) {
    return array_of(list, [](const std::string& id) { return id; });
}

/// An id that may be absent.
std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object channel_object(const bonus::Channel& channel) {
    return Object()
        .add("id", channel.id)
        .add("title", text_object(channel.title))
        .add(channel.valid)
        .add("implies", unless_empty(channel.implies));
}

Object edition_object(const bonus::DeadlineEdition& edition) {
    Object object;
    if (edition.from != Month::from_index(0)) object.add("from", edition.from);
    if (edition.day == 0)
        object.add("due_date", true);
    else
        object.add("day", edition.day);
    return std::move(object.add("month_offset", edition.month_offset)
                         .add("inclusive", edition.inclusive)
                         .add("shift", name_of(names::shifts, edition.shift)));
}

Object deadline_object(const bonus::Deadline& deadline) {
    return Object()
        .add("id", deadline.id)
        .add("editions", array_of(deadline.editions, edition_object));
}

Object window_object(const bonus::ReadingWindow& window) {
    return Object()
        .add("id", window.id)
        .add("from_day", window.from_day)
        .add("to_day", window.to_day)
        .add("to_month_offset", window.to_month_offset);
}

Object stage_object(const bonus::Stage& stage) {
    return Object().add("id", stage.id).add("from", stage.from).add("to", stage.to);
}

Object enrolment_object(const bonus::Enrolment& enrolment) {
    Object object;
    object.add("mode", name_of(names::enrolment_modes, enrolment.mode))
        .add("fact", unless_empty(enrolment.fact));
    add_condition(object, "when", enrolment.when);
    return object;
}

Object review_object(const bonus::Review& review) {
    return Object()
        .add("months", review.months)
        .add("closed_by", unless_empty(review.closed_by))
        .add("partial", name_of(names::partials, review.partial));
}

Object score_object(const bonus::ScoreRule& rule) {
    Object object;
    object.add("metric", rule.metric);
    if (rule.steps.empty())
        object.add("points", rule.points);
    else
        object.add("steps", array_of(rule.steps, [](const bonus::ScoreRule::Step& step) {
                       return Object().add("from", step.from).add("points", step.points);
                   }));
    return std::move(object.add("points_max", rule.points_max));
}

Object level_object(const bonus::Level& level) {
    Object object;
    object.add("id", level.id)
        .add("title", text_object(level.title))
        .add("points_min", level.points_min);
    add_condition(object, "gate", level.gate);
    return std::move(object.add("benefits", ids(level.benefits)));
}

Object grant_object(const bonus::Grant& grant) {
    Object object;
    object.add("id", grant.id).add("unit", name_of(names::units, grant.unit));
    add_condition(object, "when", grant.when);
    return std::move(object.add("reward", grant.reward));
}

Object draw_object(const bonus::DrawRule& draw) {
    Object object;
    object.add("id", draw.id).add("months", draw.months);
    add_condition(object, "entry", draw.entry);
    return std::move(
        object.add("tickets", draw.tickets)
            .add("tickets_of", unless_empty(draw.tickets_of))
            .add("prizes", array_of(draw.prizes, [](const bonus::CreditPrize& prize) {
                     return Object().add("count", prize.count).add("credit", prize.credit);
                 })));
}

Object programme_object(const Programme& programme) {
    Object o;
    o.add("schema", "kvit-programme/1")
        .add("id", programme.id)
        .add("version", programme.version)
        .add("title", text_object(programme.title))
        .add("issuer", unless_empty(programme.issuer))
        .add("administrator", programme.administrator);
    if (programme.text_hash) o.add("text_hash", to_hex(*programme.text_hash));
    o.add(programme.active, "active_from", "active_to")
        .add("zone", programme.zone)
        .add("subject", name_of(names::subjects, programme.subject))
        .add("enrolment", enrolment_object(programme.enrolment))
        .add("first_period", programme.first_period)
        .add("payment_order", name_of(names::payment_orders, programme.payment_order))
        .add("channels", array_of(programme.channels, channel_object))
        .add("deadlines", array_of(programme.deadlines, deadline_object))
        .add("windows", array_of(programme.windows, window_object))
        .add("stages", array_of(programme.stages, stage_object))
        .add("metrics", array_of(programme.metrics, metric_object));
    if (programme.review) o.add("review", review_object(*programme.review));
    o.add("score", array_of(programme.score, score_object))
        .add("levels", array_of(programme.levels, level_object))
        .add("level_change", Object()
                                 .add("hold_reviews", programme.level_change.hold_reviews)
                                 .add("steps_down_max", programme.level_change.steps_down_max))
        .add("negative_points", programme.negative_points)
        .add("grants", array_of(programme.grants, grant_object))
        .add("rewards", array_of(programme.rewards, reward_object))
        .add("limits", array_of(programme.limits, limit_object))
        .add("draws", array_of(programme.draws, draw_object))
        .add("reversal", reversal_object(programme.reversal))
        .add("assumed", ids(programme.assumed));
    return o;
}

}  // namespace

std::string write_programme(const Programme& programme, Layout layout) {
    return laid_out(programme_object(programme), layout);
}

Sha256 programme_hash(const Programme& programme) {
    return sha256(write_programme(programme, Layout::line));
}

}  // namespace kvit::format
