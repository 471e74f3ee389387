#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/premises/fact.hpp"

/// Качество коммунальных услуг and the people who were away: what a charge is reduced by.
namespace kvit::premises {

/// In which way a service was not what it should be; with the service it is a row of App. 1 to the
/// Rules. The data of the law say which services have which row.
enum class BreachKind : std::uint8_t {
    interruption,  ///< перерыв; ТКО: вывоз с опозданием
    temperature,  ///< температура горячей воды или воздуха в помещении
    pressure,     ///< давление
    composition,  ///< состав и свойства воды, газа
    voltage,      ///< напряжение и частота
};

/// A moment of local time; breaks are counted by hours.
struct Moment {
    Date date;
    std::int32_t second = 0;  ///< of the day, from 0 to 86'399

    friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};

/// Conditions of a breach on which the allowance of its row depends.
struct BreachConditions {
    bool dead_end = false;  ///< авария на тупиковой магистрали
    bool two_sources = false;  ///< два независимых источника питания; otherwise one
    bool cold_region = false;  ///< район с температурой пятидневки −31 °C и ниже
    bool corner = false;  ///< угловая комната
    bool yearly_works = false;  ///< ежегодная профилактика по санитарным правилам

    friend bool operator==(const BreachConditions&, const BreachConditions&) = default;
};

/// QualityBreach — нарушение качества или перерыв, установленные актом (п. 98-113, прил. 1).
struct QualityBreach {
    Fact fact;
    ServiceId service;
    std::vector<AccountId> accounts;  ///< empty: all accounts of the house
    BreachKind kind = BreachKind::interruption;
    Moment begin;
    std::optional<Moment> end;  ///< later than `begin`; absent: it goes on
    /// What was measured: °C of the water, of the room (a break of heating too), of the air
    /// outside (ТКО); percent off the pressure that is due.
    std::optional<Decimal> measured;
    BreachConditions conditions;

    bool covers(const AccountId& account) const {
        return accounts.empty() ||
               std::find(accounts.begin(), accounts.end(), account) != accounts.end();
    }
    friend bool operator==(const QualityBreach&, const QualityBreach&) = default;
};

/// Absence — временное отсутствие (п. 86-97). The days of leaving and of returning are not days of
/// absence.
struct Absence {
    Fact fact;
    AccountId account;
    std::int64_t persons = 1;      ///< of those who are counted for norms
    Date left;                     ///< день убытия
    std::optional<Date> returned;  ///< день прибытия, after `left`; absent: still away
    std::optional<Date> applied;   ///< день заявления; absent: nobody has applied

    friend bool operator==(const Absence&, const Absence&) = default;
};

}  // namespace kvit::premises
