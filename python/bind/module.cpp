#include "areas.hpp"
#include "pybind.hpp"

PYBIND11_MODULE(_core, module) {
    module.doc() = "The private core of kvit: use the package.";
    kvit::python::bind_errors(module);
    kvit::python::bind_texts(module);
    kvit::python::bind_explanations(module);
    kvit::python::bind_formulas(module);
    kvit::python::bind_bills(module);
    kvit::python::bind_close(module);
    kvit::python::bind_compare(module);
    kvit::python::bind_law(module);
    kvit::python::bind_penalty(module);
    kvit::python::bind_penalty_columns(module);
    kvit::python::bind_bonus(module);
    kvit::python::bind_coupons(module);
    kvit::python::bind_book(module);
    kvit::python::bind_payments(module);
    kvit::python::bind_documents(module);
    kvit::python::bind_exchange(module);
    kvit::python::bind_draw(module);
    kvit::python::bind_lines(module);
}
