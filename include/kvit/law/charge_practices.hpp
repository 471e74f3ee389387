#pragma once

#include <cstdint>

#include "kvit/law/policy_option.hpp"

/// Practices of charging (начисления) and their names.
namespace kvit::law {

enum class HotWaterLines : std::uint8_t { two_lines, one_line };
enum class RaisingFactorLines : std::uint8_t { separate_excess, one_sum };
enum class NobodyRegistered : std::uint8_t { owners, nobody };
enum class MissingReading : std::uint8_t { average, refuse, norm };
enum class SolidWasteAreaRate : std::uint8_t { unrounded, rounded_first };

enum class AverageWindow : std::uint8_t { least, year };
enum class HouseShares : std::uint8_t { exact, conserved };
enum class ZoneBands : std::uint8_t { total_proportional, per_tariff_zone };
enum class BandPartMonth : std::uint8_t { limit_by_days, full_limit };
enum class BandSeveralMonths : std::uint8_t { limits_of_months, one_limit };
enum class TemporarilyAbsent : std::uint8_t { counted, not_counted };
enum class HeatingPartMonth : std::uint8_t { by_days, full_month };
enum class HeatingUnmetered : std::uint8_t { formula_3_7, formula_3_6 };
enum class YearlyCorrection : std::uint8_t { january, february, march };
enum class LateReading : std::uint8_t { spread, this_month };
enum class PastMonths : std::uint8_t { recalculated, as_posted };
enum class MonthPenalty : std::uint8_t { by_hand, charged };
enum class CommonBelowZero : std::uint8_t { carried, dropped };

namespace practice {

inline constexpr PolicyChoiceRow hot_water_lines[] = {
    {"two_lines",
     {"вода и тепло двумя строками, каждая округляется один раз",
      "water and heat on two lines, each rounded once"}},
    {"one_line",
     {"вода и тепло одной строкой, одно округление", "water and heat on one line, rounded once"}},
};
inline constexpr PolicyChoiceRow raising_factor_lines[] = {
    {"separate_excess",
     {"величина превышения отдельной строкой", "the excess on a line of its own"}},
    {"one_sum", {"норматив с коэффициентом одной суммой", "norm and factor in one sum"}},
};
inline constexpr PolicyChoiceRow nobody_registered[] = {
    {"owners",
     {"никто не зарегистрирован: считаются собственники (п. 56(2) Правил)",
      "nobody is registered: the owners count (p. 56(2) of the Rules)"}},
    {"nobody", {"никто не зарегистрирован: человек нет", "nobody is registered: nobody counts"}},
};
inline constexpr PolicyChoiceRow missing_reading[] = {
    {"average",
     {"нет показания: среднее п. 59, затем норматив без коэффициента",
      "no reading: the average of p. 59, then the norm without a factor"}},
    {"refuse", {"нет показания: месяц не закрывается", "no reading: the month is not closed"}},
    {"norm",
     {"нет показания: сразу норматив без коэффициента",
      "no reading: the norm without a factor at once"}},
};
inline constexpr PolicyChoiceRow solid_waste_area_rate[] = {
    {"unrounded",
     {"ставка ТКО на м² не округляется", "the solid waste rate per m² is not rounded"}},
    {"rounded_first",
     {"ставка ТКО на м² округляется до копейки, затем умножается на площадь",
      "the solid waste rate per m² is rounded to the kopeck, then multiplied by the area"}},
};
inline constexpr PolicyChoiceRow average_window[] = {
    {"least",
     {"среднее за наименьший срок, который требует п. 59",
      "the average of the shortest time that p. 59 asks for"}},
    {"year", {"среднее за год, где он есть", "the average of a year where there is one"}},
};
inline constexpr PolicyChoiceRow house_shares[] = {
    {"exact",
     {"доля дома точная, печать округляется", "a share of the house is exact, its print rounded"}},
    {"conserved",
     {"доли округляются до 1e-7 так, чтобы сумма равнялась объёму дома",
      "shares are rounded to 1e-7 so that they sum to the volume of the house"}},
};
inline constexpr PolicyChoiceRow zone_bands[] = {
    {"total_proportional",
     {"предел диапазона на сумму зон, диапазон делится по долям зон",
      "the limit holds for the sum of zones, a band is shared by zones"}},
    {"per_tariff_zone", {"предел диапазона на каждую зону", "the limit holds for each zone"}},
};
inline constexpr PolicyChoiceRow band_part_month[] = {
    {"limit_by_days",
     {"за часть месяца предел по дням", "for a part of a month the limit goes by days"}},
    {"full_limit", {"за часть месяца предел полный", "for a part of a month the limit is whole"}},
};
inline constexpr PolicyChoiceRow band_several_months[] = {
    {"limits_of_months",
     {"объём нескольких месяцев: предел столько раз, сколько месяцев, по дням",
      "the volume of several months: the limit as many times, by days"}},
    {"one_limit",
     {"объём нескольких месяцев: один предел", "the volume of several months: one limit"}},
};
inline constexpr PolicyChoiceRow temporarily_absent[] = {
    {"counted",
     {"временно отсутствующие считаются, перерасчёт по заявлению (п. 86)",
      "people who are away count, recalculated on application (p. 86)"}},
    {"not_counted", {"временно отсутствующие не считаются", "people who are away do not count"}},
};
inline constexpr PolicyChoiceRow heating_part_month[] = {
    {"by_days",
     {"месяц начала или конца отопления: норматив по дням",
      "the month in which heating starts or ends: the norm by days"}},
    {"full_month",
     {"месяц начала или конца отопления: норматив целиком",
      "the month in which heating starts or ends: the whole norm"}},
};
inline constexpr PolicyChoiceRow heating_unmetered[] = {
    {"formula_3_7",
     {"часть помещений со счётчиками: остальные по среднему на м² этих помещений (3(7))",
      "some premises have meters: the others by their average for a m² (3(7))"}},
    {"formula_3_6",
     {"часть помещений со счётчиками: остальные по объёму дома на м² (3(6))",
      "some premises have meters: the others by the volume of the house for a m² (3(6))"}},
};
inline constexpr PolicyChoiceRow yearly_correction[] = {
    {"january", {"корректировка за год в январе", "the correction of a year in January"}},
    {"february", {"корректировка за год в феврале", "the correction of a year in February"}},
    {"march", {"корректировка за год в марте", "the correction of a year in March"}},
};
inline constexpr PolicyChoiceRow late_reading[] = {
    {"spread",
     {"расход за месяцы без показаний раскладывается по дням месяцев, начисленное за них по "
      "среднему и нормативу пересчитывается",
      "the consumption of months without readings is spread by their days, what they were charged "
      "by average and norm is recalculated"}},
    {"this_month",
     {"расход за месяцы без показаний весь в месяце показания",
      "the consumption of months without readings falls on the month of the reading"}},
};
inline constexpr PolicyChoiceRow past_months[] = {
    {"recalculated",
     {"что стало известно о прошлых месяцах, пересчитывается за каждый из них",
      "what becomes known of earlier months is recalculated for each of them"}},
    {"as_posted",
     {"прошлые месяцы остаются как проведены, перерасчёт вне закрытия месяца",
      "earlier months stay as posted, recalculated outside the close"}},
};
inline constexpr PolicyChoiceRow month_penalty[] = {
    {"by_hand",
     {"закрытие месяца пени не начисляет, их проводят отдельно",
      "the close posts no penalties, they are posted by hand"}},
    {"charged",
     {"пени по каждому долгу начисляются по последний день месяца и пересчитываются, когда "
      "прошлые дни известны иначе",
      "penalties on each debt are posted up to the last day of the month, and again where earlier "
      "days are known otherwise"}},
};
inline constexpr PolicyChoiceRow common_below_zero[] = {
    {"carried",
     {"отрицательный объём на СОИ переносится на следующие месяцы",
      "a negative volume of the common property goes into the next months"}},
    {"dropped",
     {"отрицательный объём на СОИ не переносится",
      "a negative volume of the common property is dropped"}},
};

}  // namespace practice
}  // namespace kvit::law
