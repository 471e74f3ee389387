// JSON documents: parsing, writing, and reading with the paths of all errors.
#include <gtest/gtest.h>

#include <clocale>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "format/json/nearest.hpp"
#include "format/json/parse.hpp"
#include "format/json/path.hpp"
#include "format/json/reader.hpp"
#include "format/json/utf8.hpp"
#include "format/json/write.hpp"

namespace kvit::format::json {
namespace {

using Lines = std::vector<std::string>;

std::string line_of(const Error& error) {
    return std::string(error_code_row(error.code).name) + " @ " + error.path;
}

/// "code @ path" of each error.
template <class T>
Lines lines_of(const Result<T>& result) {
    Lines lines;
    if (!result.ok())
        for (const auto& error : result.errors().list()) lines.push_back(line_of(error));
    return lines;
}

std::string only(const Lines& lines) {
    if (lines.empty()) return {};
    return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " errors";
}

/// "code @ path" of the only error; "" if there is none.
template <class T>
std::string line_of(const Result<T>& result) {
    return only(lines_of(result));
}

std::string found_in(std::string_view text) {
    const auto result = parse(text);
    return result.ok() ? "ok" : result.errors().first().found;
}

Value parsed(std::string_view text) { return parse(text).value_or_throw(); }

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

// --- write ---------------------------------------------------------------------------------------

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

// --- read ----------------------------------------------------------------------------------------

/// "code @ path" of each error met when `fn` reads a document.
template <class F>
Lines problems(std::string_view text, F fn) {
    return lines_of(read_text(text, [&](ObjectReader& r) {
        fn(r);
        return 0;
    }));
}

/// Of the only one; "" if there is none.
template <class F>
std::string problem(std::string_view text, F fn) {
    return only(problems(text, fn));
}

/// The only field "f" of a document with this value; throws what is wrong.
template <class F>
auto field(const std::string& value, F fn) {
    return read_text("{\"f\": " + value + "}", fn).value_or_throw();
}

/// "code @ path" of the error in the field "f" that has this value.
template <class F>
std::string field_problem(const std::string& value, F fn) {
    return problem("{\"f\": " + value + "}", fn);
}

/// The same when the field is null, absent, a list, or an object.
template <class F>
void expect_required(F fn) {
    EXPECT_EQ(problem("{}", fn), "missing_key @ f");
    EXPECT_EQ(problem(R"({"f": null})", fn), "missing_key @ f");
    EXPECT_EQ(problem(R"({"f": {}})", fn), "wrong_type @ f");
    EXPECT_EQ(problem(R"({"f": 1.5})", fn), "wrong_type @ f");
    const auto missing = read_text("{}", [&](ObjectReader& r) {
        fn(r);
        return 0;
    });
    EXPECT_FALSE(missing.errors().first().expected.ru.empty());
    EXPECT_FALSE(missing.errors().first().expected.en.empty());
    EXPECT_EQ(missing.errors().first().found, "");
}

template <class F>
void expect_optional(F fn) {
    EXPECT_EQ(read_text("{}", fn).value_or_throw(), std::nullopt);
    EXPECT_EQ(read_text(R"({"f": null})", fn).value_or_throw(), std::nullopt);
    EXPECT_EQ(problem(R"({"f": {}})", fn), "wrong_type @ f");
}

TEST(JsonRead, Id) {
    const auto id = [](ObjectReader& r) { return r.id("f"); };
    const auto optional = [](ObjectReader& r) { return r.optional_id("f"); };
    expect_required(id);
    expect_optional(optional);
    EXPECT_EQ(field(R"("кв. 5/А")", id), "кв. 5/А");
    EXPECT_EQ(field(R"("x")", optional), "x");
    EXPECT_EQ(field('"' + std::string(128, 'x') + '"', id).size(), 128U);
    for (const std::string bad :
         {"", " a", "a ", "\u00A0a", "a\u00A0", "a\\nb", "a\\u0000", "\x7F", "a\u0085b", "\\u009f"})
        EXPECT_EQ(field_problem('"' + bad + '"', id), "bad_id @ f") << bad;
    EXPECT_EQ(field_problem('"' + std::string(129, 'x') + '"', id), "bad_id @ f");
    EXPECT_EQ(field_problem("17", id), "wrong_type @ f");
}

TEST(JsonRead, TextAndItsLength) {
    const auto text = [](ObjectReader& r) { return r.text("f"); };
    const auto optional = [](ObjectReader& r) { return r.optional_text("f", 4); };
    expect_required(text);
    expect_optional(optional);
    EXPECT_EQ(field(R"("")", text), "");
    EXPECT_EQ(field(R"(" a\tb\n")", text), " a\tb\n");
    EXPECT_EQ(field_problem(R"("a\u0000b")", text), "bad_text @ f");
    EXPECT_EQ(field_problem(R"("a\rb")", text), "bad_text @ f");
    EXPECT_EQ(field('"' + std::string(4096, 'x') + '"', text).size(), 4096U);
    EXPECT_EQ(field_problem('"' + std::string(4097, 'x') + '"', text), "limit_exceeded @ f");
    EXPECT_EQ(field(R"("жж")", optional), "жж");
    EXPECT_EQ(field_problem(R"("жжж")", optional), "limit_exceeded @ f");
}

TEST(JsonRead, DecimalIsAString) {
    const auto decimal = [](ObjectReader& r) { return r.decimal("f", 3); };
    expect_required(decimal);
    expect_optional([](ObjectReader& r) { return r.optional_decimal("f"); });
    EXPECT_EQ(field(R"("-12.345")", decimal).to_string(), "-12.345");
    EXPECT_EQ(field(R"("12.50")", decimal).to_string(), "12.50");
    EXPECT_EQ(field(R"("123456789.123456789")", [](ObjectReader& r) { return r.decimal("f"); }),
              Decimal(123456789123456789, 9));
    EXPECT_EQ(field_problem("12", decimal), "wrong_type @ f");
    EXPECT_EQ(field_problem(R"("12.3450")", decimal), "too_precise @ f");
    EXPECT_EQ(field_problem(R"("0.12345678901234567890")", decimal), "too_precise @ f");
    EXPECT_EQ(field_problem(R"("1234567890123456789")", decimal), "out_of_range @ f");
    for (const std::string bad : {"", "-", ".5", "5.", "1,5", "+1", "1e3", " 1", "1 ", "01", "-0",
                                  "-0.00", "0x1", "1.2.3", "--1", "NaN", "000000000000000000001"})
        EXPECT_EQ(field_problem('"' + bad + '"', decimal), "bad_decimal @ f") << bad;

    const auto result = read_text(R"({"f": 1.50})", decimal);
    const Error& error = result.errors().first();
    EXPECT_EQ(error.found, "1.50");
    EXPECT_EQ(error.message(Language::ru),
              "f: значение другого типа: найдено 1.50; ожидалось: десятичное число строкой, "
              "например \"12.345\", не больше 3 знаков после запятой и 18 всего");
    EXPECT_EQ(error.message(Language::en),
              "f: the value has another type: found 1.50; expected: a decimal number in a string, "
              "such as \"12.345\", of at most 3 decimals and 18 digits");
}

TEST(JsonRead, NonNegative) {
    const auto number = [](ObjectReader& r) { return r.non_negative("f", 2); };
    expect_required(number);
    expect_optional([](ObjectReader& r) { return r.optional_non_negative("f"); });
    EXPECT_EQ(field(R"("0.00")", number), Decimal());
    EXPECT_EQ(field_problem(R"("-0.01")", number), "out_of_range @ f");
    EXPECT_EQ(field_problem(R"("0.001")", number), "too_precise @ f");
}

TEST(JsonRead, Money) {
    const auto money = [](ObjectReader& r) { return r.money("f"); };
    expect_required(money);
    expect_optional([](ObjectReader& r) { return r.optional_money("f"); });
    EXPECT_EQ(field(R"("96.80")", money), Money::kopecks(9680));
    EXPECT_EQ(field(R"("-0.05")", money), Money::kopecks(-5));
    EXPECT_EQ(field_problem("96", money), "wrong_type @ f");
    EXPECT_EQ(field_problem(R"("96.805")", money), "too_precise @ f");
    EXPECT_EQ(field_problem(R"("12345678901234567.00")", money), "out_of_range @ f");
    for (const std::string bad : {"", "96", "96.8", "96,80", "96.80 ₽", "-0.00", "1 000.00"})
        EXPECT_EQ(field_problem('"' + bad + '"', money), "bad_money @ f") << bad;
}

TEST(JsonRead, CountAndBoolean) {
    const auto count = [](ObjectReader& r) { return r.count("f", -1, 10); };
    expect_required(count);
    expect_optional([](ObjectReader& r) { return r.optional_count("f", 0, 10); });
    EXPECT_EQ(field("10", count), 10);
    EXPECT_EQ(field("-1", count), -1);
    for (const std::string bad : {"11", "-2", "99999999999999999999"})
        EXPECT_EQ(field_problem(bad, count), "out_of_range @ f") << bad;
    for (const std::string bad : {"1.0", "1e1", "\"1\"", "true"})
        EXPECT_EQ(field_problem(bad, count), "wrong_type @ f") << bad;
    const auto with_default = [](ObjectReader& r) { return r.count("f", 0, 10, 7); };
    EXPECT_EQ(read_text("{}", with_default).value_or_throw(), 7);
    EXPECT_EQ(field("0", with_default), 0);
    EXPECT_EQ(field_problem("11", with_default), "out_of_range @ f");

    const auto boolean = [](ObjectReader& r) { return r.boolean("f"); };
    expect_required(boolean);
    EXPECT_TRUE(field("true", boolean));
    EXPECT_EQ(field_problem("1", boolean), "wrong_type @ f");
    EXPECT_EQ(field_problem("\"true\"", boolean), "wrong_type @ f");
    const auto yes = [](ObjectReader& r) { return r.boolean("f", true); };
    EXPECT_TRUE(read_text("{}", yes).value_or_throw());
    EXPECT_FALSE(field("false", yes));
}

TEST(JsonRead, DateAndMonth) {
    const auto date = [](ObjectReader& r) { return r.date("f"); };
    expect_required(date);
    expect_optional([](ObjectReader& r) { return r.optional_date("f"); });
    EXPECT_EQ(field(R"("2024-02-29")", date), Date::from_civil(2024, 2, 29));
    for (const std::string bad : {"", "2025-02-29", "2025-13-01", "2025-7-1", "01.07.2025",
                                  "1899-12-31", "2200-01-01", "2025-07-01T00:00"})
        EXPECT_EQ(field_problem('"' + bad + '"', date), "bad_date @ f") << bad;

    const auto month = [](ObjectReader& r) { return r.month("f"); };
    expect_required(month);
    expect_optional([](ObjectReader& r) { return r.optional_month("f"); });
    EXPECT_EQ(field(R"("2025-07")", month), Month(2025, 7));
    EXPECT_EQ(field_problem("202507", month), "wrong_type @ f");
    for (const std::string bad : {"", "2025-00", "2025-13", "2025-7", "2025-07-01"})
        EXPECT_EQ(field_problem('"' + bad + '"', month), "bad_month @ f") << bad;
}

TEST(JsonRead, IntervalIsHalfOpen) {
    const auto interval = [](ObjectReader& r) { return r.interval(); };
    EXPECT_EQ(read_text("{}", interval).value_or_throw(), Interval());
    EXPECT_EQ(read_text(R"({"valid_from": null, "valid_to": null})", interval).value_or_throw(),
              Interval());
    EXPECT_EQ(read_text(R"({"valid_from": "2025-07-01", "valid_to": "2025-07-02"})", interval)
                  .value_or_throw()
                  .days(),
              1);
    EXPECT_EQ(read_text(R"({"from": "2025-07-01"})",
                        [](ObjectReader& r) { return r.interval("from", "to"); })
                  .value_or_throw(),
              (Interval{.from = Date::from_civil(2025, 7, 1)}));
    EXPECT_EQ(problem(R"({"valid_from": "2025-07-01", "valid_to": "2025-07-01"})", interval),
              "empty_interval @ valid_to");
    EXPECT_EQ(problems(R"({"valid_from": "2025-07-32", "valid_to": 5})", interval),
              (Lines{"bad_date @ valid_from", "wrong_type @ valid_to"}));
    EXPECT_EQ(problem(R"({"valid_from": "2025-07-01", "valid_to": "x"})", interval),
              "bad_date @ valid_to");
}

TEST(JsonRead, UnitOfMeasurement) {
    const auto unit = [](ObjectReader& r) { return r.unit("f"); };
    expect_required(unit);
    expect_optional([](ObjectReader& r) { return r.optional_unit("f"); });
    EXPECT_EQ(field(R"("RUB/m3")", unit), unit::rub / unit::m3);
    EXPECT_EQ(field_problem(R"("м3")", unit), "bad_unit @ f");
    EXPECT_EQ(field_problem(R"("")", unit), "bad_unit @ f");
}

enum class Zone : std::uint8_t { day, night, peak };
constexpr Choice<Zone> zones[] = {{"day", Zone::day}, {"night", Zone::night}};
static_assert(name_of(zones, Zone::night) == "night");
static_assert(name_of(zones, Zone::peak).empty());

TEST(JsonRead, ChoiceOfAClosedList) {
    const auto zone = [](ObjectReader& r) { return r.choice("f", zones); };
    expect_required(zone);
    expect_optional([](ObjectReader& r) { return r.optional_choice("f", zones); });
    EXPECT_EQ(field(R"("night")", zone), Zone::night);
    const auto with_default = [](ObjectReader& r) { return r.choice("f", zones, Zone::night); };
    EXPECT_EQ(read_text("{}", with_default).value_or_throw(), Zone::night);
    EXPECT_EQ(field(R"("day")", with_default), Zone::day);

    const auto result = read_text(R"({"f": "nihgt"})", zone);
    EXPECT_EQ(line_of(result), "bad_choice @ f");
    EXPECT_EQ(result.errors().first().found, "\"nihgt\"");
    EXPECT_EQ(result.errors().first().expected.ru, "возможно, «night»? одно из: day, night");
    EXPECT_EQ(result.errors().first().expected.en, "did you mean \"night\"? one of: day, night");
    const auto list = [](ObjectReader& r) { return r.choices("f", zones); };
    EXPECT_EQ(field(R"(["night", "day"])", list), (std::vector{Zone::night, Zone::day}));
    EXPECT_EQ(field_problem(R"(["night", "noon"])", list), "bad_choice @ f[1]");
}

TEST(JsonRead, Schema) {
    const auto schema = [](ObjectReader& r) { r.schema("kvit-house/1"); };
    EXPECT_EQ(problem(R"({"schema": "kvit-house/1"})", schema), "");
    EXPECT_EQ(problem(R"({"schema": "kvit-bill/1"})", schema), "wrong_schema @ schema");
    EXPECT_EQ(problem(R"({"schema": 1})", schema), "wrong_type @ schema");
    EXPECT_EQ(problem("{}", schema), "missing_key @ schema");
}

TEST(JsonRead, ListsOfScalars) {
    const auto lists = [](ObjectReader& r) {
        r.ids("ids");
        r.texts("texts");
        r.dates("dates");
        r.decimals("decimals", 2, Presence::optional);
    };
    EXPECT_EQ(problem(R"({"ids": ["a"], "texts": [""], "dates": ["2025-01-01"]})", lists), "");
    EXPECT_EQ(problems(R"({"ids": ["a", 1], "texts": "x", "decimals": ["1", "0.001", 5]})", lists),
              (Lines{"wrong_type @ ids[1]", "wrong_type @ texts", "missing_key @ dates",
                     "too_precise @ decimals[1]", "wrong_type @ decimals[2]"}));
    EXPECT_EQ(field(R"(["2025-01-01", "2025-01-08"])", [](ObjectReader& r) { return r.dates("f"); })
                  .size(),
              2U);
}

struct Meter {
    std::string id;
    Unit unit;
};

struct Account {
    std::string id;
    Decimal area;
    std::vector<Meter> meters;
};

Meter read_meter(ObjectReader& r) { return {.id = r.id("id"), .unit = r.unit("unit")}; }

Account read_account(ObjectReader& r) {
    return {.id = r.id("id"),
            .area = r.decimal("area", 2),
            .meters = r.list("meters", read_meter, Presence::optional)};
}

std::vector<Account> read_house(ObjectReader& r) {
    r.schema("kvit-house/1");
    return r.list("accounts", read_account);
}

TEST(JsonRead, NestedObjects) {
    const auto house = read_text(R"({"schema": "kvit-house/1", "ext": {"x": [1.5]}, "accounts": [
        {"id": "1", "area": "54.30", "ext": 5},
        {"id": "2", "area": "30.00", "meters": [{"id": "m", "unit": "m3"}]}]})",
                                 read_house)
                           .value_or_throw();
    ASSERT_EQ(house.size(), 2U);
    EXPECT_EQ(house[1].meters.at(0).unit, unit::m3);

    EXPECT_EQ(lines_of(read_text(R"({"schema": "kvit-house/1", "accounts": [
        {"id": "1", "area": 54.3, "meters": {}},
        17,
        {"id": "", "meters": [{"id": "m", "unit": "m3", "колонка": 1}, {"id": "n", "unit": "M3"}]}],
        "a.b": 1})",
                                 read_house)),
              (Lines{"wrong_type @ accounts[0].area", "wrong_type @ accounts[0].meters",
                     "wrong_type @ accounts[1]", "bad_id @ accounts[2].id",
                     "missing_key @ accounts[2].area",
                     R"(unknown_key @ accounts[2].meters[0]["колонка"])",
                     "bad_unit @ accounts[2].meters[1].unit", R"(unknown_key @ ["a.b"])"}));
    EXPECT_EQ(lines_of(read_text("[]", read_house)), (Lines{"wrong_type @ "}));
    EXPECT_EQ(lines_of(read_text("{", read_house)), (Lines{"json_syntax @ "}));
}

