// The law for people who ask what it says: a whole book, one value, what changed.
#include <string>

#include "format/json/value.hpp"
#include "format/law_value.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/reference.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

void add_known_on(json::Object& object, Date known_on) {
    if (known_on != Date::open_start()) object.add("known_on", known_on);
}

/// What a parameter is, its id under the key `id_key`.
void add_header(json::Object& object, std::string id_key, const law::Parameter& parameter) {
    object.add(std::move(id_key), parameter.id);
    object.add("title", text_object(parameter.title));
    if (!parameter.touches.empty()) object.add("touches", text_object(parameter.touches));
    object.add("unit", code_of(parameter.unit));
    object.add("kind", json::name_of(names::law_value_kinds, parameter.kind));
}

void add_dated(json::Object& object, const law::Dated<law::Value>& dated) {
    object.add(dated.valid, "from", "to");
    object.add("value", law_value_json(dated.value));
    add_known_on(object, dated.known_on);
    add_reference(object, "source", dated.reference);
}

json::Object dated_object(const law::Dated<law::Value>& dated) {
    json::Object object;
    add_dated(object, dated);
    return object;
}

json::Object parameter_object(const law::Parameter& parameter) {
    json::Object object;
    add_header(object, "id", parameter);
    if (!parameter.coverage.empty())
        object.add("coverage", json::array_of(parameter.coverage, [](const auto& each) {
                       json::Object coverage;
                       coverage.add("until", each.until);
                       add_known_on(coverage, each.known_on);
                       return coverage;
                   }));
    object.add("values", json::array_of(parameter.values.values(), dated_object));
    return object;
}

}  // namespace

std::string write_law(const law::LawBook& book, Layout layout) {
    json::Array parameters;
    for (const auto& [id, parameter] : book.parameters())
        parameters.emplace_back(parameter_object(parameter));
    return laid_out(json::Object()
                        .add("schema", "kvit-law/1")
                        .add("edition", book.edition())
                        .add("parameters", std::move(parameters)),
                    layout);
}

std::string write_law_value(const law::LawBook& book, const law::LawBook::Found& found, Date on,
                            Layout layout) {
    const law::Parameter& parameter = *found.parameter;
    json::Object object;
    object.add("schema", "kvit-law-value/1").add("edition", book.edition());
    add_header(object, "parameter", parameter);
    object.add("on", on);
    if (found.covered_until != Date::open_end()) object.add("covered_until", found.covered_until);
    add_dated(object, found.value);
    return laid_out(object, layout);
}

std::string write_law_diff(const law::LawBook& before, const law::LawBook& after, Layout layout) {
    const auto parameter_of = [&](const law::Change& change) -> const law::Parameter& {
        return (change.after ? after : before).parameters().at(change.parameter);
    };
    const auto optional_value = [](const std::optional<law::Value>& value) {
        return value ? law_value_json(*value) : json::Value();
    };
    const auto change_object = [&](const law::Change& change) {
        json::Object object;
        add_header(object, "parameter", parameter_of(change));
        object.add(change.days, "from", "to");
        object.add("before", optional_value(change.before));
        object.add("after", optional_value(change.after));
        return object;
    };
    return laid_out(json::Object()
                        .add("schema", "kvit-law-diff/1")
                        .add("before", before.edition())
                        .add("after", after.edition())
                        .add("changes", json::array_of(law::diff(before, after), change_object)),
                    layout);
}

}  // namespace kvit::format
