// The catalogue of formulas, and one formula at a time.
#include <algorithm>
#include <limits>

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/explain.hpp"
#include "number.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

using charge::DayShare;
using charge::FormulaCard;
using charge::InputCard;
using charge::VolumeFormulaCard;

// In the order of the enumeration.
constexpr const char* supports[] = {"act", "two", "one", "disputed", "unverified"};

py::object to_python(const InputCard& input) {
    return make("kvit.catalogue", "Input", "symbol"_a = input.symbol,
                "meaning"_a = Text(input.meaning), "unit"_a = input.kind.unit,
                "decimals"_a = input.kind.legal.decimals, "least"_a = input.least().normalized(),
                "most"_a = input.most().normalized());
}

py::object inputs_of(std::span<const InputCard> inputs) {
    return tuple_of(inputs, [](const InputCard& input) { return to_python(input); });
}

py::object to_python(const FormulaCard& formula) {
    return make("kvit.catalogue", "Formula", "id"_a = static_cast<int>(formula.id),
                "name"_a = formula.card.name, "resource"_a = formula.resource,
                "quantity_unit"_a = formula.quantity_unit, "title"_a = Text(formula.card.title),
                "law"_a = Text(formula.card.law),
                "support"_a = supports[static_cast<std::size_t>(formula.card.support)],
                "inputs"_a = inputs_of(formula.inputs));
}

py::object to_python(const VolumeFormulaCard& formula) {
    return make("kvit.catalogue", "VolumeFormula", "id"_a = static_cast<int>(formula.id),
                "name"_a = formula.card.name, "resource"_a = formula.resource,
                "title"_a = Text(formula.card.title), "law"_a = Text(formula.card.law),
                "support"_a = supports[static_cast<std::size_t>(formula.card.support)],
                "inputs"_a = inputs_of(formula.inputs));
}

/// The card with this id; Python made the id of a card, so that no other comes.
template <class Card>
const Card& card_at(std::span<const Card> catalogue, int id) {
    if (id < 0 || static_cast<std::size_t>(id) >= catalogue.size())
        throw py::value_error("no such formula");
    return catalogue[static_cast<std::size_t>(id)];
}

Text symbols_of(std::span<const InputCard> cards) {
    std::string names;
    for (const auto& input : cards)
        names += (names.empty() ? "" : ", ") + std::string(input.symbol);
    return {names, names};
}

/// Both numbers are checked by the formula; here they must only be whole.
DayShare share_of(const py::tuple& days, Errors& errors) {
    if (days.size() != 2) throw py::type_error("days is a pair: (15, 31)");
    const auto whole = [&](std::size_t position, const char* path) {
        const auto days_read = take(read_decimal(days[position], path), errors);
        if (!days_read) return 0;
        const auto number = days_read->at_scale(0);
        if (!number) {
            errors.add(ErrorCode::too_precise, path, days_read->to_string(),
                       {"целое число дней", "a whole number of days"});
            return 0;
        }
        using Int = std::numeric_limits<int>;
        return static_cast<int>(std::clamp<std::int64_t>(*number, Int::min(), Int::max()));
    };
    const int part = whole(0, "d");
    return {part, whole(1, "D")};
}

/// The values in the order of the card.
std::vector<Decimal> values_of(std::span<const InputCard> cards, const py::dict& values,
                               Errors& errors) {
    std::vector<Decimal> inputs;
    for (const auto& input : cards) {
        const py::str symbol{std::string(input.symbol)};
        if (!values.contains(symbol)) {
            errors.add(ErrorCode::wrong_input, std::string(input.symbol), "", symbols_of(cards));
            continue;
        }
        const auto value = take(read_decimal(values[symbol], std::string(input.symbol)), errors);
        inputs.push_back(value.value_or(Decimal()));
    }
    for (const auto& [key, value] : values) {
        const auto symbol = key.cast<std::string>();
        const auto known = [&](const InputCard& input) { return input.symbol == symbol; };
        if (std::none_of(cards.begin(), cards.end(), known))
            errors.add(ErrorCode::wrong_input, symbol, py::str(value).cast<std::string>(),
                       symbols_of(cards));
    }
    return inputs;
}

/// What a formula is called with.
struct Call {
    charge::FormulaId id{};
    std::vector<Decimal> inputs;
    std::optional<DayShare> share;
};
Call call_of(int id, const py::dict& values, const std::optional<py::tuple>& days) {
    const auto& formula = card_at(charge::catalogue(), id);
    Errors errors;
    Call call{.id = formula.id,
              .inputs = values_of(formula.inputs, values, errors),
              .share = std::nullopt};
    if (days) call.share = share_of(*days, errors);
    throw_if_any(errors);
    return call;
}

struct VolumeCall {
    charge::VolumeFormulaId id{};
    std::vector<Decimal> inputs;
};
VolumeCall volume_call_of(int id, const py::dict& values) {
    const auto& formula = card_at(charge::volume_catalogue(), id);
    Errors errors;
    VolumeCall call{.id = formula.id, .inputs = values_of(formula.inputs, values, errors)};
    throw_if_any(errors);
    return call;
}

}  // namespace

// A formula takes less time than letting the GIL go and taking it back.
void bind_formulas(py::module_& module) {
    // Of charges, then of volumes.
    module.def("formulas", [] {
        const auto each = [](const auto& formula) { return to_python(formula); };
        return tuple_of(charge::catalogue(), each) + tuple_of(charge::volume_catalogue(), each);
    });
    module.def(
        "run_formula",
        [](int id, const py::dict& values, const std::optional<py::tuple>& days) {
            const Call call = call_of(id, values, days);
            const auto outcome =
                charge::evaluate(call.id, call.inputs, call.share).value_or_throw();
            return std::pair(outcome.amount, outcome.quantity);
        },
        "id"_a, "values"_a, "days"_a);
    module.def(
        "explain_formula",
        [](int id, const py::dict& values, const std::optional<py::tuple>& days) {
            const Call call = call_of(id, values, days);
            return charge::explain(call.id, call.inputs, call.share).value_or_throw();
        },
        "id"_a, "values"_a, "days"_a);
    module.def(
        "run_volume_formula",
        [](int id, const py::dict& values) {
            const VolumeCall call = volume_call_of(id, values);
            return charge::evaluate(call.id, call.inputs).value_or_throw();
        },
        "id"_a, "values"_a);
    module.def(
        "explain_volume_formula",
        [](int id, const py::dict& values) {
            const VolumeCall call = volume_call_of(id, values);
            return charge::explain(call.id, call.inputs).value_or_throw();
        },
        "id"_a, "values"_a);
}

}  // namespace kvit::python
