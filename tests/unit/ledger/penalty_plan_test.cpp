// The plan over columns beside the calculation of one case, and what may stand in the columns.
#include "kvit/ledger/penalty_plan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "kvit/formula/kinds.hpp"
#include "unit/ledger/cases.hpp"
#include "unit/random.hpp"

namespace kvit::test {
namespace {

using ledger::PenaltyColumns;
using ledger::PenaltyPlan;
using ledger::PenaltyReport;
using ledger::PenaltyResults;

/// Columns that grow row by row, and the results of a run over them.
struct Accounts {
    explicit Accounts(const PenaltyCase& facts) : of(facts) {}

    /// A row with debts in kopecks; payments follow.
    Accounts& row(std::vector<std::int64_t> owed) {
        owed.resize(of.debts.size());
        debts.insert(debts.end(), owed.begin(), owed.end());
        offsets.push_back(offsets.back());
        return *this;
    }
    Accounts& paid(Date date, std::int64_t amount, std::int32_t month = -1) {
        days.push_back(date.days());
        payments.push_back(amount);
        named.push_back(month);
        ++offsets.back();
        return *this;
    }
    Accounts& paid(std::string_view date, std::int64_t amount, std::int32_t month = -1) {
        return paid(day(date), amount, month);
    }

    std::size_t rows() const { return offsets.size() - 1; }
    /// Without names where no payment has one.
    PenaltyColumns columns() const {
        const bool names = std::any_of(named.begin(), named.end(), [](auto m) { return m != -1; });
        return {debts, offsets, days, payments, names ? named : std::span<const std::int32_t>()};
    }

    PenaltyReport run(const PenaltyPlan& plan) {
        for (auto* column : {&penalty, &left, &advance}) column->assign(rows(), -7);
        by_months.assign(debts.size(), -7);
        status.assign(rows(), -7);
        return plan.run(columns(), {penalty, left, advance, by_months, status});
    }
    PenaltyReport run() {
        return run(PenaltyPlan::make(law_inside(), law::Policy(), of).value_or_throw());
    }

    /// The row as a case.
    PenaltyCase as_case(std::size_t row) const {
        PenaltyCase facts = of;
        for (std::size_t i = 0; i < facts.debts.size(); ++i)
            facts.debts[i].amount = Money::kopecks(debts[row * facts.debts.size() + i]);
        for (auto i = static_cast<std::size_t>(offsets[row]);
             i < static_cast<std::size_t>(offsets[row + 1]); ++i) {
            if (payments[i] == 0) continue;  // in a document it is an error
            facts.payments.push_back(
                {.date = Date::from_days(days[i]), .amount = Money::kopecks(payments[i])});
            if (named[i] >= 0)
                facts.payments.back().period = of.debts[static_cast<std::size_t>(named[i])].period;
        }
        return facts;
    }

