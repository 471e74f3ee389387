#include "format/intake_source.hpp"

#include <cstdint>

#include "format/json/scalar.hpp"
#include "format/time_of_day.hpp"

namespace kvit::format {

std::string read_typed(json::ObjectReader& r, std::string_view key, json::Presence presence) {
    const json::Value* value = r.raw(key);
    if (value == nullptr && presence == json::Presence::required)
        r.fail(key, ErrorCode::missing_key, {}, {"строка", "a string"});
    if (value == nullptr) return {};
    if (const std::string* text = value->as_string()) return *text;
    r.fail(key, ErrorCode::wrong_type, json::excerpt(*value), {"строка", "a string"});
    return {};
}

void add_given(json::Object& object, std::string key, const std::string& text) {
    if (!text.empty()) object.add(std::move(key), text);
}

exchange::IntakeSource read_intake_source(json::ObjectReader& r) {
    return {.channel = r.id("channel"),
            .place = r.optional_text("place").value_or(""),
            .message = static_cast<std::size_t>(r.count("message", 1, INT32_MAX, 0)),
            .operation = r.optional_id("operation").value_or(""),
            .sender = r.optional_id("sender").value_or(""),
            .date = r.optional_date("date"),
            .time = read_time_of_day(r, "time"),
            .typed = read_typed(r, "row")};
}

void add_intake_source(json::Object& object, const exchange::IntakeSource& source) {
    object.add("channel", source.channel);
    add_given(object, "place", source.place);
    if (source.message != 0) object.add("message", static_cast<std::int64_t>(source.message));
    add_given(object, "operation", source.operation);
    add_given(object, "sender", source.sender);
    object.add("date", source.date);
    if (source.time) object.add("time", time_of_day_text(*source.time));
    add_given(object, "row", source.typed);
}

}  // namespace kvit::format
