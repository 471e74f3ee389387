#include "format/penalty_case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using law::PolicyOption;
using ledger::PenaltyCase;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Date day(int year, int month, int number) { return Date::from_civil(year, month, number); }

/// A case with these keys beside the ones that every case has.
Result<PenaltyCase> with_keys(const std::string& keys) {
    return read_penalty_case(
        R"({"schema": "kvit-penalty/1", "id": "c", "scale": "zhk14", "as_of": "2025-07-25", )" +
        keys + "}");
}

Result<PenaltyCase> with_policy(const std::string& policy) {
    return with_keys(R"("policy": {)" + policy + R"(}, "debts": [])");
}

Result<PenaltyCase> with_debts(const std::string& debts) {
    return with_keys(R"("policy": {}, "debts": [)" + debts + "]");
}

Result<PenaltyCase> with_payments(const std::string& payments) {
    return with_keys(R"("policy": {}, "debts": [], "payments": [)" + payments + "]");
}

Result<PenaltyCase> with_suspensions(const std::string& suspensions) {
    return with_keys(R"("policy": {}, "debts": [], "suspensions": [)" + suspensions + "]");
}

TEST(PenaltyCaseDocument, IsRead) {
    const auto result = read_penalty_case(sample("penalty.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->id, "case-1");
    EXPECT_THAT(result->title, HasSubstr("Synthetic"));
    EXPECT_EQ(result->scale, "zhk14");
    EXPECT_EQ(result->as_of, day(2025, 7, 25));
    EXPECT_EQ(result->known_on, day(2025, 7, 31));
    EXPECT_EQ(result->judgment_day, day(2025, 7, 25));
    EXPECT_EQ(result->claim_date, day(2025, 7, 1));

    EXPECT_EQ(result->inherits, law::ShippedPolicy::law_default);
    EXPECT_THAT(result->choices,
                ElementsAre(law::Policy::Choice{PolicyOption::penalty_rate, 2, {}},
                            law::Policy::Choice{PolicyOption::penalty_rounding, 1, {}},
                            law::Policy::Choice{PolicyOption::penalty_due_shift, 0, {}}));
    ASSERT_EQ(result->rates.size(), 2u);
    EXPECT_EQ(result->rates.at(1), (ledger::OwnRate{day(2025, 6, 9), Decimal(2000, 2)}));
    EXPECT_EQ(result->due, ledger::DueRule::by_day);
    EXPECT_EQ(result->due_day, 20);

    ASSERT_EQ(result->debts.size(), 2u);
    EXPECT_EQ(result->debts.at(1), (ledger::Debt{.period = Month(2025, 2),
                                                 .amount = Money::kopecks(800000),
                                                 .due_date = day(2025, 3, 20),
                                                 .due_override = day(2025, 4, 1),
                                                 .presented = true,
                                                 .known_on = day(2025, 3, 1),
                                                 .path = "debts[1]"}));
    ASSERT_EQ(result->payments.size(), 3u);
    EXPECT_EQ(result->payments.at(0), (ledger::Payment{.id = "p1",
                                                       .date = day(2025, 5, 20),
                                                       .amount = Money::kopecks(400000),
                                                       .period = Month(2025, 1),
                                                       .known_on = day(2025, 5, 23),
                                                       .path = "payments[0]"}));
    EXPECT_TRUE(result->payments.at(1).to_penalty);
    EXPECT_EQ(result->payments.at(2).amount, Money::kopecks(-50000));
    EXPECT_THAT(result->posted,
                ElementsAre(ledger::PostedPenalty{Month(2025, 1), Money::kopecks(10000)}));
}

TEST(PenaltyCaseDocument, DaysOfSuspensionsIncludeBothEnds) {
    const auto result = read_penalty_case(sample("penalty.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    ASSERT_TRUE(result->no_accrual);
    ASSERT_EQ(result->no_accrual->size(), 2u);
    const auto& covid = result->no_accrual->at(0);
    EXPECT_EQ(covid.days, (Interval{day(2020, 4, 6), day(2021, 1, 1)}));
    EXPECT_EQ(covid.scope, ledger::SuspensionScope::national);
    EXPECT_EQ(covid.spared, ledger::SparedDebts());
    EXPECT_THAT(covid.reference.act, HasSubstr("424"));
    EXPECT_EQ(result->no_accrual->at(1).spared.due_before, day(2022, 4, 1));
    ASSERT_EQ(result->suspensions.size(), 1u);
    const auto& svo = result->suspensions.at(0);
    EXPECT_EQ(svo.days, (Interval{day(2025, 7, 1), Date::open_end()}));
    EXPECT_EQ(svo.scope, ledger::SuspensionScope::account);
    EXPECT_THAT(svo.spared.periods, ElementsAre(Month(2025, 2)));
    EXPECT_EQ(svo.known_on, day(2025, 7, 10));
    EXPECT_EQ(svo.path, "suspensions[0]");
}

TEST(PenaltyCaseDocument, MayBeShort) {
    const auto result =
        with_keys(R"("policy": {}, "debts": [{"period": "2025-01", "amount": "0.00"}])");
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->known_on, Date::open_end());
    EXPECT_FALSE(result->inherits);
    EXPECT_THAT(result->choices, IsEmpty());
    EXPECT_EQ(result->due, ledger::DueRule::given_or_by_law);
    EXPECT_FALSE(result->no_accrual);
    EXPECT_TRUE(result->debts.at(0).presented);
    EXPECT_EQ(result->debts.at(0).known_on, Date::open_start());
    EXPECT_THAT(with_policy(R"("no_accrual": [])")->no_accrual, testing::Optional(IsEmpty()));
}

TEST(PenaltyCaseDocument, IsWrittenBack) {
    for (const auto& text : {sample("penalty.json"),
                             std::string(R"({"schema": "kvit-penalty/1", "id": "c", "scale": "uk",
             "as_of": "2025-07-25", "policy": {"rate": "flat", "flat_percent": "9.5",
             "due": "by_law", "due_shift": "gk193_off", "no_accrual": []},
             "debts": [{"period": "2025-01", "amount": "1.00", "presented": false}],
             "suspensions": [{"name": "flood", "from": "2025-01-01", "to": "2025-01-01",
                              "scope": "regional"}]})"),
                             std::string(R"({"schema": "kvit-penalty/1", "id": "c", "scale": "uk",
             "as_of": "2025-07-25", "policy": {"due": {"day": 5}},
             "debts": [], "payments": [{"date": "2025-06-10", "amount": "-500.00",
                "period": "2025-02", "due_date": "2025-07-10"}]})")}) {
        const auto first = read_penalty_case(text);
        ASSERT_THAT(problems(first), IsEmpty());
        const std::string written = write_penalty_case(*first, Layout::line);
        const auto second = read_penalty_case(written);
        ASSERT_THAT(problems(second), IsEmpty()) << written;
        EXPECT_EQ(*second, *first) << written;
        EXPECT_EQ(write_penalty_case(*second, Layout::line), written);
    }
}

TEST(PenaltyCaseDocument, LeavesAloneWhatCollectionsOfCasesAdd) {
    EXPECT_THAT(problems(with_keys(R"("policy": {}, "debts": [], "source": "court",
                    "url": {"any": 1}, "note": 1, "complete": "yes", "expected": [1.5],
                    "defect": null, "correct_total": false, "correct_policy": {"rate": 1})")),
                IsEmpty());
}

/// Every practice of every option is read under the name of the option without its prefix.
TEST(PenaltyCaseDocument, KnowsEveryPracticeOfEveryOptionOfPenalties) {
    int options = 0;
    for (const auto& row : law::policy_option_rows) {
        if (row.subject != law::PolicySubject::penalty) {
            const std::string name(row.name);
            const std::string choice(row.choices[0].name);
            EXPECT_THAT(problems(with_policy('"' + name + "\": \"" + choice + '"')),
                        ElementsAre("policy_unknown_option policy." + name));
            continue;
        }
        ++options;
        const std::string name(row.name.substr(std::string_view("penalty_").size()));
        std::uint8_t number = 0;
        for (const auto& choice : row.choices) {
            const std::string more = choice.name == "flat" ? R"(, "flat_percent": "9.5")" : "";
            const auto result =
                with_policy('"' + name + "\": \"" + std::string(choice.name) + '"' + more);
            ASSERT_THAT(problems(result), IsEmpty()) << name;
            EXPECT_THAT(result->choices,
                        testing::Contains(law::Policy::Choice{row.option, number++, {}}));
            EXPECT_EQ(result->choices.size(), row.option == PolicyOption::penalty_cap ? 2U : 1U);
        }
    }
    EXPECT_EQ(options, 21);
}

/// As published cases mean it, which are older than the option `cap_day`.
TEST(PenaltyCaseDocument, LimitNamedWithoutItsDayIsThatOfTheChargedDay) {
    using law::PenaltyCapDay;
    const auto day_of = [](const Result<PenaltyCase>& facts) -> std::optional<PenaltyCapDay> {
        for (const auto& choice : facts->choices)
            if (choice.option == PolicyOption::penalty_cap_day)
                return static_cast<PenaltyCapDay>(choice.choice);
        return std::nullopt;
    };
    EXPECT_EQ(day_of(with_policy("")), std::nullopt);
    EXPECT_EQ(day_of(with_policy(R"("cap": "pp474")")), PenaltyCapDay::cap_by_accrual_day);
    EXPECT_EQ(day_of(with_policy(R"("cap": "pp474", "cap_day": "cap_by_payment_day")")),
              PenaltyCapDay::cap_by_payment_day);
}

TEST(PenaltyCaseDocument, RefusesUnknownOptionsAndChoices) {
    const auto result = with_policy(R"("alocation": "fifo", "rounding": "round_days",
        "penalty_rate": "flat", "inherits": "curt", "ext": {"rate_card": 1})");
    EXPECT_THAT(problems(result),
                ElementsAre("policy_unknown_option policy.alocation",
                            "policy_unknown_option policy.penalty_rate",
                            "policy_unknown_base policy.inherits", "bad_choice policy.rounding"));
    const auto& errors = result.errors().list();
    EXPECT_EQ(errors.at(0).found, "\"alocation\"");
    EXPECT_THAT(errors.at(0).expected.en, HasSubstr("did you mean \"allocation\"?"));
    EXPECT_THAT(errors.at(0).expected.ru, HasSubstr("возможно, «allocation»?"));
    EXPECT_THAT(errors.at(3).expected.en, HasSubstr("did you mean \"round_day\"?"));
}

TEST(PenaltyCaseDocument, FlatRateAndItsPercentGoTogether) {
    EXPECT_THAT(problems(with_policy(R"("rate": "flat")")),
                ElementsAre("missing_key policy.flat_percent"));
    EXPECT_THAT(problems(with_policy(R"("rate": "rate_as_of", "flat_percent": "9.5")")),
                ElementsAre("contradiction policy.flat_percent"));
    EXPECT_THAT(problems(with_policy(R"("rate": "flat", "flat_percent": "9.5",
                    "rates": [{"from": "2025-01-01", "percent": "9.5"}])")),
                ElementsAre("contradiction policy.rates"));
    // Whose rate holds where the case does not choose one, only the policy of the call knows.
    EXPECT_THAT(problems(with_policy(R"("flat_percent": "9.5")")), IsEmpty());
}

TEST(PenaltyCaseDocument, PercentIsWithinItsRange) {
    const auto flat = [](const std::string& percent) {
        return problems(with_policy(R"("rate": "flat", "flat_percent": ")" + percent + '"'));
    };
    EXPECT_THAT(flat("0"), IsEmpty());
    EXPECT_THAT(flat("1000.000"), IsEmpty());
    EXPECT_THAT(flat("1000.001"), ElementsAre("out_of_range policy.flat_percent"));
    EXPECT_THAT(flat("-0.1"), ElementsAre("out_of_range policy.flat_percent"));
    EXPECT_THAT(flat("9.5001"), ElementsAre("too_precise policy.flat_percent"));
    EXPECT_THAT(flat("9,5"), ElementsAre("bad_decimal policy.flat_percent"));
}

TEST(PenaltyCaseDocument, OwnRatesAreInOrderAndTheOnlySeries) {
    EXPECT_THAT(problems(with_policy(R"("rates": [])")), ElementsAre("out_of_range policy.rates"));
    EXPECT_THAT(problems(with_policy(
                    R"("series": "key", "rates": [{"from": "2025-01-01", "percent": "1000.5"},
               {"from": "2025-03-01", "percent": "9"}, {"from": "2025-03-01", "percent": "8"},
               {"from": "2025-02-28", "percent": "8", "until": "2026-01-01"}])")),
                ElementsAre("out_of_range policy.rates[0].percent",
                            "overlapping_intervals policy.rates[2].from",
                            "overlapping_intervals policy.rates[3].from",
                            "unknown_key policy.rates[3].until", "contradiction policy.rates"));
}

TEST(PenaltyCaseDocument, JudgmentDayIsOne) {
    const auto twice = [](const std::string& second) {
        return with_keys(R"("judgment_day": "2025-07-01", "debts": [], "policy":
                            {"judgment_day": ")" +
                         second + "\"}");
    };
    EXPECT_THAT(problems(twice("2025-07-01")), IsEmpty());
    EXPECT_THAT(problems(twice("2025-07-02")), ElementsAre("contradiction policy.judgment_day"));
    EXPECT_EQ(with_policy(R"("judgment_day": "2025-07-02")")->judgment_day, day(2025, 7, 2));
}

TEST(PenaltyCaseDocument, DueRuleIsAWordOrADay) {
    EXPECT_EQ(with_policy(R"("due": "by_law")")->due, ledger::DueRule::by_law);
    EXPECT_THAT(problems(with_policy(R"("due": "by_contract")")),
                ElementsAre("bad_choice policy.due"));
    EXPECT_THAT(problems(with_policy(R"("due": 20)")), ElementsAre("wrong_type policy.due"));
    EXPECT_THAT(problems(with_policy(R"("due": {"day": 0, "shift": "gk_193"})")),
                ElementsAre("out_of_range policy.due.day", "bad_choice policy.due.shift"));
    EXPECT_THAT(problems(with_policy(R"("due": {"shift": "gk193_on"})")),
                ElementsAre("missing_key policy.due.day"));
    EXPECT_THAT(problems(with_policy(
                    R"("due_shift": "gk193_on", "due": {"day": 31, "shift": "gk193_off"})")),
                ElementsAre("contradiction policy.due.shift"));
    EXPECT_THAT(problems(with_policy(
                    R"("due_shift": "gk193_off", "due": {"day": 1, "shift": "gk193_off"})")),
                IsEmpty());
}

TEST(PenaltyCaseDocument, AsGivenNeedsADueDateOfEveryDebt) {
    EXPECT_THAT(problems(with_keys(R"("policy": {"due": "as_given"}, "debts": [
                    {"period": "2025-01", "amount": "1.00", "due_date": "2025-02-10"},
                    {"period": "2025-02", "amount": "1.00", "due_override": "2025-03-10"},
                    {"period": "2025-03", "amount": "1.00"}])")),
                ElementsAre("missing_key debts[2].due_date"));
}

TEST(PenaltyCaseDocument, RefusesWrongDebts) {
    const auto result = with_debts(R"(
        {"period": "2025-01", "amount": "-1.00"},
        {"period": "2025-1", "amount": "100000000000.01"},
        {"period": "2025-02", "amount": "1.5", "presented": "no"},
        {"period": "2025-03", "amount": "100000000000.00"},
        {"amount": "1.00", "due_date": "2025-02-30", "paid": "0.00"})");
    EXPECT_THAT(problems(result),
                ElementsAre("out_of_range debts[0].amount", "bad_month debts[1].period",
                            "out_of_range debts[1].amount", "bad_money debts[2].amount",
                            "wrong_type debts[2].presented", "missing_key debts[4].period",
                            "bad_date debts[4].due_date", "unknown_key debts[4].paid"));
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("is a payment"));
    EXPECT_THAT(result.errors().first().expected.ru, HasSubstr("это платежи"));
}

TEST(PenaltyCaseDocument, DebtOfAPeriodAndADueDateIsOne) {
    const auto result = with_debts(R"(
        {"period": "2025-01", "amount": "1.00", "due_date": "2025-02-10"},
        {"period": "2025-01", "amount": "2.00", "due_date": "2025-02-20"},
        {"period": "2025-01", "amount": "3.00", "due_date": "2025-02-10"},
        {"period": "2025-01", "amount": "4.00", "due_date": "2025-02-10",
         "due_override": "2025-03-10"},
        {"period": "2025-02", "amount": "5.00"},
        {"period": "2025-02", "amount": "6.00"})");
    EXPECT_THAT(problems(result), ElementsAre("duplicate_id debts[2]", "duplicate_id debts[5]"));
    EXPECT_EQ(result.errors().first().found, "2025-01/2025-02-10");
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("debts[0]"));
}

TEST(PenaltyCaseDocument, RefusesWrongPayments) {
    const auto result = with_payments(R"(
        {"id": "a", "date": "2025-03-01", "amount": "0.00"},
        {"id": "a", "date": "2025-03-01", "amount": "1.00", "due_date": "2025-03-10"},
        {"date": "2025-03-01", "amount": "-1.00"},
        {"date": "2025-03-01", "amount": "-1.00", "due_date": "2025-03-10"},
        {"date": "2025-03-01", "amount": "-1.00", "due_date": "2025-03-10", "purpose": "penalty"},
        {"date": "2025-03-01", "amount": "-1.00", "purpose": "penalty"},
        {"date": "2025-03-01", "amount": "-100000000000.01", "period": "2025-01"},
        {"amount": "1.00", "purpose": "пени"})");
    EXPECT_THAT(problems(result),
                ElementsAre("out_of_range payments[0].amount", "duplicate_id payments[1].id",
                            "contradiction payments[1].due_date", "missing_key payments[2].period",
                            "contradiction payments[4].due_date", "out_of_range payments[6].amount",
                            "missing_key payments[7].date", "bad_choice payments[7].purpose"));
}

TEST(PenaltyCaseDocument, RefusesWrongSuspensions) {
    EXPECT_THAT(
        problems(with_suspensions(R"(
            {"name": "a", "from": "2025-03-02", "to": "2025-03-01"},
            {"name": "a", "from": "2025-03-01", "to": "2025-03-01"},
            {"from": "2025-03-01", "scope": "national"},
            {"name": "b", "to": "2025-03-01", "applies_to": "some"},
            {"name": "b", "from": "2025-03-01", "applies_to": {}},
            {"name": "b", "from": "2025-03-01", "applies_to": {"periods": []}},
            {"name": "b", "from": "2025-03-01", "applies_to": {"arose_before": "2025-03-01",
                                                             "periods": ["2025-01"]}},
            {"name": "b", "from": "2025-03-01", "applies_to": {"periods": ["2025-13"]}},
            {"name": "b", "from": "2025-03-01", "applies_to": 1, "days": 3})")),
        ElementsAre("empty_interval suspensions[0].to", "bad_choice suspensions[2].scope",
                    "missing_key suspensions[2].name", "missing_key suspensions[3].from",
                    "bad_choice suspensions[3].applies_to", "missing_key suspensions[4].applies_to",
                    "out_of_range suspensions[5].applies_to.periods",
                    "contradiction suspensions[6].applies_to",
                    "bad_month suspensions[7].applies_to.periods[0]",
                    "wrong_type suspensions[8].applies_to", "unknown_key suspensions[8].days"));
    EXPECT_THAT(problems(with_policy(R"("no_accrual": [{"name": "covid424", "from": "2020-04-06",
                    "to": "2020-04-05", "scope": "account", "known_on": "2020-04-06"}])")),
                ElementsAre("empty_interval policy.no_accrual[0].to",
                            "unknown_key policy.no_accrual[0].scope",
                            "unknown_key policy.no_accrual[0].known_on"));
}

TEST(PenaltyCaseDocument, PostedPenaltyOfAMonthMayBeSeveral) {
    EXPECT_THAT(problems(with_keys(R"("policy": {}, "debts": [], "posted": [
                    {"period": "2025-01", "amount": "1.00"},
                    {"period": "2025-01", "amount": "-2.00"},
                    {"period": "2025-02", "amount": "1"}])")),
                ElementsAre("bad_money posted[2].amount"));
}

TEST(PenaltyCaseDocument, NeedsItsKeys) {
    EXPECT_THAT(problems(read_penalty_case(R"({"schema": "kvit-penalty/1", "day": "2025-01-01"})")),
                ElementsAre("missing_key id", "missing_key scale", "missing_key as_of",
                            "missing_key policy", "missing_key debts", "unknown_key day"));
    EXPECT_THAT(problems(read_penalty_case(sample("policy.json"))),
                testing::Contains("wrong_schema schema"));
}

/// Every error says what was expected, in both languages.
TEST(PenaltyCaseDocument, ErrorsSayWhatWouldBeRight) {
    for (const auto& result :
         {with_payments(R"({"date": "2025-03-01", "amount": "0.00"},
              {"date": "2025-03-01", "amount": "1.00", "due_date": "2025-03-10"},
              {"date": "2025-03-01", "amount": "-1.00"})"),
          with_policy(R"("rate": "flat", "rates": [], "series": "key", "rating": 1)"),
          with_suspensions(R"({"name": "a", "from": "2025-03-02", "to": "2025-03-01"},
                              {"name": "a", "from": "2025-03-02", "applies_to": {}})")}) {
        ASSERT_FALSE(result.ok());
        for (const auto& error : result.errors().list()) {
            EXPECT_FALSE(error.expected.ru.empty()) << error.path;
            EXPECT_FALSE(error.expected.en.empty()) << error.path;
            EXPECT_NE(error.expected.ru, error.expected.en) << error.path;
        }
    }
}

}  // namespace
}  // namespace kvit::format
