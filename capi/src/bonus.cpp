// Bonus programmes: their canonical form, and what they decide.
#include "kvit/format/bonus.hpp"

#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

extern "C" {

kvit_status kvit_programme(kvit_buf* out, const char* programme, size_t programme_size,
                           int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).text("programme", programme, programme_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto read = format::programme({programme, programme_size});
        if (!read.ok()) return read.errors();
        give(*out, format::write_programme(*read, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_programme_hash(kvit_buf* out, const char* programme, size_t programme_size,
                                kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("programme", programme, programme_size).ok())
            return arguments.errors();
        const auto read = format::programme({programme, programme_size});
        if (!read.ok()) return read.errors();
        give(*out, to_hex(format::programme_hash(*read)));
        return {};
    });
}

kvit_status kvit_bonus_evaluate(kvit_buf* out, const kvit_rules* rules, const char* programme,
                                size_t programme_size, const char* history, size_t history_size,
                                int64_t as_of, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (rules != nullptr) arguments.handle("rules", rules);
        arguments.output("out", out)
            .text("programme", programme, programme_size)
            .text("history", history, history_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto read = format::programme({programme, programme_size});
        const auto histories = format::read_bonus_history({history, history_size});
        Errors errors;
        if (!read.ok()) errors.append(read.errors().in_document("programme"));
        if (!histories.ok()) errors.append(histories.errors().in_document("history"));
        if (!errors.empty()) return errors;
        const auto book =
            rules != nullptr ? Result<law::LawBook>(rules->law) : format::built_in_law();
        if (!book.ok()) return book.errors();
        const auto evaluation = bonus::evaluate(*read, *histories, Instant{as_of}, *book);
        if (!evaluation.ok()) return evaluation.errors();
        give(*out, format::write_evaluation(*read, *evaluation, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
