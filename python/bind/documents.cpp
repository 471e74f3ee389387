// Documents: is one well-formed?
#include "kvit/format/documents.hpp"

#include <algorithm>

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/bill/bill.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

template <auto Read>
Errors errors_of(std::string_view text) {
    const auto document = Read(text);
    return document.ok() ? Errors() : document.errors();
}

/// A bill must also keep its identities.
Errors errors_of_bill(std::string_view text) {
    const auto bill = format::read_bill(text);
    return bill.ok() ? bill::check(*bill) : bill.errors();
}

struct Checker {
    std::string_view schema;
    Errors (*check)(std::string_view text);
};

constexpr Checker checkers[] = {
    {"kvit-house/1", errors_of<format::read_house>},
    {"kvit-tariffs/1", errors_of<format::read_tariffs>},
    {"kvit-policy/1", errors_of<format::read_policy>},
    {"kvit-law/1", errors_of<format::read_law>},
    {"kvit-opening/1", errors_of<format::read_opening>},
    {"kvit-bill/1", errors_of_bill},
};

void check(std::string_view schema, const py::bytes& document) {
    const auto* const checker =
        std::find_if(std::begin(checkers), std::end(checkers),
                     [&](const Checker& row) { return row.schema == schema; });
    if (checker == std::end(checkers)) throw py::value_error("no such schema");
    const std::string_view text = document;
    // Safe without the GIL: the bytes do not change, the caller's argument keeps them alive, and
    // nothing below touches Python.
    const py::gil_scoped_release released;
    throw_if_any(checker->check(text));
}

}  // namespace

void bind_documents(py::module_& module) {
    module.def("schemas", [] {
        return tuple_of(checkers,
                        [](const Checker& row) { return py::str(std::string(row.schema)); });
    });
    module.def("check", check, "schema"_a, "document"_a);
}

}  // namespace kvit::python
