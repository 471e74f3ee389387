// Registries by their profiles: the form of Sberbank, a fixed width, cells by their prefix.
#include "kvit/exchange/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

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

/// Thirteen fields and a trailer.
RegistryProfile thirteen() {
    RegistryProfile profile;
    profile.id = "thirteen";
    profile.agent = "bank";
    profile.delimiter = ';';
    profile.cells = 13;
    profile.date_format = "DD-MM-YYYY";
    profile.time_format = "HH-MM-SS";
    profile.month_format = "MMYY";
    profile.columns = {{RowField::paid, {.at = 1}},         {RowField::time, {.at = 2}},
                       {RowField::operation, {.at = 5}},    {RowField::account, {.at = 6}},
                       {RowField::period, {.at = 9}},       {RowField::amount, {.at = 10}},
                       {RowField::transferred, {.at = 11}}, {RowField::commission, {.at = 12}}};
    profile.amount_is_transferred_and_commission = true;
    profile.trailer = TrailerRule{.prefix = "=",
                                  .columns = {{TotalField::count, {.at = 1}},
                                              {TotalField::amount, {.at = 2}},
                                              {TotalField::transferred, {.at = 3}},
                                              {TotalField::commission, {.at = 4}},
                                              {TotalField::registry, {.at = 5}},
                                              {TotalField::date, {.at = 6}}}};
    return profile;
}

// Synthetic rows. 100,00 + 1250,50 + 0,01 = 1350,51; 99,00 + 1238,00 + 0,01 = 1337,01;
// 1,00 + 12,50 + 0,00 = 13,50.
const std::string first =
    "05-02-2026;10-15-00;8047;0012;op-1;00123;—;—;0126;100,00;99,00;1,00;5\r\n";
const std::string second =
    "05-02-2026;10-16-59;8047;0012;op-2;00124;—;—;0126;1250,50;1238,00;12,50;1\r\n";
const std::string third = "05-02-2026;23-59-59;8047;0012;op-3;;—;—;;0,01;0,01;0;5\r\n";
const std::string trailer = "=3;1350,51;1337,01;13,50;77;06-02-2026\r\n";
const std::string whole = first + second + third + trailer;

std::string bytes_of(const std::string& text) { return *encode(Encoding::windows1251, text); }

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    return text.replace(at, old.size(), by);
}

std::vector<std::string> refusals(const std::string& text, Mode mode = Mode::strict) {
    const auto file = parse_registry(thirteen(), bytes_of(text), {}, mode);
    return file.ok() ? std::vector<std::string>() : told(file.errors());
}
std::vector<std::string> remarks(const std::string& text) {
    const auto file = parse_registry(thirteen(), bytes_of(text), {}, Mode::lenient);
    return file.ok() ? told(file->remarks) : std::vector<std::string>{"refused"};
}

TEST(registry, is_read) {
    const auto file = parse_registry(thirteen(), bytes_of(whole));
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->registry.id, "77");
    EXPECT_EQ(file->registry.agent, "bank");
    EXPECT_EQ(file->registry.date, Date::from_civil(2026, 2, 6));
    ASSERT_THAT(file->registry.rows, SizeIs(3));
    const ledger::RegistryRow& row = file->registry.rows[1];
    EXPECT_EQ(row.operation, "op-2");
    EXPECT_EQ(row.account, "00124");
    EXPECT_EQ(row.amount, Money::kopecks(125050));
    EXPECT_EQ(row.paid, Date::from_civil(2026, 2, 5));
    EXPECT_EQ(row.time, 10 * 3600 + 16 * 60 + 59);
    EXPECT_EQ(row.period, Month(2026, 1));
    EXPECT_EQ(file->registry.rows[2].account, "");
    EXPECT_EQ(file->registry.rows[2].period, std::nullopt);
    EXPECT_EQ(file->totals, (RegistryTotals{3, Money::kopecks(135051), Money::kopecks(133701),
                                            Money::kopecks(1350)}));
    EXPECT_TRUE(file->remarks.empty());
}

