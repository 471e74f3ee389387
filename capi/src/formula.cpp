// The catalogue of formulas and calls of one formula.
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "explain.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/explain.hpp"
#include "kvit/formula/fields.hpp"

using namespace kvit;
using namespace kvit::capi;
using charge::FormulaCard;
using charge::InputCard;

namespace {

/// The units of a formula as texts that can be borrowed.
struct Codes {
    std::string resource;
    std::string quantity_unit;
    std::vector<std::string> inputs;
};

/// Of every formula, made at the first call; NULL if there was no memory for them.
const Codes* codes_of(std::size_t formula) noexcept {
    try {
        static const std::vector<Codes> all = [] {
            std::vector<Codes> codes;
            for (const auto& card : charge::catalogue()) {
                Codes one{code_of(card.resource), code_of(card.quantity_unit), {}};
                for (const auto& input : card.inputs)
                    one.inputs.push_back(code_of(input.kind.unit));
                codes.push_back(std::move(one));
            }
            return codes;
        }();
        return formula < all.size() ? &all[formula] : nullptr;
    } catch (...) {
        return nullptr;
    }
}

const FormulaCard* card_at(std::size_t formula) {
    const auto all = charge::catalogue();
    return formula < all.size() ? &all[formula] : nullptr;
}

const InputCard* input_at(std::size_t formula, std::size_t input) {
    const FormulaCard* card = card_at(formula);
    return card != nullptr && input < card->inputs.size() ? &card->inputs[input] : nullptr;
}

/// The arguments of one call of a formula, as they came.
struct Call {
    const char* name;
    std::size_t name_size;
    const char* resource;
    std::size_t resource_size;
    const kvit_input* inputs;
    std::size_t inputs_size;
    std::int32_t days;
    std::int32_t of_days;

    Arguments& check(Arguments& arguments) const {
        arguments.text("name", name, name_size).optional_text("resource", resource, resource_size);
        if (inputs_size != 0) arguments.output("inputs", inputs);
        return arguments;
    }
};

/// A call of a formula that exists, with its inputs in the order of the card.
struct Bound {
    charge::FormulaId formula{};
    std::array<Decimal, formula::inputs_max> values;
    std::size_t size = 0;
    std::optional<charge::DayShare> share;

    std::span<const Decimal> inputs() const { return {values.data(), size}; }
};

std::string symbols_of(const FormulaCard& card) {
    std::string symbols;
    for (const auto& input : card.inputs)
        symbols += (symbols.empty() ? "" : ", ") + std::string(input.symbol);
    return symbols;
}

Result<const FormulaCard*> find(const Call& call) {
    const std::string_view name(call.name, call.name_size);
    std::optional<Unit> resource;
    if (call.resource != nullptr) {
        const std::string_view code(call.resource, call.resource_size);
        resource = parse_unit(code);
        if (!resource)
            return Error{ErrorCode::bad_unit,
                         "resource",
                         '"' + std::string(code) + '"',
                         {"единица, например m3", "a unit such as m3"}};
    }
    const FormulaCard* card = charge::find_formula(name, resource);
    if (card == nullptr)
        return Error{ErrorCode::not_found,
                     charge::find_formula(name) ? "resource" : "name",
                     resource ? std::string(name) + ", " + code_of(*resource) : std::string(name),
                     {"формула из kvit_formula_name", "a formula of kvit_formula_name"}};
    return card;
}

/// Whether the number is what `Decimal` admits.
bool is_decimal(const kvit_decimal& value) {
    constexpr auto most = static_cast<std::int64_t>(power_of_ten(Decimal::digits_max)) - 1;
    return value.scale >= 0 && value.scale <= Decimal::scale_max && value.reserved == 0 &&
           value.unscaled >= -most && value.unscaled <= most;
}

Result<Bound> bind(const Call& call) {
    const auto found = find(call);
    if (!found.ok()) return found.errors();
    const FormulaCard& card = **found;

    Bound bound{.formula = card.id, .values = {}, .size = card.inputs.size(), .share = {}};
    Errors errors;
    std::array<bool, formula::inputs_max> given{};
    for (std::size_t i = 0; i < call.inputs_size; ++i) {
        const kvit_input& input = call.inputs[i];
        if (input.symbol.data == nullptr) {
            errors.append(
                invalid("inputs[" + std::to_string(i) + "].symbol", "NULL", {"текст", "a text"}));
            continue;
        }
        const std::string_view symbol(input.symbol.data, input.symbol.size);
        std::size_t at = 0;
        while (at < card.inputs.size() && card.inputs[at].symbol != symbol) ++at;
        if (at == card.inputs.size()) {
            const std::string symbols = symbols_of(card);
            errors.add(ErrorCode::wrong_input, std::string(symbol), "", Text(symbols, symbols));
        } else if (given[at]) {
            errors.add(ErrorCode::wrong_input, std::string(symbol), "",
                       {"один раз", "to be given once"});
        } else if (!is_decimal(input.value)) {
            errors.add(ErrorCode::bad_decimal, std::string(symbol),
                       std::to_string(input.value.unscaled) + ", " +
                           std::to_string(input.value.scale) + ", " +
                           std::to_string(input.value.reserved),
                       {"до 18 цифр, scale от 0 до 9, reserved 0",
                        "up to 18 digits, scale from 0 to 9, reserved 0"});
            given[at] = true;
        } else {
            bound.values[at] = Decimal(input.value.unscaled, input.value.scale);
            given[at] = true;
        }
    }
    for (std::size_t at = 0; at < card.inputs.size(); ++at)
        if (!given[at])
            errors.add(ErrorCode::wrong_input, std::string(card.inputs[at].symbol), "",
                       card.inputs[at].meaning);
    if (call.days != 0 || call.of_days != 0) bound.share = {call.days, call.of_days};
    if (!errors.empty()) return errors;
    return bound;
}

Result<trace::Explanation> explain(const Call& call) {
    const auto bound = bind(call);
    if (!bound.ok()) return bound.errors();
    return charge::explain(bound->formula, bound->inputs(), bound->share);
}

kvit_decimal to_c(Decimal value) { return {value.unscaled(), value.scale(), 0}; }

}  // namespace

