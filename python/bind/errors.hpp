#pragma once

#include "kvit/base/result.hpp"
#include "pybind.hpp"

namespace kvit::python {

/// The value of a result; its errors go to the list.
template <class T>
std::optional<T> take(Result<T> result, Errors& errors) {
    if (result.ok()) return std::move(result).value();
    errors.append(result.errors());
    return std::nullopt;
}

/// A list that is not empty becomes the exception.
inline void throw_if_any(const Errors& errors) {
    if (!errors.empty()) throw Failure(errors);
}

}  // namespace kvit::python
