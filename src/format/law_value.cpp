#include "format/law_value.hpp"

#include <algorithm>

#include "format/dated.hpp"
#include "format/names.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

constexpr std::int64_t delay_days_max = 36'525;
constexpr std::int64_t divisor_max = 1'000'000;

law::ScaleStep read_step(ObjectReader& r) {
    law::ScaleStep step;
    step.from_day = static_cast<std::int32_t>(r.count("from_day", 1, delay_days_max));
    if (const auto divisor = r.optional_count("divisor", 1, divisor_max))
        step.divisor = static_cast<std::int32_t>(*divisor);
    return step;
}

law::Scale read_scale(ObjectReader& r) {
    law::Scale scale;
    std::int32_t last = 0;
    r.each("steps", [&](ObjectReader& entry) {
        const law::ScaleStep step = read_step(entry);
        if (!entry.ok()) return;
        if (scale.steps.empty() ? step.from_day != 1 : step.from_day <= last)
            entry.fail("from_day", ErrorCode::contradiction, std::to_string(step.from_day),
                       scale.steps.empty()
                           ? Text("1: шкала начинается с первого дня", "1: a scale begins with it")
                           : Text("день после " + std::to_string(last),
                                  "a day after " + std::to_string(last)));
        last = step.from_day;
        scale.steps.push_back(step);
    });
    fail_empty(r, "steps", {"хотя бы одна ступень", "at least one step"});
    return scale;
}

law::RateLimit read_limit(ObjectReader& r) {
    law::RateLimit limit;
    limit.mode = r.choice("mode", names::rate_limit_modes);
    if (!r.ok()) {
        r.raw("percent");
    } else if (limit.mode != law::RateLimit::Mode::none) {
        limit.percent = r.non_negative("percent");
    } else if (r.raw("percent") != nullptr) {
        r.fail("percent", ErrorCode::contradiction, {},
               {"ничего: предела нет", "nothing: there is no limit"});
    }
    return limit;
}

law::Suspension read_suspension(ObjectReader& r) {
    law::Suspension suspension;
    suspension.debts = r.choice("debts", names::suspended_debts);
    if (!r.ok()) {
        r.raw("before");
    } else if (suspension.debts == law::Suspension::Debts::arose_before) {
        suspension.before = r.date("before");
    } else if (r.raw("before") != nullptr) {
        r.fail("before", ErrorCode::contradiction, {},
               {"ничего: дата есть только у arose_before",
                "nothing: the date belongs to arose_before"});
    }
    return suspension;
}

law::SpecialDays read_days(ObjectReader& r, const Interval& valid) {
    law::SpecialDays special;
    for (const auto& [name, kind] : names::day_kinds)
        for (const Date date : r.dates(name, json::Presence::optional)) {
            if (!valid.contains(date))
                r.fail(name, ErrorCode::out_of_range, date.to_string(),
                       {"день из " + shown(valid), "a day of " + shown(valid)});
            special.days.push_back({date, kind});
        }
    std::stable_sort(special.days.begin(), special.days.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    for (std::size_t i = 1; i < special.days.size(); ++i)
        if (special.days[i - 1].date == special.days[i].date)
            r.fail(json::name_of(names::day_kinds, special.days[i].kind), ErrorCode::contradiction,
                   special.days[i].date.to_string(),
                   {"день, названный один раз", "a day that is named once"});
    return special;
}

/// The steps of one condition: each once, and one that always applies at the end and only there, so
/// that no volume is left unfound and no step is never reached.
std::vector<law::VolumeStep> read_steps(ObjectReader& r, std::string_view condition) {
    auto steps = r.choices(condition, names::volume_steps);
    const json::Value* given = r.raw(condition);
    if (given == nullptr || given->as_array() == nullptr ||
        given->as_array()->size() != steps.size())
        return steps;  // reported already
    const auto repeated = std::find_if(steps.begin(), steps.end(), [&](law::VolumeStep step) {
        return std::count(steps.begin(), steps.end(), step) > 1;
    });
    const auto first_sure = std::find_if(steps.begin(), steps.end(), law::always_applies);
    if (repeated != steps.end())
        r.fail(condition, ErrorCode::contradiction,
               std::string(json::name_of(names::volume_steps, *repeated)),
               {"шаг, названный один раз", "a step that is named once"});
    else if (first_sure == steps.end() || std::next(first_sure) != steps.end())
        r.fail(condition, ErrorCode::contradiction, {},
               {"norm или norm_raised последним шагом и только последним: он подходит всегда",
                "norm or norm_raised as the last step and only there: it always applies"});
    return steps;
}

/// A table names every condition.
law::VolumeRules read_volume(ObjectReader& r) {
    law::VolumeRules table;
    for (const auto& [name, condition] : names::meter_conditions)
        table.rules.push_back({condition, read_steps(r, name)});
    return table;
}

json::Value to_json(const Decimal& number) { return number.to_string(); }

json::Value to_json(const law::Scale& scale) {
    return json::Object().add("steps", json::array_of(scale.steps, [](const auto& step) {
                                  json::Object object;
                                  object.add("from_day", std::int64_t{step.from_day});
                                  if (step.divisor)
                                      object.add("divisor", std::int64_t{*step.divisor});
                                  return object;
                              }));
}

json::Value to_json(const law::RateLimit& limit) {
    json::Object object;
    object.add("mode", json::name_of(names::rate_limit_modes, limit.mode));
    if (limit.mode != law::RateLimit::Mode::none) object.add("percent", limit.percent.to_string());
    return object;
}

json::Value to_json(const law::Suspension& suspension) {
    return json::Object()
        .add("debts", json::name_of(names::suspended_debts, suspension.debts))
        .add("before", suspension.before);
}

json::Value to_json(const law::SpecialDays& special) {
    json::Object object;
    for (const auto& [name, kind] : names::day_kinds) {
        json::Array dates;
        for (const auto& day : special.days)
            if (day.kind == kind) dates.emplace_back(day.date);
        if (!dates.empty()) object.add(std::string(name), std::move(dates));
    }
    return object;
}

json::Value to_json(const law::VolumeRules& table) {
    json::Object object;
    for (const auto& rule : table.rules)
        object.add(std::string(json::name_of(names::meter_conditions, rule.condition)),
                   json::array_of(rule.steps, [](law::VolumeStep step) {
                       return json::name_of(names::volume_steps, step);
                   }));
    return object;
}

}  // namespace

law::Value read_law_value(ObjectReader& dated, law::ValueKind kind, const Interval& valid) {
    switch (kind) {
        case law::ValueKind::number:
            break;
        case law::ValueKind::scale:
            return dated.object("value", read_scale);
        case law::ValueKind::limit:
            return dated.object("value", read_limit);
        case law::ValueKind::suspension:
            return dated.object("value", read_suspension);
        case law::ValueKind::days:
            return dated.object("value", [&](ObjectReader& r) { return read_days(r, valid); });
        case law::ValueKind::volume:
            return dated.object("value", read_volume);
    }
    return dated.decimal("value");
}

json::Value law_value_json(const law::Value& value) {
    return std::visit([](const auto& each) { return to_json(each); }, value);
}

}  // namespace kvit::format
