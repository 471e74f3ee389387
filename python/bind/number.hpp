#pragma once

#include <string>

#include "kvit/base/result.hpp"
#include "pybind.hpp"

namespace kvit::python {

/// A number as Python has it: Decimal, int or str. What is malformed is an error with the path;
/// another type, bool and float first of all, is a TypeError.
Result<Decimal> read_decimal(py::handle number, const std::string& path);

}  // namespace kvit::python
