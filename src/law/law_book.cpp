#include "kvit/law/law_book.hpp"

namespace kvit::law {
namespace {

/// Where the parameter does have values: "2017-01-01..2025-12-06, 2025-12-06..".
std::string covered(const Parameter& parameter) {
    const bool open = parameter.covered_until == Date::open_end();
    const Interval looked_at{.to = open ? Date::open_end() : parameter.covered_until + 1};
    std::string text;
    for (const auto& dated : parameter.values.values()) {
        const Interval valid = dated.valid.intersect(looked_at);
        if (valid.empty()) continue;
        if (!text.empty()) text += ", ";
        if (valid.from != Date::open_start()) text += valid.from.to_string();
        text += "..";
        if (valid.to != Date::open_end()) text += valid.to.to_string();
    }
    return text;
}

Error unknown(std::string_view id) {
    return {ErrorCode::law_unknown_parameter,
            std::string(id),
            {},
            {"параметр из нормативной базы (kvit law show)", "a parameter of the law book"}};
}

Error gap(const Parameter& parameter, Date date, Date known_on) {
    if (date <= parameter.covered_until && parameter.values.at(date) != nullptr)
        return {ErrorCode::law_gap,
                parameter.id,
                date.to_string(),
                {"значение, известное на " + known_on.to_string(),
                 "a value that was known on " + known_on.to_string()}};
    const std::string intervals = covered(parameter);
    return {ErrorCode::law_gap,
            parameter.id,
            date.to_string(),
            {"дата из " + intervals, "a date of " + intervals}};
}

}  // namespace

Result<Dated<Decimal>> LawBook::at(std::string_view id, Date date, Date known_on) const {
    const auto found = parameters_.find(id);
    if (found == parameters_.end()) return unknown(id);
    const Parameter& parameter = found->second;
    const auto* dated = parameter.values.at(date, known_on);
    if (date > parameter.covered_until || dated == nullptr) return gap(parameter, date, known_on);
    return *dated;
}

}  // namespace kvit::law
