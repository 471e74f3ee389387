#include "close/due_dates.hpp"

#include "ledger/due_dates.hpp"

namespace kvit::close {

DueDates::DueDates(const charge::HouseMonth& house)
    : month_(house.month),
      practices_(ledger::Practices::of(house.rules.policy, house.month.first_day())),
      law_(house.rules.law, house.known_on, practices_.uncovered_rate) {}

const DueDates::Due& DueDates::found(Month month) {
    const auto [at, fresh] = found_.try_emplace(month);
    if (fresh) at->second = find(month);
    return at->second;
}

DueDates::Due DueDates::find(Month month) {
    constexpr int a_year = 12;
    constexpr int nominal_day = 10;
    if (month < housing_code_from) return {month.next().next().first_day() - 1, false};
    try {
        return {ledger::due_by_law(law_, practices_, month), true};
    } catch (const Failure&) {
        if (month_.index() - month.index() <= a_year) throw;
        return {month.next().first_day() + (nominal_day - 1), false};
    }
}

}  // namespace kvit::close
