// Lines of 1CClientBankExchange as banks write them: blanks, encodings, control characters, a
// purpose in pieces.
#include "client_bank_text.hpp"
#include "exchange/characters.hpp"
#include "exchange/text_lines.hpp"

namespace kvit::exchange {
namespace {

using namespace client_bank;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> found(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) out.push_back(error.path + ' ' + error.found);
    return out;
}

TEST(statement_lines, blanks_where_the_form_has_none) {
    for (const auto& [text, place] :
         {std::pair(replaced(whole, "Exchange\r", "Exchange \r"), "1:21 0x20"),
          std::pair(replaced(whole, "1CClient", "\t1CClient"), "1:1 0x09"),
          std::pair(replaced(whole, "Номер=17", "\tНомер=17"), "15:1 0x09"),
          std::pair(replaced(whole, "Номер=17", "  Номер=17"), "15:1 0x20"),
          std::pair(replaced(whole, "КонецДокумента", "\tКонецДокумента"), "24:1 0x09"),
          std::pair(replaced(whole, "КонецФайла", " КонецФайла"), "32:1 0x20")}) {
        const auto strict = read(text);
        ASSERT_FALSE(strict.ok()) << place;
        EXPECT_THAT(found(strict.errors()), ElementsAre(place));
        EXPECT_EQ(strict.errors().first().code, ErrorCode::bad_table);
        const auto lenient = read(text, Mode::lenient);
        ASSERT_TRUE(lenient.ok()) << place;
        EXPECT_THAT(found(lenient->remarks), ElementsAre(place));
        EXPECT_EQ(lenient->documents, read(whole)->documents);
        EXPECT_EQ(lenient->accounts, read(whole)->accounts);
    }
    // Around a value they say nothing.
    EXPECT_THAT(remarks(replaced(whole, "Номер=17\r", "Номер= \t17 \t\r"), Mode::strict),
                IsEmpty());
}

TEST(statement_lines, a_file_in_utf8_is_told_once) {
    // "И" ends in the byte that windows-1251 does not know.
    const std::string text = replaced(whole, "Плата", "ИИИ Плата");
    const auto strict = parse_statement(text);
    ASSERT_FALSE(strict.ok());
    EXPECT_THAT(told(strict.errors()), ElementsAre("bad_text "));
    EXPECT_EQ(strict.errors().first().found, "utf-8");
    EXPECT_THAT(strict.errors().first().expected.en, testing::HasSubstr("--lenient"));
    EXPECT_THAT(strict.errors().first().expected.ru, testing::HasSubstr("--lenient"));
    EXPECT_THAT(told(parse_statement("\xEF\xBB\xBF" + text).errors()), ElementsAre("bad_text "));
    // Lenient mode reads it, and what is cut short is told as such.
    EXPECT_TRUE(parse_statement(text, {}, Mode::lenient).ok());
    const auto cut = parse_statement(text.substr(0, text.find("КонецФайла")), {}, Mode::lenient);
    EXPECT_THAT(told(cut.errors()), ElementsAre("missing_key 31:1"));
}

TEST(statement_lines, control_characters) {
    for (const std::string key : {"НазначениеПлатежа1", "Номер", "ПлательщикБИК"}) {
        const std::string text = replaced(whole, key + "=", key + "=1\x01\x02");
        const auto strict = read(text);
        ASSERT_FALSE(strict.ok()) << key;
        ASSERT_THAT(told(strict.errors()), SizeIs(1)) << key;
        EXPECT_EQ(strict.errors().first().code, ErrorCode::bad_text);
        EXPECT_EQ(strict.errors().first().found, "0x01");
        EXPECT_THAT(strict.errors().first().path, testing::EndsWith(' ' + key));
        EXPECT_THAT(remarks(text), ElementsAre(testing::EndsWith(' ' + key)));
    }
    const std::string purpose = replaced(whole, "Плата за", "Плата\x01за");
    EXPECT_THAT(refusals(purpose), ElementsAre("bad_text 22:25 НазначениеПлатежа1"));
    EXPECT_EQ(read(purpose, Mode::lenient)->documents[0].purpose, "Плата за январь ЛС 00123");
    EXPECT_EQ(read(purpose, Mode::lenient)->registry.rows[0].purpose, "Плата за январь ЛС 00123");
    // A document of kvit takes a tab.
    EXPECT_EQ(read(replaced(whole, "Плата за", "Плата\tза"))->documents[0].purpose,
              "Плата\tза январь ЛС 00123");
}

/// The file with a purpose in two lines.
std::vector<std::string> ids_of(const std::string& first, const std::string& second) {
    const auto file = read(replaced(replaced(whole, "Плата за январь", first), "ЛС 00123", second));
    EXPECT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    std::vector<std::string> out;
    if (!file.ok()) return out;
    for (const auto& id : file->documents[0].ids)
        out.push_back(id.text + ' ' + std::to_string(id.confidence));
    return out;
}

TEST(statement_lines, a_number_that_a_line_of_full_length_may_have_cut) {
    // 35 characters, the last ones the first half of a number.
    const std::string full = "Оплата ЖКУ за январь 2026 ЛС: 50133";
    ASSERT_EQ(characters_in(full), 35U);
    EXPECT_THAT(ids_of(full, "547364"), ElementsAre("50133 45", "50133547364 45", "547364 10"));
    // The text itself stays apart: half a number names nobody.
    EXPECT_EQ(read(replaced(replaced(whole, "Плата за январь", full), "ЛС 00123", "547364"))
                  ->documents[0]
                  .purpose,
              full + " 547364");
    // A shorter line ended where its writer wanted it to, and so did one before a space.
    EXPECT_THAT(ids_of(full.substr(0, full.size() - 1), "547364"), ElementsAre("547364 20"));
    EXPECT_THAT(ids_of(full, " 547364"), ElementsAre("50133 90", "547364 20"));
    EXPECT_THAT(ids_of(full + ' ', "547364"), ElementsAre("50133 90", "547364 20"));
    // What both readings say is as sure as ever.
    EXPECT_THAT(ids_of("ЛС 00123, оплата за январь 2026 год", "кв. 5"), ElementsAre("00123 90"));
    EXPECT_THAT(ids_of("Оплата ЖКУ за январь 2026 года, ЛС:", "50133547364"),
                ElementsAre("50133547364 90"));
}

TEST(statement_lines, lines_are_put_together) {
    TextLines lines;
    const std::string full(140, 'x');
    for (const std::string& line : {full, full, std::string("y")}) lines.add(line, line);
    EXPECT_EQ(lines.text(), full + ' ' + full + " y");
    EXPECT_THAT(lines.cuts(), ElementsAre(140U, 281U));
    lines.add("", "");
    lines.add("z", "z");
    EXPECT_TRUE(lines.text().ends_with(" y z"));
    EXPECT_THAT(lines.cuts(), SizeIs(2));
}

}  // namespace
}  // namespace kvit::exchange
