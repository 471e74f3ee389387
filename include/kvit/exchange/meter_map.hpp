#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/premises/house.hpp"

/// From what a source calls a meter to a meter of a house.
namespace kvit::exchange {

/// What a source calls a register (тарифный регистр), and the zone of the day that it counts.
struct MappedRegister {
    std::string reg;
    Zone zone = Zone::single;
    friend bool operator==(const MappedRegister&, const MappedRegister&) = default;
};

/// A meter of a source: rows with this account, meter and resource, empty where rows have none.
struct MappedMeter {
    std::string account{};
    std::string meter{};
    std::string resource{};
    MeterId house_meter{};
    /// Empty: the source names no registers, and the meter is a plain one.
    std::vector<MappedRegister> registers{};
    premises::ReadingTaken taken = premises::ReadingTaken::consumer;
    friend bool operator==(const MappedMeter&, const MappedMeter&) = default;
};

/// MeterMap — карта приборов: kvit-meter-map/1. It may name meters of many houses.
struct MeterMap {
    std::vector<MappedMeter> meters{};
    friend bool operator==(const MeterMap&, const MeterMap&) = default;
};

/// `duplicate_key` of two meters that a row could mean, of a register or a zone of one meter.
Errors check(const MeterMap& map);

/// Why a row is no reading of the house. The order is that of `unmatched_reason_rows`.
enum class UnmatchedReason : std::uint8_t {
    unknown_meter,
    unknown_register,
    not_in_house,
    no_date,
    other_unit,
    other_registers,
};

struct UnmatchedReasonRow {
    UnmatchedReason reason;
    std::string_view name;
    Phrase text;
};

inline constexpr UnmatchedReasonRow unmatched_reason_rows[] = {
    {UnmatchedReason::unknown_meter,
     "unknown_meter",
     {"карта не знает такого прибора", "the map knows no such meter"}},
    {UnmatchedReason::unknown_register,
     "unknown_register",
     {"карта не знает такого регистра прибора", "the map knows no such register of the meter"}},
    {UnmatchedReason::not_in_house,
     "not_in_house",
     {"в доме нет такого прибора", "the house has no such meter"}},
    {UnmatchedReason::no_date,
     "no_date",
     {"день показания не назван", "nobody says the day of the reading"}},
    {UnmatchedReason::other_unit,
     "other_unit",
     {"другая единица измерения", "another unit of measurement"}},
    {UnmatchedReason::other_registers,
     "other_registers",
     {"регистры не те, что у прибора", "the registers are not those of the meter"}},
};

constexpr const UnmatchedReasonRow& row_of(UnmatchedReason reason) {
    return unmatched_reason_rows[static_cast<std::size_t>(reason)];
}

/// A reading for the house: the registers of a meter that came together.
struct PlacedReading {
    premises::Reading reading;
    std::vector<std::size_t> rows;  ///< of the intake, in the order of its rows
};

struct UnmatchedRow {
    std::size_t row = 0;  ///< of the intake
    UnmatchedReason reason = UnmatchedReason::unknown_meter;
    std::string found{};
    Text expected{};
};

/// What became of each accepted row: one of the two.
struct Placement {
    std::vector<PlacedReading> placed{};
    std::vector<UnmatchedRow> unmatched{};
};

/// Makes readings of a house out of accepted rows. Registers of one meter are put together where
/// they have one day and came with one message or payment, or in one file one after another; a
/// register that comes again begins the next reading. Nothing is said of whether a reading is
/// plausible or the first of its month: the engine takes of one day the last learned, by the day of
/// learning and then by `Fact::seq`. The readings are numbered in the order of their rows, behind
/// all facts of the house with the same `known_on`: of two intakes that are placed on one day, into
/// the house that the first made, the second is the later one, so that it corrects.
///
/// A fact is named "<intake>:<number of its first row>", so that the same intake cannot be placed
/// twice: `duplicate_id`. Other errors: `out_of_range` where no seq is left on that day; `bad_id`
/// of such a name that is too long; those of `check(map)` with "map:" before their paths.
Result<Placement> place_readings(const Intake& intake, const MeterMap& map,
                                 const premises::House& house, Date known_on);

}  // namespace kvit::exchange
