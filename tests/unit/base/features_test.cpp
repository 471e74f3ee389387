#include "kvit/base/features.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kvit {
namespace {

TEST(Features, AreUniqueNamedAndWrittenInBothLanguages) {
    std::set<std::string_view> names;
    for (const auto& feature : features) {
        EXPECT_TRUE(names.insert(feature.name).second) << feature.name;
        EXPECT_FALSE(feature.meaning.ru.empty()) << feature.name;
        EXPECT_FALSE(feature.meaning.en.empty()) << feature.name;
        EXPECT_TRUE(has_feature(feature.name));
        EXPECT_EQ(feature.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_/:"),
                  std::string_view::npos)
            << feature.name;
    }
    EXPECT_FALSE(has_feature(""));
    EXPECT_FALSE(has_feature("clos"));
}

}  // namespace
}  // namespace kvit
