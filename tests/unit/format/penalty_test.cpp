#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/json/parse.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/version.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using ledger::PaymentOutcome;
using ledger::Penalty;
using ledger::PenaltyInterval;
using ledger::ZeroReason;
using testing::ElementsAre;

Date day(int year, int month, int number) { return Date::from_civil(year, month, number); }

trace::Source source(std::string id, std::string title) {
    return {.kind = trace::SourceKind::law, .id = std::move(id), .label = {title, title}};
}

PenaltyInterval days_of(std::size_t debt, Date from, Date to, std::int64_t kopecks) {
    PenaltyInterval interval{};
    interval.debt = debt;
    interval.days = {from, to};
    interval.base = Money::kopecks(kopecks);
    return interval;
}

/// A result of every shape that a document has, with numbers of no calculation.
Penalty penalty_of_all_shapes() {
    Penalty penalty;
    penalty.law = "kvit-law 2026-11-22";
    penalty.policy = "court";
    penalty.id = "case-1";
    penalty.title = "Synthetic";
    penalty.scale = "zhk14";
    penalty.as_of = day(2025, 7, 25);
    penalty.known_on = day(2025, 7, 31);
    penalty.rounding = law::PenaltyRounding::round_interval;
    penalty.total = Money::kopecks(10231);
    penalty.penalty_left = Money::kopecks(5231);
    penalty.debt_left = Money::kopecks(650000);
    penalty.advance = Money::kopecks(100);

    const auto rate = penalty.sources.add(source("penalty.refinancing_rate", "rate"));
    const auto limit = penalty.sources.add(source("penalty.rate_limit.retro_9_5", "limit"));
    const auto scale = penalty.sources.add(source("penalty.scale.zhk14", "scale"));
    const auto due = penalty.sources.add(source("billing.due_day", "due day"));
    const auto svo = penalty.sources.add(
        {.kind = trace::SourceKind::fact, .id = "svo", .label = {"служба", "service"}});

    penalty.debts = {{.period = Month(2025, 1),
                      .due_date = day(2025, 2, 10),
                      .amount = Money::kopecks(1000000),
                      .raised = Money::kopecks(50000),
                      .paid = Money::kopecks(400000),
                      .penalty = Money::kopecks(10231),
                      .due_source = due},
                     {.period = Month(2025, 2),
                      .due_date = day(2025, 3, 10),
                      .amount = Money::kopecks(0),
                      .raised = {},
                      .paid = {},
                      .penalty = {},
                      .presented = false,
                      .due_source = {}}};
    PenaltyInterval free_days = days_of(0, day(2025, 2, 11), day(2025, 3, 13), 400000);
    free_days.paid_on = day(2025, 5, 20);
    free_days.first_day = 1;
    free_days.percent = Decimal(95, 1);
    free_days.zero = ZeroReason::free_days;
    free_days.sources.rate = {rate};
    free_days.sources.scale = {scale};
    PenaltyInterval charged = free_days;
    charged.days = {day(2025, 5, 12), day(2025, 5, 21)};
    charged.first_day = 91;
    charged.percent = Decimal(9500, 3);
    charged.divisor = 130;
    charged.zero = ZeroReason::none;
    charged.amount = Money::kopecks(2631);
    charged.sources.limit = {limit};
    PenaltyInterval suspended = days_of(0, day(2025, 5, 21), day(2025, 6, 9), 650000);
    suspended.first_day = 100;
    suspended.percent = Decimal(7125, 3);
    suspended.zero = ZeroReason::no_accrual;
    suspended.suspensions = {"svo"};
    suspended.sources.rate = {rate};
    suspended.sources.zero = {svo};
    PenaltyInterval not_presented = days_of(1, day(2025, 3, 11), day(2025, 7, 26), 0);
    not_presented.percent = Decimal::whole(21);
    not_presented.zero = ZeroReason::not_presented;
    penalty.intervals = {free_days, charged, suspended, not_presented};
    penalty.payments = {
        {.payment = {.id = "p1",
                     .date = day(2025, 5, 20),
                     .amount = Money::kopecks(400100),
                     .period = Month(2025, 1)},
         .parts = {{0, Money::kopecks(400000)}},
         .to_penalty = {},
         .advance = Money::kopecks(100)},
        {.payment = {.date = day(2025, 6, 2), .amount = Money::kopecks(5000), .to_penalty = true},
         .parts = {},
         .to_penalty = Money::kopecks(5000),
         .advance = {}}};
    penalty.judgment_day = day(2025, 7, 20);
    penalty.claim_date = day(2025, 7, 10);
    penalty.posted = {
        {.period = Month(2025, 1), .due = Money::kopecks(10231), .posted = Money::kopecks(10300)}};
    penalty.practices = {{law::PolicyOption::penalty_rate, 0, "case"},
                         {law::PolicyOption::penalty_due_2026, 1, "court"}};
    penalty.decisions = {{"judgment_day_is_as_of",
                          "rate",
                          {"день решения не задан", "the day of judgment is not given"}}};
    return penalty;
}

