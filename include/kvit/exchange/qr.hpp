#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/money/money.hpp"

/// The payment code (штриховой код платёжного документа): GOST R 56042-2014.
namespace kvit::exchange {

/// Bytes of the five mandatory requisites with the separators between them, in the encoding of the
/// code; the service block of 8 bytes is not counted (ГОСТ Р 56042-2014).
inline constexpr std::size_t qr_mandatory_bytes_max = 300;
/// Bytes of a whole code: what a QR symbol of version 40 with correction level L holds.
inline constexpr std::size_t qr_bytes_max = 2953;
/// Digits of a sum in kopecks.
inline constexpr std::size_t qr_sum_digits_max = 18;

/// A requisite (реквизит): "Key=Value".
struct QrField {
    std::string key;    ///< known ones are spelled as the standard does
    std::string value;  ///< as it stands, in UTF-8

    friend bool operator==(const QrField&, const QrField&) = default;
};

/// A payment code that was read.
struct QrCode {
    char digit = '2';  ///< of the encoding, as it stands: '1', '2', '3'; lenient also '0'
    Encoding encoding = Encoding::utf8;
    char separator = '|';
    std::vector<QrField> fields{};  ///< in their order, unknown and empty ones too
    /// What was let pass, and what a careful reader looks at: a check digit of an account that does
    /// not fit the BIC, a part that is no requisite.
    Errors remarks{};

    /// The value of a requisite, whatever the case of its key; nullptr if there is none, or if it
    /// is empty or `Null`, which means the same. Of several the first.
    const std::string* find(std::string_view key) const;
    /// Sum, AddAmount.
    std::optional<Money> sum() const;
    std::optional<Money> add_amount() const;
};

/// What `parse_qr` is given.
enum class QrInput : std::uint8_t {
    bytes,  ///< those of the symbol
    /// Text in UTF-8, as scanners and applications hand it over. Bytes that were taken for latin-1
    /// are repaired with a remark; a lost character (U+FFFD) is refused in both modes.
    text,
};

/// Reads a code. A line end after it, and the `§` that some scanners add, are no part of it.
/// Errors, with the key or "header" as path:
/// * in both modes: `bad_text` for no such code, `unsupported` for another version or encoding,
///   `bad_money` for a sum that is not 1 to 18 digits of kopecks, `bad_text` and `not_utf8` for
///   bytes that mean nothing in the declared encoding (path "key:line:column");
/// * in strict mode besides: `missing_key` and `contradiction` where the five mandatory requisites
///   do not come first and in their order, `duplicate_key`, `out_of_range` for a wrong length or
///   code, `limit_exceeded` for too many bytes. Lenient makes remarks of these.
Result<QrCode> parse_qr(std::string_view input, Mode mode = Mode::strict,
                        QrInput form = QrInput::bytes);

/// How the sum with voluntary insurance (добровольное страхование) is said: the rule of a provider.
/// The order is that of `insurance_rule_rows`.
enum class InsuranceRule : std::uint8_t {
    two_codes,          ///< a code of each: Sum without, Sum with insurance
    add_amount,         ///< one code: Sum without, AddAmount is added to it
    add_amount_in_sum,  ///< one code: Sum with, AddAmount is what of it is insurance
};

struct InsuranceRuleRow {
    InsuranceRule rule;
    std::string_view name;
};

inline constexpr InsuranceRuleRow insurance_rule_rows[] = {
    {InsuranceRule::two_codes, "two_codes"},
    {InsuranceRule::add_amount, "add_amount"},
    {InsuranceRule::add_amount_in_sum, "add_amount_in_sum"},
};

/// A code to be made.
struct QrRequest {
    Encoding encoding = Encoding::utf8;
    /// None: the first of `| # ; : ^ _ ~ { } ! $ % & ( ) * + , / @` that no key and no value has.
    std::optional<char> separator{};
    std::vector<QrField> fields{};     ///< Sum and AddAmount either here or as money
    std::optional<Money> to_pay{};     ///< without insurance, not below zero
    std::optional<Money> insurance{};  ///< needs `to_pay`
    InsuranceRule rule = InsuranceRule::two_codes;
};

/// Which of the codes of a request.
enum class QrTotal : std::uint8_t { without_insurance, with_insurance };

/// The bytes of a code: the mandatory requisites first and in their order, sums next, then the
/// others as they were given; no separator at the end. What it makes, `parse_qr` reads in strict
/// mode.
/// Errors as in strict reading, and: `bad_text` for a character that the encoding lacks,
/// `bad_choice` for a separator that a value has or that can be none, `duplicate_key` for a sum
/// given twice, `invalid_argument` for a code with insurance where the rule or the request has
/// none.
Result<std::string> build_qr(const QrRequest& request, QrTotal total = QrTotal::without_insurance);

/// Whether the account has the check digit (ключ) that belongs to a bank with this BIC: weights 7,
/// 1, 3 over three digits of the BIC and the account (Порядок расчёта контрольного ключа, Банк
/// России, 08.09.1997 № 515). `at_bank_of_russia` is that of an account that is kept by the Bank of
/// Russia itself, as a correspondent account. Wants 9 and 20 digits.
bool fits_bic(std::string_view bic, std::string_view account, bool at_bank_of_russia);

}  // namespace kvit::exchange
