// kvit-opening/1: what is accepted and written reads back equal.
#include "errors.hpp"

void kvit_fuzz(std::string_view input) {
    using namespace kvit;
    const auto opening = fuzz::read_checked(format::read_opening, input);
    if (!opening.ok()) return;
    for (const auto layout : {format::Layout::line, format::Layout::pretty}) {
        const auto text = format::write_opening(*opening, layout);
        const auto again = format::read_opening(text);
        fuzz::require(again.ok() && *again == *opening, "what is written reads back", text);
    }
}
