// Отопление: by the house meter (formula 3 and its kin), without one by norm (formula 2), in the
// season or evenly.
#include "charge/heat_of_premises.hpp"
#include "charge/methods/method.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::PremisesHeating;

Text house_reason(bool by_average) {
    if (by_average)
        return {"Домовой прибор учёта не работал или не снят: объём дома по среднему.",
                "The house meter failed or was not read: the volume of the house by its average."};
    return {"Отопление по домовому прибору учёта.", "Heating by the meter of the house."};
}

/// One supply of heating on some days.
class HeatingPlan {
  public:
    explicit HeatingPlan(const Segment& segment)
        : segment_(segment),
          desk_(segment.desk),
          supply_(segment.supply),
          regime_(*desk_.rules().tariffs.heating_of(*supply_.heating)),
          resource_(desk_.house().resource(supply_.service)) {}

    void run() {
        const auto price = desk_.price(supply_, supply_.tariff, segment_.day(), ".tariff");
        const auto area = desk_.area(segment_.day());
        const auto payment = regime_.payment.at(segment_.day(), desk_.house().known_on);
        if (payment == nullptr) {
            desk_.report(
                {ErrorCode::missing_fact,
                 supply_.fact.path + ".heating",
                 segment_.day().to_string(),
                 {"способ оплаты отопления на этот день", "how heating is paid for on this day"}});
            return;
        }
        if (!price || !area) return;
        if (!segment_.fits(*find_formula("heating_by_area"), 3, *price, ".tariff")) return;
        const bool has_meter = resource_ != nullptr && resource_->house;
        const bool evenly = payment->value == tariff::HeatingPayment::evenly && !segment_.as_actual;
        if (evenly && has_meter_this_month())
            evenly_by_last_year(*price, *area);
        else if (evenly)
            evenly_by_norm(*price, *area);
        else if (has_meter)
            by_house_meter(*price, *area);
        else
            by_norm(*price, *area);
    }

  private:
    bool has_meter_this_month() const {
        for (const auto* meter : desk_.house().house_facts.meters)
            if (meter->service == supply_.service &&
                meter->fact.valid.overlaps(desk_.month().interval()))
                return true;
        return false;
    }
    bool in_season(Date day) const {
        const auto* season = regime_.season.at(day, desk_.house().known_on);
        return season != nullptr && season->value;
    }
    bool month_has_season() const {
        const Interval days = desk_.month().interval();
        for (Date day = days.from; day < days.to; day = day + 1)
            if (in_season(day)) return true;
        return false;
    }
    LineInput house_volume() const {
        return {resource_->house->value, desk_.sources().add(resource_->house->source)};
    }
    LineInput computed(Decimal value, Text label) const {
        return {value, desk_.sources().add(
                           {.kind = trace::SourceKind::computed, .label = std::move(label)})};
    }
    void add(std::string_view formula, std::vector<PlanInput> inputs, Text reason) const {
        segment_.add(Component::whole, find_formula(formula)->id, std::move(inputs),
                     std::move(reason), desk_.month().days());
    }

    // ---- By the house meter.

    void by_house_meter(const Found& price, const Found& area) {
        const bool seasonal = !regime_.season.values().empty() && !segment_.as_actual;
        if (seasonal && !month_has_season()) return out_of_season();
        if (resource_->metered_area.is_zero() && resource_->individual_area.is_zero()) {
            const auto& account = desk_.open_account(segment_.day());
            if (const auto* share = resource_->share_of(account.premises)) {
                segment_.add(Component::whole, find_formula("metered", unit::gcal)->id,
                             {computed(*share, {"доля помещения в объёме дома по площади, остаток "
                                                "округления распределён",
                                                "the share of the premises in the volume of the "
                                                "house by area, the residue of rounding shared "
                                                "out"}),
                              price.input()},
                             house_reason(resource_->by_average), desk_.month().days());
                return;
            }
            const auto all = desk_.house_area(segment_.day());
            add("heating_by_area", {house_volume(), area.input(), all->input(), price.input()},
                house_reason(resource_->by_average));
            return;
        }
        const auto own = own_volume(area);
        const auto all = desk_.house_area(last_day());
        if (!own) return;
        const auto sum = computed(resource_->premises,
                                  {"сумма объёмов всех помещений", "the volumes of all premises"});
        add("heating_house", {*own, area.input(), house_volume(), sum, all->input(), price.input()},
            own_reason());
    }

