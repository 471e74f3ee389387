// kvit-law/1: a law book of its own, or a pack over the one inside the library.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "format/claims.hpp"
#include "format/dated.hpp"
#include "format/law_value.hpp"
#include "format/names.hpp"
#include "format/reference.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using Parameters = law::LawBook::Parameters;

/// The defaults of a parameter: its own, else those of the document.
DatedDefaults defaults_of(ObjectReader& r, const DatedDefaults& document) {
    return {.known_on = r.optional_date("known_on").value_or(document.known_on),
            .reference = reference_or(r, "source", document.reference)};
}

/// Adds the key "values" to those that a parameter has.
void read_values(ObjectReader& r, const DatedDefaults& defaults, law::Parameter& parameter,
                 json::Presence presence) {
    if (!admits_values(r)) return;
    r.each(
        "values",
        [&](ObjectReader& entry) {
            law::Dated<law::Value> dated{
                .valid = entry.interval("from", "to"),
                .value = {},
                .reference = reference_or(entry, "source", defaults.reference),
                .known_on = entry.optional_date("known_on").value_or(defaults.known_on)};
            dated.value = read_law_value(entry, parameter.kind, dated.valid);
            const Interval valid = dated.valid;
            if (valid.empty() || parameter.values.supersede(std::move(dated))) return;
            entry.fail({}, ErrorCode::overlapping_intervals, shown(valid),
                       {"интервал без другого значения, известного с того же дня",
                        "an interval without another value that was loaded on the same day"});
        },
        presence);
}

void add_coverage(law::Parameter& parameter, Date until, Date known_on) {
    std::erase_if(parameter.coverage, [&](const auto& each) { return each.known_on == known_on; });
    parameter.coverage.push_back({until, known_on});
    std::sort(parameter.coverage.begin(), parameter.coverage.end(),
              [](const auto& a, const auto& b) { return a.known_on < b.known_on; });
}

/// The key "covered_until", or "coverage" where the horizon moved; whether any is there.
bool read_coverage(ObjectReader& r, law::Parameter& parameter, Date known_on) {
    const auto until = r.optional_date("covered_until");
    if (until) add_coverage(parameter, *until, known_on);
    r.each(
        "coverage",
        [&](ObjectReader& entry) {
            const Date day = entry.date("until");
            add_coverage(parameter, day, entry.optional_date("known_on").value_or(known_on));
        },
        json::Presence::optional);
    return until.has_value() || r.has("coverage");
}

/// What a parameter is, apart from its values.
void read_header(ObjectReader& r, law::Parameter& parameter) {
    parameter.title = r.object("title", read_text);
    parameter.touches = r.optional_object("touches", read_text).value_or(Text());
    parameter.unit = r.unit("unit");
    parameter.kind = r.choice("kind", names::law_value_kinds, law::ValueKind::number);
}

law::Parameter read_parameter(ObjectReader& r, IdClaims& ids, const DatedDefaults& document) {
    law::Parameter parameter;
    parameter.id = ids.read(r, "id");
    read_header(r, parameter);
    const DatedDefaults defaults = defaults_of(r, document);
    read_coverage(r, parameter, defaults.known_on);
    read_values(r, defaults, parameter, json::Presence::required);
    fail_empty(r, "values", {"хотя бы одно значение", "at least one value"});
    return parameter;
}

/// A parameter that the base has keeps what it is; only values and coverage are added.
void refuse_another_kind(ObjectReader& r, const law::Parameter& base) {
    if (r.raw("title") != nullptr) r.object("title", read_text);
    if (r.raw("touches") != nullptr) r.object("touches", read_text);
    if (const auto unit = r.optional_unit("unit"); unit && *unit != base.unit)
        r.fail("unit", ErrorCode::unit_mismatch, '"' + code_of(*unit) + '"',
               {code_of(base.unit), code_of(base.unit)});
    const auto kind = r.optional_choice("kind", names::law_value_kinds);
    if (kind && *kind != base.kind) {
        const std::string name(json::name_of(names::law_value_kinds, base.kind));
        r.fail("kind", ErrorCode::law_wrong_kind,
               std::string(json::name_of(names::law_value_kinds, *kind)), {name, name});
    }
}

/// One entry of a pack: what this centre learned about a parameter on a day.
void read_entry(ObjectReader& r, Claims<std::pair<std::string, Date>>& entries,
                const DatedDefaults& document, Parameters& parameters) {
    const std::string id = r.id("id");
    const DatedDefaults defaults = defaults_of(r, document);
    const bool dated = defaults.known_on != Date::open_start();
    if (!dated) r.date("known_on");  // reports that it is missing
    const bool claimed =
        dated && !id.empty() && entries.claim(r, "id", {id, defaults.known_on}, '"' + id + '"');
    const auto at = parameters.find(id);
    law::Parameter parameter;  // an entry that is wrong is read to its end and left out
    if (at != parameters.end()) {
        parameter = at->second;
        if (!claimed) parameter.values = {};
        refuse_another_kind(r, parameter);
    } else {
        parameter.id = id;
        read_header(r, parameter);
    }
    const bool extends = read_coverage(r, parameter, defaults.known_on) && at != parameters.end();
    read_values(r, defaults, parameter,
                extends ? json::Presence::optional : json::Presence::required);
    if (!extends) fail_empty(r, "values", {"хотя бы одно значение", "at least one value"});
    if (claimed) parameters.insert_or_assign(id, std::move(parameter));
}

law::LawBook read_pack(ObjectReader& r, const std::string& edition, const DatedDefaults& document) {
    const law::LawBook base = built_in_law().value_or_throw();
    Parameters parameters = base.parameters();
    Claims<std::pair<std::string, Date>> entries;
    r.each("parameters",
           [&](ObjectReader& entry) { read_entry(entry, entries, document, parameters); });
    return {base.edition() + " + " + edition, std::move(parameters)};
}

law::LawBook read_book(ObjectReader& r, std::string edition, const DatedDefaults& document) {
    IdClaims ids;
    Parameters parameters;
    r.each("parameters", [&](ObjectReader& entry) {
        law::Parameter parameter = read_parameter(entry, ids, document);
        std::string id = parameter.id;
        parameters.emplace(std::move(id), std::move(parameter));
    });
    return {std::move(edition), std::move(parameters)};
}

law::LawBook read_document(ObjectReader& r) {
    constexpr json::Choice<bool> bases[] = {{"built-in", true}};
    r.schema("kvit-law/1");
    std::string edition = r.text("edition");
    const bool over = r.optional_choice("over", bases).value_or(false);
    const DatedDefaults document = read_dated_defaults(r);
    return over ? read_pack(r, edition, document) : read_book(r, std::move(edition), document);
}

}  // namespace

Result<law::LawBook> read_law(std::string_view json) {
    return json::read_text(json, read_document);
}

}  // namespace kvit::format
