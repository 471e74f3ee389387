#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/money/money.hpp"

/// Registries of charges and debts (реестры начислений и задолженности) for banks, which show them
/// to payers.
namespace kvit::exchange {

/// What a column holds. The order is that of `debt_field_rows`.
enum class DebtField : std::uint8_t {
    account,
    amount,
    period,
    document,
    unified_account,
    service,
    name,
    address,
    house_guid,
};

struct DebtFieldRow {
    DebtField field;
    std::string_view name;
};

inline constexpr DebtFieldRow debt_field_rows[] = {
    {DebtField::account, "account"},  ///< лицевой счёт
    {DebtField::amount, "amount"},    ///< к оплате
    {DebtField::period, "period"},    ///< расчётный период
    {DebtField::document, "document"},  ///< идентификатор платёжного документа
    {DebtField::unified_account, "unified_account"},  ///< единый лицевой счёт
    {DebtField::service, "service"},                  ///< идентификатор ЖКУ
    {DebtField::name, "name"},              ///< плательщик, as the host joined it
    {DebtField::address, "address"},        ///< адрес, as the host joined it
    {DebtField::house_guid, "house_guid"},  ///< ФИАС
};

/// A row: texts that are not known are empty. Names and addresses pass through and are not kept.
struct DebtRow {
    std::string account;
    Money amount;
    std::optional<Month> period{};
    std::string document{};
    std::string unified_account{};
    std::string service{};
    std::string name{};
    std::string address{};
    std::string house_guid{};
};

/// What a row below zero (an advance) becomes.
enum class BelowZero : std::uint8_t {
    zero,    ///< nothing to pay
    skip,    ///< no row
    refuse,  ///< an error
};

struct BelowZeroRow {
    BelowZero choice;
    std::string_view name;
};

inline constexpr BelowZeroRow below_zero_rows[] = {
    {BelowZero::zero, "zero"},
    {BelowZero::skip, "skip"},
    {BelowZero::refuse, "refuse"},
};

/// How the file is written: every part is of the contract with the bank.
struct DebtFile {
    Encoding encoding = Encoding::windows1251;
    char delimiter = ';';
    char decimal = ',';
    std::string month_format = "MMYY";  ///< of MM, YY, YYYY and signs
    bool crlf = true;
    BelowZero below_zero = BelowZero::zero;
    std::vector<std::string> header{};  ///< lines before the rows, as they are
    std::vector<DebtField> columns{};
    std::vector<DebtRow> rows{};
};

/// The bytes of the file. Errors, with paths of kvit-debts/1: `missing_key` where `columns` lacks
/// account or amount; `duplicate_id` of an account that comes twice, which a bank refuses;
/// `bad_text` of a text with the delimiter or a line end, and of a character that the encoding
/// lacks
/// ("rows[3].name:1:5"); `empty_cell` of a column account, period or document without a value;
/// `bad_choice` of signs; `out_of_range` of a sum below zero where it is to be refused.
Result<std::string> write_debts(const DebtFile& file);

}  // namespace kvit::exchange
