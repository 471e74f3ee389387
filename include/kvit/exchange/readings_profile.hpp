#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/base/result.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/message_form.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/exchange/table_layout.hpp"

/// Tables of readings (таблицы показаний) as suppliers, agents and neighbouring systems send them:
/// no form is common to all, so that a profile says where what stands.
namespace kvit::exchange {

/// What a cell says beside the readings. The order is that of `intake_field_rows`.
enum class IntakeField : std::uint8_t {
    account,
    meter,
    resource,
    reg,
    unit,
    date,
    time,
    moment,
    channel,
    sender,
    operation,
    text,
};

struct IntakeFieldRow {
    IntakeField field;
    std::string_view name;
};

inline constexpr IntakeFieldRow intake_field_rows[] = {
    {IntakeField::account, "account"},  ///< лицевой счёт as it was written
    {IntakeField::meter, "meter"},  ///< заводской номер прибора, or its index
    {IntakeField::resource, "resource"},  ///< ресурс, by the words of the profile
    {IntakeField::reg, "register"},  ///< тарифный регистр, by the words of the profile
    {IntakeField::unit, "unit"},  ///< единица измерения, by the words of the profile
    {IntakeField::date, "date"},           {IntakeField::time, "time"},
    {IntakeField::moment, "moment"},    ///< day and time in one cell, with a space or "T" between
    {IntakeField::channel, "channel"},  ///< откуда пришло
    {IntakeField::sender, "sender"},    ///< a token of the sender, masked or not
    {IntakeField::operation, "operation"},  ///< of the payment that bore it
    {IntakeField::text, "text"},  ///< a message, to be read by a form; there are no values then
};

struct IntakeColumn {
    IntakeField field;
    CellPlace place{};
    friend bool operator==(const IntakeColumn&, const IntakeColumn&) = default;
};

/// A cell with a reading. A row may have several (широкая форма); what their cells do not say are
/// constants. With a prefix "CounterVal_" and the sign ":" the cell "CounterVal_2:118" is 118 of
/// the meter "2".
struct ValueColumn {
    CellPlace place{};
    std::string sign{};        ///< with a prefix: between the name of the meter and the value
    std::string meter{};       ///< a constant
    std::size_t meter_at = 0;  ///< or a cell of its own; neither: the column meter
    std::string resource{};
    std::string reg{};
    std::string unit{};
    friend bool operator==(const ValueColumn&, const ValueColumn&) = default;
};

/// A word of a column and what it stands for.
struct IntakeWord {
    std::string word;
    std::string meaning;
    friend bool operator==(const IntakeWord&, const IntakeWord&) = default;
};

/// ReadingsProfile — описание таблицы показаний: kvit-readings-profile/1.
struct ReadingsProfile : TableLayout {
    std::string id;
    std::string title{};
    std::string channel{};  ///< where no column says it
    int decimals = 7;       ///< of a reading at most; 0: digits before the comma only
    /// Tried beside `date_format`; a day that two of them read differently is refused.
    std::vector<std::string> date_formats{};
    std::vector<IntakeColumn> columns{};
    std::vector<ValueColumn> values{};
    /// An empty list takes words as they are.
    std::vector<IntakeWord> resources{};
    std::vector<IntakeWord> registers{};
    std::vector<IntakeWord> units{};

    friend bool operator==(const ReadingsProfile&, const ReadingsProfile&) = default;
};

/// Everything by which a profile could not be read with: `missing_key` where it has neither values
/// nor a column of messages, `duplicate_key` of a field that has two columns or of a word,
/// `contradiction`, `bad_text` of a format, `limit_exceeded` past `limits::intake_row_readings_max`
/// values. Paths are those of the document.
Errors check(const ReadingsProfile& profile);

/// Reads a table. What is wrong with its structure refuses it whole, with paths "line:column";
/// a row that says nothing readable is one of `Intake::refused`, whole, and a cell of several
/// readings is refused alone. A value is canonical (no zeros in front), and kept as it was typed.
///
/// Errors: those of `decode` with their places; `missing_column` for a line with too few cells,
/// `bad_table` for too many, for quotes that do not close or for a line that the profile passes
/// over as a heading and that is a row (a reading, a day, digits of an account or a word of the
/// profile stand there); `limit_exceeded` past `limits::intake_row_bytes_max`,
/// `limits::intake_rows_max`; "id": `missing_key`, `bad_id`. Lenient mode lets pass, with a remark:
/// a file in UTF-8 instead of the encoding of the profile, more cells than named, blank lines
/// between rows.
Result<Intake> parse_readings(const ReadingsProfile& profile, std::string_view bytes,
                              const IntakeHint& hint, Mode mode = Mode::strict);

/// The messages of a table whose profile has the column "text". Errors as above, `contradiction`
/// for another profile; a day or time that cannot be read is `bad_date`.
Result<std::vector<Message>> messages_of(const ReadingsProfile& profile, std::string_view bytes,
                                         Errors& remarks, Mode mode = Mode::strict);

}  // namespace kvit::exchange
