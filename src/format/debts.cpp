// kvit-debts/1: a registry of debts to be written.
#include "format/exchange_names.hpp"
#include "format/json/reader.hpp"
#include "kvit/format/registry.hpp"

namespace kvit::format {
namespace {

using exchange::DebtFile;
using exchange::DebtRow;
using json::ObjectReader;
using json::Presence;

DebtRow read_row(ObjectReader& r) {
    const auto text = [&](std::string_view key) { return r.optional_text(key).value_or(""); };
    return {.account = r.id("account"),
            .amount = r.money("amount"),
            .period = r.optional_month("period"),
            .document = text("document"),
            .unified_account = text("unified_account"),
            .service = text("service"),
            .name = text("name"),
            .address = text("address"),
            .house_guid = text("house_guid")};
}

void read_sign(ObjectReader& r, std::string_view key, char& sign) {
    const auto text = r.optional_text(key);
    if (!text) return;
    if (text->size() == 1)
        sign = text->front();
    else
        r.fail(key, ErrorCode::bad_text, '"' + *text + '"',
               {"один знак ASCII", "one character of ASCII"});
}

DebtFile read_document(ObjectReader& r) {
    DebtFile file;
    r.schema("kvit-debts/1");
    file.encoding = r.choice("encoding", names::encodings, exchange::Encoding::windows1251);
    read_sign(r, "delimiter", file.delimiter);
    read_sign(r, "decimal", file.decimal);
    if (const auto format = r.optional_text("month_format")) file.month_format = *format;
    file.crlf = r.boolean("crlf", true);
    file.below_zero = r.choice("below_zero", names::below_zero, exchange::BelowZero::zero);
    file.header = r.texts("header", Presence::optional);
    file.columns = r.choices("columns", names::debt_fields);
    file.rows = r.list("rows", read_row);
    return file;
}

}  // namespace

Result<DebtFile> read_debts(std::string_view json) { return json::read_text(json, read_document); }

}  // namespace kvit::format
