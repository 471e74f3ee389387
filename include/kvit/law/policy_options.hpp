#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit::law {

/// Options of the policy: where practice differs, each practice has a name. The position in
/// `policy_option_rows` is the value of the enumeration.
enum class PolicyOption : std::uint8_t {
    hot_water_lines,
    raising_factor_lines,
    nobody_registered,
    missing_reading,
    solid_waste_area_rate,
};

enum class HotWaterLines : std::uint8_t { two_lines, one_line };
enum class RaisingFactorLines : std::uint8_t { separate_excess, one_sum };
enum class NobodyRegistered : std::uint8_t { owners, nobody };
enum class MissingReading : std::uint8_t { norm, refuse };
enum class SolidWasteAreaRate : std::uint8_t { unrounded, rounded_first };

/// The policies that the library ships; others inherit from one of them.
enum class ShippedPolicy : std::uint8_t {
    law_default,        ///< the text of the law, and where it is silent the reading most follow
    court,              ///< what a claim to a court is computed by
    legacy_compatible,  ///< what older billing systems do: fewer lines, rounding before multiplying
};

struct ShippedPolicyRow {
    ShippedPolicy policy;
    std::string_view name;
    Phrase meaning;
};

inline constexpr ShippedPolicyRow shipped_policy_rows[] = {
    {ShippedPolicy::law_default,
     "law_default",
     {"по тексту закона, а где он молчит, по самому принятому прочтению",
      "by the text of the law, and where it is silent by its most common reading"}},
    {ShippedPolicy::court,
     "court",
     {"расчёт для суда: начисления по закону, каждая величина видна отдельно",
      "for a claim to a court: charges by the law, each quantity on its own"}},
    {ShippedPolicy::legacy_compatible,
     "legacy_compatible",
     {"как в прежних расчётных системах: меньше строк, округление до умножения",
      "as older billing systems do: fewer lines, rounding before multiplying"}},
};

constexpr std::string_view name_of(ShippedPolicy policy) {
    return shipped_policy_rows[static_cast<std::size_t>(policy)].name;
}

/// One practice.
struct PolicyChoiceRow {
    std::string_view name;
    Phrase meaning;
};

/// One option with its practices.
struct PolicyOptionRow {
    PolicyOption option;
    std::string_view name;
    Phrase meaning;
    std::span<const PolicyChoiceRow> choices;
    /// The choice of each shipped policy, in the order of `ShippedPolicy`; that of `law_default` is
    /// the first one.
    std::uint8_t shipped[std::size(shipped_policy_rows)];
};

namespace detail {

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

}  // namespace detail

inline constexpr PolicyOptionRow policy_option_rows[] = {
    {PolicyOption::hot_water_lines,
     "hot_water_lines",
     {"строки горячей воды", "lines of hot water"},
     detail::hot_water_lines,
     {0, 0, 1}},
    {PolicyOption::raising_factor_lines,
     "raising_factor_lines",
     {"строки повышающего коэффициента", "lines of the raising factor"},
     detail::raising_factor_lines,
     {0, 0, 1}},
    {PolicyOption::nobody_registered,
     "nobody_registered",
     {"число человек, когда никто не зарегистрирован", "people when nobody is registered"},
     detail::nobody_registered,
     {0, 0, 1}},
    {PolicyOption::missing_reading,
     "missing_reading",
     {"показание не передано", "the reading was not sent"},
     detail::missing_reading,
     {0, 1, 0}},
    {PolicyOption::solid_waste_area_rate,
     "solid_waste_area_rate",
     {"ставка ТКО на м²", "solid waste rate per m²"},
     detail::solid_waste_area_rate,
     {0, 0, 1}},
};

}  // namespace kvit::law
