// Tables of readings by their profiles: a row for each register, the wide form, cells by prefix.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kvit/exchange/readings_profile.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

std::vector<std::string> refused(const Intake& intake) {
    std::vector<std::string> out;
    for (const auto& each : intake.refused) {
        EXPECT_EQ(each.expected.ru.empty(), each.expected.en.empty());
        EXPECT_FALSE(each.source.typed.empty());
        out.push_back(std::string(row_of(each.reason).name) + ' ' + each.source.place + ' ' +
                      each.found);
    }
    return out;
}

/// "account meter resource register value typed unit place".
std::vector<std::string> rows(const Intake& intake) {
    std::vector<std::string> out;
    for (const auto& row : intake.rows)
        out.push_back(row.account + '/' + row.meter + '/' + row.resource + '/' + row.reg + '/' +
                      row.value.to_string() + '/' + row.typed + '/' + row.unit + '/' +
                      row.source.place);
    return out;
}

/// A row for each register.
ReadingsProfile tall() {
    ReadingsProfile profile;
    profile.id = "tall";
    profile.encoding = Encoding::windows1251;
    profile.delimiter = ';';
    profile.quotes = true;
    profile.cells = 6;
    profile.header_lines = 1;
    profile.decimals = 3;
    profile.date_formats = {"YYYY-MM-DD"};
    profile.columns = {{IntakeField::account, {.at = 1}},
                       {IntakeField::meter, {.at = 2}},
                       {IntakeField::reg, {.at = 3}},
                       {IntakeField::unit, {.at = 5}},
                       {IntakeField::date, {.at = 6}}};
    profile.values = {{.place = {.at = 4}}};
    profile.registers = {{"день", "T1"}, {"ночь", "T2"}};
    profile.units = {{"кВт*ч", "kWh"}};
    return profile;
}

const IntakeHint hint{.id = "january"};
const std::string header = "счёт;прибор;тариф;показание;ед.;день\r\n";

Result<Intake> read(const std::string& text, Mode mode = Mode::strict,
                    const ReadingsProfile& profile = tall()) {
    return parse_readings(profile, *encode(profile.encoding, text), hint, mode);
}

std::vector<std::string> errors(const std::string& text, Mode mode = Mode::strict) {
    const auto intake = read(text, mode);
    return intake.ok() ? std::vector<std::string>() : told(intake.errors());
}

TEST(readings_table, is_read) {
    const auto intake = read(header +
                             "0012;77;день;05778,50;кВт*ч;20.01.2026\r\n"
                             "0012;77;ночь;0;кВт*ч;2026-01-20\r\n"
                             "0013;\"7;8\";;118;м3;\r\n");
    ASSERT_TRUE(intake.ok()) << intake.errors().first().message(Language::en);
    EXPECT_EQ(intake->id, "january");
    EXPECT_EQ(intake->read_by, "tall");
    EXPECT_THAT(rows(*intake),
                ElementsAre("0012/77//T1/5778.50/05778,50/kWh/2:14", "0012/77//T2/0/0/kWh/3:14",
                            "0013/7;8///118/118/м3/4:13"));
    EXPECT_THAT(refused(*intake), IsEmpty());
    const IntakeSource& source = intake->rows[0].source;
    EXPECT_EQ(source.channel, "file");
    EXPECT_EQ(source.date, Date::from_civil(2026, 1, 20));
    EXPECT_EQ(intake->rows[1].source.date, source.date);
    EXPECT_EQ(intake->rows[2].source.date, std::nullopt);
    EXPECT_EQ(source.typed, "0012;77;день;05778,50;кВт*ч;20.01.2026");
    EXPECT_EQ(source.message, 0U);
}

TEST(readings_table, what_the_source_does_not_say_is_of_the_hint) {
    const Date day = Date::from_civil(2026, 1, 25);
    const auto intake = parse_readings(
        tall(), *encode(Encoding::windows1251, header + "1;2;;3;;\n4;5;;6;;20.01.2026"),
        {.id = "x", .channel = "office", .day = day});
    ASSERT_TRUE(intake.ok());
    EXPECT_EQ(intake->rows[0].source.date, day);
    EXPECT_EQ(intake->rows[1].source.date, Date::from_civil(2026, 1, 20));
    EXPECT_EQ(intake->rows[0].source.channel, "office");
    EXPECT_THAT(told(parse_readings(tall(), "", {}).errors()), ElementsAre("missing_key id"));
    EXPECT_THAT(told(parse_readings(tall(), "", {.id = " x", .channel = "\n"}).errors()),
                ElementsAre("bad_id id", "bad_id channel"));
}

