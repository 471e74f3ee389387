// The ledger: balances month after month, and what may not be posted.
#include "kvit/ledger/book/book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/random.hpp"
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using ledger::BalanceOf;
using ledger::Book;
using ledger::BookCase;
using ledger::DebtMarkKind;
using ledger::Posting;
using ledger::PostingKind;
using ledger::ReceivableKind;
using ledger::TurnoverBy;
using testing::ElementsAre;
using testing::IsEmpty;

BalanceOf of(const std::string& account, const std::string& creditor, const std::string& period,
             const std::string& service = "s") {
    return {.account = AccountId(account),
            .key = {ProviderId(creditor), ServiceId(service), month(period)}};
}

Posting posting(const std::string& id, PostingKind kind, BalanceOf balance,
                const std::string& amount, const std::string& on) {
    Posting made;
    made.id = id;
    made.kind = kind;
    made.of = std::move(balance);
    made.amount = money(amount);
    made.posted = made.value_date = day(on);
    made.month = Month::of(made.posted);
    if (ledger::row_of(kind).by_hand) {
        made.reason = "an act";
        made.author = "operator";
    }
    return made;
}

BookCase quarter(std::vector<Posting> postings) {
    BookCase facts;
    facts.id = "book";
    facts.from = month("2025-01");
    facts.through = month("2025-03");
    facts.postings = std::move(postings);
    return facts;
}

/// "a/uk/2025-01 100.00 +50.00 150.00": opening, all turnovers, closing.
std::vector<std::string> rows(const ledger::BookMonth& kept) {
    std::vector<std::string> lines;
    for (const auto& row : kept.rows) {
        Money moved;
        for (const Money turnover : row.movement.turnovers) moved += turnover;
        lines.push_back(row.of.account.text() + "/" + row.of.key.creditor.text() + "/" +
                        row.of.key.month.to_string() + " " + row.movement.opening.to_string() +
                        " " + moved.to_string() + " " + row.movement.closing.to_string());
    }
    return lines;
}

TEST(Book, CarriesBalancesFromMonthToMonth) {
    const auto january = of("a", "uk", "2025-01");
    BookCase facts = quarter({posting("1", PostingKind::charge, january, "150.00", "2025-01-31"),
                              posting("2", PostingKind::payment, january, "-100.00", "2025-02-05"),
                              posting("3", PostingKind::payment, january, "-50.00", "2025-03-05")});
    facts.opening = {{.of = of("a", "uk", "2024-12"), .amount = money("-10.00")}};
    const auto book = ledger::keep_book(facts);
    ASSERT_TRUE(book) << messages(book);
    EXPECT_THAT(rows(book->months[0]),
                ElementsAre("a/uk/2024-12 -10.00 0.00 -10.00", "a/uk/2025-01 0.00 150.00 150.00"));
    EXPECT_THAT(rows(book->months[1]), ElementsAre("a/uk/2024-12 -10.00 0.00 -10.00",
                                                   "a/uk/2025-01 150.00 -100.00 50.00"));
    EXPECT_THAT(rows(book->months[2]),
                ElementsAre("a/uk/2024-12 -10.00 0.00 -10.00", "a/uk/2025-01 50.00 -50.00 0.00"));
}

TEST(Book, APostingThatComesTwiceIsOneAndAnotherUnderItsIdIsAnError) {
    const auto charge =
        posting("1", PostingKind::charge, of("a", "uk", "2025-01"), "150.00", "2025-01-31");
    BookCase facts = quarter({charge, charge});
    EXPECT_EQ(ledger::keep_book(facts)->postings.size(), 1u);
    facts.postings[1].amount = money("150.01");
    EXPECT_EQ(said(ledger::keep_book(facts)), "duplicate_id postings[1].id\n");
}

