#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/calendar/date.hpp"
#include "kvit/law/volume_rules.hpp"
#include "kvit/money/decimal.hpp"

/// What a parameter of the law may hold.
namespace kvit::law {

/// From this day of delay on (the day after the due date is day 1) the daily penalty is the debt ×
/// rate / divisor; without a divisor nothing accrues.
struct ScaleStep {
    std::int32_t from_day = 1;
    std::optional<std::int32_t> divisor;

    friend bool operator==(const ScaleStep&, const ScaleStep&) = default;
};

/// Scale — шкала пени: the first step begins with day 1, each next one later.
struct Scale {
    std::vector<ScaleStep> steps;

    friend bool operator==(const Scale&, const Scale&) = default;
};

/// RateLimit — предел ставки пени (ПП РФ от 26.03.2022 № 474 and after).
struct RateLimit {
    enum class Mode : std::uint8_t {
        none,     ///< no limit: the rate as it is
        fixed,    ///< this rate, whatever the key rate is
        at_most,  ///< the lower of the two
    };
    Mode mode = Mode::none;
    Decimal percent;  ///< a year; 0 without a limit

    friend bool operator==(const RateLimit&, const RateLimit&) = default;
};

/// Suspension — мораторий: whether days are free of penalty, and for which debts.
struct Suspension {
    enum class Debts : std::uint8_t {
        none,          ///< penalties accrue
        all,           ///< no penalty on any debt
        arose_before,  ///< no penalty on debts whose due date lies before `before`
    };
    Debts debts = Debts::none;
    std::optional<Date> before;

    friend bool operator==(const Suspension&, const Suspension&) = default;
};

/// Days that differ from the plain week.
enum class DayKind : std::uint8_t {
    holiday,  ///< нерабочий праздничный день, ТК РФ ст. 112
    transferred_day_off,  ///< перенесённый выходной
    working_weekend,      ///< рабочий выходной
    presidential_nonworking,  ///< нерабочий день с сохранением заработной платы
};

struct SpecialDay {
    Date date;
    DayKind kind;

    friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

/// SpecialDays — производственный календарь of a year, by date; all other days follow the week.
struct SpecialDays {
    std::vector<SpecialDay> days;

    friend bool operator==(const SpecialDays&, const SpecialDays&) = default;
};

/// In the order of `value_kind_rows`.
using Value = std::variant<Decimal, Scale, RateLimit, Suspension, SpecialDays, VolumeRules>;

enum class ValueKind : std::uint8_t { number, scale, limit, suspension, days, volume };

struct ValueKindRow {
    std::string_view name;  ///< in documents
    ValueKind kind;
    Phrase text;
};

inline constexpr ValueKindRow value_kind_rows[] = {
    {"number", ValueKind::number, {"число", "a number"}},
    {"scale", ValueKind::scale, {"шкала по дням просрочки", "a scale by days of delay"}},
    {"limit", ValueKind::limit, {"предел ставки", "a limit of the rate"}},
    {"suspension", ValueKind::suspension, {"мораторий", "a suspension"}},
    {"days", ValueKind::days, {"календарь", "a calendar"}},
    {"volume", ValueKind::volume, {"таблица объёма", "a table of volumes"}},
};

inline ValueKind kind_of(const Value& value) { return static_cast<ValueKind>(value.index()); }

/// The kind of a type of values.
template <class T>
inline constexpr ValueKind kind_of_type = [] {
    constexpr bool same[] = {std::is_same_v<T, Decimal>,     std::is_same_v<T, Scale>,
                             std::is_same_v<T, RateLimit>,   std::is_same_v<T, Suspension>,
                             std::is_same_v<T, SpecialDays>, std::is_same_v<T, VolumeRules>};
    std::size_t i = 0;
    while (!same[i]) ++i;  // another type does not compile
    return static_cast<ValueKind>(i);
}();

}  // namespace kvit::law
