#include "ledger/accrual.hpp"

#include <algorithm>

#include "kvit/trace/number.hpp"

namespace kvit::ledger {
namespace {

constexpr std::string_view national_prefix = "penalty.suspension.";
constexpr std::string_view account_prefix = "penalty.account_suspension.";

/// An interval that ends where something else does, too.
void end_at(Interval& days, Date end) {
    if (days.from < end && end < days.to) days.to = end;
}

/// Shorter by what changes before or after `interval`, of which the first day is either inside or
/// not.
void end_at_edges(Interval& days, Interval interval) {
    end_at(days, interval.from);
    end_at(days, interval.to);
}

SparedDebts spared_by(const law::Suspension& suspension) {
    return {.due_before = suspension.before, .periods = {}};
}

}  // namespace

Accrual::Accrual(CaseLaw& law, const PenaltyCase& facts, const Practices& practices, Interval days)
    : law_(law), facts_(facts), practices_(practices) {
    if (facts.no_accrual)
        add_facts(*facts.no_accrual);
    else
        add_national(days);
    add_facts(facts.suspensions);
    std::stable_sort(
        suspended_.begin(), suspended_.end(),
        [](const Suspended& a, const Suspended& b) { return a.days.from < b.days.from; });
    add_limitation();
}

void Accrual::add_national(Interval days) {
    const auto& parameters = law_.book().parameters();
    for (auto each = parameters.lower_bound(national_prefix);
         each != parameters.end() && each->first.starts_with(national_prefix); ++each) {
        const std::string name = each->first.substr(national_prefix.size());
        if (name == "bankr497" && practices_.bankr497 == law::PenaltyBankr497::bankr497_off)
            continue;
        for (Date day = days.from; day < days.to;) {
            auto seen = law_.look<law::Suspension>(each->first, day);
            if (seen.value.debts != law::Suspension::Debts::none)
                suspended_.push_back(
                    {name, seen.days, spared_by(seen.value), law_.add(std::move(seen.source))});
            day = seen.days.to;
        }
    }
}

void Accrual::add_facts(std::span<const NoAccrual> facts) {
    for (const NoAccrual& fact : facts) {
        const std::string id = std::string(account_prefix) + fact.name;
        if (!law_.book().parameters().contains(id)) {
            const auto source = law_.add({.kind = trace::SourceKind::fact,
                                          .id = fact.name,
                                          .label = {"приостановление начисления: " + fact.name,
                                                    "suspension of accrual: " + fact.name},
                                          .valid = fact.days,
                                          .reference = fact.reference});
            suspended_.push_back({fact.name, fact.days, fact.spared, source});
            continue;
        }
        // The law has days of its own for this one: outside them the fact means nothing.
        const Date newest = law_.newest_day(id);
        const auto held = law_.at<law::Suspension>(id, newest);
        const Interval days = fact.days.intersect(held.days);
        if (days != fact.days)
            law_.decide(
                {.code = "suspension_outside_law",
                 .subject = fact.name,
                 .text = {"освобождение действует " +
                              trace::interval_text(held.days, Language::ru) +
                              ", дни вне этого не считаются",
                          "the exemption holds " + trace::interval_text(held.days, Language::en) +
                              ", other days do not count"}});
        if (!days.empty()) suspended_.push_back({fact.name, days, fact.spared, held.source});
    }
}

void Accrual::add_limitation() {
    if (practices_.limitation == law::PenaltyLimitation::limitation_not_applied) return;
    if (!facts_.claim_date)
        law_.decide({.code = "claim_date_is_as_of",
                     .subject = "limitation",
                     .text = {"день предъявления иска не указан, взят день расчёта",
                              "the day of the claim is not given, the day of the calculation is "
                              "taken"}});
    claim_ = facts_.claim_date.value_or(facts_.as_of);
    limitation_ = law_.limitation_years(claim_);
}

Accrual::Subject Accrual::subject(const DueDebt& debt, std::optional<Date> paid_on,
                                  std::span<const Date> payments) const {
    const bool barred = limitation_ && CaseLaw::years_after(debt.due, limitation_->value) < claim_;
    Subject subject{debt, {}, paid_on, payments, barred};
    for (const Suspended& each : suspended_)
        if (each.spared.has(debt.period, debt.due)) subject.suspended.push_back(&each);
    return subject;
}

std::vector<AccrualRun> Accrual::runs(const DueDebt& debt, Interval days,
                                      std::optional<Date> paid_on, std::span<const Date> payments) {
    const Subject of = subject(debt, paid_on, payments);
    std::vector<AccrualRun> runs;
    for (Date day = days.from; day < days.to; day = runs.back().days.to)
        runs.push_back(run_from(of, day, days.to));
    return runs;
}

AccrualRun Accrual::run_from(const Subject& subject, Date day, Date end) {
    AccrualRun run;
    run.days = {day, end};
    run.first_day = number_of(subject, day);
    set_rate(subject, run);
    set_share(subject, run);
    for (const Suspended* each : subject.suspended) {
        end_at_edges(run.days, each->days);
        if (!each->days.contains(day)) continue;
        if (run.zero != ZeroReason::no_accrual) run.sources.zero.clear();
        run.zero = ZeroReason::no_accrual;
        run.counts = practices_.clock == law::PenaltyClock::clock_runs;
        run.suspensions.push_back(each->name);
        run.sources.zero.push_back(each->source);
    }
    if (subject.barred) {
        run.zero = ZeroReason::time_barred;
        run.sources.zero = {limitation_->source};
    }
    if (!subject.debt.presented) {
        run.zero = ZeroReason::not_presented;
        if (!not_presented_source_)
            not_presented_source_ = law_.add(
                {.kind = trace::SourceKind::fact,
                 .label = {"документ не размещён в ГИС ЖКХ и считается не представленным",
                           "the document was not posted in ГИС ЖКХ and counts as not presented"}});
        run.sources.zero = {*not_presented_source_};
    }
    if (run.zero != ZeroReason::none) run.divisor = 0;
    if (run.zero != ZeroReason::no_accrual) run.suspensions.clear();
    return run;
}

/// The rate of the day that the practice names, and the limit that holds over it.
void Accrual::set_rate(const Subject& subject, AccrualRun& run) {
    const Date day = run.days.from;
    const auto [of, until] = rate_day(subject, day);
    end_at(run.days, until);
    const auto rate = rate_on(of);
    run.percent = rate.value;
    run.sources.rate = {rate.source};
    const bool flat = practices_.rate == law::PenaltyRate::flat;
    if (of == day && !flat) end_at(run.days, rate.days.to);
    if (practices_.cap == law::PenaltyCap::none) return;

    // ПП 474 takes the lower of 9.5 and the rate "on the day of actual payment": by that text the
    // limit is of the day whose rate is taken.
    const Date tested = practices_.cap_day == law::PenaltyCapDay::cap_by_payment_day ? of : day;
    const auto limit = limit_on(tested);
    if (tested == day) end_at(run.days, limit.days.to);
    const auto mode = limit.value.mode;
    const bool decides =
        mode == law::RateLimit::Mode::fixed ||
        (mode == law::RateLimit::Mode::at_most && limit.value.percent < run.percent);
    if (!decides) return;
    run.percent = limit.value.percent;
    run.sources.limit = {limit.source};
}

Held<law::RateLimit> Accrual::limit_on(Date day) {
    return law_.at<law::RateLimit>(practices_.cap_2025 == law::PenaltyCap2025::retro_9_5
                                       ? "penalty.rate_limit.retro_9_5"
                                       : "penalty.rate_limit.gap_21",
                                   day);
}

Interval Accrual::payments_like(Date day) {
    const Interval days = rate_on(day).days;
    const bool limited = practices_.cap == law::PenaltyCap::pp474 &&
                         practices_.cap_day == law::PenaltyCapDay::cap_by_payment_day;
    return limited ? days.intersect(limit_on(day).days) : days;
}

/// The share of the rate that the scale has for the number of the day.
void Accrual::set_share(const Subject& subject, AccrualRun& run) {
    const Date day = run.days.from;
    const std::string id = "penalty.scale." + facts_.scale;
    Date edition = day;
    if (practices_.transition_2016 == law::PenaltyTransition2016::old_for_old_debts)
        edition = subject.debt.first_overdue_day();
    if (practices_.transition_2016 == law::PenaltyTransition2016::new_for_all)
        edition = law_.newest_day(id);
    const auto scale = law_.at<law::Scale>(id, edition);
    run.sources.scale = {scale.source};
    if (edition == day) end_at(run.days, scale.days.to);

    const law::ScaleStep* step = nullptr;
    for (const auto& each : scale.value.steps) {
        if (each.from_day <= run.first_day)
            step = &each;
        else {
            end_at(run.days, day + (each.from_day - run.first_day));
            break;
        }
    }
    if (step != nullptr && step->divisor)
        run.divisor = *step->divisor;
    else {
        run.zero = ZeroReason::free_days;
        run.sources.zero = {scale.source};
    }
}

Accrual::Until Accrual::rate_day(const Subject& subject, Date day) const {
    const Date judgment = facts_.judgment_day.value_or(facts_.as_of);
    switch (practices_.rate) {
        case law::PenaltyRate::rate_by_periods:
        case law::PenaltyRate::flat:
            return {day, Date::open_end()};
        case law::PenaltyRate::rate_as_of:
            return {facts_.as_of, Date::open_end()};
        case law::PenaltyRate::rate_on_judgment_day:
            return {judgment, Date::open_end()};
        case law::PenaltyRate::rate_on_payment_day:
            return {subject.paid_on.value_or(facts_.as_of), Date::open_end()};
        case law::PenaltyRate::rate_on_next_payment_day:
            break;
    }
    // The next payment that has not lowered the debt by this day.
    for (const Date payment : subject.payments)
        if (const Date until = practices_.lowered_from(payment); day < until)
            return {payment, until};
    return {facts_.as_of, Date::open_end()};
}

Held<Decimal> Accrual::rate_on(Date day) {
    const auto given = [&](Decimal percent, Interval days) -> Held<Decimal> {
        if (!given_source_)
            given_source_ =
                law_.add({.kind = trace::SourceKind::given,
                          .label = {"ставка, заданная в деле", "rate that the case gives"}});
        return {percent, days, *given_source_};
    };
    if (practices_.rate == law::PenaltyRate::flat) return given(*facts_.flat_percent, {});
    if (facts_.rates.empty())
        return law_.at<Decimal>(practices_.series == law::PenaltySeries::refinancing
                                    ? "penalty.refinancing_rate"
                                    : "penalty.key_rate",
                                day);
    const auto after = std::upper_bound(facts_.rates.begin(), facts_.rates.end(), day,
                                        [](Date d, const OwnRate& rate) { return d < rate.from; });
    if (after == facts_.rates.begin())
        throw Failure(Error{ErrorCode::law_gap,
                            "policy.rates",
                            day.to_string(),
                            {"ставка на этот день", "a rate for this day"}});
    const Date to = after == facts_.rates.end() ? Date::open_end() : after->from;
    return given((after - 1)->percent, {(after - 1)->from, to});
}

std::int32_t Accrual::number_of(const Subject& subject, Date day) const {
    std::int32_t number = day - subject.debt.due;
    if (practices_.clock == law::PenaltyClock::clock_runs) return number;
    Date counted = subject.debt.first_overdue_day();  // days before it are taken off already
    for (const Suspended* each : subject.suspended) {
        const Interval still = each->days.intersect({counted, day + 1});
        if (still.empty()) continue;
        number -= still.days();
        counted = still.to;
    }
    return number;
}

}  // namespace kvit::ledger
