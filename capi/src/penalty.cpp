// Penalties of a case, and why an interval of one is what it is.
#include "kvit/ledger/penalty.hpp"

#include "case_call.hpp"
#include "explain.hpp"
#include "guard.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/ledger/explain.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

Result<ledger::Penalty> compute(const PenaltyCall& call) {
    return call.run<ledger::Penalty>(ledger::penalty);
}

Result<trace::Explanation> explain(const PenaltyCall& call, std::size_t interval) {
    const auto penalty = compute(call);
    if (!penalty.ok()) return penalty.errors();
    return ledger::explain(*penalty, interval);
}

}  // namespace

extern "C" {

kvit_status kvit_penalty_calculate(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                   size_t case_size, int32_t known_on, int32_t layout,
                                   kvit_error* error) {
    const PenaltyCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto penalty = compute(call);
        if (!penalty.ok()) return penalty.errors();
        give(*out, format::write_penalty(*penalty, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_penalty_explain(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                 size_t case_size, size_t interval, int32_t known_on,
                                 int32_t layout, kvit_error* error) {
    const PenaltyCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto explanation = explain(call, interval);
        if (!explanation.ok()) return explanation.errors();
        give(*out, format::write_explanation(*explanation, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_penalty_explain_text(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                      size_t case_size, size_t interval, int32_t known_on,
                                      int32_t form, int32_t language, kvit_error* error) {
    const PenaltyCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.form(form).language(language).ok()) return arguments.errors();
        const auto explanation = explain(call, interval);
        if (!explanation.ok()) return explanation.errors();
        give_text(*out, *explanation, form, language);
        return {};
    });
}

}  // extern "C"
