#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "format/json/choice.hpp"
#include "format/json/parse.hpp"
#include "format/json/scalar.hpp"
#include "format/json/value.hpp"
#include "kvit/base/error.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/base/result.hpp"
#include "kvit/calendar/interval.hpp"

namespace kvit::format::json {

class ObjectReader;

/// A function that reads one object: `Account read_account(ObjectReader& r)`.
template <class F>
concept ReadsObject = std::is_invocable_v<F&, ObjectReader&>;

template <ReadsObject F>
using ReadBy = std::invoke_result_t<F&, ObjectReader&>;

/// One that returns something.
template <class F>
concept MakesOfObject = ReadsObject<F> && !std::is_void_v<ReadBy<F>>;

/// Whether a list may be left out; it is empty then.
enum class Presence : std::uint8_t { required, optional };

/// Reads the members of one object by key and type. A field that is missing or malformed becomes an
/// error with its path, the field gets a harmless default, and reading goes on: one pass reports
/// every error of a document. A key that was never asked for is an error too, except "ext", which
/// is left to the host untouched. `null` counts as absent.
///
///     Meter read_meter(ObjectReader& r) {
///         return {.id = r.id("id"), .unit = r.unit("unit"), .valid = r.interval()};
///     }
///     Account read_account(ObjectReader& r) {
///         return {.id = r.id("id"), .meters = r.list("meters", read_meter)};
///     }
///     Result<Account> account = read_text(text, read_account);
///
/// Readers are made by `read`, `object`, `list` and their like only, live while the function they
/// are given to runs, and look for unknown keys after it. Keys are literals: they are not copied.
class ObjectReader {
  public:
    ObjectReader(const ObjectReader&) = delete;
    ObjectReader& operator=(const ObjectReader&) = delete;

    /// Checks the key "schema", as "kvit-house/1".
    void schema(std::string_view expected);

    /// An opaque id: 1..128 bytes, no control characters, no spaces around it.
    std::string id(std::string_view key);
    std::optional<std::string> optional_id(std::string_view key);
    /// Free text; of control characters only tabs and line feeds.
    std::string text(std::string_view key, std::size_t bytes_max = limits::text_bytes_max);
    std::optional<std::string> optional_text(std::string_view key,
                                             std::size_t bytes_max = limits::text_bytes_max);

    /// A decimal number in a string, "12.345"; never a JSON number.
    Decimal decimal(std::string_view key, int decimals_max = Decimal::scale_max);
    std::optional<Decimal> optional_decimal(std::string_view key,
                                            int decimals_max = Decimal::scale_max);
    /// The same, 0 or above.
    Decimal non_negative(std::string_view key, int decimals_max = Decimal::scale_max);
    std::optional<Decimal> optional_non_negative(std::string_view key,
                                                 int decimals_max = Decimal::scale_max);
    /// Roubles with exactly two decimals, "96.80".
    Money money(std::string_view key);
    std::optional<Money> optional_money(std::string_view key);
    /// A JSON integer in min..max.
    std::int64_t count(std::string_view key, std::int64_t min, std::int64_t max);
    std::int64_t count(std::string_view key, std::int64_t min, std::int64_t max,
                       std::int64_t if_absent);
    std::optional<std::int64_t> optional_count(std::string_view key, std::int64_t min,
                                               std::int64_t max);
    std::vector<std::int64_t> counts(std::string_view key, std::int64_t min, std::int64_t max,
                                     Presence presence = Presence::required);
    bool boolean(std::string_view key);
    bool boolean(std::string_view key, bool if_absent);

    Date date(std::string_view key);
    std::optional<Date> optional_date(std::string_view key);
    Month month(std::string_view key);
    std::optional<Month> optional_month(std::string_view key);
    /// A half-open interval; an end that is absent is open.
    Interval interval(std::string_view from_key = "valid_from",
                      std::string_view to_key = "valid_to");
    /// A unit in the notation of documents, "m3/person".
    Unit unit(std::string_view key);
    std::optional<Unit> optional_unit(std::string_view key);

    /// One name of a closed list; the default is the first of the list.
    template <Choices List>
    Chosen<List> choice(std::string_view key, const List& choices);
    template <Choices List>
    Chosen<List> choice(std::string_view key, const List& choices, Chosen<List> if_absent);
    template <Choices List>
    std::optional<Chosen<List>> optional_choice(std::string_view key, const List& choices);

    /// What `fn` makes of the object. If it is missing, that is one error, and `fn` sees an object
    /// all of whose fields are silently absent.
    template <ReadsObject F>
    ReadBy<F> object(std::string_view key, F fn);
    /// Without a result of `fn`: whether the object was there.
    template <ReadsObject F>
    auto optional_object(std::string_view key, F fn);

