// Benefits of a tariff book: three shapes, four bases, and no key that would do nothing.
#include "unit/format/tariffs.hpp"

namespace kvit::format {
namespace {

using tariff::BenefitBase;
using tariff::BenefitShape;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> benefit_problems(const std::string& keys) {
    return book_problems(R"("tariffs": [{"id": "low", "service": "gas", "provider": "p",
            "unit": "RUB/m3", "values": [{"value": "1"}]}],
        "norms": [{"id": "n", "service": "gas", "unit": "m3/person", "values": [{"value": "1"}]}],
        "benefits": [{"id": "x", "services": ["gas"], )" +
                         keys + "}]");
}

constexpr const char* half = R"(, "share": [{"value": "0.5"}])";

std::string of_base(const std::string& base, const std::string& keys = "") {
    return R"("shape": "deduction", "base": ")" + base + '"' + half + keys;
}

TEST(Benefits, AreRead) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    const Date day = Date::from_civil(2025, 7, 1);
    const auto* veteran = result->benefit(BenefitId("veteran"));
    ASSERT_NE(veteran, nullptr);
    EXPECT_EQ(veteran->title.en, "A half of the utilities (example)");
    EXPECT_THAT(veteran->services, ElementsAre(ServiceId("cold_water"), ServiceId("hot_water"),
                                               ServiceId("waste_water")));
    EXPECT_EQ(veteran->shape, BenefitShape::deduction);
    EXPECT_EQ(veteran->base, BenefitBase::up_to_norm);
    EXPECT_EQ(veteran->share.at(day)->value, Decimal(5, 1));
    EXPECT_EQ(veteran->norm, NormId("cold"));
    EXPECT_TRUE(veteran->whole_household);

    const auto* repair = result->benefit(BenefitId("capital-repair-70"));
    ASSERT_NE(repair, nullptr);
    EXPECT_EQ(repair->shape, BenefitShape::compensation);
    EXPECT_EQ(repair->base, BenefitBase::area);
    EXPECT_EQ(repair->share.at(Date::from_civil(2024, 12, 31))->value, Decimal(25, 2));
    EXPECT_EQ(repair->share.at(day)->reference.source, "kvit tests");
    EXPECT_EQ(repair->area_standard.at(day)->value.of(1), Decimal(3300, 2));
    EXPECT_EQ(repair->area_standard.at(day)->value.of(4), Decimal(3300, 2));
    EXPECT_FALSE(repair->whole_household);
    EXPECT_EQ(repair->norm, std::nullopt);

    const auto* island = result->benefit(BenefitId("island"));
    ASSERT_NE(island, nullptr);
    EXPECT_EQ(island->shape, BenefitShape::tariff);
    EXPECT_EQ(island->tariff, TariffId("solid-waste-lower"));
    EXPECT_TRUE(island->share.empty());
}

TEST(Benefits, ReferToWhatTheBookHas) {
    EXPECT_THAT(benefit_problems(of_base("up_to_norm", R"(, "norm": "m")")),
                ElementsAre("unknown_reference benefits[0].norm"));
    EXPECT_THAT(benefit_problems(R"("shape": "tariff", "tariff": "lo")"),
                ElementsAre("unknown_reference benefits[0].tariff"));
    EXPECT_THAT(
        book_problems(R"("benefits": [
                    {"id": "x", "services": ["gaz", "heating", "heating"], "shape": "deduction",
                     "base": "amount", "share": [{"value": "0"}]},
                    {"id": "x", "services": [], "shape": "deduction", "base": "amount",
                     "share": [{"value": "1.0000"}]}])"),
        ElementsAre("unknown_reference benefits[0].services", "duplicate_id benefits[0].services",
                    "duplicate_id benefits[1].id", "out_of_range benefits[1].services"));
}

TEST(Benefits, AShareIsOfSomething) {
    EXPECT_THAT(benefit_problems(R"("shape": "compensation")"),
                ElementsAre("missing_key benefits[0].base", "missing_key benefits[0].share"));
    EXPECT_THAT(benefit_problems(of_base("income")), ElementsAre("bad_choice benefits[0].base"));
    const auto share = [](const std::string& value) {
        return benefit_problems(R"("shape": "deduction", "base": "volume",
                                   "share": [{"value": ")" +
                                value + R"("}])");
    };
    EXPECT_THAT(share("1"), IsEmpty());
    EXPECT_THAT(share("1.0001"), ElementsAre("out_of_range benefits[0].share[0].value"));
    EXPECT_THAT(share("-0.5"), ElementsAre("out_of_range benefits[0].share[0].value"));
    EXPECT_THAT(share("0.33333"), ElementsAre("too_precise benefits[0].share[0].value"));
}

