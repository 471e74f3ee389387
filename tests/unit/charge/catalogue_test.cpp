#include "kvit/charge/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kvit::charge {
namespace {

TEST(Catalogue, IsFoundByNameAndUnit) {
    for (const auto& formula : catalogue()) {
        EXPECT_EQ(find_formula(formula.card.name, formula.resource), &formula);
        EXPECT_EQ(&card_of(formula.id), &formula);
    }
    EXPECT_EQ(find_formula("metered")->resource, unit::m3);
    EXPECT_EQ(find_formula("metered", unit::kwh)->resource, unit::kwh);
    EXPECT_EQ(find_formula("metered", unit::m2), nullptr);
    EXPECT_EQ(find_formula("no_such_formula"), nullptr);
    EXPECT_EQ(find_formula(""), nullptr);
    EXPECT_THROW(card_of(static_cast<FormulaId>(catalogue().size())), std::out_of_range);
}

TEST(Catalogue, OfVolumesIsFoundByNameAndUnit) {
    for (const auto& formula : volume_catalogue()) {
        EXPECT_EQ(find_volume_formula(formula.card.name, formula.resource), &formula);
        EXPECT_EQ(&card_of(formula.id), &formula);
        EXPECT_EQ(find_formula(formula.card.name), nullptr) << formula.card.name;
    }
    EXPECT_EQ(find_volume_formula("difference")->resource, unit::m3);
    EXPECT_EQ(find_volume_formula("difference", unit::m2), nullptr);
    EXPECT_EQ(find_volume_formula("metered"), nullptr);
    EXPECT_THROW(card_of(static_cast<VolumeFormulaId>(volume_catalogue().size())),
                 std::out_of_range);
}

void expect_complete(const auto& formula) {
    for (const Phrase& text : {formula.card.title, formula.card.law}) {
        EXPECT_FALSE(text.ru.empty()) << formula.card.name;
        EXPECT_FALSE(text.en.empty()) << formula.card.name;
    }
    ASSERT_FALSE(formula.inputs.empty());
    std::set<std::string_view> symbols;
    for (const auto& input : formula.inputs) {
        EXPECT_TRUE(symbols.insert(input.symbol).second) << formula.card.name << input.symbol;
        EXPECT_FALSE(input.meaning.ru.empty()) << input.symbol;
        EXPECT_FALSE(input.meaning.en.empty()) << input.symbol;
        EXPECT_LT(input.least(), input.most());
        EXPECT_LE(input.kind.usual.raw_max, input.kind.legal.raw_max) << formula.card.name;
        EXPECT_LE(input.kind.usual.decimals, input.kind.legal.decimals) << formula.card.name;
    }
}

TEST(Catalogue, SaysEverythingInBothLanguages) {
    for (const auto& formula : catalogue()) expect_complete(formula);
    for (const auto& formula : volume_catalogue()) expect_complete(formula);
}

TEST(Catalogue, TheQuantityIsOfTheResource) {
    for (const auto& formula : catalogue())
        EXPECT_EQ(formula.quantity_unit, formula.resource) << formula.card.name;
}

}  // namespace
}  // namespace kvit::charge
