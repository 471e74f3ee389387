// The month of a house, from documents.
#include "kvit/close/close.hpp"

#include <memory>

#include "areas.hpp"
#include "bill.hpp"
#include "errors.hpp"
#include "explanation.hpp"
#include "kvit/close/book.hpp"
#include "kvit/format/book.hpp"
#include "kvit/format/documents.hpp"
#include "law.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

using close::Closed;

struct SharedClosed {
    std::shared_ptr<const Closed> closed;
};

/// The documents of a month, as text; borrowed from the caller's bytes.
class Texts {
  public:
    Texts(const py::bytes& house, const py::bytes& tariffs, const std::optional<py::bytes>& opening,
          const std::optional<py::bytes>& policy, const std::optional<py::bytes>& law)
        : house_(house),
          tariffs_(tariffs),
          opening_(document_text(opening)),
          policy_(document_text(policy)),
          law_(document_text(law)) {}

    /// `run(rules, house, opening or null)`. Safe without the GIL: the bytes do not change, the
    /// caller's arguments keep them alive, and nothing here touches Python.
    template <class Run>
    auto with(Run run) const {
        Errors errors;
        const auto house = take(format::read_house(house_), errors);
        const auto tariffs = take_document("tariffs", format::read_tariffs(tariffs_), errors);
        std::optional<close::Opening> opening;
        if (opening_) opening = take_document("opening", format::read_opening(*opening_), errors);
        std::optional<law::Policy> policy = law::Policy();
        if (policy_) policy = take_document("policy", format::read_policy(*policy_), errors);
        std::optional<law::LawBook> law;
        if (law_) law = take_document("law", format::read_law(*law_), errors);
        throw_if_any(errors);
        const close::Rules rules{law ? *law : built_in_law(), *tariffs, *policy};
        return run(rules, *house, opening ? &*opening : nullptr).value_or_throw();
    }

  private:
    std::string_view house_;
    std::string_view tariffs_;
    std::optional<std::string_view> opening_;
    std::optional<std::string_view> policy_;
    std::optional<std::string_view> law_;
};

SharedClosed close_documents(const py::bytes& house, const py::bytes& tariffs, Month month,
                             const std::optional<py::bytes>& opening,
                             const std::optional<py::bytes>& policy,
                             const std::optional<py::bytes>& law, std::optional<Date> known_on) {
    const Texts texts(house, tariffs, opening, policy, law);
    const py::gil_scoped_release released;
    return {std::make_shared<const Closed>(
        texts.with([&](const auto& rules, const auto& facts, const auto* start) {
            return close::close(rules, facts, start, month, known_on.value_or(Date::open_end()));
        }))};
}

struct SharedPreliminary {
    std::shared_ptr<const close::Preliminary> made;
};

SharedPreliminary preliminary_documents(const py::bytes& house, const py::bytes& tariffs,
                                        Month month, const std::string& account, Date on,
                                        const std::optional<py::bytes>& opening,
                                        const std::optional<py::bytes>& policy,
                                        const std::optional<py::bytes>& law) {
    const Texts texts(house, tariffs, opening, policy, law);
    const py::gil_scoped_release released;
    return {std::make_shared<const close::Preliminary>(
        texts.with([&](const auto& rules, const auto& facts, const auto* start) {
            return close::preliminary(rules, facts, start, month, AccountId(account), on);
        }))};
}

/// The ledger of closed months, kvit-turnover/1.
std::string turnover_of(const std::vector<SharedClosed>& months) {
    std::vector<const Closed*> closed;
    closed.reserve(months.size());
    for (const auto& month : months) closed.push_back(month.closed.get());
    const py::gil_scoped_release released;
    const auto book = close::book_of(closed).value_or_throw();
    return format::write_book(ledger::keep_book(book).value_or_throw());
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
        .def_property_readonly("decisions",
                               [](const SharedClosed& s) {
                                   return tuple_of(s.closed->decisions, [](const auto& decision) {
                                       return to_python(decision);
                                   });
                               })
        .def_property_readonly("bills", bills_of)
        .def("to_json", to_json<format::write_closed, whole>, "layout"_a)
        .def("opening", to_json<format::write_opening, closing>, "layout"_a)
        .def("__eq__",
             [](const SharedClosed& a, const SharedClosed& b) { return *a.closed == *b.closed; });
    py::class_<SharedPreliminary>(module, "Preliminary")
        .def_property_readonly("number", [](const SharedPreliminary& s) { return s.made->number; })
        .def_property_readonly("on", [](const SharedPreliminary& s) { return s.made->on; })
        .def_property_readonly(
            "bill",
            [](const SharedPreliminary& s) {
                return SharedBill{std::shared_ptr<const bill::Bill>(s.made, &s.made->bill)};
            })
        .def(
            "to_json",
            [](const SharedPreliminary& s, std::string_view layout) {
                return format::write_preliminary(*s.made, layout_of(layout));
            },
            "layout"_a);
    module.def("preliminary", preliminary_documents, "house"_a, "tariffs"_a, "month"_a, "account"_a,
               "on"_a, "opening"_a, "policy"_a, "law"_a);
    module.def("turnover_of", turnover_of, "months"_a);
    module.def("close", close_documents, "house"_a, "tariffs"_a, "month"_a, "opening"_a, "policy"_a,
               "law"_a, "known_on"_a);
}

}  // namespace kvit::python