TEST(readings_table, a_row_that_cannot_be_read_is_refused_and_kept) {
    const auto intake = read(header +
                             "0012;77;день;12a;;\n"
                             "0012;77;день;-5;;\n"
                             "0012;77;день;1.5;;\n"
                             "0012;77;день;1,2345;;\n"
                             "0012;77;день;1234567890123456789;;\n"
                             "0012;77;утро;5;;\n"
                             ";77;день;5;;\n"
                             "0012;77;день;;;\n"
                             "0012;77;день;5;;31.02.2026\n"
                             "0012;77;день;5;;20.01.2026\n");
    ASSERT_TRUE(intake.ok()) << intake.errors().first().message(Language::en);
    EXPECT_THAT(
        refused(*intake),
        ElementsAre("bad_value 2:14 \"12a\"", "bad_value 3:14 \"-5\"", "bad_value 4:14 \"1.5\"",
                    "too_precise 5:14 \"1,2345\"", "bad_value 6:14 \"1234567890123456789\"",
                    "unknown_register 7:1 \"утро\"", "bad_account 8:1 \"\"", "no_reading 9:1 ",
                    "bad_date 10:1 \"31.02.2026\""));
    EXPECT_THAT(rows(*intake), ElementsAre("0012/77//T1/5/5//11:14"));
    EXPECT_EQ(intake->refused[0].source.typed, "0012;77;день;12a;;");
    EXPECT_EQ(intake->refused[0].account, "0012");
    EXPECT_EQ(intake->refused[0].meter, "77");
    EXPECT_EQ(intake->refused[0].reg, "T1");
    // The meter of a row whose register nobody knows is kept too.
    EXPECT_EQ(intake->refused[5].meter, "77");
}

TEST(readings_table, a_broken_structure_refuses_the_table) {
    const std::string good = "0012;77;день;5;;\n";
    EXPECT_THAT(errors(header + good + "0012;77;день;5;\n" + good),
                ElementsAre("missing_column 3:16", "missing_column 3:16 date"));
    EXPECT_THAT(errors(header + good + "0012;77;день;5;;;\n"), ElementsAre("bad_table 3:18"));
    EXPECT_THAT(errors(header + good + "0012;\"77;день;5;;\n" + good),
                testing::Contains("bad_table 3:6"));
    EXPECT_THAT(errors(header + good + "\n" + good), ElementsAre("bad_table 3:1"));
    EXPECT_THAT(errors(header + good + "\n \n"), IsEmpty());
    EXPECT_THAT(errors(header + std::string(limits::intake_row_bytes_max + 1, 'x')),
                ElementsAre("limit_exceeded 2:1"));
    const auto undecodable = parse_readings(tall(), "h\n0012;77;\x98;5;;\n", hint);
    ASSERT_FALSE(undecodable.ok());
    EXPECT_THAT(told(undecodable.errors()), ElementsAre("bad_text 2:9"));
}

TEST(readings_table, what_a_lenient_reader_lets_pass) {
    const std::string good = "0012;77;день;5;;\n";
    const auto intake = read(header + good + "\n0012;77;ночь;5;;;x\n", Mode::lenient);
    ASSERT_TRUE(intake.ok());
    EXPECT_THAT(told(intake->remarks), ElementsAre("bad_table 3:1", "bad_table 4:19"));
    EXPECT_THAT(intake->rows, SizeIs(2));
    const auto utf8 = parse_readings(tall(), header + good, hint, Mode::lenient);
    ASSERT_TRUE(utf8.ok());
    EXPECT_THAT(told(utf8->remarks), ElementsAre("bad_text "));
    EXPECT_THAT(utf8->rows, SizeIs(1));
}

/// RFC 4180: a line end inside quotes is a part of the cell; places are those of the file.
TEST(readings_table, quotes_hold_line_ends) {
    const auto intake = read(header +
                             "0012;77;день;5;\"a\r\nb\";\r\n"
                             "0012;\"7\"\"7\";день;x;;\r\n"
                             "0012;5\"\";день;6;;\n");
    ASSERT_TRUE(intake.ok()) << intake.errors().first().message(Language::en);
    // A unit of two lines is no unit that anybody can keep.
    EXPECT_THAT(refused(*intake), ElementsAre("bad_text 2:1 \"a\xEF\xBF\xBD\xEF\xBF\xBD"
                                              "b\"",
                                              "bad_value 4:18 \"x\""));
    EXPECT_EQ(intake->refused[0].source.typed, "0012;77;день;5;\"a\r\nb\";");
    EXPECT_THAT(rows(*intake), ElementsAre("0012/5\"\"//T1/6/6//5:15"));
    EXPECT_THAT(errors(header + "0012;\"7\n7\";день;5;\n"),
                ElementsAre("missing_column 3:11", "missing_column 3:11 date"));
}

