// The programmes that kvit brings along, and the canonical form.
#include <gtest/gtest.h>

#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

TEST(Programmes, AreNineAndEachIsRead) {
    EXPECT_EQ(shipped_programmes().size(), 9u);
    for (const auto& one : shipped_programmes()) {
        const auto read = programme(one.name);
        ASSERT_TRUE(read.ok()) << one.name << read.errors().first().message(Language::en);
        EXPECT_EQ(read->id, one.name);
        // What a source does not say is marked.
        EXPECT_FALSE(read->assumed.empty()) << one.name;
    }
    EXPECT_EQ(programme("nobody").errors().first().code, ErrorCode::not_found);
}

TEST(Programmes, AreWrittenSoThatTheyReadTheSame) {
    for (const auto& one : shipped_programmes()) {
        const auto read = programme(one.name);
        for (const Layout layout : {Layout::line, Layout::pretty}) {
            const std::string text = write_programme(*read, layout);
            const auto again = read_programme(text);
            ASSERT_TRUE(again.ok()) << one.name << again.errors().first().message(Language::en);
            EXPECT_EQ(*again, *read) << one.name;
            EXPECT_EQ(write_programme(*again, layout), text) << one.name;
        }
        EXPECT_EQ(programme_hash(*read), sha256(write_programme(*read, Layout::line)));
    }
}

TEST(Programmes, AnOptionThatIsSaidOrLeftOutIsOneProgramme) {
    auto said = *programme("kommunalny-bonus");
    const auto left_out = said;
    said.payment_order = bonus::PaymentOrder::oldest_first;
    EXPECT_EQ(programme_hash(said), programme_hash(left_out));
    said.payment_order = bonus::PaymentOrder::current_first;
    EXPECT_NE(programme_hash(said), programme_hash(left_out));
}

TEST(Programmes, TheRatingReachesItsTopWithoutPayingEarly) {
    auto rating = *programme("uralsbyt-rating");
    EXPECT_EQ(bonus::points_max(rating), 60);
    std::erase_if(rating.score, [](const auto& rule) { return rule.metric == "pay_early"; });
    EXPECT_EQ(bonus::points_max(rating), 54);
    EXPECT_TRUE(bonus::check(rating).empty());
}

TEST(Programmes, AllThatIsWrongIsToldAtOnce) {
    auto rating = *programme("uralsbyt-rating");
    rating.zone = "Mars/Olympus";
    rating.score.front().metric = "unheard_of";
    rating.levels[3].gate.of.clear();
    rating.draws.front().months = 5;
    rating.limits.front().max = -1;
    const Errors errors = bonus::check(rating);
    std::vector<std::string> paths;
    for (const auto& error : errors.list()) paths.push_back(error.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"zone", "score[0].metric", "draws[0].months",
                                               "limits[0].max"}));
}

TEST(Programmes, AnAssumptionMustBeOfTheDocument) {
    std::string text = write_programme(*programme("perm-penalty-2024"));
    text.replace(text.find("\"stages\"", text.find("\"assumed\"")), 8, "\"colour\"");
    const auto read = read_programme(text);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.errors().first().code, ErrorCode::unknown_reference);
}

}  // namespace
}  // namespace kvit::format
