// Льгота на объём: what of it is within the norm of its days.
#include <algorithm>

#include "charge/benefit_of_line.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

constexpr Phrase above_norm{" Объём выше норматива этих дней: льгота на норматив.",
                            " The volume is above the norm of these days: the benefit is of the "
                            "norm."};

}  // namespace

void BenefitOfLine::of_volume() {
    const auto name = formula();
    if (name == "norm" || name == "norm_raised") return by_norm(norm(), input("T"));
    if (name == "hot_water_norm_heat") return by_norm(heat(norm()), input("T_heat"));
    if (name == "hot_water_norm" || name == "hot_water_norm_raised") {
        by_norm(norm(), input("T_water"));
        return by_norm(heat(norm()), input("T_heat"), unit::gcal);
    }
    if (name == "gas_norm") return of_gas_norm();
    if (name == "metered") return by_volume(input("V"), input("T"), basis_);
    if (name == "hot_water_heat") return by_volume(input("V"), input("T_heat"), basis_, true);
    if (name == "hot_water") {
        by_volume(input("V"), input("T_water"), basis_);
        return by_volume(input("V"), input("T_heat"), basis_, true);
    }
    if (name == "waste_water") return by_volume(waste_water(), input("T"), basis_);
    // The norm lies inside the first band; the dearer ones have no benefit.
    if (name == "band" || name == "band_above") {
        if (up_to_norm() && line_.band != 1) return;
        return by_volume(quantity(), input("T"), plan_.days);
    }
    unfit();
}

/// What the line prints, which is for its days already.
LineInput BenefitOfLine::quantity() {
    return computed(line_.quantity, {"объём строки", "volume of the line"});
}

LineInput BenefitOfLine::waste_water() {
    return computed(input("V_cold").value + input("V_hot").value,
                    {"объём водоотведения", "volume of waste water"});
}

LineInput BenefitOfLine::heat(const LineInput& water) {
    return computed(desk_.computed("heat_of_water", unit::gcal, {water.value, input("Q").value},
                                   grant_.fact.path),
                    {"тепло на нагрев", "heat for warming"});
}

void BenefitOfLine::by_norm(const LineInput& norm, const LineInput& price,
                            std::optional<Unit> resource) {
    add("benefit_norm", resource.value_or(card_of(line_.formula).resource),
        {share_, with_benefit(), norm, price}, basis_);
}

/// The norms of the appliances are the limit themselves; another norm may be lower.
void BenefitOfLine::of_gas_norm() {
    const auto volume = [&] {
        std::vector<Decimal> values;
        for (const auto& each : line_.inputs) values.push_back(each.value);
        const auto month = evaluate(line_.formula, values);
        if (!month) report(month.errors());
        return computed(month ? month->quantity : Decimal(),
                        {"объём по нормативам газа", "volume by the norms of gas"});
    }();
    if (up_to_norm() && benefit_.norm) return by_volume(volume, input("T"), basis_);
    taken(volume, input("T"), unit::m3, basis_);
}

void BenefitOfLine::taken(const LineInput& volume, const LineInput& price, Unit resource, int basis,
                          Phrase more) {
    add("benefit_taken", resource, {share_, with_benefit(), volume, people(), price}, basis, more);
}

void BenefitOfLine::by_volume(LineInput volume, const LineInput& price, int basis, bool heating) {
    const Unit resource = heating ? unit::gcal : card_of(line_.formula).resource;
    if (heating) volume = heat(volume);
    if (!up_to_norm()) return taken(volume, price, resource, basis);
    const int month_days = desk_.month().days();
    const bool own_norms = plan_.supply->method == premises::Method::gas && !benefit_.norm;
    const auto zones = own_norms || resource != unit::kwh
                           ? std::vector<Desk::ZoneTotal>()
                           : desk_.zone_totals(*plan_.supply, day_, on_.days);
    if (own_norms || zones.size() > 1) {
        const auto limit = own_norms ? norm_of_gas() : norm_of_zone(zones);
        if (!limit) return;
        const bool below = volume.value * month_days <= limit->value * basis;
        return below ? taken(volume, price, resource, basis)
                     : taken(*limit, price, resource, month_days, above_norm);
    }
    auto norm = norm_of_supply();
    if (!norm) return;  // reported
    if (heating) norm = heat(*norm);
    if (basis == month_days)
        return add("benefit_volume", resource,
                   {share_, with_benefit(), volume, people(), *norm, price}, basis);
    // The norm is of the month and the volume of other days: each is shared by its own.
    if (volume.value * month_days <= norm->value * plan_.benefit_people * basis)
        return taken(volume, price, resource, basis);
    add("benefit_norm", resource, {share_, with_benefit(), *norm, price}, month_days, above_norm);
}

