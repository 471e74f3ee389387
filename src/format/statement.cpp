// kvit-statement/1: what a statement of a bank held, written and read again.
#include "kvit/format/statement.hpp"

#include "format/error_object.hpp"
#include "format/exchange_names.hpp"
#include "format/json/reader.hpp"
#include "format/layout.hpp"
#include "format/registry_object.hpp"

namespace kvit::format {
namespace {

using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object id_object(const exchange::PurposeId& id) {
    return Object()
        .add("kind", exchange::payment_id_rows[static_cast<std::size_t>(id.id)].name)
        .add("text", id.text)
        .add("rule", exchange::row_of(id.rule).name)
        .add("confidence", id.confidence);
}

Object foreign_object(const exchange::ForeignSum& sum) {
    return Object().add("currency", sum.currency).add("amount", sum.amount);
}

std::optional<Object> foreign_object(const std::optional<exchange::ForeignSum>& sum) {
    return sum ? std::optional(foreign_object(*sum)) : std::nullopt;
}

std::optional<json::Array> balance_objects(const exchange::StatementAccount& account) {
    if (account.balances.empty()) return std::nullopt;
    return json::array_of(account.balances, [](const exchange::StatementBalance& balance) {
        return Object()
            .add("code", balance.code)
            .add("date", balance.date)
            .add("amount", balance.amount)
            .add("foreign", foreign_object(balance.foreign));
    });
}

Object account_object(const exchange::StatementAccount& account) {
    return Object()
        .add("account", account.account)
        .add("from", account.from)
        .add("through", account.to)
        .add("opening", account.opening)
        .add("in", account.in)
        .add("out", account.out)
        .add("closing", account.closing)
        .add("id", unless_empty(account.id))
        .add("bic", unless_empty(account.bic))
        .add("currency", unless_empty(account.currency))
        .add("balances", balance_objects(account));
}

std::optional<std::int64_t> unless_zero(std::size_t number) {
    return number == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(number));
}

Object document_object(const exchange::StatementDocument& document) {
    Object object;
    object.add("line", static_cast<std::int64_t>(document.line))
        .add("kind", document.kind)
        .add("number", document.number)
        .add("date", document.date);
    if (document.foreign)
        object.add("foreign", foreign_object(*document.foreign));
    else
        object.add("amount", document.amount);
    object.add("direction", json::name_of(names::directions, document.direction))
        .add("payer_account", unless_empty(document.payer_account))
        .add("payer_bic", unless_empty(document.payer_bic))
        .add("payer_name", unless_empty(document.payer_name))
        .add("payee_account", unless_empty(document.payee_account))
        .add("payee_bic", unless_empty(document.payee_bic))
        .add("payee_name", unless_empty(document.payee_name))
        .add("debited", document.debited)
        .add("credited", document.credited)
        .add("code", unless_empty(document.code))
        .add("purpose", unless_empty(document.purpose))
        .add("statement", unless_zero(document.statement))
        .add("entry", unless_zero(document.entry))
        .add("status", unless_empty(document.status));
    if (document.reversal) object.add("reversal", true);
    object.add("value_date", document.value_date)
        .add("end_to_end", unless_empty(document.end_to_end))
        .add("reference", unless_empty(document.reference));
    if (!document.references.empty())
        object.add("references", json::array_of(document.references,
                                                [](const std::string& text) { return text; }));
    if (!document.ids.empty()) object.add("ids", json::array_of(document.ids, id_object));
    return object;
}

// ---- reading

using json::ObjectReader;
using json::Presence;

std::string text_or_none(ObjectReader& r, std::string_view key) {
    return r.optional_text(key).value_or("");
}

exchange::ForeignSum read_foreign(ObjectReader& r) {
    exchange::ForeignSum sum{r.text("currency", 3), r.decimal("amount", 5).to_string()};
    return sum;
}

/// One of the two is there.
void read_sum(ObjectReader& r, std::optional<Money>& amount,
              std::optional<exchange::ForeignSum>& foreign) {
    amount = r.optional_money("amount");
    foreign = r.optional_object("foreign", read_foreign);
    if (r.ok() && amount.has_value() == foreign.has_value())
        r.fail("amount", ErrorCode::missing_key, "",
               {"одно из двух: amount или foreign", "one of the two: amount or foreign"});
}

exchange::StatementBalance read_balance(ObjectReader& r) {
    exchange::StatementBalance balance{.code = r.text("code"), .date = r.optional_date("date")};
    read_sum(r, balance.amount, balance.foreign);
    return balance;
}

exchange::StatementAccount read_account(ObjectReader& r) {
    return {.account = r.text("account"),
            .from = r.optional_date("from"),
            .to = r.optional_date("through"),
            .opening = r.optional_money("opening"),
            .in = r.optional_money("in"),
            .out = r.optional_money("out"),
            .closing = r.optional_money("closing"),
            .id = text_or_none(r, "id"),
            .bic = text_or_none(r, "bic"),
            .currency = text_or_none(r, "currency"),
            .balances = r.list("balances", read_balance, Presence::optional)};
}

exchange::PurposeId read_id(ObjectReader& r) {
    return {.id = r.choice("kind", names::payment_ids),
            .rule = r.choice("rule", names::purpose_rules),
            .text = r.text("text"),
            .confidence = static_cast<int>(r.count("confidence", 1, 99))};
}

exchange::StatementDocument read_document(ObjectReader& r) {
    exchange::StatementDocument document{.kind = r.text("kind"),
                                         .number = r.text("number"),
                                         .date = r.date("date"),
                                         .amount = Money(),
                                         .direction = r.choice("direction", names::directions)};
    constexpr std::int64_t most = INT32_MAX;
    const auto place = [&](std::string_view key) {
        return static_cast<std::size_t>(r.optional_count(key, 1, most).value_or(0));
    };
    document.line = static_cast<std::size_t>(r.count("line", 1, most));
    std::optional<Money> amount;
    read_sum(r, amount, document.foreign);
    document.amount = amount.value_or(Money());
    document.payer_account = text_or_none(r, "payer_account");
    document.payer_bic = text_or_none(r, "payer_bic");
    document.payer_name = text_or_none(r, "payer_name");
    document.payee_account = text_or_none(r, "payee_account");
    document.payee_bic = text_or_none(r, "payee_bic");
    document.payee_name = text_or_none(r, "payee_name");
    document.debited = r.optional_date("debited");
    document.credited = r.optional_date("credited");
    document.code = text_or_none(r, "code");
    document.purpose = text_or_none(r, "purpose");
    document.statement = place("statement");
    document.entry = place("entry");
    document.status = text_or_none(r, "status");
    document.reversal = r.boolean("reversal", false);
    document.value_date = r.optional_date("value_date");
    document.ids = r.list("ids", read_id, Presence::optional);
    document.end_to_end = text_or_none(r, "end_to_end");
    document.reference = text_or_none(r, "reference");
    document.references = r.texts("references", Presence::optional);
    return document;
}

exchange::StatementFile read_file(ObjectReader& r) {
    r.schema("kvit-statement/1");
    exchange::StatementFile file{.form = r.choice("form", names::statement_forms),
                                 .encoding = r.choice("encoding", names::statement_encodings),
                                 .version = text_or_none(r, "version"),
                                 .message = text_or_none(r, "message"),
                                 .accounts = r.list("accounts", read_account),
                                 .documents = r.list("documents", read_document)};
    // What reading a file made of these says nothing new.
    r.raw("registry");
    r.raw("remarks");
    return file;
}

}  // namespace

std::string write_statement(const exchange::StatementFile& file, Layout layout) {
    Object document;
    document.add("schema", "kvit-statement/1")
        .add("form", exchange::row_of(file.form).name)
        .add("version", unless_empty(file.version))
        .add("encoding", exchange::row_of(file.encoding).name)
        .add("message", unless_empty(file.message))
        .add("accounts", json::array_of(file.accounts, account_object))
        .add("documents", json::array_of(file.documents, document_object))
        .add("registry", registry_object(file.registry))
        .add("remarks", json::array_of(file.remarks.list(), error_object));
    return laid_out(document, layout);
}

Result<exchange::StatementFile> read_statement(std::string_view json) {
    return json::read_text(json, read_file);
}

}  // namespace kvit::format
