#include "format/json/scalar.hpp"

#include <algorithm>

#include "format/json/nearest.hpp"
#include "format/json/utf8.hpp"
#include "format/json/write.hpp"

namespace kvit::format::json {
namespace {

constexpr Phrase an_id{
    "идентификатор: строка до 128 байт без управляющих символов и пробелов по краям",
    "an id: a string of at most 128 bytes, no control characters, no spaces around"};
constexpr Phrase a_text{"текст без управляющих символов", "a text without control characters"};
constexpr Phrase a_sum{"сумма в рублях строкой с двумя знаками, например \"96.80\"",
                       "roubles in a string with two decimals, such as \"96.80\""};
constexpr Phrase a_boolean{"true или false", "true or false"};
constexpr Phrase a_date{"дата ГГГГ-ММ-ДД с 1900 по 2199 год, например \"2025-07-31\"",
                        "a date YYYY-MM-DD of the years 1900 to 2199, such as \"2025-07-31\""};
constexpr Phrase a_month{"расчётный период ГГГГ-ММ, например \"2025-07\"",
                         "a month YYYY-MM, such as \"2025-07\""};
constexpr Phrase a_unit{"единица измерения, например \"RUB/m3\"",
                        "a unit of measurement, such as \"RUB/m3\""};
constexpr Phrase not_below_zero{"число не меньше нуля", "a number not below zero"};

Text a_decimal(int decimals_max) {
    const std::string most = std::to_string(decimals_max);
    return {"десятичное число строкой, например \"12.345\", не больше " + most +
                " знаков после запятой и 18 всего",
            "a decimal number in a string, such as \"12.345\", of at most " + most +
                " decimals and 18 digits"};
}

Error refusal(ErrorCode code, const Value& value, Text expected) {
    return {code, {}, excerpt(value), std::move(expected)};
}

/// For a string that is malformed, or a value that is no string at all.
Error refusal_of_text(ErrorCode code, const Value& value, Text expected) {
    const bool is_text = value.as_string() != nullptr;
    return refusal(is_text ? code : ErrorCode::wrong_type, value, std::move(expected));
}

template <class T>
Result<T> parsed(const Value& value, std::optional<T> (*parse)(std::string_view), ErrorCode code,
                 const Phrase& expected) {
    const std::string* text = value.as_string();
    if (const auto meaning = text != nullptr ? parse(*text) : std::nullopt) return *meaning;
    return refusal_of_text(code, value, expected);
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Why a text was refused as a decimal number; `malformed` if it is no number of any size.
ErrorCode why_refused(std::string_view text, int decimals_max, ErrorCode malformed) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto decimals = point == text.npos ? std::string_view() : text.substr(point + 1);
    if (!is_digits(whole) || (point != text.npos && !is_digits(decimals))) return malformed;
    if (decimals.size() > static_cast<std::size_t>(decimals_max)) return ErrorCode::too_precise;
    const bool too_long = whole.size() + decimals.size() > Decimal::digits_max;
    return too_long && whole.front() != '0' ? ErrorCode::out_of_range : malformed;
}

/// The control characters of ASCII and, two bytes long in UTF-8, those of Latin-1.
bool is_control(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == 0xC2) return static_cast<unsigned char>(text[at + 1]) < 0xA0;
    return c < 0x20 || c == 0x7F;
}

/// Whether a text is well-formed and has no control characters but those allowed.
bool is_printable(std::string_view text, std::string_view allowed = {}) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return false;
        if (is_control(text, at) && allowed.find(text[at]) == allowed.npos) return false;
        at += length;
    }
    return true;
}

bool is_padded(std::string_view text) {
    constexpr std::string_view no_break_space = "\u00A0";
    return text.starts_with(' ') || text.ends_with(' ') || text.starts_with(no_break_space) ||
           text.ends_with(no_break_space);
}

}  // namespace

Result<std::string> to_id(const Value& value) {
    const std::string* text = value.as_string();
    if (text != nullptr && !text->empty() && text->size() <= limits::id_bytes_max &&
        is_printable(*text) && !is_padded(*text))
        return *text;
    return refusal_of_text(ErrorCode::bad_id, value, an_id);
}

Result<std::string> to_text(const Value& value, std::size_t bytes_max) {
    const std::string* text = value.as_string();
    if (text == nullptr || !is_printable(*text, "\t\n"))
        return refusal_of_text(ErrorCode::bad_text, value, a_text);
    if (text->size() <= bytes_max) return *text;
    const std::string most = std::to_string(bytes_max);
    return Error{ErrorCode::limit_exceeded,
                 {},
                 std::to_string(text->size()),
                 {"текст не длиннее " + most + " байт", "a text of at most " + most + " bytes"}};
}

Result<Decimal> to_decimal(const Value& value, int decimals_max) {
    const std::string* text = value.as_string();
    if (text == nullptr) return refusal(ErrorCode::wrong_type, value, a_decimal(decimals_max));
    const auto decimal = Decimal::parse(*text);
    if (decimal && decimal->scale() <= decimals_max) return *decimal;
    return refusal(why_refused(*text, decimals_max, ErrorCode::bad_decimal), value,
                   a_decimal(decimals_max));
}

Result<Decimal> to_non_negative(const Value& value, int decimals_max) {
    auto decimal = to_decimal(value, decimals_max);
    if (decimal.ok() && decimal->is_negative())
        return refusal(ErrorCode::out_of_range, value, not_below_zero);
    return decimal;
}

Result<Money> to_money(const Value& value) {
    const std::string* text = value.as_string();
    if (text == nullptr) return refusal(ErrorCode::wrong_type, value, a_sum);
    if (const auto sum = Money::parse(*text)) return *sum;
    return refusal(why_refused(*text, 2, ErrorCode::bad_money), value, a_sum);
}

Result<std::int64_t> to_count(const Value& value, std::int64_t min, std::int64_t max) {
    const std::int64_t* count = value.as_integer();
    if (count != nullptr && min <= *count && *count <= max) return *count;
    const Number* number = value.as_number();
    const bool is_long =
        number != nullptr && number->lexeme.find_first_of(".eE") == std::string::npos;
    const std::string low = std::to_string(min);
    const std::string high = std::to_string(max);
    return refusal(
        count != nullptr || is_long ? ErrorCode::out_of_range : ErrorCode::wrong_type, value,
        {"целое число от " + low + " до " + high, "an integer from " + low + " to " + high});
}

Result<bool> to_boolean(const Value& value) {
    if (const bool* boolean = value.as_boolean()) return *boolean;
    return refusal(ErrorCode::wrong_type, value, a_boolean);
}

Result<Date> to_date(const Value& value) {
    return parsed(value, &Date::parse, ErrorCode::bad_date, a_date);
}

Result<Month> to_month(const Value& value) {
    return parsed(value, &Month::parse, ErrorCode::bad_month, a_month);
}

Result<Unit> to_unit(const Value& value) {
    return parsed(value, &parse_unit, ErrorCode::bad_unit, a_unit);
}

Error not_a_choice(const Value& value, const std::vector<std::string_view>& names) {
    const std::string* text = value.as_string();
    return refusal_of_text(ErrorCode::bad_choice, value,
                           one_of(names, text != nullptr ? *text : std::string_view()));
}

std::string excerpt(const Value& value) {
    if (const Array* array = value.as_array()) return array->empty() ? "[]" : "[…]";
    if (const Object* object = value.as_object()) return object->members().empty() ? "{}" : "{…}";
    if (const std::string* text = value.as_string()) return write(shortened(*text));
    if (const Number* number = value.as_number()) return shortened(number->lexeme);
    return write(value);
}

}  // namespace kvit::format::json
