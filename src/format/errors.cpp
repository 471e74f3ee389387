#include "format/error_object.hpp"
#include "format/layout.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

json::Object error_object(const Error& error) {
    const ErrorCodeRow& row = error_code_row(error.code);
    return json::Object()
        .add("code", static_cast<std::int32_t>(error.code))
        .add("name", row.name)
        .add("path", error.path)
        .add("message", text_object(row.message))
        .add("found", error.found)
        .add("expected", text_object(error.expected));
}

std::string write_errors(const Errors& errors, Layout layout) {
    return write_errors(errors, 0, {}, layout);
}

std::string write_errors(const Errors& errors, std::size_t line, std::string_view house,
                         Layout layout) {
    json::Object document;
    document.add("schema", "kvit-errors/1");
    if (line != 0) document.add("line", static_cast<std::int64_t>(line));
    if (!house.empty()) document.add("house", house);
    document.add("total", static_cast<std::int64_t>(errors.total()))
        .add("errors", json::array_of(errors.list(), error_object));
    return laid_out(document, layout);
}

}  // namespace kvit::format
