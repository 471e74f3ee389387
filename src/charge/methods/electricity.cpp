// Электроэнергия по тарифному меню: zones of the day and bands of the month's volume.
#include "charge/bands.hpp"
#include "charge/methods/norm_lines.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// The limit of a band as an input, and its value to compare with.
struct Limit {
    PlanInput input;
    Decimal value;
};

/// One supply by a plan on some days.
class PlanOfSupply {
  public:
    explicit PlanOfSupply(const Segment& segment)
        : segment_(segment),
          desk_(segment.desk),
          supply_(segment.supply),
          plan_(*desk_.rules().tariffs.plan(*supply_.plan)) {}

    void run() {
        const auto volume = desk_.volume(supply_, segment_.day());
        if (!volume) return;
        if (volume->basis == VolumeBasis::norm) return by_norm(*volume);
        const bool per_zone =
            desk_.rules().policy.zone_bands(segment_.day()) == law::ZoneBands::per_tariff_zone;
        std::vector<Portion> all;
        for (const auto& zone : volume->zones)
            for (const auto& portion : zone.portions) add_to(all, portion);
        const auto limits = limits_for(*volume);
        if (!limits) return;
        for (const auto& zone : volume->zones)
            by_zone(zone, per_zone ? zone.portions : all, *limits,
                    metered_reason(desk_, *volume, zone, unit::kwh));
    }

  private:
    std::optional<Found> price(Zone zone, int band) {
        const auto* rate = plan_.rate(zone, band);
        if (rate != nullptr) return desk_.price(supply_, rate->tariff, segment_.day(), ".plan");
        desk_.report({ErrorCode::wrong_meter,
                      supply_.fact.path + ".plan",
                      supply_.plan->text(),
                      {"тарифное меню с ценами зон счётчика",
                       "a plan with prices for the zones of the meter"}});
        return std::nullopt;
    }

    /// Volumes of the zones, summed where the same days share them.
    void add_to(std::vector<Portion>& all, const Portion& portion) {
        for (auto& sum : all) {
            if (sum.of_days != portion.of_days) continue;
            trace::Source source = desk_.sources()[sum.source];
            const auto& more = desk_.sources()[portion.source];
            source.label = {"объём всех зон", "volume of all zones"};
            source.operands.insert(source.operands.end(), more.operands.begin(),
                                   more.operands.end());
            sum.value = sum.value + portion.value;
            sum.source = desk_.sources().add(std::move(source));
            return;
        }
        all.push_back(portion);
    }

    /// Months that the volume is of: limits hold for each.
    int months_of(const FoundVolume& volume) {
        if (volume.step != law::VolumeStep::difference ||
            desk_.rules().policy.band_several_months(segment_.day()) ==
                law::BandSeveralMonths::one_limit)
            return 1;
        return desk_.months_of_difference(supply_.service);
    }

    std::optional<std::vector<Limit>> limits_for(const FoundVolume& volume) {
        std::vector<Limit> limits;
        const int months = months_of(volume);
        const auto found = band_limits(desk_, supply_, segment_.day());
        if (!found) return std::nullopt;
        for (const auto& each : *found) limits.push_back(limit(each, months));
        return limits;
    }

    Limit limit(const BandLimit& found, int months) {
        Decimal value = found.value;
        trace::Source source = found.source;
        if (months > 1) {
            value = value * months;
            source.label.ru += ", месяцев: " + std::to_string(months);
            source.label.en += ", months: " + std::to_string(months);
        }
        const auto id = desk_.sources().add(std::move(source));
        const bool by_days = desk_.rules().policy.band_part_month(segment_.day()) ==
                             law::BandPartMonth::limit_by_days;
        if (!by_days) return {LineInput{value, id}, value};
        return {PlanInput({{.value = value, .source = id, .of_days = desk_.month().days()}}, id),
                value};
    }

    /// What the days of the segment take of the portions.
    Decimal on_these_days(const std::vector<Portion>& portions) {
        Decimal sum;
        for (const auto& portion : portions)
            sum = sum + desk_.computed("days_part", unit::kwh,
                                       {portion.value, Decimal::whole(segment_.days()),
                                        Decimal::whole(portion.of_days)},
                                       supply_.fact.path);
        return sum;
    }
    Decimal on_these_days(const Limit& limit) {
        return limit.input.carried.empty() ? limit.value : on_these_days(limit.input.carried);
    }

