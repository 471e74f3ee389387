#include "exchange/camt/piece.hpp"

#include <algorithm>
#include <array>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

/// Elements that may repeat are numbered in paths.
constexpr std::array<std::string_view, 6> repeating = {"Stmt",     "Ntfctn", "Ntry",
                                                       "NtryDtls", "TxDtls", "Bal"};

std::string numbered(const XmlElement& element, std::size_t number) {
    std::string name = element.name;
    const bool shown =
        number > 1 || std::find(repeating.begin(), repeating.end(), name) != repeating.end();
    if (shown) name += '[' + std::to_string(number) + ']';
    return name;
}

/// The path from an element down to another one inside it; whether it is there.
bool find_below(const XmlElement& in, const XmlElement& wanted, std::string& path) {
    if (&in == &wanted) return true;
    for (const auto& child : in.children) {
        std::string below;
        if (!find_below(child, wanted, below)) continue;
        std::size_t number = 0;
        for (const XmlElement* each = &in.children.front(); each <= &child; ++each)
            number += each->name == child.name ? 1U : 0U;
        path = '/' + numbered(child, number) + below;
        return true;
    }
    return false;
}

/// Digits, and at most five behind a point; 13 digits before it, so that 18 fit 64 bits.
std::optional<std::int64_t> units_of(std::string_view text) {
    const auto point = text.find('.');
    auto whole = text.substr(0, point);
    const auto part = point == text.npos ? std::string_view() : text.substr(point + 1);
    if (!all_digits(whole) || (point != text.npos && !all_digits(part))) return std::nullopt;
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.size() > 13 || part.size() > 5) return std::nullopt;
    std::int64_t units = 0;
    for (const char c : whole) units = units * 10 + (c - '0');
    for (std::size_t i = 0; i < 5; ++i) units = units * 10 + (i < part.size() ? part[i] - '0' : 0);
    return units;
}

/// "007.50" is the number 7.50.
std::string without_zeros(std::string_view text) {
    while (text.size() > 1 && text.front() == '0' && text[1] != '.') text.remove_prefix(1);
    return std::string(text);
}

bool is_currency(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// An offset from UTC behind a day or a time: nothing, Z, or +HH:MM.
bool is_offset(std::string_view text) {
    if (text.empty() || text == "Z") return true;
    return (text.front() == '+' || text.front() == '-') && time_of("HH:MM", text.substr(1));
}

/// What follows a day in DtTm: T, a time, a fraction of a second, an offset.
bool is_time(std::string_view text) {
    if (text.size() < 9 || text.front() != 'T' || !time_of("HH:MM:SS", text.substr(1, 8)))
        return false;
    text.remove_prefix(9);
    if (text.starts_with('.')) {
        const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
        if (end == 1) return false;
        text.remove_prefix(end);
    }
    return is_offset(text);
}

}  // namespace

