// kvit-bill/1: what is accepted and written reads back equal; a bill that keeps its identities
// explains each of its lines.
#include "errors.hpp"
#include "kvit/bill/explain.hpp"

void kvit_fuzz(std::string_view input) {
    using namespace kvit;
    const auto bill = fuzz::read_checked(format::read_bill, input);
    if (!bill.ok()) return;
    for (const auto layout : {format::Layout::line, format::Layout::pretty}) {
        const auto text = format::write_bill(*bill, layout);
        const auto again = format::read_bill(text);
        fuzz::require(again.ok() && *again == *bill, "what is written reads back", text);
    }
    const Errors wrong = bill::check(*bill);
    if (!wrong.empty()) {
        fuzz::require_errors(wrong);
        return;
    }
    for (std::size_t line = 1; line <= bill->lines.size(); ++line) {
        const auto explanation = bill::explain(*bill, line);
        fuzz::require(explanation.ok(), "a right bill explains itself");
        fuzz::require(!format::write_explanation(*explanation).empty(), "an explanation has text");
    }
}
