#include "close/accrued.hpp"

#include <algorithm>
#include <utility>

namespace kvit::close {
namespace {

/// Changes of a debt in the order of their days such that no payment exceeds what is owed when it
/// is made: what was paid too much waits for what is raised later.
class Course {
  public:
    explicit Course(const DebtRecord& debt) : owed_(std::max(debt.amount, Money())) {
        if (debt.amount.is_negative()) over_ = -debt.amount;
        std::vector<DebtChange> raises = debt.raised;
        raises.insert(raises.end(), debt.returned.begin(), debt.returned.end());
        std::stable_sort(raises.begin(), raises.end(),
                         [](const auto& a, const auto& b) { return a.date < b.date; });
        std::size_t next = 0;
        for (const auto& payment : debt.paid) {
            while (next < raises.size() && raises[next].date <= payment.date) raise(raises[next++]);
            pay(payment);
        }
        while (next < raises.size()) raise(raises[next++]);
    }

    std::vector<DebtChange> paid;
    std::vector<DebtChange> raised;

  private:
    void raise(const DebtChange& change) {
        const Money met = std::min(over_, change.amount);
        over_ -= met;
        if (met == change.amount) return;
        if (!raised.empty() && raised.back().date == change.date)
            raised.back().amount += change.amount - met;
        else
            raised.push_back({change.date, change.amount - met});
        owed_ += change.amount - met;
    }
    void pay(const DebtChange& change) {
        const Money met = std::min(owed_, change.amount);
        owed_ -= met;
        over_ += change.amount - met;
        if (!met.is_zero()) paid.push_back({change.date, met});
    }

    Money owed_;
    Money over_;
};

}  // namespace

/// A practice that changed holds for earlier days too: that is what "backwards" means.
Accrued::Accrued(const charge::HouseMonth& house, DueDates& due) : house_(house), due_(due) {
    const Date last = house.month.next().first_day() - 1;
    for (const auto& row : law::policy_option_rows)
        if (row.subject == law::PolicySubject::penalty)
            practices_.push_back({.option = row.option,
                                  .choice = house.rules.policy.choice(row.option, last),
                                  .valid = {}});
}

std::string Accrued::scale_of(const tariff::TariffBook& book, const ledger::BalanceKey& debt) {
    const auto* service = book.service(debt.service);
    if (service == nullptr || debt.month < housing_code_from) return {};
    const bool of_the_code = service->section == tariff::Section::housing ||
                             service->section == tariff::Section::utility;
    if (!of_the_code) return {};
    return service->id == ServiceId("capital_repair") ? "zhk14_1" : "zhk14";
}

bool Accrued::overdue(const DebtRecord& debt, Date as_of) {
    const Date due = due_.of(debt.key.month);
    if (due >= as_of) return false;
    if (!debt.raised.empty() || !debt.returned.empty()) return true;
    Money left = debt.amount;
    for (const auto& payment : debt.paid)
        if (payment.date <= due) left -= payment.amount;
    return left > Money();
}

ledger::Penalty Accrued::by(const DebtRecord& debt, Date as_of, Date known_on) {
    const Month month = debt.key.month;
    ledger::PenaltyCase facts{.id = debt.key.service.text(),
                              .scale = scale_of(house_.rules.tariffs, debt.key),
                              .as_of = as_of,
                              .known_on = known_on,
                              .choices = practices_};
    facts.debts.push_back(
        {.period = month,
         .amount = std::max(debt.amount, Money()),
         .due_date = due_.known(month) ? std::nullopt : std::optional(due_.of(month)),
         .accrues_from = debt.accrues_from});
    const Course course(debt);
    const bool own_due = house_.rules.policy.choice(law::PolicyOption::penalty_correction,
                                                    house_.month.next().first_day() - 1) ==
                         static_cast<std::uint8_t>(law::PenaltyCorrection::corr_own_due);
    // Of one day what is asked for comes before what is paid.
    for (const auto& raise : course.raised)
        if (raise.date <= as_of)
            facts.payments.push_back(
                {.date = raise.date,
                 .amount = -raise.amount,
                 .period = month,
                 .due_date = own_due ? std::optional(raise.date) : std::nullopt});
    // Money that was paid ahead covers the debt from its first day, whichever order the policy has.
    for (const auto& payment : course.paid)
        if (payment.date <= as_of)
            facts.payments.push_back({.date = std::max(payment.date, month.first_day()),
                                      .amount = payment.amount,
                                      .period = month});
    return ledger::penalty(house_.rules.law, house_.rules.policy, facts).value_or_throw();
}

}  // namespace kvit::close