TEST(JsonRead, ObjectsRequiredAndOptional) {
    const auto object = [](ObjectReader& r) { return r.object("f", read_meter).id; };
    EXPECT_EQ(field(R"({"id": "m", "unit": "m3"})", object), "m");
    // A missing object is one error, not one for each of its fields.
    EXPECT_EQ(problem("{}", object), "missing_key @ f");
    EXPECT_EQ(problem(R"({"f": 5})", object), "wrong_type @ f");
    EXPECT_EQ(problem(R"({"f": {"id": "m"}})", object), "missing_key @ f.unit");

    const auto optional = [](ObjectReader& r) {
        return r.optional_object("f", read_meter).has_value();
    };
    EXPECT_FALSE(read_text("{}", optional).value_or_throw());
    EXPECT_TRUE(field(R"({"id": "m", "unit": "m3"})", optional));
    EXPECT_EQ(problem(R"({"f": []})", optional), "wrong_type @ f");

    const auto silent = [](ObjectReader& r) {
        return r.optional_object("f", [](ObjectReader& inner) { inner.boolean("b"); });
    };
    EXPECT_FALSE(read_text("{}", silent).value_or_throw());
    EXPECT_TRUE(field(R"({"b": true})", silent));
}

TEST(JsonRead, EachMemberOfAMap) {
    const auto map = [](ObjectReader& r) {
        std::string names;
        r.each_member("f", [&](const std::string& name, ObjectReader& inner) {
            names += name + "=" + inner.text("v") + ";";
        });
        return names;
    };
    EXPECT_EQ(field(R"({"b": {"v": "1"}, "a": {"v": "2"}})", map), "b=1;a=2;");
    EXPECT_EQ(problem(R"({"f": {"x": {"v": "1"}, "y": 2}})", map), "wrong_type @ f.y");
    EXPECT_EQ(problem(R"({"f": {"x y": {}}})", map), R"(missing_key @ f["x y"].v)");
    EXPECT_EQ(problem("{}", map), "missing_key @ f");
}

