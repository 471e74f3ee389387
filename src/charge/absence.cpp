#include "charge/absence.hpp"

#include <algorithm>

#include "charge/methods/method.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::Absence;
using premises::Method;

/// The full days away: neither the day of leaving nor that of returning.
Interval full_days(const Absence& absence) {
    return {absence.left + 1, absence.returned.value_or(Date::open_end())};
}

/// The absences of the month that may be recalculated; the others are told.
class Granted {
  public:
    explicit Granted(Desk& desk) : desk_(desk) {
        for (const auto* absence : desk.account().absences)
            if (full_days(*absence).overlaps(desk.month().interval()) && admitted(*absence))
                absences_.push_back(absence);
    }

    bool empty() const { return absences_.empty(); }
    /// The parts of some days with the same people away.
    std::vector<Interval> pieces(Interval days) const {
        std::vector<Date> cuts{days.from, days.to};
        for (const auto* absence : absences_)
            for (const Date date : {full_days(*absence).from, full_days(*absence).to})
                if (days.contains(date)) cuts.push_back(date);
        std::sort(cuts.begin(), cuts.end());
        std::vector<Interval> pieces;
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
            if (cuts[i] < cuts[i + 1] && persons(cuts[i]) > 0)
                pieces.push_back({cuts[i], cuts[i + 1]});
        return pieces;
    }
    std::int64_t persons(Date day) const {
        std::int64_t count = 0;
        for (const auto* absence : absences_)
            if (full_days(*absence).contains(day)) count += absence->persons;
        return count;
    }
    const Absence& first_on(Date day) const {
        return **std::find_if(absences_.begin(), absences_.end(), [&](const Absence* absence) {
            return full_days(*absence).contains(day);
        });
    }

  private:
    bool admitted(const Absence& absence) {
        // Who is still away has been so by the end of the month.
        Interval days = full_days(absence);
        if (!absence.returned) days.to = desk_.month().next().first_day();
        const Date day = std::max(days.from, desk_.month().first_day());
        const int least = desk_.law_count("absence.full_days_above", day);
        const int term = desk_.law_count("absence.application_days", day);
        if (days.days() <= least) {
            const std::string was = std::to_string(days.days());
            const std::string needed = std::to_string(least);
            return refuse(absence, "absence_too_short",
                          {"полных дней отсутствия " + was + ", нужно больше " + needed,
                           "full days away: " + was + ", more than " + needed + " are needed"});
        }
        if (!absence.applied)
            return refuse(absence, "absence_no_application",
                          {"заявления нет", "nobody has applied"});
        if (absence.returned && *absence.applied - *absence.returned > term) {
            const std::string was = std::to_string(*absence.applied - *absence.returned);
            const std::string allowed = std::to_string(term);
            return refuse(
                absence, "absence_late_application",
                {"заявление через " + was + " дн. после возвращения, срок " + allowed,
                 "the application came " + was + " days after the return, the term is " + allowed});
        }
        return true;
    }
    bool refuse(const Absence& absence, std::string_view code, const Text& why) {
        const auto left = [&](Language language) {
            return trace::date_text(absence.left, language);
        };
        desk_.decide(
            code, absence.fact.id.text(),
            {"Временное отсутствие с " + left(Language::ru) + ": " + why.ru + ", перерасчёта нет",
             "Away from " + left(Language::en) + ": " + why.en + ", nothing is recalculated"});
        return false;
    }

    Desk& desk_;
    std::vector<const Absence*> absences_;
};

/// One supply on days with the same people away and the same facts.
class AbsencePlan {
  public:
    AbsencePlan(const Segment& segment, const Absence& absence, std::int64_t persons)
        : segment_(segment),
          desk_(segment.desk),
          supply_(segment.supply),
          absence_(absence),
          persons_(persons) {}

