// A month of many houses, one a line.
#include "kvit/format/lines.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/format/documents.hpp"
#include "law.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

/// The documents that all lines share, read once.
class LinesMonth {
  public:
    LinesMonth(const py::bytes& tariffs, Month month, const std::optional<py::bytes>& policy,
               const std::optional<py::bytes>& law, std::optional<Date> known_on)
        : month_(month), known_on_(known_on.value_or(Date::open_end())) {
        const std::string_view tariffs_text = tariffs;
        const auto policy_text = document_text(policy);
        const auto law_text = document_text(law);
        // Safe without the GIL: the bytes do not change, the caller's arguments keep them alive,
        // and nothing below touches Python.
        const py::gil_scoped_release released;
        Errors errors;
        if (auto read = take_document("tariffs", format::read_tariffs(tariffs_text), errors))
            tariffs_ = *std::move(read);
        if (policy_text)
            if (auto read = take_document("policy", format::read_policy(*policy_text), errors))
                policy_ = *std::move(read);
        if (law_text) law_ = take_document("law", format::read_law(*law_text), errors);
        throw_if_any(errors);
    }

    /// The line of the output, the house, and what is wrong or None. With `stop` that is raised.
    py::tuple close_line(std::size_t number, const py::bytes& house,
                         const std::optional<py::bytes>& opening, bool stop) const {
        const std::string_view house_text = house;
        const auto opening_text = document_text(opening);
        const auto done = [&] {
            // Safe without the GIL: the books are constant and held by `self`; the bytes as above.
            const py::gil_scoped_release released;
            const close::Rules rules{law_ ? *law_ : built_in_law(), tariffs_, policy_};
            return format::close_line({rules, month_, known_on_},
                                      {number, house_text, opening_text});
        }();
        if (stop) throw_if_any(done.errors.in_document("line " + std::to_string(number)));
        return py::make_tuple(
            done.text, done.house,
            done.errors.empty() ? py::none() : error_object(done.errors, done.text));
    }

  private:
    Month month_;
    Date known_on_;
    tariff::TariffBook tariffs_;
    law::Policy policy_;
    std::optional<law::LawBook> law_;
};

}  // namespace

void bind_lines(py::module_& module) {
    module.attr("document_bytes_max") = limits::document_bytes_max;
    py::class_<LinesMonth>(module, "LinesMonth")
        .def(py::init<const py::bytes&, Month, const std::optional<py::bytes>&,
                      const std::optional<py::bytes>&, std::optional<Date>>(),
             "tariffs"_a, "month"_a, "policy"_a, "law"_a, "known_on"_a)
        .def("close_line", &LinesMonth::close_line, "number"_a, "house"_a, "opening"_a, "stop"_a);
    module.def(
        "is_blank_line",
        [](const py::bytes& line) { return format::is_blank_line(std::string_view(line)); },
        "line"_a);
}

}  // namespace kvit::python