std::string units_text(i128 units) {
    const bool negative = units < 0;
    u128 rest = negative ? -static_cast<u128>(units) : static_cast<u128>(units);
    std::string digits;
    for (std::size_t i = 0; rest != 0 || i < 6; ++i, rest /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    digits.insert(digits.size() - 5, 1, '.');
    for (int i = 0; i < 3 && digits.ends_with('0'); ++i) digits.pop_back();
    return (negative ? "-" : "") + digits;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const Character each = character_at(text, at);
        if (!is_control(each.code))
            line += text.substr(at, each.bytes);
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        at += std::max<std::size_t>(each.bytes, 1);
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

std::string Piece::path(const XmlElement& element) const {
    std::string below;
    find_below(whole_, element, below);
    return element.place.to_string() + ' ' + prefix_ + '/' + numbered(whole_, number_) + below;
}

void Piece::refuse(ErrorCode code, const XmlElement& at, std::string found, Text expected) const {
    if (judge_.errors.full()) return judge_.errors.count(1);
    judge_.refuse(code, path(at), std::move(found), std::move(expected));
}

void Piece::object(ErrorCode code, const XmlElement& at, std::string found, Text expected) const {
    Errors& where = judge_.strict() ? judge_.errors : judge_.remarks;
    if (where.full()) return where.count(1);
    judge_.object(code, path(at), std::move(found), std::move(expected));
}

const XmlElement* Piece::one(const XmlElement& in, std::string_view name) const {
    const XmlElement* found = nullptr;
    for (const auto& each : in.children) {
        if (each.name != name) continue;
        if (found == nullptr) {
            found = &each;
            continue;
        }
        object(ErrorCode::duplicate_key, each, quoted(each.text, 40),
               {"элемент один раз", "the element once"});
        break;
    }
    return found;
}

const XmlElement* Piece::at(const XmlElement& in,
                            std::initializer_list<std::string_view> path) const {
    const XmlElement* found = &in;
    for (const auto name : path)
        if (found != nullptr) found = one(*found, name);
    return found;
}

const XmlElement* Piece::need(const XmlElement& in, std::string_view name) const {
    const XmlElement* found = one(in, name);
    if (found == nullptr)
        refuse(ErrorCode::missing_key, in, "",
               {"элемент " + std::string(name) + " внутри",
                "the element " + std::string(name) + " inside"});
    return found;
}

std::string Piece::text(const XmlElement& in, std::initializer_list<std::string_view> path) const {
    const XmlElement* found = at(in, path);
    return found == nullptr ? std::string() : one_line(found->text);
}

std::optional<std::int64_t> Piece::units(const XmlElement& element) const {
    const auto found = units_of(element.text);
    if (!found)
        refuse(ErrorCode::bad_money, element, quoted(element.text, 40),
               {"сумма с точкой: до 13 цифр, до 5 знаков после точки",
                "a sum with a point: up to 13 digits, up to 5 decimals"});
    return found;
}

std::optional<CamtSum> Piece::sum(const XmlElement& element) const {
    const auto found = units(element);
    std::string currency(element.attribute("Ccy"));
    if (!is_currency(currency)) {
        refuse(ErrorCode::bad_choice, element, quoted(currency, 40),
               {"валюта в Ccy: три буквы ISO 4217", "a currency in Ccy: three letters, ISO 4217"});
        return std::nullopt;
    }
    if (currency == "RUR") {
        object(ErrorCode::bad_choice, element, currency,
               {"RUB: код RUR отменён", "RUB: the code RUR was withdrawn"});
        currency = "RUB";
    }
    if (!found) return std::nullopt;
    CamtSum sum{*found, std::move(currency), without_zeros(element.text)};
    if (sum.is_roubles() && sum.units % CamtSum::units_of_kopeck != 0) {
        refuse(ErrorCode::too_precise, element, quoted(element.text, 40),
               {"рубли в целых копейках", "roubles of whole kopecks"});
        return std::nullopt;
    }
    return sum;
}

std::optional<std::size_t> Piece::count(const XmlElement& element) const {
    const std::string_view text = element.text;
    if (all_digits(text) && text.size() <= 15) {
        std::size_t number = 0;
        for (const char c : text) number = number * 10 + static_cast<std::size_t>(c - '0');
        return number;
    }
    refuse(ErrorCode::out_of_range, element, quoted(text, 40),
           {"число до 15 цифр", "a number of up to 15 digits"});
    return std::nullopt;
}

std::optional<Date> Piece::day(const XmlElement& element) const {
    const std::string_view text = element.text;
    const auto found = Date::parse(text.substr(0, std::min<std::size_t>(10, text.size())));
    const auto rest = text.substr(std::min<std::size_t>(10, text.size()));
    if (found && (is_offset(rest) || is_time(rest))) return found;
    refuse(ErrorCode::bad_date, element, quoted(text, 40),
           {"ГГГГ-ММ-ДД или ГГГГ-ММ-ДДTчч:мм:сс", "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss"});
    return std::nullopt;
}

std::optional<Date> Piece::day_inside(const XmlElement* element) const {
    if (element == nullptr) return std::nullopt;
    for (const std::string_view name : {"Dt", "DtTm"})
        if (const XmlElement* found = one(*element, name)) return day(*found);
    refuse(ErrorCode::missing_key, *element, "", {"Dt или DtTm внутри", "Dt or DtTm inside"});
    return std::nullopt;
}

bool Piece::yes(const XmlElement* element) const {
    if (element == nullptr || element->text == "false" || element->text == "0") return false;
    if (element->text != "true" && element->text != "1")
        refuse(ErrorCode::bad_choice, *element, quoted(element->text, 40),
               {"true или false", "true or false"});
    return true;
}

std::optional<bool> Piece::credit(const XmlElement& element) const {
    if (element.text == "CRDT" || element.text == "DBIT") return element.text == "CRDT";
    refuse(ErrorCode::bad_choice, element, quoted(element.text, 40),
           {"CRDT или DBIT", "CRDT or DBIT"});
    return std::nullopt;
}

}  // namespace kvit::exchange
