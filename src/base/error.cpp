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

}  // namespace kvit
