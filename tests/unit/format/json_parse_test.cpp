// Text to tree: syntax, encodings, limits.
#include <gtest/gtest.h>

#include <clocale>
#include <limits>
#include <string>

#include "format/json/parse.hpp"
#include "format/json/write.hpp"
#include "unit/format/json_lines.hpp"

namespace kvit::format::json {
namespace {

constexpr std::string_view sample = R"({
  "schema": "kvit-house/1", "ok": true, "none": null, "count": -17,
  "accounts": [{"id": "Л-1", "area": "54.30", "note": "\u0416\"\\\n\ud83d\ude00"}, {}, []]
})";

// --- parse ---------------------------------------------------------------------------------------

TEST(JsonParse, KeepsKindsAndOrder) {
    const Value value = parsed(sample);
    const Object& root = *value.as_object();
    Lines keys;
    for (const auto& member : root.members()) keys.push_back(member.key);
    EXPECT_EQ(keys, (Lines{"schema", "ok", "none", "count", "accounts"}));
    EXPECT_EQ(*root.find("schema")->as_string(), "kvit-house/1");
    EXPECT_TRUE(*root.find("ok")->as_boolean());
    EXPECT_TRUE(root.find("none")->is_null());
    EXPECT_EQ(*root.find("count")->as_integer(), -17);
    EXPECT_EQ(root.find("absent"), nullptr);
    const Array& accounts = *root.find("accounts")->as_array();
    ASSERT_EQ(accounts.size(), 3U);
    EXPECT_EQ(*accounts[0].as_object()->find("note")->as_string(), "Ж\"\\\n😀");
}

TEST(JsonParse, RefusesEveryTruncation) {
    for (std::size_t size = 0; size < sample.size(); ++size) {
        const auto result = parse(sample.substr(0, size));
        ASSERT_FALSE(result.ok()) << size;
        EXPECT_EQ(result.errors().total(), 1U);
        EXPECT_EQ(result.errors().first().code, ErrorCode::json_syntax) << size;
    }
    EXPECT_TRUE(parse(sample).ok());
}

TEST(JsonParse, SurvivesEveryChangedByte) {
    for (std::size_t at = 0; at < sample.size(); ++at) {
        for (const char c : {'\0', '"', '{', '}', '[', ']', ',', ':', '\\', '0', '\xFF', '\xD0'}) {
            std::string text(sample);
            text[at] = c;
            const auto result = parse(text);
            if (result.ok()) {
                EXPECT_EQ(parsed(write(*result)), *result);
            } else {
                EXPECT_FALSE(result.errors().first().message(Language::ru).empty());
            }
        }
    }
}

TEST(JsonParse, SaysWhereReadingStopped) {
    const auto at = [](std::string_view text) { return line_of(parse(text)); };
    EXPECT_EQ(at(R"({"accounts": [{}, {}, {}, {"area": })"), "json_syntax @ accounts[3].area");
    EXPECT_EQ(at(R"({"accounts": [{"a": 1}, {"b": 2 "c")"), "json_syntax @ accounts[1]");
    EXPECT_EQ(at(R"({"a": {"b": [[1, 2], [3, x]]}})"), "json_syntax @ a.b[1][1]");
    EXPECT_EQ(at(R"({"a.b": {"": tru}})"), R"(json_syntax @ ["a.b"][""])");
    EXPECT_EQ(at("[1, 2"), "json_syntax @ [2]");
    EXPECT_EQ(at("nope"), "json_syntax @ ");
    EXPECT_EQ(at(""), "json_syntax @ ");

    EXPECT_EQ(found_in("{\n  \"ключ\": ?}"), "2:11   \"ключ\": ?");
    EXPECT_EQ(found_in("{\"a\": 1"), "1:8 {\"a\": 1");
    EXPECT_EQ(found_in(""), "1:1");
    EXPECT_EQ(found_in("[\"\x1B\"]"), "1:3 [\" ");
    EXPECT_EQ(found_in("[1] ]"), "1:5 [1] ]");
    EXPECT_EQ(found_in(std::string_view("[1]\0", 4)), "1:4 0x00");
}

TEST(JsonParse, SaysWhatWasExpected) {
    const auto expected = [](std::string_view text) {
        return parse(text).errors().first().expected.en;
    };
    EXPECT_EQ(expected("{} {}"), "the end of the text");
    EXPECT_EQ(expected("{\"a\": "), "more: the text breaks off");
    EXPECT_EQ(expected("{\"a\" 1}"), "\":\" and a value");
    EXPECT_EQ(expected("{\"a\": 1, }"), "a key in quotes, \",\" or \"}\"");
    EXPECT_EQ(expected("{'a': 1}"), "a key in quotes, \",\" or \"}\"");
    EXPECT_EQ(expected("[1 2]"), "a value, \",\" or \"]\"");
    EXPECT_EQ(expected("}"), "one JSON value");
    EXPECT_EQ(expected("[\"a\tb\"]"),
              "a string in quotes, with \"\\\", '\"' and control characters escaped");
}

TEST(JsonParse, RefusesWhatJsonHasNot) {
    for (const auto text : {"NaN",           "[NaN]",
                            "[Infinity]",    "[-Infinity]",
                            "[+1]",          "[01]",
                            "[1.]",          "[.5]",
                            "[1e]",          "[0x10]",
                            "[1,]",          "{\"a\":1,}",
                            "// c\n1",       "/* */ 1",
                            "['a']",         "{a: 1}",
                            "[\"\\x41\"]",   "[\"\\ud800\"]",
                            "[\"\\udc00\"]", "[\"a\nb\"]",
                            "[True]",        "{} 1",
                            "[] x",          ",",
                            "\"a",           "-"})
        EXPECT_EQ(parse(text).errors().first().code, ErrorCode::json_syntax) << text;
}