    /// What `fn` makes of each object of an array.
    template <MakesOfObject F>
    std::vector<ReadBy<F>> list(std::string_view key, F fn, Presence presence = Presence::required);
    template <ReadsObject F>
    void each(std::string_view key, F fn, Presence presence = Presence::required);
    /// An object used as a map from names to objects: fn(name, reader) for each member.
    template <class F>
    void each_member(std::string_view key, F fn, Presence presence = Presence::required);

    /// Arrays of scalars.
    std::vector<std::string> ids(std::string_view key, Presence presence = Presence::required);
    std::vector<std::string> texts(std::string_view key, Presence presence = Presence::required);
    std::vector<Date> dates(std::string_view key, Presence presence = Presence::required);
    std::vector<Month> months(std::string_view key, Presence presence = Presence::required);
    std::vector<Decimal> decimals(std::string_view key, int decimals_max = Decimal::scale_max,
                                  Presence presence = Presence::required);
    template <Choices List>
    std::vector<Chosen<List>> choices(std::string_view key, const List& choices,
                                      Presence presence = Presence::required);

    /// The value as it stands, of any type; nullptr if absent.
    const Value* raw(std::string_view key);
    /// Data of the host under "ext", of any type; nullptr if absent.
    const Value* ext() const;
    /// Whether the key is given and not null; it does not become known by that.
    bool has(std::string_view key) const;

    /// An error of meaning in a field; an empty key stands for the object itself.
    void fail(std::string_view key, ErrorCode code, std::string found = {}, Text expected = {});
    /// Counts bytes that the document says once and that are kept once more, with one of its facts:
    /// a short text could ask for any memory that way. False, and the error `limit_exceeded`, past
    /// `copied_bytes_max` of the whole document.
    bool copies(std::size_t bytes);
    /// The path of a field, "accounts[17].area", to be kept for errors that show only later.
    std::string path(std::string_view key = {}) const;
    /// Whether no error was met in this object so far, so that checks may build on its fields.
    bool ok() const { return object_ != nullptr && errors_.total() == errors_before_; }

  private:
    template <MakesOfObject F>
    friend Result<ReadBy<F>> read(const Value& document, F fn);

    /// A place in the tree; printed only when an error needs it.
    struct Place {
        const ObjectReader* parent = nullptr;  // the document itself has none
        std::optional<std::string_view> key;
        std::optional<std::size_t> index;

        void append_to(std::string& path) const;
        std::string path() const;
    };

    /// `object` is nullptr for one that is missing or no object: all is absent then, silently.
    ObjectReader(const Object* object, const Place& place, Errors& errors)
        : object_(object), place_(place), errors_(errors), errors_before_(errors.total()) {}

    /// Calls `fn` with a reader of the object, and before it the object's `name` if it has one.
    template <class F, class... Name>
    static auto run(const Object* object, const Place& place, Errors& errors, F& fn,
                    const Name&... name);
    /// `value` as an object; another type is an error.
    static const Object* object_at(const Place& place, const Value& value, Errors& errors);

    Place at(std::string_view key) const { return {this, key, std::nullopt}; }
    Place at(std::string_view key, std::size_t index) const { return {this, key, index}; }

    /// The value of a key, which becomes known by that; nullptr if absent.
    const Value* take(std::string_view key);
    const Array* take_array(std::string_view key, Presence presence);
    const Object* take_object(std::string_view key, Presence presence);

    void report(const Place& place, Error error);
    /// Whether an error here needs no words, since the list shows no more; it is counted then.
    bool only_counted();
    /// What was expected there is taken from the refusal of null.
    void report_missing(std::string_view key, Error refusal_of_null);
    /// Reports the keys that nobody asked for.
    void finish();

    // The shapes of a field, each over `to(value)`: a function of scalar.hpp with its arguments.
    template <class To>
    using Meaning =
        std::remove_cvref_t<decltype(*std::declval<std::invoke_result_t<To&, Value>>())>;
    template <class To>
    Meaning<To> required(std::string_view key, To to, Meaning<To> if_wrong = {});
    template <class To>
    std::optional<Meaning<To>> optional(std::string_view key, To to);
    template <class To>
    std::vector<Meaning<To>> items(std::string_view key, Presence presence, To to);
    template <class To>
    std::optional<Meaning<To>> meaning(const Place& place, const Value& value, To& to);

