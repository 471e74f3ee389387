// Messages with readings: the three shipped forms, what they refuse, what they let pass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kvit/exchange/message_form.hpp"
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

Intake read(const std::string& form, const std::string& text, Mode mode = Mode::strict) {
    const std::vector<Message> messages{{.text = text}};
    const auto intake = read_messages(*format::readings_form(form), messages, {.id = "sms"}, mode);
    EXPECT_TRUE(intake.ok());
    EXPECT_EQ(intake->rows.empty(), !intake->refused.empty()) << text;
    return *intake;
}

/// "account/meter/resource/register/value" of each reading, or the reason of the refusal.
std::vector<std::string> said(const std::string& form, const std::string& text,
                              Mode mode = Mode::strict) {
    const Intake intake = read(form, text, mode);
    std::vector<std::string> out;
    for (const auto& row : intake.rows)
        out.push_back(row.account + '/' + row.meter + '/' + row.resource + '/' + row.reg + '/' +
                      row.value.to_string());
    for (const auto& each : intake.refused) {
        EXPECT_EQ(each.source.typed, text);
        EXPECT_FALSE(row_of(each.reason).text.ru.empty());
        out.push_back(std::string(row_of(each.reason).name) + ' ' + each.found);
    }
    return out;
}

TEST(messages, sakhalin) {
    EXPECT_THAT(said("sakhalin", "0012#77#05778"), ElementsAre("0012/77//T1/5778"));
    EXPECT_THAT(said("sakhalin", " 0012 # A-77 # 100 # 200 \n"),
                ElementsAre("0012/A-77//T1/100", "0012/A-77//T2/200"));
    EXPECT_EQ(read("sakhalin", "0012#77#05778").rows[0].typed, "05778");
    EXPECT_THAT(said("sakhalin", "0012#77"), ElementsAre("not_of_form \"0012#77\""));
    EXPECT_THAT(said("sakhalin", ""), ElementsAre("not_of_form \"\""));
    EXPECT_THAT(said("sakhalin", "0012#77#1#2#3"), ElementsAre("not_of_form \"0012#77#1#2#3\""));
    EXPECT_THAT(said("sakhalin", "0012#77#1#"), ElementsAre("bad_value \"\""));
    EXPECT_THAT(said("sakhalin", "#77#1"), ElementsAre("bad_account \"\""));
    EXPECT_THAT(said("sakhalin", "А12#77#1"), ElementsAre("bad_account \"А12\""));
    EXPECT_THAT(said("sakhalin", "0012##1"), ElementsAre("bad_meter \"\""));
    EXPECT_THAT(said("sakhalin", "0012#77#1,5"), ElementsAre("fraction \"1,5\""));
    EXPECT_THAT(said("sakhalin", "0012#77#1.5"), ElementsAre("fraction \"1.5\""));
    EXPECT_THAT(said("sakhalin", "0012#77#-1"), ElementsAre("bad_value \"-1\""));
    EXPECT_THAT(said("sakhalin", "0012#77#1 000"), ElementsAre("bad_value \"1 000\""));
    // The second reading is wrong, so the first is not taken either.
    EXPECT_THAT(said("sakhalin", "0012#77#1#x"), ElementsAre("bad_value \"x\""));
}

TEST(messages, pskov) {
    EXPECT_THAT(said("pskov", "  0012 \t 0100\n"), ElementsAre("0012///T1/100"));
    EXPECT_THAT(said("pskov", "0012 100 200"), ElementsAre("0012///T1/100", "0012///T2/200"));
    EXPECT_THAT(said("pskov", "0012 100 200 300"), ElementsAre("not_of_form \"0012 100 200 300\""));
    EXPECT_THAT(said("pskov", "0012"), ElementsAre("not_of_form \"0012\""));
    EXPECT_THAT(said("pskov", "показания 100"), ElementsAre("bad_account \"показания\""));
    EXPECT_THAT(said("pskov", "0012 сто"), ElementsAre("bad_value \"сто\""));
    const Intake intake = read("pskov", "0012");
    EXPECT_EQ(intake.refused[0].expected.ru, "лицевой счёт показание[ показание]");
    EXPECT_EQ(intake.refused[0].expected.en, "account reading[ reading]");
}

