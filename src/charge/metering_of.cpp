// How the volume of a service is found: the table of the law, applied to the meters of the month.
#include "charge/metering_of.hpp"

#include <algorithm>

#include "charge/desk.hpp"
#include "charge/meter_sums.hpp"
#include "charge/valid_on.hpp"
#include "charge/words.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using law::MeterCondition;
using law::VolumeStep;
using metering::MeterMonth;

/// The condition that decides for a service with several meters: a volume by norm covers them all.
bool by_norm(VolumeStep step) { return law::always_applies(step); }

bool averaged(VolumeStep step) {
    return step == VolumeStep::average || step == VolumeStep::average_until_restored;
}

}  // namespace

MeteringOf::MeteringOf(Desk& desk, const ServiceId& service) : desk_(desk), service_(service) {
    for (const auto* meter : desk.account().meters)
        if (meter->service == service) of_service_.push_back(meter);
    if (!of_service_.empty()) ask();
}

void MeteringOf::ask() {
    metering::MeterQuestion question;
    question.meters = of_service_;
    question.states = desk_.account().meter_states;
    question.readings = desk_.account().readings;
    question.billed = desk_.house().billed;
    question.month = desk_.month();
    question.admits_difference = [this](MeterCondition condition, Date day) {
        const auto* rules = table(day);
        if (rules == nullptr) return false;
        const auto& steps = rules->steps(condition);
        return std::find(steps.begin(), steps.end(), VolumeStep::difference) != steps.end();
    };
    question.plausible = desk_.plausible_month(service_);
    const Date day = desk_.month().first_day();
    question.history_months = desk_.law_count("metering.average.history_months_min", day, 1);
    question.history_months_new =
        desk_.law_count("metering.average.history_months_min.new_meter", day, 1);
    question.average_of_year = desk_.rules().policy.average_window(day) == law::AverageWindow::year;
    question.counts = desk_.counted_months(service_);
    counted_months_ = static_cast<bool>(question.counts);
    question.check_gives_back = !counted_months_;  // heat of premises is a share of the house's
    auto meters = metering::meters_of_month(question);
    if (!meters) {
        for (const auto& error : meters.errors().list()) desk_.report(error);
        wrong_ = true;
        return;
    }
    meters_ = *std::move(meters);
    for (const auto& meter : meters_) {
        tell_given_back(meter);
        tell_spanning_months(meter);
    }
}

void MeteringOf::tell_given_back(const MeterMonth& meter) {
    if (!meter.difference) return;
    const auto& registers = meter.difference->registers;
    const bool fell = std::any_of(registers.begin(), registers.end(),
                                  [](const auto& span) { return span.counted().is_negative(); });
    if (!fell) return;
    desk_.decide("check_gives_back", service_.text(),
                 {"Проверка показала меньше, чем начислено: разница возвращена в месяце проверки "
                  "(п. 61)",
                  "A check showed less than was charged: the difference is given back in its month "
                  "(p. 61)"});
}

void MeteringOf::tell_spanning_months(const MeterMonth& meter) {
    if (settles_at_once(meter)) return;  // told where it is settled
    if (!meter.difference || meter.difference->from >= desk_.month().previous().first_day()) return;
    if (spreads(meter)) {
        const Text& title = desk_.rules().tariffs.service(service_)->title;
        desk_.decide(
            "late_reading_spread", service_.text(),
            {title.ru + ": показание после месяцев без него; расход разложен по дням месяцев, "
                        "начисленное без показаний пересчитано",
             title.en +
                 ": a reading after months without one; the consumption is spread by the days "
                 "of the months, what was charged without readings is recalculated"});
        return;
    }
    const auto in = [&](Language language) {
        return trace::date_text(meter.difference->from, language);
    };
    desk_.decide("difference_spans_months", service_.text(),
                 {"Разность отсчитана от показания на " + in(Language::ru) +
                      ": расход нескольких месяцев отнесён на этот месяц; если за них уже "
                      "начислено по среднему или по нормативу, нужен перерасчёт",
                  "The difference starts from the reading on " + in(Language::en) +
                      ": the consumption of several months falls on this month; if they were "
                      "charged by average or by norm already, a recalculation is due"});
}

