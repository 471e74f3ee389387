// Versions, features, units and names.
#include "areas.hpp"
#include "kvit/base/features.hpp"
#include "kvit/version.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

std::string unit_text(std::string_view code, std::string_view lang) {
    const auto unit = parse_unit(code);
    if (!unit) throw py::value_error("no unit of measurement: " + std::string(code));
    return text_of(*unit, language_of(lang));
}

py::tuple feature_rows() {
    return tuple_of(features, [](const Feature& feature) {
        return py::make_tuple(feature.name, Text(feature.meaning));
    });
}

}  // namespace

void bind_texts(py::module_& module) {
    module.attr("version") = version;
    module.def("features", feature_rows);
    module.def("unit_text", unit_text, "code"_a, "lang"_a);
    module.def(
        "month_of",
        [](std::string_view text) -> std::optional<Month> { return Month::parse(text); }, "text"_a);
}

}  // namespace kvit::python
