#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/trace/reference.hpp"

namespace kvit::law {

/// A value in force during an interval, with its source.
template <class T>
struct Dated {
    Interval valid;
    T value;
    trace::Reference reference;
    Date known_on = Date::open_start();  ///< day on which this centre loaded the value

    friend bool operator==(const Dated&, const Dated&) = default;
};

/// Effective — значения по датам: no two overlap, a gap is a gap and never the neighbour's value.
template <class T>
class Effective {
  public:
    Effective() = default;

    /// False, and nothing changes, if the interval overlaps one that is already there.
    bool add(Dated<T> dated) {
        const auto at = std::lower_bound(
            values_.begin(), values_.end(), dated,
            [](const auto& a, const auto& b) { return a.valid.from < b.valid.from; });
        if (at != values_.end() && at->valid.overlaps(dated.valid)) return false;
        if (at != values_.begin() && std::prev(at)->valid.overlaps(dated.valid)) return false;
        values_.insert(at, std::move(dated));
        return true;
    }

    /// The value in force on a day, as far as it was known on another; null in a gap.
    const Dated<T>* at(Date date, Date known_on = Date::open_end()) const {
        for (const auto& dated : values_)
            if (dated.valid.contains(date) && dated.known_on <= known_on) return &dated;
        return nullptr;
    }

    const std::vector<Dated<T>>& values() const { return values_; }
    bool empty() const { return values_.empty(); }
    friend bool operator==(const Effective&, const Effective&) = default;

  private:
    std::vector<Dated<T>> values_;  // by the first day
};

}  // namespace kvit::law
