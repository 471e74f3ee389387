// The small parts of the JSON layer.
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "format/json/nearest.hpp"
#include "format/json/path.hpp"
#include "format/json/utf8.hpp"

namespace kvit::format::json {
namespace {

TEST(JsonNearest, FindsSlips) {
    const std::vector<std::string_view> names{"valid_from", "valid_to", "area", "id"};
    EXPECT_EQ(nearest("valid_form", names), "valid_from");
    EXPECT_EQ(nearest("validfrom", names), "valid_from");
    EXPECT_EQ(nearest("valid_till", names), "");
    EXPECT_EQ(nearest("are", names), "area");
    EXPECT_EQ(nearest("Id", names), "id");
    EXPECT_EQ(nearest("zz", names), "");
    EXPECT_EQ(nearest("", names), "");
    EXPECT_EQ(nearest("x", {}), "");
}

TEST(JsonUtf8, KnowsWellFormedSequences) {
    EXPECT_EQ(utf8_length("a", 0), 1U);
    EXPECT_EQ(utf8_length("ж", 0), 2U);
    EXPECT_EQ(utf8_length("₽", 0), 3U);
    EXPECT_EQ(utf8_length("😀", 0), 4U);
    EXPECT_EQ(utf8_length("ж", 1), 0U);
    EXPECT_EQ(utf8_length("", 0), 0U);
    EXPECT_EQ(ill_formed_at("a₽\xE2\x82"), 4U);
    EXPECT_EQ(ill_formed_at("a₽😀"), std::string_view::npos);
    EXPECT_EQ(shortened("жжж", 5), "жж…");
    EXPECT_EQ(shortened("жжж", 6), "жжж");
}

}  // namespace
}  // namespace kvit::format::json
