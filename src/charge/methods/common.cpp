// Общее имущество: КР на СОИ inside housing, and ОДН as a utility service.
#include "charge/methods/method.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::CommonVolume;

/// One supply of a common resource on some days.
class CommonPlan {
  public:
    explicit CommonPlan(const Segment& segment)
        : segment_(segment),
          desk_(segment.desk),
          supply_(segment.supply),
          resource_(desk_.house().resource(*supply_.resource)) {}

    void run() {
        price_ = desk_.price(supply_, supply_.tariff, segment_.day(), ".tariff");
        area_ = desk_.area(segment_.day());
        if (!price_ || !area_ || !find_heat()) return;
        const bool known = resource_ != nullptr && resource_->house;
        if (supply_.method == premises::Method::common_needs)
            return known ? needs_by_meter() : by_norm();
        if (segment_.as_actual && known)
            return by_volume(resource_->common, house_label(), actual_reason());
        switch (supply_.volume_by) {
            case CommonVolume::norm:
                return by_norm();
            case CommonVolume::average:
                return by_average();
            case CommonVolume::actual:
                if (known) return by_actual();
                desk_.decide("common_by_norm", supply_.service.text(),
                             {"Объёма дома за месяц нет: общее имущество по нормативу",
                              "The volume of the house is not known this month: the common "
                              "property goes by norm"});
                return by_norm();
        }
    }

  private:
    /// Hot water has a heat component; both its keys are given or none is.
    bool find_heat() {
        if (!supply_.heat_tariff) return true;
        heat_ = desk_.price(supply_, *supply_.heat_tariff, segment_.day(), ".heat_tariff");
        heating_norm_ = desk_.norm(supply_, supply_.heating_norm, segment_.day(), ".heating_norm");
        return heat_ && heating_norm_;
    }

    Text house_label() const {
        const auto in = [&](Language language) {
            const auto number = [&](Decimal value) { return trace::number_text(value, language); };
            return std::string(language == Language::ru ? "объём дома " : "volume of the house ") +
                   number(resource_->house->value) +
                   (language == Language::ru ? " − объёмы помещений " : " − of the premises ") +
                   number(resource_->own);
        };
        return {in(Language::ru), in(Language::en)};
    }
    Text carried_label() const {
        Text label = house_label();
        if (resource_->carried_in.is_zero()) return label;
        label.ru +=
            " − перенос прошлых месяцев " + trace::number_text(resource_->carried_in, Language::ru);
        label.en += " − carried from earlier months " +
                    trace::number_text(resource_->carried_in, Language::en);
        return label;
    }
    Text actual_reason() const {
        const bool covered = resource_->charged && resource_->charged->is_zero() &&
                             !resource_->carried_in.is_zero() && !resource_->common.is_negative();
        if (covered)
            return {"Общее имущество: объём месяца покрыт переносом прошлых месяцев.",
                    "The common property: what earlier months carried covers this one."};
        return {"Общее имущество по показаниям домового прибора учёта.",
                "The common property by the meter of the house."};
    }

    void by_actual() {
        tell_negative();
        if (const auto share = conserved_share()) return by_share(*share);
        by_volume(*resource_->charged, carried_label(), actual_reason());
    }

    /// The share of the premises in whole units of volume, where the policy conserves them.
    std::optional<LineInput> conserved_share() const {
        const auto& account = desk_.open_account(segment_.day());
        const auto* share = resource_->share_of(account.premises);
        if (share == nullptr) return std::nullopt;
        Text label = carried_label();
        label.ru += "; доля помещения по площади, остаток округления распределён";
        label.en += "; the share of the premises by area, the residue of rounding shared out";
        return LineInput{*share, desk_.sources().add({.kind = trace::SourceKind::computed,
                                                      .label = std::move(label)})};
    }

    void by_share(const LineInput& share) {
        const auto* card = segment_.formula("metered", *price_);
        if (card == nullptr) return;
        add(heat_ ? Component::water : Component::whole, card->id, {share, price_->input()},
            actual_reason());
        if (heat_)
            add(Component::heat, find_formula("hot_water_heat")->id,
                {share, heating_norm_->input(), heat_->input()}, actual_reason());
    }

    void tell_negative() {
        if (!resource_->common.is_negative()) return;
        const auto in = [&](Language language) {
            return trace::measure_text((-resource_->common).normalized(), resource_->unit,
                                       language);
        };
        const bool carried = resource_->dropped.is_zero();
        desk_.decide("common_below_zero", supply_.service.text(),
                     {"Помещения потребили больше, чем показал домовой прибор, на " +
                          in(Language::ru) + ": общее имущество не начислено" +
                          (carried ? ", объём перенесён на следующие месяцы" : ""),
                      "The premises took " + in(Language::en) +
                          " more than the house meter shows: the common property is not charged" +
                          (carried ? ", the volume goes into the next months" : "")});
    }

