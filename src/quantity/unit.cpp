#include "kvit/quantity/unit.hpp"

namespace kvit {
namespace {

/// "up*up/down/down" with the spelling that `name` picks; `one` stands for an empty numerator.
template <class Name>
std::string spell(Unit unit, std::string_view one, std::string_view times, Name name) {
    std::string up;
    std::string down;
    for (const auto& base : unit::spellings) {
        const int exponent = unit.*base.exponent;
        for (int i = 0; i < exponent; ++i) {
            if (!up.empty()) up += times;
            up += name(base);
        }
        for (int i = 0; i < -exponent; ++i) {
            down += '/';
            down += name(base);
        }
    }
    if (up.empty()) up = one;
    return up + down;
}

}  // namespace

std::string code_of(Unit unit) {
    return spell(unit, "1", "*", [](const unit::Spelling& base) { return base.code; });
}

std::string text_of(Unit unit, Language language) {
    if (unit == unit::none) return {};
    return spell(unit, "1", "·",
                 [language](const unit::Spelling& base) { return base.text.in(language); });
}

std::optional<Unit> parse_unit(std::string_view code) {
    Unit unit;
    bool divide = false;
    bool first = true;
    while (true) {
        const auto end = code.find_first_of("*/");
        const auto word = code.substr(0, end);
        const unit::Spelling* found = nullptr;
        for (const auto& base : unit::spellings)
            if (base.code == word) found = &base;
        if (found == nullptr && !(first && word == "1")) return std::nullopt;
        if (found != nullptr) {
            auto& exponent = unit.*found->exponent;
            const int next = exponent + (divide ? -1 : 1);
            if (next < -9 || next > 9) return std::nullopt;
            exponent = static_cast<std::int8_t>(next);
        }
        if (end == std::string_view::npos) return unit;
        divide = code[end] == '/';
        code.remove_prefix(end + 1);
        first = false;
    }
}

}  // namespace kvit
