// What the standard asks of the requisites of a payment code.
#include "exchange/qr_keys.hpp"

#include <algorithm>
#include <numeric>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"

namespace kvit::exchange {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower(c);
    return out;
}

/// A missing one is told once: those after it are counted from where it would stand.
void judge_order(const std::vector<QrField>& fields, Judge& judge) {
    std::ptrdiff_t place = 0;
    for (const auto& key : mandatory_keys) {
        const std::string name(key.name);
        const auto given = std::find_if(fields.begin(), fields.end(), [&](const QrField& field) {
            return same_key(field.key, name);
        });
        if (given == fields.end() || meant(given->value).empty())
            judge.object(ErrorCode::missing_key, name, "",
                         {"обязательный реквизит " + name, "the mandatory requisite " + name});
        if (given == fields.end()) continue;
        const std::ptrdiff_t found = given - fields.begin();
        if (found != place) {
            const std::string expected = std::to_string(place + 1);
            judge.object(ErrorCode::contradiction, name, std::to_string(found + 1),
                         {"место " + expected + " среди реквизитов",
                          "place " + expected + " among the requisites"});
        }
        ++place;
    }
}

/// What decides how much goes where: two values of it cannot be let pass.
bool moves_money(std::string_view key) {
    for (const std::string_view each : {"sum", "addamount", "personalacc", "bic", "persacc"})
        if (key == each) return true;
    return false;
}

/// By sorting, so that any number of requisites costs little.
void judge_duplicates(const std::vector<QrField>& fields, Judge& judge) {
    std::vector<std::string> keys;
    std::vector<std::string_view> values;
    for (const auto& field : fields) {
        if (field.key.empty()) continue;
        keys.push_back(lower(field.key));
        values.push_back(meant(field.value));
    }
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    for (std::size_t i = 0; i < order.size();) {
        const std::string& key = keys[order[i]];
        bool differ = false;
        std::size_t next = i + 1;
        for (; next < order.size() && keys[order[next]] == key; ++next)
            differ = differ || values[order[next]] != values[order[i]];
        const Text once{"реквизит один раз", "a requisite once"};
        if (differ && moves_money(key))
            judge.refuse(ErrorCode::duplicate_key, key, "", once);
        else if (next > i + 1)
            judge.object(ErrorCode::duplicate_key, key, "", once);
        i = next;
    }
}

void judge_sum(const QrField& field, Judge& judge) {
    const auto value = meant(field.value);
    if (value.empty() || (all_digits(value) && value.size() <= qr_sum_digits_max)) return;
    judge.refuse(ErrorCode::bad_money, field.key, quoted(field.value),
                 {"копейки: от 1 до 18 цифр", "kopecks: 1 to 18 digits"});
}

void judge_digits(const QrField& field, std::size_t count, Judge& judge) {
    const auto value = meant(field.value);
    if (value.empty() || (all_digits(value) && value.size() == count)) return;
    const std::string digits = std::to_string(count);
    judge.object(ErrorCode::out_of_range, field.key, quoted(field.value),
                 {"цифры, всего " + digits, digits + " digits"});
}

void judge_tech_code(const QrField& field, Judge& judge) {
    const auto value = meant(field.value);
    const int code = all_digits(value) && value.size() <= 2 ? number_of(value) : 0;
    if (value.empty() || (code >= 1 && code <= tech_code_max)) return;
    judge.object(ErrorCode::out_of_range, field.key, quoted(field.value),
                 {"код от 01 до 15", "a code from 01 to 15"});
}

void judge_value(const QrField& field, Judge& judge) {
    for (const char c : field.key + field.value) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') continue;
        judge.object(ErrorCode::bad_text, field.key,
                     hexadecimal("0x", static_cast<unsigned char>(c), 2),
                     {"текст без управляющих символов", "text without control characters"});
        break;
    }
    const QrKey* key = known_key(field.key);
    if (key == nullptr) return;
    if (key->name == "Sum" || key->name == "AddAmount") return judge_sum(field, judge);
    if (key->name == "PersonalAcc") return judge_digits(field, 20, judge);
    if (key->name == "BIC") return judge_digits(field, 9, judge);
    if (key->name == "CorrespAcc")
        return field.value == "0" ? void() : judge_digits(field, 20, judge);
    if (key->name == "TechCode") return judge_tech_code(field, judge);
    if (key->characters_max == 0) return;
    const std::size_t characters = characters_in(field.value);
    if (characters <= key->characters_max) return;
    const std::string most = std::to_string(key->characters_max);
    judge.object(ErrorCode::out_of_range, field.key, std::to_string(characters),
                 {"не больше " + most + " символов", "at most " + most + " characters"});
}