    /// Paid for in the season, heating has no line in another month (п. 42(1)); heat that the house
    /// meter counted then is told.
    void out_of_season() {
        if (resource_->house->value.is_zero()) return;
        const auto in = [&](Language language) {
            return trace::measure_text(resource_->house->value, unit::gcal, language);
        };
        desk_.decide("heating_out_of_season", supply_.service.text(),
                     {"Отопительного периода в этом месяце нет, домовой прибор учёта показал " +
                          in(Language::ru) + ": отопление не начислено",
                      "The month has no heating season, the house meter showed " +
                          in(Language::en) + ": no heating is charged"});
    }

    Date last_day() const { return desk_.month().next().first_day() - 1; }

    PremisesHeating premises_heating() const {
        for (const auto* premises : desk_.account().premises)
            if (premises->fact.valid.contains(segment_.day())) return premises->heating;
        return PremisesHeating::central;
    }

    Text own_reason() const {
        if (premises_heating() != PremisesHeating::central)
            return {"Помещение отапливается не от системы дома: только доля общего имущества.",
                    "The premises are not heated by the house: the share of the common property "
                    "alone."};
        return house_reason(resource_->by_average);
    }

    /// V_i of formula 3: by the meter of the premises, 0, or by formula 3(6) or 3(7).
    std::optional<LineInput> own_volume(const Found& area) {
        if (premises_heating() != PremisesHeating::central)
            return computed(Decimal(), {"помещение отапливается не от системы дома",
                                        "the premises are not heated by the house"});
        const auto own = desk_.own_volume(supply_.service);
        if (own.has_meter)
            return computed(own.by_meter,
                            {"по прибору учёта помещения", "by the meter of the premises"});
        const auto heat = unmetered_heat(desk_, *resource_, area.value);
        if (!heat) return std::nullopt;
        return computed(heat->volume,
                        heat->by_mean
                            ? Text{"формула 3(7): по среднему на м² помещений со счётчиками",
                                   "formula 3(7): by the mean for a m² of the metered premises"}
                            : Text{"формула 3(6): по объёму дома на м²",
                                   "formula 3(6): by the volume of the house for a m²"});
    }

    // ---- Evenly.

    void evenly_by_last_year(const Found& price, const Found& area) {
        const int last_year = desk_.month().year() - 1;
        const auto* year = resource_ == nullptr ? nullptr : resource_->year(last_year);
        if (year == nullptr) {
            desk_.decide("heating_no_last_year", supply_.service.text(),
                         {"Объёма прошлого года нет: отопление равномерно по нормативу",
                          "The volume of the year before is not known: heating evenly by norm"});
            return evenly_by_norm(price, area);
        }
        const auto all = desk_.house_area(segment_.day());
        const Decimal month = desk_.computed("average", unit::gcal,
                                             {year->volume, Decimal::whole(12)}, supply_.fact.path);
        const auto label = [&](Language language) {
            const bool russian = language == Language::ru;
            return (russian ? "объём за " : "volume of ") + std::to_string(last_year) +
                   (russian ? " год: " : ": ") +
                   trace::measure_text(year->volume, unit::gcal, language) + " / 12";
        };
        const Text reason{"Отопление равномерно: двенадцатая часть объёма прошлого года.",
                          "Heating evenly: a twelfth of the volume of the year before."};
        const LineInput house = computed(month, {label(Language::ru), label(Language::en)});
        if (resource_->individual_area.is_zero())
            return add("heating_by_area", {house, area.input(), all->input(), price.input()},
                       reason);
        const auto own = even_volume(month, area.value);
        const auto sum = even_volumes(month);
        if (own && sum)
            add("heating_house", {*own, area.input(), house, *sum, all->input(), price.input()},
                reason);
    }

