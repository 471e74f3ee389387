// Keeping the ledger.
#include "kvit/format/book.hpp"

#include "guard.hpp"

using namespace kvit;
using namespace kvit::capi;

extern "C" {

kvit_status kvit_book_turnover(kvit_buf* out, const char* book, size_t book_size, int32_t layout,
                               kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).text("book", book, book_size).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto facts = format::read_book_case({book, book_size});
        if (!facts.ok()) return facts.errors();
        const auto kept = ledger::keep_book(*facts);
        if (!kept.ok()) return kept.errors();
        give(*out, format::write_book(*kept, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
