// Keeping the ledger, from documents.
#include "kvit/format/book.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

std::string turnover(const py::bytes& book) {
    const std::string_view text = book;
    // Safe without the GIL: the bytes do not change, and the caller's argument keeps them alive.
    const py::gil_scoped_release released;
    const auto facts = format::read_book_case(text).value_or_throw();
    return format::write_book(ledger::keep_book(facts).value_or_throw());
}

}  // namespace

void bind_book(py::module_& module) { module.def("turnover", turnover, "book"_a); }

}  // namespace kvit::python
