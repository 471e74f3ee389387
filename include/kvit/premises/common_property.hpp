#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/premises/fact.hpp"

/// Что относится к дому в целом.
namespace kvit::premises {

/// Площадь общего имущества, m²; it differs by resource (water without attics and cellars).
struct CommonArea {
    Fact fact;
    std::optional<ServiceId> service;  ///< of one resource; absent: of every other one
    Decimal area;

    friend bool operator==(const CommonArea&, const CommonArea&) = default;
};

/// Общая площадь всех жилых и нежилых помещений, m²: a control total of the areas of premises.
struct HouseArea {
    Fact fact;
    Decimal total;

    friend bool operator==(const HouseArea&, const HouseArea&) = default;
};

/// Поправка на температуру наружного воздуха: how many times more heat a day of these took than one
/// of the average of a house meter that failed (п. 59(1)).
struct HeatCorrection {
    Fact fact;
    Decimal factor;

    friend bool operator==(const HeatCorrection&, const HeatCorrection&) = default;
};

/// Перерыв в предоставлении услуги (отключение горячей воды): on these days nothing is charged by
/// norm.
struct Interruption {
    Fact fact;
    ServiceId service;
    std::vector<AccountId> accounts;  ///< empty: all accounts of the house

    bool covers(const AccountId& account) const {
        return accounts.empty() ||
               std::find(accounts.begin(), accounts.end(), account) != accounts.end();
    }
    friend bool operator==(const Interruption&, const Interruption&) = default;
};

/// WasteVolume — вывезенный объём ТКО: what was taken away in containers while the fact is valid,
/// of the whole house. A month takes of it the share of its days.
struct WasteVolume {
    Fact fact;  ///< both ends are known
    ServiceId service;
    Decimal volume;  ///< m³ of all containers

    friend bool operator==(const WasteVolume&, const WasteVolume&) = default;
};

}  // namespace kvit::premises
