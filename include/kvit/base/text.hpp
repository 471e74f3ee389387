#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kvit {

/// Languages of messages and explanations. Both texts are written, none is translated from the
/// other.
enum class Language : std::uint8_t { ru, en };

/// A constant text in both languages; the strings live as long as the program.
struct Phrase {
    std::string_view ru;
    std::string_view en;

    constexpr std::string_view in(Language language) const {
        return language == Language::ru ? ru : en;
    }
    friend constexpr bool operator==(const Phrase&, const Phrase&) = default;
};

/// A composed text in both languages.
struct Text {
    std::string ru;
    std::string en;

    Text() = default;
    Text(std::string russian, std::string english)
        : ru(std::move(russian)), en(std::move(english)) {}
    Text(const Phrase& phrase) : ru(phrase.ru), en(phrase.en) {}  // NOLINT: a phrase is a text

    const std::string& in(Language language) const { return language == Language::ru ? ru : en; }
    bool empty() const { return ru.empty() && en.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace kvit
