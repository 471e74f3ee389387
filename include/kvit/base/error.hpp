#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kvit/base/limits.hpp"
#include "kvit/base/text.hpp"

namespace kvit {

/// What went wrong; the values are pinned in error_codes.def.
enum class ErrorCode : std::int32_t {
#define KVIT_ERROR(value, name, ru, en) name = value,
#include "kvit/base/error_codes.def"
#undef KVIT_ERROR
};

/// One row of the list of error codes.
struct ErrorCodeRow {
    ErrorCode code;
    std::string_view name;
    Phrase message;
};

inline constexpr ErrorCodeRow error_code_rows[] = {
#define KVIT_ERROR(value, name, ru, en) {ErrorCode::name, #name, {ru, en}},
#include "kvit/base/error_codes.def"
#undef KVIT_ERROR
};

constexpr const ErrorCodeRow& error_code_row(ErrorCode code) {
    for (const auto& row : error_code_rows)
        if (row.code == code) return row;
    return error_code_rows[2];  // `internal`: an unknown code is a general failure
}

/// Malformed data, with the place, what stood there and what was expected.
/// An unmet business condition is not an error but a Decision.
struct Error {
    ErrorCode code;
    std::string path;   ///< of the field, as in "accounts[17].meters[0].unit"; empty: the whole
    std::string found;  ///< what stood there; empty if nothing did
    Text expected;      ///< what would have been right

    /// One sentence: path, message, found, expected.
    std::string message(Language language) const;

    friend bool operator==(const Error&, const Error&) = default;
};

/// Errors in the order in which they were met: the first `errors_max` in full, the rest counted.
class Errors {
  public:
    Errors() = default;
    Errors(Error error) { add(std::move(error)); }  // NOLINT: one error is a list of one

    void add(Error error) {
        ++total_;
        if (list_.size() < limits::errors_max) list_.push_back(std::move(error));
    }
    void add(ErrorCode code, std::string path, std::string found = {}, Text expected = {}) {
        add(Error{code, std::move(path), std::move(found), std::move(expected)});
    }
    /// Adds an error unless the list already has it: one gap is met by many.
    void add_once(Error error) {
        if (std::find(list_.begin(), list_.end(), error) == list_.end()) add(std::move(error));
    }
    void append_once(const Errors& other) {
        for (const auto& error : other.list_) add_once(error);
        total_ += other.total_ - other.list_.size();
    }
    void append(const Errors& other) {
        for (const auto& error : other.list_) add(error);
        total_ += other.total_ - other.list_.size();
    }
    /// The same errors with the name of their document before the paths, "policy:id".
    Errors in_document(std::string_view name) const;

    /// Errors that are met but not described; only for a list that shows no more.
    void count(std::size_t more) { total_ += more; }

    bool empty() const { return total_ == 0; }
    /// Whether the list shows no more: another error need not be described, only counted.
    bool full() const { return list_.size() >= limits::errors_max; }
    /// All errors met, also those that `list` no longer holds.
    std::size_t total() const { return total_; }
    const std::vector<Error>& list() const { return list_; }
    const Error& first() const { return list_.front(); }

  private:
    std::vector<Error> list_;
    std::size_t total_ = 0;
};

/// A value left the range of exact arithmetic. Thrown by checked operators deep inside a
/// calculation; the public verbs turn it into the error `overflow`.
class Overflow : public std::overflow_error {
  public:
    using std::overflow_error::overflow_error;
};

/// Thrown by `Result::value_or_throw` for callers who prefer exceptions.
class Failure : public std::runtime_error {
  public:
    explicit Failure(Errors errors)
        : std::runtime_error(errors.first().message(Language::en)), errors_(std::move(errors)) {}
    const Errors& errors() const { return errors_; }

  private:
    Errors errors_;
};

}  // namespace kvit