    const PenaltyCase& of;
    std::vector<std::int64_t> debts;
    std::vector<std::int64_t> offsets{0};
    std::vector<std::int32_t> days;
    std::vector<std::int64_t> payments;
    std::vector<std::int32_t> named;
    std::vector<std::int64_t> penalty;
    std::vector<std::int64_t> left;
    std::vector<std::int64_t> advance;
    std::vector<std::int64_t> by_months;
    std::vector<std::int32_t> status;
};

/// How the rows differ from what `penalty` says of them as cases; empty if they do not.
std::string differences(const Accounts& accounts) {
    std::string text;
    for (std::size_t row = 0; row < accounts.rows(); ++row) {
        const PenaltyCase facts = accounts.as_case(row);
        const auto single = ledger::penalty(law_inside(), law::Policy(), facts);
        if (!single) {
            text += "row " + std::to_string(row) + ": " + said(single.errors()) + "\n";
            continue;
        }
        const auto compare = [&](const std::string& what, Money alone, std::int64_t in_columns) {
            if (alone.kopecks() != in_columns)
                text += "row " + std::to_string(row) + " " + what + ": " + alone.to_string() +
                        " alone, " + Money::kopecks(in_columns).to_string() + " in the columns\n";
        };
        compare("penalty", single->total, accounts.penalty[row]);
        compare("left", single->debt_left, accounts.left[row]);
        compare("advance", single->advance, accounts.advance[row]);
        std::vector<bool> taken(facts.debts.size());
        for (const auto& debt : single->debts)
            for (std::size_t i = 0; i < facts.debts.size(); ++i) {
                const ledger::Debt& column = facts.debts[i];
                const Date due = column.due_override.value_or(*column.due_date);
                if (taken[i] || column.period != debt.period || due != debt.due_date) continue;
                taken[i] = true;
                compare("penalty of month " + std::to_string(i), debt.penalty,
                        accounts.by_months[row * facts.debts.size() + i]);
                break;
            }
        compare("status", Money(), accounts.status[row]);
    }
    return text;
}

/// Months of debt with a random choice for every option that the plan accepts.
PenaltyCase random_months(Random& random) {
    static constexpr const char* scales[] = {"zhk14", "tszh", "zhk14_1", "uk", "legal130"};
    PenaltyCase facts;
    facts.id = "random";
    facts.scale = scales[random.below(std::size(scales))];
    facts.flat_percent = Decimal(random.between(0, 9'999), 1 + static_cast<int>(random.below(3)));
    for (const auto& row : law::policy_option_rows) {
        if (row.subject != law::PolicySubject::penalty || random.one_in(3)) continue;
        const auto choice = static_cast<std::uint8_t>(random.below(row.choices.size()));
        if (row.choices[choice].name != "rate_on_next_payment_day")
            facts.choices.push_back({row.option, choice, {}});
    }
    const Date first = day("2016-02-01") + static_cast<int>(random.below(3000));
    facts.as_of = std::min(first + static_cast<int>(random.below(1500)), day("2026-10-20"));
    if (random.one_in(2)) facts.judgment_day = first + static_cast<int>(random.below(700));
    if (random.one_in(3)) facts.claim_date = facts.as_of - static_cast<int>(random.below(900));
    if (random.one_in(4))
        facts.rates = {{day("2016-01-01"), Decimal(random.between(0, 25'000), 3)},
                       {first + 200, Decimal(random.between(0, 300), 1)}};

    Month period = Month::of(first);
    for (std::uint64_t i = 0; i <= random.below(14); ++i) {
        // Debts of one month differ in their due dates.
        const Date due =
            period.next().first_day() + static_cast<int>(2 * facts.debts.size() + random.below(2));
        facts.debts.push_back({.period = period, .amount = {}, .due_date = due});
        if (random.one_in(12)) facts.debts.back().due_override = due + 40;
        if (random.one_in(12)) facts.debts.back().presented = false;
        if (!random.one_in(5)) period = period.next();
    }
    // In the order of the caller.
    for (std::size_t i = 0; random.one_in(3) && i < facts.debts.size(); ++i)
        std::swap(facts.debts[i], facts.debts[random.below(facts.debts.size())]);
    if (random.one_in(3))
        facts.suspensions.push_back(
            {.name = "regional",
             .days = {first + 40, first + 40 + static_cast<int>(random.below(300))}});
    return facts;
}

void add_random_row(Accounts& accounts, Random& random, bool with_names) {
    const std::int64_t most = random.one_in(6) ? 5'000'000'000'000 : 5'000'000;
    std::vector<std::int64_t> owed;
    for (std::size_t i = 0; i < accounts.of.debts.size(); ++i)
        owed.push_back(random.one_in(6) ? 0 : random.between(1, most));
    accounts.row(owed);
    std::vector<Date> dates;
    for (std::uint64_t i = 0; i < random.below(20); ++i)
        dates.push_back(accounts.of.as_of - static_cast<int>(random.below(1500)) +
                        static_cast<int>(random.below(30)));
    std::sort(dates.begin(), dates.end());
    for (const Date date : dates) {
        if (random.one_in(4)) accounts.paid(date, random.between(1, most), -1);  // twice on one day
        const auto month = static_cast<std::int32_t>(random.below(accounts.of.debts.size()));
        accounts.paid(date, random.one_in(9) ? 0 : random.between(1, most),
                      with_names && random.one_in(2) ? month : -1);
    }
}

TEST(PenaltyPlan, GivesTheKopecksOfTheSingleCase) {
    Random random(20'251'231);
    std::size_t narrow = 0;
    std::size_t wide = 0;
    for (int i = 0; i < 1'000; ++i) {
        const PenaltyCase facts = random_months(random);
        Accounts accounts(facts);
        const bool with_names = random.one_in(2);
        for (int row = 0; row < 10; ++row) add_random_row(accounts, random, with_names);
        if (!with_names) {
            const auto report = accounts.run();
            narrow += report.narrow_rows;
            wide += accounts.rows() - report.narrow_rows;
        } else {
            accounts.run();
        }
        ASSERT_EQ(differences(accounts), "") << "plan " << i;
    }
    EXPECT_GT(narrow, 2'000u);
    EXPECT_GT(wide, 500u);
}

/// Three months of 2025, all practices those of `law_default` but for what is chosen.
CaseOf three_months() {
    return CaseOf("zhk14", "2025-12-31")
        .debt("2025-01", "0.00", "2025-02-10")
        .debt("2025-02", "0.00", "2025-03-10")
        .debt("2025-03", "0.00", "2025-04-10");
}

/// A debt that no day of delay belongs to sends its row to the wide reading, and a payment of
/// nothing long ago sends it from the merge to the walk; neither changes a kopeck.
TEST(PenaltyPlan, EveryWayGivesTheSameKopecks) {
    Random random(7);
    for (int i = 0; i < 300; ++i) {
        PenaltyCase facts = random_months(random);
        facts.debts.push_back({.period = Month::of(facts.as_of),
                               .amount = {},
                               .due_date = facts.as_of + 3,
                               .due_override = {}});
        Accounts plain(facts);
        Accounts wide(facts);
        Accounts early(facts);
        for (int row = 0; row < 8; ++row) {
            std::vector<std::int64_t> owed;
            for (std::size_t month = 1; month < facts.debts.size(); ++month)
                owed.push_back(random.between(0, 6'000'000));
            plain.row(owed);
            early.row(owed).paid("1990-01-01", 0);
            owed.push_back(9'000'000'000'000);
            wide.row(owed);
            Date date = facts.as_of - 1'000;
            for (; date < facts.as_of; date = date + static_cast<int>(random.below(200)))
                for (Accounts* accounts : {&plain, &wide, &early})
                    accounts->paid(date, 1 + (date.days() * 7'919) % 150'000);
        }
        const auto of_plain = plain.run();
        const auto of_wide = wide.run();
        early.run();
        ASSERT_EQ(of_wide.narrow_rows, 0u);
        ASSERT_EQ(of_plain.refused, 0u);
        ASSERT_EQ(plain.penalty, wide.penalty) << "plan " << i;
        ASSERT_EQ(plain.penalty, early.penalty) << "plan " << i;
        ASSERT_EQ(plain.by_months, early.by_months) << "plan " << i;
        ASSERT_EQ(plain.left, early.left) << "plan " << i;
        ASSERT_EQ(plain.advance, early.advance) << "plan " << i;
    }
}

TEST(PenaltyPlan, PaymentsOnTheEdgesOfTheirDays) {
    const char* const dates[] = {"2024-01-01", "2025-02-09", "2025-02-10", "2025-02-11",
                                 "2025-03-12", "2025-03-13", "2025-05-11", "2025-05-12",
                                 "2025-12-30", "2025-12-31", "2026-01-01"};
    for (const char* as_of : {"inclusive", "exclusive"})
        for (const char* payment_day : {"payday_charged", "payday_free"})
            for (const char* rate : {"rate_on_payment_day", "rate_by_periods", "rate_as_of"})
                for (const char* rounding :
                     {"round_interval", "round_debt", "round_total", "round_day"}) {
                    const auto facts = three_months()
                                           .with("as_of", as_of)
                                           .with("payment_day", payment_day)
                                           .with("rate", rate)
                                           .with("rounding", rounding)
                                           .facts;
                    Accounts accounts(facts);
                    for (const char* date : dates)
                        accounts.row({333'333, 100'001, 77'777}).paid(date, 350'000);
                    accounts.run();
                    EXPECT_EQ(differences(accounts), "")
                        << as_of << " " << payment_day << " " << rate << " " << rounding;
                }
}

TEST(PenaltyPlan, ARefusedRowHarmsNoOther) {
    const PenaltyCase facts = three_months().facts;
    const auto good = [](Accounts& accounts) { accounts.row({100'000, 200'000}); };
    Accounts accounts(facts);
    good(accounts);
    accounts.row({-1});
    accounts.row({kvit::kind::debt.legal.raw_max + 1});
    accounts.row({INT64_MIN, INT64_MAX, INT64_MIN});
    accounts.row({100'000}).paid("2025-05-01", -1, 0);
    accounts.row({100'000}).paid("2025-05-01", INT64_MIN);
    accounts.row({100'000}).paid("2025-05-01", kvit::kind::debt.legal.raw_max + 1);
    accounts.row({100'000}).paid("2025-05-02", 5).paid("2025-05-01", 5);
    accounts.row({100'000}).paid("2025-05-01", 5, 3);
    accounts.row({100'000}).paid("2025-05-01", 5, -2);
    accounts.row({}).paid(Date::from_days(INT32_MIN), 5).paid(Date::from_days(INT32_MAX), 6);
    good(accounts);
    const auto report = accounts.run();
    const auto code = [](ErrorCode of) { return static_cast<std::int32_t>(of); };
    EXPECT_EQ(accounts.status, (std::vector<std::int32_t>{
                                   0, code(ErrorCode::out_of_range), code(ErrorCode::out_of_range),
                                   code(ErrorCode::out_of_range), code(ErrorCode::unsupported),
                                   code(ErrorCode::unsupported), code(ErrorCode::out_of_range),
                                   code(ErrorCode::contradiction), code(ErrorCode::out_of_range),
                                   code(ErrorCode::out_of_range), 0, 0}));
    EXPECT_EQ(report.refused, 9u);
    for (std::size_t row = 1; row < 10; ++row) {
        EXPECT_EQ(accounts.penalty[row], 0);
        EXPECT_EQ(accounts.left[row], 0);
        EXPECT_EQ(accounts.advance[row], 0);
        EXPECT_EQ(accounts.by_months[row * 3], 0);
    }
    EXPECT_EQ(accounts.advance[10], 5);
    EXPECT_GT(accounts.penalty.front(), 0);
    EXPECT_EQ(accounts.penalty.front(), accounts.penalty.back());
}

TEST(PenaltyPlan, OffsetsThatDoNotFitRefuseTheirRows) {
    const PenaltyCase facts = three_months().facts;
    Accounts accounts(facts);
    for (int row = 0; row < 5; ++row) accounts.row({100'000}).paid("2025-05-01", 1'000);
    const auto right = accounts.offsets;
    accounts.run();
    const auto penalty = accounts.penalty.front();
    accounts.offsets = {0, 1, 3, 2, 4, 6};  // the third descends, the last one passes the end
    accounts.run();
    const auto bad = static_cast<std::int32_t>(ErrorCode::contradiction);
    EXPECT_EQ(accounts.status, (std::vector<std::int32_t>{0, 0, bad, 0, bad}));
    EXPECT_EQ(accounts.penalty.front(), penalty);
    accounts.offsets = {-1, 1, 2, 3, 4, 5};
    accounts.run();
    EXPECT_EQ(accounts.status, (std::vector<std::int32_t>{bad, 0, 0, 0, 0}));
}

TEST(PenaltyPlan, ColumnsOfDifferentLengthAreAnError) {
    const PenaltyCase facts = three_months().facts;
    const auto plan = PenaltyPlan::make(law_inside(), law::Policy(), facts).value_or_throw();
    Accounts accounts(facts);
    accounts.row({100'000}).paid("2025-05-01", 1'000);
    accounts.run(plan);
    std::vector<std::int64_t> too_many(2);
    std::vector<std::int32_t> too_many_states(2);
    const std::span<std::int64_t> penalty(accounts.penalty);
    const auto columns = accounts.columns();
    auto shorter = columns;
    shorter.days = {};
    EXPECT_THROW(plan.run(shorter, {penalty}), std::invalid_argument);
    shorter = columns;
    shorter.debts = columns.debts.first(2);
    EXPECT_THROW(plan.run(shorter, {penalty}), std::invalid_argument);
    EXPECT_THROW(plan.run(columns, {too_many}), std::invalid_argument);
    EXPECT_THROW(plan.run(columns, {penalty, too_many}), std::invalid_argument);
    EXPECT_THROW(plan.run(columns, {penalty, {}, too_many}), std::invalid_argument);
    EXPECT_THROW(plan.run(columns, {penalty, {}, {}, too_many}), std::invalid_argument);
    EXPECT_THROW(plan.run(columns, {penalty, {}, {}, {}, too_many_states}), std::invalid_argument);
    EXPECT_EQ(plan.run({}, {}).narrow_rows, 0u);  // no rows at all
}

TEST(PenaltyPlan, RowsMayBeSharedOut) {
    const PenaltyCase facts = three_months().facts;
    const auto plan = PenaltyPlan::make(law_inside(), law::Policy(), facts).value_or_throw();
    Random random(11);
    Accounts accounts(facts);
    for (int row = 0; row < 20; ++row) add_random_row(accounts, random, true);
    accounts.run(plan);
    std::vector<std::int64_t> penalty(20);
    for (std::size_t first = 0; first < 20; first += 4)
        plan.run(accounts.columns().rows(first, 4, plan.months()),
                 {std::span(penalty).subspan(first, 4)});
    EXPECT_EQ(penalty, accounts.penalty);
}

TEST(PenaltyPlan, WithoutMonthsAllMoneyIsLeftOver) {
    const PenaltyCase facts = CaseOf("zhk14", "2025-12-31").facts;
    Accounts accounts(facts);
    accounts.row({}).paid("2025-05-01", 1'000);
    EXPECT_EQ(accounts.run().refused, 0u);
    EXPECT_EQ(accounts.penalty.front(), 0);
    EXPECT_EQ(accounts.advance.front(), 1'000);
}

/// A debt that is not known yet has a column, and nothing in it matters.
TEST(PenaltyPlan, ADebtNotKnownYetIsNotThere) {
    auto facts = three_months().facts;
    facts.known_on = day("2025-06-01");
    facts.debts[1].known_on = day("2025-06-02");
    Accounts accounts(facts);
    accounts.row({100'000, -5, 100'000}).paid("2025-05-01", 150'000);
    Accounts without(facts);
    without.row({100'000, 0, 100'000}).paid("2025-05-01", 150'000);
    EXPECT_EQ(accounts.run().refused, 0u);
    without.run();
    EXPECT_EQ(accounts.penalty, without.penalty);
    EXPECT_EQ(accounts.left, (std::vector<std::int64_t>{50'000}));
    EXPECT_EQ(accounts.by_months[1], 0);
}

std::string refusal_of(const PenaltyCase& facts) {
    const auto plan = PenaltyPlan::make(law_inside(), law::Policy(), facts);
    return plan ? "" : said(plan.errors());
}

TEST(PenaltyPlan, SaysWhatItCannotBeMadeFrom) {
    EXPECT_THAT(refusal_of(three_months().with("rate", "rate_on_next_payment_day").facts),
                ::testing::HasSubstr("unsupported"));
    EXPECT_THAT(refusal_of(CaseOf("none", "2025-12-31").facts),
                ::testing::HasSubstr("law_unknown_parameter"));
    EXPECT_THAT(
        refusal_of(CaseOf("zhk14", "2030-12-31").debt("2025-01", "0.00", "2025-02-10").facts),
        ::testing::HasSubstr("law_gap"));
    auto long_ago = three_months();
    for (int i = 0; i < 400; ++i) long_ago.debt("1900-01", "0.00", "1900-02-10");
    EXPECT_THAT(refusal_of(long_ago.facts), ::testing::HasSubstr("limit_exceeded"));
}

}  // namespace
}  // namespace kvit::test
