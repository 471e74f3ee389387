#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

/// 12.345 m³ at 39.56 RUB/m³, the quotient of a month, and one that does not end.
trace::Explanation sample_explanation() {
    using trace::Operation;
    const Unit price = unit::rub / unit::m3;
    const trace::SourceId reading{0};
    const trace::SourceId tariff{1};
    trace::Reference example;
    example.act = "пример";
    example.standing = trace::Standing::synthetic;
    return {
        .title = {"Холодное водоснабжение", "Cold water"},
        .sentences = {{"Объём 12,345 м³ по прибору учёта.", "The volume is 12.345 m³ by meter."}},
        .law = {"ПП 354, прил. 2, формула 1", "ПП 354, App. 2, formula 1"},
        .formula = "metered",
        .derivation =
            {.steps =
                 {{Operation::input, "V", "12.345", "12.345", unit::m3, reading, {}},
                  {Operation::input, "T", "39.56", "39.56", price, tariff, {}},
                  {Operation::multiply, "", "488.3682", "488.3682", unit::rub, {}, {0, 1}},
                  {Operation::literal, "", "31", "31", unit::none, {}, {}},
                  {Operation::divide, "", "2441841/155000", "~15.7538129", unit::rub, {}, {2, 3}}},
             .rounded = Decimal(1575, 2),
             .rounding = Rounding::half_up},
        .sources = {{trace::SourceKind::given, "", {"объём", "volume"}, {}, {}, {}},
                    {trace::SourceKind::tariff,
                     "cold",
                     {"тариф", "tariff"},
                     {Date::from_civil(2025, 7, 1), Date::open_end()},
                     example,
                     {}}}};
}

TEST(ExplanationDocument, IsTheFileInTheSamples) {
    EXPECT_EQ(write_explanation(sample_explanation()), sample("explanation.json"));
}

}  // namespace
}  // namespace kvit::format
