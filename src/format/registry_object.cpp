#include "format/registry_object.hpp"

#include "format/reconciliation_names.hpp"
#include "format/time_of_day.hpp"

namespace kvit::format {
namespace {

using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object id_object(const ledger::PurposeNumber& id) {
    return Object().add("number", id.number).add("confidence", id.confidence);
}

Object row_object(const ledger::RegistryRow& row) {
    Object object;
    object.add("operation", row.operation);
    if (row.kind != ledger::RowKind::payment)
        object.add("kind", json::name_of(names::row_kinds, row.kind));
    object.add("account", unless_empty(row.account))
        .add("amount", row.amount)
        .add("paid", row.paid);
    if (row.time) object.add("time", time_of_day_text(*row.time));
    object.add("received", row.received)
        .add("period", row.period)
        .add("document", row.document)
        .add("purpose", unless_empty(row.purpose));
    if (!row.ids.empty()) object.add("ids", json::array_of(row.ids, id_object));
    return object.add("channel", row.channel).add("reverses", unless_empty(row.reverses));
}

}  // namespace

Object registry_object(const ledger::Registry& registry) {
    Object object;
    object.add("id", registry.id).add("agent", registry.agent).add("date", registry.date);
    if (registry.kind != ledger::RegistryKind::registry)
        object.add("kind", json::name_of(names::registry_kinds, registry.kind));
    return object.add("rows", json::array_of(registry.rows, row_object));
}

}  // namespace kvit::format
