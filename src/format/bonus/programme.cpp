// kvit-programme/1: a programme read from its document.
#include "format/bonus/condition.hpp"
#include "format/bonus/names.hpp"
#include "format/bonus/reward.hpp"
#include "format/instant.hpp"
#include "format/json/parse.hpp"
#include "format/text.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

using bonus::Programme;
using json::ObjectReader;
using json::Presence;

std::string optional_id(ObjectReader& r, std::string_view key) {
    return r.optional_id(key).value_or("");
}

bonus::Channel read_channel(ObjectReader& r) {
    return {.id = r.id("id"),
            .title = r.object("title", read_text),
            .valid = r.interval(),
            .implies = optional_id(r, "implies")};
}

bonus::DeadlineEdition read_edition(ObjectReader& r) {
    bonus::DeadlineEdition edition;
    if (const auto from = r.optional_month("from")) edition.from = *from;
    // "due_date" stands in the place of a day.
    if (r.boolean("due_date", false))
        edition.day = 0;
    else
        edition.day = static_cast<int>(r.count("day", 1, 31));
    edition.month_offset = static_cast<int>(r.count("month_offset", 0, 12, 0));
    edition.inclusive = r.boolean("inclusive", true);
    edition.shift = r.choice("shift", names::shifts, bonus::Shift::none);
    return edition;
}

bonus::Deadline read_deadline(ObjectReader& r) {
    return {.id = r.id("id"), .editions = r.list("editions", read_edition)};
}

bonus::ReadingWindow read_window(ObjectReader& r) {
    return {.id = r.id("id"),
            .from_day = static_cast<int>(r.count("from_day", 1, 31)),
            .to_day = static_cast<int>(r.count("to_day", 1, 31)),
            .to_month_offset = static_cast<int>(r.count("to_month_offset", 0, 1, 0))};
}

bonus::Stage read_stage(ObjectReader& r) {
    return {.id = r.id("id"), .from = read_local_time(r, "from"), .to = read_local_time(r, "to")};
}

bonus::Enrolment read_enrolment(ObjectReader& r) {
    return {.mode = r.choice("mode", names::enrolment_modes),
            .fact = optional_id(r, "fact"),
            .when = read_optional_condition(r, "when")};
}

bonus::Review read_review(ObjectReader& r) {
    return {.months = static_cast<int>(r.count("months", 1, limits::bonus_window_months_max)),
            .closed_by = optional_id(r, "closed_by"),
            .partial = r.choice("partial", names::partials, bonus::Review::Partial::as_zero)};
}

bonus::ScoreRule read_score(ObjectReader& r) {
    constexpr auto most = limits::bonus_points_max;
    const auto read_step = [](ObjectReader& step) {
        return bonus::ScoreRule::Step{
            .from = step.count("from", INT64_MIN, INT64_MAX),
            .points = step.count("points", -limits::bonus_points_max, limits::bonus_points_max)};
    };
    return {.metric = r.id("metric"),
            .points = r.count("points", -most, most, 0),
            .steps = r.list("steps", read_step, Presence::optional),
            .points_max = r.optional_count("points_max", 0, most)};
}

bonus::Level read_level(ObjectReader& r) {
    return {.id = r.id("id"),
            .title = r.object("title", read_text),
            .points_min = r.count("points_min", 0, limits::bonus_points_max),
            .gate = read_optional_condition(r, "gate"),
            .benefits = r.ids("benefits", Presence::optional)};
}

bonus::LevelChange read_level_change(ObjectReader& r) {
    bonus::LevelChange change;
    change.hold_reviews = static_cast<int>(r.count("hold_reviews", 0, 120, 0));
    if (const auto steps = r.optional_count("steps_down_max", 1, 100))
        change.steps_down_max = static_cast<int>(*steps);
    return change;
}

bonus::Grant read_grant(ObjectReader& r) {
    return {.id = r.id("id"),
            .unit = r.choice("unit", names::units),
            .when = read_optional_condition(r, "when"),
            .reward = r.id("reward")};
}

bonus::DrawRule read_draw(ObjectReader& r) {
    const auto read_prize = [](ObjectReader& prize) {
        return bonus::CreditPrize{.count = prize.count("count", 1, limits::draw_tickets_max),
                                  .credit = prize.money("credit")};
    };
    return {.id = r.id("id"),
            .months = static_cast<int>(r.count("months", 1, 12)),
            .entry = read_optional_condition(r, "entry"),
            .tickets = r.count("tickets", 1, limits::draw_tickets_max, 1),
            .tickets_of = optional_id(r, "tickets_of"),
            .prizes = r.list("prizes", read_prize)};
}

