// The law: what a book says, and what changes from one to another.
#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// The book of a document, or the one inside the library.
Result<law::LawBook> book_of(const char* law, std::size_t size) {
    return law != nullptr ? format::read_law({law, size}) : format::built_in_law();
}

}  // namespace

extern "C" {

kvit_status kvit_law_document(kvit_buf* out, const char* law, size_t law_size, int32_t layout,
                              kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).optional_text("law", law, law_size).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto book = book_of(law, law_size);
        if (!book) return book.errors().in_document("law");
        give(*out, format::write_law(*book, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_law_value(kvit_buf* out, const char* law, size_t law_size, const char* parameter,
                           size_t parameter_size, int32_t on, int32_t known_on, int32_t layout,
                           kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .optional_text("law", law, law_size)
            .text("parameter", parameter, parameter_size)
            .day("on", on)
            .optional_day("known_on", known_on)
            .layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto book = book_of(law, law_size);
        if (!book) return book.errors().in_document("law");
        const Date date = Date::from_days(on);
        const auto found = book->find({parameter, parameter_size}, date, Date::from_days(known_on));
        if (!found) return found.errors();
        give(*out, format::write_law_value(*book, *found, date, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_law_diff(kvit_buf* out, const char* before, size_t before_size, const char* after,
                          size_t after_size, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .optional_text("before", before, before_size)
            .optional_text("after", after, after_size)
            .layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto first = book_of(before, before_size);
        const auto second = book_of(after, after_size);
        Errors errors;
        if (!first) errors.append(first.errors().in_document("before"));
        if (!second) errors.append(second.errors().in_document("after"));
        if (!errors.empty()) return errors;
        give(*out, format::write_law_diff(*first, *second, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