TEST(registry, line_ends_do_not_matter) {
    std::string text;
    for (const char c : whole)
        if (c != '\r') text += c;
    EXPECT_THAT(refusals(text), IsEmpty());
    EXPECT_THAT(refusals(text.substr(0, text.size() - 1)), IsEmpty());
    EXPECT_THAT(refusals(text + "\n \n"), IsEmpty());
}

TEST(registry, a_trailer_that_differs_refuses_the_whole) {
    for (const auto mode : {Mode::strict, Mode::lenient}) {
        EXPECT_THAT(refusals(replaced(whole, "=3", "=2"), mode),
                    ElementsAre("identity_violated 4:2 count"));
        EXPECT_THAT(refusals(replaced(whole, "1350,51", "1350,52"), mode),
                    ElementsAre("identity_violated 4:4 amount"));
        EXPECT_THAT(refusals(replaced(whole, "1337,01", "1337,00"), mode),
                    ElementsAre("identity_violated 4:12 transferred"));
        EXPECT_THAT(refusals(replaced(whole, ";13,50", ";13,51"), mode),
                    ElementsAre("identity_violated 4:20 commission"));
        EXPECT_THAT(refusals(first + second + third, mode),
                    ElementsAre("missing_key 3:1", "missing_key id", "missing_key date"));
        EXPECT_THAT(refusals(whole + trailer, mode), ElementsAre("bad_table 5:1"));
        EXPECT_THAT(refusals(whole + first, mode), ElementsAre("bad_table 5:1"));
        EXPECT_THAT(refusals(first + third + trailer, mode), SizeIs(4));
    }
}

TEST(registry, each_wrong_cell_has_its_place) {
    EXPECT_THAT(refusals(replaced(whole, "05-02-2026;10-16", "31-02-2026;10-16")),
                ElementsAre("bad_date 2:1 paid"));
    EXPECT_THAT(refusals(replaced(whole, "10-15-00", "10:15:00")),
                ElementsAre("bad_date 1:12 time"));
    EXPECT_THAT(refusals(replaced(whole, "23-59-59", "24-00-00")),
                ElementsAre("bad_date 3:12 time"));
    EXPECT_THAT(refusals(replaced(whole, ";0126;100", ";1326;100")),
                ElementsAre("bad_month 1:46 period"));
    EXPECT_THAT(refusals(replaced(whole, "op-3", "")), ElementsAre("empty_cell 3:31 operation"));
    EXPECT_THAT(refusals(replaced(whole, "op-3", std::string(129, 'x'))),
                ElementsAre("bad_id 3:31 operation"));
}

TEST(registry, sums_are_read_exactly) {
    const auto wrong = [&](std::string_view sum) {
        return refusals(replaced(first, "100,00", sum) + "=1;100,00;99,00;1,00;77;06-02-2026\r\n",
                        Mode::lenient);
    };
    for (const char* each : {"100.00", "1 00,00", "+100,00", "-100,00", "100,000", "100,", ",50",
                             "1e2", "9999999999999999"})
        EXPECT_THAT(wrong(each), ElementsAre("bad_money 1:51 amount")) << each;
    EXPECT_THAT(wrong("100"), IsEmpty());
    EXPECT_THAT(wrong("100,0"), IsEmpty());
    EXPECT_THAT(wrong(""), ElementsAre("empty_cell 1:51 amount"));
    EXPECT_THAT(wrong("0"), ElementsAre("out_of_range 1:51 amount"));
}

TEST(registry, too_many_and_too_few_cells) {
    const std::string more = replaced(whole, "1,00;5\r", "1,00;5;x\r");
    EXPECT_THAT(refusals(more), ElementsAre("bad_table 1:72"));
    EXPECT_THAT(remarks(more), ElementsAre("bad_table 1:72"));
    EXPECT_THAT(refusals(replaced(whole, "1,00;5\r", "1,00\r"), Mode::lenient),
                ElementsAre("missing_column 1:68"));
}

TEST(registry, a_row_whose_commission_does_not_fit) {
    // The sums of the trailer are those of the rows, so that nothing else is wrong.
    const std::string text =
        replaced(replaced(whole, "99,00;1,00", "99,00;2,00"), ";13,50", ";14,50");
    EXPECT_THAT(refusals(text), ElementsAre("identity_violated 1:1 amount"));
    EXPECT_THAT(remarks(text), ElementsAre("identity_violated 1:1 amount"));
}

