// The month of a house, from documents.
#include "kvit/close/close.hpp"

#include <memory>

#include "areas.hpp"
#include "bill.hpp"
#include "errors.hpp"
#include "explanation.hpp"
#include "kvit/format/documents.hpp"
#include "law.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

using close::Closed;

struct SharedClosed {
    std::shared_ptr<const Closed> closed;
};

SharedClosed close_documents(const py::bytes& house_json, const py::bytes& tariffs_json,
                             Month month, const std::optional<py::bytes>& opening_json,
                             const std::optional<py::bytes>& policy_json,
                             const std::optional<py::bytes>& law_json,
                             std::optional<Date> known_on) {
    const std::string_view house_text = house_json;
    const std::string_view tariffs_text = tariffs_json;
    const auto opening_text = document_text(opening_json);
    const auto policy_text = document_text(policy_json);
    const auto law_text = document_text(law_json);
    // Safe without the GIL: the bytes do not change, the caller's arguments keep them alive, and
    // nothing below touches Python.
    const py::gil_scoped_release released;

    Errors errors;
    const auto house = take(format::read_house(house_text), errors);
    const auto tariffs = take_document("tariffs", format::read_tariffs(tariffs_text), errors);
    std::optional<close::Opening> opening;
    if (opening_text)
        opening = take_document("opening", format::read_opening(*opening_text), errors);
    std::optional<law::Policy> policy = law::Policy();
    if (policy_text) policy = take_document("policy", format::read_policy(*policy_text), errors);
    std::optional<law::LawBook> law;
    if (law_text) law = take_document("law", format::read_law(*law_text), errors);
    throw_if_any(errors);

    const close::Rules rules{law ? *law : built_in_law(), *tariffs, *policy};
    auto closed = close::close(rules, *house, opening ? &*opening : nullptr, month,
                               known_on.value_or(Date::open_end()))
                      .value_or_throw();
    return {std::make_shared<const Closed>(std::move(closed))};
}

/// The title that the bills print.
Text title_of(const Closed& closed, const ServiceId& id) {
    for (const auto& bill : closed.bills)
        for (const auto& service : bill.services)
            if (service.id == id) return service.title;
    return {id.text(), id.text()};
}

py::object service_of(const Closed& closed, const close::ServiceSummary& service) {
    return make("kvit.closed", "ServiceSummary", "service"_a = service.service,
                "title"_a = title_of(closed, service.service),
                "component"_a = component_of(service.component), "quantity"_a = service.quantity,
                "unit"_a = service.unit, "amount"_a = service.amount);
}

py::object summary_of(const Closed& closed) {
    const auto& summary = closed.summary;
    return make(
        "kvit.closed", "HouseSummary", "accounts"_a = summary.accounts, "area"_a = summary.area,
        "people"_a = summary.people,
        "services"_a = tuple_of(summary.services,
                                [&](const auto& service) { return service_of(closed, service); }),
        "totals"_a = to_python(summary.totals));
}

py::object resource_of(const Closed& closed, const charge::ResourceMonth& resource) {
    const auto house = resource.house ? py::cast(resource.house->value) : py::object(py::none());
    return make(
        "kvit.closed", "HouseResource", "service"_a = resource.service,
        "title"_a = title_of(closed, resource.service), "unit"_a = resource.unit, "house"_a = house,
        "by_average"_a = resource.by_average, "own"_a = resource.own, "common"_a = resource.common,
        "carried_in"_a = resource.carried_in,
        "charged"_a = resource.charged ? py::cast(*resource.charged) : py::object(py::none()),
        "carried_out"_a = resource.carried_out, "dropped"_a = resource.dropped);
}

std::vector<SharedBill> bills_of(const SharedClosed& shared) {
    std::vector<SharedBill> bills;
    for (const auto& bill : shared.closed->bills)
        bills.push_back({std::shared_ptr<const bill::Bill>(shared.closed, &bill)});
    return bills;
}

template <auto Write, auto Part>
std::string to_json(const SharedClosed& shared, std::string_view layout) {
    const auto form = layout_of(layout);
    // Safe without the GIL: the month is constant and `shared` holds it.
    const py::gil_scoped_release released;
    return Write(Part(*shared.closed), form);
}

constexpr auto whole = [](const Closed& closed) -> const Closed& { return closed; };
constexpr auto closing = [](const Closed& closed) -> const close::Opening& {
    return closed.closing;
};

}  // namespace

// Initialised once, by a thread that does not hold the GIL, so that no two threads wait for each
// other.
void bind_close(py::module_& module) {
    py::class_<SharedClosed>(module, "Closed")
        .def_property_readonly("house", [](const SharedClosed& s) { return s.closed->house; })
        .def_property_readonly("month", [](const SharedClosed& s) { return s.closed->month; })
        .def_property_readonly("summary",
                               [](const SharedClosed& s) { return summary_of(*s.closed); })
        .def_property_readonly("resources",
                               [](const SharedClosed& s) {
                                   return tuple_of(s.closed->resources, [&](const auto& resource) {
                                       return resource_of(*s.closed, resource);
                                   });
                               })
        .def_property_readonly("bills", bills_of)
        .def("to_json", to_json<format::write_closed, whole>, "layout"_a)
        .def("opening", to_json<format::write_opening, closing>, "layout"_a)
        .def("__eq__",
             [](const SharedClosed& a, const SharedClosed& b) { return *a.closed == *b.closed; });
    module.def("close", close_documents, "house"_a, "tariffs"_a, "month"_a, "opening"_a, "policy"_a,
               "law"_a, "known_on"_a);
}

}  // namespace kvit::python
