#include "kvit/ledger/penalty.hpp"

#include <algorithm>
#include <map>

#include "ledger/accrual.hpp"
#include "ledger/amounts.hpp"
#include "ledger/debt_history.hpp"
#include "ledger/facts.hpp"

namespace kvit::ledger {
namespace {

/// The first day that is not charged any more.
Date end_of(const PenaltyCase& facts, const Practices& practices) {
    return practices.as_of == law::PenaltyAsOf::inclusive ? facts.as_of + 1 : facts.as_of;
}

/// The days on which a balance is not zero, from the first to the last.
Interval days_of(const Balance& balance, Date end) {
    Interval days{end, end};
    for (std::size_t i = 0; i < balance.size(); ++i) {
        if (balance[i].balance.is_zero()) continue;
        const Date until = i + 1 < balance.size() ? balance[i + 1].from : end;
        days.from = std::min(days.from, balance[i].from);
        days.to = std::min(std::max(until, days.from), end);
    }
    return days;
}

/// Intervals of one part: the runs cut where the balance changes, those without debt left out, and
/// neighbours that do not differ joined.
class IntervalWriter {
  public:
    IntervalWriter(std::vector<PenaltyInterval>& out, std::size_t debt, std::optional<Date> paid_on,
                   const Practices& practices)
        : out_(out), first_(out.size()), debt_(debt), paid_on_(paid_on), practices_(practices) {}

    void write(const Balance& balance, std::span<const AccrualRun> runs) {
        std::size_t step = 0;
        for (const AccrualRun& run : runs)
            for (Date day = run.days.from; day < run.days.to;) {
                while (step + 1 < balance.size() && balance[step + 1].from <= day) ++step;
                const Date changes =
                    step + 1 < balance.size() ? balance[step + 1].from : Date::open_end();
                const Date to = std::min({run.days.to, changes, month_end(day)});
                add(run, balance[step].balance, {day, to});
                day = to;
            }
    }

  private:
    Date month_end(Date day) const {
        return practices_.interval_cut == law::PenaltyIntervalCut::month_ends
                   ? Month::of(day).next().first_day()
                   : Date::open_end();
    }

    void add(const AccrualRun& run, Money base, Interval days) {
        if (base.is_zero()) return;
        if (out_.size() > first_ && continues(out_.back(), run, base, days)) {
            out_.back().days.to = days.to;
            join(out_.back(), run);
            return;
        }
        out_.push_back({.debt = debt_,
                        .paid_on = paid_on_,
                        .days = days,
                        .first_day = run.first_day + (run.counts ? days.from - run.days.from : 0),
                        .base = base,
                        .percent = run.percent,
                        .divisor = run.divisor,
                        .zero = run.zero,
                        .suspensions = {},
                        .amount = {},
                        .sources = {}});
        join(out_.back(), run);
    }

    /// An interval names everything that its days rest on, each once.
    static void join(PenaltyInterval& interval, const AccrualRun& run) {
        const auto add = [](auto& all, const auto& more) {
            for (const auto& each : more)
                if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
        };
        add(interval.suspensions, run.suspensions);
        add(interval.sources.rate, run.sources.rate);
        add(interval.sources.limit, run.sources.limit);
        add(interval.sources.scale, run.sources.scale);
        add(interval.sources.zero, run.sources.zero);
    }

    bool continues(const PenaltyInterval& last, const AccrualRun& run, Money base,
                   Interval days) const {
        return last.days.to == days.from && last.base == base && last.percent == run.percent &&
               last.divisor == run.divisor && last.zero == run.zero &&
               month_end(days.from - 1) == month_end(days.from);
    }

