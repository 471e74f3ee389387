// Bonus programmes, from documents.
#include "kvit/format/bonus.hpp"

#include "areas.hpp"
#include "case_given.hpp"

namespace kvit::python {
namespace {

std::string canonical(const py::bytes& programme) {
    return format::write_programme(format::programme(programme).value_or_throw());
}

std::string hash(const py::bytes& programme) {
    return to_hex(format::programme_hash(format::programme(programme).value_or_throw()));
}

std::string evaluate(const py::bytes& programme, const py::bytes& history, std::int64_t as_of,
                     const std::optional<py::bytes>& law) {
    const std::string_view rules = programme;
    const std::string_view facts = history;
    const auto law_text = document_text(law);
    const py::gil_scoped_release released;
    Errors errors;
    const auto read = take_document("programme", format::programme(rules), errors);
    const auto histories = take_document("history", format::read_bonus_history(facts), errors);
    std::optional<law::LawBook> own;
    if (law_text) own = take_document("law", format::read_law(*law_text), errors);
    throw_if_any(errors);
    const auto evaluation =
        bonus::evaluate(*read, *histories, Instant{as_of}, own ? *own : built_in_law())
            .value_or_throw();
    return format::write_evaluation(*read, evaluation);
}

}  // namespace

void bind_bonus(py::module_& module) {
    module.def("programme", canonical, "programme"_a);
    module.def("programme_hash", hash, "programme"_a);
    module.def("evaluate_bonus", evaluate, "programme"_a, "history"_a, "as_of"_a, "law"_a);
    module.def("shipped_programmes", [] {
        py::list names;
        for (const auto& one : format::shipped_programmes())
            names.append(py::make_tuple(one.name, one.document));
        return py::tuple(names);
    });
}

}  // namespace kvit::python
