#pragma once

#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit::formula {

/// A sign of the formulas and what it means; one meaning per sign, whatever the formula.
struct SymbolRow {
    std::string_view symbol;
    Phrase meaning;
};

inline constexpr SymbolRow symbol_rows[] = {
    {"V", {"объём", "volume"}},
    {"V_cold", {"объём холодной воды", "cold water volume"}},
    {"V_hot", {"объём горячей воды", "hot water volume"}},
    {"E", {"тепло на нагрев", "heat for warming"}},
    {"T", {"тариф", "tariff"}},
    {"T_water", {"тариф на воду", "water tariff"}},
    {"T_heat", {"тариф на тепловую энергию", "heat tariff"}},
    {"n", {"число человек", "people"}},
    {"N", {"норматив", "norm"}},
    {"N_year", {"годовой норматив", "yearly norm"}},
    {"K", {"повышающий коэффициент", "raising factor"}},
    {"Q", {"норматив тепла на нагрев 1 м³", "heat norm for warming 1 m³"}},
    {"S", {"площадь помещения", "area of the premises"}},
    {"k", {"число помещений", "number of premises"}},
    {"d", {"дней части месяца", "days of the part"}},
    {"D", {"дней, на которые делится", "days it is a part of"}},
    {"B", {"долг", "debt"}},
    {"r", {"ставка, процентов годовых", "rate, percent a year"}},
    {"t", {"дней просрочки", "days overdue"}},
    {"q", {"делитель ставки", "divisor of the rate"}},
    {"w", {"доля в числе общих долей", "share of the common parts"}},
};

/// The meaning of a sign; empty for an unknown one.
constexpr Phrase meaning_of(std::string_view symbol) {
    for (const auto& row : symbol_rows)
        if (row.symbol == symbol) return row.meaning;
    return {};
}

}  // namespace kvit::formula