TEST(JsonParse, KeepsTheSpellingOfOddNumbers) {
    for (const auto text : {"1.5", "1.0", "-0.10", "1e3", "1E+3", "2.5e-7", "9223372036854775808",
                            "18446744073709551616", "-9223372036854775809", "1e-999"}) {
        const Value value = parsed(text);
        ASSERT_NE(value.as_number(), nullptr) << text;
        EXPECT_EQ(value.as_number()->lexeme, text);
        EXPECT_EQ(write(value), text);
    }
    EXPECT_EQ(*parsed("9223372036854775807").as_integer(), INT64_MAX);
    EXPECT_EQ(*parsed("-9223372036854775808").as_integer(), INT64_MIN);
    EXPECT_EQ(line_of(parse("{\"a\": [0, 1e999]}")), "out_of_range @ a[1]");
    EXPECT_EQ(found_in("[1e999]"), "1e999");
}

// With a decimal comma where the machine has such a locale, in the plain one everywhere.
TEST(JsonParse, IgnoresTheLocale) {
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    for (const char* locale : {"C", "ru_RU.UTF-8", "de_DE.UTF-8"}) {
        std::setlocale(LC_NUMERIC, locale);
        EXPECT_EQ(parse("1.5")->as_number()->lexeme, "1.5") << locale;
    }
    std::setlocale(LC_NUMERIC, before.c_str());
}

TEST(JsonParse, ReportsEveryRepeatedKey) {
    EXPECT_EQ(lines_of(parse(R"({"a": 1, "b": [{}, {"c": {"x": 1, "y": 2, "x": 3}}], "a": 2})")),
              (Lines{"duplicate_key @ b[1].c.x", "duplicate_key @ a"}));
    EXPECT_EQ(lines_of(parse(R"({"a": 1, "\u0061": 2})")), (Lines{"duplicate_key @ a"}));
    EXPECT_EQ(lines_of(parse(R"({"a.b": 1, "a.b": 2, "a.b": 3})")).size(), 2U);
    EXPECT_EQ(lines_of(parse(R"([{"a": 1, "a": 2}, nope])")),
              (Lines{"duplicate_key @ [0].a", "json_syntax @ [1]"}));
    EXPECT_TRUE(parse(R"([{"a": 1}, {"a": 1, "A": {"a": 1}}])").ok());
}

TEST(JsonParse, RefusesBadUtf8) {
    for (const std::string bad :
         {"\xFF", "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xD0", "\xE2\x82", "\xF0\x9F\x98"}) {
        EXPECT_EQ(line_of(parse(R"({"a": ["ок", ")" + bad + R"("]})")), "not_utf8 @ a[1]");
        EXPECT_EQ(line_of(parse(R"({")" + bad + R"(": 1})")), "not_utf8 @ ");
    }
    EXPECT_EQ(line_of(parse("\"\xD0")), "json_syntax @ ");  // cut off
    EXPECT_EQ(line_of(parse("\"\xD0\"")), "not_utf8 @ ");
    EXPECT_EQ(line_of(parse("\xFF\xFE{}")), "not_utf8 @ ");  // UTF-16
    EXPECT_EQ(found_in("[\"ж\",\n\"жж\xFF\"]"), "2:4 0xFF");
    // A byte that stands after the syntax error is not to blame for it.
    EXPECT_EQ(line_of(parse("[x, \"\xFF\"]")), "json_syntax @ [0]");
}

TEST(JsonParse, SkipsAByteOrderMark) {
    EXPECT_EQ(parsed("\xEF\xBB\xBF{}"), Value(Object{}));
    EXPECT_EQ(found_in("\xEF\xBB\xBF?"), "1:1 ?");
    EXPECT_FALSE(parse("\xEF\xBB").ok());
    EXPECT_FALSE(parse("\xEF\xBB\xBF").ok());
    EXPECT_FALSE(parse("\xEF\xBB\xBF\xEF\xBB\xBF{}").ok());
}

TEST(JsonParse, KeepsItsLimits) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_TRUE(parse(nested(limits::document_depth_max)).ok());
    EXPECT_EQ(parse(nested(limits::document_depth_max + 1)).errors().first().code,
              ErrorCode::limit_exceeded);
    EXPECT_EQ(parse(nested(10'000)).errors().first().code, ErrorCode::limit_exceeded);
    EXPECT_EQ(parse(std::string(1'000'000, '[')).errors().first().code, ErrorCode::limit_exceeded);
    std::string objects;
    for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
    EXPECT_EQ(parse(objects).errors().first().code, ErrorCode::limit_exceeded);
    EXPECT_EQ(line_of(parse("{\"a\":[{\"b\":[0]}]}", {.depth = 3})), "limit_exceeded @ a[0].b");

    EXPECT_TRUE(parse("[1,2]", {.values = 3}).ok());
    EXPECT_EQ(line_of(parse("[1,2,3]", {.values = 3})), "limit_exceeded @ [2]");
    EXPECT_TRUE(parse("[1,2]", {.bytes = 5}).ok());
    const auto long_text = parse("[1,2] ", {.bytes = 5});
    EXPECT_EQ(line_of(long_text), "limit_exceeded @ ");
    EXPECT_EQ(long_text.errors().first().found, "6");
    EXPECT_EQ(long_text.errors().first().expected.en, "at most document_bytes_max = 5");
}

}  // namespace
}  // namespace kvit::format::json
