// Files of the outside world.
#include "kvit/format/exchange.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/statement.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

exchange::Mode mode_of(bool lenient) {
    return lenient ? exchange::Mode::lenient : exchange::Mode::strict;
}

std::string qr_parse(const py::bytes& input, bool is_text, bool lenient) {
    const std::string_view given = input;
    // Safe without the GIL: the bytes do not change, and the caller's argument keeps them alive.
    const py::gil_scoped_release released;
    return format::write_qr(
        exchange::parse_qr(given, mode_of(lenient),
                           is_text ? exchange::QrInput::text : exchange::QrInput::bytes)
            .value_or_throw());
}

py::bytes qr_build(const py::bytes& document, bool with_insurance) {
    const std::string_view given = document;
    std::string bytes;
    {
        const py::gil_scoped_release released;
        bytes = exchange::build_qr(format::read_qr_request(given).value_or_throw(),
                                   with_insurance ? exchange::QrTotal::with_insurance
                                                  : exchange::QrTotal::without_insurance)
                    .value_or_throw();
    }
    return bytes;
}

std::string registry_parse(const py::bytes& file, const py::bytes& profile, std::string id,
                           std::string agent, std::optional<Date> date, bool lenient) {
    const std::string_view bytes = file;
    const std::string_view laid_out_as = profile;
    const exchange::RegistryHint hint{.id = std::move(id), .agent = std::move(agent), .date = date};
    const py::gil_scoped_release released;
    return format::write_registry(
        exchange::parse_registry(format::registry_profile(laid_out_as).value_or_throw(), bytes,
                                 hint, mode_of(lenient))
            .value_or_throw());
}

py::tuple registry_profiles() {
    return tuple_of(format::shipped_profiles(), [](const format::ShippedProfile& profile) {
        return py::make_tuple(profile.name, profile.document);
    });
}

py::bytes debts_write(const py::bytes& document) {
    const std::string_view given = document;
    std::string bytes;
    {
        const py::gil_scoped_release released;
        bytes = exchange::write_debts(format::read_debts(given).value_or_throw()).value_or_throw();
    }
    return bytes;
}

std::string statement_parse(const py::bytes& file, std::string id, std::string agent,
                            bool lenient) {
    const std::string_view bytes = file;
    const exchange::StatementHint hint{.id = std::move(id), .agent = std::move(agent)};
    const py::gil_scoped_release released;
    return format::write_statement(
        exchange::parse_statement(bytes, hint, mode_of(lenient)).value_or_throw());
}

}  // namespace

void bind_exchange(py::module_& module) {
    module.def("qr_parse", qr_parse, "input"_a, "is_text"_a, "lenient"_a);
    module.def("qr_build", qr_build, "document"_a, "with_insurance"_a);
    module.def("registry_parse", registry_parse, "file"_a, "profile"_a, "id"_a, "agent"_a, "date"_a,
               "lenient"_a);
    module.def("registry_profiles", registry_profiles);
    module.def("statement_parse", statement_parse, "file"_a, "id"_a, "agent"_a, "lenient"_a);
    module.def("debts_write", debts_write, "document"_a);
}

}  // namespace kvit::python