TEST(PenaltyDocument, IsTheSample) {
    EXPECT_EQ(write_penalty(penalty_of_all_shapes()),
              with(sample("penalty-result.json"), "kvit 0.0.0", "kvit " + std::string(version)));
}

/// The first object of the list `key`.
const json::Object& row(const json::Value& document, const char* key, std::size_t index) {
    return *document.as_object()->find(key)->as_array()->at(index).as_object();
}

std::vector<std::string> keys_of(const json::Object& object) {
    std::vector<std::string> keys;
    for (const auto& member : object.members()) keys.push_back(member.key);
    return keys;
}

json::Value written(const Penalty& penalty) {
    return json::parse(write_penalty(penalty, Layout::line)).value_or_throw();
}

TEST(PenaltyDocument, WithoutPostedPenaltyComparesNothing) {
    Penalty penalty = penalty_of_all_shapes();
    penalty.posted.clear();
    const auto document = written(penalty);
    EXPECT_EQ(document.as_object()->find("posted"), nullptr);
    EXPECT_EQ(document.as_object()->find("difference"), nullptr);
    EXPECT_EQ(document.as_object()->find("comparison"), nullptr);
    EXPECT_EQ(row(document, "debts", 0).find("posted"), nullptr);
}

TEST(PenaltyDocument, ComparesADebtOnlyWhereItsPenaltyIsItsOwn) {
    Penalty penalty = penalty_of_all_shapes();
    EXPECT_NE(row(written(penalty), "debts", 0).find("difference"), nullptr);
    EXPECT_EQ(row(written(penalty), "debts", 1).find("difference"), nullptr);

    penalty.rounding = law::PenaltyRounding::round_total;
    EXPECT_EQ(row(written(penalty), "debts", 0).find("difference"), nullptr);
    EXPECT_NE(written(penalty).as_object()->find("difference"), nullptr);

    penalty = penalty_of_all_shapes();
    penalty.debts.at(1).period = Month(2025, 1);  // two debts of the month that was posted
    EXPECT_EQ(row(written(penalty), "debts", 0).find("difference"), nullptr);
}

TEST(PenaltyDocument, AbsentValuesAreAbsentKeys) {
    Penalty penalty = penalty_of_all_shapes();
    penalty.title.clear();
    penalty.known_on = Date::open_end();
    const auto document = written(penalty);
    EXPECT_EQ(document.as_object()->find("title"), nullptr);
    EXPECT_TRUE(document.as_object()->find("known_on")->is_null());
    EXPECT_THAT(keys_of(row(document, "payments", 1)),
                ElementsAre("date", "amount", "parts", "penalty", "advance"));
    EXPECT_THAT(keys_of(row(document, "intervals", 3)),
                ElementsAre("number", "period", "due_date", "from", "to", "days", "debt", "rate",
                            "divisor", "amount", "zero", "sources"));
}

TEST(PenaltyDocument, PercentHasAtLeastTwoDecimals) {
    Penalty penalty = penalty_of_all_shapes();
    for (const auto& [percent, shown] :
         {std::pair{Decimal::whole(0), "0.00"}, std::pair{Decimal(1000000, 3), "1000.00"},
          std::pair{Decimal(825, 2), "8.25"}, std::pair{Decimal(75, 1), "7.50"},
          std::pair{Decimal(7125, 3), "7.125"}}) {
        penalty.intervals.at(0).percent = percent;
        EXPECT_EQ(*row(written(penalty), "intervals", 0).find("rate")->as_string(), shown);
    }
}

}  // namespace
}  // namespace kvit::format
