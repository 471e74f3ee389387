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

/// Effective — значения по датам: a gap is a gap and never the neighbour's value. On a day that two
/// values claim, the one that was loaded later holds, for those who know it.
template <class T>
class Effective {
  public:
    Effective() = default;

    /// False, and nothing changes, if the interval overlaps one that is already there.
    bool add(Dated<T> dated) {
        return insert(std::move(dated), [](const Dated<T>&) { return true; });
    }

    /// Takes the place of what was known on other days; false, and nothing changes, if the interval
    /// overlaps one that was loaded on the same day.
    bool supersede(Dated<T> dated) {
        const Date loaded = dated.known_on;
        return insert(std::move(dated),
                      [loaded](const Dated<T>& other) { return other.known_on == loaded; });
    }

    /// The value in force on a day, as far as it was known on another; null in a gap.
    const Dated<T>* at(Date date, Date known_on = Date::open_end()) const {
        const Dated<T>* latest = nullptr;
        for (const auto& dated : values_)
            if (dated.valid.contains(date) && dated.known_on <= known_on &&
                (latest == nullptr || latest->known_on < dated.known_on))
                latest = &dated;
        return latest;
    }

    /// The days around `date` on which the value of `at` holds: its interval less what took its
    /// place. Nothing in a gap.
    std::optional<Interval> held(Date date, Date known_on = Date::open_end()) const {
        const Dated<T>* found = at(date, known_on);
        if (found == nullptr) return std::nullopt;
        Interval days = found->valid;
        for (const auto& other : values_) {
            if (other.known_on <= found->known_on || known_on < other.known_on) continue;
            if (other.valid.to <= date)
                days.from = std::max(days.from, other.valid.to);
            else
                days.to = std::min(days.to, other.valid.from);
        }
        return days;
    }

    /// By the first day, then by the day of loading.
    const std::vector<Dated<T>>& values() const { return values_; }
    bool empty() const { return values_.empty(); }
    friend bool operator==(const Effective&, const Effective&) = default;

  private:
    template <class Forbids>
    bool insert(Dated<T> dated, Forbids forbids) {
        for (const auto& other : values_)
            if (other.valid.overlaps(dated.valid) && forbids(other)) return false;
        const auto before = [](const Dated<T>& a, const Dated<T>& b) {
            return a.valid.from < b.valid.from ||
                   (a.valid.from == b.valid.from && a.known_on < b.known_on);
        };
        values_.insert(std::upper_bound(values_.begin(), values_.end(), dated, before),
                       std::move(dated));
        return true;
    }

    std::vector<Dated<T>> values_;
};

}  // namespace kvit::law
