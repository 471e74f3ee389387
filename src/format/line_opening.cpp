#include "format/line_opening.hpp"

#include "format/json/parse.hpp"
#include "format/json/reader.hpp"
#include "format/opening.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

/// The closing agrees with the month that it stands in.
void check_closing(ObjectReader& r, const close::Opening& closing, const std::string& house,
                   Month month) {
    const auto same = [&](std::string_view key, const std::string& found,
                          const std::string& expected) {
        if (found != expected)
            r.fail(key, ErrorCode::contradiction, '"' + found + '"', {expected, expected});
    };
    same("house", closing.house.text(), house);
    same("month", closing.month.to_string(), month.next().to_string());
}

close::Opening read_closing(ObjectReader& r) {
    r.schema("kvit-closed/1");
    const std::string house = r.id("house");
    const Month month = r.month("month");
    for (const auto* key : {"summary", "resources", "bills"}) r.raw(key);
    const bool framed = r.ok();
    return r.object("closing", [&](ObjectReader& c) {
        auto closing = read_opening_object(c);
        if (framed && c.ok()) check_closing(c, closing, house, month);
        return closing;
    });
}

std::string_view schema_of_object(const json::Value& document) {
    const auto* object = document.as_object();
    const auto* schema = object != nullptr ? object->find("schema") : nullptr;
    const auto* text = schema != nullptr ? schema->as_string() : nullptr;
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

}  // namespace

Result<close::Opening> read_line_opening(std::string_view json) {
    const auto document = json::parse(json);
    if (!document) return document.errors();
    const auto schema = schema_of_object(*document);
    if (schema == "kvit-errors/1")
        return Error{ErrorCode::month_before_not_closed,
                     "schema",
                     "\"kvit-errors/1\"",
                     {"kvit-closed/1 или kvit-opening/1", "kvit-closed/1 or kvit-opening/1"}};
    if (schema == "kvit-closed/1") return json::read(*document, read_closing);
    return json::read(*document, read_opening_object);
}

}  // namespace kvit::format
