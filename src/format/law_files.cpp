// The law pack inside the library: many files, one book.
#include "format/law_files.hpp"

#include <string>
#include <utility>

#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

/// The errors of one of several documents; `prefix` names it.
void append(Errors& errors, const std::string& prefix, const Errors& of_file) {
    for (Error error : of_file.list()) {
        error.path.insert(0, prefix);
        errors.add(std::move(error));
    }
}

}  // namespace

Result<law::LawBook> read_law_files(std::span<const EmbeddedFile> files) {
    Errors errors;
    std::string edition;
    law::LawBook::Parameters parameters;
    for (const auto& file : files) {
        const std::string prefix = std::string(file.path) + ": ";
        const auto book = read_law(file.text);
        if (!book.ok()) {
            append(errors, prefix, book.errors());
            continue;
        }
        if (edition.empty()) edition = book->edition();
        if (book->edition() != edition)
            errors.add(ErrorCode::contradiction, prefix + "edition", book->edition(),
                       {edition, edition});
        for (const auto& [id, parameter] : book->parameters())
            if (!parameters.emplace(id, parameter).second)
                errors.add(ErrorCode::duplicate_id, prefix + id, id,
                           {"параметр, которого нет в других файлах",
                            "a parameter that no other file has"});
    }
    if (!errors.empty()) return errors;
    return law::LawBook(std::move(edition), std::move(parameters));
}

Result<law::LawBook> built_in_law() {
    return read_law_files({law::data::files, law::data::file_count});
}

}  // namespace kvit::format
