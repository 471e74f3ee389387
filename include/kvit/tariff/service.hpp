#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"

namespace kvit::tariff {

/// Section — раздел ЕПД.
enum class Section : std::uint8_t {
    housing,    ///< жилищные услуги
    utility,    ///< коммунальные услуги
    other,      ///< иные услуги
    voluntary,  ///< добровольное страхование: outside the mandatory total
};

/// Service — услуга. The well-known ones are built in; a tariff book may add others.
struct Service {
    ServiceId id;
    Text title;
    Section section = Section::other;

    friend bool operator==(const Service&, const Service&) = default;
};

struct ServiceRow {
    std::string_view id;
    Phrase title;
    Section section;
};

inline constexpr ServiceRow service_rows[] = {
    {"maintenance", {"Содержание жилого помещения", "Housing maintenance"}, Section::housing},
    {"capital_repair", {"Взнос на капитальный ремонт", "Capital repair"}, Section::housing},
    {"rent", {"Плата за наём", "Municipal rent"}, Section::housing},
    {"common_cold_water",
     {"Холодная вода на СОИ", "Cold water for the common property"},
     Section::housing},
    {"common_hot_water",
     {"Горячая вода на СОИ", "Hot water for the common property"},
     Section::housing},
    {"common_waste_water",
     {"Отведение сточных вод на СОИ", "Waste water of the common property"},
     Section::housing},
    {"common_electricity",
     {"Электроэнергия на СОИ", "Electricity for the common property"},
     Section::housing},
    {"cold_water", {"Холодное водоснабжение", "Cold water"}, Section::utility},
    {"hot_water", {"Горячее водоснабжение", "Hot water"}, Section::utility},
    {"waste_water", {"Водоотведение", "Waste water"}, Section::utility},
    {"electricity", {"Электроснабжение", "Electricity"}, Section::utility},
    {"gas", {"Газоснабжение", "Gas"}, Section::utility},
    {"heating", {"Отопление", "Heating"}, Section::utility},
    {"solid_waste", {"Обращение с ТКО", "Solid waste"}, Section::utility},
    {"cold_water_needs", {"Холодная вода на ОДН", "Cold water, common needs"}, Section::utility},
    {"hot_water_needs", {"Горячая вода на ОДН", "Hot water, common needs"}, Section::utility},
    {"electricity_needs", {"Электроэнергия на ОДН", "Electricity, common needs"}, Section::utility},
    {"intercom", {"Домофон", "Intercom"}, Section::other},
    {"antenna", {"Антенна", "Antenna"}, Section::other},
    {"insurance", {"Добровольное страхование", "Voluntary insurance"}, Section::voluntary},
};

}  // namespace kvit::tariff