TEST(Benefits, AKeyThatWouldDoNothingIsRefused) {
    const std::string standard = R"(, "area_standard": [{"value": "33"}])";
    EXPECT_THAT(benefit_problems(of_base("up_to_norm", R"(, "norm": "n")")), IsEmpty());
    EXPECT_THAT(benefit_problems(of_base("area", standard)), IsEmpty());
    for (const std::string base : {"volume", "area", "amount"})
        EXPECT_THAT(benefit_problems(of_base(base, R"(, "norm": "n")")),
                    ElementsAre("contradiction benefits[0].norm"))
            << base;
    for (const std::string base : {"up_to_norm", "volume", "amount"})
        EXPECT_THAT(benefit_problems(of_base(base, standard)),
                    ElementsAre("contradiction benefits[0].area_standard"))
            << base;
    EXPECT_THAT(benefit_problems(of_base("amount", R"(, "tariff": "low")")),
                ElementsAre("contradiction benefits[0].tariff"));
    EXPECT_THAT(
        benefit_problems(R"("shape": "tariff", "tariff": "low", "base": "amount",
                    "norm": "n")" +
                         std::string(half) + standard),
        ElementsAre("contradiction benefits[0].base", "contradiction benefits[0].share",
                    "contradiction benefits[0].norm", "contradiction benefits[0].area_standard"));
}

TEST(Benefits, AStandardOfAreaGoesByTheSizeOfTheHousehold) {
    const auto book = read_tariffs(R"({"schema": "kvit-tariffs/1", "id": "t", "benefits": [
        {"id": "x", "services": ["maintenance"], "shape": "deduction", "base": "area",
         "share": [{"value": "0.5"}], "area_standard": [
            {"to": "2025-01-01", "value": "40"},
            {"from": "2025-01-01", "by_people": [{"people": 1, "area": "33.00"},
                {"people": 2, "area": "42"}, {"people": 3, "each": "18"}]}]}]})");
    ASSERT_THAT(problems(book), IsEmpty());
    const auto& standards = book->benefit(BenefitId("x"))->area_standard;
    const auto of = [&](int year, std::int64_t people) {
        return standards.at(Date::from_civil(year, 7, 1))->value.of(people);
    };
    EXPECT_EQ(of(2024, 1), Decimal(40, 0));
    EXPECT_EQ(of(2024, 5), Decimal(40, 0));
    EXPECT_EQ(of(2025, 1), Decimal(33, 0));
    EXPECT_EQ(of(2025, 2), Decimal(42, 0));
    EXPECT_EQ(of(2025, 3), Decimal(54, 0));
    EXPECT_EQ(of(2025, 1000), Decimal(18000, 0));

    const auto rows = [](const std::string& list) {
        return benefit_problems(
            of_base("area", R"(, "area_standard": [{"by_people": [)" + list + "]}]"));
    };
    const std::string at = " benefits[0].area_standard[0].by_people";
    EXPECT_THAT(rows(R"({"people": 1, "area": "33"})"), IsEmpty());
    EXPECT_THAT(rows(""), ElementsAre("out_of_range" + at));
    EXPECT_THAT(rows(R"({"people": 2, "area": "33"})"),
                ElementsAre("out_of_range" + at + "[0].people"));
    EXPECT_THAT(rows(R"({"people": 1, "area": "33"}, {"people": 1, "each": "18"})"),
                ElementsAre("out_of_range" + at + "[1].people"));
    EXPECT_THAT(rows(R"({"people": 1, "area": "33", "each": "18"})"),
                ElementsAre("contradiction" + at + "[0].area"));
    EXPECT_THAT(rows(R"({"people": 1})"), ElementsAre("missing_key" + at + "[0].area"));
    EXPECT_THAT(rows(R"({"people": 1, "each": "0"})"),
                ElementsAre("out_of_range" + at + "[0].each"));
    EXPECT_THAT(
        benefit_problems(of_base("area", R"(, "area_standard": [{"value": "33", "by_people": [)"
                                         R"({"people": 1, "area": "33"}]}])")),
        ElementsAre("contradiction benefits[0].area_standard[0].value"));
    EXPECT_THAT(benefit_problems(of_base("area", R"(, "area_standard": [{}])")),
                ElementsAre("missing_key benefits[0].area_standard[0].value"));
}

TEST(Benefits, AreOfAShape) {
    EXPECT_THAT(benefit_problems(R"("shape": "tariff")"),
                ElementsAre("missing_key benefits[0].tariff"));
    EXPECT_THAT(benefit_problems(R"("shape": "tariff", "tariff": "low", "whole_household": true)"),
                IsEmpty());
    // Without a shape nothing is known of the other keys.
    EXPECT_THAT(benefit_problems(R"("tariff": "low", "base": "amount", "norm": "n")"),
                ElementsAre("missing_key benefits[0].shape"));
    EXPECT_THAT(benefit_problems(of_base("area", R"(, "area_standard": [{"value": "0"}])")),
                ElementsAre("out_of_range benefits[0].area_standard[0].value"));
    EXPECT_THAT(benefit_problems(of_base("amount", R"(, "whole_household": "yes")")),
                ElementsAre("wrong_type benefits[0].whole_household"));
}

}  // namespace
}  // namespace kvit::format
