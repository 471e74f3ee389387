#pragma once

#include <cstdint>

#include "kvit/law/policy_option.hpp"

/// Practices of charging (начисления) and their names.
namespace kvit::law {

enum class HotWaterLines : std::uint8_t { two_lines, one_line };
enum class RaisingFactorLines : std::uint8_t { separate_excess, one_sum };
enum class NobodyRegistered : std::uint8_t { owners, nobody };
enum class MissingReading : std::uint8_t { norm, refuse };
enum class SolidWasteAreaRate : std::uint8_t { unrounded, rounded_first };

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
    {"norm", {"нет показания: норматив без коэффициента", "no reading: the norm without a factor"}},
    {"refuse", {"нет показания: месяц не закрывается", "no reading: the month is not closed"}},
};
inline constexpr PolicyChoiceRow solid_waste_area_rate[] = {
    {"unrounded",
     {"ставка ТКО на м² не округляется", "the solid waste rate per m² is not rounded"}},
    {"rounded_first",
     {"ставка ТКО на м² округляется до копейки, затем умножается на площадь",
      "the solid waste rate per m² is rounded to the kopeck, then multiplied by the area"}},
};

}  // namespace practice
}  // namespace kvit::law
