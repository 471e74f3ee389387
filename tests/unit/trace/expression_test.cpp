// Derivations on one line, from formulas for tests alone.
#include <gtest/gtest.h>

#include "kvit/formula/kinds.hpp"
#include "kvit/trace/derivation.hpp"
#include "trace/traced.hpp"

namespace kvit::test {
namespace {

using formula::unity;
using trace::Derivation;
using trace::Operation;
using trace::Step;
using trace::traced::Input;
using trace::traced::Recorder;
using trace::traced::Value;

constexpr formula::Kind volume = kind::volume<unit::m3>;
constexpr formula::Kind price = kind::price<unit::m3>;

/// Inputs of the expressions: a = 12.5, b = 4, c = 0.3 m³ and T = 39.56 ₽/m³.
struct Desk {
    Recorder recorder;
    Input<volume, "a"> a{recorder, 125'000'000, {}};
    Input<volume, "b"> b{recorder, 40'000'000, {}};
    Input<volume, "c"> c{recorder, 3'000'000, {}};
    Input<price, "T"> tariff{recorder, 395'600'000, {}};

    template <Unit U>
    Derivation derive(const Value<U>& value) {
        return trace::traced::derived<U, 7, Rounding::half_up>(value, recorder);
    }
    template <Unit U>
    std::string ru(const Value<U>& value) {
        return expression(derive(value), Language::ru);
    }
};

TEST(Expression, Leaves) {
    Desk d;
    EXPECT_EQ(d.ru(d.tariff), "39,56 ₽/м³");
    EXPECT_EQ(expression(d.derive(d.tariff), Language::en), "39.56 RUB/m³");
}

// A formula may look at something else after it has found its result.
TEST(Expression, TheResultIsTheValueThatWasFinished) {
    Desk d;
    const auto result = d.a * d.tariff;
    (void)(d.b + d.c);
    const auto derivation = d.derive(result);
    EXPECT_EQ(derivation.rounded, Decimal(4'945, 1));
    EXPECT_EQ(derivation.result().value, "494.5");
}

TEST(Expression, ProductsAndSumsAreBracketedOnlyWhereTheyMust) {
    Desk d;
    EXPECT_EQ(d.ru(d.a * d.tariff), "12,5 м³ × 39,56 ₽/м³");
    EXPECT_EQ(d.ru((d.a + d.b) * d.tariff), "(12,5 м³ + 4 м³) × 39,56 ₽/м³");
    EXPECT_EQ(d.ru(d.tariff * (d.a - d.b)), "39,56 ₽/м³ × (12,5 м³ − 4 м³)");
    EXPECT_EQ(d.ru(d.a * d.tariff + d.b * d.tariff),
              "12,5 м³ × 39,56 ₽/м³ + 4 м³ × 39,56 ₽/м³");
    EXPECT_EQ(d.ru(d.a + d.b - d.c), "12,5 м³ + 4 м³ − 0,3 м³");
    EXPECT_EQ(d.ru(d.a - (d.b + d.c)), "12,5 м³ − (4 м³ + 0,3 м³)");
    EXPECT_EQ(d.ru(d.a - (d.b - d.c)), "12,5 м³ − (4 м³ − 0,3 м³)");
    EXPECT_EQ(d.ru(d.a + (d.b - d.c)), "12,5 м³ + 4 м³ − 0,3 м³");
}

TEST(Expression, Quotients) {
    Desk d;
    EXPECT_EQ(d.ru(d.a / d.b), "12,5 м³ / 4 м³");
    EXPECT_EQ(d.ru(d.a / (d.b + d.c)), "12,5 м³ / (4 м³ + 0,3 м³)");
    EXPECT_EQ(d.ru(d.a * d.b / (d.b * d.c)), "12,5 м³ × 4 м³ / (4 м³ × 0,3 м³)");
    EXPECT_EQ(d.ru(d.a / (d.b / d.c)), "12,5 м³ / (4 м³ / 0,3 м³)");
    EXPECT_EQ(d.ru(d.a / formula::months_per_year), "12,5 м³ / 12");
    EXPECT_EQ(d.ru(over(d.a, d.b)), "12,5 м³ / 4 м³");
}

TEST(Expression, NumbersThatDoNotEndAreCutAndMarked) {
    Desk d;
    const auto derivation = d.derive(d.b / d.c);  // 40/3
    EXPECT_EQ(derivation.result().value, "40/3");
    EXPECT_EQ(derivation.result().shown, "~13.3333333");
    EXPECT_EQ(derivation.rounded, Decimal(133'333'333, 7));
    EXPECT_EQ(d.derive(d.c / d.b).result().value, "0.075");
}

TEST(Expression, Negation) {
    Desk d;
    EXPECT_EQ(d.ru(-d.a), "−12,5 м³");
    EXPECT_EQ(d.ru(-(d.a + d.b)), "−(12,5 м³ + 4 м³)");
    EXPECT_EQ(d.ru(-d.a * d.tariff), "−12,5 м³ × 39,56 ₽/м³");
    // Two signs in a row are read by nobody.
    EXPECT_EQ(d.ru(d.a - (-d.b)), "12,5 м³ − (−4 м³)");
    EXPECT_EQ(d.ru(d.a * (-d.tariff)), "12,5 м³ × (−39,56 ₽/м³)");
}

TEST(Expression, NegativeInputsHaveTheSameSignAndBrackets) {
    Desk d;
    const Input<volume, "V"> back(d.recorder, -15'000'000, {});
    EXPECT_EQ(d.ru(back * d.tariff), "−1,5 м³ × 39,56 ₽/м³");
    EXPECT_EQ(d.ru(d.a - back), "12,5 м³ − (−1,5 м³)");
}

TEST(Expression, LeastAndMost) {
    Desk d;
    EXPECT_EQ(d.ru(min(d.a, d.b)), "min(12,5 м³; 4 м³)");
    EXPECT_EQ(d.ru(max(d.a + d.b, d.c) * d.tariff),
              "max(12,5 м³ + 4 м³; 0,3 м³) × 39,56 ₽/м³");
    EXPECT_EQ(d.derive(min(d.a, d.b)).result().value, "4");
    EXPECT_EQ(d.derive(max(d.a, d.b)).result().value, "12.5");
    EXPECT_EQ(d.derive(max(d.a, d.b)).result().operation, Operation::maximum);
}

TEST(Expression, OfAChoiceOnlyTheChosenSideIsWritten) {
    Desk d;
    EXPECT_EQ(d.ru(select(d.a > d.b, d.a, d.b) * d.tariff), "12,5 м³ × 39,56 ₽/м³");
    EXPECT_EQ(d.ru(select(d.a < d.b, d.a, d.b) * d.tariff), "4 м³ × 39,56 ₽/м³");
    const auto derivation = d.derive(select(d.a <= d.b, d.a, d.c));
    const Step& choice = derivation.result();
    EXPECT_EQ(choice.operation, Operation::select);
    EXPECT_EQ(choice.operands, (std::vector<std::uint32_t>{d.c.step, d.a.step, d.b.step}));
    EXPECT_EQ(choice.value, "0.3");
}

// What is chosen keeps its own strength: a / (b × c) is not a / b × c.
TEST(Expression, AChosenProductOrSumIsBracketedAsItWouldBeAlone) {
    Desk d;
    const auto product = select(d.a > d.b, d.b * d.c, d.a * d.c);
    EXPECT_EQ(d.ru(d.a * d.b / product), "12,5 м³ × 4 м³ / (4 м³ × 0,3 м³)");
    EXPECT_EQ(d.ru(select(d.a > d.b, d.a + d.b, d.c)), "12,5 м³ + 4 м³");
    EXPECT_EQ(d.ru(d.a + select(d.a > d.b, d.b + d.c, d.c)), "12,5 м³ + 4 м³ + 0,3 м³");
    EXPECT_EQ(d.ru(-select(d.a > d.b, d.b * d.c, d.a * d.c)), "−(4 м³ × 0,3 м³)");
}

TEST(Expression, Comparisons) {
    Desk d;
    EXPECT_TRUE((d.a > d.b).holds);
    EXPECT_FALSE((d.a < d.b).holds);
    EXPECT_TRUE((d.a >= d.a).holds);
    EXPECT_TRUE((d.a <= d.a).holds);
    EXPECT_TRUE((d.a == d.a).holds);
    EXPECT_FALSE((d.a == d.b).holds);
}

TEST(Expression, Literals) {
    Desk d;
    EXPECT_EQ(d.ru((d.a / d.b - unity) * d.tariff), "(12,5 м³ / 4 м³ − 1) × 39,56 ₽/м³");
}

TEST(Expression, NamesStandAtStepsAndNotAtInputs) {
    Desk d;
    const auto derivation = d.derive(trace::traced::named<"V">(d.a + d.b) * d.tariff);
    EXPECT_EQ(derivation.steps[4].symbol, "V");
    EXPECT_EQ(derivation.result().symbol, "");
    EXPECT_EQ(d.derive(trace::traced::named<"V">(d.a)).steps[0].symbol, "a");
}

/// Sums of a group, which no formula records yet.
Derivation sum_of(const std::vector<std::string>& terms, bool times) {
    Derivation derivation;
    std::vector<std::uint32_t> operands;
    for (const auto& term : terms) {
        operands.push_back(static_cast<std::uint32_t>(derivation.steps.size()));
        derivation.steps.push_back({.operation = Operation::input,
                                    .symbol = "V",
                                    .value = term,
                                    .shown = term,
                                    .unit = unit::m3,
                                    .source = {},
                                    .operands = {}});
    }
    derivation.steps.push_back({.operation = Operation::sum,
                                .symbol = "",
                                .value = "0",
                                .shown = "0",
                                .unit = unit::m3,
                                .source = {},
                                .operands = operands});
    if (times) {
        const auto at = static_cast<std::uint32_t>(derivation.steps.size() - 1);
        Step product = derivation.steps.back();
        product.operation = Operation::multiply;
        product.operands = {at, 0};
        derivation.steps.push_back(product);
    }
    return derivation;
}

TEST(Expression, Sums) {
    EXPECT_EQ(expression(sum_of({"1", "2.5", "3"}, false), Language::ru), "1 м³ + 2,5 м³ + 3 м³");
    EXPECT_EQ(expression(sum_of({"1", "2"}, true), Language::en), "(1 m³ + 2 m³) × 1 m³");
    EXPECT_EQ(expression(sum_of({}, false), Language::ru), "0");
}

}  // namespace
}  // namespace kvit::test
