#pragma once

#include <memory>

#include "kvit/bill/bill.hpp"
#include "pybind.hpp"

namespace kvit::python {

/// A bill, alone or inside the closed month that it keeps alive.
struct SharedBill {
    std::shared_ptr<const bill::Bill> bill;
};

/// kvit.bill.Totals
py::object to_python(const bill::Totals& totals);
/// kvit.bill.Decision
py::object to_python(const charge::Decision& decision);
/// kvit.bill.Component
py::object component_of(charge::Component component);

}  // namespace kvit::python
