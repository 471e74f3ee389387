#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/exchange/registry_profile.hpp"

/// Registries of payments (реестры платежей) as banks and agents send them.
namespace kvit::exchange {

/// A reading that came with a payment, as it was typed.
struct BorneReading {
    std::string operation;  ///< of the row that bore it
    std::string account;    ///< as it was written
    std::string meter;      ///< as the agent names it
    std::string value;      ///< as typed: zeros in front and signs are kept
    Date taken;             ///< the day of the payment
    friend bool operator==(const BorneReading&, const BorneReading&) = default;
};

/// Sums of all rows; those that the profile has no column for are none.
struct RegistryTotals {
    std::int64_t count = 0;
    Money amount;
    std::optional<Money> transferred{};
    std::optional<Money> commission{};
    friend bool operator==(const RegistryTotals&, const RegistryTotals&) = default;
};

/// What one file held.
struct RegistryFile {
    std::string profile;        ///< id of the profile that it was read with
    ledger::Registry registry;  ///< as in kvit-payments/1
    std::vector<BorneReading> readings{};
    RegistryTotals totals{};
    Errors remarks{};
};

/// What the file itself may not say; what is given here goes before what it says.
struct RegistryHint {
    std::string id{};     ///< of the registry
    std::string agent{};  ///< of the profile if empty
    std::optional<Date> date{};
};

/// Reads a file, or refuses it whole. Paths of errors are "line:column field", both from 1, the
/// column in characters where the cell begins; "id", "agent", "date" for what nobody said.
///
/// Errors: those of `decode` with their places; `missing_column` for a line with too few cells,
/// `bad_table` for too many, the trailer's among them, for a line after the trailer, a second
/// trailer or quotes that do not close; `missing_key` for no trailer; `empty_cell`, `bad_money`,
/// `bad_date`, `bad_month`, `bad_id`, `unknown_word`, `out_of_range` of a cell;
/// `identity_violated` where the trailer and the rows differ in their number or in any sum;
/// `duplicate_id` for an operation that the file has already: its total counts the money twice, and
/// reconciliation once; `limit_exceeded` past `limits::payments_rows_max` rows.
///
/// Lenient mode lets pass, with a remark: a file in UTF-8 instead of the encoding of the profile,
/// more cells than named, blank lines between rows, a row whose amount is not what is transferred
/// and the commission, an operation that comes twice. The sums of the trailer have no lenient mode.
Result<RegistryFile> parse_registry(const RegistryProfile& profile, std::string_view bytes,
                                    const RegistryHint& hint = {}, Mode mode = Mode::strict);

}  // namespace kvit::exchange
