// The law: what a book says, and what changes from one to another.
#include "law.hpp"

#include <optional>
#include <string_view>

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/format/documents.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

using Document = std::optional<py::bytes>;

/// The book of a document, or the one inside the library; the name stands before paths of errors.
law::LawBook book_of(const char* name, std::optional<std::string_view> text) {
    if (!text) return built_in_law();
    auto book = format::read_law(*text);
    if (!book) throw Failure(book.errors().in_document(name));
    return std::move(book).value();
}

// In each of these it is safe to go without the GIL: the bytes do not change, the caller's
// arguments keep them alive, and nothing below touches Python.

std::string document(const Document& law) {
    const auto text = document_text(law);
    const py::gil_scoped_release released;
    return format::write_law(book_of("law", text));
}

std::string value(const Document& law, const std::string& parameter, Date on,
                  std::optional<Date> known_on) {
    const auto text = document_text(law);
    const py::gil_scoped_release released;
    const auto book = book_of("law", text);
    const auto found =
        book.find(parameter, on, known_on.value_or(Date::open_end())).value_or_throw();
    return format::write_law_value(book, found, on);
}

std::string diff(const Document& before, const Document& after) {
    const auto before_text = document_text(before);
    const auto after_text = document_text(after);
    const py::gil_scoped_release released;
    return format::write_law_diff(book_of("before", before_text), book_of("after", after_text));
}

}  // namespace

const law::LawBook& built_in_law() {
    static const law::LawBook law = format::built_in_law().value_or_throw();
    return law;
}

void bind_law(py::module_& module) {
    module.def("law_edition", [] {
        const auto& law = [&]() -> const law::LawBook& {
            const py::gil_scoped_release released;
            return built_in_law();
        }();
        return law.edition();
    });
    module.def("law_document", document, "law"_a);
    module.def("law_value", value, "law"_a, "parameter"_a, "on"_a, "known_on"_a);
    module.def("law_diff", diff, "before"_a, "after"_a);
    module.def("shipped_policies", [] {
        return tuple_of(law::shipped_policy_rows, [](const auto& row) {
            return py::make_tuple(row.name, Text(row.meaning));
        });
    });
}

}  // namespace kvit::python
