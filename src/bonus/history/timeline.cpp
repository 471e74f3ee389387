#include "bonus/history/timeline.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace kvit::bonus {
namespace {

/// A bill is formed before a payment of the same second meets it.
struct Event {
    Instant at;
    const BillFact* bill = nullptr;
    const PaymentFact* payment = nullptr;
    Money amount{};

    bool before(const Event& other) const {
        if (at != other.at) return at < other.at;
        if ((bill != nullptr) != (other.bill != nullptr)) return bill != nullptr;
        return bill != nullptr ? bill->id < other.bill->id : payment->id < other.payment->id;
    }
};

}  // namespace

Instant day_of(const PaymentFact& payment, PaymentDay day) {
    const Instant received = payment.received_at.value_or(payment.paid_at);
    if (day == PaymentDay::paid_at) return payment.paid_at;
    return day == PaymentDay::received_at ? received : payment.posted_at.value_or(received);
}

Money to_pay(const BillFact& bill, BillLines lines) {
    const Money mandatory = bill.principal + bill.penalty;
    return lines == BillLines::all ? mandatory + bill.voluntary : mandatory;
}

std::map<std::string_view, Money> kept_of(const History& history, Instant until) {
    // A return of a return comes after it: going back in time, what is undone is known in time.
    std::vector<const ReturnFact*> known;
    for (const auto& back : history.returns)
        if (back.at <= until) known.push_back(&back);
    std::ranges::sort(known, [](const ReturnFact* a, const ReturnFact* b) {
        return std::tie(b->at, b->id) < std::tie(a->at, a->id);
    });
    std::map<std::string_view, Money> kept;
    for (const auto& payment : history.payments) kept.emplace(payment.id, payment.amount);
    const std::map<std::string_view, Money> paid = kept;
    std::set<std::string_view> undone;
    for (const ReturnFact* back : known) {
        if (undone.contains(back->id)) continue;
        const auto payment = kept.find(back->of);
        if (payment == kept.end())
            undone.insert(back->of);
        else
            payment->second -= back->amount.value_or(paid.at(back->of));
    }
    return kept;
}

Timeline::Timeline(const History& history, PaymentOrder order, PaymentDay day, Instant until)
    : order_(order) {
    const auto kept = kept_of(history, until);
    std::vector<Event> events;
    for (const auto& bill : history.bills)
        if (bill.formed_at <= until) events.push_back({.at = bill.formed_at, .bill = &bill});
    for (const auto& payment : history.payments) {
        const Instant at = day_of(payment, day);
        const Money left = kept.at(payment.id);
        if (at <= until && left > Money())
            events.push_back({.at = at, .payment = &payment, .amount = left});
    }
    std::ranges::sort(events, [](const Event& a, const Event& b) { return a.before(b); });
    for (const auto& event : events) {
        if (event.bill != nullptr)
            form(*event.bill);
        else
            pay(*event.payment, event.at, event.amount);
        settle(event.at);
        Money advance;
        for (const auto& purse : purses_) advance += purse.left;
        advances_.emplace_back(event.at, advance);
    }
}

const BillFact* Timeline::standing(const PeriodMoney& period, Instant at) {
    // A bill stands, whatever is calculated beside it.
    const BillFact* bill = nullptr;
    const BillFact* preliminary = nullptr;
    for (const BillFact* each : period.bills) {
        if (each->formed_at > at) continue;
        if (each->kind == Target::bill) bill = each;
        if (each->kind == Target::preliminary) preliminary = each;
    }
    return bill != nullptr ? bill : preliminary;
}

void Timeline::form(const BillFact& bill) {
    auto& period = periods_[bill.period];
    period.bills.push_back(&bill);
    const BillFact* now = standing(period, bill.formed_at);
    if (now == nullptr) return;
    // A lower revision gives back what came last, from then on: what lay there before, lay there.
    std::vector<Purse> lying;
    Money surplus = -to_pay(*now, BillLines::all);
    for (const auto& piece : period.pieces) {
        surplus += piece.amount;
        const auto same = std::ranges::find(lying, piece.payment, &Purse::payment);
        if (same == lying.end())
            lying.push_back({.payment = piece.payment, .left = piece.amount});
        else
            same->left += piece.amount;
    }
    for (auto last = lying.rbegin(); last != lying.rend() && surplus > Money(); ++last) {
        const Money back = std::min(surplus, last->left);
        if (back <= Money()) continue;
        period.pieces.push_back({last->payment, bill.formed_at, -back});
        purses_.push_back({.payment = last->payment, .left = back});
        surplus -= back;
    }
}

void Timeline::pay(const PaymentFact& payment, Instant at, Money amount) {
    for (const auto& part : payment.parts) {
        const Money placed = std::min(part.amount, amount);
        if (placed.is_zero()) continue;
        periods_[part.period].pieces.push_back({&payment, at, placed});
        amount -= placed;
    }
    if (amount <= Money()) return;
    purses_.push_back({.payment = &payment, .left = amount});
    if (!payment.parts.empty()) purses_.back().after = at;
}

Money Timeline::wanted(const PeriodMoney& period, Instant at) const {
    const BillFact* bill = standing(period, at);
    if (bill == nullptr) return {};
    Money left = to_pay(*bill, BillLines::all);
    for (const auto& piece : period.pieces) left -= piece.amount;
    return std::max(left, Money());
}

void Timeline::settle(Instant at) {
    std::vector<PeriodMoney*> turn;
    for (auto& [month, period] : periods_) turn.push_back(&period);
    if (order_ == PaymentOrder::current_first) std::ranges::reverse(turn);
    // Mandatory lines of all bills come before voluntary ones, which nobody owes.
    for (const BillLines lines : {BillLines::mandatory, BillLines::all})
        for (PeriodMoney* period : turn) {
            const BillFact* bill = standing(*period, at);
            if (bill == nullptr) continue;
            Money want = wanted(*period, at);
            if (lines == BillLines::mandatory) want = std::max(want - bill->voluntary, Money());
            if (want.is_zero()) continue;
            for (auto& purse : purses_) {
                if (purse.after && period->bills.front()->formed_at <= *purse.after) continue;
                const Money moved = std::min(want, purse.left);
                if (moved <= Money()) continue;
                period->pieces.push_back({purse.payment, at, moved});
                purse.left -= moved;
                want -= moved;
            }
        }
    std::erase_if(purses_, [](const Purse& purse) { return purse.left.is_zero(); });
}

const PeriodMoney* Timeline::of(Month period) const {
    const auto found = periods_.find(period);
    return found == periods_.end() ? nullptr : &found->second;
}

Money Timeline::advance(Instant at) const {
    Money last;
    for (const auto& [when, advance] : advances_)
        if (when <= at) last = advance;
    return last;
}

Money Timeline::placed(const PaymentFact& payment) const {
    Money sum;
    for (const auto& [month, period] : periods_)
        for (const auto& piece : period.pieces)
            if (piece.payment == &payment) sum += piece.amount;
    return sum;
}

}  // namespace kvit::bonus
