#pragma once

#include <vector>

#include "close/learned_late.hpp"
#include "close/replay.hpp"
#include "kvit/charge/rules.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::close {

/// A charge of a past month that is not what is posted for it.
struct Changed {
    std::size_t month;
    ChargeKey key;
};

/// Why a charge is another one than was posted, for one step of knowledge.
class Why {
  public:
    /// Other rules: tariffs, norms, the law or a practice. `then` is null where the months cannot
    /// be charged as they were known.
    Why(const charge::Rules& rules, Date known_on, const Replay* then, const Replay* now)
        : rules_(&rules), known_on_(known_on), then_(then), now_(now) {}
    /// Facts of the house.
    Why(const premises::House& house, std::vector<LearnedLate> learned)
        : house_(&house), learned_(std::move(learned)) {}

    trace::Source source_of(const Changed& changed) const;
    /// "Перерасчёт за январь 2025: показание r-1, акт от 2025-04-08."
    static Text reason_of(Month month, const trace::Source& source);

  private:
    trace::Source of_rules(const Changed& changed) const;
    trace::Source of_facts(const ChargeKey& key) const;
    trace::Source as_it_is_now(trace::Source source, Month month) const;
    bool shares_the_house(const ServiceId& service) const;

    const charge::Rules* rules_ = nullptr;
    Date known_on_ = Date::open_end();
    const Replay* then_ = nullptr;
    const Replay* now_ = nullptr;
    const premises::House* house_ = nullptr;
    std::vector<LearnedLate> learned_;
};

}  // namespace kvit::close
