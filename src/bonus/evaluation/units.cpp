#include "bonus/evaluation/units.hpp"

#include <algorithm>
#include <set>

#include "bonus/evaluation/rating.hpp"

namespace kvit::bonus {
namespace {

/// The first month that is looked at: of the programme, of the account, of its first fact.
Month first_month(Account& account) {
    const Programme& programme = account.programme();
    Calendar& calendar = account.calendar();
    Month first = Month::of(calendar.date(account.as_of()));
    for (const auto& bill : account.history().bills) first = std::min(first, bill.period);
    for (const auto& payment : account.history().payments)
        first = std::min(first, Month::of(calendar.date(payment.paid_at)));
    for (const auto& reading : account.history().readings)
        first = std::min(first, Month::of(calendar.date(reading.received_at)));
    if (account.history().opened) first = std::max(first, Month::of(*account.history().opened));
    if (programme.first_period) return std::max(first, *programme.first_period);
    if (programme.active.from != Date::open_start())
        return std::max(first, Month::of(programme.active.from));
    return first;
}

std::string span_name(int months, Month first) {
    const std::string year = std::to_string(first.year()) + '-';
    const std::string number = std::to_string((first.month() - 1) / months + 1);
    if (months == 1) return first.to_string();
    if (months == 3) return year + 'Q' + number;
    if (months == 6) return year + 'H' + number;
    return months == 12 ? std::to_string(first.year())
                        : year + std::to_string(months) + "m" + number;
}

template <class T>
std::vector<const T*> in_time(const std::vector<T>& facts, Instant T::*at, Instant as_of) {
    std::vector<const T*> list;
    for (const auto& fact : facts)
        if (fact.*at <= as_of) list.push_back(&fact);
    std::ranges::sort(list, {}, [at](const T* fact) { return std::pair(fact->*at, fact->id); });
    return list;
}

}  // namespace

Context calendar_span(Account& account, int months, Month month) {
    const Month first = Month::from_index(month.index() - (month.month() - 1) % months);
    std::vector<Month> span;
    span.reserve(static_cast<std::size_t>(months));
    for (int i = 0; i < months; ++i) span.push_back(Month::from_index(first.index() + i));
    return account.months(std::move(span), span_name(months, first));
}

std::vector<Context> units_of(Account& account, Unit unit) {
    const History& history = account.history();
    std::vector<Context> units;
    const Month last = Month::of(account.calendar().date(account.as_of()));
    switch (unit) {
        case Unit::bill: {
            std::set<Month> periods;
            for (const auto& bill : history.bills)
                if (bill.kind == Target::bill && bill.formed_at <= account.as_of())
                    periods.insert(bill.period);
            for (const Month month : periods) units.push_back(account.month(month));
            break;
        }
        case Unit::month:
            for (Month month = first_month(account); month <= last; month = month.next())
                units.push_back(account.month(month));
            break;
        case Unit::quarter:
        case Unit::half_year: {
            const int months = unit == Unit::quarter ? 3 : 6;
            for (Month month = first_month(account); month <= last;) {
                units.push_back(calendar_span(account, months, month));
                month = units.back().months.back().next();
            }
            break;
        }
        case Unit::stage:
            for (const auto& stage : account.programme().stages) {
                const Instant from = account.calendar().at(stage.from);
                const Instant to = account.calendar().at(stage.to);
                if (from > account.as_of()) continue;
                Context context{.unit = stage.id, .from = from, .to = to};
                const Month end = Month::of(account.calendar().date(to + -1));
                for (Month month = Month::of(account.calendar().date(from)); month <= end;
                     month = month.next())
                    context.months.push_back(month);
                units.push_back(std::move(context));
            }
            break;
        case Unit::payment:
            for (const auto* payment :
                 in_time(history.payments, &PaymentFact::paid_at, account.as_of()))
                if (account.kept(*payment) > Money())
                    units.push_back({.unit = payment->id,
                                     .from = payment->paid_at,
                                     .to = payment->paid_at + 1,
                                     .payment = payment});
            break;
        case Unit::reading:
            for (const auto* reading :
                 in_time(history.readings, &ReadingFact::received_at, account.as_of()))
                if (reading->accepted)
                    units.push_back({.unit = reading->id,
                                     .from = reading->received_at,
                                     .to = reading->received_at + 1,
                                     .reading = reading});
            break;
        case Unit::review: {
            const auto months = reviewed_months(account);
            units.push_back(account.months(
                months, months.front().to_string() + '/' + months.back().to_string()));
            break;
        }
    }
    return units;
}

}  // namespace kvit::bonus
