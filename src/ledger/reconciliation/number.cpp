#include "ledger/reconciliation/number.hpp"

#include <algorithm>
#include <utility>

namespace kvit::ledger {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_latin(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The two bytes of a Cyrillic letter in UTF-8, as a capital.
std::string cyrillic(unsigned char lead, unsigned char next) {
    const auto two = [](int a, int b) {
        return std::string{static_cast<char>(a), static_cast<char>(b)};
    };
    if (lead == 0xD0 && next >= 0xB0) return two(0xD0, next - 0x20);  // а..п
    if (lead == 0xD1 && next <= 0x8F) return two(0xD0, next + 0x20);  // р..я
    if (lead == 0xD1 && next == 0x91) return two(0xD0, 0x81);         // ё
    return two(lead, next);
}

/// Calls `letter(bytes)` for letters and digits, `other(byte)` for the rest.
template <class Letter, class Other>
void walk(std::string_view text, Letter letter, Other other) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (is_digit(c) || is_latin(c)) {
            letter(std::string(1, upper(c)));
        } else if ((byte == 0xD0 || byte == 0xD1) && i + 1 < text.size()) {
            letter(cyrillic(byte, static_cast<unsigned char>(text[++i])));
        } else {
            other(c);
        }
    }
}

}  // namespace

std::string plain_number(std::string_view written) {
    std::string plain;
    walk(
        written, [&](const std::string& bytes) { plain += bytes; }, [](char) {});
    return plain;
}

std::vector<std::string> numbers_in(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (word.size() >= near_bytes_min && std::any_of(word.begin(), word.end(), is_digit))
            words.push_back(word);
        word.clear();
    };
    walk(
        text, [&](const std::string& bytes) { word += bytes; },
        [&](char c) {
            if (c != '-') end_word();
        });
    end_word();
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string_view without_zeros(std::string_view number) {
    const auto first = number.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view() : number.substr(first);
}

std::optional<Evidence> nearness(std::string_view written, std::string_view number) {
    if (written == number) return std::nullopt;
    if (without_zeros(written) == without_zeros(number)) return Evidence::leading_zeros;
    const auto [shorter, longer] =
        written.size() < number.size() ? std::pair(written, number) : std::pair(number, written);
    const auto differ = std::mismatch(shorter.begin(), shorter.end(), longer.begin(), longer.end());
    const auto at = static_cast<std::size_t>(differ.first - shorter.begin());
    if (longer.size() == shorter.size()) {
        if (written.substr(at + 1) == number.substr(at + 1)) return Evidence::one_differs;
        if (at + 1 < written.size() && written[at] == number[at + 1] &&
            written[at + 1] == number[at] && written.substr(at + 2) == number.substr(at + 2))
            return Evidence::transposed;
        return std::nullopt;
    }
    if (longer.size() != shorter.size() + 1 || longer.substr(at + 1) != shorter.substr(at))
        return std::nullopt;
    return written.size() < number.size() ? Evidence::one_missing : Evidence::one_extra;
}

}  // namespace kvit::ledger
