// 1CClientBankExchange written: a kvit-statement/1 is refused by a list of errors, or its bytes
// read back as the same accounts and documents and are written again as the same bytes.
#include "errors.hpp"
#include "kvit/exchange/statement_write.hpp"
#include "kvit/format/statement.hpp"

namespace {

using namespace kvit;

/// Apart from where they stood and what was found in them.
std::vector<exchange::StatementDocument> without_lines(
    std::vector<exchange::StatementDocument> documents) {
    for (auto& each : documents) {
        each.line = 0;
        each.ids.clear();
    }
    return documents;
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto given = format::read_statement(input);
    if (!given.ok()) return fuzz::require_errors(given.errors());
    const auto bytes = exchange::write_client_bank(*given);
    if (!bytes.ok()) return fuzz::require_errors(bytes.errors());
    const auto file = exchange::as_client_bank(*given);
    fuzz::require(file.ok(), "what was written has the form of 1C");
    const auto again = exchange::parse_statement(
        *bytes, {.id = "again", .form = exchange::FormChoice::client_bank, .names = true},
        exchange::Mode::lenient);
    fuzz::require(again.ok(), "what was written is read");
    fuzz::require(again->encoding == file->encoding && again->version == file->version,
                  "its head is the same");
    fuzz::require(again->accounts == file->accounts, "its accounts are the same");
    fuzz::require(without_lines(again->documents) == without_lines(file->documents),
                  "its documents are the same");
    const auto twice = exchange::write_client_bank(*again);
    fuzz::require(twice.ok() && *twice == *bytes, "written again it is the same bytes");
}
