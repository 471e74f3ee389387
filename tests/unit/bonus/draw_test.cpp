// Draws by the protocol: its published vectors, R1 to R9 and R14 of the scenarios, refusals.
#include "kvit/bonus/draw/draw.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace kvit::bonus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_FALSE(error.expected.ru.empty() || error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

/// Bytes 00 to 1f.
std::string secret() {
    std::string bytes(32, '\0');
    std::iota(bytes.begin(), bytes.end(), '\0');
    return bytes;
}

constexpr std::string_view randomness = "2022-07-26|1.2.3.4.5.6./";

DrawPlan plan(std::int64_t prizes = 2) {
    return {.id = "ideal-2022Q2",
            .randomness = "тираж лотереи",
            .prizes = {{"certificate", prizes, Money::kopecks(200'000)}}};
}

DrawPool one_ticket_each() { return {{"p1", 1}, {"p2", 1}, {"p3", 1}, {"p4", 1}, {"p5", 1}}; }

DrawAnnouncement announced(const DrawPool& pool, const DrawPlan& settled = plan()) {
    return announce(settled, pool, secret(), 4).value_or_throw();
}

DrawFacts facts(std::int64_t round = 1) {
    return {.round = round,
            .code = reveal(secret(), 4, round).value_or_throw(),
            .randomness = std::string(randomness)};
}

/// "ref", with what it got unless that is the reserve: "p5 prize".
std::vector<std::string> order(const DrawReceipt& receipt) {
    std::vector<std::string> out;
    for (const auto& place : receipt.order) {
        const auto name = outcome_rows[static_cast<std::size_t>(place.outcome)].name;
        out.push_back(place.ref +
                      (place.outcome == Outcome::reserve ? "" : ' ' + std::string(name)));
    }
    return out;
}

// martinthomson/vrs, its worked example.
TEST(draw, the_vector_of_the_draft) {
    const std::string_view words = "totally not a bikeshed";
    EXPECT_EQ(to_hex(reveal(words, 11, 1).value_or_throw()),
              "950ea08d8d5fd3ae415b9967aba7a48aba39ca62a4d98f2e7fe25cb1b8f8c488");
    const Sha256 code = reveal(words, 10, 1).value_or_throw();
    EXPECT_EQ(to_hex(code), "5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456");
    constexpr std::string_view drawn = "1.2.3.4.5.6./1.2.3.4.5.6./1.2.3.4.5.6./";
    const auto position = [&](const Sha256& by, std::string_view label) {
        return to_hex(position_of(hmac_sha256(bytes_of(by), drawn), label)).substr(0, 28);
    };
    EXPECT_EQ(position(code, "lavenderblush"), "002ed527ae0a44a86c205d1cdba6");
    EXPECT_EQ(position(code, "darkgoldenrod"), "08bab81380d7f0769cecf9969a8d");
    const Sha256 next = reveal(words, 10, 2).value_or_throw();
    EXPECT_EQ(to_hex(next), "2f70f884997ce80771adbefbbbc6c71a1b921da71896c25ca0f64966bfd0c8ce");
    EXPECT_EQ(position(next, "aqua"), "00d1c59a9f1b581060a9e732e91b");
}

TEST(draw, announcement_and_codes) {
    const auto announcement = announced({{"p1", 1}, {"p2", 1}, {"p3", 2}, {"p4", 1}, {"p5", 3}});
    EXPECT_EQ(to_hex(announcement.commitment),
              "cefc1232dee44cc53fccf8cc078f657f4db4f1d0303725375a0694f7d395e2ea");
    EXPECT_EQ(to_hex(announcement.pool),
              "2343ab9c250646646ec8bbd94a5d478b588fc6a1ff08789cb78fcd6e1c310a54");
    EXPECT_EQ(announcement.entrants, 5);
    EXPECT_EQ(announcement.tickets, 8);
    EXPECT_EQ(to_hex(facts(1).code),
              "4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0a");
    EXPECT_EQ(to_hex(facts(2).code),
              "2f287b4d3d4910f6cada9e1bd1b4648099e8c52c81aa4a6aebfa6fc86f19834e");
}

TEST(draw, r1_one_ticket_each) {
    const auto pool = one_ticket_each();
    const auto receipt = run(announced(pool), pool, facts()).value_or_throw();
    EXPECT_THAT(order(receipt), ElementsAre("p5 prize", "p2 prize", "p3", "p4", "p1"));
    const char* positions[] = {"3fabdfef7b9a965a", "40b82d8861a906b2", "8442ddd533ba8c67",
                               "a25241238f723001", "fa86375e5f2fa9e9"};
    for (std::size_t i = 0; i < std::size(positions); ++i)
        EXPECT_EQ(to_hex(receipt.order[i].position).substr(0, 16), positions[i]);
    EXPECT_EQ(receipt.order[0].credit, Money::kopecks(200'000));
    EXPECT_THAT(receipt.unspent, IsEmpty());
}

TEST(draw, the_next_code_draws_anew) {
    const auto pool = one_ticket_each();
    const auto receipt = run(announced(pool), pool, facts(2)).value_or_throw();
    EXPECT_THAT(order(receipt), ElementsAre("p4 prize", "p5 prize", "p3", "p2", "p1"));
}

TEST(draw, r2_the_order_of_the_lines_does_not_matter) {
    const auto pool = parse_pool("p3\t2\np1\t1\np5\t3\np2\t1\np4\t1\n").value_or_throw();
    EXPECT_EQ(pool_text(pool), "p1\t1\np2\t1\np3\t2\np4\t1\np5\t3\n");
    EXPECT_EQ(pool, parse_pool(pool_text(pool)).value_or_throw());
}

TEST(draw, r3_an_entrant_stands_by_his_best_ticket) {
    const DrawPool pool{{"p1", 1}, {"p2", 1}, {"p3", 2}, {"p4", 1}, {"p5", 3}};
    const auto receipt = run(announced(pool), pool, facts()).value_or_throw();
    EXPECT_THAT(order(receipt), ElementsAre("p5 prize", "p2 prize", "p3", "p4", "p1"));
    EXPECT_EQ(receipt.order[0].ticket, 3);
    EXPECT_EQ(to_hex(receipt.order[0].position).substr(0, 16), "0962cf75c26a6144");
    EXPECT_EQ(receipt.order[2].ticket, 2);
    EXPECT_EQ(to_hex(receipt.order[2].position).substr(0, 16), "482b0a216ff14f5d");
}

TEST(draw, r4_one_who_is_put_out_moves_nobody) {
    const auto pool = one_ticket_each();
    DrawFacts known = facts();
    known.excluded = {{"p5", "сотрудник"}};
    const auto receipt = run(announced(pool), pool, known).value_or_throw();
    EXPECT_THAT(order(receipt), ElementsAre("p5 excluded", "p2 prize", "p3 prize", "p4", "p1"));
    EXPECT_EQ(receipt.order[0].reason, "сотрудник");
}

TEST(draw, r6_a_wrong_code_draws_nothing) {
    const auto pool = one_ticket_each();
    DrawFacts known = facts();
    known.code[31] ^= 1U;
    const auto receipt = run(announced(pool), pool, known).value_or_throw();
    EXPECT_EQ(receipt.status, DrawStatus::commitment_mismatch);
    EXPECT_THAT(receipt.order, IsEmpty());
    known = facts();
    known.round = 2;
    EXPECT_EQ(run(announced(pool), pool, known)->status, DrawStatus::commitment_mismatch);
}

TEST(draw, r7_another_pool_draws_nothing) {
    DrawPool pool = one_ticket_each();
    const auto announcement = announced(pool);
    pool[2].tickets = 2;
    const auto receipt = run(announcement, pool, facts()).value_or_throw();
    EXPECT_EQ(receipt.status, DrawStatus::pool_hash_mismatch);
    EXPECT_THAT(receipt.order, IsEmpty());
    DrawAnnouncement boasting = announcement;
    boasting.entrants = 6;
    EXPECT_EQ(run(boasting, one_ticket_each(), facts())->status, DrawStatus::pool_hash_mismatch);
    boasting = announcement;
    boasting.tickets = 6;
    EXPECT_EQ(run(boasting, one_ticket_each(), facts())->status, DrawStatus::pool_hash_mismatch);
}

TEST(draw, r8_no_entrants_and_more_prizes_than_entrants) {
    const auto none = run(announced({}), {}, facts()).value_or_throw();
    EXPECT_EQ(none.status, DrawStatus::no_entrants);
    EXPECT_EQ(none.unspent, plan().prizes);
    const DrawPool three{{"p1", 1}, {"p2", 1}, {"p3", 1}};
    const auto few = run(announced(three, plan(20)), three, facts()).value_or_throw();
    EXPECT_THAT(order(few), ElementsAre("p2 prize", "p3 prize", "p1 prize"));
    ASSERT_THAT(few.unspent, testing::SizeIs(1));
    EXPECT_EQ(few.unspent[0].count, 17);
}

TEST(draw, r9_a_cap_lets_the_next_one_in) {
    const auto pool = one_ticket_each();
    DrawPlan settled = plan(1);
    settled.prizes[0].credit = Money::kopecks(100'000);
    settled.credit_max = Money::kopecks(400'000);
    DrawFacts known = facts();
    known.won = {{"p5", Money::kopecks(100'000)}, {"p5", Money::kopecks(200'000)}};
    const auto third = run(announced(pool, settled), pool, known).value_or_throw();
    EXPECT_THAT(order(third), ElementsAre("p5 prize", "p2", "p3", "p4", "p1"));
    known.won.push_back({"p5", Money::kopecks(1)});
    const auto fourth = run(announced(pool, settled), pool, known).value_or_throw();
    EXPECT_THAT(order(fourth), ElementsAre("p5 cap_reached", "p2 prize", "p3", "p4", "p1"));
}

TEST(draw, r14_a_secret_alone_draws_as_well) {
    const auto pool = one_ticket_each();
    DrawFacts known = facts();
    known.randomness.reset();
    const auto receipt = run(announced(pool), pool, known).value_or_throw();
    EXPECT_EQ(receipt.status, DrawStatus::drawn);
    EXPECT_EQ(receipt.order.size(), 5U);
}

TEST(draw, prizes_go_in_their_order) {
    const auto pool = one_ticket_each();
    DrawPlan settled = plan(1);
    settled.prizes.push_back({"second", 2, Money::kopecks(100'000)});
    const auto receipt = run(announced(pool, settled), pool, facts()).value_or_throw();
    EXPECT_EQ(receipt.order[0].prize, "certificate");
    EXPECT_EQ(receipt.order[1].prize, "second");
    EXPECT_EQ(receipt.order[2].credit, Money::kopecks(100'000));
    EXPECT_EQ(receipt.order[3].outcome, Outcome::reserve);
}

TEST(draw, what_cannot_be_announced) {
    DrawPlan settled = plan();
    settled.id = "two words";
    settled.programme = "abc";
    settled.prizes = {{"a", 0, Money()}, {"a", 1, Money::kopecks(1)}};
    settled.credit_max = Money::kopecks(-1);
    EXPECT_THAT(
        told(announce(settled, {}, "short", 1).errors()),
        ElementsAre("bad_id id", "bad_text programme", "out_of_range prizes[0].credit",
                    "out_of_range prizes[0].count", "duplicate_id prizes[1].id",
                    "out_of_range credit_max", "out_of_range secret", "out_of_range chain"));
    settled = plan();
    settled.prizes.clear();
    EXPECT_THAT(told(announce(settled, {}, secret(), 1001).errors()),
                ElementsAre("missing_key prizes", "out_of_range chain"));
    EXPECT_THAT(told(reveal(secret(), 4, 4).errors()), ElementsAre("out_of_range round"));
    EXPECT_THAT(told(reveal(secret(), 4, 0).errors()), ElementsAre("out_of_range round"));
}

TEST(draw, facts_that_cannot_be) {
    const auto pool = one_ticket_each();
    DrawFacts known = facts();
    known.excluded = {{"p6", ""}, {"p1", ""}, {"p1", ""}};
    known.won = {{"p1", Money::kopecks(-1)}};
    EXPECT_THAT(told(run(announced(pool), pool, known).errors()),
                ElementsAre("unknown_reference excluded[0].ref", "duplicate_id excluded[2].ref",
                            "out_of_range won[0].credit"));
    known = facts();
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{4097}}) {
        known.randomness = std::string(bytes, '1');
        EXPECT_THAT(told(run(announced(pool), pool, known).errors()),
                    ElementsAre("out_of_range randomness"));
    }
    known.randomness = std::string(4096, '1');
    EXPECT_TRUE(run(announced(pool), pool, known).ok());
}

TEST(draw, pools_that_are_none) {
    const auto refusals = [](std::string_view text) { return told(parse_pool(text).errors()); };
    EXPECT_THAT(refusals("p1\t1"), ElementsAre("bad_table 1:5"));
    EXPECT_THAT(refusals("p1 1\n"), ElementsAre("bad_table 1:1"));
    EXPECT_THAT(refusals("p1\t1\n\n"), ElementsAre("bad_table 2:1"));
    for (const char* tickets : {"0", "01", "-1", "1.5", "", "1\r", "123456789", "1\t"})
        EXPECT_THAT(refusals("p1\t" + std::string(tickets) + "\n"), ElementsAre("out_of_range 1:4"))
            << tickets;
    EXPECT_THAT(refusals("\t1\nИван\t1\na b\t1\n"),
                ElementsAre("bad_id 1:1", "bad_id 2:1", "bad_id 3:1"));
    EXPECT_THAT(refusals("p1\t1\np2\t1\np1\t2\n"), ElementsAre("duplicate_id 3:1"));
    EXPECT_THAT(refusals("p1\t1\np11\t1\np1\t1\np1\t2\n"), ElementsAre("duplicate_id 3:1"));
    EXPECT_THAT(refusals("p1\t9999999\np2\t2\n"), ElementsAre("limit_exceeded 2:4"));
    EXPECT_TRUE(parse_pool("p1\t10000000\n").ok());
}

}  // namespace
}  // namespace kvit::bonus
