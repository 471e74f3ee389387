// Dates, months, intervals.
#include "unit/mutation/catalogue.hpp"

namespace kvit::test::mutation {
namespace {

std::optional<Day> date_at(const Target& t) {
    return t.is_text() ? day_of(t.text()) : std::nullopt;
}
bool is_month(const Target& t) { return t.is_text() && day_of(t.text() + "-01").has_value(); }

bool moved(const Target& t, int days) {
    const auto day = date_at(t);
    return day && t.set(text(*day + date::days(days)));
}
bool day_later(const Target& t) { return moved(t, 1); }
bool day_earlier(const Target& t) { return moved(t, -1); }
bool some_days(const Target& t) { return moved(t, static_cast<int>(t.random.between(-31, 31))); }
bool month_moved(const Target& t) {
    const Day first = is_month(t) ? first_day(t.text()) : Day();
    if (is_month(t))
        return t.set(month_text(t.random.one_in(2) ? next_month(first) : previous_month(first)));
    return moved(t, t.random.one_in(2) ? 30 : -30);
}
bool year_moved(const Target& t) {
    const int years = t.random.one_in(2) ? 1 : -1;
    if (!is_month(t)) return moved(t, 365 * years);
    return t.set(std::to_string(std::stoi(t.text().substr(0, 4)) + years) + t.text().substr(4));
}
bool to_the_first_of_the_month(const Target& t) {
    return date_at(t) && t.set(t.docs.month + "-01");
}
bool to_the_first_of_the_next(const Target& t) {
    return date_at(t) && t.set(text(next_month(first_day(t.docs.month))));
}
bool to_an_invalid_date(const Target& t) {
    static const char* const days[] = {"-02-30", "-13-01", "-00-10", "-04-31", "-01-00"};
    if (is_month(t)) return t.set(t.text().substr(0, 4) + (t.random.one_in(2) ? "-13" : "-00"));
    return date_at(t) && t.set(t.text().substr(0, 4) + days[t.random.below(std::size(days))]);
}
bool out_of_years(const Target& t) {
    const std::string year = t.random.one_in(2) ? "1899" : "2200";
    return (date_at(t) || is_month(t)) && t.set(year + t.text().substr(4));
}
bool end_of_years(const Target& t) {
    const std::string year = t.random.one_in(2) ? "1900" : "2199";
    return (date_at(t) || is_month(t)) && t.set(year + t.text().substr(4));
}
bool other_format(const Target& t) {
    if (!date_at(t)) return false;
    const std::string date = t.text();
    if (t.random.one_in(2)) return t.set(date + "T00:00:00Z");
    return t.set(date.substr(8) + "." + date.substr(5, 2) + "." + date.substr(0, 4));
}
/// The two ends of an interval change places; where one is open it becomes the other end.
bool ends_swapped(const Target& t) {
    if (!t.value().is_object()) return false;
    for (const auto& [from, to] : {std::pair("valid_from", "valid_to"), std::pair("from", "to")}) {
        Json& object = t.value();
        if (!object.contains(from) && !object.contains(to)) continue;
        const Json start = object.value(from, Json());
        const Json end = object.value(to, Json());
        object[from] = end;
        object[to] = start;
        return true;
    }
    return false;
}

constexpr Mutation mutations[] = {
    {"day_later", day_later},
    {"day_earlier", day_earlier},
    {"some_days", some_days},
    {"month_moved", month_moved},
    {"year_moved", year_moved},
    {"to_the_first_of_the_month", to_the_first_of_the_month},
    {"to_the_first_of_the_next", to_the_first_of_the_next},
    {"to_an_invalid_date", to_an_invalid_date},
    {"out_of_years", out_of_years},
    {"end_of_years", end_of_years},
    {"other_format", other_format},
    {"ends_swapped", ends_swapped},
};

}  // namespace

std::span<const Mutation> date_mutations() { return mutations; }

}  // namespace kvit::test::mutation
