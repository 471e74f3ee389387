#include "ledger/case_law.hpp"

#include <algorithm>

#include "kvit/calendar/month.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::ledger {

Errors CaseLaw::with_advice(const Errors& errors, std::string_view id, Date day) const {
    if (day <= covered_until(id)) return errors;
    Error error = errors.first();
    error.expected.ru += "; или учётная практика penalty_uncovered_rate: carry_last_rate";
    error.expected.en += "; or the practice penalty_uncovered_rate: carry_last_rate";
    return error;
}

Date CaseLaw::covered_until(std::string_view id) const {
    const auto parameter = book_.parameters().find(id);
    return parameter == book_.parameters().end() ? Date::open_end()
                                                 : parameter->second.covered_until(known_on_);
}

Date CaseLaw::covered(std::string_view id, Date day) {
    const Date until = covered_until(id);
    if (!carries_ || day <= until) return day;
    const auto parameter = book_.parameters().find(id);
    const auto said = [&](Language language, std::string_view after, std::string_view last) {
        return std::string(parameter->second.title.in(language)) + std::string(after) +
               trace::date_text(until, language) + std::string(last);
    };
    decide({.code = "last_value_carried",
            .subject = std::string(id),
            .text = {said(Language::ru, ": после ", " взято последнее известное значение"),
                     said(Language::en, ": after ", " the last known value is taken")}});
    return until;
}

Held<int> CaseLaw::limitation_years(Date day) {
    const auto years = at<Decimal>("penalty.limitation", day);
    return {static_cast<int>(years.value.at_scale(0).value_or(0)), years.days, years.source};
}

Date CaseLaw::newest_day(std::string_view id) const {
    const auto found = book_.parameters().find(id);
    if (found == book_.parameters().end()) return Date::open_start();
    Date newest = Date::open_start();
    for (const auto& dated : found->second.values.values())  // by their first days
        if (dated.known_on <= known_on_) newest = dated.valid.from;
    return newest;
}

Date CaseLaw::years_after(Date day, int years) {
    const auto civil = day.civil();
    const int last = Month(civil.year + years, civil.month).days();
    return Date::from_civil(civil.year + years, civil.month, std::min(civil.day, last));
}

void CaseLaw::decide(charge::Decision decision) {
    if (std::find(decisions_.begin(), decisions_.end(), decision) == decisions_.end())
        decisions_.push_back(std::move(decision));
}

}  // namespace kvit::ledger
