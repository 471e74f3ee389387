// Fields of documents with all their errors.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "format/json/reader.hpp"
#include "format/json/utf8.hpp"
#include "format/json/write.hpp"
#include "unit/format/json_lines.hpp"

namespace kvit::format::json {
namespace {

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

}  // namespace
}  // namespace kvit::format::json
