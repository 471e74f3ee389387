#include "format/line.hpp"

#include <string>
#include <vector>

#include "format/json/nearest.hpp"
#include "format/names.hpp"
#include "format/required.hpp"
#include "format/text.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using charge::FormulaCard;
using json::ObjectReader;

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// All names of the catalogue, each once.
std::vector<std::string_view> formula_names() {
    std::vector<std::string_view> names;
    for (const auto& formula : charge::catalogue())
        if (names.empty() || names.back() != formula.card.name) names.push_back(formula.card.name);
    return names;
}

/// What a formula of this name may be counted in.
Text resources_of(std::string_view name) {
    std::vector<std::string> codes;
    for (const auto& formula : charge::catalogue())
        if (formula.card.name == name) codes.push_back(code_of(formula.resource));
    return json::one_of({codes.begin(), codes.end()}, {});
}

/// The formula under "formula" and "resource"; null if it is not in the catalogue.
const FormulaCard* read_formula(ObjectReader& r) {
    const std::string name = r.id("formula");
    const auto resource = required_unit(r, "resource");
    if (name.empty() || !resource) return nullptr;  // reported already
    const FormulaCard* formula = charge::find_formula(name, *resource);
    if (formula != nullptr) return formula;
    if (charge::find_formula(name) != nullptr)
        r.fail("resource", ErrorCode::unknown_reference, quoted(code_of(*resource)),
               resources_of(name));
    else
        r.fail("formula", ErrorCode::unknown_reference, quoted(name),
               json::one_of(formula_names(), name));
    return nullptr;
}

void check_unit(ObjectReader& r, std::string_view key, Unit expected) {
    const auto unit = required_unit(r, key);
    const std::string code = code_of(expected);
    if (unit && *unit != expected)
        r.fail(key, ErrorCode::unit_mismatch, quoted(code_of(*unit)), {code, code});
}

/// One input; `card` is null where the formula or its number of inputs leaves none for it.
charge::LineInput read_input(ObjectReader& r, const charge::InputCard* card,
                             std::size_t source_count) {
    const std::string symbol = r.id("symbol");
    charge::LineInput input;
    input.value = r.decimal("value");
    if (card != nullptr) {
        if (!symbol.empty() && symbol != card->symbol)
            r.fail("symbol", ErrorCode::wrong_input, quoted(symbol),
                   {std::string(card->symbol), std::string(card->symbol)});
        check_unit(r, "unit", card->kind.unit);
    } else {
        r.unit("unit");
    }
    const auto source = static_cast<std::size_t>(r.count("source", 0, UINT32_MAX));
    if (source >= source_count && r.has("source")) {
        const std::string count = std::to_string(source_count);
        r.fail("source", ErrorCode::unknown_reference, std::to_string(source),
               {"номер источника меньше " + count, "the number of a source below " + count});
    }
    input.source = static_cast<trace::SourceId>(source);
    return input;
}

std::vector<charge::LineInput> read_inputs(ObjectReader& r, const FormulaCard* formula,
                                           std::size_t source_count) {
    std::vector<charge::LineInput> inputs;
    r.each("inputs", [&](ObjectReader& input) {
        const std::size_t i = inputs.size();
        const bool known = formula != nullptr && i < formula->inputs.size();
        inputs.push_back(read_input(input, known ? &formula->inputs[i] : nullptr, source_count));
    });
    if (formula != nullptr && r.has("inputs") && inputs.size() != formula->inputs.size()) {
        std::string symbols;
        for (const auto& input : formula->inputs) symbols.append(" ").append(input.symbol);
        r.fail("inputs", ErrorCode::wrong_input, std::to_string(inputs.size()),
               {"величины:" + symbols, "the inputs" + symbols});
    }
    return inputs;
}

charge::DayShare read_share(ObjectReader& r) {
    constexpr auto days_max = kind::days.legal.raw_max;
    // Braces keep the order of the document.
    return {static_cast<int>(r.count("days", 0, days_max)),
            static_cast<int>(r.count("of_days", 1, days_max))};
}

/// The days of a line, which are bounded on both sides.
Interval read_days(ObjectReader& r) {
    for (const auto* key : {"from", "to"})
        if (!r.has(key)) r.date(key);
    return r.interval("from", "to");
}

}  // namespace

charge::ChargeLine read_line(ObjectReader& r, const LinePlace& place) {
    charge::ChargeLine line;
    const auto number = r.count("line", 1, limits::bill_lines_max);
    if (r.ok() && static_cast<std::size_t>(number) != place.number) {
        const std::string next = std::to_string(place.number);
        r.fail("line", ErrorCode::contradiction, std::to_string(number), {next, next});
    }
    line.service = ServiceId(r.id("service"));
    line.component = r.choice("component", names::components);
    line.zone = r.choice("zone", names::zones, Zone::single);
    line.band = static_cast<int>(r.optional_count("band", 1, 10).value_or(0));
    line.section = place.section;
    line.provider = ProviderId(r.id("provider"));
    line.creditor = ProviderId(r.id("creditor"));
    line.month = r.month("month");
    line.interval = read_days(r);

    const FormulaCard* formula = read_formula(r);
    line.inputs = read_inputs(r, formula, place.source_count);
    line.share = r.optional_object("share", read_share);
    line.quantity = r.decimal("quantity");
    line.price = r.decimal("price");
    if (formula != nullptr) {
        line.formula = formula->id;
        check_unit(r, "quantity_unit", formula->quantity_unit);
        check_unit(r, "price_unit", unit::rub / formula->resource);
    } else {
        r.unit("quantity_unit");
        r.unit("price_unit");
    }
    line.amount = r.money("amount");
    line.reason = r.object("reason", read_text);
    return line;
}

json::Object line_object(const charge::ChargeLine& line, std::size_t number) {
    const FormulaCard& formula = charge::card_of(line.formula);
    json::Array inputs;
    for (std::size_t i = 0; i < line.inputs.size(); ++i) {
        const charge::InputCard& card = formula.inputs[i];
        inputs.emplace_back(json::Object()
                                .add("symbol", card.symbol)
                                .add("value", line.inputs[i].value)
                                .add("unit", code_of(card.kind.unit))
                                .add("source", static_cast<std::uint32_t>(line.inputs[i].source)));
    }
    auto object = json::Object()
                      .add("line", static_cast<std::int64_t>(number))
                      .add("service", line.service.text())
                      .add("component", json::name_of(names::components, line.component));
    if (line.zone != Zone::single) object.add("zone", json::name_of(names::zones, line.zone));
    if (line.band != 0) object.add("band", std::int64_t{line.band});
    object.add("provider", line.provider.text())
        .add("creditor", line.creditor.text())
        .add("month", line.month)
        .add(line.interval, "from", "to")
        .add("formula", formula.card.name)
        .add("resource", code_of(formula.resource))
        .add("inputs", std::move(inputs));
    if (line.share)
        object.add(
            "share",
            json::Object().add("days", line.share->days).add("of_days", line.share->of_days));
    return std::move(object)
        .add("quantity", line.quantity)
        .add("quantity_unit", code_of(formula.quantity_unit))
        .add("price", line.price)
        .add("price_unit", code_of(unit::rub / formula.resource))
        .add("amount", line.amount)
        .add("reason", text_object(line.reason));
}

}  // namespace kvit::format
