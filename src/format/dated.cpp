#include "format/dated.hpp"

#include "format/legal.hpp"
#include "format/reference.hpp"

namespace kvit::format {

DatedDefaults read_dated_defaults(json::ObjectReader& r) {
    return {.known_on = r.optional_date("known_on").value_or(Date::open_start()),
            .reference = reference_or(r, "source", {})};
}

law::Effective<Decimal> read_dated(json::ObjectReader& r, const DatedDefaults& defaults,
                                   const formula::Kind* kind, Corrections corrections) {
    return read_dated_list<Decimal>(
        r, "values", defaults,
        [kind](json::ObjectReader& v) {
            return kind != nullptr ? read_legal(v, "value", *kind) : v.decimal("value");
        },
        json::Presence::required, corrections);
}

bool admits_values(json::ObjectReader& r, std::string_view key) {
    const json::Value* list = r.raw(key);
    if (list == nullptr || list->as_array() == nullptr) return true;
    const std::size_t size = list->as_array()->size();
    if (size <= limits::dated_values_max) return true;
    const std::string most = std::to_string(limits::dated_values_max);
    r.fail(key, ErrorCode::limit_exceeded, std::to_string(size),
           {"не больше " + most + " значений", "at most " + most + " values"});
    return false;
}

std::string shown(const Interval& interval) {
    const std::string from = interval.from == Date::open_start() ? "" : interval.from.to_string();
    const std::string to = interval.to == Date::open_end() ? "" : interval.to.to_string();
    return from + ".." + to;
}

void fail_empty(json::ObjectReader& r, std::string_view key, Text expected) {
    const json::Value* list = r.raw(key);
    if (list != nullptr && list->as_array() != nullptr && list->as_array()->empty())
        r.fail(key, ErrorCode::out_of_range, "[]", std::move(expected));
}

}  // namespace kvit::format
