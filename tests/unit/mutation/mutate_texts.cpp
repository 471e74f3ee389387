// Free texts, choices, units, flags.
#include "unit/mutation/catalogue.hpp"
#include "unit/mutation/schema.hpp"

namespace kvit::test::mutation {
namespace {

bool is_free_text(const Target& t) {
    static const char* const names[] = {"ru",      "en",  "name", "act",   "article",
                                        "edition", "url", "note", "source"};
    if (!t.is_text()) return false;
    for (const char* name : names)
        if (t.place.name() == name) return true;
    return false;
}

bool empty_string(const Target& t) { return t.is_text() && t.set(""); }
bool longest_text(const Target& t) { return is_free_text(t) && t.set(std::string(4096, 'x')); }
bool too_long_text(const Target& t) { return is_free_text(t) && t.set(std::string(4097, 'x')); }
bool very_long_text(const Target& t) { return t.is_text() && t.set(std::string(70'000, '7')); }
bool control_in_text(const Target& t) {
    return is_free_text(t) && t.set(t.text() + std::string("\x07"));
}
bool odd_text(const Target& t) { return is_free_text(t) && t.set("Ы\u202Eabc\n\t😀\u0301"); }

std::vector<std::string> choices_at(const Target& t) {
    return Schemas::all().choices(t.place.document, t.place.key);
}
bool other_choice(const Target& t) {
    if (t.place.name() == "choice") {
        // Each name belongs to one option; of three practices two lead to the third.
        static const char* const pairs[][2] = {
            {"two_lines", "one_line"},
            {"separate_excess", "one_sum"},
            {"owners", "nobody"},
            {"norm", "refuse"},
            {"average", "refuse"},
            {"unrounded", "rounded_first"},
            {"least", "year"},
            {"exact", "conserved"},
            {"total_proportional", "per_tariff_zone"},
            {"limit_by_days", "full_limit"},
            {"limits_of_months", "one_limit"},
            {"counted", "not_counted"},
            {"by_days", "full_month"},
            {"formula_3_7", "formula_3_6"},
            {"january", "march"},
            {"carried", "dropped"},
        };
        for (const auto& [a, b] : pairs) {
            if (t.is_text() && t.text() == a) return t.set(b);
            if (t.is_text() && t.text() == b) return t.set(a);
        }
        return false;
    }
    const auto choices = choices_at(t);
    return !choices.empty() && t.set(choices[t.random.below(choices.size())]);
}
bool unknown_choice(const Target& t) {
    return (t.place.name() == "choice" || !choices_at(t).empty()) && t.set("of-another-world");
}
bool other_unit(const Target& t) {
    static const char* const units[] = {"m3",        "kWh",        "Gcal",           "t",
                                        "RUB/m3",    "RUB/kWh",    "RUB/Gcal",       "RUB/m2",
                                        "m3/person", "m3/m2",      "m3/person/year", "kWh/person",
                                        "Gcal/m3",   "RUB/person", "RUB/premises",   "1"};
    return t.place.name() == "unit" && t.set(units[t.random.below(std::size(units))]);
}
bool unknown_unit(const Target& t) {
    static const char* const units[] = {"м3", "m^3", "KWH", "RUB", "m3/", "/m3", "RUB / m3"};
    return t.place.name() == "unit" && t.set(units[t.random.below(std::size(units))]);
}
bool flag_turned(const Target& t) {
    return t.value().is_boolean() && t.set(!t.value().get<bool>());
}

constexpr Mutation mutations[] = {
    {"empty_string", empty_string},       {"longest_text", longest_text},
    {"too_long_text", too_long_text},     {"very_long_text", very_long_text},
    {"control_in_text", control_in_text}, {"odd_text", odd_text},
    {"other_choice", other_choice},       {"unknown_choice", unknown_choice},
    {"other_unit", other_unit},           {"unknown_unit", unknown_unit},
    {"flag_turned", flag_turned},
};

}  // namespace

std::span<const Mutation> text_mutations() { return mutations; }

}  // namespace kvit::test::mutation
