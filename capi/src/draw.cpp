// Draws that anybody can repeat.
#include "kvit/format/draw.hpp"

#include "guard.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

Errors give_text(kvit_buf* out, const Result<std::string>& text) {
    if (!text.ok()) return text.errors();
    give(*out, *text);
    return {};
}

}  // namespace

extern "C" {

kvit_status kvit_draw_announce(kvit_buf* out, const char* plan, size_t plan_size, const char* pool,
                               size_t pool_size, const char* secret, size_t secret_size,
                               int32_t chain, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("plan", plan, plan_size)
            .text("pool", pool, pool_size)
            .text("secret", secret, secret_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        return give_text(
            out, format::announce_draw({plan, plan_size}, {pool, pool_size}, {secret, secret_size},
                                       chain, layout_of(layout)));
    });
}

kvit_status kvit_draw_reveal(kvit_buf* out, const char* secret, size_t secret_size, int32_t chain,
                             int32_t round, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).text("secret", secret, secret_size);
        if (!arguments.ok()) return arguments.errors();
        const auto code = bonus::reveal({secret, secret_size}, chain, round);
        if (!code.ok()) return code.errors();
        give(*out, to_hex(*code));
        return {};
    });
}

kvit_status kvit_draw_run(kvit_buf* out, const char* announcement, size_t announcement_size,
                          const char* pool, size_t pool_size, const char* facts, size_t facts_size,
                          int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("announcement", announcement, announcement_size)
            .text("pool", pool, pool_size)
            .text("facts", facts, facts_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        return give_text(out, format::run_draw({announcement, announcement_size}, {pool, pool_size},
                                               {facts, facts_size}, layout_of(layout)));
    });
}

kvit_status kvit_draw_verify(kvit_buf* out, const char* announcement, size_t announcement_size,
                             const char* pool, size_t pool_size, const char* receipt,
                             size_t receipt_size, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("announcement", announcement, announcement_size)
            .text("pool", pool, pool_size)
            .text("receipt", receipt, receipt_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        return give_text(out,
                         format::verify_draw({announcement, announcement_size}, {pool, pool_size},
                                             {receipt, receipt_size}, layout_of(layout)));
    });
}

}  // extern "C"
