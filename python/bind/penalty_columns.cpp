// Penalties of many accounts over buffers of integers.
#include <span>

#include "areas.hpp"
#include "case_given.hpp"
#include "kvit/ledger/penalty_plan.hpp"

namespace kvit::python {
namespace {

/// Integers that some object holds, kept in place for as long as this lives.
template <class T>
class Integers {
  public:
    /// Of None: no integers. Throws `TypeError`, with the name of the argument.
    Integers(const std::string& name, const py::object& from, bool writable) {
        if (from.is_none()) return;
        if (!PyObject_CheckBuffer(from.ptr())) refuse(name);
        const int flags = PyBUF_FORMAT | PyBUF_C_CONTIGUOUS | (writable ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(from.ptr(), &view_, flags) != 0) {
            PyErr_Clear();
            refuse(name);
        }
        held_ = true;
        if (!is_integer(view_.format) || view_.itemsize != sizeof(T)) refuse(name);
    }
    Integers(const Integers&) = delete;
    Integers& operator=(const Integers&) = delete;
    ~Integers() { release(); }

    std::span<T> span() const {
        if (!held_) return {};
        return {static_cast<T*>(view_.buf), static_cast<std::size_t>(view_.len) / sizeof(T)};
    }

  private:
    /// A signed integer of this machine: which letter it has depends on the system.
    static bool is_integer(const char* format) {
        if (format == nullptr) return false;
        if (*format == '@' || *format == '=') ++format;
        return (*format == 'i' || *format == 'l' || *format == 'q') && format[1] == '\0';
    }
    [[noreturn]] void refuse(const std::string& name) {
        release();
        throw py::type_error(name + ": a contiguous buffer of signed integers of " +
                             std::to_string(8 * sizeof(T)) + " bits is needed");
    }
    void release() {
        if (held_) PyBuffer_Release(&view_);
        held_ = false;
    }

    Py_buffer view_{};
    bool held_ = false;
};

using Numbers = Integers<std::int64_t>;
using Days = Integers<std::int32_t>;

ledger::PenaltyPlan make_plan(const py::bytes& facts, const std::optional<py::bytes>& law,
                              const std::optional<PolicyText>& policy,
                              std::optional<Date> known_on) {
    const auto given = CaseGiven::of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return given.run<ledger::PenaltyPlan>(format::read_penalty_case, ledger::PenaltyPlan::make);
}

/// How many rows were refused.
std::size_t run(const ledger::PenaltyPlan& plan, const py::object& debts, const py::object& offsets,
                const py::object& days, const py::object& payments, const py::object& named,
                const py::object& penalty, const py::object& left, const py::object& advance,
                const py::object& by_months, const py::object& status) {
    const Numbers of_debts("debts", debts, false);
    const Numbers of_offsets("offsets", offsets, false);
    const Days of_days("days", days, false);
    const Numbers of_payments("payments", payments, false);
    const Days of_named("named", named, false);
    const Numbers to_penalty("penalty", penalty, true);
    const Numbers to_left("left", left, true);
    const Numbers to_advance("advance", advance, true);
    const Numbers to_months("by_months", by_months, true);
    const Days to_status("status", status, true);
    // The buffers stay where they are; who changes them meanwhile gets what he asked for.
    const py::gil_scoped_release released;
    return plan
        .run({.debts = of_debts.span(),
              .offsets = of_offsets.span(),
              .days = of_days.span(),
              .payments = of_payments.span(),
              .named = of_named.span()},
             {.penalty = to_penalty.span(),
              .left = to_left.span(),
              .advance = to_advance.span(),
              .by_months = to_months.span(),
              .status = to_status.span()})
        .refused;
}

}  // namespace

void bind_penalty_columns(py::module_& module) {
    py::class_<ledger::PenaltyPlan>(module, "PenaltyPlan")
        .def(py::init(&make_plan), "case"_a, "law"_a, "policy"_a, "known_on"_a)
        .def_property_readonly("months", &ledger::PenaltyPlan::months)
        .def("run", run, "debts"_a, "offsets"_a, "days"_a, "payments"_a, "named"_a, "penalty"_a,
             "left"_a, "advance"_a, "by_months"_a, "status"_a);
}

}  // namespace kvit::python
