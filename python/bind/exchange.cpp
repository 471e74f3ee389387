// Files of the outside world.
#include "kvit/format/exchange.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/exchange/statement_write.hpp"
#include "kvit/format/readings.hpp"
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

std::string statement_parse(const py::bytes& file, int form, bool names, std::string id,
                            std::string agent, bool lenient) {
    const std::string_view bytes = file;
    const exchange::StatementHint hint{.id = std::move(id),
                                       .agent = std::move(agent),
                                       .form = static_cast<exchange::FormChoice>(form),
                                       .names = names};
    const py::gil_scoped_release released;
    return format::write_statement(
        exchange::parse_statement(bytes, hint, mode_of(lenient)).value_or_throw());
}

exchange::IntakeHint hint_of(std::string id, std::string channel, std::optional<Date> day) {
    return {.id = std::move(id), .channel = std::move(channel), .day = day};
}

std::string readings_parse(const py::bytes& file, const py::bytes& profile, std::string id,
                           std::string channel, std::optional<Date> day, bool lenient) {
    const std::string_view bytes = file;
    const std::string_view laid_out_as = profile;
    const auto hint = hint_of(std::move(id), std::move(channel), day);
    const py::gil_scoped_release released;
    return format::write_readings(
        exchange::parse_readings(format::readings_profile(laid_out_as).value_or_throw(), bytes,
                                 hint, mode_of(lenient))
            .value_or_throw());
}

std::string readings_messages(const py::bytes& messages, const py::bytes& form,
                              const py::bytes& profile, std::string id, std::string channel,
                              std::optional<Date> day, bool lenient) {
    const std::string_view bytes = messages;
    const std::string_view written_as = form;
    const std::string_view laid_out_as = profile;
    const auto hint = hint_of(std::move(id), std::move(channel), day);
    const py::gil_scoped_release released;
    return format::write_readings(
        format::read_messages(bytes, written_as, laid_out_as, hint, mode_of(lenient))
            .value_or_throw());
}

std::string readings_of_registry(const py::bytes& file, const py::bytes& profile, std::string id,
                                 std::string agent, std::optional<Date> date, std::string channel,
                                 bool lenient) {
    const std::string_view bytes = file;
    const std::string_view laid_out_as = profile;
    const exchange::RegistryHint hint{.id = id, .agent = std::move(agent), .date = date};
    const auto intake = hint_of(std::move(id), std::move(channel), {});
    const py::gil_scoped_release released;
    const auto read =
        exchange::parse_registry(format::registry_profile(laid_out_as).value_or_throw(), bytes,
                                 hint, mode_of(lenient))
            .value_or_throw();
    return format::write_readings(exchange::readings_of(read, intake).value_or_throw());
}

std::string readings_of_qr(const py::bytes& input, bool is_text, std::string id,
                           std::string operation, std::optional<Date> day, std::string channel,
                           bool lenient) {
    const std::string_view given = input;
    auto hint = hint_of(std::move(id), std::move(channel), day);
    hint.operation = std::move(operation);
    const py::gil_scoped_release released;
    const auto code =
        exchange::parse_qr(given, mode_of(lenient),
                           is_text ? exchange::QrInput::text : exchange::QrInput::bytes)
            .value_or_throw();
    return format::write_readings(exchange::readings_of(code, hint).value_or_throw());
}

py::tuple readings_to_house(const py::bytes& house, const py::bytes& readings, const py::bytes& map,
                            Date known_on) {
    const std::string_view facts = house;
    const std::string_view taken = readings;
    const std::string_view meters = map;
    format::HouseWithReadings placed;
    {
        const py::gil_scoped_release released;
        placed = format::readings_to_house(facts, taken, meters, known_on).value_or_throw();
    }
    return py::make_tuple(placed.house, placed.report);
}

py::tuple shipped(std::span<const format::ShippedReadings> all) {
    return tuple_of(all, [](const format::ShippedReadings& each) {
        return py::make_tuple(each.name, each.document);
    });
}

py::bytes statement_write(const py::bytes& document) {
    const std::string_view given = document;
    std::string bytes;
    {
        const py::gil_scoped_release released;
        bytes = exchange::write_client_bank(format::read_statement(given).value_or_throw())
                    .value_or_throw();
    }
    return bytes;
}

}  // namespace

void bind_exchange(py::module_& module) {
    module.def("qr_parse", qr_parse, "input"_a, "is_text"_a, "lenient"_a);
    module.def("qr_build", qr_build, "document"_a, "with_insurance"_a);
    module.def("registry_parse", registry_parse, "file"_a, "profile"_a, "id"_a, "agent"_a, "date"_a,
               "lenient"_a);
    module.def("registry_profiles", registry_profiles);
    module.def("statement_parse", statement_parse, "file"_a, "form"_a, "names"_a, "id"_a, "agent"_a,
               "lenient"_a);
    module.def("statement_write", statement_write, "document"_a);
    module.def("debts_write", debts_write, "document"_a);
    module.def("readings_parse", readings_parse, "file"_a, "profile"_a, "id"_a, "channel"_a,
               "day"_a, "lenient"_a);
    module.def("readings_messages", readings_messages, "messages"_a, "form"_a, "profile"_a, "id"_a,
               "channel"_a, "day"_a, "lenient"_a);
    module.def("readings_of_registry", readings_of_registry, "file"_a, "profile"_a, "id"_a,
               "agent"_a, "date"_a, "channel"_a, "lenient"_a);
    module.def("readings_of_qr", readings_of_qr, "input"_a, "is_text"_a, "id"_a, "operation"_a,
               "day"_a, "channel"_a, "lenient"_a);
    module.def("readings_to_house", readings_to_house, "house"_a, "readings"_a, "map"_a,
               "known_on"_a);
    module.def("readings_profiles", [] { return shipped(format::shipped_readings_profiles()); });
    module.def("readings_forms", [] { return shipped(format::shipped_readings_forms()); });
}

}  // namespace kvit::python