    const Object* object_;
    Place place_;
    Errors& errors_;
    std::size_t errors_before_;
    std::vector<std::string_view> known_;
    mutable std::size_t copied_ = 0;  ///< of the whole document; counted in the outermost reader
};

/// Reads a whole document: what `fn` makes of it, or every error met on the way.
template <MakesOfObject F>
Result<ReadBy<F>> read(const Value& document, F fn) {
    Errors errors;
    const ObjectReader::Place root;
    const Object* object = ObjectReader::object_at(root, document, errors);
    auto result = ObjectReader::run(object, root, errors, fn);
    if (!errors.empty()) return errors;
    return result;
}

/// The same from the text.
template <MakesOfObject F>
Result<ReadBy<F>> read_text(std::string_view text, F fn, const Limits& limits = {}) {
    const auto document = parse(text, limits);
    if (!document.ok()) return document.errors();
    return read(*document, std::move(fn));
}

template <class F, class... Name>
auto ObjectReader::run(const Object* object, const Place& place, Errors& errors, F& fn,
                       const Name&... name) {
    ObjectReader reader(object, place, errors);
    if constexpr (std::is_void_v<std::invoke_result_t<F&, const Name&..., ObjectReader&>>) {
        fn(name..., reader);
        reader.finish();
    } else {
        auto result = fn(name..., reader);
        reader.finish();
        return result;
    }
}

template <ReadsObject F>
ReadBy<F> ObjectReader::object(std::string_view key, F fn) {
    const Object* object = take_object(key, Presence::required);
    return run(object, at(key), errors_, fn);
}

template <ReadsObject F>
auto ObjectReader::optional_object(std::string_view key, F fn) {
    const Object* object = take_object(key, Presence::optional);
    if constexpr (std::is_void_v<ReadBy<F>>) {
        if (object != nullptr) run(object, at(key), errors_, fn);
        return object != nullptr;
    } else {
        std::optional<ReadBy<F>> result;
        if (object != nullptr) result.emplace(run(object, at(key), errors_, fn));
        return result;
    }
}

template <ReadsObject F>
void ObjectReader::each(std::string_view key, F fn, Presence presence) {
    const Array* array = take_array(key, presence);
    if (array == nullptr) return;
    for (std::size_t i = 0; i < array->size(); ++i) {
        const Place place = at(key, i);
        if (const Object* object = object_at(place, (*array)[i], errors_))
            run(object, place, errors_, fn);
    }
}

template <MakesOfObject F>
std::vector<ReadBy<F>> ObjectReader::list(std::string_view key, F fn, Presence presence) {
    std::vector<ReadBy<F>> items;
    each(
        key,
        [&](ObjectReader& reader) {
            auto item = fn(reader);
            // A short text may stand for many large items. Once the list of errors is full nothing
            // will come of them, so they are not kept.
            if (!errors_.full()) items.push_back(std::move(item));
        },
        presence);
    return items;
}

template <class F>
void ObjectReader::each_member(std::string_view key, F fn, Presence presence) {
    const Object* map = take_object(key, presence);
    if (map == nullptr) return;
    const ObjectReader names(map, at(key), errors_);
    for (const auto& [name, value] : map->members()) {
        const Place place = names.at(name);
        if (const Object* object = object_at(place, value, errors_))
            run(object, place, errors_, fn, name);
    }
}

template <class To>
auto ObjectReader::required(std::string_view key, To to, Meaning<To> if_wrong) -> Meaning<To> {
    if (const Value* value = take(key))
        return meaning(at(key), *value, to).value_or(std::move(if_wrong));
    if (!only_counted()) report_missing(key, to(Value()).errors().first());
    return if_wrong;
}

template <class To>
auto ObjectReader::optional(std::string_view key, To to) -> std::optional<Meaning<To>> {
    const Value* value = take(key);
    return value != nullptr ? meaning(at(key), *value, to) : std::nullopt;
}

template <class To>
auto ObjectReader::items(std::string_view key, Presence presence, To to)
    -> std::vector<Meaning<To>> {
    std::vector<Meaning<To>> items;
    const Array* array = take_array(key, presence);
    if (array == nullptr) return items;
    for (std::size_t i = 0; i < array->size(); ++i)
        if (auto item = meaning(at(key, i), (*array)[i], to)) items.push_back(*std::move(item));
    return items;
}

template <class To>
auto ObjectReader::meaning(const Place& place, const Value& value, To& to)
    -> std::optional<Meaning<To>> {
    auto result = to(value);
    if (result.ok()) return *std::move(result);
    report(place, result.errors().first());
    return std::nullopt;
}

template <Choices List>
Chosen<List> ObjectReader::choice(std::string_view key, const List& choices) {
    const auto to = [&](const Value& value) { return to_choice(value, choices); };
    return required(key, to, std::ranges::begin(choices)->value);
}

template <Choices List>
Chosen<List> ObjectReader::choice(std::string_view key, const List& choices,
                                  Chosen<List> if_absent) {
    return optional_choice(key, choices).value_or(if_absent);
}

template <Choices List>
std::optional<Chosen<List>> ObjectReader::optional_choice(std::string_view key,
                                                          const List& choices) {
    return optional(key, [&](const Value& value) { return to_choice(value, choices); });
}

template <Choices List>
std::vector<Chosen<List>> ObjectReader::choices(std::string_view key, const List& choices,
                                                Presence presence) {
    return items(key, presence, [&](const Value& value) { return to_choice(value, choices); });
}

}  // namespace kvit::format::json
