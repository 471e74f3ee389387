// kvit-registry-profile/1: how the registries of an agent are laid out.
#include "format/exchange_names.hpp"
#include "format/json/reader.hpp"
#include "format/reconciliation_names.hpp"
#include "format/table_layout.hpp"
#include "kvit/format/registry.hpp"

namespace kvit::format {
namespace {

using exchange::RegistryProfile;
using json::ObjectReader;
using json::Presence;

exchange::RowColumn read_column(ObjectReader& r) {
    return {.field = r.choice("field", names::row_fields), .place = read_place(r)};
}

exchange::TotalColumn read_total(ObjectReader& r) {
    return {.field = r.choice("field", names::total_fields), .place = read_place(r)};
}

exchange::ReadingColumn read_reading(ObjectReader& r) {
    return {.place = read_place(r),
            .sign = r.optional_text("sign").value_or(""),
            .meter = r.optional_id("meter").value_or(""),
            .meter_at = static_cast<std::size_t>(r.count("meter_at", 1, place_max, 0))};
}

exchange::KindWord read_kind(ObjectReader& r) {
    return {.word = r.text("word"), .kind = r.choice("kind", names::row_kinds)};
}

exchange::TrailerRule read_trailer(ObjectReader& r) {
    return {.prefix = r.text("prefix"), .columns = r.list("columns", read_total)};
}

RegistryProfile read_document(ObjectReader& r) {
    RegistryProfile profile;
    r.schema("kvit-registry-profile/1");
    profile.id = r.id("id");
    profile.title = r.optional_text("title").value_or("");
    profile.agent = r.optional_id("agent").value_or("");
    read_table_layout(r, profile);
    profile.date_format = r.text("date_format");
    if (const auto format = r.optional_text("month_format")) profile.month_format = *format;
    profile.columns = r.list("columns", read_column);
    profile.kinds = r.list("kinds", read_kind, Presence::optional);
    profile.readings = r.list("readings", read_reading, Presence::optional);
    profile.amount_is_transferred_and_commission =
        r.boolean("amount_is_transferred_and_commission", false);
    profile.trailer = r.optional_object("trailer", read_trailer);
    return profile;
}

}  // namespace

Result<RegistryProfile> read_registry_profile(std::string_view json) {
    auto profile = json::read_text(json, read_document);
    if (!profile.ok()) return profile;
    if (Errors errors = exchange::check(*profile); !errors.empty()) return errors;
    return profile;
}

}  // namespace kvit::format
