#include <map>
#include <string>
#include <utility>

#include "format/claims.hpp"
#include "format/dated.hpp"
#include "format/law_files.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using Parameters = std::map<std::string, law::Parameter, std::less<>>;

law::Parameter read_parameter(ObjectReader& r, IdClaims& ids, const DatedDefaults& defaults) {
    law::Parameter parameter;
    parameter.id = ids.read(r, "id");
    parameter.title = r.object("title", read_text);
    parameter.unit = r.unit("unit");
    parameter.covered_until = r.optional_date("covered_until").value_or(Date::open_end());
    parameter.values = read_dated(r, defaults, nullptr);
    return parameter;
}

law::LawBook read_document(ObjectReader& r) {
    r.schema("kvit-law/1");
    std::string edition = r.text("edition");
    const DatedDefaults defaults = read_dated_defaults(r);
    IdClaims ids;
    Parameters parameters;
    r.each("parameters", [&](ObjectReader& entry) {
        law::Parameter parameter = read_parameter(entry, ids, defaults);
        std::string id = parameter.id;
        parameters.emplace(std::move(id), std::move(parameter));
    });
    return {std::move(edition), std::move(parameters)};
}

/// The errors of one of several documents; `prefix` names it.
void append(Errors& errors, const std::string& prefix, const Errors& of_file) {
    for (Error error : of_file.list()) {
        error.path.insert(0, prefix);
        errors.add(std::move(error));
    }
}

}  // namespace

Result<law::LawBook> read_law(std::string_view json) {
    return json::read_text(json, read_document);
}

Result<law::LawBook> read_law_files(std::span<const law::data::EmbeddedFile> files) {
    Errors errors;
    std::string edition;
    Parameters parameters;
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
