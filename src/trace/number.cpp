#include "kvit/trace/number.hpp"

#include <algorithm>

namespace kvit::trace {

std::string number_text(std::string_view number, Language language) {
    std::string text;
    if (number.starts_with('~')) {  // a number that was cut
        text = "~";
        number.remove_prefix(1);
    }
    if (number.starts_with('-')) {
        text += "−";
        number.remove_prefix(1);
    }
    text += number;
    if (language == Language::ru) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string number_text(Decimal number, Language language) {
    return number_text(number.to_string(), language);
}

std::string measure_text(std::string_view number, Unit unit, Language language) {
    std::string text = number_text(number, language);
    const std::string name = text_of(unit, language);
    return name.empty() ? text : text + " " + name;
}

std::string measure_text(Decimal number, Unit unit, Language language) {
    return measure_text(number.to_string(), unit, language);
}

std::string money_text(Money money, Language language) {
    return measure_text(money.to_string(), unit::rub, language);
}

std::string date_text(Date date, Language language) {
    std::string iso = date.to_string();
    if (language == Language::en) return iso;
    return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

std::string month_text(Month month, Language language) {
    static constexpr Phrase names[] = {
        {"январь", "January"},  {"февраль", "February"}, {"март", "March"},
        {"апрель", "April"},    {"май", "May"},          {"июнь", "June"},
        {"июль", "July"},       {"август", "August"},    {"сентябрь", "September"},
        {"октябрь", "October"}, {"ноябрь", "November"},  {"декабрь", "December"}};
    return std::string(names[month.month() - 1].in(language)) + " " + std::to_string(month.year());
}

std::string interval_text(Interval interval, Language language) {
    const bool russian = language == Language::ru;
    std::string text;
    if (interval.from != Date::open_start())
        text = (russian ? "с " : "from ") + date_text(interval.from, language);
    if (interval.to != Date::open_end())
        text += (text.empty() ? "" : " ") + std::string(russian ? "по " : "to ") +
                date_text(interval.to - 1, language);
    return text;
}

}  // namespace kvit::trace
