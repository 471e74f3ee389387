// Metrics of what is owed, and of sums of the unit.
#include <algorithm>

#include "bonus/evaluation/measuring.hpp"

namespace kvit::bonus {
namespace {

/// What of a bill is argued about or paid apart at a moment.
Money withheld(const BillFact& bill, const std::vector<Withheld>& kinds, Instant at) {
    Money sum;
    for (const auto& part : bill.withheld)
        if (part.from <= at && (!part.to || at < *part.to) &&
            std::ranges::find(kinds, part.kind) != kinds.end())
            sum += part.amount;
    return sum;
}

Money paid_by(const PeriodMoney& period, Instant at) {
    Money sum;
    for (const auto& piece : period.pieces)
        if (piece.at <= at) sum += piece.amount;
    return sum;
}

Money positive(Money sum) { return std::max(sum, Money()); }

}  // namespace

Measured Measuring::of(const Debt& m) {
    Measured measured;
    const auto at = when(m.at, measured);
    if (!at) return measured;
    Money debt;
    const Month unit = month_of_unit();
    for (const auto& [month, period] : account_.timeline(m.day).periods()) {
        const BillFact* bill = account_.bill(month, *at);
        if (bill == nullptr || (m.periods == Debt::Periods::before_unit && month >= unit)) continue;
        if (m.periods == Debt::Periods::overdue) {
            const auto last = last_day(m.deadline, month, *at);
            if (last && account_.calendar().end_of(*last) > *at) continue;
        }
        const Money owed = m.penalty ? bill->principal + bill->penalty : bill->principal;
        const Money left = positive(owed - paid_by(period, *at)) - withheld(*bill, m.without, *at);
        if (left > Money()) {
            debt += left;
            measured.value.evidence.push_back(bill->id);
        }
    }
    measured.value.value = debt.kopecks();
    return measured;
}

Measured Measuring::of(const Advance& m) {
    Measured measured;
    const auto at = when(m.at, measured);
    if (at) measured.value.value = account_.timeline(PaymentDay::paid_at).advance(*at).kopecks();
    return measured;
}

Measured Measuring::of(const SumOf& m) {
    const Timeline& timeline = account_.timeline(PaymentDay::paid_at);
    if (m.what == SumOf::What::bill) {
        const BillFact* bill = account_.bill(*context_.month, account_.as_of());
        if (bill == nullptr)
            return refused("no_bill",
                           {"счёта за этот месяц нет", "there is no bill of this month"});
        Measured measured = number(to_pay(*bill, m.lines).kopecks());
        measured.value.evidence = {bill->id};
        return measured;
    }
    if (m.what == SumOf::What::penalty) {
        const Instant at = std::min(context_.to + -1, account_.as_of());
        Money sum;
        for (const auto& [month, period] : timeline.periods()) {
            const BillFact* bill = account_.bill(month, at);
            if (bill == nullptr) continue;
            // Money covers the principal first.
            const Money owed = positive(bill->principal + bill->penalty - paid_by(period, at));
            sum += positive(std::min(owed, bill->penalty) - withheld(*bill, m.without, at));
        }
        return number(sum.kopecks());
    }
    const auto& payment = *context_.payment;
    const Money kept = account_.kept(payment);
    // What became of it at once; an advance that a later bill took was still an advance.
    Money placed;
    for (const auto& [month, period] : timeline.periods())
        for (const auto& piece : period.pieces)
            if (piece.payment == &payment && piece.at <= payment.paid_at) placed += piece.amount;
    Measured measured = number(m.what == SumOf::What::payment       ? kept.kopecks()
                               : m.what == SumOf::What::for_account ? placed.kopecks()
                                                                    : (kept - placed).kopecks());
    measured.value.at = payment.paid_at;
    measured.value.evidence = {payment.id};
    return measured;
}

}  // namespace kvit::bonus
