// Allocating payments, remitting and reconciling them, from documents.
#include "kvit/format/payments.hpp"

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

std::string reconcile(const py::bytes& facts, const std::optional<PolicyText>& policy,
                      std::optional<Date> known_on) {
    const auto given = CaseGiven::of(facts, std::nullopt, policy, known_on);
    const py::gil_scoped_release released;
    return format::write_reconciliation(given.run<ledger::Reconciled>(
        format::read_payments_case,
        [](const law::LawBook&, const law::Policy& own, const ledger::PaymentsCase& payments) {
            return ledger::reconcile(own, payments);
        }));
}

}  // namespace

void bind_payments(py::module_& module) {
    module.def("allocate", allocate, "case"_a, "law"_a, "policy"_a, "known_on"_a);
    module.def("remit", remit, "case"_a, "law"_a, "policy"_a, "known_on"_a);
    module.def("reconcile", reconcile, "case"_a, "policy"_a, "known_on"_a);
}

}  // namespace kvit::python
