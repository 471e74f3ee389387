// Comparing bills and closed months, from documents.
#include "areas.hpp"
#include "errors.hpp"
#include "explanation.hpp"
#include "kvit/format/comparison.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

audit::Comparison compare(const py::bytes& before, const py::bytes& after) {
    const std::string_view a = before;
    const std::string_view b = after;
    // Safe without the GIL: the bytes do not change, and the caller's arguments keep them alive.
    const py::gil_scoped_release released;
    return format::compare_documents(a, b).value_or_throw();
}

}  // namespace

void bind_compare(py::module_& module) {
    using audit::Comparison;
    py::class_<Comparison>(module, "Comparison")
        .def(
            "sentence",
            [](const Comparison& c, std::string_view lang) {
                return audit::sentence_of(c, language_of(lang));
            },
            "lang"_a)
        .def(
            "tree",
            [](const Comparison& c, std::string_view lang) {
                return audit::tree_of(c, language_of(lang));
            },
            "lang"_a)
        .def(
            "to_json",
            [](const Comparison& c, std::string_view layout) {
                return format::write_comparison(c, layout_of(layout));
            },
            "layout"_a);
    module.def("compare", compare, "before"_a, "after"_a);
}

}  // namespace kvit::python