    void by_zone(const ZoneVolume& zone, const std::vector<Portion>& all,
                 const std::vector<Limit>& limits, const Text& reason) {
        const PlanInput own = volume_input(desk_, zone);
        if (limits.empty()) {
            const auto found = price(zone.zone, 1);
            if (!found) return;
            segment_.add_by_volume(Component::whole, find_formula("metered", unit::kwh)->id,
                                   {own, found->input()}, reason, zone.zone);
            return;
        }
        const PlanInput whole = volume_input(desk_, {zone.zone, all});
        const Decimal volume = on_these_days(all);
        if (volume <= on_these_days(limits.front())) {
            const auto found = price(zone.zone, 1);
            if (found)
                segment_.add_by_volume(Component::whole, find_formula("metered", unit::kwh)->id,
                                       {own, found->input()}, reason, zone.zone, 1);
            return;
        }
        const auto nothing = desk_.sources().add(
            {.kind = trace::SourceKind::computed,
             .label = {"первый диапазон начинается с нуля", "the first band begins with nothing"}});
        for (std::size_t band = 1; band <= limits.size() + 1; ++band) {
            const bool last = band == limits.size() + 1;
            const Limit* below = band == 1 ? nullptr : &limits[band - 2];
            if (below != nullptr && volume <= on_these_days(*below)) break;
            const auto found = price(zone.zone, static_cast<int>(band));
            if (!found) return;
            const PlanInput low =
                below == nullptr ? PlanInput(LineInput{Decimal(), nothing}) : below->input;
            std::vector<PlanInput> inputs{own, whole, low};
            if (!last) inputs.push_back(limits[band - 1].input);
            inputs.emplace_back(found->input());
            segment_.add_by_volume(Component::whole, find_formula(last ? "band_above" : "band")->id,
                                   std::move(inputs), reason, zone.zone, static_cast<int>(band));
        }
    }

    /// Without a usable meter the volume has no zones; its price is the first one of the plan.
    void by_norm(const FoundVolume& volume) {
        if (segment_.interrupted()) return;
        const Zone zone = desk_.zone_of_norm(supply_);
        const auto found = price(zone, 1);
        if (!found) return;
        if (!banded(desk_, supply_))
            return plan_norm_lines(segment_, Component::whole, *found, volume);
        const auto norm = desk_.norm_volume(supply_, segment_.day());
        const auto limits = limits_for(volume);
        if (!norm || !limits) return;
        by_zone({zone, {*norm}}, {*norm}, *limits, volume.reason);
        add_excess(volume, zone, *norm);
    }

    /// Величина превышения of each band, at its price; with bands always lines of its own.
    void add_excess(const FoundVolume& volume, Zone zone, const Portion& norm) {
        const auto factor = desk_.raising_factor(supply_, volume, segment_.day());
        const auto limits = band_limits(desk_, supply_, segment_.day());
        if (!factor || !limits) return;
        const auto volumes = band_volumes(desk_, supply_, norm.value, norm.value, *limits);
        for (std::size_t i = 0; i < volumes.size(); ++i) {
            if (volumes[i].is_zero()) continue;
            const auto found = price(zone, static_cast<int>(i + 1));
            if (!found) return;
            const Decimal excess = desk_.computed("excess_volume", unit::kwh,
                                                  {volumes[i], factor->value}, supply_.fact.path);
            trace::Source source = desk_.sources()[norm.source];
            const std::string raised = " × (" + factor->value.to_string() + " − 1)";
            for (auto* text : {&source.label.ru, &source.label.en}) *text += raised;
            source.reference = desk_.sources()[factor->source].reference;
            const LineInput input{excess, desk_.sources().add(std::move(source))};
            segment_.add(Component::excess, find_formula("metered", unit::kwh)->id,
                         {input, found->input()}, excess_reason(volume.condition, factor->value),
                         desk_.month().days(), zone, static_cast<int>(i + 1));
        }
    }

    const Segment& segment_;
    Desk& desk_;
    const premises::Supply& supply_;
    const tariff::Plan& plan_;
};

}  // namespace

void plan_electricity(const Segment& segment) { PlanOfSupply(segment).run(); }

}  // namespace kvit::charge::detail