extern "C" {

size_t kvit_formula_count(void) { return charge::catalogue().size(); }

kvit_str kvit_formula_name(size_t formula) {
    const FormulaCard* card = card_at(formula);
    return card == nullptr ? no_text : borrow_literal(card->card.name);
}

kvit_str kvit_formula_resource(size_t formula) {
    const Codes* codes = codes_of(formula);
    return codes == nullptr ? no_text : borrow(codes->resource);
}

kvit_str kvit_formula_quantity_unit(size_t formula) {
    const Codes* codes = codes_of(formula);
    return codes == nullptr ? no_text : borrow(codes->quantity_unit);
}

kvit_str kvit_formula_title(size_t formula, int32_t language) {
    const FormulaCard* card = card_at(formula);
    return card == nullptr ? no_text : borrow_literal(card->card.title.in(language_of(language)));
}

kvit_str kvit_formula_law(size_t formula, int32_t language) {
    const FormulaCard* card = card_at(formula);
    return card == nullptr ? no_text : borrow_literal(card->card.law.in(language_of(language)));
}

size_t kvit_formula_input_count(size_t formula) {
    const FormulaCard* card = card_at(formula);
    return card == nullptr ? 0 : card->inputs.size();
}

kvit_str kvit_formula_input_symbol(size_t formula, size_t input) {
    const InputCard* card = input_at(formula, input);
    return card == nullptr ? no_text : borrow_literal(card->symbol);
}

kvit_str kvit_formula_input_meaning(size_t formula, size_t input, int32_t language) {
    const InputCard* card = input_at(formula, input);
    return card == nullptr ? no_text : borrow_literal(card->meaning.in(language_of(language)));
}

kvit_str kvit_formula_input_unit(size_t formula, size_t input) {
    const Codes* codes = codes_of(formula);
    return codes == nullptr || input >= codes->inputs.size() ? no_text
                                                             : borrow(codes->inputs[input]);
}

kvit_status kvit_formula_input_range(kvit_decimal* out_least, kvit_decimal* out_most,
                                     size_t formula, size_t input, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out_least", out_least).output("out_most", out_most);
        if (!arguments.ok()) return arguments.errors();
        if (card_at(formula) == nullptr) return no_such("formula", formula, kvit_formula_count());
        const InputCard* card = input_at(formula, input);
        if (card == nullptr) return no_such("input", input, kvit_formula_input_count(formula));
        *out_least = to_c(card->least());
        *out_most = to_c(card->most());
        return {};
    });
}

kvit_status kvit_formula_run(int64_t* out_kopecks, kvit_decimal* out_quantity, const char* name,
                             size_t name_size, const char* resource, size_t resource_size,
                             const kvit_input* inputs, size_t inputs_size, int32_t days,
                             int32_t of_days, kvit_error* error) {
    const Call call{name, name_size, resource, resource_size, inputs, inputs_size, days, of_days};
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!call.check(arguments.output("out_kopecks", out_kopecks)).ok())
            return arguments.errors();
        const auto bound = bind(call);
        if (!bound.ok()) return bound.errors();
        const auto outcome = charge::evaluate(bound->formula, bound->inputs(), bound->share);
        if (!outcome.ok()) return outcome.errors();
        *out_kopecks = outcome->amount.kopecks();
        if (out_quantity != nullptr) *out_quantity = to_c(outcome->quantity);
        return {};
    });
}

kvit_status kvit_formula_explain(kvit_buf* out, const char* name, size_t name_size,
                                 const char* resource, size_t resource_size,
                                 const kvit_input* inputs, size_t inputs_size, int32_t days,
                                 int32_t of_days, int32_t layout, kvit_error* error) {
    const Call call{name, name_size, resource, resource_size, inputs, inputs_size, days, of_days};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!call.check(arguments.output("out", out).layout(layout)).ok())
            return arguments.errors();
        const auto explanation = explain(call);
        if (!explanation.ok()) return explanation.errors();
        give(*out, format::write_explanation(*explanation, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_formula_explain_text(kvit_buf* out, const char* name, size_t name_size,
                                      const char* resource, size_t resource_size,
                                      const kvit_input* inputs, size_t inputs_size, int32_t days,
                                      int32_t of_days, int32_t form, int32_t language,
                                      kvit_error* error) {
    const Call call{name, name_size, resource, resource_size, inputs, inputs_size, days, of_days};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).form(form).language(language);
        if (!call.check(arguments).ok()) return arguments.errors();
        const auto explanation = explain(call);
        if (!explanation.ok()) return explanation.errors();
        give_text(*out, *explanation, form, language);
        return {};
    });
}

}  // extern "C"
