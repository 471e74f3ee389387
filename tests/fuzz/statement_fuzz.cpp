// Statements: whatever the bytes, a file is read or refused by a list of errors; what came in sums
// to the rows that it became.
#include "errors.hpp"
#include "kvit/format/statement.hpp"

namespace {

using namespace kvit;
using exchange::Mode;

void check(const exchange::StatementFile& file) {
    std::size_t incoming = 0;
    Money sum;
    for (const auto& document : file.documents) {
        fuzz::require(document.foreign.has_value() == document.amount.is_zero(),
                      "a sum is in roubles or in another currency");
        if (document.direction != exchange::Direction::incoming || document.reversal ||
            document.foreign)
            continue;
        ++incoming;
        sum += document.amount;
    }
    Money rows;
    std::size_t payments = 0;
    for (const auto& row : file.registry.rows) {
        if (row.kind != ledger::RowKind::payment) continue;
        ++payments;
        rows += row.amount;
    }
    fuzz::require(incoming == payments && sum == rows, "what came in is the rows");
    const auto text = format::write_statement(file, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a document is UTF-8");
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    bool strict_ok = false;
    for (const Mode mode : {Mode::strict, Mode::lenient}) {
        const auto file = exchange::parse_statement(input, {}, mode);
        if (file.ok())
            check(*file);
        else
            fuzz::require_errors(file.errors());
        fuzz::require(file.ok() || !strict_ok, "lenient reads what strict does");
        strict_ok = file.ok();
    }
}
