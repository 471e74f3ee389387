#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/law/law_book.hpp"

namespace kvit::law {

/// Days on which two law books give different answers for a parameter.
struct Change {
    std::string parameter;
    Interval days;
    std::optional<Value> before;  ///< nothing: a gap, not covered, or no such parameter
    std::optional<Value> after;

    friend bool operator==(const Change&, const Change&) = default;
};

/// What changes from one book to another, as all of both is known: by parameters and days, no two
/// changes that could be one. A value that only names another source is no change; one of another
/// kind or unit is a parameter that goes and another that comes.
std::vector<Change> diff(const LawBook& before, const LawBook& after);

}  // namespace kvit::law