    std::vector<PenaltyInterval>& out_;
    std::size_t first_;
    std::size_t debt_;
    std::optional<Date> paid_on_;
    const Practices& practices_;
};

/// Only what was paid to the penalty can be taken back from it.
void require_paid(const std::vector<PaymentOutcome>& payments) {
    Money paid;
    for (const PaymentOutcome& outcome : payments) {
        if (!outcome.payment.to_penalty) continue;
        const Money before = paid;
        paid += outcome.payment.amount;
        if (paid.is_negative())
            throw Failure(Error{ErrorCode::out_of_range,
                                outcome.payment.path + ".amount",
                                outcome.payment.amount.to_string(),
                                {"не больше уплаченных пени, " + before.to_string(),
                                 "not above the penalty that was paid, " + before.to_string()}});
    }
}

/// The penalty takes what was paid to it, less what was taken back; the rest is an advance.
void settle_payments(Penalty& result) {
    Money paid;
    Money taken;
    for (PaymentOutcome& outcome : result.payments) {
        if (!outcome.payment.to_penalty) continue;
        paid += outcome.payment.amount;
        const Money now = std::min(paid, result.total);
        outcome.to_penalty = now - taken;
        outcome.advance = outcome.payment.amount - outcome.to_penalty;
        taken = now;
    }
    result.penalty_left = result.total - taken;
}

/// `advance_pays_penalty`: it takes advances too, the oldest first.
void settle_advances(Penalty& result) {
    for (PaymentOutcome& outcome : result.payments) {
        const Money taken = std::min(std::max(outcome.advance, Money()),
                                     std::min(result.advance, result.penalty_left));
        outcome.advance -= taken;
        outcome.to_penalty += taken;
        result.advance -= taken;
        result.penalty_left -= taken;
    }
}

std::vector<PostedComparison> compared(const PenaltyCase& facts, const Penalty& result) {
    std::vector<PostedComparison> rows;
    if (facts.posted.empty()) return rows;
    std::map<Month, PostedComparison> by_period;
    const auto row = [&](Month period) -> PostedComparison& {
        return by_period.try_emplace(period, PostedComparison{period, {}, {}}).first->second;
    };
    for (const auto& debt : result.debts) row(debt.period).due += debt.penalty;
    for (const auto& posted : facts.posted) row(posted.period).posted += posted.amount;
    for (const auto& [period, comparison] : by_period) rows.push_back(comparison);
    return rows;
}

std::vector<Practice> practices_of(const law::Policy& policy, const PenaltyCase& facts) {
    std::vector<Practice> practices;
    for (const auto& row : law::policy_option_rows) {
        if (row.subject != law::PolicySubject::penalty) continue;
        const bool own = std::any_of(facts.choices.begin(), facts.choices.end(),
                                     [&](const auto& c) { return c.option == row.option; });
        practices.push_back(
            {row.option, policy.choice(row.option, facts.as_of),
             own ? "case" : std::string(policy.chosen_by(row.option, facts.as_of))});
    }
    return practices;
}

class Calculation {
  public:
    Calculation(const law::LawBook& book, const PenaltyCase& facts, const law::Policy& policy)
        : facts_(facts),
          policy_(policy),
          practices_(Practices::of(policy, facts.as_of)),
          law_(book, facts_, practices_) {}

    /// Nothing of the case is left out silently.
    void note_ignored(const PenaltyCase& given) {
        const auto later = std::count_if(
            given.payments.begin(), given.payments.end(), [&](const Payment& payment) {
                return payment.known_on <= given.known_on && payment.date > given.as_of;
            });
        if (later == 0) return;
        const std::string number = std::to_string(later);
        law_.decide(
            {.code = "payments_after_as_of",
             .subject = "payments",
             .text = {"платежи после дня расчёта не учтены: " + number,
                      "payments after the day of the calculation do not count: " + number}});
    }

    Penalty run() {
        require_facts(law_.book(), facts_, practices_);
        note_judgment_day();
        note_unused_due_dates();
        const auto debts = debts_due(law_, facts_, practices_);
        require_distinct(debts);
        const auto histories = debt_histories(law_, facts_, practices_, debts);
        write_intervals(debts, histories.debts);
        write_debts(debts, histories.debts);
        result_.payments = histories.payments;

        const auto finish = [](const auto& amount) {
            return formula::fast::finish<unit::rub, 2, Rounding::half_up>(amount);
        };
        const AmountsIn<formula::fast::Wide, decltype(finish)> amounts_in(finish);
        const auto amounts = amounts_in.of(result_.intervals, debts.size(), practices_.rounding);
        for (std::size_t i = 0; i < result_.intervals.size(); ++i)
            result_.intervals[i].amount = amounts.intervals[i];
        for (std::size_t i = 0; i < debts.size(); ++i) result_.debts[i].penalty = amounts.debts[i];
        result_.total = amounts.total;
        require_paid(result_.payments);
        settle_payments(result_);
        for (const PaymentOutcome& outcome : result_.payments) result_.advance += outcome.advance;
        note_overpaid();
        if (practices_.advance == law::PenaltyAdvance::advance_pays_penalty)
            settle_advances(result_);
        result_.posted = compared(facts_, result_);
        describe();
        return std::move(result_);
    }

  private:
    /// A result names a debt by its month and due date.
    static void require_distinct(std::span<const DueDebt> debts) {
        Errors errors;
        for (std::size_t i = 1; i < debts.size(); ++i)
            if (debts[i].due == debts[i - 1].due && debts[i].period == debts[i - 1].period)
                errors.add(
                    ErrorCode::duplicate_id, "debts",
                    debts[i].period.to_string() + "/" + debts[i].due.to_string(),
                    {"один долг на месяц и срок оплаты", "one debt of a month and a due date"});
        if (!errors.empty()) throw Failure(errors);
    }

    void note_judgment_day() {
        if (practices_.rate == law::PenaltyRate::rate_on_judgment_day && !facts_.judgment_day)
            law_.decide({.code = "judgment_day_is_as_of",
                         .subject = "rate",
                         .text = {"день вынесения решения не указан, взята ставка на день расчёта",
                                  "the day of the judgment is not given, the rate of the day of "
                                  "the calculation is taken"}});
    }