TEST(registry, blank_lines_between_rows) {
    EXPECT_THAT(refusals(first + "\r\n" + second + third + trailer), ElementsAre("bad_table 2:1"));
    EXPECT_THAT(remarks(first + "\r\n" + second + third + trailer), ElementsAre("bad_table 2:1"));
}

TEST(registry, an_operation_that_comes_twice) {
    // 1350,51 + 0,01 = 1350,52; 1337,01 + 0,01 = 1337,02: the trailer counts the row twice.
    const std::string text =
        first + second + third + third + "=4;1350,52;1337,02;13,50;77;06-02-2026\r\n";
    EXPECT_THAT(refusals(text), ElementsAre("duplicate_id 4:1 operation"));
    EXPECT_THAT(remarks(text), ElementsAre("duplicate_id 4:1 operation"));
}

TEST(registry, a_trailer_with_more_cells_than_named) {
    const std::string text = replaced(whole, ";77;06-02-2026", ";77;06-02-2026;x");
    EXPECT_THAT(refusals(text), ElementsAre("bad_table 4:40"));
    EXPECT_THAT(remarks(text), ElementsAre("bad_table 4:40"));
}

TEST(registry, another_encoding) {
    // What it says is not taken for "вЂ”" and the like.
    EXPECT_THAT(told(parse_registry(thirteen(), whole).errors()), ElementsAre("bad_text "));
    const auto file = parse_registry(thirteen(), whole, {}, Mode::lenient);
    ASSERT_TRUE(file.ok());
    EXPECT_THAT(told(file->remarks), ElementsAre("bad_text "));
    EXPECT_THAT(told(parse_registry(thirteen(), first + "\x98").errors()),
                ElementsAre("bad_text 2:1"));
}

