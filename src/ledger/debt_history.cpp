#include "ledger/debt_history.hpp"

#include <algorithm>
#include <map>

#include "ledger/payment_order.hpp"

namespace kvit::ledger {
namespace {

/// Money of a debt that is still unpaid, with the day from which it is owed.
struct Unpaid {
    Date from;
    Money amount;
};

/// One debt while payments arrive.
class OpenDebt {
  public:
    OpenDebt(const DueDebt& debt, const Practices& practices) : debt_(debt), practices_(practices) {
        add(debt.first_charged_day(), debt.amount);
    }

    Money left() const { return left_; }

    /// A correction of a day: the debt is larger from then on.
    void raise(Date day, Money by) {
        history_.raised += by;
        add(lowered_from(day), by);
    }

    /// Covers at most `money`: how much.
    Money cover(Date day, Money money) {
        const Money covered = std::min(money, left_);
        if (covered.is_zero()) return covered;
        const Date until = lowered_from(day);
        DebtPart part{.paid_on = day, .balance = {}};
        Money wanted = covered;
        while (!wanted.is_zero()) {  // older money first
            Unpaid& oldest = unpaid_[first_unpaid_];
            const Money taken = std::min(wanted, oldest.amount);
            step(part.balance, oldest.from, taken);
            oldest.amount -= taken;
            wanted -= taken;
            if (oldest.amount.is_zero()) ++first_unpaid_;
        }
        step(part.balance, until, -covered);
        history_.parts.push_back(std::move(part));
        history_.paid_on.push_back(day);
        history_.paid += covered;
        changes_[until] -= covered;
        left_ -= covered;
        return covered;
    }

    DebtHistory close() && {
        DebtPart rest;
        for (; first_unpaid_ < unpaid_.size(); ++first_unpaid_)
            step(rest.balance, unpaid_[first_unpaid_].from, unpaid_[first_unpaid_].amount);
        if (!rest.balance.empty()) history_.parts.push_back(std::move(rest));
        for (const auto& [day, change] : changes_)
            if (!change.is_zero()) step(history_.balance, day, change);
        return std::move(history_);
    }

  private:
    /// A payment before the first day that counts lowers the debt from that day.
    Date lowered_from(Date day) const {
        return std::max(practices_.lowered_from(day), debt_.first_charged_day());
    }
    void add(Date from, Money amount) {
        if (amount.is_zero()) return;
        unpaid_.push_back({from, amount});
        changes_[from] += amount;
        left_ += amount;
    }
    /// Steps come in the order of their days.
    static void step(Balance& balance, Date from, Money change) {
        const Money before = balance.empty() ? Money() : balance.back().balance;
        if (!balance.empty() && balance.back().from == from)
            balance.back().balance += change;
        else
            balance.push_back({from, before + change});
    }

    const DueDebt& debt_;
    const Practices& practices_;
    DebtHistory history_;
    std::vector<Unpaid> unpaid_;
    std::size_t first_unpaid_ = 0;
    std::map<Date, Money> changes_;
    Money left_;
};

class Coverage {
  public:
    Coverage(CaseLaw& law, const Practices& practices, std::span<const DueDebt> debts)
        : law_(law), practices_(practices), debts_(debts) {
        for (const DueDebt& debt : debts) open_.emplace_back(debt, practices);
    }

    void pay(const Payment& payment) {
        PaymentOutcome outcome{.payment = payment, .parts = {}, .to_penalty = {}, .advance = {}};
        if (payment.to_penalty)
            outcome.to_penalty = payment.amount;
        else if (payment.amount.is_negative())
            take_back(payment, outcome);
        else
            cover(payment, outcome);
        histories_.payments.push_back(std::move(outcome));
    }

    DebtHistories close() && {
        for (OpenDebt& debt : open_) histories_.debts.push_back(std::move(debt).close());
        return std::move(histories_);
    }

  private:
    /// The debt that it was taken from is larger again (`corr_joins_month`).
    void take_back(const Payment& payment, PaymentOutcome& outcome) {
        for (std::size_t i = 0; i < debts_.size(); ++i)
            if (debts_[i].period == payment.period) {
                open_[i].raise(payment.date, -payment.amount);
                outcome.parts.push_back({i, payment.amount});
                return;
            }
        throw Failure(Error{ErrorCode::unknown_reference,
                            payment.path + ".period",
                            payment.period ? payment.period->to_string() : "",
                            {"месяц, за который есть долг", "a month that has a debt"}});
    }

    void cover(const Payment& payment, PaymentOutcome& outcome) {
        Money rest = payment.amount;
        const auto put = [&](std::size_t i) {
            const Money covered = open_[i].cover(payment.date, rest);
            if (covered.is_zero()) return;
            rest -= covered;
            outcome.parts.push_back({i, covered});
        };
        const PaymentOrder order =
            PaymentOrder::of(law_, practices_.allocation, practices_.future, payment.date);
        if (payment.period && order.heeds_named_month())
            for (std::size_t i = 0; i < debts_.size(); ++i)
                if (debts_[i].period == *payment.period) put(i);
        // Without a name, or beyond it.
        for (std::size_t i = 0; i < debts_.size() && !rest.is_zero(); ++i)
            if (order.turn_of(debts_[i].period, debts_[i].due) == Turn::in_order) put(i);
        outcome.advance = rest;
    }

    CaseLaw& law_;
    const Practices& practices_;
    std::span<const DueDebt> debts_;
    std::vector<OpenDebt> open_;
    DebtHistories histories_;
};

}  // namespace

DebtHistories debt_histories(CaseLaw& law, const PenaltyCase& facts, const Practices& practices,
                             std::span<const DueDebt> debts) {
    std::vector<const Payment*> by_date;
    const bool own_due = practices.correction == law::PenaltyCorrection::corr_own_due;
    for (const Payment& payment : facts.payments) {
        const bool is_debt = own_due && payment.amount.is_negative() && !payment.to_penalty;
        if (!is_debt) by_date.push_back(&payment);
    }
    std::stable_sort(by_date.begin(), by_date.end(),
                     [](const Payment* a, const Payment* b) { return a->date < b->date; });

    Coverage coverage(law, practices, debts);
    for (const Payment* payment : by_date) coverage.pay(*payment);
    return std::move(coverage).close();
}

}  // namespace kvit::ledger
