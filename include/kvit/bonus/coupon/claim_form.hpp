#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/error.hpp"

/// The form of a claim (заявка на купон).
namespace kvit::bonus {

/// What a payer wrote. It is looked at and forgotten.
struct ClaimForm {
    std::optional<std::string> full_name{};  ///< фамилия, имя, отчество
    std::optional<std::string> account{};    ///< лицевой счёт
    std::optional<std::string> email{};
    std::optional<std::string> phone{};
};

/// Syntax alone: a name has letters and no digits, an address of mail has one "@" and a domain with
/// a dot, a phone 10 to 15 digits, an account 1 to 32 letters, digits, "-", "/". Nothing that looks
/// like the number of a bank card is let in: 12 to 19 digits with the sum of Luhn, with or without
/// spaces and dashes; only `account` may, where it is `known_account`.
///
/// Errors, whose `found` never holds what was written: `missing_key` for a field of `required` that
/// is absent or blank, `bad_text`, `personal_data` for a card, `contradiction` for another account
/// than `known_account`, `bad_choice` for a field of `required` that no form has.
Errors check_claim_form(const ClaimForm& form, const std::vector<std::string>& required,
                        std::string_view known_account = {});

/// Whether a text has 12 to 19 digits in a row, spaces and dashes aside, whose sum of Luhn is
/// right.
bool looks_like_card(std::string_view text);

}  // namespace kvit::bonus
