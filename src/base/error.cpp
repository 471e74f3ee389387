#include "kvit/base/error.hpp"

namespace kvit {

std::string Error::message(Language language) const {
    const bool russian = language == Language::ru;
    std::string text = path.empty() ? "" : path + ": ";
    text += error_code_row(code).message.in(language);
    if (!found.empty()) text += (russian ? ": найдено " : ": found ") + found;
    if (!expected.empty())
        text += (russian ? "; ожидалось: " : "; expected: ") + expected.in(language);
    return text;
}

Errors Errors::in_document(std::string_view name) const {
    Errors named = *this;
    for (auto& error : named.list_) {
        error.path.insert(0, 1, ':');
        error.path.insert(0, name);
    }
    return named;
}

}  // namespace kvit
