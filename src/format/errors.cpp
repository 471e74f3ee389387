#include "format/layout.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

std::string write_errors(const Errors& errors, Layout layout) {
    const auto error_object = [](const Error& error) {
        const ErrorCodeRow& row = error_code_row(error.code);
        return json::Object()
            .add("code", static_cast<std::int32_t>(error.code))
            .add("name", row.name)
            .add("path", error.path)
            .add("message", text_object(row.message))
            .add("found", error.found)
            .add("expected", text_object(error.expected));
    };
    return laid_out(json::Object()
                        .add("schema", "kvit-errors/1")
                        .add("total", static_cast<std::int64_t>(errors.total()))
                        .add("errors", json::array_of(errors.list(), error_object)),
                    layout);
}

}  // namespace kvit::format