TEST(Book, ACorrectionNeedsAReasonAndAnAuthor) {
    BookCase facts = quarter(
        {posting("1", PostingKind::correction, of("a", "uk", "2025-01"), "-5.00", "2025-01-31")});
    EXPECT_TRUE(ledger::keep_book(facts));
    facts.postings[0].reason.clear();
    facts.postings[0].author.clear();
    EXPECT_EQ(said(ledger::keep_book(facts)),
              "missing_fact postings[0].reason\nmissing_fact postings[0].author\n");
}

TEST(Book, EveryKindMovesABalanceItsWay) {
    std::string wrong;
    for (const auto& row : ledger::posting_kind_rows) {
        for (const char* amount : {"1.00", "-1.00"}) {
            auto made = posting("1", row.kind, of("a", "uk", "2025-01"), amount, "2025-01-31");
            if (row.kind == PostingKind::penalty) made.of.kind = ReceivableKind::penalty;
            if (row.kind == PostingKind::court_cost) made.of.kind = ReceivableKind::court_cost;
            if (!ledger::keep_book(quarter({made}))) wrong += std::string(row.name) + amount + " ";
        }
    }
    EXPECT_EQ(wrong,
              "payment1.00 reversal-1.00 refund-1.00 write_off1.00 bonus_credit1.00 "
              "court_cost-1.00 provider_fine1.00 ");
    const auto penalty =
        posting("1", PostingKind::penalty, of("a", "uk", "2025-01"), "1.00", "2025-01-31");
    EXPECT_EQ(said(ledger::keep_book(quarter({penalty}))), "contradiction postings[0].kind\n");
}

TEST(Book, ALockedMonthTakesNoPostingUntilItIsReopened) {
    const auto january = of("a", "uk", "2025-01");
    BookCase facts = quarter({posting("1", PostingKind::charge, january, "150.00", "2025-01-31"),
                              posting("2", PostingKind::charge, january, "1.00", "2025-02-20")});
    facts.postings[1].month = month("2025-01");
    facts.locks = {{.month = month("2025-01"),
                    .on = day("2025-02-10"),
                    .reason = "bills are printed",
                    .author = "chief"}};
    EXPECT_EQ(said(ledger::keep_book(facts)), "month_locked postings[1].month\n");
    facts.locks.push_back({.month = month("2025-01"),
                           .on = day("2025-02-20"),
                           .reopens = true,
                           .reason = "a mistake of the tariff",
                           .author = "chief"});
    const auto book = ledger::keep_book(facts);
    ASSERT_TRUE(book) << messages(book);
    EXPECT_THAT(rows(book->months[0]), ElementsAre("a/uk/2025-01 0.00 151.00 151.00"));
    ASSERT_EQ(book->decisions.size(), 2u);
    EXPECT_EQ(book->decisions[1].code, "month_reopened");
    EXPECT_EQ(book->decisions[1].text.en,
              "January 2025: reopened on 2025-02-20, chief: a mistake of the tariff");

    facts.locks.push_back(facts.locks[1]);
    EXPECT_EQ(said(ledger::keep_book(facts)), "contradiction locks[2].month\n");
}

TEST(Book, CapitalRepairFollowsThePremisesAndTheRestStays) {
    BookCase facts =
        quarter({posting("1", PostingKind::charge, of("old", "fund", "2025-01", "repair"), "90.00",
                         "2025-01-31"),
                 posting("2", PostingKind::charge, of("old", "uk", "2025-01", "housing"), "150.00",
                         "2025-01-31"),
                 posting("3", PostingKind::payment, of("old", "fund", "2025-01", "repair"),
                         "-20.00", "2025-02-03")});
    facts.follow_premises = {ServiceId("repair")};
    facts.successions = {{.id = "sale",
                          .from = AccountId("old"),
                          .to = AccountId("new"),
                          .on = day("2025-02-14"),
                          .reason = "a sale",
                          .author = "operator"}};
    const auto book = ledger::keep_book(facts);
    ASSERT_TRUE(book) << messages(book);
    EXPECT_THAT(rows(book->months[1]), ElementsAre("new/fund/2025-01 0.00 70.00 70.00",
                                                   "old/fund/2025-01 90.00 -90.00 0.00",
                                                   "old/uk/2025-01 150.00 0.00 150.00"));
    std::vector<std::string> codes;
    for (const auto& decision : book->decisions) codes.push_back(decision.code);
    EXPECT_THAT(codes, ElementsAre("debt_follows_premises", "debt_stays_with_person"));
}

