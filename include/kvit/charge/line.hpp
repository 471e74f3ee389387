#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/money/money.hpp"
#include "kvit/quantity/zone.hpp"
#include "kvit/tariff/service.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::charge {

/// Which part of a service a line is.
enum class Component : std::uint8_t {
    whole,   ///< the service on one line
    water,   ///< компонент на воду (теплоноситель)
    heat,    ///< компонент на тепловую энергию
    excess,  ///< величина превышения: what the raising factor adds
    interference,  ///< доначисление за вмешательство в прибор учёта
    plot,          ///< земельный участок, животные
    recalculation,  ///< перерасчёт прошлого месяца
    correction,     ///< корректировка за год
    benefit,        ///< льгота
    absence,        ///< перерасчёт за временное отсутствие
    quality,        ///< снижение платы за качество и перерывы
    vat,            ///< НДС сверх тарифа
};

/// An input of the line's formula and where it came from.
struct LineInput {
    Decimal value;
    trace::SourceId source{};

    friend bool operator==(const LineInput&, const LineInput&) = default;
};

/// ChargeLine — строка начисления: a formula, its inputs, and what it gave. It holds everything
/// that is needed to compute and to explain it again.
struct ChargeLine {
    ServiceId service;
    Component component = Component::whole;
    Zone zone = Zone::single;  ///< зона суток
    int band = 0;              ///< диапазон объёмов, from 1; 0: the tariff has none
    tariff::Section section = tariff::Section::other;
    ProviderId provider;
    ProviderId creditor;
    Month month;        ///< the month it is for
    Interval interval;  ///< days of that month from its first to its last day
    FormulaId formula{};
    std::vector<LineInput> inputs;  ///< in the order of the formula's card
    std::optional<DayShare> share;  ///< absent: the whole month
    Decimal quantity;               ///< volume, in the card's `quantity_unit`
    Decimal price;                  ///< the tariff, in roubles per unit of the formula's tariff
    Money amount;
    Text reason;  ///< how the volume was found, for a resident

    friend bool operator==(const ChargeLine&, const ChargeLine&) = default;
};

}  // namespace kvit::charge
