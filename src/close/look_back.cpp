#include "close/look_back.hpp"

#include <algorithm>

#include "close/learned_late.hpp"
#include "close/opening_check.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::close {
namespace {

/// What the opening brings beside balances.
charge::HouseOpening brought_by(const Opening* opening) {
    charge::HouseOpening brought;
    if (opening == nullptr) return brought;
    brought.billed = opening->meters;
    brought.resources = opening->resources;
    std::sort(brought.billed.begin(), brought.billed.end(),
              [](const auto& a, const auto& b) { return a.meter < b.meter; });
    std::sort(brought.resources.begin(), brought.resources.end(),
              [](const auto& a, const auto& b) { return a.service < b.service; });
    for (const auto& account : opening->accounts)
        if (!account.years.empty()) brought.years[account.account] = account.years;
    return brought;
}

bool has_facts_of(const premises::House& house, const Past& past) {
    return past.facts <= facts_known_on(house, past.known_on.value_or(Date::open_start()));
}

charge::Decision facts_are_lost(const premises::House& house) {
    return {.code = "past_incomplete",
            .subject = house.id.text(),
            .text = {"Прошлые месяцы не пересчитаны: в документе дома нет всех сведений, по "
                     "которым они закрыты",
                     "Earlier months are not recalculated: the house has not all the facts that "
                     "they were closed by"}};
}

charge::Decision cannot_be_charged(const premises::House& house, const Errors& errors) {
    const auto& first = errors.list().front();
    return {.code = "past_not_charged",
            .subject = house.id.text(),
            .text = {"Прошлые месяцы не пересчитаны: начислить их заново нельзя, " + first.path +
                         ": " + first.expected.ru,
                     "Earlier months are not recalculated: they cannot be charged anew, " +
                         first.path + ": " + first.expected.en}};
}

}  // namespace

LookBack look_back(const charge::Rules& rules, const premises::House& house,
                   const premises::House& known, const Opening* opening, Month month,
                   Date known_on) {
    LookBack found{.from = brought_by(opening),
                   .differences = {},
                   .past = opening == nullptr ? std::nullopt : opening->past,
                   .decisions = {}};
    if (rules.policy.past_months(month.first_day()) == law::PastMonths::as_posted) return found;
    if (!found.past || found.past->months.empty()) {
        found.past = Past{.from = found.from, .months = {}};
        found.starts = true;
        return found;
    }
    // A wrong opening is refused after this, with everything else that is wrong with it.
    if (!check_frame(*opening, house.id, month, known_on).empty()) return found;
    if (!has_facts_of(house, *found.past)) {
        found.decisions.push_back(facts_are_lost(house));
        return found;
    }
    auto made = recalculate(rules, house, known, *found.past, month, known_on);
    if (!made) {
        found.decisions.push_back(cannot_be_charged(house, made.errors()));
        return found;
    }
    found.from = std::move(made->from);
    found.differences = std::move(made->differences);
    found.past = std::move(made->past);
    found.charged_anew = true;
    return found;
}

std::optional<Past> past_with(LookBack before, const premises::House& house, Month month,
                              const ChargeSums& charged, std::optional<Date> known_on) {
    if (!before.past) return std::nullopt;
    Past past = *std::move(before.past);
    bool anew = before.starts || before.charged_anew;
    if (past.months.size() >= limits::recalculated_months) {  // kept for three years in vain
        past = {.from = std::move(before.from), .months = {}};
        anew = true;
    }
    past.months.push_back({month, posted_of(charged)});
    if (!anew) return past;
    past.known_on = known_on;
    past.facts = facts_known_on(house, known_on.value_or(Date::open_start()));
    return past;
}

}  // namespace kvit::close
