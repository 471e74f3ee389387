// The documents of a draw: there and back, and what a changed receipt is told.
#include "kvit/format/draw.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view pool = "p1\t1\np2\t1\np3\t2\np4\t1\np5\t3\n";

std::string secret() {
    std::string bytes(32, '\0');
    std::iota(bytes.begin(), bytes.end(), '\0');
    return bytes;
}

std::string announcement() {
    return announce_draw(sample("draw.json"), pool, secret(), 4).value_or_throw();
}

std::string receipt(Layout layout = Layout::pretty) {
    return run_draw(announcement(), pool, sample("draw-facts.json"), layout).value_or_throw();
}

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_NE(error.expected.ru.empty(), !error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

ordered_json verdict_of(const std::string& text) {
    return ordered_json::parse(verify_draw(announcement(), pool, text).value_or_throw());
}

// The samples were computed apart from kvit, down to the hash of the receipt.
TEST(draw, the_samples_are_what_the_protocol_gives) {
    EXPECT_EQ(ordered_json::parse(announcement()),
              ordered_json::parse(sample("draw-announcement.json")));
    EXPECT_EQ(ordered_json::parse(receipt()), ordered_json::parse(sample("draw-receipt.json")));
    const auto verdict = verdict_of(sample("draw-receipt.json"));
    EXPECT_EQ(verdict["holds"], true) << verdict;
    EXPECT_EQ(verdict["randomness"], "2022-07-26|1.2.3.4.5.6./");
}

TEST(draw, documents_go_there_and_back) {
    for (const Layout layout : {Layout::line, Layout::pretty}) {
        const auto written = receipt(layout);
        EXPECT_EQ(write_draw_receipt(read_draw_receipt(written).value_or_throw(), layout), written);
    }
    EXPECT_EQ(write_draw_announcement(read_draw_announcement(announcement()).value_or_throw()),
              announcement());
}

TEST(draw, the_hash_is_that_of_the_line_without_it) {
    const std::string line = receipt(Layout::line);
    const auto at = line.find(",\"sha256\":\"");
    ASSERT_NE(at, line.npos);
    EXPECT_EQ(line.substr(at + 11, 64), to_hex(sha256(line.substr(0, at) + "}")));
}

TEST(draw, bytes_that_are_no_text_are_hexadecimal) {
    auto facts = ordered_json::parse(sample("draw-facts.json"));
    facts.erase("randomness");
    for (const auto& [given, key, kept] : {std::tuple{"00ff", "randomness_hex", "00ff"},
                                           {"c285", "randomness_hex", "c285"},
                                           {"310a09", "randomness", "1\n\t"},
                                           {"d18f", "randomness", "я"}}) {
        facts["randomness_hex"] = given;
        const auto drawn = run_draw(announcement(), pool, facts.dump()).value_or_throw();
        EXPECT_EQ(ordered_json::parse(drawn)["facts"][key], kept);
        EXPECT_TRUE(read_draw_receipt(drawn).ok());
        EXPECT_EQ(verdict_of(drawn)["holds"], true);
        EXPECT_EQ(verdict_of(drawn)[key], kept);
    }
}

TEST(draw, what_the_host_adds_is_left_alone) {
    auto document = ordered_json::parse(receipt());
    document["ext"] = {{"stamp", 1}};
    document["order"][0]["ext"] = "a note";
    EXPECT_EQ(verdict_of(document.dump())["holds"], true);
    EXPECT_TRUE(read_draw_receipt(document.dump()).ok());
}

TEST(draw, the_first_difference_is_named) {
    const auto differs = [](const char* pointer, const ordered_json& value) {
        auto document = ordered_json::parse(receipt());
        document[ordered_json::json_pointer(pointer)] = value;
        const auto verdict = verdict_of(document.dump());
        EXPECT_EQ(verdict["holds"], false);
        return verdict.value("differs_at", "") + ": " + verdict.value("receipt", "") + ", not " +
               verdict.value("protocol", "");
    };
    EXPECT_EQ(differs("/order/1/ref", "p4"), "order[1].ref: \"p4\", not \"p2\"");
    EXPECT_EQ(differs("/winners/0/credit", "2000.01"),
              "winners[0].credit: \"2000.01\", not \"2000.00\"");
    EXPECT_EQ(differs("/announcement/tickets", 9), "announcement.tickets: 9, not 8");
    EXPECT_EQ(differs("/mode", "audit_only"), "mode: \"audit_only\", not \"public\"");
    EXPECT_EQ(differs("/facts/randomness", "2022-07-26|1.2.3.4.5.7./").substr(0, 9), "order[0].");
    EXPECT_EQ(differs("/facts/excluded/0/reason", "x"),
              "order[0].reason: \"сотрудник\", not \"x\"");
    EXPECT_EQ(differs("/facts/code", std::string(64, '0')),
              "status: \"drawn\", not \"commitment_mismatch\"");
    EXPECT_EQ(differs("/reserve", nullptr), "reserve: null, not […]");
    auto shorter = ordered_json::parse(receipt());
    shorter["order"].erase(4);
    EXPECT_EQ(verdict_of(shorter.dump())["differs_at"], "order[4]");
    shorter = ordered_json::parse(receipt());
    shorter.erase("winners");
    EXPECT_EQ(verdict_of(shorter.dump())["differs_at"], "winners");
}

TEST(draw, another_pool_or_announcement_is_seen) {
    const auto by_pool = ordered_json::parse(
        verify_draw(announcement(), "p1\t1\n", sample("draw-receipt.json")).value_or_throw());
    EXPECT_EQ(by_pool["differs_at"], "status");
    EXPECT_EQ(by_pool["protocol"], "\"pool_hash_mismatch\"");
    auto other = ordered_json::parse(announcement());
    other["draw"]["prizes"][0]["count"] = 2;
    const auto by_terms = ordered_json::parse(
        verify_draw(other.dump(), pool, sample("draw-receipt.json")).value_or_throw());
    EXPECT_EQ(by_terms["differs_at"], "announcement.draw.prizes[0].count");
}

/// A receipt on one line has no byte that says nothing.
TEST(draw, no_byte_of_a_receipt_can_change) {
    const std::string line = receipt(Layout::line);
    std::mt19937 random(20220726);
    int differing = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        std::string changed = line;
        const char to = static_cast<char>(0x20 + random() % 0x5F);
        changed[at] = to == line[at] ? '~' : to;
        const auto verdict = verify_draw(announcement(), pool, changed);
        EXPECT_FALSE(read_draw_receipt(changed).ok()) << at;
        if (!verdict.ok()) {
            EXPECT_THAT(told(verdict.errors()).front(), HasSubstr("receipt:")) << at;
            continue;
        }
        ++differing;
        EXPECT_THAT(*verdict, HasSubstr("\"holds\": false")) << at << ' ' << changed;
        EXPECT_THAT(*verdict, HasSubstr("\"differs_at\": \"")) << at;
    }
    EXPECT_GT(differing, 500);
}

