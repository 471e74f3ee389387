#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"
#include "unit/format/sample_bill.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What is wrong with the sample after one replacement.
Errors errors_with(std::string_view piece, std::string_view replacement) {
    const auto result =
        read_bill(with(write_bill(sample_bill(), Layout::line), piece, replacement));
    return result.ok() ? Errors() : result.errors();
}

std::vector<std::string> problems_with(std::string_view piece, std::string_view replacement) {
    return problems(Result<int>(errors_with(piece, replacement)));
}

TEST(BillDocument, IsTheFileInTheSamples) {
    EXPECT_EQ(write_bill(sample_bill()), sample("bill.json"));
}

TEST(BillDocument, SampleHoldsItsIdentities) {
    EXPECT_THAT(problems(Result<int>(bill::check(sample_bill()))), IsEmpty());
}

TEST(BillDocument, IsReadBackAsItWasWritten) {
    const auto bill = sample_bill();
    for (const auto layout : {Layout::line, Layout::pretty}) {
        const std::string text = write_bill(bill, layout);
        const auto result = read_bill(text);
        ASSERT_THAT(problems(result), IsEmpty());
        EXPECT_EQ(*result, bill);
        EXPECT_EQ(write_bill(*result, layout), text);
    }
}

TEST(BillDocument, OfNothingIsReadBackToo) {
    bill::Bill bill;
    bill.house = HouseId("h");
    bill.account = AccountId("a");
    bill.premises = PremisesId("p");
    bill.basis.policy = "law_default";
    bill.basis.policy_base = law::ShippedPolicy::law_default;
    const std::string text = write_bill(bill);
    const auto result = read_bill(text);
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(*result, bill);
    EXPECT_THAT(text, HasSubstr("\"known_on\": null"));
    EXPECT_EQ(write_bill(*result), text);
}

TEST(BillDocument, LinesAreNumberedThrough) {
    EXPECT_THAT(problems_with(R"("line":2,)", R"("line":3,)"),
                ElementsAre("contradiction sections[1].lines[0].line"));
    EXPECT_THAT(problems_with(R"("line":1,)", R"("line":0,)"),
                ElementsAre("out_of_range sections[0].lines[0].line"));
}

TEST(BillDocument, SectionsComeOnceAndInOrder) {
    EXPECT_THAT(problems_with(R"("section":"other")", R"("section":"housing")"),
                ElementsAre("contradiction sections[2].section"));
    EXPECT_THAT(problems_with(R"("section":"other")", R"("section":"utility")"),
                ElementsAre("contradiction sections[2].section"));
    EXPECT_THAT(problems_with(R"("section":"other")", R"("section":"extra")"),
                ElementsAre("bad_choice sections[2].section"));
}

TEST(BillDocument, TotalOfASectionIsThatOfItsLines) {
    const auto errors = errors_with(R"("total":"75.00")", R"("total":"75.01")");
    EXPECT_THAT(problems(Result<int>(errors)), ElementsAre("identity_violated sections[2].total"));
    EXPECT_EQ(errors.first().found, "\"75.01\"");
    EXPECT_THAT(errors.first().expected.en, HasSubstr("75.00"));
}

TEST(BillDocument, FormulaIsOneOfTheCatalogue) {
    const auto unknown = errors_with(R"("formula":"metered")", R"("formula":"meterd")");
    EXPECT_THAT(problems(Result<int>(unknown)),
                ElementsAre("unknown_reference sections[1].lines[0].formula"));
    EXPECT_THAT(unknown.first().expected.en, HasSubstr("did you mean \"metered\"?"));
    const auto resource = errors_with(R"("formula":"norm_excess","resource":"m3")",
                                      R"("formula":"norm_excess","resource":"Gcal")");
    EXPECT_THAT(problems(Result<int>(resource)),
                ElementsAre("unknown_reference sections[1].lines[2].resource"));
    EXPECT_EQ(resource.first().expected.en, "one of: m3, kWh");
}

