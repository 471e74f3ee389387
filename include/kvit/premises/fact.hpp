#pragma once

#include <optional>
#include <string>

#include "kvit/base/id.hpp"
#include "kvit/calendar/interval.hpp"
#include "kvit/trace/reference.hpp"

namespace kvit::premises {

/// What every fact carries: two times. `valid` says when it is true, `known_on` when this centre
/// learned it, `seq` the order inside that day.
struct Fact {
    FactId id;
    Date known_on = Date::open_start();
    std::int64_t seq = 0;
    std::optional<FactId>
        supersedes;  ///< an earlier known fact of the same list that this replaces
    Interval valid;
    trace::Reference reference;
    std::string path;  ///< where it stood in its document, for messages

    friend bool operator==(const Fact&, const Fact&) = default;
};

}  // namespace kvit::premises
