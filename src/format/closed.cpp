#include "format/bill.hpp"
#include "format/decision.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/opening.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/base/limits.hpp"
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

/// The totals of a house, which are the sums of its bills.
bill::Totals read_house_totals(json::ObjectReader& r, const std::vector<bill::Bill>& bills) {
    using bill::Totals;
    struct Total {
        const char* key;
        Money Totals::*member;
    };
    const auto totals = read_totals(r);
    if (!r.ok()) return totals;
    for (const auto& [key, member] : {
             Total{"opening", &Totals::opening},
             Total{"charged", &Totals::charged},
             Total{"corrected", &Totals::corrected},
             Total{"voluntary", &Totals::voluntary},
             Total{"paid", &Totals::paid},
             Total{"closing", &Totals::closing},
             Total{"to_pay", &Totals::to_pay},
             Total{"to_pay_with_voluntary", &Totals::to_pay_with_voluntary},
         }) {
        i128 sum = 0;
        for (const auto& bill : bills) sum += (bill.totals.*member).kopecks();
        if (sum != (totals.*member).kopecks())
            r.fail(key, ErrorCode::identity_violated, (totals.*member).to_string(),
                   {"сумма квитанций", "the sum of the bills"});
    }
    return totals;
}

/// Of the document the bills are kept; all else is read, so that what is wrong with it is told.
std::vector<bill::Bill> read_closed_object(json::ObjectReader& r) {
    r.schema("kvit-closed/1");
    r.id("house");
    r.month("month");
    auto bills = r.list("bills", read_bill_object);
    const bool whole = r.ok();
    r.object("summary", [&](json::ObjectReader& s) {
        s.count("accounts", 0, limits::house_accounts_max);
        s.non_negative("area");
        s.count("people", 0, INT32_MAX);
        s.each("services", [](json::ObjectReader& service) {
            service.id("service");
            service.choice("component", names::components);
            service.decimal("quantity");
            service.unit("unit");
            service.money("amount");
        });
        s.object("totals", [&](json::ObjectReader& totals) {
            return whole ? read_house_totals(totals, bills) : read_totals(totals);
        });
    });
    r.each("resources", [](json::ObjectReader& resource) {
        resource.id("service");
        resource.optional_unit("unit");
        for (const auto* volume :
             {"house", "own", "common", "carried_in", "charged", "carried_out", "dropped"})
            resource.optional_decimal(volume);
        resource.boolean("by_average", false);
    });
    r.list("decisions", read_decision, json::Presence::optional);
    r.object("closing", read_opening_object);
    return bills;
}

}  // namespace

Result<std::vector<bill::Bill>> read_closed_bills(std::string_view json) {
    return json::read_text(json, read_closed_object);
}

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
