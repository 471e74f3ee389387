#include "ledger/proceedings/run.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kvit::ledger {

Error illegal(const Machine& machine, std::uint8_t state, std::string path, std::string found) {
    std::string names;
    for (const MachineStep& each : machine.steps)
        if (each.from == state)
            names += (names.empty() ? "" : ", ") + std::string(machine.events[each.event].name);
    const std::string name(machine.states[state].name);
    if (names.empty())
        return {ErrorCode::illegal_transition,
                std::move(path),
                std::move(found),
                {name + " — последнее состояние", name + " is a last state"}};
    return {ErrorCode::illegal_transition,
            std::move(path),
            std::move(found),
            {"из состояния " + name + ": " + names, "from the state " + name + ": " + names}};
}

Progress run(const Machine& machine, std::vector<MachineEvent> events, Date as_of, Errors& errors,
             const std::function<void(const MachineEvent&, const Progress&)>& taken) {
    std::sort(events.begin(), events.end(), [](const MachineEvent& a, const MachineEvent& b) {
        return std::tie(a.date, a.event) < std::tie(b.date, b.event);
    });
    Progress progress;
    for (const MachineEvent& each : events) {
        if (each.date > as_of) {
            errors.add(ErrorCode::out_of_range, each.path + ".date", each.date.to_string(),
                       {"день не позже as_of, " + as_of.to_string(),
                        "a day not after as_of, " + as_of.to_string()});
            progress.broken = true;
            return progress;
        }
        const auto to = machine.next(progress.state, each.event);
        if (!to) {
            errors.add(illegal(machine, progress.state, each.path + ".event",
                               std::string(machine.events[each.event].name)));
            progress.broken = true;
            return progress;
        }
        progress.state = *to;
        progress.since = each.date;
        if (taken) taken(each, progress);
    }
    return progress;
}

std::vector<NextStep> next_steps(
    const Machine& machine, std::uint8_t state,
    const std::function<std::optional<Date>(std::uint8_t event)>& from) {
    std::vector<NextStep> next;
    for (const MachineStep& each : machine.steps)
        if (each.from == state)
            next.push_back(
                {machine.events[each.event].name, machine.states[each.to].name, from(each.event)});
    return next;
}

}  // namespace kvit::ledger
