#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ids in the purpose of a payment (назначение платежа): by rules that are data, each with how far
/// it can be relied on. What they point to is for reconciliation to say, which knows the accounts.
namespace kvit::exchange {

/// What an id is of. The order is that of `payment_id_rows`.
enum class PaymentId : std::uint8_t {
    account,          ///< лицевой счёт at the supplier: digits
    unified_account,  ///< ЕЛС of GIS ZhKKh: "75да533315"
    service,          ///< идентификатор ЖКУ: "75да533315-01"
    document,  ///< идентификатор платёжного документа: "75да533315-01-1051"
};

struct PaymentIdRow {
    PaymentId id;
    std::string_view name;
};

inline constexpr PaymentIdRow payment_id_rows[] = {
    {PaymentId::account, "account"},
    {PaymentId::unified_account, "unified_account"},
    {PaymentId::service, "service"},
    {PaymentId::document, "document"},
};

/// Words that stand before an id. A space between them is any of spaces, points and slashes, or
/// nothing; case, ё and Latin letters that look like Cyrillic ones do not matter.
struct PurposeLabel {
    PaymentId id;
    std::string_view words;
};

inline constexpr PurposeLabel purpose_labels[] = {
    {PaymentId::account, "л с"},
    {PaymentId::account, "лс"},
    {PaymentId::account, "лиц сч"},
    {PaymentId::account, "лиц счет"},
    {PaymentId::account, "лицевой счет"},
    {PaymentId::account, "лицевого счета"},
    {PaymentId::account, "лицевому счету"},
    {PaymentId::account, "лицевым счетом"},
    {PaymentId::account, "л сч"},
    {PaymentId::account, "л счет"},
    {PaymentId::account, "лицевой счет получателя"},
    {PaymentId::account, "абонент"},
    {PaymentId::account, "абонента"},
    {PaymentId::account, "абонентский номер"},
    {PaymentId::unified_account, "елс"},
    {PaymentId::unified_account, "единый лицевой счет"},
    {PaymentId::service, "жку"},
    {PaymentId::service, "идентификатор жку"},
    {PaymentId::document, "ипд"},
    {PaymentId::document, "пд"},
    {PaymentId::document, "платежный документ"},
};

/// Words that say that the number behind them is another thing.
inline constexpr std::string_view purpose_strangers[] = {
    "инн",   "кпп",     "бик", "р с",     "к с",      "рс",  "кс",      "уин",    "кбк",
    "октмо", "телефон", "тел", "договор", "договору", "дог", "паспорт", "период",
};

/// How an id was found, and how far that can be relied on, in per cent. The order is that of
/// `purpose_rule_rows`.
enum class PurposeRule : std::uint8_t { between_slashes, labelled, by_shape, bare_number };

struct PurposeRuleRow {
    PurposeRule rule;
    std::string_view name;
    int confidence;
};

inline constexpr PurposeRuleRow purpose_rule_rows[] = {
    // Payers are asked to write ids so: Bank of Russia, letter ИН-04-45/12 of 22.02.2018.
    {PurposeRule::between_slashes, "between_slashes", 99},
    {PurposeRule::labelled, "labelled", 90},
    // Two digits, two letters, six digits and so on: few other things look like that.
    {PurposeRule::by_shape, "by_shape", 80},
    // 5 to 16 digits that nothing says anything of: a sum, a day or a house may look like that.
    {PurposeRule::bare_number, "bare_number", 20},
};

constexpr const PurposeRuleRow& row_of(PurposeRule rule) {
    return purpose_rule_rows[static_cast<std::size_t>(rule)];
}

/// An id in a purpose.
struct PurposeId {
    PaymentId id = PaymentId::account;
    PurposeRule rule = PurposeRule::bare_number;
    std::string text;      ///< as it stands there
    std::size_t byte = 0;  ///< where it begins
    int confidence = 0;    ///< per cent: that of the rule, or less
    friend bool operator==(const PurposeId&, const PurposeId&) = default;
};

/// The ids of a purpose as they stand one after another; none overlaps another. An id of GIS ZhKKh
/// is what its length says, whatever the label; behind a label its parts may stand apart,
/// "75 ДА 533315".
std::vector<PurposeId> ids_in(std::string_view purpose);

/// The ids of a purpose that came in lines, each of `cuts` being the byte of a space that may be
/// none (the line before it could hold no more). The purpose is read with these spaces and without
/// them. What both readings say is as sure as ever; of what they do not agree in, all is told, with
/// half the confidence of its rule, as one of two is wrong; such ids may overlap. `text` is what
/// stands there in the reading that found it.
std::vector<PurposeId> ids_in(std::string_view purpose, std::span<const std::size_t> cuts);

}  // namespace kvit::exchange
