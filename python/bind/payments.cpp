// Allocating payments, from documents.
#include "areas.hpp"
#include "case_given.hpp"

namespace kvit::python {
namespace {

std::string allocate(const py::bytes& facts, const std::optional<py::bytes>& law,
                     const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    const auto given = CaseGiven::of(facts, law, policy, known_on);
    // Safe without the GIL: the bytes do not change, and the caller's arguments keep them alive.
    const py::gil_scoped_release released;
    return format::write_allocation(
        given.run<ledger::Allocated>(format::read_allocation_case, ledger::allocate_payments));
}

}  // namespace

void bind_payments(py::module_& module) {
    module.def("allocate", allocate, "case"_a, "law"_a, "policy"_a, "known_on"_a);
}

}  // namespace kvit::python
