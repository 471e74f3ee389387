#include "exchange/client_bank_section.hpp"

#include <algorithm>

#include "exchange/amount.hpp"
#include "exchange/characters.hpp"
#include "exchange/stamp.hpp"
#include "exchange/text_lines.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view date_format = "DD.MM.YYYY";

std::size_t byte_in(const Line& line, std::string_view piece) {
    return static_cast<std::size_t>(piece.data() - line.text.data());
}

/// The value as it stands behind the sign, with the spaces around it.
std::string_view with_blanks(const Section::Entry& entry) {
    return entry.line.text.substr(entry.line.text.find('=') + 1);
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string clean_text(std::string_view value, const Line& line, std::string_view key,
                       Judge& judge) {
    std::string text;
    bool told = false;
    for (std::size_t at = 0; at < value.size();) {
        const Character each = character_at(value, at);
        const auto piece = value.substr(at, std::max<std::size_t>(each.bytes, 1));
        at += piece.size();
        if (!is_control(each.code) || each.code == '\t') {
            text += piece;
            continue;
        }
        text += ' ';
        if (told) continue;  // one word for a value is enough
        told = true;
        judge.object(ErrorCode::bad_text, line.path(byte_in(line, piece), key),
                     hexadecimal("0x", each.code, 2),
                     {"текст без управляющих символов", "a text without control characters"});
    }
    return std::string(without_blanks(text));
}

const Section::Entry* Section::find(std::string_view key) const {
    const auto found = entries_.find(key);
    return found == entries_.end() || found->second.value.empty() ? nullptr : &found->second;
}

void Section::require(std::string_view key, Judge& judge) const {
    if (find(key) == nullptr)
        judge.refuse(ErrorCode::missing_key, start.path(0, key), "",
                     {"ключ " + std::string(key) + " в секции",
                      "the key " + std::string(key) + " in the section"});
}

std::string Section::text(std::string_view key, Judge& judge) const {
    const Entry* entry = find(key);
    return entry == nullptr ? std::string() : clean_text(entry->value, entry->line, key, judge);
}

void Section::refuse(ErrorCode code, std::string_view key, Text expected, Judge& judge) const {
    if (judge.errors.full()) return judge.errors.count(1);
    const Entry& entry = *find(key);
    judge.refuse(code, entry.line.path(byte_in(entry.line, entry.value), key), quoted(entry.value),
                 std::move(expected));
}

std::optional<Date> Section::date(std::string_view key, Judge& judge) const {
    const Entry* entry = find(key);
    if (entry == nullptr) return std::nullopt;
    const auto found = date_of(date_format, entry->value);
    if (!found) refuse(ErrorCode::bad_date, key, {"ДД.ММ.ГГГГ", "DD.MM.YYYY"}, judge);
    return found;
}

std::optional<Money> Section::money(std::string_view key, bool may_be_negative,
                                    Judge& judge) const {
    const Entry* entry = find(key);
    if (entry == nullptr) return std::nullopt;
    auto text = entry->value;
    const bool negative = may_be_negative && text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto found = roubles_of(text, '.');
    if (!found) {
        refuse(ErrorCode::bad_money, key,
               {"рубли с точкой, например 1234.56", "roubles with a point, such as 1234.56"},
               judge);
        return std::nullopt;
    }
    return negative ? -*found : *found;
}

Purpose Section::purpose(Judge& judge) const {
    if (find("НазначениеПлатежа") != nullptr) return {text("НазначениеПлатежа", judge), {}};
    TextLines lines;
    for (int i = 1; i <= 6; ++i) {
        const std::string key = "НазначениеПлатежа" + std::to_string(i);
        if (const Entry* entry = find(key)) lines.add(text(key, judge), with_blanks(*entry));
    }
    return {lines.text(), lines.cuts()};
}

}  // namespace kvit::exchange
