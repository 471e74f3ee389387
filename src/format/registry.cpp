// kvit-registry/1: what a file of an agent held.
#include "kvit/format/registry.hpp"

#include "format/error_object.hpp"
#include "format/layout.hpp"
#include "format/registry_object.hpp"

namespace kvit::format {
namespace {

using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object reading_object(const exchange::BorneReading& reading) {
    return Object()
        .add("operation", reading.operation)
        .add("account", unless_empty(reading.account))
        .add("meter", reading.meter)
        .add("value", reading.value)
        .add("taken", reading.taken);
}

}  // namespace

std::string write_registry(const exchange::RegistryFile& file, Layout layout) {
    const exchange::RegistryTotals& totals = file.totals;
    Object document;
    document.add("schema", "kvit-registry/1")
        .add("profile", file.profile)
        .add("registry", registry_object(file.registry))
        .add("totals", Object()
                           .add("count", totals.count)
                           .add("amount", totals.amount)
                           .add("transferred", totals.transferred)
                           .add("commission", totals.commission))
        .add("readings", json::array_of(file.readings, reading_object))
        .add("remarks", json::array_of(file.remarks.list(), error_object));
    return laid_out(document, layout);
}

}  // namespace kvit::format
