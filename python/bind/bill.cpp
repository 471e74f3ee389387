// Bills: their parts as values of the public package.
#include "bill.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "explanation.hpp"
#include "kvit/bill/explain.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::python {
namespace {

using bill::Bill;
using charge::ChargeLine;

// In the order of the enumerations.
constexpr const char* components[] = {"whole",        "water",   "heat",          "excess",
                                      "interference", "plot",    "recalculation", "correction",
                                      "benefit",      "absence", "quality",       "vat"};
constexpr const char* zones[] = {"single", "day", "night", "peak", "half_peak"};
constexpr const char* sections[] = {"housing", "utility", "other", "voluntary"};
constexpr const char* debts[] = {"principal", "penalty", "court_cost"};

template <class Enum, std::size_t Size>
py::object member(const char* name, const char* const (&names)[Size], Enum value) {
    return make("kvit.bill", name, names[static_cast<std::size_t>(value)]);
}

std::string name_of(const Bill& bill, const ProviderId& id) {
    for (const auto& provider : bill.providers)
        if (provider.id == id) return provider.name;
    return id.text();
}

py::tuple sources_of(const Bill& bill) {
    return tuple_of(bill.sources.list(), [](const auto& source) { return to_python(source); });
}

py::object to_python(const Bill& bill, const ChargeLine& line, std::size_t number,
                     const py::tuple& sources) {
    const auto& formula = charge::card_of(line.formula);
    py::tuple inputs(line.inputs.size());
    for (std::size_t i = 0; i < line.inputs.size(); ++i)
        inputs[i] = make("kvit.bill", "LineInput", "symbol"_a = formula.inputs[i].symbol,
                         "unit"_a = formula.inputs[i].kind.unit, "value"_a = line.inputs[i].value,
                         "source"_a = sources[static_cast<std::size_t>(line.inputs[i].source)]);
    const auto days = line.share ? py::object(py::make_tuple(line.share->days, line.share->of_days))
                                 : py::object(py::none());
    return make(
        "kvit.bill", "Line", "number"_a = number, "service"_a = line.service,
        "title"_a = title_of(bill, line.service), "component"_a = component_of(line.component),
        "zone"_a = member("Zone", zones, line.zone),
        "band"_a = line.band == 0 ? py::none() : py::object(py::int_(line.band)),
        "section"_a = member("Section", sections, line.section), "provider"_a = line.provider,
        "creditor"_a = line.creditor, "month"_a = line.month, "valid_from"_a = line.interval.from,
        "valid_to"_a = line.interval.to, "formula"_a = formula.card.name,
        "resource"_a = formula.resource, "inputs"_a = std::move(inputs), "days"_a = days,
        "quantity"_a = line.quantity, "quantity_unit"_a = formula.quantity_unit,
        "price"_a = line.price, "price_unit"_a = unit::rub / formula.resource,
        "amount"_a = line.amount, "reason"_a = line.reason);
}

py::tuple lines_of(const Bill& bill) {
    const py::tuple sources = sources_of(bill);
    py::tuple lines(bill.lines.size());
    for (std::size_t i = 0; i < bill.lines.size(); ++i)
        lines[i] = to_python(bill, bill.lines[i], i + 1, sources);
    return lines;
}

/// The ids of an advance are none: it is nobody's yet.
template <class Id>
py::object or_none(const Id& id) {
    return id.empty() ? py::object(py::none()) : py::cast(id);
}

py::object debt_of(bill::ReceivableKind kind) {
    return make("kvit.receivable", "ReceivableKind", debts[static_cast<std::size_t>(kind)]);
}

py::object to_python(const Bill& bill, const bill::BalanceRow& row) {
    const bool advance = row.of().is_advance();
    return make("kvit.bill", "Balance", "creditor"_a = or_none(row.key.creditor),
                "creditor_name"_a = name_of(bill, row.key.creditor),
                "service"_a = or_none(row.key.service),
                "title"_a = advance ? Text{"Аванс", "Advance"} : title_of(bill, row.key.service),
                "month"_a = row.key.month, "of"_a = debt_of(row.kind), "opening"_a = row.opening,
                "charged"_a = row.charged, "corrected"_a = row.corrected, "paid"_a = row.paid,
                "closing"_a = row.closing);
}

py::object to_python(const bill::Posting& posting) {
    const auto date =
        posting.date == Date::open_start() ? py::object(py::none()) : py::cast(posting.date);
    return make("kvit.bill", "Posting",
                "kind"_a = make("kvit.bill", "PostingKind", ledger::row_of(posting.kind).name),
                "creditor"_a = or_none(posting.key.creditor),
                "service"_a = or_none(posting.key.service), "month"_a = posting.key.month,
                "of"_a = debt_of(posting.debt), "amount"_a = posting.amount, "date"_a = date,
                "cause"_a = posting.cause, "reason"_a = posting.reason,
                "author"_a = posting.author);
}

py::object to_python(const bill::PenaltyDays& days, const py::tuple& sources) {
    return make("kvit.billed_penalty", "PenaltyDays", "first"_a = days.days.from,
                "last"_a = days.days.to - 1, "first_day"_a = days.first_day, "debt"_a = days.base,
                "rate"_a = days.percent, "divisor"_a = days.divisor, "amount"_a = days.amount,
                "sources"_a = tuple_of(days.sources, [&](trace::SourceId id) {
                    return py::object(sources[static_cast<std::size_t>(id)]);
                }));
}

py::tuple penalties_of(const Bill& bill) {
    const py::tuple sources = sources_of(bill);
    return tuple_of(bill.penalties, [&](const bill::BilledPenalty& penalty) {
        return make(
            "kvit.billed_penalty", "BilledPenalty", "creditor"_a = penalty.key.creditor,
            "creditor_name"_a = name_of(bill, penalty.key.creditor),
            "service"_a = penalty.key.service, "title"_a = title_of(bill, penalty.key.service),
            "month"_a = penalty.key.month, "due_date"_a = penalty.due_date,
            "days"_a =
                tuple_of(penalty.days,
                         [&](const bill::PenaltyDays& days) { return to_python(days, sources); }),
            "accrued"_a = penalty.accrued, "posted"_a = penalty.posted, "kept"_a = penalty.kept,
            "this_month"_a = penalty.month, "by_facts"_a = penalty.by_facts,
            "by_rules"_a = penalty.by_rules);
    });
}

py::object to_python(const law::Policy::Difference& difference) {
    const auto& chosen = difference.chosen;
    const auto& option = law::policy_option_rows[static_cast<std::size_t>(chosen.option)];
    const auto& choice = option.choices[chosen.choice];
    return make("kvit.bill", "PolicyDifference", "option"_a = option.name, "choice"_a = choice.name,
                "meaning"_a = Text(choice.meaning), "valid_from"_a = chosen.valid.from,
                "valid_to"_a = chosen.valid.to, "by"_a = difference.by);
}

py::object to_python(const bill::Basis& basis) {
    return make(
        "kvit.bill", "Basis", "engine"_a = basis.engine, "law"_a = basis.law,
        "tariffs"_a = basis.tariffs, "policy"_a = basis.policy,
        "policy_base"_a = law::name_of(basis.policy_base),
        "policy_differences"_a = tuple_of(
            basis.policy_differences, [](const auto& difference) { return to_python(difference); }),
        "known_on"_a = basis.known_on, "opening_given"_a = basis.opening_given);
}

SharedBill read_bill(const py::bytes& document) {
    const std::string_view text = document;
    // Safe without the GIL: the bytes do not change, the caller's argument keeps them alive, and
    // nothing below touches Python.
    const py::gil_scoped_release released;
    return {std::make_shared<const Bill>(format::read_bill(text).value_or_throw())};
}

std::string to_json(const SharedBill& shared, std::string_view layout) {
    const auto form = layout_of(layout);
    // Safe without the GIL: the bill is constant and `shared` holds it.
    const py::gil_scoped_release released;
    return format::write_bill(*shared.bill, form);
}

/// A property of the bill that pybind11 casts by itself.
template <auto Member>
auto field(const SharedBill& shared) {
    return (*shared.bill).*Member;
}

}  // namespace