    void by_average() {
        const int last_year = desk_.month().year() - 1;
        const auto* year = resource_ == nullptr ? nullptr : resource_->year(last_year);
        if (year == nullptr) {
            desk_.decide("common_no_last_year", supply_.service.text(),
                         {"Объёма прошлого года нет: общее имущество по нормативу",
                          "The volume of the year before is not known: the common property goes "
                          "by norm"});
            return by_norm();
        }
        const Decimal mean =
            desk_.computed("average", resource_->unit, {year->volume, Decimal::whole(year->months)},
                           supply_.fact.path);
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            return (russian ? "объём общего имущества за " : "common volume of ") +
                   std::to_string(last_year) + (russian ? " год: " : ": ") +
                   trace::measure_text(year->volume, resource_->unit, language) + " / " +
                   std::to_string(year->months);
        };
        by_volume(mean.is_negative() ? Decimal() : mean, {in(Language::ru), in(Language::en)},
                  {"Общее имущество по среднемесячному объёму прошлого года.",
                   "The common property by the monthly average of the year before."});
    }

    /// ОДН: not above the norm unless it is distributed whole.
    void needs_by_meter() {
        tell_negative();
        Decimal volume = *resource_->charged;
        Text label = carried_label();
        if (supply_.above_norm == premises::AboveNorm::capped && !volume.is_zero()) {
            const auto norm = desk_.norm(supply_, supply_.norm, segment_.day(), ".norm");
            const auto common =
                desk_.common_area(*supply_.resource, segment_.day(), supply_.fact.path);
            if (!norm || !common) return;
            const Decimal capped =
                desk_.computed("common_capped", resource_->unit,
                               {volume, norm->value, common->value}, supply_.fact.path);
            if (capped < volume) {
                const auto in = [&](Language language) {
                    return trace::measure_text((volume - capped).normalized(), resource_->unit,
                                               language);
                };
                desk_.decide("common_needs_capped", supply_.service.text(),
                             {"Сверх норматива на общедомовые нужды " + in(Language::ru) +
                                  " не начислено (п. 44)",
                              in(Language::en) +
                                  " above the norm of the common needs is not charged (p. 44)"});
                label.ru += ", не больше норматива";
                label.en += ", not above the norm";
            }
            volume = capped;
        }
        by_volume(volume, label,
                  {"Общедомовые нужды по показаниям домового прибора учёта.",
                   "Common needs by the meter of the house."});
    }

    void by_volume(Decimal volume, const Text& label, const Text& reason) {
        const auto all = desk_.house_area(segment_.day());
        trace::Source source{.kind = trace::SourceKind::computed, .label = label};
        source.reference =
            resource_->house ? resource_->house->source.reference : trace::Reference{};
        const LineInput input{volume, desk_.sources().add(std::move(source))};
        const auto* card = segment_.formula("common_share", *price_);
        if (card == nullptr) return;
        add(heat_ ? Component::water : Component::whole, card->id,
            {input, area_->input(), all->input(), price_->input()}, reason);
        if (heat_)
            add(Component::heat, find_formula("common_share_heat")->id,
                {input, area_->input(), all->input(), heating_norm_->input(), heat_->input()},
                reason);
    }

    void by_norm() {
        const auto norm = desk_.norm(supply_, supply_.norm, segment_.day(), ".norm");
        const auto common = desk_.common_area(*supply_.resource, segment_.day(), supply_.fact.path);
        const auto all = desk_.house_area(segment_.day());
        const auto* card = segment_.formula("common_norm", *price_);
        if (!norm || !common || card == nullptr || !segment_.fits(*card, 0, *norm, ".norm")) return;
        const Text reason{"Общее имущество по нормативу.", "The common property by norm."};
        add(heat_ ? Component::water : Component::whole, card->id,
            {norm->input(), common->input(), area_->input(), all->input(), price_->input()},
            reason);
        if (heat_)
            add(Component::heat, find_formula("common_norm_heat")->id,
                {norm->input(), common->input(), area_->input(), all->input(),
                 heating_norm_->input(), heat_->input()},
                reason);
    }

    void add(Component component, FormulaId formula, std::vector<PlanInput> inputs,
             const Text& reason) const {
        segment_.add(component, formula, std::move(inputs), reason, desk_.month().days());
    }

    const Segment& segment_;
    Desk& desk_;
    const premises::Supply& supply_;
    const ResourceMonth* resource_;
    std::optional<Found> price_;
    std::optional<Found> area_;
    std::optional<Found> heat_;
    std::optional<Found> heating_norm_;
};

}  // namespace

void plan_common(const Segment& segment) { CommonPlan(segment).run(); }

}  // namespace kvit::charge::detail
