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
    {"cold_water", {"Холодное водоснабжение", "Cold water"}, Section::utility},
    {"hot_water", {"Горячее водоснабжение", "Hot water"}, Section::utility},
    {"waste_water", {"Водоотведение", "Waste water"}, Section::utility},
    {"electricity", {"Электроснабжение", "Electricity"}, Section::utility},
    {"gas", {"Газоснабжение", "Gas"}, Section::utility},
    {"heating", {"Отопление", "Heating"}, Section::utility},
    {"solid_waste", {"Обращение с ТКО", "Solid waste"}, Section::utility},
    {"intercom", {"Домофон", "Intercom"}, Section::other},
    {"antenna", {"Антенна", "Antenna"}, Section::other},
    {"insurance", {"Добровольное страхование", "Voluntary insurance"}, Section::voluntary},
};

}  // namespace kvit::tariff
