// Explanations of the lines of a bill: sentences for a resident, a tree for an engineer.
#include "kvit/charge/explain.hpp"

#include <algorithm>

#include "kvit/trace/number.hpp"
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Line {
    const bill::Bill* bill;
    const charge::ChargeLine* line;
    trace::Explanation explanation;
};

/// Every line of every bill with its explanation.
std::vector<Line> explained(const close::Closed& closed) {
    std::vector<Line> all;
    for (const auto& bill : closed.bills)
        for (const auto& line : bill.lines) {
            const auto service =
                std::find_if(bill.services.begin(), bill.services.end(),
                             [&](const auto& named) { return named.id == line.service; });
            auto explanation = charge::explain(line, service->title, bill.sources);
            EXPECT_TRUE(explanation) << brief(line) << messages(explanation);
            if (explanation) all.push_back({&bill, &line, *std::move(explanation)});
        }
    return all;
}

close::Closed example(const law::Policy& policy = {}) {
    Books books;
    books.policy = policy;
    books.tariffs = *format::read_tariffs(file("examples/data/tariffs.json"));
    const auto house = format::read_house(file("examples/data/house.json"));
    const auto opened = format::read_opening(file("examples/data/opening.json"));
    return *close::close(books.rules(), *house, &*opened, month("2025-07"));
}

/// A town in which every method, part of a month and practice gives a line.
close::Closed everything(const law::Policy& policy = {}) {
    Town town = Town().flat().people(2, "..2025-07-16").people(3, "2025-07-16..");
    town.cold().installable("cold_water").hot().waste().electricity().maintenance().insurance();
    town.meter("h", "hot_water", "2025-07-10..").reading("h", "2025-07-30", "3.451");
    town.supply("gas", "per_person", R"("tariff": "person")");
    town.supply("intercom", "per_premises", R"("tariff": "premises")");
    town.supply("solid_waste", "solid_waste_area",
                R"("tariff": "solid", "norm": "solid.area.year")");
    Books books;
    books.policy = policy;
    const auto closed = closing(town, "2025-07", books);
    EXPECT_TRUE(closed) << messages(closed);
    return *closed;
}

law::Policy other_practices() {
    return policy(R"({"option": "hot_water_lines", "choice": "one_line"},
                     {"option": "raising_factor_lines", "choice": "one_sum"},
                     {"option": "solid_waste_area_rate", "choice": "rounded_first"})");
}

