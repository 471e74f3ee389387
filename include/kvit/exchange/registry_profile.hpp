#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/exchange/table_layout.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

/// How the registries of one agent are laid out: data, as the order of fields is agreed in each
/// contract.
namespace kvit::exchange {

/// What a cell of a row says. The order is that of `row_field_rows`. Names and addresses are not
/// among them: the core keeps no personal data.
enum class RowField : std::uint8_t {
    operation,
    account,
    amount,
    paid,
    time,
    received,
    period,
    document,
    purpose,
    channel,
    kind,
    reverses,
    transferred,
    commission,
};

struct RowFieldRow {
    RowField field;
    std::string_view name;
};

inline constexpr RowFieldRow row_field_rows[] = {
    {RowField::operation, "operation"},  ///< номер операции, one of the agent
    {RowField::account, "account"},      ///< лицевой счёт as it was written
    {RowField::amount, "amount"},        ///< принято от плательщика
    {RowField::paid, "paid"},            ///< день оплаты
    {RowField::time, "time"},            ///< время оплаты
    {RowField::received, "received"},    ///< день зачисления
    {RowField::period, "period"},        ///< оплачиваемый месяц
    {RowField::document, "document"},    ///< номер платёжного документа
    {RowField::purpose, "purpose"},      ///< назначение платежа
    {RowField::channel, "channel"},      ///< способ оплаты
    {RowField::kind, "kind"},            ///< вид операции, by the words of the profile
    {RowField::reverses, "reverses"},    ///< какую операцию отменяет
    {RowField::transferred, "transferred"},  ///< к перечислению
    {RowField::commission, "commission"},    ///< комиссия
};

/// What a cell of the trailer says. The order is that of `total_field_rows`.
enum class TotalField : std::uint8_t {
    count,
    amount,
    transferred,
    commission,
    registry,
    date,
};

struct TotalFieldRow {
    TotalField field;
    std::string_view name;
};

inline constexpr TotalFieldRow total_field_rows[] = {
    {TotalField::count, "count"},              ///< число строк
    {TotalField::amount, "amount"},            ///< принято всего
    {TotalField::transferred, "transferred"},  ///< к перечислению всего
    {TotalField::commission, "commission"},    ///< комиссия всего
    {TotalField::registry, "registry"},  ///< номер реестра или платёжного поручения
    {TotalField::date, "date"},  ///< день реестра
};

struct RowColumn {
    RowField field;
    CellPlace place{};
    friend bool operator==(const RowColumn&, const RowColumn&) = default;
};

struct TotalColumn {
    TotalField field;
    CellPlace place{};
    friend bool operator==(const TotalColumn&, const TotalColumn&) = default;
};

/// A reading that a payment bears (показание в платеже). With a prefix "CounterVal_" and the sign
/// ":" the cell "CounterVal_2:118" is 118 of the meter "2"; otherwise the name of the meter is a
/// constant, or stands in a cell of its own.
struct ReadingColumn {
    CellPlace place{};
    std::string sign{};   ///< with a prefix: between the name of the meter and the value
    std::string meter{};  ///< a constant
    std::size_t meter_at = 0;
    friend bool operator==(const ReadingColumn&, const ReadingColumn&) = default;
};

/// A word of a column `kind`; other words are errors, an empty cell is a payment.
struct KindWord {
    std::string word;
    ledger::RowKind kind = ledger::RowKind::payment;
    friend bool operator==(const KindWord&, const KindWord&) = default;
};

/// The last line, with what all rows together must give.
struct TrailerRule {
    std::string prefix;  ///< what it begins with and no row does
    std::vector<TotalColumn> columns{};
    friend bool operator==(const TrailerRule&, const TrailerRule&) = default;
};

/// RegistryProfile — описание реестра: kvit-registry-profile/1.
struct RegistryProfile : TableLayout {
    std::string id;
    std::string title{};
    std::string agent{};  ///< empty: the one who reads says it
    std::string month_format = "MM.YYYY";
    std::vector<RowColumn> columns{};
    std::vector<KindWord> kinds{};
    std::vector<ReadingColumn> readings{};
    /// Принято = к перечислению + комиссия in every row.
    bool amount_is_transferred_and_commission = false;
    std::optional<TrailerRule> trailer{};  ///< it must be there then, once and last

    friend bool operator==(const RegistryProfile&, const RegistryProfile&) = default;
};

/// Everything by which a profile could not be read with: `missing_key` of operation, amount or day,
/// `duplicate_key` of a field that has two columns, `bad_text` of a format, `out_of_range` of a
/// place. Paths are those of the document.
Errors check(const RegistryProfile& profile);

}  // namespace kvit::exchange
