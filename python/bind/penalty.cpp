// Penalties of a case, from documents.
#include "kvit/ledger/penalty.hpp"

#include "areas.hpp"
#include "kvit/ledger/explain.hpp"
#include "penalty.hpp"

namespace kvit::python {
namespace {

std::optional<law::ShippedPolicy> shipped(std::string_view name) {
    for (const auto& row : law::shipped_policy_rows)
        if (row.name == name) return row.policy;
    return std::nullopt;
}

}  // namespace

PenaltyGiven PenaltyGiven::of(const py::bytes& facts, const std::optional<py::bytes>& law,
                              const std::optional<PolicyText>& policy,
                              std::optional<Date> known_on) {
    PenaltyGiven given{.facts = facts,
                       .law = document_text(law),
                       .policy_name = {},
                       .policy = {},
                       .known_on = known_on};
    if (!policy) return given;
    if (const auto* name = std::get_if<std::string>(&*policy))
        given.policy_name = *name;
    else
        given.policy = std::string_view(std::get<py::bytes>(*policy));
    return given;
}

Result<law::Policy> policy_of(const PenaltyGiven& given) {
    if (given.policy) return format::read_policy(*given.policy);
    if (!given.policy_name) return law::Policy();
    if (const auto policy = shipped(*given.policy_name)) return law::Policy(*policy);
    std::string names;
    for (const auto& row : law::shipped_policy_rows)
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    return Error{ErrorCode::policy_unknown_base,
                 "",
                 '"' + std::string(*given.policy_name) + '"',
                 {names, names}};
}

namespace {

/// Call it without the GIL.
ledger::Penalty computed(const PenaltyGiven& given) {
    return given.run<ledger::Penalty>(ledger::penalty);
}

// In both it is safe to go without the GIL: the bytes do not change, and the caller's arguments
// keep them alive.

std::string penalty(const py::bytes& facts, const std::optional<py::bytes>& law,
                    const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    const auto given = PenaltyGiven::of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return format::write_penalty(computed(given));
}

trace::Explanation explain(const py::bytes& facts, const std::optional<py::bytes>& law,
                           const std::optional<PolicyText>& policy, std::optional<Date> known_on,
                           std::size_t interval) {
    const auto given = PenaltyGiven::of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return ledger::explain(computed(given), interval).value_or_throw();
}

}  // namespace

void bind_penalty(py::module_& module) {
    module.def("penalty", penalty, "case"_a, "law"_a, "policy"_a, "known_on"_a);
    module.def("penalty_explain", explain, "case"_a, "law"_a, "policy"_a, "known_on"_a,
               "interval"_a);
}

}  // namespace kvit::python
