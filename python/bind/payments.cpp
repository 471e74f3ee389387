// Allocating payments and remitting them, from documents.
#include "areas.hpp"
#include "case_given.hpp"
#include "kvit/format/remittance.hpp"

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

std::string remit(const py::bytes& facts, const std::optional<py::bytes>& law,
                  const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    const auto given = CaseGiven::of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return format::write_remittance(
        given.run<ledger::Remitted>(format::read_remittance_case, ledger::remit_payments));
}

}  // namespace

void bind_payments(py::module_& module) {
    module.def("allocate", allocate, "case"_a, "law"_a, "policy"_a, "known_on"_a);
    module.def("remit", remit, "case"_a, "law"_a, "policy"_a, "known_on"_a);
}

}  // namespace kvit::python
