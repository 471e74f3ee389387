#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::close {

/// One cause of a recalculation: a correction goes with what it corrects.
struct LateCause {
    premises::Fact named;   ///< the fact that stands
    Phrase what;            ///< "показание"; of a withdrawal that of what it withdraws
    bool corrects = false;  ///< it takes the place of an earlier one
    std::optional<FactId> withdraws{};  ///< what no longer holds
    AccountId account{};                ///< whose it is; empty: of the house
};

/// Facts that are given back in one step: those of one cause, or of several where there are too
/// many of them to take each alone.
struct LearnedLate {
    std::set<FactId> ids;
    std::vector<LateCause> causes;
};

/// What was learned since a day and may change how months before this one are charged, in the order
/// of ids: the day between two closings on which a fact came changes nothing. Where there are more
/// causes than `limits::recalculation_causes_max`, one of each account shares a step, so that an
/// account still sees its own apart. Facts about money are posted, not recalculated. `known` is
/// `house` as known on that day.
std::vector<LearnedLate> learned_late(const premises::House& house, const premises::House& known,
                                      Date since, Date known_on, Month month);

/// How many facts, but those about money, the house has that were known on a day.
std::int64_t facts_known_on(const premises::House& house, Date day);

/// The house without these facts, and without facts about money.
premises::House without(const premises::House& house, const std::set<FactId>& ids);

}  // namespace kvit::close