TEST(messages, vladimir) {
    EXPECT_THAT(said("vladimir", "0012 1Э0123 1ЭД5 1ЭН6 1Г45 2Г46 1Х7"),
                ElementsAre("0012/1/electricity//123", "0012/1/electricity/day/5",
                            "0012/1/electricity/night/6", "0012/1/hot_water//45",
                            "0012/2/hot_water//46", "0012/1/cold_water//7"));
    EXPECT_EQ(read("vladimir", "0012 1Э0123").rows[0].typed, "0123");
    EXPECT_THAT(said("vladimir", "0012"), ElementsAre("not_of_form \"0012\""));
    EXPECT_THAT(said("vladimir", "0012 Э123"), ElementsAre("not_of_form \"Э123\""));
    EXPECT_THAT(said("vladimir", "0012 123"), ElementsAre("not_of_form \"123\""));
    EXPECT_THAT(said("vladimir", "0012 1Э"), ElementsAre("no_reading \"1Э\""));
    EXPECT_THAT(said("vladimir", "0012 1Ж5"), ElementsAre("unknown_kind \"1Ж5\""));
    EXPECT_THAT(said("vladimir", "0012 1Э1,5"), ElementsAre("fraction \"1,5\""));
    EXPECT_THAT(said("vladimir", "0012 1Э1 1Э2"), ElementsAre("repeated_register \"2\""));
    std::string many = "0012";
    for (int i = 1; i <= 33; ++i) many += ' ' + std::to_string(i) + "Э1";
    EXPECT_THAT(said("vladimir", many), ElementsAre("too_many_readings \"\""));
    EXPECT_THAT(read("vladimir", "0012 " + std::string(5000, '1')).refused, SizeIs(1));
}

TEST(messages, letters_that_look_alike_are_let_pass_by_name) {
    // Latin H and X, small letters.
    const std::string text = "0012 1ЭH6 1X7 2г8";
    EXPECT_THAT(said("vladimir", text), ElementsAre("unknown_kind \"1ЭH6\""));
    EXPECT_THAT(
        said("vladimir", text, Mode::lenient),
        ElementsAre("0012/1/electricity/night/6", "0012/1/cold_water//7", "0012/2/hot_water//8"));
    const Intake intake = read("vladimir", text, Mode::lenient);
    EXPECT_THAT(told(intake.remarks), ElementsAre("bad_text messages[0]", "bad_text messages[0]",
                                                  "bad_text messages[0]"));
    EXPECT_EQ(intake.remarks.first().found, "\"ЭH\"");
    EXPECT_EQ(intake.remarks.first().expected.ru, "\"ЭН\"");
    // A message that is refused all the same has no remarks, and a small latin h is no Н.
    EXPECT_THAT(said("vladimir", "0012 1X7 1ЭД", Mode::lenient), ElementsAre("no_reading \"1ЭД\""));
    EXPECT_TRUE(read("vladimir", "0012 1X7 1ЭД", Mode::lenient).remarks.empty());
    EXPECT_THAT(said("vladimir", "0012 1эh7", Mode::lenient), ElementsAre("unknown_kind \"1эh7\""));
    auto form = *format::readings_form("vladimir");
    form.lenient = {Leniency::lower_case};
    const std::vector<Message> messages{{.text = "0012 1X7"}, {.text = "0012 1х7"}};
    const auto one = read_messages(form, messages, {.id = "sms"}, Mode::lenient);
    EXPECT_THAT(one->refused, SizeIs(1));
    EXPECT_THAT(one->rows, SizeIs(1));
    EXPECT_EQ(one->rows[0].source.message, 2U);
}

TEST(messages, decimals_where_the_form_says_so) {
    auto form = *format::readings_form("pskov");
    form.decimals = 2;
    const std::vector<Message> messages{
        {.text = "1 007,5"}, {.text = "1 7.25"}, {.text = "1 7.255"}, {.text = "1 7,"}};
    const auto intake = read_messages(form, messages, {.id = "sms"});
    ASSERT_THAT(intake->rows, SizeIs(2));
    EXPECT_EQ(intake->rows[0].value.to_string(), "7.5");
    EXPECT_EQ(intake->rows[0].typed, "007,5");
    EXPECT_EQ(intake->rows[1].value.to_string(), "7.25");
    ASSERT_THAT(intake->refused, SizeIs(2));
    EXPECT_EQ(intake->refused[0].reason, IntakeReason::too_precise);
    EXPECT_EQ(intake->refused[1].reason, IntakeReason::bad_value);
}