const law::VolumeRules* MeteringOf::table(Date day) {
    // Days before the month are asked about old readings; the table of a day is looked up once.
    const std::string key = day.to_string();
    if (const auto at = tables_.find(key); at != tables_.end()) return &at->second;
    auto found = desk_.volume_rules(service_, day);
    if (!found) return nullptr;
    return &tables_.emplace(key, *std::move(found)).first->second;
}

bool MeteringOf::average_applies(const MeterMonth& meter, VolumeStep step, Date day) {
    if (!meter.history) return false;
    if (step == VolumeStep::average_until_restored) return true;
    return meter.average_periods < desk_.law_count("metering.average.periods_max", day);
}

MeteringOf::Choice MeteringOf::choose(const MeterMonth& meter, MeterCondition condition,
                                      const law::VolumeRules& table, Date day) {
    const bool not_sent = condition == MeterCondition::reading_not_sent;
    const bool at_once =
        not_sent && desk_.rules().policy.missing_reading(day) == law::MissingReading::norm;
    for (const auto step : table.steps(condition)) {
        const bool applies = by_norm(step) ||
                             (step == VolumeStep::difference && meter.difference) ||
                             (averaged(step) && !at_once && average_applies(meter, step, day));
        if (applies) return {condition, step};
    }
    return {condition, VolumeStep::norm};  // no table ends without a step that applies
}

std::optional<FoundVolume> MeteringOf::by_act(Date day, premises::VolumeActKind kind) {
    for (const auto* act : desk_.account().volume_acts) {
        if (act->service != service_ || !act->fact.valid.contains(day) || act->kind != kind)
            continue;
        const bool contract = kind == premises::VolumeActKind::contract;
        const Text label = contract
                               ? Text{"договорный объём (п. 43)", "volume of the contract (p. 43)"}
                               : Text{"объём по акту", "volume by an act"};
        FoundVolume found{.basis = VolumeBasis::act};
        found.zones.push_back({Zone::single,
                               {{.value = act->month_volume,
                                 .source = desk_.fact_source(act->fact, label),
                                 .of_days = desk_.month().days()}}});
        found.reason = contract ? Text{"Прибора нет: объём по договору.",
                                       "There is no meter: the volume is that of the contract."}
                                : Text{"Объём установлен актом.", "The volume is set by an act."};
        return found;
    }
    return std::nullopt;
}

std::optional<FoundVolume> MeteringOf::on(Date day) {
    if (wrong_) return std::nullopt;
    if (auto act = by_act(day, premises::VolumeActKind::act)) return act;
    const auto* rules = table(day);
    if (rules == nullptr) return std::nullopt;
    auto found = by_meters(day, *rules);
    // The volume of a contract stands where a norm would (п. 43).
    if (found && found->basis == VolumeBasis::norm)
        if (auto contract = by_act(day, premises::VolumeActKind::contract)) return contract;
    return found;
}

