// Tree to text, and back.
#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

#include "format/json/reader.hpp"
#include "format/json/utf8.hpp"
#include "format/json/write.hpp"
#include "unit/format/json_lines.hpp"

namespace kvit::format::json {
namespace {

TEST(JsonWrite, BuildsObjectsInOrder) {
    const Value value = Object{}
                            .add("z", 1)
                            .add("a", "text")
                            .add("money", Money::kopecks(9680))
                            .add("date", *Date::parse("2025-07-01"))
                            .add("absent", std::optional<Money>())
                            .add("present", std::optional<Decimal>(Decimal(150, 2)))
                            .add("yes", true)
                            .add("none", nullptr)
                            .add("list", Array{1, "b", Object{}.add("c", Array{})})
                            .add(Interval{.to = *Date::parse("2025-08-01")});
    EXPECT_EQ(write(value),
              R"({"z":1,"a":"text","money":"96.80","date":"2025-07-01","present":"1.50",)"
              R"("yes":true,"none":null,"list":[1,"b",{"c":[]}],"valid_to":"2025-08-01"})");
    Object object;
    object.add("n", std::int8_t{-5}).add("u", std::uint32_t{4'000'000'000});
    EXPECT_EQ(write(object), R"({"n":-5,"u":4000000000})");
    const std::vector<int> numbers{1, 2, 3};
    EXPECT_EQ(write(array_of(numbers, [](int i) { return i * i; })), "[1,4,9]");
}

TEST(JsonWrite, EscapesAsLittleAsJsonAllows) {
    EXPECT_EQ(write("Ж\"\\/\b\f\n\r\t\x01\x1F\x7F😀"), R"("Ж\"\\/\b\f\n\r\t\u0001\u001f)"
                                                      "\x7F😀\"");
    EXPECT_EQ(write(std::string("a\0b", 3)), R"("a\u0000b")");
    EXPECT_EQ(write("a\xFF\xD0"), "\"a\uFFFD\uFFFD\"");
}

TEST(JsonWrite, IsPretty) {
    EXPECT_EQ(write(parsed(R"({"a":{},"b":[],"c":[1,2,"x"],"d":[{"e":1,"f":[true,null]},[]]})"),
                    Layout::pretty),
              R"({
  "a": {},
  "b": [],
  "c": [1, 2, "x"],
  "d": [
    {
      "e": 1,
      "f": [true, null]
    },
    []
  ]
}
)");
    EXPECT_EQ(write(1, Layout::pretty), "1\n");
    // Columns are characters: 95 letters ж, 4 of quotes and brackets, and one for a comma make 100.
    const auto line = [](std::size_t letters) {
        std::string text;
        while (letters-- > 0) text += "ж";
        return write(Array{text}, Layout::pretty);
    };
    EXPECT_EQ(character_count(line(95)), 100U);
    EXPECT_EQ(line(96).substr(0, 5), "[\n  \"");
}

/// Any tree, with texts full of what has to be escaped.
Value random_value(std::mt19937_64& random, int depth) {
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto text = [&] {
        static const std::vector<std::string> pieces{"a",  "Ж",    "😀", "\"", "\\",
                                                     "\n", "\x01", "/", ".",  std::string(1, '\0')};
        std::string result;
        for (auto i = below(6); i > 0; --i) result += pieces[below(pieces.size())];
        return result;
    };
    switch (below(depth > 0 ? 8 : 6)) {
        case 0:
            return nullptr;
        case 1:
            return below(2) == 0;
        case 2:
            return static_cast<std::int64_t>(random());
        case 3:
            return static_cast<std::int64_t>(below(100));
        case 4:
            return Number{std::to_string(below(1000)) + ".50"};
        case 5:
            return text();
        case 6: {
            Array array;
            for (auto i = below(5); i > 0; --i) array.push_back(random_value(random, depth - 1));
            return array;
        }
        default: {
            Object object;
            for (auto i = below(5); i > 0; --i)
                object.add(std::to_string(i) + text(), random_value(random, depth - 1));
            return object;
        }
    }
}

TEST(JsonWrite, IsParsedBackToTheSameTree) {
    std::mt19937_64 random(20250701);
    for (int i = 0; i < 5'000; ++i) {
        const Value value = random_value(random, 6);
        const std::string compact = write(value);
        ASSERT_EQ(parsed(compact), value) << compact;
        ASSERT_EQ(parsed(write(value, Layout::pretty)), value) << compact;
        ASSERT_EQ(write(parsed(compact)), compact);
        ASSERT_EQ(compact.find('\n'), std::string::npos);
    }
}

}  // namespace
}  // namespace kvit::format::json
