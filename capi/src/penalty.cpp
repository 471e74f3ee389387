// Penalties of a case, and why an interval of one is what it is.
#include "kvit/ledger/penalty.hpp"

#include "explain.hpp"
#include "guard.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/ledger/explain.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// The arguments that all three calls share.
struct Call {
    const kvit_rules* rules;
    std::string_view facts;
    std::int32_t known_on;
};

void check(Arguments& arguments, const kvit_buf* out, const kvit_rules* rules,
           const char* case_json, std::size_t case_size, std::int32_t known_on) {
    arguments.output("out", out);
    if (rules != nullptr) arguments.handle("rules", rules);
    arguments.text("case_json", case_json, case_size).optional_day("known_on", known_on);
}

Result<ledger::Penalty> compute(const Call& call) {
    auto facts = format::read_penalty_case(call.facts);
    if (!facts.ok()) return facts.errors();
    if (call.known_on != KVIT_DATE_OPEN) facts->known_on = Date::from_days(call.known_on);
    if (call.rules != nullptr) return ledger::penalty(call.rules->law, call.rules->policy, *facts);
    const auto law = format::built_in_law();
    if (!law.ok()) return law.errors();
    return ledger::penalty(*law, law::Policy(), *facts);
}

Result<trace::Explanation> explain(const Call& call, std::size_t interval) {
    const auto penalty = compute(call);
    if (!penalty.ok()) return penalty.errors();
    return ledger::explain(*penalty, interval);
}

}  // namespace

extern "C" {

kvit_status kvit_penalty_calculate(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                   size_t case_size, int32_t known_on, int32_t layout,
                                   kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        check(arguments, out, rules, case_json, case_size, known_on);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto penalty = compute({rules, {case_json, case_size}, known_on});
        if (!penalty.ok()) return penalty.errors();
        give(*out, format::write_penalty(*penalty, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_penalty_explain(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                 size_t case_size, size_t interval, int32_t known_on,
                                 int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        check(arguments, out, rules, case_json, case_size, known_on);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto explanation = explain({rules, {case_json, case_size}, known_on}, interval);
        if (!explanation.ok()) return explanation.errors();
        give(*out, format::write_explanation(*explanation, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_penalty_explain_text(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                      size_t case_size, size_t interval, int32_t known_on,
                                      int32_t form, int32_t language, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        check(arguments, out, rules, case_json, case_size, known_on);
        if (!arguments.form(form).language(language).ok()) return arguments.errors();
        const auto explanation = explain({rules, {case_json, case_size}, known_on}, interval);
        if (!explanation.ok()) return explanation.errors();
        give_text(*out, *explanation, form, language);
        return {};
    });
}

}  // extern "C"
