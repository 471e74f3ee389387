#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/base/text.hpp"
#include "kvit/calendar/date.hpp"
#include "kvit/money/decimal.hpp"

/// Приём показаний: what came from outside, row by row, before anybody decides what it means.
namespace kvit::exchange {

/// Where a reading came from, as the source says it; what it does not say is empty.
struct IntakeSource {
    std::string channel{};    ///< by what way: "sms", "file", "payment" or a word of the host
    std::string place{};      ///< "line:column" in a file
    std::size_t message = 0;  ///< number of the message from 1; 0: it came otherwise
    std::string operation{};  ///< of the payment that bore it
    std::string sender{};  ///< a token as it was given, masked or not; kvit needs no phone number
    std::optional<Date> date{};          ///< day of the reading, or of its receipt
    std::optional<std::int32_t> time{};  ///< seconds of that day
    std::string typed{};                 ///< the whole row or message

    friend bool operator==(const IntakeSource&, const IntakeSource&) = default;
};

/// IntakeRow — принятое показание: one register of one meter. Names are those of the source.
struct IntakeRow {
    std::string account{};
    std::string meter{};     ///< its number, or its index at the account
    std::string resource{};  ///< where the source tells meters apart by it
    std::string reg{};  ///< тарифный регистр, as "T1"; empty: the source knows of one
    Decimal value{};    ///< 0 or above, at most 7 decimals
    std::string typed{};  ///< the value as it was typed: "05778", "12,5"
    std::string unit{};
    IntakeSource source{};

    friend bool operator==(const IntakeRow&, const IntakeRow&) = default;
};

/// Why a row is refused: a decision, of which the sender is to be told. The order is that of
/// `intake_reason_rows`.
enum class IntakeReason : std::uint8_t {
    no_reading,
    too_long,
    too_many_readings,
    not_of_form,
    bad_account,
    bad_meter,
    bad_value,
    fraction,
    too_precise,
    unknown_kind,
    unknown_register,
    unknown_resource,
    repeated_register,
    bad_date,
    bad_text,
};

struct IntakeReasonRow {
    IntakeReason reason;
    std::string_view name;
    Phrase text;
};

inline constexpr IntakeReasonRow intake_reason_rows[] = {
    {IntakeReason::no_reading, "no_reading", {"показания нет", "there is no reading"}},
    {IntakeReason::too_long, "too_long", {"сообщение слишком длинное", "the message is too long"}},
    {IntakeReason::too_many_readings,
     "too_many_readings",
     {"показаний больше, чем бывает в одном сообщении", "more readings than one message can bear"}},
    {IntakeReason::not_of_form,
     "not_of_form",
     {"записано не по форме", "it is not written in the form"}},
    {IntakeReason::bad_account,
     "bad_account",
     {"лицевой счёт нельзя прочесть", "the account cannot be read"}},
    {IntakeReason::bad_meter,
     "bad_meter",
     {"номер прибора нельзя прочесть", "the number of the meter cannot be read"}},
    {IntakeReason::bad_value,
     "bad_value",
     {"показание нельзя прочесть точно", "the reading cannot be read exactly"}},
    {IntakeReason::fraction,
     "fraction",
     {"нужны только цифры до запятой", "only the digits before the comma are taken"}},
    {IntakeReason::too_precise,
     "too_precise",
     {"слишком много знаков после запятой", "too many decimals"}},
    {IntakeReason::unknown_kind,
     "unknown_kind",
     {"нет прибора такого вида", "there is no such kind of meter"}},
    {IntakeReason::unknown_register,
     "unknown_register",
     {"нет такого тарифного регистра", "there is no such register"}},
    {IntakeReason::unknown_resource,
     "unknown_resource",
     {"нет такого ресурса", "there is no such resource"}},
    {IntakeReason::repeated_register,
     "repeated_register",
     {"показание одного регистра дано дважды", "the reading of a register is given twice"}},
    {IntakeReason::bad_date,
     "bad_date",
     {"день или время нельзя прочесть", "the day or the time cannot be read"}},
    {IntakeReason::bad_text,
     "bad_text",
     {"недопустимые символы", "characters that are not allowed"}},
};

constexpr const IntakeReasonRow& row_of(IntakeReason reason) {
    return intake_reason_rows[static_cast<std::size_t>(reason)];
}

/// What was refused; the row is kept as it was typed.
struct RefusedReading {
    IntakeReason reason = IntakeReason::not_of_form;
    std::string found{};    ///< the piece that the reason is about
    Text expected{};        ///< what would have been right
    std::string account{};  ///< these four as far as they were read
    std::string meter{};
    std::string resource{};
    std::string reg{};
    IntakeSource source{};

    friend bool operator==(const RefusedReading&, const RefusedReading&) = default;
};

/// Intake — принятые показания: what one file or one set of messages held; kvit-readings/1. Every
/// row of it is among `rows` or `refused`.
struct Intake {
    std::string id;         ///< of this intake
    std::string read_by{};  ///< id of the profile or of the form
    std::vector<IntakeRow> rows{};
    std::vector<RefusedReading> refused{};
    Errors remarks{};  ///< what a lenient reader let pass
};

/// What the file itself may not say.
struct IntakeHint {
    std::string id{};           ///< of the intake; it must be said
    std::string channel{};      ///< goes before that of the profile, but not of a row
    std::optional<Date> day{};  ///< of what the source gives no day to
    std::string operation{};    ///< the payment whose code bears readings
};

/// What is wrong with a hint: "id": `missing_key`, `bad_id`; `bad_id` of the others.
Errors check(const IntakeHint& hint);

}  // namespace kvit::exchange
