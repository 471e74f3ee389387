// The list of error codes, and errors as Python exceptions.
#include "errors.hpp"

#include "areas.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::python {
namespace {

py::object detail_of(const Error& error) {
    const auto& row = error_code_row(error.code);
    return make("kvit.errors", "ErrorDetail", "code"_a = static_cast<int>(error.code),
                "name"_a = row.name, "path"_a = error.path, "message"_a = Text(row.message),
                "found"_a = error.found, "expected"_a = error.expected,
                "sentence"_a = Text(error.message(Language::ru), error.message(Language::en)));
}

py::object exception_of(const Errors& errors) {
    return error_object(errors, format::write_errors(errors));
}

void set_error(const Errors& errors) {
    const py::object error = exception_of(errors);
    PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
}

void translate(std::exception_ptr pointer) {
    try {
        if (pointer) std::rethrow_exception(pointer);
    } catch (const Failure& failure) {
        set_error(failure.errors());
    } catch (const Overflow& overflow) {
        set_error(Error{ErrorCode::overflow, "", overflow.what(), {}});
    }
}

py::tuple codes() {
    return tuple_of(error_code_rows, [](const ErrorCodeRow& row) {
        return py::make_tuple(static_cast<int>(row.code), row.name, Text(row.message));
    });
}

/// An exception that the Python layer raises itself.
py::object error(std::string_view name, std::string path, std::string found, std::string ru,
                 std::string en) {
    for (const auto& row : error_code_rows)
        if (row.name == name)
            return exception_of(Error{row.code, std::move(path), std::move(found),
                                      Text(std::move(ru), std::move(en))});
    throw py::value_error("no such error code");
}

}  // namespace

py::object error_object(const Errors& errors, const std::string& json) {
    return make("kvit.errors", "error_from", tuple_of(errors.list(), detail_of), errors.total(),
                json);
}

void bind_errors(py::module_& module) {
    py::register_exception_translator(translate);
    module.def("error_codes", codes);
    module.def("error", error, "name"_a, "path"_a, "found"_a, "ru"_a, "en"_a);
}

}  // namespace kvit::python
