// Penalties of a case, from documents.
#include "kvit/ledger/penalty.hpp"

#include "areas.hpp"
#include "case_given.hpp"
#include "kvit/ledger/explain.hpp"

namespace kvit::python {
namespace {

/// Call it without the GIL.
ledger::Penalty computed(const CaseGiven& given) {
    return given.run<ledger::Penalty>(format::read_penalty_case, ledger::penalty);
}

// In both it is safe to go without the GIL: the bytes do not change, and the caller's arguments
// keep them alive.

std::string penalty(const py::bytes& facts, const std::optional<py::bytes>& law,
                    const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    const auto given = CaseGiven::of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return format::write_penalty(computed(given));
}

trace::Explanation explain(const py::bytes& facts, const std::optional<py::bytes>& law,
                           const std::optional<PolicyText>& policy, std::optional<Date> known_on,
                           std::size_t interval) {
    const auto given = CaseGiven::of(facts, law, policy, known_on);
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
