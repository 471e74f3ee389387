#include "kvit/close/preliminary.hpp"

#include <algorithm>
#include <set>

#include "close/document_number.hpp"

namespace kvit::close {
namespace {

/// On how many days readings of the account's meters of the month came in.
std::size_t batches_of(const premises::House& known, Month month, const AccountId& account) {
    std::set<MeterId> meters;
    for (const auto& meter : known.meters)
        if (meter.account == account) meters.insert(meter.id);
    std::set<Date> days;
    for (const auto& reading : known.readings)
        if (meters.contains(reading.meter) && month.interval().contains(reading.date))
            days.insert(reading.fact.known_on);
    return days.size();
}

}  // namespace

Result<Preliminary> preliminary(const Rules& rules, const premises::House& house,
                                const Opening* opening, Month month, const AccountId& account,
                                Date on) {
    if (!month.interval().contains(on))
        return Error{
            ErrorCode::out_of_range,
            "on",
            on.to_string(),
            {"день месяца " + month.to_string(), "a day of the month " + month.to_string()}};
    // What the month before posted is known, even if that was closed after the day.
    const bool later = opening != nullptr && opening->known_on && *opening->known_on > on;
    const Date known_on = later ? *opening->known_on : on;
    auto closed = close(rules, house, opening, month, known_on);
    if (!closed) return closed.errors();
    const auto known = premises::as_known_on(house, known_on);
    if (!known) return known.errors();
    const auto at = std::find_if(closed->bills.begin(), closed->bills.end(),
                                 [&](const bill::Bill& bill) { return bill.account == account; });
    if (at == closed->bills.end())
        return Error{ErrorCode::not_found,
                     "account",
                     account.text(),
                     {"лицевой счёт, у которого в этом месяце есть квитанция",
                      "an account that has a bill in this month"}};
    return Preliminary{.number = document_number(account, month) + "/" +
                                 std::to_string(batches_of(*known, month, account)),
                       .on = on,
                       .bill = std::move(*at)};
}

}  // namespace kvit::close
