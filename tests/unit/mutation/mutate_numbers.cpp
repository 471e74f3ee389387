// Numbers in strings, and counts.
#include <algorithm>
#include <map>

#include "unit/mutation/catalogue.hpp"

namespace kvit::test::mutation {
namespace {

bool is_number(const Target& t) {
    return t.is_text() && looks_like_number(t.text()) && !is_id(t.place);
}

/// A change of the text of a number.
template <class Change>
bool rewrite(const Target& t, Change change) {
    if (!is_number(t)) return false;
    return t.set(change(t.text()));
}

bool digit_changed(const Target& t) {
    return rewrite(t, [&](std::string text) {
        const auto at = t.random.below(text.size());
        if (text[at] >= '0' && text[at] <= '9')
            text[at] = static_cast<char>('0' + t.random.below(10));
        return text;
    });
}
bool sign_changed(const Target& t) {
    return rewrite(t, [](const std::string& text) {
        return text.starts_with('-') ? text.substr(1) : '-' + text;
    });
}
bool plus_added(const Target& t) {
    return rewrite(t, [](const std::string& text) { return '+' + text; });
}
bool decimals_added(const Target& t) {
    return rewrite(t, [&](std::string text) {
        if (text.find('.') == text.npos) text += '.';
        const auto count = 1 + t.random.below(9);
        for (std::uint64_t i = 0; i < count; ++i)
            text += static_cast<char>('0' + t.random.below(10));
        return text;
    });
}
bool zero_decimal_added(const Target& t) {
    return rewrite(t, [](const std::string& text) {
        return text + (text.find('.') == text.npos ? ".0" : "0");
    });
}
bool decimals_dropped(const Target& t) {
    return rewrite(t, [](const std::string& text) { return text.substr(0, text.find('.')); });
}
bool decimal_comma(const Target& t) {
    return rewrite(t, [](std::string text) {
        const auto point = text.find('.');
        if (point == text.npos) return text + ",5";
        text[point] = ',';
        return text;
    });
}
bool exponent(const Target& t) {
    return rewrite(
        t, [&](const std::string& text) { return text + (t.random.one_in(2) ? "e1" : "E0"); });
}
bool leading_zero(const Target& t) {
    return rewrite(t, [](const std::string& text) { return '0' + text; });
}
bool trailing_point(const Target& t) {
    return rewrite(t, [](const std::string& text) { return text.substr(0, text.find('.')) + '.'; });
}
bool wide_digits(const Target& t) {  // full-width digits look like digits
    return rewrite(t,
                   [](const std::string& text) { return text.substr(0, text.size() - 1) + "５"; });
}
bool raised(const Target& t) {
    return rewrite(t, [&](const std::string& text) {
        return (text.starts_with('-') ? "-1"
                : t.random.one_in(2)  ? "1"
                                      : "9") +
               text.substr(text.starts_with('-')                    ? 1
                           : text.front() == '0' && text.size() > 1 ? 1
                                                                    : 0);
    });
}
bool lowered(const Target& t) {
    return rewrite(t, [&](const std::string& text) {
        const auto point = std::min(text.find('.'), text.size());
        if (point < 2 || text.starts_with('-'))
            return std::string(text.find('.') == text.npos ? "0" : "0.01");
        std::string less = text.substr(1);
        while (less.size() > 1 && less[0] == '0' && less[1] != '.') less.erase(0, 1);
        return less;
    });
}
bool rolled_over(const Target& t) {  // a meter of five digits past 99999
    return rewrite(t, [](const std::string& text) {
        const auto point = text.find('.');
        return std::string(point == text.npos ? "1" : "0") +
               (point == text.npos ? "" : text.substr(point));
    });
}
bool zero(const Target& t) {
    return rewrite(t, [](const std::string& text) {
        const auto point = text.find('.');
        return point == text.npos ? std::string("0")
                                  : "0" + std::string(".0000000000").substr(0, text.size() - point);
    });
}
bool one_of_the_last_place(const Target& t) {  // a kopeck, a thousandth
    return rewrite(t, [](std::string text) {
        for (auto at = text.size(); at-- > 0;) {
            if (text[at] == '.' || text[at] == '-') continue;
            if (text[at] != '9') {
                ++text[at];
                return text;
            }
            text[at] = '0';
        }
        return '1' + text;
    });
}

/// The legal bound of a key, and what lies past it, as the schemas say.
struct Bound {
    const char* name;
    const char* at;
    const char* past;
};
bool bound(const Target& t, bool past) {
    static const Bound bounds[] = {
        {"area", "1000000", "1000000.01"},
        {"start", "999999999999999999", "1000000000000000000"},
        {"up_to", "10000000", "10000000.0000001"},
        {"amount", "9999999999999999.99", "10000000000000000.00"},
        {"charged", "9999999999999999.99", "10000000000000000.00"},
        {"actual", "9999999999999999.99", "10000000000000000.00"},
        {"count", "1000000", "1000000.01"},
        {"total", "1000000", "1000000.01"},
        {"month_volume", "10000000", "10000000.0000001"},
        {"ratio", "100000", "100000.0001"},
        {"carried", "999999999999999999", "1000000000000000000"},
        {"volume", "999999999999999999", "1000000000000000000"},
        {"day", "999999999999999999", "1000000000000000000"},
        {"night", "999999999999999999", "1000000000000000000"},
        {"peak", "999999999999999999", "1000000000000000000"},
        {"half_peak", "999999999999999999", "1000000000000000000"},
    };
    static const std::map<std::string, int> whole = {
        {"seq", 1}, {"digits", 9}, {"average_periods", 1200}, {"months", 12}, {"year", 2200}};
    const std::string name = t.place.name();
    if (t.value().is_number_integer()) {
        const auto at = whole.find(name);
        return t.set((at == whole.end() ? 1000 : at->second) + (past ? 1 : 0));
    }
    if (!is_number(t)) return false;
    if (name == "value") {
        if (t.place.document == "tariffs") {
            const bool norm = t.place.key.starts_with("norms");
            return t.set(norm ? (past ? "10000.0000001" : "10000")
                              : (past ? "100000.0000001" : "100000"));
        }
        if (t.place.document == "law") return t.set(past ? "10.0001" : "10");
        return t.set(past ? "1000000000000000000" : "999999999999999999");
    }
    for (const auto& row : bounds)
        if (name == row.name) return t.set(past ? row.past : row.at);
    return false;
}
bool at_legal_bound(const Target& t) { return bound(t, false); }
bool past_legal_bound(const Target& t) { return bound(t, true); }

bool count_changed(const Target& t) {
    if (!t.value().is_number_integer()) return false;
    return t.set(t.value().get<std::int64_t>() + t.random.between(1, 3));
}
bool count_negative(const Target& t) {
    if (!t.value().is_number_integer()) return false;
    return t.set(-1 - t.value().get<std::int64_t>());
}
bool count_zero(const Target& t) { return t.value().is_number_integer() && t.set(0); }
bool count_fraction(const Target& t) {
    return t.value().is_number_integer() &&
           t.set(t.value().get<double>() + (t.random.one_in(2) ? 0.5 : 0.0));
}
bool count_huge(const Target& t) {
    return t.value().is_number_integer() && t.set(Json(std::uint64_t{18'446'744'073'709'551'615U}));
}

constexpr Mutation mutations[] = {
    {"digit_changed", digit_changed},
    {"sign_changed", sign_changed},
    {"plus_added", plus_added},
    {"decimals_added", decimals_added},
    {"zero_decimal_added", zero_decimal_added},
    {"decimals_dropped", decimals_dropped},
    {"decimal_comma", decimal_comma},
    {"exponent", exponent},
    {"leading_zero", leading_zero},
    {"trailing_point", trailing_point},
    {"wide_digits", wide_digits},
    {"raised", raised},
    {"lowered", lowered},
    {"rolled_over", rolled_over},
    {"zero", zero},
    {"one_of_the_last_place", one_of_the_last_place},
    {"at_legal_bound", at_legal_bound},
    {"past_legal_bound", past_legal_bound},
    {"count_changed", count_changed},
    {"count_negative", count_negative},
    {"count_zero", count_zero},
    {"count_fraction", count_fraction},
    {"count_huge", count_huge},
};

}  // namespace

std::span<const Mutation> number_mutations() { return mutations; }

}  // namespace kvit::test::mutation