TEST(BillDocument, InputsAreThoseOfTheFormula) {
    // Without the tariff one input is left of two.
    auto text = write_bill(sample_bill(), Layout::line);
    const auto begin = text.find(R"(,{"symbol":"T","value":"39.56")");
    ASSERT_NE(begin, std::string::npos);
    const auto end = text.find('}', begin) + 1;
    auto fewer = text;
    fewer.erase(begin, end - begin);
    const auto result = read_bill(fewer);
    EXPECT_THAT(problems(result), ElementsAre("wrong_input sections[1].lines[0].inputs"));
    EXPECT_EQ(result.errors().first().found, "1");
    EXPECT_EQ(result.errors().first().expected.en, "the inputs V T");

    auto more = text;
    more.insert(end, text.substr(begin, end - begin));
    EXPECT_THAT(problems(read_bill(more)), ElementsAre("wrong_input sections[1].lines[0].inputs"));

    EXPECT_THAT(problems_with(R"("symbol":"V","value":"5.120","unit":"m3")",
                              R"("symbol":"E","value":"5.120","unit":"Gcal")"),
                ElementsAre("wrong_input sections[1].lines[0].inputs[0].symbol",
                            "unit_mismatch sections[1].lines[0].inputs[0].unit"));
}

TEST(BillDocument, UnitsFollowFromTheFormula) {
    EXPECT_THAT(problems_with(R"("quantity":"5.12","quantity_unit":"m3")",
                              R"("quantity":"5.12","quantity_unit":"kWh")"),
                ElementsAre("unit_mismatch sections[1].lines[0].quantity_unit"));
    EXPECT_THAT(problems_with(R"("price":"39.56","price_unit":"RUB/m3")",
                              R"("price":"39.56","price_unit":"m3/RUB")"),
                ElementsAre("unit_mismatch sections[1].lines[0].price_unit"));
}

TEST(BillDocument, InputsReferToSourcesOfTheBill) {
    EXPECT_THAT(problems_with(R"("value":"1.84","unit":"RUB/m2","source":)",
                              R"("value":"1.84","unit":"RUB/m2","source":9)"),
                ElementsAre("unknown_reference sections[3].lines[0].inputs[1].source"));
}

TEST(BillDocument, DaysAreBounded) {
    EXPECT_THAT(
        problems_with(R"("share":{"days":17,"of_days":31})", R"("share":{"days":32,"of_days":0})"),
        ElementsAre("out_of_range sections[1].lines[1].share.days",
                    "out_of_range sections[1].lines[1].share.of_days"));
    EXPECT_THAT(problems_with(R"("to":"2025-07-18")", R"("to":null)"),
                ElementsAre("missing_key sections[1].lines[1].to"));
    EXPECT_THAT(problems_with(R"("to":"2025-07-18")", R"("to":"2025-07-01")"),
                ElementsAre("empty_interval sections[1].lines[1].to"));
}

TEST(BillDocument, BasisNamesKnownPractices) {
    EXPECT_THAT(problems_with(R"("option":"missing_reading","choice":"refuse")",
                              R"("option":"missing_reading","choice":"guess")"),
                ElementsAre("bad_choice basis.policy.differences[1].choice"));
    EXPECT_THAT(problems_with(R"("inherits":"law_default")", R"("inherits":"mine")"),
                ElementsAre("policy_unknown_base basis.policy.inherits"));
}

TEST(BillDocument, NeedsItsKeys) {
    EXPECT_THAT(
        problems(read_bill(R"({"schema": "kvit-bill/1"})")),
        ElementsAre("missing_key house", "missing_key account", "missing_key premises",
                    "missing_key month", "missing_key basis", "missing_key area",
                    "missing_key people", "missing_key sources", "missing_key sections",
                    "missing_key postings", "missing_key balances", "missing_key totals",
                    "missing_key decisions", "missing_key services", "missing_key providers"));
}

TEST(BillDocument, EveryMemberIsNeeded) {
    EXPECT_THAT(problems_with(R"("kind":"payment",)", ""),
                ElementsAre("missing_key postings[0].kind"));
    EXPECT_THAT(
        problems_with(R"("to_pay_with_voluntary")", R"("to_pay_with")"),
        ElementsAre("missing_key totals.to_pay_with_voluntary", "unknown_key totals.to_pay_with"));
    EXPECT_THAT(problems_with(R"("code":"norm_no_reading",)", ""),
                ElementsAre("missing_key decisions[0].code"));
}

}  // namespace
}  // namespace kvit::format
