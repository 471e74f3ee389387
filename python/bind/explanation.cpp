// Explanations and the sources of values.
#include "explanation.hpp"

#include "areas.hpp"
#include "kvit/trace/explanation.hpp"

namespace kvit::python {
namespace {

// In the order of the enumerations.
constexpr const char* kinds[] = {"given", "fact", "tariff", "norm", "law", "calendar", "computed"};
constexpr const char* confidences[] = {"high", "medium", "low"};
constexpr const char* standings[] = {"published", "assumed", "synthetic"};

template <class Enum, std::size_t Size>
py::object member(const char* name, const char* const (&names)[Size], Enum value) {
    return make("kvit.source", name, names[static_cast<std::size_t>(value)]);
}

py::object to_python(const trace::Reference& reference) {
    return make("kvit.source", "Reference", "act"_a = reference.act,
                "article"_a = reference.article, "edition"_a = reference.edition,
                "source"_a = reference.source, "url"_a = reference.url, "note"_a = reference.note,
                "published"_a = reference.published, "checked_on"_a = reference.checked_on,
                "confidence"_a = member("Confidence", confidences, reference.confidence),
                "standing"_a = member("Standing", standings, reference.standing));
}

py::object to_python(const trace::Operand& operand) {
    return make("kvit.source", "Operand", "label"_a = operand.label, "value"_a = operand.value,
                "minus"_a = operand.minus, "fact"_a = operand.fact);
}

}  // namespace

py::object to_python(const trace::Source& source) {
    return make("kvit.source", "Source", "kind"_a = member("SourceKind", kinds, source.kind),
                "id"_a = source.id, "label"_a = source.label, "valid_from"_a = source.valid.from,
                "valid_to"_a = source.valid.to, "reference"_a = to_python(source.reference),
                "operands"_a = tuple_of(source.operands,
                                        [](const auto& operand) { return to_python(operand); }));
}

format::Layout layout_of(std::string_view name) {
    if (name == "pretty") return format::Layout::pretty;
    if (name == "line") return format::Layout::line;
    throw py::value_error("layout is \"pretty\" or \"line\"");
}

// Everything here is short and takes place under the GIL.
void bind_explanations(py::module_& module) {
    using trace::Explanation;
    py::class_<Explanation>(module, "Explanation")
        .def_property_readonly("title", [](const Explanation& e) { return e.title; })
        .def_property_readonly("law", [](const Explanation& e) { return e.law; })
        .def_property_readonly("formula", [](const Explanation& e) { return e.formula; })
        .def_property_readonly("exact",
                               [](const Explanation& e) { return e.derivation.result().value; })
        .def_property_readonly("rounded", [](const Explanation& e) { return e.derivation.rounded; })
        .def_property_readonly(
            "sources",
            [](const Explanation& e) {
                return tuple_of(e.sources, [](const auto& source) { return to_python(source); });
            })
        .def(
            "expression",
            [](const Explanation& e, std::string_view lang) {
                return trace::expression(e.derivation, language_of(lang));
            },
            "lang"_a)
        .def(
            "sentence",
            [](const Explanation& e, std::string_view lang) {
                return trace::sentence_of(e, language_of(lang));
            },
            "lang"_a)
        .def(
            "tree",
            [](const Explanation& e, std::string_view lang) {
                return trace::tree_of(e, language_of(lang));
            },
            "lang"_a)
        .def(
            "to_json",
            [](const Explanation& e, std::string_view layout) {
                return format::write_explanation(e, layout_of(layout));
            },
            "layout"_a)
        .def("__eq__", [](const Explanation& a, const Explanation& b) { return a == b; });
}

}  // namespace kvit::python