ReadingsProfile wide() {
    ReadingsProfile profile;
    profile.id = "wide";
    profile.encoding = Encoding::cp866;
    profile.delimiter = ',';
    profile.decimal = '.';
    profile.time_format = "HH:MM";
    profile.comment = "#";
    profile.channel = "terminal";
    profile.columns = {{IntakeField::account, {.at = 1}},
                       {IntakeField::moment, {.at = 2}},
                       {IntakeField::sender, {.prefix = "from:"}},
                       {IntakeField::operation, {.prefix = "op:"}}};
    profile.values = {{.place = {.at = 3}, .resource = "cold_water", .unit = "m3"},
                      {.place = {.at = 4}, .resource = "electricity", .reg = "T1"},
                      {.place = {.at = 5}, .resource = "electricity", .reg = "T2"},
                      {.place = {.prefix = "CounterVal_"}, .sign = ":"}};
    return profile;
}

TEST(readings_table, several_registers_in_one_row) {
    const auto intake = read(
        "# комментарий\n"
        "0012,20.01.2026 10:15,00045.5,100,x,from:+7***12,op:1,CounterVal_3:7,CounterVal_4:\n"
        "0013,20.01.2026T10:15,,,\n"
        "0014,20.01.2026,1,,2,CounterVal_9\n"
        "0015,20.01.2026 25:15,1,,2\n"
        "0016,20.01.2026,1,,2,CounterVal_1:3,CounterVal_1:4\n",
        Mode::strict, wide());
    ASSERT_TRUE(intake.ok()) << intake.errors().first().message(Language::en);
    EXPECT_THAT(rows(*intake), ElementsAre("0012//cold_water//45.5/00045.5/m3/2:23",
                                           "0012//electricity/T1/100/100//2:31",
                                           "0012/3///7/7//2:55", "0016//cold_water//1/1/m3/6:17",
                                           "0016//electricity/T2/2/2//6:20", "0016/1///3/3//6:22"));
    // A cell is refused alone, the row where nothing of it can be trusted.
    EXPECT_THAT(
        refused(*intake),
        ElementsAre("bad_value 2:35 \"x\"", "no_reading 3:1 ", "bad_value 4:1 \"CounterVal_9\"",
                    "bad_date 5:1 \"20.01.2026 25:15\"", "repeated_register 6:37 \"4\""));
    const IntakeSource& source = intake->rows[0].source;
    EXPECT_EQ(source.time, 10 * 3600 + 15 * 60);
    EXPECT_EQ(source.sender, "+7***12");
    EXPECT_EQ(source.operation, "1");
    EXPECT_EQ(source.channel, "terminal");
    EXPECT_EQ(intake->refused[0].reg, "T2");
}

TEST(readings_table, too_many_readings_of_one_row) {
    std::string row = "0012,20.01.2026,,,";
    for (std::size_t i = 0; i <= limits::intake_row_readings_max; ++i)
        row += ",CounterVal_" + std::to_string(i) + ":1";
    const auto intake = read(row, Mode::strict, wide());
    ASSERT_TRUE(intake.ok());
    EXPECT_THAT(intake->rows, IsEmpty());
    EXPECT_THAT(refused(*intake), ElementsAre("too_many_readings 1:1 \"\""));
}

TEST(readings_table, a_fixed_width) {
    ReadingsProfile profile;
    profile.id = "fixed";
    profile.encoding = Encoding::utf8;
    profile.columns = {{IntakeField::account, {.at = 1, .length = 6}},
                       {IntakeField::date, {.at = 7, .length = 10}}};
    profile.values = {{.place = {.at = 17, .length = 8}, .meter = "ХВС"},
                      {.place = {.at = 25, .length = 8}, .meter = "ГВС"}};
    const auto intake = read("00012 20.01.2026   05778    12,5\n", Mode::strict, profile);
    ASSERT_TRUE(intake.ok()) << intake.errors().first().message(Language::en);
    EXPECT_THAT(rows(*intake),
                ElementsAre("00012/ХВС///5778/05778//1:17", "00012/ГВС///12.5/12,5//1:25"));
}

/// Two formats that both fit mean nothing unless they mean the same.
TEST(readings_table, days_that_two_formats_read_differently) {
    ReadingsProfile profile = tall();
    profile.date_format = "DD.MM.YYYY";
    profile.date_formats = {"MM.DD.YYYY"};
    const auto intake =
        read(header + "1;2;;3;;02.03.2026\n1;2;;3;;25.03.2026\n1;2;;3;;03.03.2026\n", Mode::strict,
             profile);
    ASSERT_TRUE(intake.ok());
    EXPECT_THAT(refused(*intake), ElementsAre("bad_date 2:1 \"02.03.2026\""));
    ASSERT_THAT(intake->rows, SizeIs(2));
    EXPECT_EQ(intake->rows[0].source.date, Date::from_civil(2026, 3, 25));
    EXPECT_EQ(intake->rows[1].source.date, Date::from_civil(2026, 3, 3));
}

