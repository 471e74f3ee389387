#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/base/result.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/mode.hpp"

/// Messages with readings (СМС) by a form that their supplier announced.
namespace kvit::exchange {

/// What a part of a message says. The order is that of `form_part_rows`.
enum class PartKind : std::uint8_t {
    account,
    meter,
    reading,
    tokens,
};

struct PartKindRow {
    PartKind kind;
    std::string_view name;
};

inline constexpr PartKindRow part_kind_rows[] = {
    {PartKind::account, "account"},  ///< лицевой счёт
    {PartKind::meter, "meter"},      ///< номер прибора
    {PartKind::reading, "reading"},  ///< показание
    {PartKind::tokens, "tokens"},    ///< all parts that follow: index, kind and reading together
};

struct FormPart {
    PartKind kind = PartKind::account;
    std::string reg{};      ///< of a reading: which register
    bool optional = false;  ///< it and those after it may be left out
    friend bool operator==(const FormPart&, const FormPart&) = default;
};

/// Letters between the index of a meter and its reading: "Э" in "1Э123". No digits.
struct FormKind {
    std::string letters;
    std::string resource{};
    std::string reg{};
    friend bool operator==(const FormKind&, const FormKind&) = default;
};

/// What a lenient reader lets pass in the letters of kinds, with a remark. The order is that of
/// `leniency_rows`.
enum class Leniency : std::uint8_t {
    latin_lookalikes,
    lower_case,
};

struct LeniencyRow {
    Leniency leniency;
    std::string_view name;
};

inline constexpr LeniencyRow leniency_rows[] = {
    {Leniency::latin_lookalikes, "latin_lookalikes"},  ///< латинская H вместо русской Н
    {Leniency::lower_case, "lower_case"},              ///< строчные буквы
};

/// MessageForm — форма сообщения: kvit-readings-form/1.
struct MessageForm {
    std::string id;
    std::string title{};
    char separator = ' ';         ///< a space: one or more of spaces, tabs and line ends
    bool account_digits = false;  ///< accounts are of digits alone: other words are no account
    int decimals = 0;             ///< of a reading at most; 0: digits before the comma only
    std::string decimal = ",.";   ///< the signs that may stand before them
    std::vector<FormPart> parts{};
    std::vector<FormKind> kinds{};  ///< of `tokens`
    std::vector<Leniency> lenient{};

    friend bool operator==(const MessageForm&, const MessageForm&) = default;
};

/// Everything by which a form could not be read with: `missing_key` of account, readings or kinds,
/// `duplicate_key` of a part or of letters, `contradiction` of parts in an order that nobody could
/// tell apart, `bad_choice` of signs, `bad_text` of letters. Paths are those of the document.
Errors check(const MessageForm& form);

/// A message as it was received.
struct Message {
    std::string text{};
    std::string sender{};   ///< a token as it was given; it may be absent or masked
    std::string channel{};  ///< empty: "sms"
    std::optional<Date> date{};
    std::optional<std::int32_t> time{};
    std::string place{};  ///< "line:column" in the file of messages

    friend bool operator==(const Message&, const Message&) = default;
};

/// Reads messages, each whole or not at all: a message that is not of the form is one of
/// `Intake::refused` with its reason, since its sender is to be told. Lenient mode lets pass what
/// the form names, with a remark at "messages[n]".
///
/// Errors: "id": `missing_key`, `bad_id`; `limit_exceeded` past `limits::intake_rows_max`; those of
/// `check` with "form:" before their paths.
Result<Intake> read_messages(const MessageForm& form, std::span<const Message> messages,
                             const IntakeHint& hint, Mode mode = Mode::strict);

}  // namespace kvit::exchange
