// Reading a payment code.
#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/qr_keys.hpp"
#include "exchange/qr_separator.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view mark = "ST";
constexpr std::string_view version = "0001";
constexpr std::size_t digit_at = 6;
constexpr std::size_t service_bytes = 8;

/// The input without what a scanner adds: line ends, and § before them.
std::string_view without_suffix(std::string_view input, QrInput form, Judge& judge) {
    const auto cut_line_ends = [&] {
        while (!input.empty() && (input.back() == '\n' || input.back() == '\r'))
            input.remove_suffix(1);
    };
    cut_line_ends();
    // In UTF-8 the second byte of the sign is that of Ч too, so the encoding has a say.
    const bool single = form == QrInput::bytes && input.size() > digit_at && input[digit_at] == '1';
    const std::string_view sign = single ? "\xA7" : "\xC2\xA7";
    if (input.ends_with(sign)) {
        input.remove_suffix(sign.size());
        judge.remark(ErrorCode::bad_text, "", R"("§")",
                     {"код без знака, который добавил сканер",
                      "a code without the sign that a scanner added"});
        cut_line_ends();
    }
    return input;
}

/// The encoding of a digit of the service block.
std::optional<Encoding> encoding_of(char digit, Judge& judge) {
    switch (digit) {
        case '1':
            return Encoding::windows1251;
        case '2':
            return Encoding::utf8;
        case '3':
            return Encoding::koi8r;
        default:
            break;
    }
    const Text expected{"1 (windows-1251), 2 (UTF-8) или 3 (KOI8-R)",
                        "1 (windows-1251), 2 (UTF-8) or 3 (KOI8-R)"};
    // Codes with 0 are met in practice, and they are UTF-8.
    if (digit == '0') {
        judge.object(ErrorCode::unsupported, "header", R"("0")", expected);
        return Encoding::utf8;
    }
    judge.refuse(ErrorCode::unsupported, "header", quoted({&digit, 1}), expected);
    return std::nullopt;
}

/// Whether the service block is one; what it says goes into the code.
bool read_header(std::string_view input, QrCode& code, Judge& judge) {
    const Text expected{"служебный блок ST0001, цифра кодировки и разделитель",
                        "the service block ST0001, the digit of the encoding and a separator"};
    if (input.size() < service_bytes || !input.starts_with(mark) ||
        !all_digits(input.substr(mark.size(), version.size() + 1))) {
        judge.refuse(ErrorCode::bad_text, "header", quoted(input.substr(0, service_bytes)),
                     expected);
        return false;
    }
    if (input.substr(mark.size(), version.size()) != version) {
        judge.refuse(ErrorCode::unsupported, "header",
                     quoted(input.substr(mark.size(), version.size())),
                     {"версия 0001", "version 0001"});
        return false;
    }
    code.digit = input[digit_at];
    code.separator = input[digit_at + 1];
    const auto encoding = encoding_of(code.digit, judge);
    if (!may_separate(code.separator)) {
        judge.refuse(ErrorCode::bad_text, "header", quoted({&code.separator, 1}),
                     {"разделитель: знак, но не буква, не цифра и не =",
                      "a separator: a sign, but no letter, digit or ="});
        return false;
    }
    if (encoding) code.encoding = *encoding;
    return encoding.has_value();
}

/// The bytes that a text of characters below U+0100 was before somebody took them for latin-1;
/// nothing for another text, and for ASCII, where nothing was lost.
std::optional<std::string> latin1_bytes(std::string_view text) {
    std::string bytes;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character each = character_at(text, at);
        if (each.bytes == 0 || each.code > 0xFF) return std::nullopt;
        any = any || each.code >= 0x80;
        bytes += static_cast<char>(each.code);
        at += each.bytes;
    }
    return any ? std::optional(bytes) : std::nullopt;
}

