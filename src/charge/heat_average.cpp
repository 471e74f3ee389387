#include "charge/heat_average.hpp"

#include <algorithm>

#include "charge/desk.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

bool heated_on(const tariff::Heating& regime, Date day, Date known_on) {
    const auto* season = regime.season.at(day, known_on);
    return season != nullptr && season->value;
}

int heating_days(const tariff::Heating& regime, Interval days, Date known_on) {
    int count = 0;
    for (Date day = days.from; day < days.to; day = day + 1)
        if (heated_on(regime, day, known_on)) ++count;
    return count;
}

/// Days of heating with one correction.
struct Stretch {
    const premises::HeatCorrection* correction;  ///< null: none is known
    int days;
};

std::vector<Stretch> stretches(const Desk& desk, const tariff::Heating& regime,
                               const std::vector<Interval>& days) {
    std::vector<Stretch> found;
    const Interval month = desk.month().interval();
    for (Date day = month.from; day < month.to; day = day + 1) {
        const bool asked = std::any_of(days.begin(), days.end(),
                                       [&](Interval interval) { return interval.contains(day); });
        if (!asked) continue;
        if (!heated_on(regime, day, desk.house().known_on)) continue;
        const premises::HeatCorrection* correction = nullptr;
        for (const auto& each : desk.house().house.heat_corrections)
            if (each.fact.valid.contains(day)) correction = &each;
        if (!found.empty() && found.back().correction == correction)
            ++found.back().days;
        else
            found.push_back({correction, 1});
    }
    return found;
}

Text label_of(const metering::MeterHistory& history, const Stretch& stretch, int of_days) {
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        std::string text = (russian ? "среднее за отопительные сутки, показания с "
                                    : "average of days of heating, readings from ") +
                           trace::interval_text({history.from, history.to + 1}, language);
        text += (russian ? ": сутки " : ": days ") + std::to_string(stretch.days) + " / " +
                std::to_string(of_days);
        if (stretch.correction != nullptr)
            text += (russian ? ", поправка на температуру " : ", correction for the temperature ") +
                    trace::number_text(stretch.correction->factor, language);
        return text;
    };
    return {in(Language::ru), in(Language::en)};
}

}  // namespace

bool heated(const tariff::Heating& regime, Month month, Date known_on) {
    return heating_days(regime, month.interval(), known_on) > 0;
}

HeatAverage add_heat_average(Desk& desk, std::vector<ZoneVolume>& zones,
                             const metering::MeterMonth& meter, const tariff::Heating& regime,
                             const std::vector<Interval>& days) {
    const auto& history = *meter.history;
    const int of_days = heating_days(regime, {history.from, history.to}, desk.house().known_on);
    if (of_days == 0) return HeatAverage::none;
    bool corrected = true;
    for (const auto& stretch : stretches(desk, regime, days)) {
        corrected = corrected && stretch.correction != nullptr;
        for (const auto& span : history.registers) {
            const Decimal volume = desk.computed(
                "heat_average", unit::gcal,
                {consumed(desk, meter, span), Decimal::whole(stretch.days), Decimal::whole(of_days),
                 stretch.correction == nullptr ? Decimal::whole(1) : stretch.correction->factor},
                meter.meter->fact.path);
            add_volume(desk, zones, span.zone, volume, label_of(history, stretch, of_days),
                       meter.meter->fact.reference);
        }
    }
    return corrected ? HeatAverage::corrected : HeatAverage::uncorrected;
}

}  // namespace kvit::charge::detail