py::object component_of(charge::Component component) {
    return member("Component", components, component);
}

py::object to_python(const charge::Decision& decision) {
    return make("kvit.bill", "Decision", "code"_a = decision.code, "subject"_a = decision.subject,
                "text"_a = decision.text);
}

py::object to_python(const bill::Totals& totals) {
    return make("kvit.bill", "Totals", "opening"_a = totals.opening, "charged"_a = totals.charged,
                "voluntary"_a = totals.voluntary, "corrected"_a = totals.corrected,
                "paid"_a = totals.paid, "closing"_a = totals.closing, "to_pay"_a = totals.to_pay,
                "to_pay_with_voluntary"_a = totals.to_pay_with_voluntary);
}

void bind_bills(py::module_& module) {
    py::class_<SharedBill>(module, "Bill")
        .def_property_readonly("house", field<&Bill::house>)
        .def_property_readonly("account", field<&Bill::account>)
        .def_property_readonly("premises", field<&Bill::premises>)
        .def_property_readonly("month", field<&Bill::month>)
        .def_property_readonly("area", field<&Bill::area>)
        .def_property_readonly("people", field<&Bill::people>)
        .def_property_readonly("basis",
                               [](const SharedBill& s) { return to_python(s.bill->basis); })
        .def_property_readonly("totals",
                               [](const SharedBill& s) { return to_python(s.bill->totals); })
        .def_property_readonly("lines", [](const SharedBill& s) { return lines_of(*s.bill); })
        .def_property_readonly("balances",
                               [](const SharedBill& s) {
                                   return tuple_of(s.bill->balances, [&](const auto& row) {
                                       return to_python(*s.bill, row);
                                   });
                               })
        .def_property_readonly("postings",
                               [](const SharedBill& s) {
                                   return tuple_of(s.bill->postings, [](const auto& posting) {
                                       return to_python(posting);
                                   });
                               })
        .def_property_readonly("penalties",
                               [](const SharedBill& s) { return penalties_of(*s.bill); })
        .def_property_readonly("decisions",
                               [](const SharedBill& s) {
                                   return tuple_of(s.bill->decisions, [](const auto& decision) {
                                       return to_python(decision);
                                   });
                               })
        .def_property_readonly("sources", [](const SharedBill& s) { return sources_of(*s.bill); })
        .def("to_json", to_json, "layout"_a)
        .def(
            "explain",
            [](const SharedBill& s, std::size_t number) {
                return bill::explain(*s.bill, number).value_or_throw();
            },
            "number"_a)
        .def("__eq__", [](const SharedBill& a, const SharedBill& b) { return *a.bill == *b.bill; });
    module.def("read_bill", read_bill, "document"_a);
}

}  // namespace kvit::python
