// Documents: is one well-formed?
#include "kvit/format/documents.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

void check(const py::bytes& document) {
    const std::string_view text = document;
    // Safe without the GIL: the bytes do not change, the caller's argument keeps them alive, and
    // nothing below touches Python.
    const py::gil_scoped_release released;
    throw_if_any(format::check_document(text));
}

}  // namespace

void bind_documents(py::module_& module) { module.def("check", check, "document"_a); }

}  // namespace kvit::python
