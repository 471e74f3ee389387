#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit {

/// A unit of measurement as exponents of the base units of housing and utility billing; it is a
/// template argument, so that mixing units does not compile.
struct Unit {
    std::int8_t rub = 0;
    std::int8_t m3 = 0;
    std::int8_t kwh = 0;
    std::int8_t gcal = 0;
    std::int8_t tonne = 0;
    std::int8_t m2 = 0;
    std::int8_t person = 0;
    std::int8_t premises = 0;
    std::int8_t hour = 0;
    std::int8_t day = 0;
    std::int8_t month = 0;
    std::int8_t year = 0;
    std::int8_t percent = 0;
    std::int8_t degree = 0;

    friend constexpr bool operator==(const Unit&, const Unit&) = default;
    friend constexpr Unit operator*(Unit a, Unit b) { return combine(a, b, 1); }
    friend constexpr Unit operator/(Unit a, Unit b) { return combine(a, b, -1); }

  private:
    static constexpr Unit combine(Unit a, Unit b, int sign) {
        const auto add = [sign](std::int8_t x, std::int8_t y) {
            return static_cast<std::int8_t>(x + sign * y);
        };
        return {add(a.rub, b.rub),         add(a.m3, b.m3),
                add(a.kwh, b.kwh),         add(a.gcal, b.gcal),
                add(a.tonne, b.tonne),     add(a.m2, b.m2),
                add(a.person, b.person),   add(a.premises, b.premises),
                add(a.hour, b.hour),       add(a.day, b.day),
                add(a.month, b.month),     add(a.year, b.year),
                add(a.percent, b.percent), add(a.degree, b.degree)};
    }
};

namespace unit {

inline constexpr Unit none{};
inline constexpr Unit rub{.rub = 1};            ///< рубль
inline constexpr Unit m3{.m3 = 1};              ///< кубический метр
inline constexpr Unit kwh{.kwh = 1};            ///< киловатт-час
inline constexpr Unit gcal{.gcal = 1};          ///< гигакалория
inline constexpr Unit tonne{.tonne = 1};        ///< тонна
inline constexpr Unit m2{.m2 = 1};              ///< квадратный метр
inline constexpr Unit person{.person = 1};      ///< человек
inline constexpr Unit premises{.premises = 1};  ///< помещение
inline constexpr Unit hour{.hour = 1};          ///< час
inline constexpr Unit day{.day = 1};            ///< календарный день
inline constexpr Unit month{.month = 1};        ///< месяц, расчётный период
inline constexpr Unit year{.year = 1};          ///< год (нормативы ТКО)
inline constexpr Unit percent{.percent = 1};    ///< процент
inline constexpr Unit degree{.degree = 1};      ///< градус Цельсия

/// How the base units are written: in documents (ASCII), in Russian and in English texts.
struct Spelling {
    std::int8_t Unit::*exponent;
    std::string_view code;
    Phrase text;
};
inline constexpr Spelling spellings[] = {
    {&Unit::rub, "RUB", {"₽", "RUB"}},
    {&Unit::m3, "m3", {"м³", "m³"}},
    {&Unit::kwh, "kWh", {"кВт·ч", "kWh"}},
    {&Unit::gcal, "Gcal", {"Гкал", "Gcal"}},
    {&Unit::tonne, "t", {"т", "t"}},
    {&Unit::m2, "m2", {"м²", "m²"}},
    {&Unit::person, "person", {"чел.", "person"}},
    {&Unit::premises, "premises", {"помещение", "premises"}},
    {&Unit::hour, "hour", {"ч", "hour"}},
    {&Unit::day, "day", {"дн.", "days"}},
    {&Unit::month, "month", {"мес.", "months"}},
    {&Unit::year, "year", {"год", "year"}},
    {&Unit::percent, "percent", {"%", "%"}},
    {&Unit::degree, "degC", {"°C", "°C"}},
};

}  // namespace unit

/// The notation of documents: "RUB/m3", "m3/person/year"; "1" for a plain number.
std::string code_of(Unit unit);
/// Reads the notation of documents; nullopt for anything else.
std::optional<Unit> parse_unit(std::string_view code);
/// The notation for people: "₽/м³"; empty for a plain number.
std::string text_of(Unit unit, Language language);

}  // namespace kvit