TEST(readings_table, digits_before_the_comma_only_where_the_profile_says_so) {
    ReadingsProfile profile = tall();
    profile.decimals = 0;
    const auto intake = read(header + "1;2;;12,0;;\n1;2;;012;;\n", Mode::strict, profile);
    ASSERT_TRUE(intake.ok());
    EXPECT_THAT(refused(*intake), ElementsAre("fraction 2:6 \"12,0\""));
    EXPECT_THAT(rows(*intake), ElementsAre("1/2///12/012//3:6"));
}

TEST(readings_profile, what_cannot_be_read_with) {
    ReadingsProfile profile;
    EXPECT_THAT(told(check(profile)), ElementsAre("missing_key values"));
    profile = tall();
    profile.columns.push_back({IntakeField::account, {.at = 9}});
    profile.columns.push_back({IntakeField::moment, {.prefix = "m"}});
    profile.values.push_back({.place = {.at = 4}});
    profile.registers.push_back({"день", "T3"});
    profile.decimals = 8;
    profile.date_formats = {"DD.MM"};
    EXPECT_THAT(told(check(profile)),
                ElementsAre("out_of_range columns[5].at", "duplicate_key columns[5].field",
                            "contradiction columns", "duplicate_key values[1].register",
                            "duplicate_key registers[2].word", "out_of_range decimals",
                            "bad_text date_formats[0]"));
    profile = tall();
    profile.values = {{.place = {.at = 1}, .meter = "a", .meter_at = 2, .reg = "T1"},
                      {.place = {.prefix = "x"}}};
    EXPECT_THAT(told(check(profile)),
                ElementsAre("contradiction values[0].meter", "contradiction values[0].register",
                            "contradiction values[1].meter"));
    profile = tall();
    profile.columns.push_back({IntakeField::text, {.at = 1}});
    EXPECT_THAT(told(check(profile)), ElementsAre("contradiction values"));
    profile.values.clear();
    EXPECT_THAT(told(check(profile)), IsEmpty());
    EXPECT_THAT(told(parse_readings(profile, "", hint).errors()),
                ElementsAre("contradiction profile:columns"));
    profile.columns = {{IntakeField::date, {.at = 1}}};
    profile.values = {{.place = {.at = 2}}};
    EXPECT_THAT(told(check(profile)), ElementsAre("missing_key values[0].meter"));
    profile.values.assign(limits::intake_row_readings_max + 1, {.place = {.at = 2}});
    EXPECT_THAT(told(check(profile)), ElementsAre("limit_exceeded values"));
}

/// A heading that the profile passes over must not be a row: nobody would miss it.
TEST(readings_table, a_file_without_a_heading_does_not_lose_its_first_row) {
    const auto shipped = [](const char* name, const std::string& text) {
        const auto profile = format::readings_profile(name);
        std::vector<std::string> out;
        for (const Mode mode : {Mode::strict, Mode::lenient}) {
            const auto intake =
                parse_readings(*profile, *encode(profile->encoding, text), hint, mode);
            for (const auto& each :
                 intake.ok() ? std::vector<std::string>{} : told(intake.errors()))
                out.push_back(each);
        }
        return out;
    };
    const auto both = [](const char* error) { return ElementsAre(error, error); };
    EXPECT_THAT(shipped("readings-csv", "0012;77;T1;05778,5;кВт*ч;20.01.2026\n"),
                both("bad_table 1:12"));
    // One thing that only a row says is enough.
    EXPECT_THAT(shipped("readings-csv", "А-12;С-77;;много;;20.01.2026\n"), both("bad_table 1:19"));
    EXPECT_THAT(shipped("readings-csv", "А-12;С-77;;много;Гкал;\n"), both("bad_table 1:18"));
    EXPECT_THAT(shipped("readings-csv", "0012;С-77;;много;;\n"), both("bad_table 1:1"));
    EXPECT_THAT(shipped("readings-wide-csv", "А-12;;;;;;8\n"), both("bad_table 1:11"));
    // Heads are what people call them, shorter than a row, or the numbers of the columns.
    for (const char* heads : {"счёт;прибор;регистр;показание;ед.;день\n", "Лицевой счёт;№\n",
                              "account;meter;register;value;unit;date\n", "1;2;3;4;5;6\n", "\n"})
        EXPECT_THAT(shipped("readings-csv", heads), IsEmpty()) << heads;
    const auto messages = [](const std::string& text) {
        Errors remarks;
        const auto found = messages_of(*format::readings_profile("messages-csv"), text, remarks);
        return found.ok() ? std::vector<std::string>() : told(found.errors());
    };
    EXPECT_THAT(messages("20.01.2026 10:00:00;+7900*;0012 5\n"), ElementsAre("bad_table 1:1"));
    EXPECT_THAT(messages("время;отправитель;текст\n"), IsEmpty());
}

}  // namespace
}  // namespace kvit::exchange
