// Rules and houses: documents turned into objects that threads share.
#include <memory>

#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// Puts the value into its place, or its errors to the others under the name of the document.
template <class T>
void take(T& place, Result<T> result, std::string_view name, Errors& errors) {
    if (result.ok())
        place = std::move(result).value();
    else
        errors.append(result.errors().in_document(name));
}

}  // namespace

extern "C" {

kvit_status kvit_rules_create(kvit_rules** out, const char* tariffs, size_t tariffs_size,
                              const char* policy, size_t policy_size, const char* law,
                              size_t law_size, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .optional_text("tariffs", tariffs, tariffs_size)
            .optional_text("policy", policy, policy_size)
            .optional_text("law", law, law_size);
        if (!arguments.ok()) return arguments.errors();

        auto rules = std::make_unique<kvit_rules>();
        Errors errors;
        if (tariffs != nullptr)
            take(rules->tariffs, format::read_tariffs({tariffs, tariffs_size}), "tariffs", errors);
        if (policy != nullptr)
            take(rules->policy, format::read_policy({policy, policy_size}), "policy", errors);
        take(rules->law,
             law != nullptr ? format::read_law({law, law_size}) : format::built_in_law(), "law",
             errors);
        if (errors.empty()) *out = rules.release();
        return errors;
    });
}

void kvit_rules_free(kvit_rules* rules) { release(rules); }

kvit_str kvit_rules_law_edition(const kvit_rules* rules) {
    return is_live(rules) ? borrow(rules->law.edition()) : no_text;
}

kvit_status kvit_house_parse(kvit_house** out, const char* json, size_t json_size,
                             kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("json", json, json_size).ok())
            return arguments.errors();
        auto house = std::make_unique<kvit_house>();
        auto read = format::read_house({json, json_size});
        if (!read.ok()) return read.errors();
        house->house = std::move(read).value();
        *out = house.release();
        return {};
    });
}

void kvit_house_free(kvit_house* house) { release(house); }

kvit_str kvit_house_id(const kvit_house* house) {
    return is_live(house) ? borrow(house->house.id.text()) : no_text;
}

}  // extern "C"
