// Keeping the ledger.
#include "kvit/format/book.hpp"

#include <string>
#include <vector>

#include "guard.hpp"
#include "kvit/close/book.hpp"

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

kvit_status kvit_closed_turnover(kvit_buf* out, const kvit_closed* const* months, size_t count,
                                 int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).array("months", months, count).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        std::vector<const close::Closed*> closed;
        for (std::size_t i = 0; i < count; ++i) {
            arguments.handle("months[" + std::to_string(i) + "]", months[i]);
            if (arguments.ok()) closed.push_back(&months[i]->closed);
        }
        if (!arguments.ok()) return arguments.errors();
        const auto book = close::book_of(closed);
        if (!book.ok()) return book.errors();
        const auto kept = ledger::keep_book(*book);
        if (!kept.ok()) return kept.errors();
        give(*out, format::write_book(*kept, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
