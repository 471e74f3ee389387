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
    gas,
    heating,
    common_property,
    common_needs,
    solid_waste_containers,
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
    {Method::gas,
     "gas",
     {"газ: по прибору учёта, без него по нормативам плиты, нагрева воды и отопления",
      "gas: by meter, without one by the norms of cooking, warming water and heating"}},
    {Method::heating,
     "heating",
     {"отопление: по домовому прибору учёта (формула 3) или по нормативу (формула 2)",
      "heating: by the house meter (formula 3) or by norm (formula 2)"}},
    {Method::common_property,
     "common_property",
     {"КР на СОИ: коммунальный ресурс на содержание общего имущества",
      "common property: a resource used to keep the common property"}},
    {Method::common_needs,
     "common_needs",
     {"ОДН: коммунальная услуга на общедомовые нужды", "common needs as a utility service"}},
    {Method::solid_waste_containers,
     "solid_waste_containers",
     {"ТКО: вывезенный объём контейнеров дома",
      "solid waste: the volume of containers taken away from the house"}},
};

/// By what the volume of the common property is charged from month to month.
enum class CommonVolume : std::uint8_t {
    norm,     ///< по нормативу, corrected once a year
    average,  ///< по среднемесячному объёму прошлого года, corrected once a year
    actual,   ///< по показаниям домового прибора учёта
};

/// What is done with common needs above the norm (п. 44).
enum class AboveNorm : std::uint8_t {
    capped,  ///< не больше норматива: the rest is the provider's
    distributed,  ///< распределяется: by a decision of the owners, or the resource supplier
                  ///< provides
};

/// By what the premises share a volume that is known of the house alone.
enum class SharedBy : std::uint8_t {
    people,  ///< по числу человек
    area,    ///< по площади
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
    TariffId tariff;  ///< of the resource; of the water for `hot_water`; empty where `plan` is
    std::optional<PlanId> plan;  ///< тарифное меню: prices by zones and bands
    std::optional<NormId> norm;  ///< норматив потребления or накопления; of gas: на приготовление
    std::optional<TariffId> heat_tariff;  ///< тариф на тепловую энергию в горячей воде
    std::optional<NormId> heating_norm;  ///< норматив тепла на нагрев 1 м³ горячей воды
    std::optional<NormId> water_norm;  ///< `gas`: норматив на нагрев воды
    std::optional<NormId> area_norm;   ///< `gas`: норматив на отопление 1 м²
    std::optional<ServiceId>
        resource;  ///< common property: the service that the house meter counts
    CommonVolume volume_by = CommonVolume::norm;  ///< `common_property`
    AboveNorm above_norm = AboveNorm::capped;     ///< `common_needs`
    SharedBy shared_by = SharedBy::people;        ///< `solid_waste_containers`
    std::optional<HeatingId> heating;             ///< `heating`: the regime of the tariff book
    bool bands_exempt = false;      ///< весь объём по первому диапазону
    bool electric_heating = false;  ///< пределы диапазонов с коэффициентом электроотопления

    bool covers(const AccountId& account) const {
        if (accounts.empty()) return true;
        for (const auto& covered : accounts)
            if (covered == account) return true;
        return false;
    }
    friend bool operator==(const Supply&, const Supply&) = default;
};

}  // namespace kvit::premises
