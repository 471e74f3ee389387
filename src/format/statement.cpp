// kvit-statement/1: what a statement of a bank held.
#include "kvit/format/statement.hpp"

#include "format/error_object.hpp"
#include "format/exchange_names.hpp"
#include "format/layout.hpp"
#include "format/registry_object.hpp"

namespace kvit::format {
namespace {

using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Object account_object(const exchange::StatementAccount& account) {
    return Object()
        .add("account", account.account)
        .add("from", account.from)
        .add("through", account.to)
        .add("opening", account.opening)
        .add("in", account.in)
        .add("out", account.out)
        .add("closing", account.closing);
}

Object document_object(const exchange::StatementDocument& document) {
    return Object()
        .add("line", static_cast<std::int64_t>(document.line))
        .add("kind", document.kind)
        .add("number", document.number)
        .add("date", document.date)
        .add("amount", document.amount)
        .add("direction",
             exchange::direction_rows[static_cast<std::size_t>(document.direction)].name)
        .add("payer_account", unless_empty(document.payer_account))
        .add("payer_bic", unless_empty(document.payer_bic))
        .add("payee_account", unless_empty(document.payee_account))
        .add("payee_bic", unless_empty(document.payee_bic))
        .add("debited", document.debited)
        .add("credited", document.credited)
        .add("code", unless_empty(document.code))
        .add("purpose", unless_empty(document.purpose));
}

}  // namespace

std::string write_statement(const exchange::StatementFile& file, Layout layout) {
    Object document;
    document.add("schema", "kvit-statement/1")
        .add("form", "1CClientBankExchange")
        .add("version", unless_empty(file.version))
        .add("encoding", exchange::row_of(file.encoding).name)
        .add("accounts", json::array_of(file.accounts, account_object))
        .add("documents", json::array_of(file.documents, document_object))
        .add("registry", registry_object(file.registry))
        .add("remarks", json::array_of(file.remarks.list(), error_object));
    return laid_out(document, layout);
}

}  // namespace kvit::format
