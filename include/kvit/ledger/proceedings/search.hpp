#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/calendar/month.hpp"
#include "kvit/ledger/proceedings/machine.hpp"

namespace kvit::ledger {

enum class SearchState : std::uint8_t { waiting, filed, found, not_found, withdrawn, posted };

enum class SearchEvent : std::uint8_t { file, find, not_find, withdraw, post };

inline constexpr MachineWord search_states[] = {
    {"waiting", {"заявления нет", "nothing was filed"}},
    {"filed", {"заявление принято", "a request was filed"}},
    {"found", {"платёж найден", "the payment was found"}},
    {"not_found", {"платёж не найден", "the payment was not found"}},
    {"withdrawn", {"заявление отозвано", "the request was withdrawn"}},
    {"posted", {"платёж зачислен", "the payment is posted"}},
};
inline constexpr MachineWord search_events[] = {
    {"file", {"подать заявление", "file a request"}},
    {"find", {"найти платёж", "find the payment"}},
    {"not_find", {"не найти платёж", "fail to find the payment"}},
    {"withdraw", {"отозвать заявление", "withdraw the request"}},
    {"post", {"зачислить", "post the payment"}},
};
inline constexpr MachineStep search_steps[] = {
    step(SearchState::waiting, SearchEvent::file, SearchState::filed),
    step(SearchState::waiting, SearchEvent::post, SearchState::posted),
    step(SearchState::filed, SearchEvent::find, SearchState::found),
    step(SearchState::filed, SearchEvent::not_find, SearchState::not_found),
    step(SearchState::filed, SearchEvent::withdraw, SearchState::withdrawn),
    step(SearchState::filed, SearchEvent::post, SearchState::posted),
    step(SearchState::found, SearchEvent::post, SearchState::posted),
    step(SearchState::not_found, SearchEvent::find, SearchState::found),
    step(SearchState::not_found, SearchEvent::file, SearchState::filed),
};
inline constexpr Machine search_machine{search_states, search_events, search_steps};
static_assert(well_made(search_machine));

/// The same day of the next month, or its last day where it has none.
constexpr Date month_after(Date date) {
    const CivilDate civil = date.civil();
    const Month next = Month(civil.year, civil.month).next();
    return next.first_day() + (std::min(civil.day, next.days()) - 1);
}
static_assert(month_after(Date::from_civil(2026, 1, 31)) == Date::from_civil(2026, 2, 28));
static_assert(month_after(Date::from_civil(2025, 12, 31)) == Date::from_civil(2026, 1, 31));
static_assert(month_after(Date::from_civil(2024, 1, 30)) == Date::from_civil(2024, 2, 29));

/// PaymentSearch — розыск платежа: paid, and not on the account.
struct PaymentSearch {
    std::string id;
    std::optional<std::string> payment{};  ///< "agent/operation", if the payer knows them
    Date paid;
    std::optional<Date> received{};  ///< by the bank or the agent
    std::vector<Happened<SearchEvent>> events{};
    std::string path{};

    friend bool operator==(const PaymentSearch&, const PaymentSearch&) = default;
};

}  // namespace kvit::ledger