    void note_overpaid() {
        const bool overpaid = std::any_of(
            result_.payments.begin(), result_.payments.end(), [](const PaymentOutcome& outcome) {
                return outcome.payment.to_penalty && outcome.advance > Money();
            });
        if (overpaid)
            law_.decide({.code = "penalty_overpaid",
                         .subject = "payments",
                         .text = {"на пени уплачено больше начисленного: излишек — переплата, долг "
                                  "он без указания плательщика не погашает",
                                  "more was paid to the penalty than accrued: the rest is an "
                                  "advance, and covers no debt unless the payer says so"}});
    }

    void note_unused_due_dates() {
        if (practices_.correction == law::PenaltyCorrection::corr_own_due) return;
        for (const Payment& payment : facts_.payments)
            if (payment.due_date)
                law_.decide({.code = "correction_joins_month",
                             .subject = payment.path,
                             .text = {"срок оплаты доначисления не используется: оно входит в долг "
                                      "своего месяца",
                                      "the due date of the correction is not used: it joins the "
                                      "debt of its month"}});
    }

    void write_intervals(std::span<const DueDebt> debts, std::span<const DebtHistory> histories) {
        const Date end = end_of(facts_, practices_);
        // From the first day of delay, also of a debt that was paid then and is raised later: its
        // days of a suspension do not count under `clock_frozen`.
        Interval all{end, end};
        for (std::size_t i = 0; i < debts.size(); ++i)
            if (!days_of(histories[i].balance, end).empty())
                all.from = std::min(all.from, debts[i].first_overdue_day());
        Accrual accrual(law_, facts_, practices_, all);
        const bool by_parts = practices_.rate == law::PenaltyRate::rate_on_payment_day;
        Errors errors;
        std::size_t all_runs = 0;
        for (std::size_t i = 0; i < debts.size(); ++i) {
            const auto write = [&](const Balance& balance, std::optional<Date> paid_on) {
                const auto runs =
                    accrual.runs(debts[i], days_of(balance, end), paid_on, histories[i].paid_on);
                all_runs += runs.size();
                if (all_runs > limits::case_runs_max) throw Failure(too_many_runs());
                IntervalWriter(result_.intervals, i, paid_on, practices_).write(balance, runs);
            };
            try {
                if (!by_parts) write(histories[i].balance, std::nullopt);
                for (const DebtPart& part : histories[i].parts)
                    if (by_parts) write(part.balance, part.paid_on);
            } catch (const Failure& failure) {
                errors.append_once(failure.errors());
                if (all_runs > limits::case_runs_max) break;
            }
        }
        if (!errors.empty()) throw Failure(errors);
    }

    static Error too_many_runs() {
        const std::string limit = std::to_string(limits::case_runs_max);
        return {ErrorCode::limit_exceeded,
                "debts",
                {},
                {"не больше " + limit + " отрезков дней", "at most " + limit + " runs of days"}};
    }

    void write_debts(std::span<const DueDebt> debts, std::span<const DebtHistory> histories) {
        for (std::size_t i = 0; i < debts.size(); ++i) {
            result_.debts.push_back({.period = debts[i].period,
                                     .due_date = debts[i].due,
                                     .amount = debts[i].amount,
                                     .raised = histories[i].raised,
                                     .paid = histories[i].paid,
                                     .penalty = {},
                                     .presented = debts[i].presented,
                                     .due_source = debts[i].source});
            result_.debt_left += result_.debts.back().left();
        }
    }

    void describe() {
        result_.law = law_.book().edition();
        result_.policy = policy_.id();
        result_.id = facts_.id;
        result_.title = facts_.title;
        result_.scale = facts_.scale;
        result_.as_of = facts_.as_of;
        result_.known_on = facts_.known_on;
        result_.rounding = practices_.rounding;
        if (practices_.rate == law::PenaltyRate::rate_on_judgment_day)
            result_.judgment_day = facts_.judgment_day.value_or(facts_.as_of);
        if (practices_.limitation == law::PenaltyLimitation::limitation_applied)
            result_.claim_date = facts_.claim_date.value_or(facts_.as_of);
        result_.practices = practices_of(policy_, facts_);
        result_.decisions = law_.take_decisions();
        result_.sources = std::move(law_).take_sources();
    }

    const PenaltyCase& facts_;
    const law::Policy& policy_;
    Practices practices_;
    CaseLaw law_;
    Penalty result_;
};

}  // namespace

Money Penalty::posted_total() const {
    Money sum;
    for (const auto& comparison : posted) sum += comparison.posted;
    return sum;
}

Result<Penalty> penalty(const law::LawBook& law, const law::Policy& policy,
                        const PenaltyCase& facts) {
    try {
        const law::Policy of_case = policy_of(policy, facts);
        const PenaltyCase known = as_known(facts);
        Calculation calculation(law, known, of_case);
        calculation.note_ignored(facts);
        return calculation.run();
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "", "", {overflow.what(), overflow.what()}};
    }
}

}  // namespace kvit::ledger