    /// V_i of an even month: meters of premises show nothing of it, the correction brings them in.
    std::optional<LineInput> even_volume(Decimal house, Decimal area) {
        if (premises_heating() != PremisesHeating::central)
            return computed(Decimal(), {"помещение отапливается не от системы дома",
                                        "the premises are not heated by the house"});
        const auto volume = heat_by_house(desk_, *resource_, house, area);
        if (!volume) return std::nullopt;
        return computed(*volume, {"формула 3(6): по объёму дома на м²",
                                  "formula 3(6): by the volume of the house for a m²"});
    }
    std::optional<LineInput> even_volumes(Decimal house) {
        Decimal sum;
        for (const auto& premises : desk_.house().house.premises) {
            if (!premises.fact.valid.contains(last_day()) ||
                premises.heating != PremisesHeating::central)
                continue;
            const auto volume = heat_by_house(desk_, *resource_, house, premises.area);
            if (!volume) return std::nullopt;
            sum = sum + *volume;
        }
        return computed(sum, {"сумма объёмов всех помещений", "the volumes of all premises"});
    }

    void evenly_by_norm(const Found& price, const Found& area) {
        if (not_central()) return;
        const auto norm = desk_.norm(supply_, supply_.norm, segment_.day(), ".norm");
        const auto* months = regime_.months.at(segment_.day(), desk_.house().known_on);
        if (months == nullptr)
            desk_.report({ErrorCode::missing_fact,
                          supply_.fact.path + ".heating",
                          segment_.day().to_string(),
                          {"число месяцев отопительного периода", "months of the heating season"}});
        if (!norm || months == nullptr) return;
        if (!segment_.fits(*find_formula("heating_evenly"), 1, *norm, ".norm")) return;
        const LineInput season{
            months->value,
            desk_.sources().add({.kind = trace::SourceKind::norm,
                                 .id = regime_.id.text(),
                                 .label = {"месяцев отопительного периода", "months of heating"},
                                 .valid = months->valid,
                                 .reference = months->reference})};
        add("heating_evenly", {area.input(), norm->input(), season, price.input()},
            {"Отопление равномерно в течение года по нормативу.",
             "Heating evenly over the year by norm."});
    }

    /// Without a house meter nothing is known of what such premises share.
    bool not_central() {
        if (premises_heating() == PremisesHeating::central) return false;
        desk_.decide("heating_not_central", supply_.service.text(),
                     {"Помещение отапливается не от системы дома, домового прибора учёта нет: "
                      "отопление не начислено",
                      "The premises are not heated by the house, which has no meter: no heating "
                      "is charged"});
        return true;
    }

    // ---- By norm in the season.

    void by_norm(const Found& price, const Found& area) {
        const bool by_days = desk_.rules().policy.heating_part_month(segment_.day()) ==
                             law::HeatingPartMonth::by_days;
        if (by_days ? !in_season(segment_.day()) : !month_has_season()) return;
        const auto norm = desk_.norm(supply_, supply_.norm, segment_.day(), ".norm");
        if (!norm) return;
        if (!segment_.fits(*find_formula("norm_area", unit::gcal), 1, *norm, ".norm")) return;
        if (not_central()) return;
        segment_.add(Component::whole, find_formula("norm_area", unit::gcal)->id,
                     {area.input(), norm->input(), price.input()},
                     {"Домового прибора учёта нет: отопление по нормативу на м².",
                      "The house has no meter: heating by the norm per m²."},
                     desk_.month().days());
    }

    const Segment& segment_;
    Desk& desk_;
    const premises::Supply& supply_;
    const tariff::Heating& regime_;
    const ResourceMonth* resource_;
};

}  // namespace

void plan_heating(const Segment& segment) { HeatingPlan(segment).run(); }

}  // namespace kvit::charge::detail
