#pragma once

#include <algorithm>
#include <string>

#include "format/json/reader.hpp"
#include "format/reference.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/law/effective.hpp"

namespace kvit::format {

/// What a document says once for all of its dated values.
struct DatedDefaults {
    Date known_on = Date::open_start();
    trace::Reference reference;
};

/// The keys "known_on" and "source" of a document.
DatedDefaults read_dated_defaults(json::ObjectReader& r);

/// May a value take the place of another one that was loaded on another day?
enum class Corrections { refused, admitted };

/// The key "values": at least one, no two of one day of loading in force on one day. With a kind,
/// each within its legal extent.
law::Effective<Decimal> read_dated(json::ObjectReader& r, const DatedDefaults& defaults,
                                   const formula::Kind* kind,
                                   Corrections corrections = Corrections::refused);

/// The same for values of any type under any key: `read_value` makes one of its entry. A list that
/// is given has at least one.
template <class T, class ReadValue>
law::Effective<T> read_dated_list(json::ObjectReader& r, std::string_view key,
                                  const DatedDefaults& defaults, ReadValue read_value,
                                  json::Presence presence = json::Presence::required,
                                  Corrections corrections = Corrections::refused);

/// Adds to `values`; where the interval overlaps another one, that is the error
/// `overlapping_intervals` of the object that `r` reads.
template <class T>
void add_dated(json::ObjectReader& r, law::Effective<T>& values, law::Dated<T> dated,
               Corrections corrections = Corrections::refused);

/// Whether a list of dated values is within `limits::dated_values_max`; if not, that is an error.
bool admits_values(json::ObjectReader& r, std::string_view key = "values");

/// "2025-01-01..2025-07-01"; an open end is left out.
std::string shown(const Interval& interval);
/// The list `key` is empty, which it may not be.
void fail_empty(json::ObjectReader& r, std::string_view key, Text expected);

template <class T, class ReadValue>
law::Effective<T> read_dated_list(json::ObjectReader& r, std::string_view key,
                                  const DatedDefaults& defaults, ReadValue read_value,
                                  json::Presence presence, Corrections corrections) {
    law::Effective<T> values;
    if (!admits_values(r, key)) return values;
    const auto read_entry = [&](json::ObjectReader& v) {
        // In the order of the keys of a document, so that errors come in it.
        law::Dated<T> dated{.valid = v.interval("from", "to"),
                            .value = read_value(v),
                            .reference = reference_or(v, "source", defaults.reference),
                            .known_on = v.optional_date("known_on").value_or(defaults.known_on)};
        if (v.ok())  // a wrong date would overlap others
            add_dated(v, values, std::move(dated), corrections);
    };
    r.each(key, read_entry, presence);
    fail_empty(r, key, {"хотя бы одно значение", "at least one value"});
    return values;
}

template <class T>
void add_dated(json::ObjectReader& r, law::Effective<T>& values, law::Dated<T> dated,
               Corrections corrections) {
    const Interval valid = dated.valid;
    const Date loaded = dated.known_on;
    const bool corrects = corrections == Corrections::admitted;
    if (valid.empty()) return;  // reported already
    if (corrects ? values.supersede(std::move(dated)) : values.add(std::move(dated))) return;
    const auto& others = values.values();
    const auto other = std::find_if(others.begin(), others.end(), [&](const auto& each) {
        return each.valid.overlaps(valid) && (!corrects || each.known_on == loaded);
    });
    const std::string taken = shown(other->valid);
    r.fail({}, ErrorCode::overlapping_intervals, shown(valid),
           {"интервал вне " + taken, "an interval outside " + taken});
}

}  // namespace kvit::format