/// What all people of the dwelling have by norm in a zone of the day in a month: the last zone
/// takes what the others leave, so that together they have one norm.
std::optional<LineInput> BenefitOfLine::norm_of_zone(const std::vector<Desk::ZoneTotal>& zones) {
    const auto norm = norm_of_supply();
    if (!norm) return std::nullopt;
    Decimal all;
    for (const auto& zone : zones) all = all + zone.value;
    const Decimal whole = norm->value * plan_.benefit_people;
    Decimal left = whole;
    Decimal own;
    for (const auto& zone : zones) {
        const bool last = &zone == &zones.back();
        own = all.is_zero() || last ? left
                                    : desk_.computed("norm_of_zone", unit::kwh,
                                                     {Decimal::whole(plan_.benefit_people),
                                                      norm->value, zone.value, all},
                                                     plan_.supply->fact.path);
        if (zone.zone == plan_.zone) break;
        left = left - own;
    }
    auto source = desk_.sources()[norm->source];
    source.kind = trace::SourceKind::computed;
    source.label.ru += ": на всех проживающих, доля зоны";
    source.label.en += ": of all residents, the share of the zone";
    return LineInput{own, desk_.sources().add(std::move(source))};
}

/// The norms of a dwelling with gas in a month, as a line without a meter would have.
std::optional<LineInput> BenefitOfLine::norm_of_gas() {
    const auto& supply = *plan_.supply;
    const auto area = desk_.area(day_);
    if (!area) return std::nullopt;
    if (!supply.norm && !supply.water_norm && !supply.area_norm) return norm_of_supply();
    std::vector<Decimal> values{people().value};
    const auto value = [&](const std::optional<NormId>& id, std::string_view key) {
        const auto norm = id ? desk_.norm(supply, id, day_, key) : std::nullopt;
        values.push_back(norm ? norm->value : Decimal());
    };
    value(supply.norm, ".norm");
    value(supply.water_norm, ".water_norm");
    values.push_back(area->value);
    value(supply.area_norm, ".area_norm");
    values.push_back(input("T").value);
    const auto month = evaluate(find_formula("gas_norm")->id, values);
    if (!month) {
        report(month.errors());
        return std::nullopt;
    }
    return computed(month->quantity,
                    {"норматив газа на всё жильё", "the norms of gas of all the dwelling"});
}

/// Льгота прошлого месяца: of what it should have been less of what it was. Both are cut by the
/// norm, so that the difference of volumes is, and not the volume of the line.
void BenefitOfLine::of_recalculation() {
    const auto name = formula();
    const bool heating = name == "hot_water_heat";
    const LineInput& price = input(heating ? "T_heat" : "T");
    LineInput volume = name == "waste_water" ? waste_water() : input("V");
    if (up_to_norm() && plan_.band > 1) return;  // as in the month itself
    if (up_to_norm() && !volume.value.is_zero()) {
        const auto& billed = plan_.recalculated->billed;
        const auto norm = billed && plan_.supply->method != premises::Method::gas
                              ? norm_of_month(plan_.recalculated->month)
                              : std::nullopt;
        if (!norm) return tell_not_recalculated();
        const Decimal limit = norm->value * plan_.benefit_people;
        volume = computed(std::min(*billed + volume.value, limit) - std::min(*billed, limit),
                          {"в пределах норматива: по показанию за вычетом начисленного",
                           "within the norm: by the reading, less what was charged"});
    }
    if (volume.value.is_zero()) return;
    const Unit resource = heating ? unit::gcal : card_of(line_.formula).resource;
    taken(heating ? heat(volume) : volume, price, resource, basis_);
}

/// The norm of an earlier month, if it is one.
std::optional<LineInput> BenefitOfLine::norm_of_month(Month month) {
    const auto id = benefit_.norm ? benefit_.norm : plan_.supply->norm;
    if (!id) return norm_of_supply();
    const auto* value = desk_.rules().tariffs.norm(*id)->values.at(day_, desk_.house().known_on);
    if (value == nullptr || !value->valid.contains(month.interval())) return std::nullopt;
    return norm_of_supply();
}

void BenefitOfLine::tell_not_recalculated() {
    const Month month = plan_.recalculated->month;
    const auto& service = desk_.rules().tariffs.service(line_.service)->title;
    desk_.decide(
        "benefit_not_recalculated", line_.service.text(),
        {service.ru + ", " + benefit_.title.ru + ": льгота за " +
             trace::month_text(month, Language::ru) +
             " не пересчитана вместе с объёмом. Сколько в том месяце было сверх норматива, не "
             "известно: менялись люди, приборы или норматив, или объём складывается из "
             "нескольких. Пересчитайте её отдельно",
         service.en + ", " + benefit_.title.en + ": the benefit of " +
             trace::month_text(month, Language::en) +
             " is not recalculated with the volume. How much of that month was above the norm "
             "is not known: people, meters or the norm changed, or the volume is a sum of "
             "several. Recalculate it apart"});
}

std::optional<LineInput> BenefitOfLine::norm_of_supply() {
    const auto id = benefit_.norm ? benefit_.norm : plan_.supply->norm;
    const auto found = desk_.norm(*plan_.supply, id, day_, ".norm");
    if (!found) return std::nullopt;
    return found->input();
}

/// Of a line by norm: its own, or that of the benefit where it is less than what was charged.
LineInput BenefitOfLine::norm() {
    const LineInput& charged = input("N");
    if (!benefit_.norm) return charged;
    const LineInput own = norm_of_supply().value_or(charged);
    return own.value < charged.value ? own : charged;
}

}  // namespace kvit::charge::detail