TEST(Book, ADebtStandsUnderOneOfItsMarks) {
    BookCase facts = quarter(
        {posting("1", PostingKind::charge, of("a", "uk", "2025-01"), "10.00", "2025-01-31"),
         posting("2", PostingKind::charge, of("a", "uk", "2025-02"), "20.00", "2025-02-28"),
         posting("3", PostingKind::charge, of("a", "uk", "2025-03"), "30.00", "2025-03-31"),
         posting("4", PostingKind::charge, of("b", "uk", "2025-03"), "-5.00", "2025-03-31")});
    facts.marks = {{.id = "1",
                    .kind = DebtMarkKind::instalment,
                    .valid = {day("2025-02-01"), Date::open_end()},
                    .account = AccountId("a"),
                    .through = month("2025-02"),
                    .document = "an agreement"},
                   {.id = "2",
                    .kind = DebtMarkKind::court,
                    .valid = {day("2025-03-01"), Date::open_end()},
                    .account = AccountId("a"),
                    .from = month("2025-02"),
                    .through = month("2025-02"),
                    .document = "an order"},
                   {.id = "3",
                    .kind = DebtMarkKind::disputed,
                    .valid = {day("2025-01-01"), day("2025-03-01")},
                    .account = AccountId("a"),
                    .document = "a complaint, withdrawn"}};
    const auto book = ledger::keep_book(facts);
    ASSERT_TRUE(book) << messages(book);
    ASSERT_EQ(book->debts.size(), 3u);
    EXPECT_EQ(book->debts[0].mark, DebtMarkKind::instalment);
    EXPECT_EQ(book->debts[1].mark, DebtMarkKind::court);
    EXPECT_EQ(book->debts[1].document, "an order");
    EXPECT_EQ(book->debts[2].mark, std::nullopt);
}

TEST(Book, ATurnoverSheetKeepsDebtsAndAdvancesApart) {
    BookCase facts = quarter(
        {posting("1", PostingKind::charge, of("a", "uk", "2025-01"), "100.00", "2025-01-31"),
         posting("2", PostingKind::charge, of("a", "water", "2025-01"), "40.00", "2025-01-31"),
         posting("3", PostingKind::payment, of("a", "water", "2025-01"), "-65.00", "2025-01-31"),
         posting("4", PostingKind::charge, of("b", "uk", "2025-01"), "7.00", "2025-01-31")});
    facts.accounts = {{AccountId("a"), HouseId("h")}};
    const auto book = ledger::keep_book(facts);
    ASSERT_TRUE(book) << messages(book);
    const auto sheet = [&](TurnoverBy by) {
        std::vector<std::string> lines;
        for (const auto& line : ledger::turnover(*book, book->months[0], by))
            lines.push_back(line.id + " " +
                            line.movement.turnover(PostingKind::charge).to_string() + " " +
                            line.movement.turnover(PostingKind::payment).to_string() + " " +
                            line.closing_debt.to_string() + " " + line.closing_advance.to_string());
        return lines;
    };
    EXPECT_THAT(sheet(TurnoverBy::account),
                ElementsAre("a 140.00 -65.00 100.00 25.00", "b 7.00 0.00 7.00 0.00"));
    EXPECT_THAT(sheet(TurnoverBy::creditor),
                ElementsAre("uk 107.00 0.00 107.00 0.00", "water 40.00 -65.00 0.00 25.00"));
    EXPECT_THAT(sheet(TurnoverBy::house),
                ElementsAre(" 7.00 0.00 7.00 0.00", "h 140.00 -65.00 100.00 25.00"));
    EXPECT_THAT(sheet(TurnoverBy::service), ElementsAre("s 147.00 -65.00 107.00 25.00"));
}