/// The text of a code that is given as text.
std::string repaired(std::string_view input, Encoding encoding, Judge& judge) {
    const std::string_view text = input.substr(service_bytes);
    if (const auto lost = input.find("\xEF\xBF\xBD"); lost != input.npos)
        judge.refuse(ErrorCode::bad_text, place_of(Encoding::utf8, input, lost).to_string(),
                     "U+FFFD",
                     {"символы, которые не потеряны при чтении кода",
                      "characters that were not lost in reading the code"});
    if (const auto bytes = latin1_bytes(text)) {
        if (auto decoded = decode(encoding, *bytes); decoded.ok()) {
            judge.remark(
                ErrorCode::bad_text, "", "latin-1",
                {"текст, а не байты, принятые за latin-1", "text and not bytes taken for latin-1"});
            return *std::move(decoded);
        }
    }
    return std::string(text);
}

/// One part between separators.
void read_part(std::string_view part, bool is_text, QrCode& code, Judge& judge) {
    if (part.empty()) return;
    const auto equals = part.find('=');
    const auto key = part.substr(0, equals);
    const auto decoded = [&](std::string_view piece) {
        auto text = decode(is_text ? Encoding::utf8 : code.encoding, piece);
        if (!text.ok()) {
            judge.errors.append(text.errors().in_document(quoted(key)));
            return std::string();
        }
        return *std::move(text);
    };
    if (equals == part.npos) {
        const std::string shown = quoted(decoded(part));
        judge.remark(ErrorCode::bad_text, "", shown,
                     {"реквизит вида Ключ=Значение", "a requisite as Key=Value"});
        return;
    }
    QrField field{decoded(key), decoded(part.substr(equals + 1))};
    if (const QrKey* known = known_key(field.key)) field.key = known->name;
    if (field.key.empty())
        judge.remark(ErrorCode::bad_text, "", quoted(part),
                     {"реквизит вида Ключ=Значение", "a requisite as Key=Value"});
    code.fields.push_back(std::move(field));
}

std::optional<Money> kopecks(const std::string* digits) {
    if (digits == nullptr || !all_digits(*digits) || digits->size() > qr_sum_digits_max)
        return std::nullopt;
    std::int64_t sum = 0;
    for (const char c : *digits) sum = sum * 10 + (c - '0');
    return Money::kopecks(sum);
}

}  // namespace

const std::string* QrCode::find(std::string_view key) const {
    for (const auto& field : fields)
        if (same_key(field.key, key)) return meant(field.value).empty() ? nullptr : &field.value;
    return nullptr;
}

std::optional<Money> QrCode::sum() const { return kopecks(find("Sum")); }
std::optional<Money> QrCode::add_amount() const { return kopecks(find("AddAmount")); }

Result<QrCode> parse_qr(std::string_view input, Mode mode, QrInput form) {
    Judge judge(mode);
    QrCode code;
    input = without_suffix(input, form, judge);
    if (!read_header(input, code, judge)) return judge.errors;
    // Each character of a text was a byte of such a symbol.
    const bool single = code.encoding != Encoding::utf8;
    const std::size_t bytes = form == QrInput::text && single ? characters_in(input) : input.size();
    if (bytes > qr_bytes_max)
        judge.object(ErrorCode::limit_exceeded, "", std::to_string(bytes),
                     {"код не длиннее 2953 байт", "a code within 2953 bytes"});
    std::string_view rest = input.substr(service_bytes);
    if (form == QrInput::bytes && single && is_plainly_utf8(rest)) {
        judge.object(
            ErrorCode::bad_text, "header", "utf-8",
            {"байты в кодировке служебного блока", "bytes in the encoding of the service block"});
        code.encoding = Encoding::utf8;
    }
    std::string text;
    if (form == QrInput::text) {
        text = repaired(input, code.encoding, judge);
        rest = text;
    }
    while (!rest.empty() && !judge.errors.full()) {
        const auto end = rest.find(code.separator);
        read_part(rest.substr(0, end), form == QrInput::text, code, judge);
        rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    }
    if (judge.errors.empty()) judge_fields(code.fields, code.encoding, judge);
    if (!judge.errors.empty()) return judge.errors;
    code.remarks = std::move(judge.remarks);
    return code;
}

}  // namespace kvit::exchange
