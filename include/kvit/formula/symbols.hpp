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
    {"n_ob", {"число человек во всём доме", "people of the whole house"}},
    {"N", {"норматив", "norm"}},
    {"N_year", {"годовой норматив", "yearly norm"}},
    {"K", {"повышающий коэффициент", "raising factor"}},
    {"Q", {"норматив тепла на нагрев 1 м³", "heat norm for warming 1 m³"}},
    {"S", {"площадь помещения", "area of the premises"}},
    {"k", {"число помещений", "number of premises"}},
    {"V_D", {"объём по прибору дома", "volume of the house meter"}},
    {"V_sum", {"сумма объёмов помещений", "sum of the volumes of the premises"}},
    {"V_own", {"объём всех помещений дома", "volume of all premises of the house"}},
    {"V_carried", {"отрицательный остаток прошлых месяцев", "minus carried from earlier months"}},
    {"V_m", {"сумма объёмов помещений с приборами", "volume of the metered premises"}},
    {"V_z", {"объём зоны суток", "volume of the zone"}},
    {"V_in", {"объём внутри диапазона", "volume inside the band"}},
    {"L", {"граница диапазона", "limit of the band"}},
    {"L_low", {"нижняя граница диапазона", "lower limit of the band"}},
    {"L_high", {"верхняя граница диапазона", "upper limit of the band"}},
    {"N_cook", {"норматив на приготовление пищи", "norm for cooking"}},
    {"N_water", {"норматив на нагрев воды", "norm for water heating"}},
    {"N_heat", {"норматив на отопление", "norm for heating"}},
    {"S_ob", {"площадь всех помещений дома", "area of all premises of the house"}},
    {"S_oi", {"площадь общего имущества", "area of the common property"}},
    {"S_ind",
     {"площадь помещений без потребления отопления", "area of the premises without own heating"}},
    {"S_m", {"площадь помещений с приборами", "area of the metered premises"}},
    {"S_std", {"стандарт площади", "standard of area"}},
    {"S_plot", {"площадь земельного участка", "area of the plot"}},
    {"R_1", {"предыдущее показание", "earlier reading"}},
    {"R_2", {"текущее показание", "later reading"}},
    {"C", {"ёмкость счётного механизма", "capacity of the register"}},
    {"k_t", {"коэффициент трансформации", "ratio of the transformers"}},
    {"k_temp", {"поправка на температуру", "correction for the temperature"}},
    {"m", {"число месяцев", "number of months"}},
    {"W", {"потребление за сутки по мощности", "consumption of a day by capacity"}},
    {"F", {"множитель при вмешательстве", "factor for interference"}},
    {"h", {"число голов", "number of heads"}},
    {"b", {"доля льготы", "share of the benefit"}},
    {"n_b", {"число льготников", "people with the benefit"}},
    {"A", {"сумма", "sum"}},
    {"A_left", {"остаток платы, который можно снизить", "what of the charge can be reduced"}},
    {"u",
     {"часов, суток или градусо-часов сверх допустимого",
      "hours, days or degree-hours above the allowed"}},
    {"r_u", {"снижение за каждый из них, процентов", "reduction for each of them, percent"}},
    {"t_u", {"часов, за которые перерасчёт", "hours that are recalculated"}},
    {"t_D", {"часов услуги в месяце", "hours of the service in the month"}},
    {"T_cold", {"тариф на холодную воду", "cold water tariff"}},
    {"n_a", {"временно отсутствующие", "people who are away"}},
    {"A_year", {"плата за год по фактическому объёму", "charge of the year by the actual volume"}},
    {"A_charged", {"начислено за год", "charged in the year"}},
    {"A_due", {"плата за месяц по известному сейчас", "charge of the month as known now"}},
    {"A_posted", {"проведено за месяц", "posted for the month"}},
    {"A_std", {"стандарт стоимости услуг на человека", "standard cost of services per person"}},
    {"I", {"доход семьи", "income of the family"}},
    {"M_min", {"прожиточный минимум", "subsistence minimum"}},
    {"r_max", {"допустимая доля расходов, процентов", "allowed share of expenses, percent"}},
    {"r_vat", {"ставка НДС, процентов", "VAT rate, percent"}},
    {"w_i", {"показания распределителей помещения", "distributors of the premises"}},
    {"w_sum", {"показания всех распределителей", "all distributors"}},
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
