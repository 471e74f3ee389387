// Checking documents that nothing is computed of.
#include "format/json/parse.hpp"
#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

template <class T>
Errors errors_of(const Result<T>& result) {
    return result.ok() ? Errors() : result.errors();
}

/// A kind of document that can be read.
struct Readable {
    std::int32_t kind;
    std::string_view schema;
    Errors (*check)(std::string_view json);
};

constexpr Readable readable[] = {
    {KVIT_DOCUMENT_HOUSE, "kvit-house/1",
     [](std::string_view json) { return errors_of(format::read_house(json)); }},
    {KVIT_DOCUMENT_TARIFFS, "kvit-tariffs/1",
     [](std::string_view json) { return errors_of(format::read_tariffs(json)); }},
    {KVIT_DOCUMENT_POLICY, "kvit-policy/1",
     [](std::string_view json) { return errors_of(format::read_policy(json)); }},
    {KVIT_DOCUMENT_LAW, "kvit-law/1",
     [](std::string_view json) { return errors_of(format::read_law(json)); }},
    {KVIT_DOCUMENT_OPENING, "kvit-opening/1",
     [](std::string_view json) { return errors_of(format::read_opening(json)); }},
    {KVIT_DOCUMENT_BILL, "kvit-bill/1",
     [](std::string_view json) { return errors_of(format::read_bill(json)); }},
};

/// Checks a document as what its "schema" says.
Errors check_by_schema(std::string_view json) {
    const auto document = format::json::parse(json);
    if (!document.ok()) return document.errors();
    const auto* object = document->as_object();
    if (object == nullptr) return Error{ErrorCode::wrong_type, "", "", {"объект", "an object"}};

    std::string names;
    for (const auto& one : readable) names += (names.empty() ? "" : ", ") + std::string(one.schema);
    const Text expected(names, names);
    const auto* schema = object->find("schema");
    if (schema == nullptr) return Error{ErrorCode::missing_key, "schema", "", expected};
    const std::string* text = schema->as_string();
    if (text == nullptr) return Error{ErrorCode::wrong_type, "schema", "", expected};
    for (const auto& one : readable)
        if (*text == one.schema) return one.check(json);
    return Error{ErrorCode::wrong_schema, "schema", '"' + *text + '"', expected};
}

}  // namespace

extern "C" {

kvit_status kvit_document_check(const char* json, size_t json_size, int32_t kind,
                                kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.text("json", json, json_size)
            .choice("kind", kind, KVIT_DOCUMENT_ANY, KVIT_DOCUMENT_BILL);
        if (!arguments.ok()) return arguments.errors();
        for (const auto& one : readable)
            if (one.kind == kind) return one.check({json, json_size});
        return check_by_schema({json, json_size});
    });
}

kvit_status kvit_bill_verify(const char* bill, size_t bill_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.text("bill", bill, bill_size).ok()) return arguments.errors();
        const auto read = format::read_bill({bill, bill_size});
        if (!read.ok()) return read.errors();
        return bill::check(*read);
    });
}

}  // extern "C"
