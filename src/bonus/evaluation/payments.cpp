// Metrics of payments: whether a bill is covered and by what.
#include <algorithm>

#include "bonus/evaluation/measuring.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

bool listed(const std::vector<std::string>& list, const std::string& id) {
    return list.empty() || std::ranges::find(list, id) != list.end();
}

/// The document of a target that stands at a moment.
const BillFact* standing(const PeriodMoney& period, Target target, Instant at) {
    const BillFact* last = nullptr;
    for (const BillFact* bill : period.bills)
        if (bill->kind == target && bill->formed_at <= at) last = bill;
    return last;
}

/// What came to a period by a moment, and why some of it does not count.
struct Came {
    Money counted;
    Money by_channel;  ///< not counted for its channel or card
    Money by_fee;      ///< not counted for its commission
    Money largest_fee;
};

Measured without(std::string code, Text text) {
    Measured measured;
    measured.value.value = 0;
    measured.reasons.push_back({.code = std::move(code), .text = std::move(text)});
    return measured;
}

Measured nothing_to_cover(Target target) {
    switch (target) {
        case Target::preliminary:
            return without("no_prelim", {"предварительного расчёта за этот месяц нет",
                                         "there is no preliminary calculation of this month"});
        case Target::recommended:
            return without("no_recommended", {"рекомендуемой суммы за этот месяц нет",
                                              "there is no recommended sum of this month"});
        default:
            return without("no_bill",
                           {"счёта за этот месяц нет", "there is no bill of this month"});
    }
}

Text short_by(Money shortfall) {
    return {"счёт оплачен не полностью, не хватает " + shortfall.to_string() + " ₽",
            "the bill is not paid in full, " + shortfall.to_string() + " RUB are missing"};
}

}  // namespace

bool Measuring::passes(const PaymentFilter& filter, const PaymentFact& payment) const {
    return listed(filter.channels, payment.channel) && listed(filter.schemes, payment.scheme) &&
           (!filter.fee_max || payment.fee <= *filter.fee_max);
}

Measured Measuring::of(const Covered& m) {
    const PeriodMoney* period = account_.timeline(m.filter.day).of(*context_.month);
    const Instant as_of = account_.as_of();
    const BillFact* document = period != nullptr ? standing(*period, m.target, as_of) : nullptr;
    if (document == nullptr) {
        Measured none = nothing_to_cover(m.target);
        if (!m.deadline.empty())
            if (const auto last = last_day(m.deadline, *context_.month, as_of))
                none.until = account_.calendar().end_of(*last);
        return none;
    }

    const auto came = [&](Instant at) {
        Came sums;
        for (const auto& piece : period->pieces) {
            if (piece.at > at) continue;
            if (passes(m.filter, *piece.payment)) {
                sums.counted += piece.amount;
            } else if (!listed(m.filter.channels, piece.payment->channel) ||
                       !listed(m.filter.schemes, piece.payment->scheme)) {
                sums.by_channel += piece.amount;
            } else {
                sums.by_fee += piece.amount;
                sums.largest_fee = std::max(sums.largest_fee, piece.payment->fee);
            }
        }
        return sums;
    };
    // It can become covered when money comes or another revision is formed.
    std::vector<Instant> moments;
    for (const BillFact* bill : period->bills) moments.push_back(bill->formed_at);
    for (const auto& piece : period->pieces) moments.push_back(piece.at);
    std::ranges::sort(moments);

    Measured measured = number(0);
    for (const Instant at : moments) {
        const BillFact* then = standing(*period, m.target, at);
        if (then == nullptr || came(at).counted < to_pay(*then, m.lines) - m.tolerance) continue;
        measured.value.value = 1;
        measured.value.at = at;
        break;
    }
    if (!m.deadline.empty()) {
        const auto last = last_day(m.deadline, *context_.month, measured.value.at.value_or(as_of));
        if (last) {
            measured.until = account_.calendar().end_of(*last);
            measured.value.deadline = LocalTime{*last, seconds_per_day};
        }
    }
    for (const auto& piece : period->pieces)
        if (piece.at <= measured.value.at.value_or(as_of) && passes(m.filter, *piece.payment) &&
            std::ranges::find(measured.value.evidence, piece.payment->id) ==
                measured.value.evidence.end())
            measured.value.evidence.push_back(piece.payment->id);
    std::ranges::sort(measured.value.evidence);

    if (measured.value.at) {
        if (!measured.until || *measured.value.at < *measured.until) return measured;
        const int days =
            account_.calendar().date(*measured.value.at) - measured.value.deadline->date;
        measured.value.value = 0;
        measured.reasons.push_back(
            {.code = "late",
             .text = {"оплачено позже срока, дней: " + std::to_string(days),
                      "paid past the deadline by days: " + std::to_string(days)},
             .found = days,
             .needed = 0});
        return measured;
    }

    const Came sums = came(as_of);
    const Money whole = to_pay(*document, m.lines);
    const Money needed = whole - m.tolerance;
    Reason reason{.code = "bill_not_full",
                  .text = short_by(whole - sums.counted),
                  .found = sums.counted.kopecks(),
                  .needed = needed.kopecks()};
    if (sums.by_channel > Money() && sums.counted + sums.by_channel + sums.by_fee >= needed) {
        reason.code = "channel_not_eligible";
        reason.text = {"через способ оплаты, который программа не учитывает: " +
                           sums.by_channel.to_string() + " ₽",
                       sums.by_channel.to_string() +
                           " RUB came by a channel that the programme does not count"};
    } else if (sums.by_fee > Money() && sums.counted + sums.by_fee >= needed) {
        reason.code = "fee_charged";
        reason.text = {"с плательщика взята комиссия " + sums.largest_fee.to_string() + " ₽",
                       "the payer paid a commission of " + sums.largest_fee.to_string() + " RUB"};
        reason.found = sums.largest_fee.kopecks();
        reason.needed = m.filter.fee_max->kopecks();
    }
    measured.reasons.push_back(std::move(reason));
    return measured;
}

Measured Measuring::of(const Payments& m) {
    const auto [from, to] = span(m.within);
    Measured measured;
    std::int64_t count = 0;
    Money sum;
    for (const auto& payment : account_.history().payments) {
        const Instant at = day_of(payment, m.filter.day);
        const Money kept = account_.kept(payment);
        if (at < from || at >= to || kept.is_zero() || !passes(m.filter, payment)) continue;
        ++count;
        sum += kept;
        measured.value.evidence.push_back(payment.id);
        if (!measured.value.at || *measured.value.at < at) measured.value.at = at;
    }
    std::ranges::sort(measured.value.evidence);
    measured.value.value = m.kopecks ? sum.kopecks() : count;
    measured.until = to;
    return measured;
}

Measured Measuring::of(const PaymentIs& m) {
    const auto& payment = *context_.payment;
    if (!listed(m.filter.channels, payment.channel) || !listed(m.filter.schemes, payment.scheme))
        return refused("channel_not_eligible", {"способ оплаты программа не учитывает",
                                                "the programme does not count this channel"});
    if (!passes(m.filter, payment))
        return refused("fee_charged",
                       {"с плательщика взята комиссия " + payment.fee.to_string() + " ₽",
                        "the payer paid a commission of " + payment.fee.to_string() + " RUB"});
    const Instant day = day_of(payment, m.filter.day);
    if (day > account_.as_of())
        return refused("payment_waits", {"деньги ещё не пришли", "the money has not come yet"});
    Measured measured = number(1);
    measured.value.at = day;
    measured.value.evidence = {payment.id};
    return measured;
}

}  // namespace kvit::bonus
