#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kvit/calendar/interval.hpp"

namespace kvit::format::json {

class Value;
struct Member;
using Array = std::vector<Value>;

/// A number that is no 64-bit integer, as it stands in the text: "1.5", "1e3", a long integer.
/// Documents have no use for one; it is kept so that a reader can say what it found.
struct Number {
    std::string lexeme;
    friend bool operator==(const Number&, const Number&) = default;
};

/// A value that knows its one spelling in documents: Money, Decimal, Date, Month.
template <class T>
concept Spelled = requires(const T& value) {
    { value.to_string() } -> std::same_as<std::string>;
};

/// An integer whose every value fits 64 signed bits.
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                  (std::signed_integral<T> || sizeof(T) < sizeof(std::int64_t));

/// Members in the order of the document. The one who adds them answers for distinct keys.
class Object {
  public:
    // Defined where Member is complete.
    Object();
    Object(const Object&);
    Object(Object&&) noexcept;
    Object& operator=(const Object&);
    Object& operator=(Object&&) noexcept;
    ~Object();

    Object& add(std::string key, Value value) &;
    Object&& add(std::string key, Value value) &&;
    /// An absent value adds no key.
    template <class T>
    Object& add(std::string key, std::optional<T> value) &;
    template <class T>
    Object&& add(std::string key, std::optional<T> value) &&;
    /// A half-open interval as two keys; an end that is open adds none.
    Object& add(const Interval& interval, std::string from_key = "valid_from",
                std::string to_key = "valid_to") &;
    Object&& add(const Interval& interval, std::string from_key = "valid_from",
                 std::string to_key = "valid_to") &&;

    /// nullptr if there is no such key.
    const Value* find(std::string_view key) const;

    const std::vector<Member>& members() const { return members_; }
    std::vector<Member>& members() { return members_; }

  private:
    std::vector<Member> members_;
};

bool operator==(const Object& a, const Object& b);

/// One JSON value, as parsed or to be written. Text is UTF-8.
class Value {
  public:
    enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

    Value() = default;
    Value(std::nullptr_t) {}                                                          // NOLINT
    Value(std::same_as<bool> auto value) : data_(value) {}                            // NOLINT
    Value(Integer auto value) : data_(static_cast<std::int64_t>(value)) {}            // NOLINT
    Value(Number value) : data_(std::move(value)) {}                                  // NOLINT
    Value(std::string value) : data_(std::move(value)) {}                             // NOLINT
    Value(std::string_view value) : data_(std::in_place_type<std::string>, value) {}  // NOLINT
    Value(const char* value) : data_(std::in_place_type<std::string>, value) {}       // NOLINT
    Value(const Spelled auto& value) : data_(value.to_string()) {}                    // NOLINT
    Value(Array value) : data_(std::move(value)) {}                                   // NOLINT
    Value(Object value) : data_(std::move(value)) {}                                  // NOLINT

    Kind kind() const { return static_cast<Kind>(data_.index()); }
    bool is_null() const { return kind() == Kind::null; }

    /// Each is nullptr for a value of another kind.
    const bool* as_boolean() const { return std::get_if<bool>(&data_); }
    const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&data_); }
    const Number* as_number() const { return std::get_if<Number>(&data_); }
    const std::string* as_string() const { return std::get_if<std::string>(&data_); }
    const Array* as_array() const { return std::get_if<Array>(&data_); }
    const Object* as_object() const { return std::get_if<Object>(&data_); }
    Array* as_array() { return std::get_if<Array>(&data_); }
    Object* as_object() { return std::get_if<Object>(&data_); }

    /// Calls `f` with what the value holds; std::monostate is null.
    template <class F>
    decltype(auto) visit(F&& f) const {
        return std::visit(std::forward<F>(f), data_);
    }

    friend bool operator==(const Value& a, const Value& b) { return a.data_ == b.data_; }

  private:
    // In the order of Kind.
    std::variant<std::monostate, bool, std::int64_t, Number, std::string, Array, Object> data_;
};

struct Member {
    std::string key;
    Value value;
    friend bool operator==(const Member&, const Member&) = default;
};

inline Object::Object() = default;
inline Object::Object(const Object&) = default;
inline Object::Object(Object&&) noexcept = default;
inline Object& Object::operator=(const Object&) = default;
inline Object& Object::operator=(Object&&) noexcept = default;
inline Object::~Object() = default;

inline bool operator==(const Object& a, const Object& b) { return a.members() == b.members(); }

inline Object& Object::add(std::string key, Value value) & {
    members_.push_back({std::move(key), std::move(value)});
    return *this;
}

inline Object&& Object::add(std::string key, Value value) && {
    return std::move(add(std::move(key), std::move(value)));
}

template <class T>
Object& Object::add(std::string key, std::optional<T> value) & {
    return value ? add(std::move(key), Value(*std::move(value))) : *this;
}

template <class T>
Object&& Object::add(std::string key, std::optional<T> value) && {
    return std::move(add(std::move(key), std::move(value)));
}

inline Object& Object::add(const Interval& interval, std::string from_key, std::string to_key) & {
    if (interval.from != Date::open_start()) add(std::move(from_key), interval.from);
    if (interval.to != Date::open_end()) add(std::move(to_key), interval.to);
    return *this;
}

inline Object&& Object::add(const Interval& interval, std::string from_key, std::string to_key) && {
    return std::move(add(interval, std::move(from_key), std::move(to_key)));
}

inline const Value* Object::find(std::string_view key) const {
    for (const auto& member : members_)
        if (member.key == key) return &member.value;
    return nullptr;
}

/// An array with `write(item)` for each item of a range.
template <class Range, class Write>
Array array_of(const Range& items, Write write) {
    Array array;
    array.reserve(std::size(items));
    for (const auto& item : items) array.emplace_back(write(item));
    return array;
}

}  // namespace kvit::format::json