TEST(messages, what_is_known_of_a_message_goes_with_its_rows) {
    const Date day = Date::from_civil(2026, 1, 20);
    const std::vector<Message> messages{
        {.text = "0012 1", .sender = "+7***12", .channel = "bot", .date = day, .time = 5},
        {.text = "x"}};
    const auto intake = read_messages(*format::readings_form("pskov"), messages,
                                      {.id = "sms", .day = Date::from_civil(2026, 1, 21)});
    const IntakeSource& source = intake->rows[0].source;
    EXPECT_EQ(source, (IntakeSource{.channel = "bot",
                                    .message = 1,
                                    .sender = "+7***12",
                                    .date = day,
                                    .time = 5,
                                    .typed = "0012 1"}));
    EXPECT_EQ(intake->refused[0].source.channel, "sms");
    EXPECT_EQ(intake->refused[0].source.date, Date::from_civil(2026, 1, 21));
    EXPECT_THAT(told(read_messages(*format::readings_form("pskov"), messages, {}).errors()),
                ElementsAre("missing_key id"));
}

TEST(messages, out_of_a_table) {
    const auto profile = *format::readings_profile("messages-csv");
    Errors remarks;
    const auto messages = messages_of(profile,
                                      "time;sender;text\n"
                                      "20.01.2026 10:15:00;+7***12;\"0012;77\n5\"\n"
                                      "2026-01-21;;0012 6\n",
                                      remarks);
    ASSERT_TRUE(messages.ok()) << messages.errors().first().message(Language::en);
    EXPECT_THAT(*messages, ElementsAre(Message{.text = "0012;77\n5",
                                               .sender = "+7***12",
                                               .channel = "sms",
                                               .date = Date::from_civil(2026, 1, 20),
                                               .time = 10 * 3600 + 15 * 60,
                                               .place = "2:29"},
                                       Message{.text = "0012 6",
                                               .channel = "sms",
                                               .date = Date::from_civil(2026, 1, 21),
                                               .place = "4:13"}));
    EXPECT_THAT(
        told(messages_of(profile, "h\nx;;1\n;1\n", remarks).errors()),
        ElementsAre("bad_date 2:1 moment", "missing_column 3:3", "missing_column 3:3 text"));
    EXPECT_THAT(told(messages_of(*format::readings_profile("readings-csv"), "", remarks).errors()),
                ElementsAre("contradiction profile:columns"));
}

TEST(messages, as_lines_of_json) {
    const auto messages = format::read_message_lines(
        "{\"text\": \"0012 5\", \"sender\": \"+7***12\", \"date\": \"2026-01-20\", \"time\": "
        "\"10:15:00\"}\n\n{\"text\": \"a\\nb\", \"channel\": \"bot\"}\r\n");
    ASSERT_TRUE(messages.ok()) << messages.errors().first().message(Language::en);
    ASSERT_THAT(*messages, SizeIs(2));
    EXPECT_EQ((*messages)[1].place, "3:1");
    EXPECT_EQ((*messages)[1].text, "a\nb");
    EXPECT_THAT(told(format::read_message_lines("{\"text\": 5}\n{}\n{\"text\": \"\", \"phone\": "
                                                "\"1\"}\nx\n")
                         .errors()),
                ElementsAre("wrong_type 1:text", "missing_key 2:text", "unknown_key 3:phone",
                            "json_syntax 4:"));
}

TEST(message_form, what_cannot_be_read_by) {
    MessageForm form;
    EXPECT_THAT(told(check(form)), ElementsAre("missing_key parts", "missing_key parts"));
    form = *format::readings_form("sakhalin");
    form.separator = '1';
    form.decimal = ";";
    form.decimals = 9;
    form.parts[3].reg = "T1";
    form.parts[2].optional = true;
    form.parts[3].optional = false;
    EXPECT_THAT(told(check(form)), ElementsAre("bad_choice separator", "duplicate_key parts[3]",
                                               "contradiction parts[3].optional",
                                               "out_of_range decimals", "bad_choice decimal"));
    form = *format::readings_form("vladimir");
    form.parts.insert(form.parts.begin(), {.kind = PartKind::tokens});
    EXPECT_THAT(told(check(form)), ElementsAre("contradiction parts[0]", "duplicate_key parts[2]"));
    form = *format::readings_form("vladimir");
    form.kinds.push_back({.letters = "х", .resource = "gas"});
    form.kinds.push_back({.letters = "Г1", .resource = "gas"});
    form.kinds.push_back({.letters = "", .resource = "gas"});
    EXPECT_THAT(told(check(form)),
                ElementsAre("duplicate_key kinds[5].letters", "bad_text kinds[6].letters",
                            "bad_text kinds[7].letters"));
    form.kinds.clear();
    EXPECT_THAT(told(read_messages(form, {}, {.id = "x"}).errors()),
                ElementsAre("missing_key form:kinds"));
}

}  // namespace
}  // namespace kvit::exchange