class EveryLine : public testing::TestWithParam<int> {
  protected:
    static close::Closed closed() {
        switch (GetParam()) {
            case 0:
                return example();
            case 1:
                return example(other_practices());
            case 2:
                return everything();
            default:
                return everything(other_practices());
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Explain, EveryLine, testing::Range(0, 4));

TEST_P(EveryLine, GivesItsAmountAgain) {
    const auto month = closed();
    for (const auto& [bill, line, explanation] : explained(month)) {
        EXPECT_EQ(explanation.derivation.rounded, line->amount.to_decimal()) << brief(*line);
        EXPECT_EQ(explanation.formula, charge::card_of(line->formula).card.name);
        EXPECT_EQ(explanation.derivation.rounding, Rounding::half_up);
        // The exact result is the amount, or it is cut and rounded: the sentence says both.
        const auto text = sentence_of(explanation, Language::ru);
        EXPECT_THAT(text, HasSubstr(trace::money_text(line->amount, Language::ru)));
    }
}

TEST_P(EveryLine, IsToldInThreeLinesAtMost) {
    const auto month = closed();
    for (const auto& [bill, line, explanation] : explained(month))
        for (const auto language : {Language::ru, Language::en}) {
            const std::string text = sentence_of(explanation, language);
            EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 3) << text;
            EXPECT_GE(std::count(text.begin(), text.end(), '\n'), 2) << text;
            EXPECT_THAT(text, Not(HasSubstr("\n "))) << "a line starts with a space: " << text;
            EXPECT_THAT(text, Not(HasSubstr("  ")));
            EXPECT_THAT(text, Not(HasSubstr("..")));
        }
}

TEST_P(EveryLine, TheTreeNamesEveryInputAndItsSource) {
    const auto month = closed();
    for (const auto& [bill, line, explanation] : explained(month)) {
        const std::string tree = tree_of(explanation, Language::ru);
        EXPECT_THAT(tree, HasSubstr("округление")) << brief(*line);
        EXPECT_THAT(tree, HasSubstr("до 0,01, половина от нуля, один раз"));
        const auto& card = charge::card_of(line->formula);
        for (std::size_t i = 0; i < line->inputs.size(); ++i) {
            const auto& input = line->inputs[i];
            const auto& source = bill->sources[input.source];
            EXPECT_THAT(tree, HasSubstr("─ " + std::string(card.inputs[i].symbol) + " "));
            EXPECT_THAT(tree, HasSubstr(trace::number_text(input.value, Language::ru)));
            EXPECT_THAT(tree, HasSubstr(source.label.ru));
            EXPECT_THAT(tree, HasSubstr(source.id));
            for (const auto& operand : source.operands) {
                EXPECT_THAT(tree, HasSubstr(operand.label.ru));
                EXPECT_THAT(tree, HasSubstr(operand.fact));
            }
            const auto& reference = source.reference;
            if (source.kind == trace::SourceKind::computed && reference == trace::Reference{})
                continue;
            EXPECT_THAT(tree, HasSubstr("доверие "));
            EXPECT_THAT(tree, HasSubstr("источник: "));
            const std::string authority =
                !reference.act.empty()                             ? reference.act
                : reference.standing == trace::Standing::published ? "акт: неизвестен"
                : reference.standing == trace::Standing::synthetic ? "СИНТЕТИЧЕСКОЕ ЗНАЧЕНИЕ"
                                                                   : "ПРИНЯТО УСЛОВНО";
            EXPECT_THAT(tree, HasSubstr(authority));
        }
    }
}

TEST_P(EveryLine, TheTreeSpeaksOneLanguage) {
    const auto month = closed();
    for (const auto& [bill, line, explanation] : explained(month)) {
        const std::string tree = tree_of(explanation, Language::en);
        EXPECT_THAT(tree, HasSubstr("rounding of"));
        EXPECT_THAT(tree, Not(HasSubstr("доверие")));
        EXPECT_THAT(tree, Not(HasSubstr("счётчик")));
    }
}

TEST(Explain, AMeteredLineInFull) {
    const auto month = example();
    for (const auto& [bill, line, explanation] : explained(month)) {
        if (bill->account != AccountId("01") || line->service != ServiceId("cold_water")) continue;
        EXPECT_EQ(sentence_of(explanation, Language::ru),
                  "Расход по счётчику: 124,115 − 118,340 = 5,775 м³.\n"
                  "5,775 м³ × 39,56 ₽/м³ = 228,459 ₽, с округлением до "
                  "копейки "
                  "228,46 "
                  "₽.\n"
                  "Тариф: Холодное водоснабжение, POVV / USTEK / TsKS, с 01.07.2025 по "
                  "31.12.2025.\n");
        const std::string tree = tree_of(explanation, Language::ru);
        EXPECT_THAT(tree, HasSubstr("(факт r-01-c-07)"));
        EXPECT_THAT(tree, HasSubstr("chelindustry.ru"));
        EXPECT_THAT(tree, HasSubstr("акт: неизвестен"));
        EXPECT_THAT(tree, HasSubstr("доверие среднее; опубликовано"));
        EXPECT_THAT(tree, HasSubstr("сверено 21.11.2026"));
        return;
    }
    FAIL() << "no such line";
}

// The days are part of the formula, and the resident sees them.
TEST(Explain, APartOfAMonth) {
    const Town town = Town().flat().people(2, "..2025-07-16").people(3, "2025-07-16..").hot();
    const auto closed = closing(town, "2025-07");
    const auto lines = explained(*closed);
    ASSERT_EQ(lines.size(), 4u);
    const std::string text = sentence_of(lines[0].explanation, Language::ru);
    EXPECT_THAT(
        text, HasSubstr("2 чел. × 3,19 м³/чел. × 49,19 ₽/м³ × 15 дн. / 31 дн."));
    EXPECT_THAT(text, HasSubstr("с округлением до копейки 151,85 ₽."));
    EXPECT_THAT(text, HasSubstr("с 01.07.2025 по 15.07.2025"));
}

// A value that nobody published is called so, wherever it enters: also behind a rounded rate.
TEST(Explain, WhatIsNotPublishedIsToldToTheResident) {
    Tariffs tariffs;
    const std::string synthetic =
        R"([{"value": "683.27", "source": {"standing": "synthetic", "confidence": "low"}}])";
    tariffs.tariff("solid", "solid_waste", "RUB/m3", synthetic);
    const Town town = Town().flat().people(1).supply(
        "solid_waste", "solid_waste_area", R"("tariff": "solid", "norm": "solid.area.year")");
    for (const std::string choice : {"unrounded", "rounded_first"}) {
        Books books = with(tariffs);
        books.policy =
            policy(R"({"option": "solid_waste_area_rate", "choice": ")" + choice + "\"}");
        const auto closed = closing(town, "2025-07", books);
        ASSERT_TRUE(closed);
        EXPECT_THAT(sentence_of(explained(*closed)[0].explanation, Language::ru),
                    HasSubstr("Не проверено: "))
            << choice;
    }
}