TEST(JsonRead, ErrorsOfMeaning) {
    const auto check = [](ObjectReader& r) {
        r.each("rows", [](ObjectReader& row) {
            row.id("id");
            EXPECT_EQ(row.path(), "rows[0]");
            EXPECT_EQ(row.path("x y"), "rows[0][\"x y\"]");
            EXPECT_TRUE(row.ok());
            row.fail("id", ErrorCode::duplicate_id, "7");
            row.fail("", ErrorCode::contradiction);
            EXPECT_FALSE(row.ok());
        });
    };
    EXPECT_EQ(problems(R"({"rows": [{"id": "7"}]})", check),
              (Lines{"duplicate_id @ rows[0].id", "contradiction @ rows[0]"}));
}

TEST(JsonRead, HostDataAndRawValues) {
    const auto result =
        read_text(R"({"ext": {"any": 1.5}, "given": [1], "n": null})", [](ObjectReader& r) {
            EXPECT_TRUE(r.has("given"));
            EXPECT_FALSE(r.has("n"));
            EXPECT_EQ(r.raw("n"), nullptr);
            EXPECT_EQ(r.raw("absent"), nullptr);
            return write(*r.ext()) + write(*r.raw("given"));
        });
    EXPECT_EQ(*result, R"({"any":1.5}[1])");
}

