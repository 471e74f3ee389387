#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/calendar/date.hpp"
#include "kvit/charge/decision.hpp"

namespace kvit::ledger {

/// What may happen next.
struct NextStep {
    std::string_view event;
    std::string_view state;      ///< that it leads to
    std::optional<Date> from{};  ///< none: it waits for documents

    friend bool operator==(const NextStep&, const NextStep&) = default;
};

/// Standing — where a proceeding stands on a day, and what may happen next.
struct Standing {
    std::string id;
    std::string_view state;
    std::optional<Date> since{};  ///< none: nothing happened yet
    std::vector<NextStep> next{};
    std::vector<std::string_view> missing{};  ///< documents that are still to come
    std::vector<charge::Decision> decisions{};

    friend bool operator==(const Standing&, const Standing&) = default;
};

}  // namespace kvit::ledger
