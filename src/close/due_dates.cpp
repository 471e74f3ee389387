#include "close/due_dates.hpp"

#include "ledger/due_dates.hpp"

namespace kvit::close {

DueDates::DueDates(const charge::HouseMonth& house)
    : practices_(ledger::Practices::of(house.rules.policy, house.month.first_day())),
      law_(house.rules.law, house.known_on, practices_.uncovered_rate) {}

Date DueDates::of(Month month) {
    const auto [at, fresh] = found_.try_emplace(month, Date());
    if (fresh)
        at->second = month < housing_code_from ? month.next().next().first_day() - 1
                                               : ledger::due_by_law(law_, practices_, month);
    return at->second;
}

}  // namespace kvit::close