TEST(Book, RefusesWhatLiesOutsideItsMonths) {
    BookCase facts = quarter(
        {posting("1", PostingKind::charge, of("a", "uk", "2024-12"), "100.00", "2024-12-31")});
    EXPECT_EQ(said(ledger::keep_book(facts)), "out_of_range postings[0].month\n");
    facts.postings.clear();
    facts.through = month("2024-12");
    EXPECT_EQ(said(ledger::keep_book(facts)), "out_of_range through\n");
}

/// Postings of all kinds for some accounts, signs as their kinds have them.
BookCase random_book(Random& random) {
    BookCase facts = quarter({});
    for (std::uint64_t i = 0; i < random.below(40); ++i) {
        const auto& kind = ledger::posting_kind_rows[random.below(ledger::posting_kinds)];
        static constexpr const char* creditors[] = {"uk", "fund", "water"};
        BalanceOf balance =
            of(random.one_in(2) ? "a" : "b", creditors[random.below(3)],
               random.one_in(2) ? "2025-01" : "2024-11", random.one_in(2) ? "s" : "repair");
        if (kind.kind == PostingKind::penalty) balance.kind = ReceivableKind::penalty;
        if (kind.kind == PostingKind::court_cost) balance.kind = ReceivableKind::court_cost;
        const Date on = day("2025-01-01") + static_cast<int>(random.below(90));
        auto made = posting("p" + std::to_string(i), kind.kind, balance, "1.00", on.to_string());
        made.amount = Money::kopecks(random.between(1, 900'000));
        const bool lowers = kind.sign == ledger::PostingSign::lowers;
        if (lowers || (kind.sign == ledger::PostingSign::either && random.one_in(2)))
            made.amount = -made.amount;
        facts.postings.push_back(made);
    }
    facts.follow_premises = {ServiceId("repair")};
    if (random.one_in(2))
        facts.successions = {{.id = "sale",
                              .from = AccountId("a"),
                              .to = AccountId("b"),
                              .on = day("2025-02-14"),
                              .reason = "a sale",
                              .author = "operator"}};
    return facts;
}

TEST(Book, HoldsItsIdentitiesInAnyOrderOfThePostings) {
    Random random(158);
    for (int round = 0; round < 2'000; ++round) {
        BookCase facts = random_book(random);
        const auto book = ledger::keep_book(facts);
        ASSERT_TRUE(book) << messages(book);
        std::map<BalanceOf, Money> before;
        for (const auto& kept : book->months) {
            std::map<BalanceOf, Money> after;
            for (const auto& row : kept.rows) {
                Money sum = row.movement.opening;
                for (const Money moved : row.movement.turnovers) sum += moved;
                ASSERT_EQ(sum, row.movement.closing);
                ASSERT_EQ(row.movement.opening, before[row.of]);
                before.erase(row.of);
                if (!row.movement.closing.is_zero()) after[row.of] = row.movement.closing;
            }
            std::erase_if(before, [](const auto& pair) { return pair.second.is_zero(); });
            ASSERT_THAT(before, IsEmpty()) << "a balance was lost";
            before = std::move(after);
        }
        std::reverse(facts.postings.begin(), facts.postings.end());
        if (!facts.postings.empty()) facts.postings.push_back(facts.postings[0]);
        const auto again = ledger::keep_book(facts);
        ASSERT_TRUE(again) << messages(again);
        ASSERT_EQ(again->months, book->months);
        ASSERT_EQ(again->postings, book->postings);
    }
}

}  // namespace
}  // namespace kvit::test