// A norm of low confidence behind the volume of waste water is as doubtful as it is on its own
// line.
TEST(Explain, ADoubtfulNormStaysDoubtfulInASum) {
    Tariffs tariffs;
    tariffs.norm("cold", "cold_water", "m3/person",
                 R"([{"value": "4.25", "source": {"standing": "assumed", "confidence": "low"}}])");
    const auto closed = closing(Town().flat().people(2).cold().waste(), "2025-07", with(tariffs));
    ASSERT_TRUE(closed);
    for (const auto& [bill, line, explanation] : explained(*closed))
        EXPECT_THAT(sentence_of(explanation, Language::ru), HasSubstr("Не проверено: "))
            << brief(*line);
}

// Water and heat on one line have two tariffs, and the resident is told both.
TEST(Explain, OneLineOfHotWaterNamesBothTariffs) {
    Tariffs tariffs;
    tariffs.tariff("water", "hot_water", "RUB/m3", "49.19",
                   R"("title": {"ru": "Вода", "en": "Water"},)");
    tariffs.tariff("heat", "hot_water", "RUB/Gcal", "2371.72",
                   R"("title": {"ru": "Тепло", "en": "Heat"},)");
    Books books = with(tariffs);
    books.policy = policy(R"({"option": "hot_water_lines", "choice": "one_line"})");
    const auto closed = closing(Town().flat().people(2).hot(), "2025-07", books);
    ASSERT_TRUE(closed);
    const std::string text = sentence_of(explained(*closed)[0].explanation, Language::ru);
    EXPECT_THAT(text, HasSubstr("Вода"));
    EXPECT_THAT(text, HasSubstr("Тепло"));
}

// "2025-07" is no way to name a month to a Russian reader; dates in a text look all alike.
TEST(Explain, RussianTextsHaveRussianDates) {
    const auto month = example();
    for (const auto& [bill, line, explanation] : explained(month)) {
        EXPECT_THAT(explanation.title.ru, Not(HasSubstr("2025-07")));
        break;
    }
    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-07-23", "130");
    const auto closed = closing(town, "2025-07");
    ASSERT_TRUE(closed);
    for (const auto& decision : closed->bills[0].decisions)
        EXPECT_THAT(decision.text.ru, Not(HasSubstr("2023-04-03"))) << decision.code;
}

TEST(Explain, ALineThatDoesNotGiveItsAmountIsRefused) {
    auto month = everything();
    auto& bill = month.bills[0];
    for (auto& line : bill.lines) {
        line.amount += Money::kopecks(1);
        const auto refused = charge::explain(line, {"услуга", "service"}, bill.sources);
        EXPECT_EQ(said(refused), "identity_violated amount\n") << brief(line);
        line.amount -= Money::kopecks(1);
    }
}

TEST(Explain, AFormulaOfTheCallersInputs) {
    const auto* formula = charge::find_formula("metered", unit::m3);
    const Decimal inputs[] = {dec("5.775"), dec("39.56")};
    const auto explanation = charge::explain(formula->id, inputs);
    ASSERT_TRUE(explanation);
    EXPECT_EQ(explanation->derivation.rounded, dec("228.46"));
    EXPECT_THAT(tree_of(*explanation, Language::en), HasSubstr("given by the caller"));
    EXPECT_FALSE(charge::explain(formula->id, std::span(inputs).first(1)));
    const auto part = charge::explain(formula->id, inputs, charge::DayShare{15, 31});
    ASSERT_TRUE(part);
    EXPECT_EQ(part->derivation.rounded, dec("110.54"));
    EXPECT_EQ(said(charge::explain(formula->id, inputs, charge::DayShare{32, 31})),
              "out_of_range d\n");
}

}  // namespace
}  // namespace kvit::test
