#include "kvit/law/law_book.hpp"

#include <algorithm>

namespace kvit::law {
namespace {

/// The days that have a value, as known on a day: "2017-01-01..2025-12-06, 2026-01-01..".
std::string covered(const Parameter& parameter, Date known_on) {
    const Date until = parameter.covered_until(known_on);
    const Interval looked_at{.to = until == Date::open_end() ? until : until + 1};
    std::vector<Interval> days;
    for (const auto& dated : parameter.values.values()) {
        if (known_on < dated.known_on) continue;
        const Interval valid = dated.valid.intersect(looked_at);
        if (valid.empty()) continue;
        if (!days.empty() && valid.from <= days.back().to)
            days.back().to = std::max(days.back().to, valid.to);
        else
            days.push_back(valid);
    }
    std::string text;
    for (const auto& [from, to] : days) {
        if (!text.empty()) text += ", ";
        if (from != Date::open_start()) text += from.to_string();
        text += "..";
        if (to != Date::open_end()) text += to.to_string();
    }
    return text;
}

Error unknown(std::string_view id) {
    return {ErrorCode::law_unknown_parameter,
            std::string(id),
            {},
            {"параметр из нормативной базы (kvit law show)",
             "a parameter of the law book (kvit law show)"}};
}

Error gap(const Parameter& parameter, Date date, Date known_on) {
    if (date <= parameter.covered_until() && parameter.values.at(date) != nullptr)
        return {ErrorCode::law_gap,
                parameter.id,
                date.to_string(),
                {"значение, известное на " + known_on.to_string(),
                 "a value that was known on " + known_on.to_string()}};
    const std::string intervals = covered(parameter, known_on);
    return {ErrorCode::law_gap,
            parameter.id,
            date.to_string(),
            {"дата из " + intervals, "a date of " + intervals}};
}

}  // namespace

Date Parameter::covered_until(Date known_on) const {
    if (coverage.empty()) return Date::open_end();
    const Coverage* latest = &coverage.front();
    for (const auto& each : coverage)
        if (each.known_on <= known_on && latest->known_on <= each.known_on) latest = &each;
    return latest->until;
}

Result<LawBook::Found> LawBook::find(std::string_view id, Date date, Date known_on) const {
    const auto found = parameters_.find(id);
    if (found == parameters_.end()) return unknown(id);
    const Parameter& parameter = found->second;
    const auto* dated = parameter.values.at(date, known_on);
    const Date until = parameter.covered_until(known_on);
    if (dated == nullptr || date > until) return gap(parameter, date, known_on);
    Found result{&parameter, *dated, until};
    result.value.valid = parameter.values.held(date, known_on).value_or(dated->valid);
    return result;
}

Error LawBook::wrong_kind(const Parameter& parameter, ValueKind wanted) {
    const auto& found = value_kind_rows[static_cast<std::size_t>(parameter.kind)];
    const Phrase text = value_kind_rows[static_cast<std::size_t>(wanted)].text;
    return {ErrorCode::law_wrong_kind, parameter.id, std::string(found.name),
            Text(std::string(text.ru), std::string(text.en))};
}

}  // namespace kvit::law
