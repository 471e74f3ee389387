// kvit-qr/1: a payment code.
#include "format/error_object.hpp"
#include "format/exchange_names.hpp"
#include "format/json/path.hpp"
#include "format/json/reader.hpp"
#include "format/layout.hpp"
#include "kvit/format/exchange.hpp"

namespace kvit::format {
namespace {

using exchange::QrCode;
using exchange::QrField;
using exchange::QrRequest;
using json::Array;
using json::Object;
using json::ObjectReader;

constexpr json::Choice<char> marks[] = {{"ST", 'S'}};
constexpr json::Choice<char> versions[] = {{"0001", '1'}};

void read_header(ObjectReader& r, QrRequest& request) {
    r.choice("format", marks, 'S');
    r.choice("version", versions, '1');
    request.encoding = r.choice("encoding", names::qr_encodings, exchange::Encoding::utf8);
    const auto separator = r.optional_text("separator");
    if (!separator) return;
    if (separator->size() == 1)
        request.separator = separator->front();
    else
        r.fail("separator", ErrorCode::bad_text, '"' + *separator + '"',
               {"один знак ASCII", "one character of ASCII"});
}

/// ["Name", "УК Пример"]; an error says at which place it is another thing.
void read_fields(ObjectReader& r, QrRequest& request) {
    const json::Value* value = r.raw("fields");
    const Text expected{R"(список пар ["ключ", "значение"])",
                        R"(a list of pairs ["key", "value"])"};
    const Array* fields = value != nullptr ? value->as_array() : nullptr;
    if (fields == nullptr)
        return r.fail("fields", value == nullptr ? ErrorCode::missing_key : ErrorCode::wrong_type,
                      "", expected);
    for (const auto& field : *fields) {
        const Array* pair = field.as_array();
        const bool is_pair = pair != nullptr && pair->size() == 2;
        const std::string* key = is_pair ? (*pair)[0].as_string() : nullptr;
        const std::string* text = is_pair ? (*pair)[1].as_string() : nullptr;
        if (key == nullptr || text == nullptr)
            return r.fail("fields", ErrorCode::wrong_type, json::excerpt(field), expected);
        // A part "=" that was read says nothing; one with a value and no key cannot be made.
        if (key->empty() && text->empty()) continue;
        if (key->empty())
            return r.fail("fields", ErrorCode::bad_text, json::excerpt(field), expected);
        request.fields.push_back({*key, *text});
    }
}

QrRequest read_document(ObjectReader& r) {
    QrRequest request;
    r.schema("kvit-qr/1");
    r.optional_object("header", [&](ObjectReader& header) { read_header(header, request); });
    read_fields(r, request);
    request.to_pay = r.optional_money("to_pay");
    request.insurance = r.optional_money("insurance");
    request.rule =
        r.choice("insurance_rule", names::insurance_rules, exchange::InsuranceRule::two_codes);
    // Said by one who read the code; the fields have the same.
    for (const auto* key : {"sum_kopecks", "add_amount_kopecks"})
        r.optional_count(key, 0, INT64_MAX);
    r.raw("remarks");
    return request;
}

}  // namespace

Result<QrRequest> read_qr_request(std::string_view json) {
    return json::read_text(json, read_document);
}

std::string write_qr(const QrCode& code, Layout layout) {
    Object document;
    document.add("schema", "kvit-qr/1")
        .add("header", Object()
                           .add("format", "ST")
                           .add("version", "0001")
                           .add("encoding", std::string(1, code.digit))
                           .add("separator", std::string(1, code.separator)))
        .add("fields", json::array_of(code.fields, [](const QrField& field) {
                 return Array{json::Value(field.key), json::Value(field.value)};
             }));
    if (const auto sum = code.sum()) document.add("sum_kopecks", sum->kopecks());
    if (const auto sum = code.add_amount()) document.add("add_amount_kopecks", sum->kopecks());
    document.add("remarks", json::array_of(code.remarks.list(), error_object));
    return laid_out(document, layout);
}

}  // namespace kvit::format
