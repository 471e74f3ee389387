#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"
#include "kvit/premises/fact.hpp"

namespace kvit::premises {

/// How a service is charged. The position in `method_rows` is the value of the enumeration.
enum class Method : std::uint8_t {
    metered_or_norm,
    hot_water,
    waste_water,
    per_area,
    per_person,
    per_premises,
    solid_waste_person,
    solid_waste_area,
};

struct MethodRow {
    Method method;
    std::string_view name;
    Phrase meaning;
};

inline constexpr MethodRow method_rows[] = {
    {Method::metered_or_norm,
     "metered_or_norm",
     {"по прибору учёта, без него по нормативу", "by meter, without one by norm"}},
    {Method::hot_water,
     "hot_water",
     {"горячая вода по двухкомпонентному тарифу", "hot water at a two-component tariff"}},
    {Method::waste_water,
     "waste_water",
     {"сумма объёмов холодной и горячей воды", "the sum of cold and hot water volumes"}},
    {Method::per_area, "per_area", {"ставка на м²", "rate per m²"}},
    {Method::per_person, "per_person", {"ставка на человека", "rate per person"}},
    {Method::per_premises, "per_premises", {"ставка с помещения", "rate per premises"}},
    {Method::solid_waste_person,
     "solid_waste_person",
     {"ТКО: годовой норматив на человека", "solid waste: yearly norm per person"}},
    {Method::solid_waste_area,
     "solid_waste_area",
     {"ТКО: годовой норматив на м²", "solid waste: yearly norm per m²"}},
};

/// Supply — услуга на лицевых счетах по договору: who supplies it, whom it is owed to, how it is
/// charged, at which tariff and norm.
struct Supply {
    Fact fact;
    ServiceId service;
    std::vector<AccountId> accounts;  ///< empty: all accounts of the house
    ProviderId provider;              ///< поставщик
    ProviderId creditor;              ///< получатель платы
    Method method = Method::per_area;
    TariffId tariff;             ///< of the resource; of the water for `hot_water`
    std::optional<NormId> norm;  ///< норматив потребления or накопления
    std::optional<TariffId> heat_tariff;  ///< `hot_water`: тариф на тепловую энергию
    std::optional<NormId> heating_norm;  ///< `hot_water`: норматив тепла на нагрев 1 м³

    bool covers(const AccountId& account) const {
        if (accounts.empty()) return true;
        for (const auto& covered : accounts)
            if (covered == account) return true;
        return false;
    }
    friend bool operator==(const Supply&, const Supply&) = default;
};

}  // namespace kvit::premises