TEST(registry, what_the_caller_says_goes_first) {
    const auto file = parse_registry(thirteen(), bytes_of(whole),
                                     {.id = "mine", .agent = "a", .date = Date::from_days(1)});
    EXPECT_EQ(file->registry.id, "mine");
    EXPECT_EQ(file->registry.agent, "a");
    EXPECT_EQ(file->registry.date, Date::from_days(1));
    EXPECT_THAT(told(parse_registry(thirteen(), bytes_of(whole), {.agent = "a/b"}).errors()),
                ElementsAre("missing_key agent"));
    const std::string nameless = replaced(whole, ";77;06-02-2026", ";;");
    EXPECT_THAT(refusals(nameless), ElementsAre("missing_key id", "missing_key date"));
    EXPECT_TRUE(parse_registry(thirteen(), bytes_of(nameless),
                               {.id = "mine", .date = Date::from_days(20'000)})
                    .ok());
}

/// (b) of the notes on formats: cells behind the fixed ones by their prefix, readings among them.
TEST(registry, cells_by_prefix_and_readings) {
    RegistryProfile profile;
    profile.id = "by-prefix";
    profile.delimiter = ';';
    profile.decimal = '.';
    profile.date_format = "DD/MM/YYYY";
    profile.comment = "#";
    profile.columns = {{RowField::operation, {.at = 1}},
                       {RowField::account, {.prefix = "CLIENTNO:"}},
                       {RowField::amount, {.at = 2}},
                       {RowField::paid, {.at = 3}},
                       {RowField::document, {.prefix = "CLIENTDOCNO:"}}};
    profile.readings = {{.place = {.prefix = "CounterVal_"}, .sign = ":"}};
    const std::string text =
        "#SERVICE 1\n"
        "1;10.50;05/02/2026;CLIENTNO:001;CounterVal_1:05778;CounterVal_2:12,5;CLIENTDOCNO:d-1\n"
        "2;1;05/02/2026;CLIENTNO:002;CounterVal_1:\n";
    const RegistryHint hint{.id = "r", .agent = "bank", .date = Date::from_civil(2026, 2, 6)};
    const auto file = parse_registry(profile, text, hint);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->registry.rows[0].account, "001");
    EXPECT_EQ(file->registry.rows[0].document, "d-1");
    EXPECT_EQ(file->registry.rows[1].document, std::nullopt);
    const Date day = Date::from_civil(2026, 2, 5);
    EXPECT_THAT(file->readings, ElementsAre(BorneReading{"1", "001", "1", "05778", day},
                                            BorneReading{"1", "001", "2", "12,5", day}));
    EXPECT_EQ(file->totals.transferred, std::nullopt);
    EXPECT_THAT(
        told(parse_registry(profile, text + "3;1;05/02/2026;CounterVal_9\n", hint).errors()),
        ElementsAre("bad_cell 4:16 reading"));
}

TEST(registry, a_fixed_width) {
    RegistryProfile profile;
    profile.id = "fixed";
    profile.encoding = Encoding::cp866;
    profile.header_lines = 1;
    profile.columns = {{RowField::operation, {.at = 1, .length = 4}},
                       {RowField::account, {.at = 5, .length = 6}},
                       {RowField::purpose, {.at = 11, .length = 8}},
                       {RowField::amount, {.at = 19, .length = 8}},
                       {RowField::paid, {.at = 27, .length = 10}}};
    const RegistryHint hint{.id = "r", .agent = "bank", .date = Date::from_civil(2026, 2, 6)};
    const auto file = parse_registry(
        profile, *encode(Encoding::cp866, "заголовок\n1   000123Плата    1250,5005.02.2026\n"),
        hint);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->registry.rows[0].account, "000123");
    EXPECT_EQ(file->registry.rows[0].purpose, "Плата");
    EXPECT_EQ(file->registry.rows[0].amount, Money::kopecks(125050));
    EXPECT_THAT(told(parse_registry(profile, "h\n1   000123\n", hint).errors()),
                ElementsAre("empty_cell 2:11 amount", "empty_cell 2:11 paid"));
}

TEST(registry, a_heading_that_reads_as_a_payment_is_refused) {
    RegistryProfile profile;
    profile.id = "csv";
    profile.encoding = Encoding::utf8;
    profile.delimiter = ';';
    profile.header_lines = 1;
    profile.columns = {{RowField::operation, {.at = 1}},
                       {RowField::amount, {.at = 2}},
                       {RowField::paid, {.at = 3}}};
    const RegistryHint hint{.id = "r", .agent = "bank", .date = Date::from_civil(2026, 2, 6)};
    const std::string payment = "1;150,50;05.02.2026\n";
    for (const Mode mode : {Mode::strict, Mode::lenient})
        EXPECT_THAT(
            told(parse_registry(profile, payment + "2;1,00;05.02.2026\n", hint, mode).errors()),
            ElementsAre("bad_table 1:1"));
    for (const char* heads : {"номер;сумма;день\n", "реестр 1;150,50;\n", "\n"})
        EXPECT_TRUE(parse_registry(profile, heads + payment, hint).ok()) << heads;
}

TEST(registry, quotes_and_kinds) {
    RegistryProfile profile;
    profile.id = "csv";
    profile.encoding = Encoding::utf8;
    profile.delimiter = ',';
    profile.decimal = '.';
    profile.quotes = true;
    profile.header_lines = 1;
    profile.date_format = "YYYY-MM-DD";
    profile.columns = {{RowField::operation, {.at = 1}}, {RowField::purpose, {.at = 2}},
                       {RowField::amount, {.at = 3}},    {RowField::paid, {.at = 4}},
                       {RowField::kind, {.at = 5}},      {RowField::reverses, {.at = 6}}};
    profile.kinds = {{"отмена", ledger::RowKind::reversal}};
    const RegistryHint hint{.id = "r", .agent = "bank", .date = Date::from_civil(2026, 2, 6)};
    const auto file =
        parse_registry(profile,
                       "op,purpose,sum,day,kind,of\n1,\"a, \"\"b\"\"\",1.00,2026-02-05,,\n"
                       "2,,1.00,2026-02-05,отмена,1\n",
                       hint);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->registry.rows[0].purpose, "a, \"b\"");
    EXPECT_EQ(file->registry.rows[1].kind, ledger::RowKind::reversal);
    EXPECT_EQ(file->registry.rows[1].reverses, "1");
    EXPECT_THAT(told(parse_registry(profile, "h\n1,\"a,1.00\n", hint).errors()),
                testing::Contains("bad_table 2:3"));
    EXPECT_THAT(told(parse_registry(profile, "h\n1,,1.00,2026-02-05,возврат,\n", hint).errors()),
                ElementsAre("unknown_word 2:20 kind"));
}