/// The mandatory block as it is written first in the code.
void judge_mandatory_bytes(const std::vector<QrField>& fields, Encoding encoding, Judge& judge) {
    std::size_t bytes = mandatory_keys.size() - 1;  // separators
    for (const auto& key : mandatory_keys) {
        const auto given = std::find_if(fields.begin(), fields.end(), [&](const QrField& field) {
            return same_key(field.key, key.name);
        });
        if (given == fields.end()) continue;
        // One byte is one character in the encodings that are not UTF-8.
        bytes += given->key.size() + 1 +
                 (encoding == Encoding::utf8 ? given->value.size() : characters_in(given->value));
    }
    if (bytes <= qr_mandatory_bytes_max) return;
    judge.object(ErrorCode::limit_exceeded, "CorrespAcc", std::to_string(bytes),
                 {"обязательные реквизиты вместе не длиннее 300 байт",
                  "the mandatory requisites together within 300 bytes"});
}

/// The check digits of the two accounts: what is wrong there is told, not refused, for a code may
/// be older than an account.
void judge_accounts(const std::vector<QrField>& fields, Judge& judge) {
    const auto value_of = [&](std::string_view name) -> std::string_view {
        for (const auto& field : fields)
            if (same_key(field.key, name)) return meant(field.value);
        return {};
    };
    const auto bic = value_of("BIC");
    const auto account = value_of("PersonalAcc");
    const auto correspondent = value_of("CorrespAcc");
    if (bic.size() != 9 || !all_digits(bic)) return;
    const bool has_correspondent = correspondent.size() == 20 && all_digits(correspondent);
    // Treasury accounts (казначейские счета) begin with 0 and have a check of their own.
    const bool treasury = account.starts_with("0") || correspondent.starts_with("40102");
    if (treasury) return;
    const Text expected{"ключ счёта подходит к БИК", "the check digit of the account fits the BIC"};
    if (account.size() == 20 && all_digits(account) && !fits_bic(bic, account, !has_correspondent))
        judge.remark(ErrorCode::contradiction, "PersonalAcc", quoted(account), expected);
    if (has_correspondent && !fits_bic(bic, correspondent, true))
        judge.remark(ErrorCode::contradiction, "CorrespAcc", quoted(correspondent), expected);
}

}  // namespace

bool same_key(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

const QrKey* known_key(std::string_view name) {
    for (const auto& key : mandatory_keys)
        if (same_key(key.name, name)) return &key;
    for (const auto& key : other_keys)
        if (same_key(key.name, name)) return &key;
    return nullptr;
}

std::string_view meant(std::string_view value) {
    return same_key(value, "null") ? std::string_view() : value;
}

void judge_fields(const std::vector<QrField>& fields, Encoding encoding, Judge& judge) {
    judge_order(fields, judge);
    judge_duplicates(fields, judge);
    for (const auto& field : fields) judge_value(field, judge);
    judge_mandatory_bytes(fields, encoding, judge);
    judge_accounts(fields, judge);
}

bool fits_bic(std::string_view bic, std::string_view account, bool at_bank_of_russia) {
    if (bic.size() != 9 || account.size() != 20 || !all_digits(bic) || !all_digits(account))
        return false;
    const std::string digits =
        (at_bank_of_russia ? "0" + std::string(bic.substr(4, 2)) : std::string(bic.substr(6))) +
        std::string(account);
    constexpr int weights[] = {7, 1, 3};
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * weights[i % 3];
    return sum % 10 == 0;
}

}  // namespace kvit::exchange
