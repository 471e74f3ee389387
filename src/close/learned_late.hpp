#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::close {

/// Facts that make one cause of a recalculation: a correction goes with what it corrects.
struct LearnedLate {
    std::set<FactId> ids;
    premises::Fact named;      ///< the one that stands
    Phrase what;               ///< "показание"
    bool corrects = false;     ///< it takes the place of an earlier one
    bool with_others = false;  ///< the last group, where there are too many to tell apart
};

/// What was learned since a day and may change how months before this one are charged, in the order
/// of ids: the day between two closings on which a fact came changes nothing. Facts about money are
/// posted, not recalculated. `known` is `house` as known on that day.
std::vector<LearnedLate> learned_late(const premises::House& house, const premises::House& known,
                                      Date since, Date known_on, Month month);

/// How many facts, but those about money, the house has that were known on a day.
std::int64_t facts_known_on(const premises::House& house, Date day);

/// The house without these facts, and without facts about money.
premises::House without(const premises::House& house, const std::set<FactId>& ids);

}  // namespace kvit::close
