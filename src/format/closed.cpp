#include "format/bill.hpp"
#include "format/decision.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/opening.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

json::Object service_object(const close::ServiceSummary& summary) {
    return json::Object()
        .add("service", summary.service.text())
        .add("component", json::name_of(names::components, summary.component))
        .add("quantity", summary.quantity)
        .add("unit", code_of(summary.unit))
        .add("amount", summary.amount);
}

json::Object summary_object(const close::HouseSummary& summary) {
    return json::Object()
        .add("accounts", static_cast<std::int64_t>(summary.accounts))
        .add("area", summary.area)
        .add("people", summary.people)
        .add("services", json::array_of(summary.services, service_object))
        .add("totals", totals_object(summary.totals));
}

/// Счёт дома по ресурсу.
json::Object resource_object(const charge::ResourceMonth& resource) {
    json::Object object;
    object.add("service", resource.service.text());
    if (!resource.house) return object;
    object.add("unit", code_of(resource.unit))
        .add("house", resource.house->value)
        .add("by_average", resource.by_average)
        .add("own", resource.own)
        .add("common", resource.common)
        .add("carried_in", resource.carried_in);
    if (resource.charged) object.add("charged", *resource.charged);
    return std::move(object)
        .add("carried_out", resource.carried_out)
        .add("dropped", resource.dropped);
}

}  // namespace

std::string write_closed(const close::Closed& closed, Layout layout) {
    json::Object object;
    object.add("schema", "kvit-closed/1")
        .add("house", closed.house.text())
        .add("month", closed.month)
        .add("summary", summary_object(closed.summary))
        .add("resources", json::array_of(closed.resources, resource_object));
    if (!closed.decisions.empty())
        object.add("decisions", json::array_of(closed.decisions, decision_object));
    object.add("bills", json::array_of(closed.bills, bill_object))
        .add("closing", opening_object(closed.closing));
    return laid_out(std::move(object), layout);
}

}  // namespace kvit::format
