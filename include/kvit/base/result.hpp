#pragma once

#include <utility>
#include <variant>

#include "kvit/base/error.hpp"

namespace kvit {

/// A value, or the list of errors that prevented it. Never both.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}              // NOLINT
    Result(Errors errors) : state_(std::in_place_index<1>, std::move(errors)) {}       // NOLINT
    Result(Error error) : state_(std::in_place_index<1>, Errors(std::move(error))) {}  // NOLINT

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only after `ok()`.
    const T& value() const& { return std::get<0>(state_); }
    T& value() & { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// Only after `!ok()`.
    const Errors& errors() const { return std::get<1>(state_); }

    /// The value; throws `Failure` with the errors if there is none.
    T value_or_throw() && {
        if (!ok()) throw Failure(errors());
        return std::get<0>(std::move(state_));
    }

  private:
    std::variant<T, Errors> state_;
};

}  // namespace kvit
