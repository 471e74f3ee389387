#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/source.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

json::Object step_object(const trace::Step& step, std::size_t number) {
    auto object = json::Object()
                      .add("step", static_cast<std::int64_t>(number))
                      .add("operation", json::name_of(names::operations, step.operation));
    if (!step.symbol.empty()) object.add("symbol", step.symbol);
    object.add("value", step.value).add("shown", step.shown).add("unit", code_of(step.unit));
    if (step.source) object.add("source", static_cast<std::uint32_t>(*step.source));
    if (!step.operands.empty())
        object.add("operands", json::array_of(step.operands, [](auto operand) { return operand; }));
    return object;
}

json::Object derivation_object(const trace::Derivation& derivation) {
    json::Array steps;
    for (const auto& step : derivation.steps) steps.emplace_back(step_object(step, steps.size()));
    return json::Object()
        .add("steps", std::move(steps))
        .add("rounding", json::name_of(names::roundings, derivation.rounding))
        .add("rounded", derivation.rounded);
}

}  // namespace

std::string write_explanation(const trace::Explanation& explanation, Layout layout) {
    return laid_out(json::Object()
                        .add("schema", "kvit-explanation/1")
                        .add("title", text_object(explanation.title))
                        .add("sentences", json::array_of(explanation.sentences, text_object))
                        .add("law", text_object(explanation.law))
                        .add("formula", explanation.formula)
                        .add("derivation", derivation_object(explanation.derivation))
                        .add("sources", json::array_of(explanation.sources, source_object)),
                    layout);
}

}  // namespace kvit::format