TEST(registry, a_reversal_names_another_operation) {
    RegistryProfile profile;
    profile.id = "kinds";
    profile.delimiter = ';';
    profile.columns = {{RowField::operation, {.at = 1}},
                       {RowField::amount, {.at = 2}},
                       {RowField::paid, {.at = 3}},
                       {RowField::kind, {.at = 4}},
                       {RowField::reverses, {.at = 5}}};
    profile.kinds = {{"R", ledger::RowKind::reversal}, {"P", ledger::RowKind::payment}};
    const RegistryHint hint{.id = "r", .agent = "bank", .date = Date::from_civil(2026, 2, 6)};
    const auto said = [&](const std::string& row) {
        const auto file = parse_registry(profile, row, hint);
        return file.ok() ? std::vector<std::string>() : told(file.errors());
    };
    EXPECT_THAT(said("1;1;05.02.2026;R;2"), IsEmpty());
    EXPECT_THAT(said("1;1;05.02.2026;P;"), IsEmpty());
    EXPECT_THAT(said("1;1;05.02.2026;;"), IsEmpty());
    for (const char* wrong : {"R;", "R;1", "P;2", ";2"})
        EXPECT_THAT(said("1;1;05.02.2026;" + std::string(wrong)),
                    ElementsAre("contradiction 1:1 reverses"));
    EXPECT_THAT(told(parse_registry(profile, "", {.id = " r", .agent = "a"}).errors()),
                ElementsAre("bad_id id", "missing_key date"));
}

TEST(registry, errors_are_counted_and_not_all_described) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "x\n";
    const auto file = parse_registry(thirteen(), text);
    ASSERT_FALSE(file.ok());
    EXPECT_THAT(file.errors().list(), SizeIs(limits::errors_max));
    EXPECT_GE(file.errors().total(), 500U);
}

TEST(registry_profile, what_cannot_be_read_with) {
    EXPECT_TRUE(check(thirteen()).empty());
    RegistryProfile profile;
    EXPECT_THAT(told(check(profile)),
                ElementsAre("missing_key columns", "missing_key columns", "missing_key columns"));
    profile = thirteen();
    profile.columns.push_back({RowField::amount, {.at = 14}});
    EXPECT_THAT(told(check(profile)),
                ElementsAre("duplicate_key columns[8].field", "out_of_range columns[8].at"));
    profile = thirteen();
    profile.date_format = "DD.MM";
    profile.time_format = "HH:MM:SS:HH";
    profile.month_format = "MMDDYY";
    EXPECT_THAT(told(check(profile)), ElementsAre("bad_text date_format", "bad_text time_format",
                                                  "bad_text month_format"));
    profile = thirteen();
    profile.delimiter.reset();
    EXPECT_THAT(told(check(profile)), testing::Contains("missing_key columns[0].length"));
    profile = thirteen();
    profile.columns.pop_back();
    EXPECT_THAT(told(check(profile)),
                ElementsAre("contradiction amount_is_transferred_and_commission",
                            "contradiction trailer.columns[3].field"));
    profile = thirteen();
    profile.readings = {{.place = {.at = 1}}, {.place = {.at = 1}, .meter = "a", .meter_at = 2}};
    profile.delimiter = ',';
    EXPECT_THAT(told(check(profile)),
                ElementsAre("contradiction readings[0].meter", "contradiction readings[1].meter",
                            "contradiction delimiter"));
    EXPECT_THAT(told(parse_registry(profile, "").errors()),
                testing::Contains("contradiction profile:delimiter"));
}

}  // namespace
}  // namespace kvit::exchange
