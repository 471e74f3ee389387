// kvit-readings/1: what an intake of readings held.
#include "kvit/format/readings.hpp"

#include "format/error_object.hpp"
#include "format/exchange_names.hpp"
#include "format/intake_source.hpp"
#include "format/json/reader.hpp"
#include "format/layout.hpp"
#include "format/registers.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

using exchange::Intake;
using exchange::IntakeRow;
using exchange::RefusedReading;
using json::Object;
using json::ObjectReader;

Object row_object(const IntakeRow& row) {
    Object object;
    add_given(object, "account", row.account);
    add_given(object, "meter", row.meter);
    add_given(object, "resource", row.resource);
    add_given(object, "register", row.reg);
    object.add("value", row.value).add("typed", row.typed);
    add_given(object, "unit", row.unit);
    add_intake_source(object, row.source);
    return object;
}

Object refused_object(const RefusedReading& refused) {
    const auto& reason = exchange::row_of(refused.reason);
    Object object;
    object.add("reason", reason.name).add("text", text_object(Text(reason.text)));
    add_given(object, "found", refused.found);
    if (!refused.expected.empty()) object.add("expected", text_object(refused.expected));
    add_given(object, "account", refused.account);
    add_given(object, "meter", refused.meter);
    add_given(object, "resource", refused.resource);
    add_given(object, "register", refused.reg);
    add_intake_source(object, refused.source);
    return object;
}

IntakeRow read_row(ObjectReader& r) {
    return {.account = r.optional_id("account").value_or(""),
            .meter = r.optional_id("meter").value_or(""),
            .resource = r.optional_id("resource").value_or(""),
            .reg = r.optional_id("register").value_or(""),
            .value = r.non_negative("value", reading_decimals),
            .typed = read_typed(r, "typed", json::Presence::required),
            .unit = r.optional_id("unit").value_or(""),
            .source = read_intake_source(r)};
}

RefusedReading read_refused(ObjectReader& r) {
    RefusedReading refused;
    refused.reason = r.choice("reason", names::intake_reasons);
    r.object("text", read_text);  // that of the reason
    refused.found = read_typed(r, "found");
    refused.expected = r.optional_object("expected", read_text).value_or(Text());
    refused.account = read_typed(r, "account");
    refused.meter = read_typed(r, "meter");
    refused.resource = read_typed(r, "resource");
    refused.reg = read_typed(r, "register");
    refused.source = read_intake_source(r);
    return refused;
}

Intake read_document(ObjectReader& r) {
    Intake intake;
    r.schema("kvit-readings/1");
    intake.id = r.id("id");
    intake.read_by = r.id("read_by");
    intake.rows = r.list("rows", read_row);
    intake.refused = r.list("refused", read_refused);
    r.raw("remarks");
    return intake;
}

}  // namespace

std::string write_readings(const Intake& intake, Layout layout) {
    Object document;
    document.add("schema", "kvit-readings/1")
        .add("id", intake.id)
        .add("read_by", intake.read_by)
        .add("rows", json::array_of(intake.rows, row_object))
        .add("refused", json::array_of(intake.refused, refused_object))
        .add("remarks", json::array_of(intake.remarks.list(), error_object));
    return laid_out(document, layout);
}

Result<Intake> read_readings(std::string_view json) { return json::read_text(json, read_document); }

}  // namespace kvit::format
