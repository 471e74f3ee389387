#include "format/source.hpp"

#include "format/names.hpp"
#include "format/reference.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

trace::Operand read_operand(json::ObjectReader& r) {
    return {.label = r.object("label", read_text),
            .value = r.decimal("value"),
            .minus = r.boolean("minus", false),
            .fact = r.optional_id("fact").value_or("")};
}

json::Object operand_object(const trace::Operand& operand) {
    auto object =
        json::Object().add("label", text_object(operand.label)).add("value", operand.value);
    if (operand.minus) object.add("minus", true);
    if (!operand.fact.empty()) object.add("fact", operand.fact);
    return object;
}

}  // namespace

trace::Source read_source(json::ObjectReader& r) {
    return {.kind = r.choice("kind", names::source_kinds),
            .id = r.optional_id("id").value_or(""),
            .label = r.object("label", read_text),
            .valid = r.interval(),
            .reference = reference_or(r, "reference", {}),
            .operands = r.list("operands", read_operand, json::Presence::optional)};
}

json::Object source_object(const trace::Source& source) {
    auto object = json::Object().add("kind", json::name_of(names::source_kinds, source.kind));
    if (!source.id.empty()) object.add("id", source.id);
    object.add("label", text_object(source.label)).add(source.valid);
    add_reference(object, "reference", source.reference);
    if (!source.operands.empty())
        object.add("operands", json::array_of(source.operands, operand_object));
    return object;
}

}  // namespace kvit::format