TEST(draw, a_pool_in_any_order_gives_the_same_bytes) {
    std::vector<std::string> lines{"p1\t1\n", "p2\t1\n", "p3\t2\n", "p4\t1\n", "p5\t3\n"};
    const std::string announced = announcement();
    const std::string drawn = receipt();
    do {
        const auto text = std::accumulate(lines.begin(), lines.end(), std::string());
        ASSERT_EQ(announce_draw(sample("draw.json"), text, secret(), 4).value_or_throw(),
                  announced);
        ASSERT_EQ(run_draw(announced, text, sample("draw-facts.json")).value_or_throw(), drawn);
    } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST(draw, errors_name_the_text_that_they_are_of) {
    EXPECT_THAT(told(announce_draw("{}", "p1 1\n", "short", 1).errors()).front(),
                "missing_key plan:schema");
    EXPECT_THAT(told(announce_draw(sample("draw.json"), "p1 1\n", "short", 1).errors()),
                ElementsAre("bad_table pool:1:1"));
    EXPECT_THAT(told(announce_draw(sample("draw.json"), pool, "short", 1).errors()),
                ElementsAre("out_of_range secret", "out_of_range chain"));
    auto facts = ordered_json::parse(sample("draw-facts.json"));
    facts["round"] = 4;
    EXPECT_THAT(told(run_draw(announcement(), pool, facts.dump()).errors()),
                ElementsAre("out_of_range facts:round"));
    facts["code"] = "12";
    EXPECT_THAT(
        told(run_draw(sample("bad_draw-announcement_credit_max_negative.json"), "p", facts.dump())
                 .errors()),
        ElementsAre("out_of_range announcement:draw.credit_max", "bad_table pool:1:1",
                    "bad_table pool:1:2", "bad_text facts:code"));
    auto drawn = ordered_json::parse(receipt());
    drawn["more"] = 1;
    EXPECT_THAT(told(verify_draw(announcement(), pool, drawn.dump()).errors()),
                ElementsAre("unknown_key receipt:more"));
    drawn.erase("more");
    drawn["winners"][0]["more"] = 1;
    EXPECT_EQ(verdict_of(drawn.dump())["differs_at"], "winners[0].more");
    drawn["facts"]["excluded"][0]["ref"] = "nobody";
    EXPECT_THAT(told(verify_draw(announcement(), pool, drawn.dump()).errors()),
                ElementsAre("unknown_reference receipt:facts.excluded[0].ref"));
    EXPECT_THAT(told(verify_draw(announcement(), pool, "{").errors()).front(),
                HasSubstr("json_syntax receipt:"));
}

TEST(draw, a_receipt_at_odds_with_itself_is_refused) {
    auto document = ordered_json::parse(receipt());
    document["winners"][0]["ref"] = "p5";
    EXPECT_THAT(told(read_draw_receipt(document.dump()).errors()),
                ElementsAre("identity_violated winners[0].ref"));
    document = ordered_json::parse(receipt());
    document["sha256"] = std::string(64, '0');
    EXPECT_THAT(told(read_draw_receipt(document.dump()).errors()),
                ElementsAre("identity_violated sha256"));
    document["order"][0]["position"] = "12";
    document["order"][1]["outcome"] = "won";
    document.erase("mode");
    EXPECT_THAT(told(read_draw_receipt(document.dump()).errors()),
                ElementsAre("bad_text order[0].position", "bad_choice order[1].outcome",
                            "missing_key mode"));
}

}  // namespace
}  // namespace kvit::format
