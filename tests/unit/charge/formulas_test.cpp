// Worked examples of the law reference, computed by hand: the readings share the text of a formula,
// so only these show that the text itself is right.
#include <gtest/gtest.h>

#include <vector>

#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/explain.hpp"

namespace kvit::charge {
namespace {

Outcome run(std::string_view name, Unit resource, const std::vector<std::string_view>& texts,
            std::optional<DayShare> share = std::nullopt) {
    const auto* formula = find_formula(name, resource);
    EXPECT_NE(formula, nullptr) << name;
    std::vector<Decimal> inputs;
    for (const auto text : texts) inputs.push_back(Decimal::parse(text).value());
    const auto fast = evaluate(formula->id, inputs, share);
    const auto exact = evaluate_exact(formula->id, inputs, share);
    EXPECT_TRUE(fast.ok()) << name;
    EXPECT_EQ(*fast, *exact) << name;
    return *fast;
}
std::string amount(std::string_view name, Unit resource, const std::vector<std::string_view>& texts,
                   std::optional<DayShare> share = std::nullopt) {
    return run(name, resource, texts, share).amount.to_string();
}

TEST(Formulas, Metered) {
    EXPECT_EQ(amount("metered", unit::m3, {"3.17", "38.21"}), "121.13");  // epd-2026-07-hw-carrier
    EXPECT_EQ(amount("metered", unit::kwh, {"0", "1.936"}), "0.00");      // odn-el-odpu-3
    EXPECT_EQ(amount("metered", unit::kwh, {"50", "1.936"}), "96.80");    // odn-el-odpu-1
    EXPECT_EQ(amount("metered", unit::kwh, {"140.461", "1.936"}), "271.93");  // odn-el-norm-1
    EXPECT_EQ(amount("metered", unit::gcal, {"0.764512", "3912.44"}),
              "2991.11");                                                  // heat-hw-2026-08
    EXPECT_EQ(amount("metered", unit::m3, {"5.9", "34.12"}), "201.31");    // the same
    EXPECT_EQ(amount("metered", unit::m3, {"8.604", "55.21"}), "475.03");  // water-mixed-1
    EXPECT_EQ(amount("metered", unit::m3, {"3.0", "49.19"}), "147.57");    // core-C5
    EXPECT_EQ(amount("metered", unit::m3, {"-3.17", "38.21"}), "-121.13");
}

TEST(Formulas, Norm) {
    EXPECT_EQ(amount("norm", unit::m3, {"1", "4.4", "38.21"}), "168.12");   // epd-2026-07-cold-base
    EXPECT_EQ(amount("norm", unit::m3, {"2", "3.19", "49.19"}), "313.83");  // core-C4
    EXPECT_EQ(amount("norm", unit::m3, {"1", "3.19", "49.19"}), "156.92");  // core-C7
    EXPECT_EQ(amount("norm", unit::gcal, {"1", "0.07", "472.96"}),
              "33.11");  // norm-times-tariff-kbr-6
    EXPECT_EQ(amount("norm", unit::gcal, {"1", "0.05", "472.96"}),
              "23.65");  // norm-times-tariff-kbr-7
    EXPECT_EQ(run("norm", unit::m3, {"2", "3.19", "49.19"}).quantity.to_string(), "6.38");
}

TEST(Formulas, NormWithARaisingFactor) {
    // epd-2026-07-cold-K3: the excess is 336.25, not twice the rounded base (336.24).
    EXPECT_EQ(amount("norm", unit::m3, {"1", "4.4", "38.21"}), "168.12");
    EXPECT_EQ(amount("norm_excess", unit::m3, {"1", "4.4", "3", "38.21"}), "336.25");
    EXPECT_EQ(amount("norm_raised", unit::m3, {"1", "4.4", "3", "38.21"}), "504.37");
    EXPECT_EQ(amount("norm_excess", unit::m3, {"2", "3.19", "1.5", "49.19"}), "156.92");  // core-C6
    EXPECT_EQ(amount("norm_excess", unit::m3, {"1", "3.19", "1.5", "49.19"}), "78.46");   // core-C7
    EXPECT_EQ(amount("norm_excess", unit::m3, {"2", "3.19", "1", "49.19"}), "0.00");
}

TEST(Formulas, NormPerArea) {
    // norm-times-tariff-kbr-1
    EXPECT_EQ(amount("norm_area", unit::gcal, {"1", "0.012", "472.96"}), "5.68");
    // 60 m² × 0.01287 Gcal/m² × 2200.50 = 1699.2261
    EXPECT_EQ(amount("norm_area", unit::gcal, {"60", "0.01287", "2200.50"}), "1699.23");
}

TEST(Formulas, HotWater) {
    // core-C1: the factor is on the cold component alone.
    EXPECT_EQ(amount("norm", unit::m3, {"2", "3.19", "49.19"}), "313.83");
    EXPECT_EQ(amount("norm_excess", unit::m3, {"2", "3.19", "1.5", "49.19"}), "156.92");
    EXPECT_EQ(amount("hot_water_norm_heat", unit::gcal, {"2", "3.19", "0.0611", "2371.72"}),
              "924.54");
    EXPECT_EQ(amount("hot_water_norm_heat", unit::gcal, {"1", "3.19", "0.0611", "2371.72"}),
              "462.27");
    // One line, rounded once: 6.38 × (1.5 × 49.19 + 0.0611 × 2371.72) = 1395.28744696
    EXPECT_EQ(amount("hot_water_norm_raised", unit::m3,
                     {"2", "3.19", "1.5", "49.19", "0.0611", "2371.72"}),
              "1395.29");
    // 6.38 × (49.19 + 0.0611 × 2371.72) = 1238.37134696
    EXPECT_EQ(amount("hot_water_norm", unit::m3, {"2", "3.19", "49.19", "0.0611", "2371.72"}),
              "1238.37");
    EXPECT_EQ(amount("hot_water_heat", unit::gcal, {"3", "0.0611", "2371.72"}),
              "434.74");  // core-C5
    EXPECT_EQ(amount("hot_water_heat", unit::gcal, {"3", "0.0526", "2288.38"}),
              "361.11");                                               // hw-open-khab-1
    EXPECT_EQ(amount("metered", unit::m3, {"3", "44.57"}), "133.71");  // the same
    // heat-hw-2026-08: 0.354 Gcal × 3912.44 = 1385.00376
    const auto heat = run("hot_water_heat", unit::gcal, {"5.9", "0.06", "3912.44"});
    EXPECT_EQ(heat.amount.to_string(), "1385.00");
    EXPECT_EQ(heat.quantity.to_string(), "0.354");
    EXPECT_EQ(amount("hot_water_heat", unit::gcal, {"3", "0.06", "2148.63"}), "386.75");
    // hw-price-3: 7.76 + 0.05156 × (712.38 + 56.53), for one m³
    EXPECT_EQ(amount("hot_water", unit::m3, {"1", "7.76", "0.05156", "768.91"}), "47.40");
}

TEST(Formulas, WasteWater) {
    const auto outcome =
        run("waste_water", unit::m3, {"4.4", "3.17", "49.67"});  // epd-2026-07-waste-water
    EXPECT_EQ(outcome.amount.to_string(), "376.00");
    EXPECT_EQ(outcome.quantity.to_string(), "7.57");
    EXPECT_EQ(amount("waste_water", unit::m3, {"8.604", "3.451", "44.63"}),
              "538.01");  // water-mixed-1
}

TEST(Formulas, SolidWaste) {
    // tko-person-sakhalin-1 to -3; the second is exactly half a kopeck: 36.365.
    EXPECT_EQ(amount("solid_waste_person", unit::m3, {"1", "2.1", "415.60"}), "72.73");
    EXPECT_EQ(amount("solid_waste_person", unit::m3, {"1", "2.1", "207.80"}), "36.37");
    EXPECT_EQ(amount("solid_waste_person", unit::m3, {"1", "2.1", "103.90"}), "18.18");
    // tko-person-1: 1.56 / 12 = 0.13 m³
    const auto person = run("solid_waste_person", unit::m3, {"1", "1.56", "557.76"});
    EXPECT_EQ(person.amount.to_string(), "72.51");
    EXPECT_EQ(person.quantity.to_string(), "0.13");
    // 1 / 12 m³ does not terminate: the volume is rounded to 1e-7, the amount is not made from it.
    EXPECT_EQ(run("solid_waste_person", unit::m3, {"1", "1", "999.99"}).quantity.to_string(),
              "0.0833333");
    EXPECT_EQ(amount("solid_waste_person", unit::m3, {"1000", "1", "99999.99"}), "8333332.50");
    // waste-rate-5: 0.0066 m³ a month is 0.0792 a year.
    EXPECT_EQ(amount("solid_waste_area", unit::m3, {"1", "0.0792", "408.25"}), "2.69");
}

TEST(Formulas, Rates) {
    EXPECT_EQ(amount("per_area", unit::m2, {"49.9", "3.5"}), "174.65");  // epd-2026-07-insurance
    EXPECT_EQ(amount("per_area", unit::m2, {"49.9", "11.5816"}), "577.92");  // epd-2026-07-tko
    EXPECT_EQ(amount("per_area", unit::m2, {"800", "4.40"}), "3520.00");     // caprepair-house-1
    EXPECT_EQ(amount("per_area", unit::m2, {"35", "5.72"}), "200.20");       // lg-housing-1
    EXPECT_EQ(amount("per_person", unit::person, {"1", "97.10"}), "97.10");  // epd-2026-07-gas
    EXPECT_EQ(amount("per_premises", unit::premises, {"2", "37.50"}), "75.00");
}

TEST(Formulas, PartsOfAMonth) {
    // core-C8: 2 people for 15 days of July and 3 people for 16.
    const DayShare first{15, 31};
    const DayShare second{16, 31};
    EXPECT_EQ(amount("norm", unit::m3, {"2", "3.19", "49.19"}, first), "151.85");
    EXPECT_EQ(amount("norm", unit::m3, {"3", "3.19", "49.19"}, second), "242.97");
    const std::vector<std::string_view> two{"2", "3.19", "0.0611", "2371.72"};
    const std::vector<std::string_view> three{"3", "3.19", "0.0611", "2371.72"};
    EXPECT_EQ(amount("hot_water_norm_heat", unit::gcal, two, first), "447.36");
    EXPECT_EQ(amount("hot_water_norm_heat", unit::gcal, three, second), "715.77");
    // hw-midmonth-sovgavan-1: a new tariff after 6 of 28 days. 3.19 × 37.36 × 6 / 28 = 25.53…
    EXPECT_EQ(amount("norm", unit::m3, {"1", "3.19", "37.36"}, DayShare{6, 28}), "25.54");
    EXPECT_EQ(amount("norm", unit::m3, {"1", "3.19", "36.65"}, DayShare{22, 28}), "91.86");
    EXPECT_EQ(amount("norm", unit::m3, {"1", "3.19", "36.65"}, DayShare{28, 28}), "116.91");
    EXPECT_EQ(amount("norm", unit::m3, {"1", "3.19", "36.65"}, DayShare{0, 28}), "0.00");
    EXPECT_EQ(run("norm", unit::m3, {"2", "3.19", "49.19"}, first).quantity.to_string(),
              "3.0870968");
}

TEST(Formulas, BandsAndZonesAddUpToTheVolume) {
    // 4000 kWh in two zones, limit 3900: bands-ulyanovsk-1.
    const auto inside = run("band", unit::kwh, {"2500", "4000", "0", "3900", "4.93"});
    const auto above = run("band_above", unit::kwh, {"2500", "4000", "3900", "8.27"});
    EXPECT_EQ(inside.amount.to_string(), "12016.88");
    EXPECT_EQ(above.amount.to_string(), "516.88");
    EXPECT_EQ(inside.quantity + above.quantity, Decimal::whole(2500));
}

TEST(Formulas, SharesOfASumArePrintedAsTheSumAndTheShare) {
    const auto vat = run("vat_included", unit::rub, {"122.00", "22"});
    EXPECT_EQ(vat.amount.to_string(), "22.00");
    EXPECT_EQ(vat.quantity.to_string(), "122");
    EXPECT_EQ(vat.price.to_string(), "0.1803279");
    const auto correction = run("yearly_correction", unit::rub, {"24000.50", "25200.75"});
    EXPECT_EQ(correction.amount.to_string(), "-1200.25");
    EXPECT_EQ(correction.price.to_string(), "1.00");
}

std::vector<Decimal> decimals(const std::vector<std::string_view>& texts) {
    std::vector<Decimal> values;
    for (const auto text : texts) values.push_back(Decimal::parse(text).value());
    return values;
}

TEST(Formulas, WhatDoesNotFitIsAnErrorInEveryReading) {
    const auto id = find_formula("heating_by_area")->id;
    const auto inputs = decimals({"10000000", "1000000", "0.01", "100000"});
    // Nothing is to be paid, but the volume of the line does not fit.
    const auto free = decimals({"10000000", "1000000", "0.01", "0"});
    const auto volume = find_volume_formula("heating_own_37")->id;
    const auto of_volume = decimals({"1000000", "10000000", "0.01"});
    for (const auto& errors :
         {evaluate(id, inputs).errors(), evaluate_exact(id, inputs).errors(),
          explain(id, inputs).errors(), evaluate(id, free).errors(), explain(id, free).errors(),
          evaluate(volume, of_volume).errors(), evaluate_exact(volume, of_volume).errors(),
          explain(volume, of_volume).errors()}) {
        ASSERT_FALSE(errors.empty());
        EXPECT_EQ(errors.first().code, ErrorCode::overflow);
    }
}

TEST(Formulas, AVolumeIsExplainedWithItsOwnRounding) {
    const auto explained =
        explain(find_volume_formula("average", unit::m3)->id, decimals({"10", "6"}));
    ASSERT_TRUE(explained.ok());
    EXPECT_EQ(trace::sentence_of(*explained, Language::ru),
              "10 м³ / 6 = ~1,6666666 м³, с округлением до 7 знаков 1,6666667 м³.\n");
    EXPECT_EQ(trace::sentence_of(*explained, Language::en),
              "10 m³ / 6 = ~1.6666666 m³, rounded to 7 decimals 1.6666667 m³.\n");
    const std::string tree = trace::tree_of(*explained, Language::ru);
    EXPECT_NE(tree.find("до 0,0000001, половина от нуля, один раз"), std::string::npos) << tree;
    const auto exact = explain(find_volume_formula("rollover", unit::m3)->id,
                               decimals({"2.5", "99998.5", "100000", "1"}));
    EXPECT_EQ(trace::sentence_of(*exact, Language::en),
              "(2.5 m³ − 99998.5 m³ + 100000 m³) × 1 = 4 m³.\n");
}

TEST(Formulas, RefuseWhatCannotBe) {
    const auto refused = [](std::string_view name, const std::vector<std::string_view>& texts) {
        const auto* charge = find_formula(name);
        const auto values = decimals(texts);
        const Errors errors = charge != nullptr
                                  ? evaluate(charge->id, values).errors()
                                  : evaluate(find_volume_formula(name)->id, values).errors();
        return errors.empty() ? std::string() : errors.first().path;
    };
    EXPECT_EQ(refused("band", {"-1", "10", "0", "3900", "5"}), "V_z");
    EXPECT_EQ(refused("common_norm", {"1", "100000.01", "60", "2400", "5"}), "S_oi");
    EXPECT_EQ(refused("common_norm", {"1", "1000", "60", "0", "5"}), "S_ob");
    EXPECT_EQ(refused("benefit_amount", {"1.01", "100"}), "b");
    EXPECT_EQ(refused("heating_evenly", {"50", "0.02", "0.5", "2000"}), "m");
    EXPECT_EQ(refused("difference", {"100000000.1", "0", "1"}), "R_2");
    EXPECT_EQ(refused("difference", {"2", "1", "4000.1"}), "k_t");
    EXPECT_EQ(refused("days_part", {"10", "1", "4001"}), "D");
    EXPECT_EQ(refused("common_actual", {"10", "1", "-1"}), "V_carried");
    EXPECT_EQ(evaluate(find_volume_formula("average")->id, decimals({"10"})).errors().first().code,
              ErrorCode::wrong_input);
}

}  // namespace
}  // namespace kvit::charge