std::optional<FoundVolume> MeteringOf::by_meters(Date day, const law::VolumeRules& rules) {
    std::vector<std::pair<const MeterMonth*, Choice>> chosen;
    for (const auto& meter : meters_)
        if (const auto* run = meter.on(day))
            chosen.emplace_back(&meter, choose(meter, run->condition, rules, day));
    if (chosen.empty()) {
        const Choice none{MeterCondition::no_meter, rules.steps(MeterCondition::no_meter).back()};
        return FoundVolume{.basis = VolumeBasis::norm,
                           .condition = none.condition,
                           .step = none.step,
                           .zones = {},
                           .reason = norm_reason(none.condition)};
    }
    const bool refuse = desk_.rules().policy.missing_reading(day) == law::MissingReading::refuse;
    for (const auto& [meter, choice] : chosen) {
        if (refuse && choice.condition == MeterCondition::reading_not_sent) {
            desk_.report(
                {ErrorCode::missing_fact,
                 meter->meter->fact.path,
                 service_.text(),
                 {"показание прибора учёта за месяц", "a reading of the meter in the month"}});
            return std::nullopt;
        }
        if (!by_norm(choice.step)) continue;
        desk_.decide(
            norm_code(choice.condition), service_.text(),
            norm_decision(choice.condition, meter->history.has_value(), meter->average_periods));
        return FoundVolume{.basis = VolumeBasis::norm,
                           .condition = choice.condition,
                           .step = choice.step,
                           .zones = {},
                           .reason = norm_reason(choice.condition)};
    }
    FoundVolume found{.basis = VolumeBasis::meter};
    bool differs = false;
    for (const auto& [meter, choice] : chosen) {
        differs = differs || choice.step == VolumeStep::difference;
        if (found.condition == MeterCondition::no_meter || averaged(choice.step)) {
            found.condition = choice.condition;
            found.step = choice.step;
        }
    }
    if (differs)
        for (const auto& meter : meters_)
            if (meter.difference && counted_for_account(meter)) {
                add_difference(desk_, found.zones, meter, difference_days(),
                               spreads(meter) ? days_with(meter.estimated) : 0);
                if (settles_at_once(meter)) settle(found.zones, meter);
            }
    for (const auto& [meter, choice] : chosen) {
        if (!averaged(choice.step)) continue;
        averaged_.insert(meter);
        add_average(desk_, found.zones, *meter, desk_.month().days(), desk_.month().days());
        desk_.decide("average_" + std::string(condition_row(choice.condition).name),
                     service_.text(),
                     average_decision(choice.condition, meter->average_periods + 1));
    }
    return found;
}

int MeteringOf::difference_days() {
    if (difference_days_) return *difference_days_;
    int days = 0;
    for (const auto* supply : desk_.account().supplies) {
        if (supply->service != service_) continue;
        for (const auto& segment : desk_.segments(*supply)) {
            const auto* rules = table(segment.from);
            if (rules == nullptr) continue;
            // Days under an act have their share too: the meter counted them, the act is charged.
            bool differs = false;
            bool norm = false;
            for (const auto& meter : meters_)
                if (const auto* run = meter.on(segment.from)) {
                    const auto step = choose(meter, run->condition, *rules, segment.from).step;
                    differs = differs || step == VolumeStep::difference;
                    norm = norm || by_norm(step);
                }
            if (differs && !norm) days += segment.days();
        }
    }
    difference_days_ = days;
    return days;
}

bool MeteringOf::spreads(const MeterMonth& meter) const {
    return meter.difference && !meter.estimated.empty() &&
           desk_.settled_late(service_) != nullptr &&
           desk_.rules().policy.late_reading(desk_.month().first_day()) == law::LateReading::spread;
}

bool MeteringOf::settles_at_once(const MeterMonth& meter) const {
    return meter.difference && !meter.estimated.empty() && counted_months_ &&
           desk_.rules().policy.late_reading(desk_.month().first_day()) == law::LateReading::spread;
}

bool MeteringOf::counted_for_account(const MeterMonth& meter) const {
    const auto& accounts = desk_.account().accounts;
    // Removed on the first day of the month: what it showed then is of those who were there before.
    bool counted = meter.days.empty() && valid_on(accounts, desk_.month().first_day() - 1);
    for (const auto& run : meter.days)
        for (const auto* account : accounts)
            counted = counted || account->fact.valid.overlaps(run.days);
    if (!counted)
        desk_.decide("difference_before_account", service_.text(),
                     {"Прибор снят до открытия лицевого счёта: его последняя разность показаний "
                      "счёту не начислена",
                      "The meter was removed before the account opened: its last difference is not "
                      "charged to the account"});
    return counted;
}

void MeteringOf::settle(std::vector<ZoneVolume>& zones, const MeterMonth& meter) {
    const Decimal over = take_off_estimates(desk_, zones, meter, difference_days());
    const Text& title = desk_.rules().tariffs.service(service_)->title;
    desk_.decide(
        "late_reading_settled", service_.text(),
        {title.ru +
             ": показание после месяцев без него; начисленное за них без показаний вычтено из "
             "расхода этого месяца",
         title.en +
             ": a reading after months without one; what was charged for them is taken off the "
             "consumption of this month"});
    if (!over.is_zero()) left_estimates_[&meter] = over;
}