Sha256 read_text_hash(ObjectReader& r, const std::string& hex) {
    const auto hash = sha256_of_hex(hex);
    if (!hash)
        r.fail("text_hash", ErrorCode::bad_text, '"' + hex + '"',
               {"SHA-256: 64 шестнадцатеричные цифры", "SHA-256: 64 hexadecimal digits"});
    return hash.value_or(Sha256{});
}

/// The value that a path of ids and keys leads to, "metrics.full.tolerance".
const json::Value* value_at(const json::Value& document, std::string_view path) {
    const json::Value* value = &document;
    while (value != nullptr && !path.empty()) {
        const std::size_t dot = path.find('.');
        const std::string_view step = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        const json::Value* next = nullptr;
        if (const auto* object = value->as_object()) next = object->find(step);
        if (const auto* array = value->as_array())
            for (const auto& item : *array)
                for (const auto* key : {"id", "metric"})
                    if (const auto* object = item.as_object())
                        if (const auto* id = object->find(key))
                            if (id->as_string() != nullptr && *id->as_string() == step)
                                next = &item;
        value = next;
    }
    return value;
}

Programme read_fields(ObjectReader& r) {
    Programme programme;
    r.schema("kvit-programme/1");
    programme.id = r.id("id");
    programme.version = r.count("version", 1, limits::bonus_points_max);
    programme.title = r.object("title", read_text);
    programme.issuer = r.optional_text("issuer").value_or("");
    programme.administrator = r.text("administrator");
    if (const auto hex = r.optional_text("text_hash"))
        programme.text_hash = read_text_hash(r, *hex);
    programme.active = r.interval("active_from", "active_to");
    programme.zone = r.id("zone");
    programme.subject = r.choice("subject", names::subjects, bonus::Subject::account);
    programme.enrolment =
        r.optional_object("enrolment", read_enrolment).value_or(bonus::Enrolment{});
    programme.first_period = r.optional_month("first_period");
    programme.payment_order =
        r.choice("payment_order", names::payment_orders, bonus::PaymentOrder::oldest_first);
    programme.channels = r.list("channels", read_channel, Presence::optional);
    programme.deadlines = r.list("deadlines", read_deadline, Presence::optional);
    programme.windows = r.list("windows", read_window, Presence::optional);
    programme.stages = r.list("stages", read_stage, Presence::optional);
    programme.metrics = r.list("metrics", read_metric, Presence::optional);
    programme.review = r.optional_object("review", read_review);
    programme.score = r.list("score", read_score, Presence::optional);
    programme.levels = r.list("levels", read_level, Presence::optional);
    programme.level_change =
        r.optional_object("level_change", read_level_change).value_or(bonus::LevelChange{});
    programme.negative_points = r.boolean("negative_points", false);
    programme.grants = r.list("grants", read_grant, Presence::optional);
    programme.rewards = r.list("rewards", read_reward, Presence::optional);
    programme.limits = r.list("limits", read_limit, Presence::optional);
    programme.draws = r.list("draws", read_draw, Presence::optional);
    programme.reversal = r.optional_object("reversal", read_reversal).value_or(bonus::Reversal{});
    programme.assumed = r.ids("assumed", Presence::optional);
    return programme;
}

}  // namespace

Result<Programme> read_programme(std::string_view json) {
    const auto document = json::parse(json);
    if (!document) return document.errors();
    auto programme = json::read(*document, [&](ObjectReader& r) {
        Programme read = read_fields(r);
        for (std::size_t i = 0; i < read.assumed.size(); ++i)
            if (value_at(*document, read.assumed[i]) == nullptr)
                r.fail("assumed[" + std::to_string(i) + ']', ErrorCode::unknown_reference,
                       '"' + read.assumed[i] + '"',
                       {"путь в этом документе, \"metrics.full.tolerance\"",
                        "a path of this document, \"metrics.full.tolerance\""});
        return read;
    });
    if (!programme.ok()) return programme;
    if (Errors errors = bonus::check(*programme); !errors.empty()) return errors;
    return programme;
}

}  // namespace kvit::format
