#include "format/json/reader.hpp"

#include <algorithm>

#include "format/json/nearest.hpp"
#include "format/json/path.hpp"

namespace kvit::format::json {
namespace {

/// Where the host keeps its own data; every object may have it.
constexpr std::string_view ext_key = "ext";

Error wrong_type(const Value& value, const Phrase& expected) {
    return {ErrorCode::wrong_type, {}, excerpt(value), expected};
}

Error no_object(const Value& value) { return wrong_type(value, {"объект", "an object"}); }
Error no_array(const Value& value) { return wrong_type(value, {"массив", "an array"}); }

bool contains(const std::vector<std::string_view>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// The conversions of scalar.hpp with their arguments bound.

auto text_within(std::size_t bytes_max) {
    return [bytes_max](const Value& value) { return to_text(value, bytes_max); };
}

auto decimal_within(int decimals_max) {
    return [decimals_max](const Value& value) { return to_decimal(value, decimals_max); };
}

auto non_negative_within(int decimals_max) {
    return [decimals_max](const Value& value) { return to_non_negative(value, decimals_max); };
}

auto count_within(std::int64_t min, std::int64_t max) {
    return [min, max](const Value& value) { return to_count(value, min, max); };
}

}  // namespace

void ObjectReader::Place::append_to(std::string& path) const {
    if (parent != nullptr) parent->place_.append_to(path);
    if (key) append_key(path, *key);
    if (index) append_index(path, *index);
}

std::string ObjectReader::Place::path() const {
    std::string path;
    append_to(path);
    return path;
}

std::string ObjectReader::path(std::string_view key) const {
    return key.empty() ? place_.path() : at(key).path();
}

const Object* ObjectReader::object_at(const Place& place, const Value& value, Errors& errors) {
    if (const Object* object = value.as_object()) return object;
    if (errors.full()) {
        errors.count(1);
        return nullptr;
    }
    Error error = no_object(value);
    error.path = place.path();
    errors.add(std::move(error));
    return nullptr;
}

bool ObjectReader::has(std::string_view key) const {
    const Value* value = object_ != nullptr ? object_->find(key) : nullptr;
    return value != nullptr && !value->is_null();
}

const Value* ObjectReader::ext() const {
    return object_ != nullptr ? object_->find(ext_key) : nullptr;
}

const Value* ObjectReader::raw(std::string_view key) { return take(key); }

const Value* ObjectReader::take(std::string_view key) {
    known_.push_back(key);
    const Value* value = object_ != nullptr ? object_->find(key) : nullptr;
    return value != nullptr && !value->is_null() ? value : nullptr;
}

const Array* ObjectReader::take_array(std::string_view key, Presence presence) {
    const Value* value = take(key);
    if (value == nullptr) {
        if (presence == Presence::required) report_missing(key, no_array(Value()));
        return nullptr;
    }
    const Array* array = value->as_array();
    if (array == nullptr) report(at(key), no_array(*value));
    return array;
}

const Object* ObjectReader::take_object(std::string_view key, Presence presence) {
    if (const Value* value = take(key)) return object_at(at(key), *value, errors_);
    if (presence == Presence::required) report_missing(key, no_object(Value()));
    return nullptr;
}

bool ObjectReader::only_counted() {
    if (object_ == nullptr) return true;
    if (!errors_.full()) return false;
    errors_.count(1);
    return true;
}

void ObjectReader::report(const Place& place, Error error) {
    if (only_counted()) return;
    error.path = place.path();
    errors_.add(std::move(error));
}

void ObjectReader::report_missing(std::string_view key, Error refusal_of_null) {
    refusal_of_null.code = ErrorCode::missing_key;
    refusal_of_null.found.clear();
    report(at(key), std::move(refusal_of_null));
}

void ObjectReader::fail(std::string_view key, ErrorCode code, std::string found, Text expected) {
    report(key.empty() ? place_ : at(key), {code, {}, std::move(found), std::move(expected)});
}

bool ObjectReader::copies(std::size_t bytes) {
    const ObjectReader* outermost = this;
    while (outermost->place_.parent != nullptr) outermost = outermost->place_.parent;
    outermost->copied_ += bytes;
    constexpr std::size_t most = limits::copied_bytes_max;
    if (outermost->copied_ <= most) return true;
    if (!only_counted()) {
        const std::string limit = "copied_bytes_max = " + std::to_string(most);
        report(place_, {ErrorCode::limit_exceeded, {}, {}, {limit, limit}});
    }
    return false;
}

void ObjectReader::finish() {
    if (object_ == nullptr) return;
    const auto is_unknown = [&](const Member& member) {
        return member.key != ext_key && !contains(known_, member.key);
    };
    const auto& members = object_->members();
    if (std::none_of(members.begin(), members.end(), is_unknown)) return;

    // A slip stands for a key that is not there yet.
    std::vector<std::string_view> absent;
    for (const auto key : known_)
        if (object_->find(key) == nullptr && !contains(absent, key)) absent.push_back(key);
    for (const auto& member : members)
        if (is_unknown(member) && !only_counted())
            report(at(member.key), {ErrorCode::unknown_key, {}, {}, one_of(absent, member.key)});
}

void ObjectReader::schema(std::string_view expected) {
    required("schema", [expected](const Value& value) -> Result<std::string> {
        const std::string* found = value.as_string();
        if (found != nullptr && *found == expected) return *found;
        const std::string name = '"' + std::string(expected) + '"';
        return Error{found != nullptr ? ErrorCode::wrong_schema : ErrorCode::wrong_type,
                     {},
                     excerpt(value),
                     {name, name}};
    });
}

std::string ObjectReader::id(std::string_view key) { return required(key, to_id); }

std::optional<std::string> ObjectReader::optional_id(std::string_view key) {
    return optional(key, to_id);
}

std::vector<std::string> ObjectReader::ids(std::string_view key, Presence presence) {
    return items(key, presence, to_id);
}

std::string ObjectReader::text(std::string_view key, std::size_t bytes_max) {
    return required(key, text_within(bytes_max));
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key,
                                                       std::size_t bytes_max) {
    return optional(key, text_within(bytes_max));
}

std::vector<std::string> ObjectReader::texts(std::string_view key, Presence presence) {
    return items(key, presence, text_within(limits::text_bytes_max));
}

Decimal ObjectReader::decimal(std::string_view key, int decimals_max) {
    return required(key, decimal_within(decimals_max));
}

std::optional<Decimal> ObjectReader::optional_decimal(std::string_view key, int decimals_max) {
    return optional(key, decimal_within(decimals_max));
}

std::vector<Decimal> ObjectReader::decimals(std::string_view key, int decimals_max,
                                            Presence presence) {
    return items(key, presence, decimal_within(decimals_max));
}

Decimal ObjectReader::non_negative(std::string_view key, int decimals_max) {
    return required(key, non_negative_within(decimals_max));
}

std::optional<Decimal> ObjectReader::optional_non_negative(std::string_view key, int decimals_max) {
    return optional(key, non_negative_within(decimals_max));
}

Money ObjectReader::money(std::string_view key) { return required(key, to_money); }

std::optional<Money> ObjectReader::optional_money(std::string_view key) {
    return optional(key, to_money);
}

std::int64_t ObjectReader::count(std::string_view key, std::int64_t min, std::int64_t max) {
    return required(key, count_within(min, max), min);
}

std::int64_t ObjectReader::count(std::string_view key, std::int64_t min, std::int64_t max,
                                 std::int64_t if_absent) {
    return optional_count(key, min, max).value_or(if_absent);
}

std::vector<std::int64_t> ObjectReader::counts(std::string_view key, std::int64_t min,
                                               std::int64_t max, Presence presence) {
    return items(key, presence, count_within(min, max));
}

std::optional<std::int64_t> ObjectReader::optional_count(std::string_view key, std::int64_t min,
                                                         std::int64_t max) {
    return optional(key, count_within(min, max));
}

bool ObjectReader::boolean(std::string_view key) { return required(key, to_boolean); }

bool ObjectReader::boolean(std::string_view key, bool if_absent) {
    return optional(key, to_boolean).value_or(if_absent);
}

Date ObjectReader::date(std::string_view key) { return required(key, to_date); }

std::optional<Date> ObjectReader::optional_date(std::string_view key) {
    return optional(key, to_date);
}

std::vector<Date> ObjectReader::dates(std::string_view key, Presence presence) {
    return items(key, presence, to_date);
}

Month ObjectReader::month(std::string_view key) { return required(key, to_month); }

std::optional<Month> ObjectReader::optional_month(std::string_view key) {
    return optional(key, to_month);
}

std::vector<Month> ObjectReader::months(std::string_view key, Presence presence) {
    return items(key, presence, to_month);
}

Interval ObjectReader::interval(std::string_view from_key, std::string_view to_key) {
    Interval interval;
    interval.from = optional_date(from_key).value_or(interval.from);
    interval.to = optional_date(to_key).value_or(interval.to);
    if (interval.empty()) {
        const std::string from = interval.from.to_string();
        fail(to_key, ErrorCode::empty_interval, from + ".." + interval.to.to_string(),
             {"дата позже " + from, "a date after " + from});
    }
    return interval;
}

Unit ObjectReader::unit(std::string_view key) { return required(key, to_unit); }

std::optional<Unit> ObjectReader::optional_unit(std::string_view key) {
    return optional(key, to_unit);
}

}  // namespace kvit::format::json
