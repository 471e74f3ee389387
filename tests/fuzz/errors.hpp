#pragma once

#include <string_view>

#include "format/json/utf8.hpp"
#include "fuzz.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::fuzz {

/// A list of errors keeps what its documentation says: it is not empty, short, and each error has a
/// code of the list and texts in both languages; written, it is one line.
inline void require_errors(const Errors& errors) {
    require(!errors.empty(), "a refusal has errors");
    require(errors.list().size() <= limits::errors_max, "the list is short");
    require(errors.total() >= errors.list().size(), "all errors are counted");
    for (const auto& error : errors.list()) {
        require(error_code_row(error.code).code == error.code, "the code is one of the list");
        require(error.code != ErrorCode::internal, "no error is internal", error.path);
        require(error.expected.ru.empty() == error.expected.en.empty(), "both languages");
        for (const auto& text : {error.path, error.found, error.expected.ru, error.expected.en})
            require(format::json::ill_formed_at(text) == text.npos, "errors are UTF-8", text);
        require(!error.message(Language::ru).empty() && !error.message(Language::en).empty(),
                "there is a sentence");
    }
    const auto text = format::write_errors(errors, format::Layout::line);
    require(text.find('\n') == text.npos, "one line", text);
}

/// A reader never fails but by a list of errors.
template <class Read>
auto read_checked(Read read, std::string_view input) {
    auto result = read(input);
    if (!result.ok()) require_errors(result.errors());
    return result;
}

}  // namespace kvit::fuzz
