#pragma once

#include <map>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/premises/fact.hpp"

namespace kvit::charge::detail {

/// Finds facts that say two things of one subject at one time.
template <class Key>
class OverlapCheck {
  public:
    explicit OverlapCheck(Errors& errors) : errors_(errors) {}

    void add(const Key& key, const premises::Fact& fact) {
        for (const auto* other : seen_[key])
            if (fact.valid.overlaps(other->valid))
                errors_.add_once({ErrorCode::overlapping_intervals,
                                  fact.path,
                                  fact.id.text(),
                                  {"интервал, не пересекающийся с " + other->path + " (" +
                                       other->id.text() + ")",
                                   "an interval that does not overlap " + other->path + " (" +
                                       other->id.text() + ")"}});
        seen_[key].push_back(&fact);
    }

  private:
    Errors& errors_;
    std::map<Key, std::vector<const premises::Fact*>> seen_;
};

}  // namespace kvit::charge::detail
