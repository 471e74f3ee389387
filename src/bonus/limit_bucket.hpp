#pragma once

#include <string>

#include "kvit/bonus/reward.hpp"
#include "kvit/calendar/month.hpp"

namespace kvit::bonus {

/// Whose and which period's count a limit keeps, as a key: a person without a key is his account,
/// days are those of the programme's clocks.
inline std::string bucket_of(const Limit& limit, const std::string& account,
                             const std::string& person, const std::string& unit, Date day) {
    const auto scope = [&]() -> std::string {
        if (limit.scope == Limit::Scope::account) return account;
        if (limit.scope == Limit::Scope::person) return person.empty() ? account : person;
        return {};
    };
    const auto period = [&]() -> std::string {
        const Month month = Month::of(day);
        switch (limit.per) {
            case Limit::Per::unit:
                return unit;
            case Limit::Per::day:
                return day.to_string();
            case Limit::Per::month:
                return month.to_string();
            case Limit::Per::quarter:
                return std::to_string(month.year()) + 'Q' + std::to_string((month.month() - 1) / 3);
            case Limit::Per::year:
                return std::to_string(month.year());
            case Limit::Per::total:
                break;
        }
        return {};
    };
    return limit.id + '\n' + scope() + '\n' + period();
}

}  // namespace kvit::bonus
