#pragma once

#include "pybind.hpp"

namespace kvit::python {

void bind_errors(py::module_& module);
void bind_texts(py::module_& module);
void bind_formulas(py::module_& module);
void bind_explanations(py::module_& module);
void bind_bills(py::module_& module);
void bind_close(py::module_& module);
void bind_compare(py::module_& module);
void bind_law(py::module_& module);
void bind_penalty(py::module_& module);
void bind_penalty_columns(py::module_& module);
void bind_bonus(py::module_& module);
void bind_coupons(py::module_& module);
void bind_book(py::module_& module);
void bind_payments(py::module_& module);
void bind_documents(py::module_& module);
void bind_exchange(py::module_& module);
void bind_draw(py::module_& module);
void bind_lines(py::module_& module);

}  // namespace kvit::python
