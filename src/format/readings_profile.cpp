// kvit-readings-profile/1 and kvit-readings-form/1: how readings come.
#include "format/exchange_names.hpp"
#include "format/json/reader.hpp"
#include "format/table_layout.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::format {
namespace {

using exchange::MessageForm;
using exchange::ReadingsProfile;
using json::ObjectReader;
using json::Presence;

/// Readings have at most so many decimals.
constexpr std::int64_t decimals_most = 7;

exchange::IntakeColumn read_column(ObjectReader& r) {
    return {.field = r.choice("field", names::intake_fields), .place = read_place(r)};
}

exchange::ValueColumn read_value(ObjectReader& r) {
    return {.place = read_place(r),
            .sign = r.optional_text("sign").value_or(""),
            .meter = r.optional_id("meter").value_or(""),
            .meter_at = static_cast<std::size_t>(r.count("meter_at", 1, place_max, 0)),
            .resource = r.optional_id("resource").value_or(""),
            .reg = r.optional_id("register").value_or(""),
            .unit = r.optional_id("unit").value_or("")};
}

exchange::IntakeWord read_word(ObjectReader& r) {
    return {.word = r.id("word"), .meaning = r.id("meaning")};
}

ReadingsProfile read_profile(ObjectReader& r) {
    ReadingsProfile profile;
    r.schema("kvit-readings-profile/1");
    profile.id = r.id("id");
    profile.title = r.optional_text("title").value_or("");
    read_table_layout(r, profile);
    if (const auto format = r.optional_text("date_format")) profile.date_format = *format;
    profile.date_formats = r.texts("date_formats", Presence::optional);
    profile.channel = r.optional_id("channel").value_or("");
    profile.decimals = static_cast<int>(r.count("decimals", 0, decimals_most, decimals_most));
    profile.columns = r.list("columns", read_column, Presence::optional);
    profile.values = r.list("values", read_value, Presence::optional);
    profile.resources = r.list("resources", read_word, Presence::optional);
    profile.registers = r.list("registers", read_word, Presence::optional);
    profile.units = r.list("units", read_word, Presence::optional);
    return profile;
}

exchange::FormPart read_part(ObjectReader& r) {
    return {.kind = r.choice("part", names::form_parts),
            .reg = r.optional_id("register").value_or(""),
            .optional = r.boolean("optional", false)};
}

exchange::FormKind read_kind(ObjectReader& r) {
    return {.letters = r.text("letters"),
            .resource = r.id("resource"),
            .reg = r.optional_id("register").value_or("")};
}

MessageForm read_form(ObjectReader& r) {
    MessageForm form;
    r.schema("kvit-readings-form/1");
    form.id = r.id("id");
    form.title = r.optional_text("title").value_or("");
    form.separator = read_sign(r, "separator").value_or(' ');
    form.account_digits = r.boolean("account_digits", false);
    form.decimals = static_cast<int>(r.count("decimals", 0, decimals_most, 0));
    if (const auto decimal = r.optional_text("decimal")) form.decimal = *decimal;
    form.parts = r.list("parts", read_part);
    form.kinds = r.list("kinds", read_kind, Presence::optional);
    if (r.has("lenient")) form.lenient = r.choices("lenient", names::leniencies);
    return form;
}

/// What a reader made, unless it cannot be read with.
template <class T>
Result<T> checked(Result<T> read) {
    if (!read.ok()) return read;
    if (Errors errors = exchange::check(*read); !errors.empty()) return errors;
    return read;
}

}  // namespace

Result<ReadingsProfile> read_readings_profile(std::string_view json) {
    return checked(json::read_text(json, read_profile));
}

Result<MessageForm> read_readings_form(std::string_view json) {
    return checked(json::read_text(json, read_form));
}

}  // namespace kvit::format
