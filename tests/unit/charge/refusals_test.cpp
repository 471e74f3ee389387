// What a formula refuses, the same in both readings.
#include <gtest/gtest.h>

#include <vector>

#include "kvit/charge/evaluate.hpp"

namespace kvit::charge {
namespace {

std::vector<Decimal> usual(const FormulaCard& formula) {
    std::vector<Decimal> inputs;
    for (const auto& input : formula.inputs) {
        const auto raw = input.kind.usual.raw_max / 2 + 1;
        inputs.emplace_back(raw, input.kind.usual.decimals);
    }
    return inputs;
}

/// The errors of a call that both readings must refuse alike.
std::vector<Error> refused(FormulaId id, const std::vector<Decimal>& inputs,
                           std::optional<DayShare> share = std::nullopt) {
    const auto fast = evaluate(id, inputs, share);
    const auto exact = evaluate_exact(id, inputs, share);
    if (fast.ok() || exact.ok()) return {};
    EXPECT_EQ(fast.errors().list(), exact.errors().list());
    EXPECT_EQ(fast.errors().total(), exact.errors().total());
    return fast.errors().list();
}

void expect_one(const std::vector<Error>& errors, ErrorCode code, std::string_view path,
                std::string_view found) {
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].code, code);
    EXPECT_EQ(errors[0].path, path);
    EXPECT_EQ(errors[0].found, found);
    EXPECT_FALSE(errors[0].expected.ru.empty());
    EXPECT_FALSE(errors[0].expected.en.empty());
}

TEST(Refusals, UsualInputsAreAdmitted) {
    for (const auto& formula : catalogue()) {
        EXPECT_TRUE(evaluate(formula.id, usual(formula)).ok());
        EXPECT_TRUE(evaluate(formula.id, usual(formula), DayShare{0, 1}).ok());
        EXPECT_TRUE(evaluate(formula.id, usual(formula), DayShare{31, 31}).ok());
    }
}

TEST(Refusals, OneDecimalTooMany) {
    for (const auto& formula : catalogue())
        for (std::size_t i = 0; i < formula.inputs.size(); ++i) {
            const auto& input = formula.inputs[i];
            auto inputs = usual(formula);
            inputs[i] = Decimal(1, input.kind.legal.decimals + 1);
            expect_one(refused(formula.id, inputs), ErrorCode::too_precise, input.symbol,
                       inputs[i].to_string());
            // Zeros at the end are not decimals too many.
            inputs[i] = Decimal(10, input.kind.legal.decimals + 1);
            EXPECT_TRUE(evaluate(formula.id, inputs).ok()) << input.symbol;
        }
}

TEST(Refusals, OneRawUnitOutOfRange) {
    for (const auto& formula : catalogue())
        for (std::size_t i = 0; i < formula.inputs.size(); ++i) {
            const auto& input = formula.inputs[i];
            const int decimals = input.kind.legal.decimals;
            auto inputs = usual(formula);
            inputs[i] = input.most();
            EXPECT_TRUE(evaluate(formula.id, inputs).ok()) << input.symbol;
            inputs[i] = Decimal(input.kind.legal.raw_max + 1, decimals);
            expect_one(refused(formula.id, inputs), ErrorCode::out_of_range, input.symbol,
                       inputs[i].to_string());
            inputs[i] = input.least();
            EXPECT_TRUE(evaluate(formula.id, inputs).ok()) << input.symbol;
            inputs[i] = Decimal(input.kind.raw_min(input.kind.legal) - 1, decimals);
            expect_one(refused(formula.id, inputs), ErrorCode::out_of_range, input.symbol,
                       inputs[i].to_string());
            // Far outside: does not even fit 64 bits at the scale of the kind.
            inputs[i] = Decimal(999'999'999'999'999'999, 0);
            expect_one(refused(formula.id, inputs), ErrorCode::out_of_range, input.symbol,
                       inputs[i].to_string());
        }
}

TEST(Refusals, AnotherNumberOfInputs) {
    for (const auto& formula : catalogue()) {
        auto inputs = usual(formula);
        const auto count = inputs.size();
        inputs.push_back(Decimal());
        expect_one(refused(formula.id, inputs), ErrorCode::wrong_input, "",
                   std::to_string(count + 1));
        inputs.resize(count - 1);
        expect_one(refused(formula.id, inputs), ErrorCode::wrong_input, "",
                   std::to_string(count - 1));
        expect_one(refused(formula.id, {}), ErrorCode::wrong_input, "", "0");
    }
}

TEST(Refusals, SharesThatAreNoPartOfAMonth) {
    const auto& formula = *find_formula("metered", unit::m3);
    const auto inputs = usual(formula);
    struct {
        DayShare share;
        std::string_view path;
    } const bad[] = {{{32, 31}, "d"}, {{2, 1}, "d"},  {{31, 30}, "d"}, {{-1, 31}, "d"},
                     {{0, 0}, "D"},   {{1, 32}, "D"}, {{0, -1}, "D"}};
    for (const auto& [share, path] : bad) {
        const auto errors = refused(formula.id, inputs, share);
        ASSERT_EQ(errors.size(), 1u) << share.days << " of " << share.of_days;
        EXPECT_EQ(errors[0].code, ErrorCode::out_of_range);
        EXPECT_EQ(errors[0].path, path);
    }
    EXPECT_EQ(refused(formula.id, inputs, DayShare{INT32_MAX, INT32_MIN}).size(), 2u);
}

TEST(Refusals, AllInputsAreNamedAtOnceInTheirOrder) {
    const auto& formula = *find_formula("hot_water_norm");
    std::vector<Decimal> inputs(formula.inputs.size(), Decimal(-1, 0));
    inputs.back() = Decimal(1, 9);
    const auto errors = refused(formula.id, inputs, DayShare{1, 0});
    ASSERT_EQ(errors.size(), formula.inputs.size() + 1);
    for (std::size_t i = 0; i < formula.inputs.size(); ++i)
        EXPECT_EQ(errors[i].path, formula.inputs[i].symbol);
    EXPECT_EQ(errors[formula.inputs.size() - 1].code, ErrorCode::too_precise);
    EXPECT_EQ(errors.back().path, "D");
}

TEST(Refusals, NameWhatWouldHaveBeenRight) {
    const auto& formula = *find_formula("norm", unit::m3);
    const auto errors = refused(formula.id, {Decimal(1'001, 0), Decimal(1, 8), Decimal(-1, 2)});
    ASSERT_EQ(errors.size(), 3u);
    EXPECT_EQ(errors[0].message(Language::en),
              "n: the value is out of its range: found 1001; expected: from 0 to 1000");
    EXPECT_EQ(errors[1].message(Language::ru),
              "N: слишком много знаков после запятой: найдено 0.00000001; ожидалось: не больше 7 "
              "знаков после запятой");
    EXPECT_EQ(errors[2].expected.ru, "от 0 до 100000");
}

}  // namespace
}  // namespace kvit::charge
