// Explaining a line of a bill.
#include "explain.hpp"

#include "kvit/bill/explain.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

Result<trace::Explanation> explain_line(std::string_view json, std::size_t line) {
    const auto bill = format::read_bill(json);
    if (!bill.ok()) return bill.errors();
    return bill::explain(*bill, line);
}

}  // namespace

extern "C" {

kvit_status kvit_explain_line(kvit_buf* out, const char* bill, size_t bill_size, size_t line,
                              int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).text("bill", bill, bill_size).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto explanation = explain_line({bill, bill_size}, line);
        if (!explanation.ok()) return explanation.errors();
        give(*out, format::write_explanation(*explanation, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_explain_line_text(kvit_buf* out, const char* bill, size_t bill_size, size_t line,
                                   int32_t form, int32_t language, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).text("bill", bill, bill_size).form(form).language(language);
        if (!arguments.ok()) return arguments.errors();
        const auto explanation = explain_line({bill, bill_size}, line);
        if (!explanation.ok()) return explanation.errors();
        give_text(*out, *explanation, form, language);
        return {};
    });
}

}  // extern "C"
