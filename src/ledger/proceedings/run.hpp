#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/ledger/proceedings/machine.hpp"
#include "kvit/ledger/proceedings/standing.hpp"

namespace kvit::ledger {

struct MachineEvent {
    std::uint8_t event;
    Date date;
    std::string path;
};

template <class Event>
std::vector<MachineEvent> events_of(const std::vector<Happened<Event>>& happened) {
    std::vector<MachineEvent> events;
    events.reserve(happened.size());
    for (const auto& each : happened)
        events.push_back({static_cast<std::uint8_t>(each.event), each.date, each.path});
    return events;
}

/// Where a machine stands after its events.
struct Progress {
    std::uint8_t state = 0;
    std::optional<Date> since{};
    bool broken = false;  ///< an event was refused; the state is the one before it
};

/// Takes the events by days, those of one day in the order of their list. An event after `as_of` is
/// `out_of_range`, one that the state does not know `illegal_transition` with those that it knows;
/// both go to `errors`. `taken(event, progress)` sees each that was taken, with the state after it.
Progress run(const Machine& machine, std::vector<MachineEvent> events, Date as_of, Errors& errors,
             const std::function<void(const MachineEvent&, const Progress&)>& taken = {});

/// What may happen next: `from(event)` says from which day on.
std::vector<NextStep> next_steps(
    const Machine& machine, std::uint8_t state,
    const std::function<std::optional<Date>(std::uint8_t event)>& from);

/// The error of an event that no step leads on with.
Error illegal(const Machine& machine, std::uint8_t state, std::string path, std::string found);

}  // namespace kvit::ledger