int MeteringOf::days_with(const std::vector<metering::EstimatedMonth>& months) const {
    int days = desk_.month().days();
    for (const auto& month : months) days += month.month.days();
    return days;
}

std::vector<LateVolume> MeteringOf::late() const {
    std::vector<LateVolume> late;
    for (const auto& meter : meters_) {
        if (!spreads(meter)) continue;
        const int of_days = days_with(meter.estimated);
        for (const auto& month : meter.estimated)
            for (const auto& span : meter.difference->registers) {
                const auto* billed = month.volumes.find(span.zone);
                late.push_back(late_volume(desk_, meter, span, month.month, of_days,
                                           billed == nullptr ? Decimal() : *billed));
            }
    }
    return late;
}

/// What this month was billed for the meter without a reading, whole or for some of its days. A
/// failure leaves nothing to settle: the meter did not count.
void MeteringOf::add_estimate(metering::BilledReading& next, const MeterMonth& meter) {
    std::vector<premises::RegisterValue> volumes;
    const auto add = [&](Zone zone, Decimal volume) {
        for (auto& each : volumes)
            if (each.zone == zone) {
                each.value = each.value + volume;
                return;
            }
        volumes.push_back({zone, volume});
    };
    for (const auto* supply : desk_.account().supplies) {
        if (supply->service != service_) continue;
        for (const auto& segment : desk_.segments(*supply)) {
            const auto* run = meter.on(segment.from);
            const auto* rules = table(segment.from);
            if (run == nullptr || rules == nullptr ||
                by_act(segment.from, premises::VolumeActKind::act))
                continue;
            const bool settled = run->condition == MeterCondition::reading_not_sent ||
                                 run->condition == MeterCondition::no_access ||
                                 run->condition == MeterCondition::no_access_again;
            if (!settled) continue;
            const auto step = choose(meter, run->condition, *rules, segment.from).step;
            const Unit unit = desk_.resource_unit(*supply);
            const auto part = [&](Decimal whole, int of_days) {
                return desk_.computed(
                    "days_part", unit,
                    {whole, Decimal::whole(segment.days()), Decimal::whole(of_days)},
                    supply->fact.path);
            };
            if (averaged(step)) {
                std::vector<ZoneVolume> zones;
                add_average(desk_, zones, meter, desk_.month().days(), desk_.month().days());
                for (const auto& zone : zones)
                    for (const auto& portion : zone.portions)
                        add(zone.zone, part(portion.value, portion.of_days));
            } else if (by_norm(step) && supply->norm && meters_.size() == 1 && !counted_months_) {
                if (const auto norm = desk_.norm_volume(*supply, segment.from))
                    add(desk_.zone_of_norm(*supply), part(norm->value, norm->of_days));
            }
        }
    }
    // A norm is charged in one zone; in the others nothing was.
    if (!volumes.empty() && volumes.front().zone != Zone::single)
        for (const auto& each : next.values.list()) add(each.zone, Decimal());
    if (!volumes.empty())
        next.estimated.push_back({desk_.month(), premises::RegisterValues(std::move(volumes))});
}

std::vector<metering::BilledReading> MeteringOf::billed() {
    std::vector<metering::BilledReading> all;
    for (const auto& meter : meters_) {
        auto next = meter.difference ? meter.if_read : meter.if_not_read;
        if (!next) continue;
        const bool by_average = averaged_.contains(&meter);
        if (meter.difference) next->average_periods = by_average ? 1 : 0;
        if (!meter.difference && by_average) next->average_periods = meter.average_periods + 1;
        if (!meter.difference) add_estimate(*next, meter);
        // What was charged without readings and was more than they show waits for the next ones.
        if (const auto left = left_estimates_.find(&meter); left != left_estimates_.end())
            next->estimated.push_back(
                {desk_.month(), premises::RegisterValues({{Zone::single, left->second}})});
        all.push_back(*std::move(next));
    }
    return all;
}

}  // namespace kvit::charge::detail