TEST(JsonRead, UnknownKeysWithTheLikelyOne) {
    const auto interval = [](ObjectReader& r) {
        r.optional_id("id");
        return r.interval();
    };
    const auto result =
        read_text(R"({"id": "1", "valid_form": "2025-07-01", "zzz": 1, "": 2})", interval);
    EXPECT_EQ(lines_of(result),
              (Lines{"unknown_key @ valid_form", "unknown_key @ zzz", R"(unknown_key @ [""])"}));
    EXPECT_EQ(result.errors().list()[0].expected.en,
              "did you mean \"valid_from\"? one of: valid_from, valid_to");
    EXPECT_EQ(result.errors().list()[0].expected.ru,
              "возможно, «valid_from»? одно из: valid_from, valid_to");
    EXPECT_EQ(result.errors().list()[1].expected.en, "one of: valid_from, valid_to");
    const auto full =
        read_text(R"({"id": "1", "ids": 1})", [](ObjectReader& r) { return r.id("id"); });
    EXPECT_EQ(line_of(full), "unknown_key @ ids");
    EXPECT_TRUE(full.errors().first().expected.empty());
}

TEST(JsonRead, CountsErrorsBeyondTheList) {
    std::string text = "{\"f\": [";
    for (int i = 0; i < 250; ++i) text += i == 0 ? "0" : ",0";
    const auto result = read_text(text + "]}", [](ObjectReader& r) { return r.ids("f"); });
    EXPECT_EQ(result.errors().total(), 250U);
    EXPECT_EQ(result.errors().list().size(), limits::errors_max);
    EXPECT_EQ(line_of(result.errors().list().back()), "wrong_type @ f[99]");
}

TEST(JsonRead, ShortensWhatItFound) {
    const auto boolean = [](ObjectReader& r) { return r.boolean("f"); };
    const auto found = [&](const std::string& value) {
        return read_text("{\"f\": " + value + "}", boolean).errors().first().found;
    };
    EXPECT_EQ(found("\"x\""), "\"x\"");
    EXPECT_EQ(found("{}"), "{}");
    EXPECT_EQ(found("{\"a\": 1}"), "{…}");
    EXPECT_EQ(found("[1]"), "[…]");
    std::string letters;
    for (int i = 0; i < 100; ++i) letters += "ж";
    EXPECT_EQ(character_count(found('"' + letters + '"')), 43U);
    EXPECT_EQ(ill_formed_at(found("\"x" + letters + '"')), std::string::npos);
    const std::string key(1'000'000, 'k');
    const auto unknown = read_text("{\"" + key + "\": 1, \"f\": true}", boolean);
    EXPECT_LT(unknown.errors().first().path.size(), 100U);
}

// --- the small parts -----------------------------------------------------------------------------

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
