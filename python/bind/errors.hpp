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

/// What `read` makes of one of several documents; the paths of its errors begin with its name:
/// "tariffs:norms[0].unit".
template <class T>
std::optional<T> take_document(const char* name, Result<T> document, Errors& errors) {
    if (document.ok()) return std::move(document).value();
    errors.append(document.errors().in_document(name));
    return std::nullopt;
}

/// The Python exception of a list that is not empty, with its document kvit-errors/1.
py::object error_object(const Errors& errors, const std::string& json);

/// A list that is not empty becomes the exception.
inline void throw_if_any(const Errors& errors) {
    if (!errors.empty()) throw Failure(errors);
}

}  // namespace kvit::python
