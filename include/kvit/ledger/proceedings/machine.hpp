#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/calendar/date.hpp"

/// A proceeding moves through a closed list of states by dated events. The tables are data; one
/// function reads them all.
namespace kvit::ledger {

/// A state or an event by its name in documents.
struct MachineWord {
    std::string_view name;
    Phrase meaning;
};

/// A permitted transition, by the places of its words.
struct MachineStep {
    std::uint8_t from;
    std::uint8_t event;
    std::uint8_t to;
};

template <class State, class Event>
constexpr MachineStep step(State from, Event event, State to) {
    return {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(event),
            static_cast<std::uint8_t>(to)};
}

/// Begins in its first state.
struct Machine {
    std::span<const MachineWord> states;
    std::span<const MachineWord> events;
    std::span<const MachineStep> steps;

    constexpr std::optional<std::uint8_t> next(std::uint8_t state, std::uint8_t event) const {
        for (const MachineStep& each : steps)
            if (each.from == state && each.event == event) return each.to;
        return std::nullopt;
    }
};

/// A state and an event lead to one state at most: what each table is held to when it is compiled.
constexpr bool unambiguous(const Machine& machine) {
    for (std::size_t a = 0; a < machine.steps.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (machine.steps[a].from == machine.steps[b].from &&
                machine.steps[a].event == machine.steps[b].event)
                return false;
    return true;
}

/// Whether some step leads to a state.
constexpr bool reaches(const Machine& machine, std::size_t state) {
    for (const MachineStep& each : machine.steps)
        if (each.to == state && each.from != state) return true;
    return false;
}

/// Unambiguous, and every state but the first is reached.
constexpr bool well_made(const Machine& machine) {
    for (std::size_t state = 1; state < machine.states.size(); ++state)
        if (!reaches(machine, state)) return false;
    return unambiguous(machine);
}

/// Something that happened. Events of one day are taken in the order of their list.
template <class Event>
struct Happened {
    Event event;
    Date date;
    std::string path{};

    friend bool operator==(const Happened&, const Happened&) = default;
};

}  // namespace kvit::ledger
