// The form of a claim: syntax alone, and no numbers of bank cards.
#include "kvit/bonus/coupon/claim_form.hpp"

#include <algorithm>

namespace kvit::bonus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
/// A letter of another alphabet than the Latin one is a byte above ASCII.
bool is_letter(char c) { return !is_ascii(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool luhn(std::string_view digits) {
    int sum = 0;
    bool twice = false;
    for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int digit = (digits[i] - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool name_is_right(std::string_view text) {
    constexpr std::string_view others = " -'.()";
    return text.size() <= 200 && std::ranges::any_of(text, is_letter) &&
           std::ranges::all_of(text, [&](char c) {
               return is_letter(c) || others.find(c) != std::string_view::npos;
           });
}

bool account_is_right(std::string_view text) {
    return text.size() <= 32 && std::ranges::all_of(text, [](char c) {
               return is_digit(c) || is_letter(c) || c == '-' || c == '/';
           });
}

bool label_is_right(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label,
                               [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool email_is_right(std::string_view text) {
    const std::size_t at = text.find('@');
    if (text.size() > 254 || at == std::string_view::npos || at == 0 || at > 64) return false;
    const std::string_view local = text.substr(0, at);
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
        return false;
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    if (!std::ranges::all_of(local, [&](char c) {
            return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
        }))
        return false;
    std::string_view domain = text.substr(at + 1);
    int labels = 0;
    while (true) {
        const std::size_t dot = domain.find('.');
        const std::string_view label = domain.substr(0, dot);
        if (!label_is_right(label)) return false;
        ++labels;
        if (dot == std::string_view::npos)
            return labels > 1 && label.size() > 1 && !std::ranges::all_of(label, is_digit);
        domain.remove_prefix(dot + 1);
    }
}

bool phone_is_right(std::string_view text) {
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c))
            ++digits;
        else if (c == '+' ? digits != 0 || text.find('+') != i
                          : c != ' ' && c != '-' && c != '(' && c != ')')
            return false;
    }
    return digits >= 10 && digits <= 15;
}

struct Field {
    std::string_view name;
    std::optional<std::string> ClaimForm::*value;
    bool (*is_right)(std::string_view);
    Phrase expected;
};

constexpr Field fields[] = {
    {"full_name",
     &ClaimForm::full_name,
     name_is_right,
     {"фамилия, имя и отчество буквами", "a name in letters"}},
    {"account",
     &ClaimForm::account,
     account_is_right,
     {"лицевой счёт: до 32 букв и цифр", "an account: up to 32 letters and digits"}},
    {"email",
     &ClaimForm::email,
     email_is_right,
     {"адрес электронной почты, name@example.org", "an address of mail, name@example.org"}},
    {"phone",
     &ClaimForm::phone,
     phone_is_right,
     {"телефон, 10–15 цифр", "a phone, 10 to 15 digits"}},
};

bool may_be_card(const Field& field, std::string_view text, std::string_view known_account) {
    if (field.name == "account" && !known_account.empty() && text == known_account) return false;
    // International numbers have up to 15 digits, and one in ten has the sum of Luhn.
    if (field.name == "phone" && text.starts_with('+') && phone_is_right(text)) return false;
    return looks_like_card(text);
}

void check_field(const Field& field, std::string_view text, std::string_view known_account,
                 Errors& errors) {
    const std::string path(field.name);
    if (may_be_card(field, text, known_account))
        errors.add(ErrorCode::personal_data, path, "",
                   {"не номер банковской карты: он не нужен никогда",
                    "no number of a bank card: it is never needed"});
    else if (!field.is_right(text))
        errors.add(ErrorCode::bad_text, path, "", field.expected);
    else if (field.name == "account" && !known_account.empty() && text != known_account)
        errors.add(ErrorCode::contradiction, path, "",
                   {"лицевой счёт, которому дано право", "the account that has the right"});
}

}  // namespace

bool looks_like_card(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && is_digit(text[i])) {
            digits += text[i];
        } else if (i == text.size() || (text[i] != ' ' && text[i] != '-')) {
            if (digits.size() >= 12 && digits.size() <= 19 && luhn(digits)) return true;
            digits.clear();
        }
    }
    return false;
}

Errors check_claim_form(const ClaimForm& form, const std::vector<std::string>& required,
                        std::string_view known_account) {
    Errors errors;
    for (std::size_t i = 0; i < required.size(); ++i)
        if (std::ranges::find(fields, required[i], &Field::name) == std::end(fields))
            errors.add(
                ErrorCode::bad_choice, "required[" + std::to_string(i) + ']', required[i],
                {"full_name, account, email или phone", "full_name, account, email or phone"});
    for (const Field& field : fields) {
        const auto& value = form.*field.value;
        if (value && !is_blank(*value))
            check_field(field, *value, known_account, errors);
        else if (std::ranges::find(required, field.name) != required.end())
            errors.add(ErrorCode::missing_key, std::string(field.name), "", field.expected);
    }
    return errors;
}

}  // namespace kvit::bonus