    void run() {
        switch (supply_.method) {
            case Method::metered_or_norm:
            case Method::hot_water:
                if (!supply_.plan && by_norm(supply_)) of_norm();
                return;
            case Method::gas:
                if (by_norm(supply_)) of_gas();
                return;
            case Method::waste_water:
                return of_waste_water();
            case Method::solid_waste_person:
                return of_waste_person();
            case Method::solid_waste_area:
                return of_waste_area();
            default:
                return;
        }
    }

  private:
    Date day() const { return segment_.day(); }

    /// Is the volume of a service by norm because no meter can be installed?
    bool by_norm(const premises::Supply& supply) {
        if (desk_.interrupted(supply.service, day())) return false;
        const auto volume = desk_.volume(supply, day());
        if (!volume) return false;
        const auto& acts = desk_.account().installability;
        const bool impossible = std::any_of(acts.begin(), acts.end(), [&](const auto* act) {
            return act->service == supply.service && act->fact.valid.contains(day()) &&
                   !act->possible;
        });
        if (volume->basis == VolumeBasis::norm &&
            volume->condition == law::MeterCondition::no_meter && impossible)
            return true;
        const auto& title = desk_.rules().tariffs.service(supply.service)->title;
        const bool no_meter = volume->condition == law::MeterCondition::no_meter;
        desk_.decide("absence_meter", supply.service.text(),
                     {title.ru + (no_meter ? ": акта о том, что счётчик установить нельзя, нет, "
                                             "перерасчёта за отсутствие нет"
                                           : ": счётчик есть, перерасчёта за отсутствие нет"),
                      title.en + (no_meter ? ": no act says that a meter cannot be installed, the "
                                             "absence is not recalculated"
                                           : ": there is a meter, the absence is not "
                                             "recalculated")});
        return false;
    }

    std::optional<LineInput> away() {
        const auto people = desk_.people(day());
        if (!people) return std::nullopt;
        const Decimal count = std::min(Decimal::whole(persons_), people->value);
        if (count.is_zero()) return std::nullopt;
        return LineInput{count, desk_.fact_source(absence_.fact, {"временно отсутствующие",
                                                                  "people who are away"})};
    }

    void add(std::string_view formula, Unit resource, std::vector<PlanInput> inputs) {
        // Not through the segment: a benefit is of what is charged, not of what is taken off.
        add_plan(segment_.plans, {.supply = &supply_,
                                  .component = Component::absence,
                                  .formula = find_formula(formula, resource)->id,
                                  .inputs = std::move(inputs),
                                  .reason = {"Перерасчёт за временное отсутствие.",
                                             "Recalculation of a temporary absence."},
                                  .interval = segment_.interval,
                                  .days = segment_.days(),
                                  .of_days = desk_.month().days()});
    }

    void of_norm() {
        const auto n = away();
        const auto norm = desk_.norm(supply_, supply_.norm, day(), ".norm");
        const auto price = desk_.price(supply_, supply_.tariff, day(), ".tariff");
        if (!n || !norm || !price) return;
        const auto* card = segment_.formula("absence_norm", *price);
        if (card == nullptr || !segment_.fits(*card, 1, *norm, ".norm")) return;
        add("absence_norm", card->resource, {*n, norm->input(), price->input()});
        if (supply_.method != Method::hot_water) return;
        const auto heat = desk_.price(supply_, *supply_.heat_tariff, day(), ".heat_tariff");
        const auto warm = desk_.norm(supply_, supply_.heating_norm, day(), ".heating_norm");
        if (!heat || !warm) return;
        add("absence_norm", unit::gcal,
            {*n,
             computed(desk_.computed("heat_of_water", unit::gcal, {norm->value, warm->value},
                                     supply_.fact.path),
                      {"норматив тепла на нагрев воды", "the norm of heat for warming water"}),
             heat->input()});
    }

