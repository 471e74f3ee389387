// Why an interval is what it is.
#include "unit/ledger/cases.hpp"

namespace kvit::test {
namespace {

std::string sentence(const CaseOf& of, std::size_t number, Language language = Language::ru) {
    const auto result = result_of(of.facts);
    if (!result) return said(result.errors());
    const auto explained = ledger::explain(*result, number);
    return explained ? trace::sentence_of(*explained, language) : said(explained.errors());
}

CaseOf sample() {
    return CaseOf("zhk14", "2022-08-31")
        .debt("2022-02", "10000.00", "2022-03-10")
        .with("rate", "rate_by_periods")
        .with("bankr497", "bankr497_off");
}

TEST(PenaltyExplanation, NamesTheDebtTheDaysTheArithmeticAndTheActs) {
    EXPECT_EQ(
        sentence(sample(), 1),
        "Долг 10000,00 ₽ за февраль 2022, последний день оплаты "
        "10.03.2022; "
        "дни "
        "просрочки: "
        "1–30.\nПени не начисляются: на эти дни просрочки шкала пени не установила, ЖК РФ в "
        "ред. 307-ФЗ от 03.11.2015, ст. 155 ч. 14.\n");
    EXPECT_EQ(
        sentence(sample(), 2),
        "Долг 10000,00 ₽ за февраль 2022, последний день оплаты "
        "10.03.2022; "
        "дни "
        "просрочки: "
        "31–90.\n10000,00 ₽ × 9,5 % × 1/300 × 60 дн. = 190,00 ₽.\nСтавка: "
        "Ставка "
        "рефинансирования, с 2016 года равна ключевой (указание Банка России от 11.12.2015 № "
        "3894-У); предел: ПП РФ от 26.03.2022 № 474; доля ставки: ЖК РФ в ред. 307-ФЗ от "
        "03.11.2015, ст. 155 ч. 14.\n");
    EXPECT_THAT(sentence(sample(), 3, Language::en),
                testing::HasSubstr("10000.00 RUB × 9.5 % × 1/130"));
    EXPECT_EQ(sentence(sample(), 9), "not_found interval\n");
    EXPECT_EQ(sentence(sample(), 0), "not_found interval\n");
}

TEST(PenaltyExplanation, GivesTheAmountOfEveryIntervalAgain) {
    for (const char* rounding : {"round_interval", "round_debt", "round_total", "round_day"}) {
        auto of = sample();
        const auto result = result_of(of.with("rounding", rounding).facts);
        ASSERT_TRUE(result);
        for (std::size_t number = 1; number <= result->intervals.size(); ++number) {
            const auto explained = ledger::explain(*result, number);
            ASSERT_TRUE(explained) << messages(explained);
            EXPECT_FALSE(explained->sentences.empty());
            EXPECT_LE(explained->sentences.size(), 3u);
        }
        auto forged = *result;
        forged.intervals.back().amount += Money::kopecks(1);
        EXPECT_EQ(said(ledger::explain(forged, forged.intervals.size())),
                  "identity_violated amount\n");
        EXPECT_NE(said(ledger::check_exactly(forged)), "");
    }
}

TEST(PenaltyExplanation, SaysWhyNothingAccrues) {
    auto of = CaseOf("legal130", "2020-05-31").debt("2020-02", "1300.00", "2020-04-10").flat("10");
    EXPECT_THAT(sentence(of, 1),
                testing::HasSubstr("Мораторий на пени 2020 года (ПП РФ от 02.04.2020 № 424)"));
    of.facts.debts[0].presented = false;
    EXPECT_THAT(sentence(of, 1), testing::HasSubstr("не размещён в ГИС ЖКХ"));
    of.facts.debts[0].presented = true;
    of.facts.claim_date = day("2023-06-30");
    EXPECT_THAT(sentence(of.with("limitation", "limitation_applied"), 1),
                testing::HasSubstr("истекла исковая давность, ГК РФ, ст. 196 п. 1"));
}

}  // namespace
}  // namespace kvit::test
