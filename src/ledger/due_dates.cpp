#include "ledger/due_dates.hpp"

#include <algorithm>

#include "kvit/law/working_days.hpp"

namespace kvit::ledger {
namespace {

/// A due date by a rule, and what the rule is.
struct Rule {
    Date due;
    std::optional<trace::SourceId> source;
};

/// A day of the month after the period; the last one where the month is shorter.
Date day_after(Month period, int day) {
    const Month month = period.next();
    return month.first_day() + (std::min(day, month.days()) - 1);
}

Date shifted(const CaseLaw& law, const Practices& practices, Date day) {
    if (practices.due_shift == law::PenaltyDueShift::gk193_off) return day;
    const auto presidential =
        practices.presidential_days == law::PenaltyPresidentialDays::presidential_as_week
            ? law::PresidentialDays::as_the_week
            : law::PresidentialDays::days_off;
    return law::working_day_from(law.book(), day, presidential, law.known_on()).value_or_throw();
}

Rule by_law(CaseLaw& law, const Practices& practices, Month period) {
    const char* id = practices.due_2026 == law::PenaltyDue2026::due15_from_feb2026
                         ? "billing.due_day.due15_from_feb2026"
                         : "billing.due_day.due15_from_mar2026";
    const auto day = law.at<Decimal>(id, period.first_day());
    const int number = static_cast<int>(day.value.at_scale(0).value_or(1));
    return {shifted(law, practices, day_after(period, number)), day.source};
}

class DueDates {
  public:
    DueDates(CaseLaw& law, const PenaltyCase& facts, const Practices& practices)
        : law_(law), facts_(facts), practices_(practices) {}

    Rule of(const Debt& debt) {
        if (debt.due_override) return {*debt.due_override, moved()};
        const bool by_rule = facts_.due == DueRule::by_day || facts_.due == DueRule::by_law;
        if (debt.due_date && !by_rule) return {*debt.due_date, std::nullopt};
        if (facts_.due == DueRule::as_given)
            throw Failure(Error{ErrorCode::missing_fact,
                                debt.path + ".due_date",
                                {},
                                {"срок оплаты", "the due date"}});
        const Rule rule = by_the_rule(debt.period);
        if (debt.due_date && *debt.due_date != rule.due)
            throw Failure(Error{ErrorCode::contradiction,
                                debt.path + ".due_date",
                                debt.due_date->to_string(),
                                {rule.due.to_string() + " по правилу due",
                                 rule.due.to_string() + " by the rule \"due\""}});
        return rule;
    }

  private:
    Rule by_the_rule(Month period) {
        if (facts_.due == DueRule::by_day)
            return {shifted(law_, practices_, day_after(period, facts_.due_day)), std::nullopt};
        return by_law(law_, practices_, period);
    }

    trace::SourceId moved() {
        return law_.add({.kind = trace::SourceKind::fact,
                         .label = {"срок оплаты перенесён для этого документа",
                                   "the due date was moved for this document"}});
    }

    CaseLaw& law_;
    const PenaltyCase& facts_;
    const Practices& practices_;
};

/// A correction that is a debt of its own (`corr_own_due`).
DueDebt own_debt(const Payment& correction) {
    if (!correction.due_date)
        throw Failure(Error{ErrorCode::missing_fact,
                            correction.path + ".due_date",
                            {},
                            {"срок оплаты доначисления (correction: corr_own_due)",
                             "the due date of the correction (correction: corr_own_due)"}});
    return {
        .period = *correction.period, .amount = -correction.amount, .due = *correction.due_date};
}

}  // namespace

Date due_by_law(CaseLaw& law, const Practices& practices, Month period) {
    return by_law(law, practices, period).due;
}

std::vector<DueDebt> debts_due(CaseLaw& law, const PenaltyCase& facts, const Practices& practices) {
    DueDates due_dates(law, facts, practices);
    std::vector<DueDebt> debts;
    Errors errors;
    const auto add = [&](auto make) {
        try {
            debts.push_back(make());
        } catch (const Failure& failure) {
            errors.append_once(failure.errors());
        }
    };
    for (const Debt& debt : facts.debts)
        add([&]() -> DueDebt {
            const Rule rule = due_dates.of(debt);
            return {.period = debt.period,
                    .amount = debt.amount,
                    .due = rule.due,
                    .presented = debt.presented || debt.due_override.has_value(),
                    .source = rule.source,
                    .accrues_from = debt.accrues_from};
        });
    if (practices.correction == law::PenaltyCorrection::corr_own_due)
        for (const Payment& payment : facts.payments)
            if (payment.amount.is_negative() && !payment.to_penalty)
                add([&] { return own_debt(payment); });
    if (!errors.empty()) throw Failure(errors);

    std::stable_sort(debts.begin(), debts.end(), [](const DueDebt& a, const DueDebt& b) {
        return a.due < b.due || (a.due == b.due && a.period < b.period);
    });
    return debts;
}

}  // namespace kvit::ledger