    /// What is not for heating: cooking and warming water.
    void of_gas() {
        const auto n = away();
        const auto price = desk_.price(supply_, supply_.tariff, day(), ".tariff");
        if (!n || !price) return;
        Decimal sum;
        for (const auto& [id, key] :
             {std::pair(supply_.norm, ".norm"), std::pair(supply_.water_norm, ".water_norm")}) {
            if (!id) continue;
            const auto norm = desk_.norm(supply_, id, day(), key);
            if (!norm) return;
            sum = sum + norm->value;
        }
        if (sum.is_zero()) return;
        add("absence_norm", unit::m3,
            {*n,
             computed(sum, {"нормативы на приготовление пищи и нагрев воды",
                            "the norms of cooking and of warming water"}),
             price->input()});
    }

    /// The norms of the waters that go by norm themselves.
    void of_waste_water() {
        const auto n = away();
        const auto price = desk_.price(supply_, supply_.tariff, day(), ".tariff");
        if (!n || !price) return;
        Decimal sum;
        for (const auto* name : {"cold_water", "hot_water"}) {
            const auto* water = desk_.supply_of(ServiceId(name), day());
            if (water == nullptr || !by_norm(*water)) continue;
            const auto norm = desk_.norm(*water, water->norm, day(), ".norm");
            if (!norm) return;
            sum = sum + norm->value;
        }
        if (sum.is_zero()) return;
        add("absence_norm", unit::m3,
            {*n,
             computed(sum,
                      {"нормативы холодной и горячей воды", "the norms of cold and hot water"}),
             price->input()});
    }

    void of_waste_person() {
        const auto n = away();
        const auto norm = desk_.norm(supply_, supply_.norm, day(), ".norm");
        const auto price = desk_.price(supply_, supply_.tariff, day(), ".tariff");
        if (!n || !norm || !price) return;
        const auto* name = norm->unit.year == 0 ? "absence_norm" : "absence_yearly_norm";
        const auto* card = segment_.formula(name, *price);
        if (card == nullptr || !segment_.fits(*card, 1, *norm, ".norm")) return;
        add(name, card->resource, {*n, norm->input(), price->input()});
    }

    /// The share of those who are away in the charge of a whole month by area.
    void of_waste_area() {
        std::vector<Plan> charge;
        plan_solid_waste_area({desk_, supply_, segment_.interval, charge});
        const auto n = away();
        const auto people = desk_.people(day());
        if (charge.size() != 1 || !n || !people) return;
        std::vector<Decimal> values;
        for (const auto& input : charge.front().inputs) values.push_back(input.value);
        const auto month = evaluate(charge.front().formula, values);
        if (!month) return;  // reported where the month itself is charged
        add("absence_share", unit::rub,
            {computed(month->amount.to_decimal(), {"плата за месяц", "charge of the month"}), *n,
             people->input()});
    }

    LineInput computed(Decimal value, Text label) {
        return {value, desk_.sources().add(
                           {.kind = trace::SourceKind::computed, .label = std::move(label)})};
    }

    const Segment& segment_;
    Desk& desk_;
    const premises::Supply& supply_;
    const Absence& absence_;
    std::int64_t persons_;
};

/// Is the service one that the law recalculates? It says so by a number, 1 or 0.
bool recalculated(Desk& desk, const premises::Supply& supply, Date day) {
    const std::string id = "absence.service." + supply.service.text();
    if (!desk.rules().law.parameters().contains(id)) return false;
    const auto found = desk.parameter(supply, id, day, unit::none);
    return found && found->value > Decimal();
}

}  // namespace

void plan_absences(Desk& desk, std::vector<Plan>& plans) {
    if (desk.account().absences.empty()) return;
    const Granted granted(desk);
    if (granted.empty()) return;
    for (const auto* supply : desk.account().supplies)
        for (const auto& days : desk.segments(*supply))
            for (const auto& piece : granted.pieces(days)) {
                if (!recalculated(desk, *supply, piece.from)) continue;
                const Segment segment{desk, *supply, piece, plans};
                AbsencePlan(segment, granted.first_on(piece.from), granted.persons(piece.from))
                    .run();
            }
}

}  // namespace kvit::charge::detail
