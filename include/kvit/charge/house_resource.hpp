#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/money/money.hpp"

/// What a house carries from month to month beside balances and readings.
namespace kvit::charge {

/// YearAccount — год до корректировки: what an account was charged for a service in a calendar
/// year, and what the actual volumes of the house give for it.
struct YearAccount {
    ServiceId service;
    int year = 0;
    Money charged;  ///< начислено
    Money actual;   ///< по показаниям домового прибора учёта

    friend bool operator==(const YearAccount&, const YearAccount&) = default;
};

/// The volume of a resource in a calendar year of the house: what the next year is paid by evenly
/// or on average.
struct YearVolume {
    int year = 0;
    int months = 0;  ///< how many months of the year are in it
    Decimal volume;  ///< of the house meter (heating), or of the common property

    friend bool operator==(const YearVolume&, const YearVolume&) = default;
};

/// HouseResource — ресурс дома: what a month has to know of it.
struct HouseResource {
    ServiceId service;  ///< ресурс: the service that the house meter counts
    /// Отрицательный объём общего имущества прошлых месяцев, as a positive number.
    Decimal carried;
    std::vector<YearVolume> years{};  ///< this calendar year and the one before, by years
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const HouseResource& a, const HouseResource& b) {
        return a.service == b.service && a.carried == b.carried && a.years == b.years;
    }
};

}  // namespace kvit::charge
