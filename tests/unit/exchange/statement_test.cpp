// Statements of 1CClientBankExchange: balances, directions, what is cut short.
#include "kvit/exchange/statement.hpp"

#include "client_bank_text.hpp"

namespace kvit::exchange {
namespace {

using namespace client_bank;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(statement, is_read) {
    const auto file = read(whole);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->version, "1.03");
    ASSERT_THAT(file->accounts, SizeIs(1));
    EXPECT_EQ(file->accounts[0].closing, Money::kopecks(115000));
    ASSERT_THAT(file->documents, SizeIs(2));
    EXPECT_EQ(file->documents[0].purpose, "Плата за январь ЛС 00123");
    EXPECT_EQ(file->documents[0].direction, Direction::incoming);
    EXPECT_EQ(file->documents[1].direction, Direction::outgoing);
    EXPECT_EQ(file->documents[1].kind, "Банковский ордер");
    const ledger::Registry& registry = file->registry;
    EXPECT_EQ(registry.kind, ledger::RegistryKind::statement);
    EXPECT_EQ(registry.id, "40702810900000000001:2026-02-06");
    EXPECT_EQ(registry.date, Date::from_civil(2026, 2, 6));
    ASSERT_THAT(registry.rows, SizeIs(1));
    EXPECT_EQ(registry.rows[0].operation, "044525000:40817810100000000002:17:2026-02-05:150.50");
    EXPECT_EQ(registry.rows[0].amount, Money::kopecks(15050));
    EXPECT_EQ(registry.rows[0].received, Date::from_civil(2026, 2, 6));
    EXPECT_THAT(told(file->remarks), IsEmpty());
}

TEST(statement, two_documents_alike_are_two_payments) {
    const auto file = read(head + incoming + incoming + tail);
    ASSERT_TRUE(file.ok());
    ASSERT_THAT(file->registry.rows, SizeIs(2));
    EXPECT_EQ(file->registry.rows[1].operation, file->registry.rows[0].operation + "#2");
    EXPECT_THAT(told(file->remarks), ElementsAre("duplicate_id 16:1"));
}

TEST(statement, a_day_that_contradicts_the_accounts) {
    const std::string swapped = replaced(replaced(incoming, "ПлательщикСчет", "ПолучательСчет"),
                                         "ПолучательСчет=40702", "ПлательщикСчет=40702");
    EXPECT_THAT(refusals(head + swapped + tail), ElementsAre("contradiction 5:1"));
    const auto file = read(head + swapped + tail, Mode::lenient);
    ASSERT_TRUE(file.ok());
    EXPECT_THAT(told(file->remarks), ElementsAre("contradiction 5:1"));
    EXPECT_THAT(file->registry.rows, IsEmpty());  // our own money went out
    const std::string came = replaced(incoming, "ДатаПоступило", "ДатаСписано");
    EXPECT_THAT(refusals(head + came + tail), ElementsAre("contradiction 5:1"));
    EXPECT_THAT(read(head + came + tail, Mode::lenient)->registry.rows, SizeIs(1));
}

TEST(statement, the_smallest_file) {
    const auto file = read("1CClientBankExchange\nПоле=Значение\nКонецФайла");
    ASSERT_TRUE(file.ok());
    EXPECT_THAT(file->documents, IsEmpty());
}

TEST(statement, encodings) {
    const std::string dos = replaced(whole, "Кодировка=Windows", "Кодировка=DOS");
    const auto file = parse_statement(*encode(Encoding::cp866, dos));
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file->encoding, Encoding::cp866);
    EXPECT_EQ(file->documents, read(whole)->documents);
    const auto utf8 = parse_statement(whole, {}, Mode::lenient);
    ASSERT_TRUE(utf8.ok());
    EXPECT_EQ(utf8->documents, read(whole)->documents);
    EXPECT_THAT(told(utf8->remarks), ElementsAre("bad_text "));
}

TEST(statement, balances_agree_or_the_file_is_refused) {
    for (const auto mode : {Mode::strict, Mode::lenient})
        EXPECT_THAT(refusals(replaced(whole, "=1150.00", "=1150.01"), mode),
                    ElementsAre("identity_violated 5:1 КонечныйОстаток"));
    EXPECT_THAT(refusals(replaced(replaced(whole, "=1000\r", "=-1000\r"), "=1150.00", "=-850.00")),
                IsEmpty());
    // Documents that do not sum to it: a file need not hold all of them.
    EXPECT_THAT(remarks(replaced(whole, "Сумма=150.50", "Сумма=150.49"), Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоПоступило"));
    EXPECT_THAT(remarks(head + account + incoming + tail, Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоСписано"));
}

TEST(statement, a_file_cut_anywhere_is_refused) {
    const std::string text = whole.substr(0, whole.size() - 2);
    for (std::size_t end = 0; end < text.size(); ++end) {
        const auto bytes = encode(Encoding::windows1251, text.substr(0, end));
        if (!bytes.ok()) continue;  // inside a letter
        EXPECT_FALSE(parse_statement(*bytes, {}, Mode::lenient).ok()) << end;
    }
    EXPECT_THAT(refusals(head), ElementsAre("missing_key 4:1"));
    EXPECT_THAT(refusals(head + "СекцияРасчСчет\r\nРасчСчет=1\r\n" + tail),
                ElementsAre("bad_table 7:1", "bad_table 5:1", "missing_key 7:1"));
}

TEST(statement, what_is_no_exchange) {
    EXPECT_THAT(refusals(""), ElementsAre("bad_table 1:1"));
    EXPECT_THAT(refusals("1CClientBankExchange2\n"), ElementsAre("bad_table 1:1"));
    EXPECT_THAT(refusals(head + "СекцияРасчСчет\r\n" + incoming + tail),
                testing::Contains("bad_table 6:1"));
    EXPECT_THAT(refusals(head + "просто строка\r\n" + tail), ElementsAre("bad_table 5:1"));
    EXPECT_THAT(refusals(whole + "x=1\r\n"), ElementsAre("bad_table 33:1"));
    EXPECT_THAT(remarks(whole + "x=1\r\n"), ElementsAre("bad_table 33:1"));
}

TEST(statement, wrong_values_have_their_places) {
    EXPECT_THAT(refusals(replaced(whole, "Сумма=150.50", "Сумма=150,50")),
                ElementsAre("bad_money 17:7 Сумма"));
    EXPECT_THAT(refusals(replaced(whole, "Сумма=150.50", "Сумма=0")),
                ElementsAre("out_of_range 17:7 Сумма"));
    EXPECT_THAT(refusals(replaced(whole, "Дата=05.02.2026", "Дата=30.02.2026")),
                ElementsAre("bad_date 16:6 Дата"));
    EXPECT_THAT(refusals(replaced(whole, "Номер=17\r\n", "")),
                ElementsAre("missing_key 14:1 Номер"));
    const std::string twice = replaced(whole, "Номер=17\r\n", "Номер=17\r\nНомер=18\r\n");
    EXPECT_THAT(refusals(twice), ElementsAre("duplicate_key 16:1 Номер"));
    EXPECT_THAT(remarks(twice), ElementsAre("duplicate_key 16:1 Номер"));
    EXPECT_EQ(read(twice, Mode::lenient)->documents[0].number, "17");
}

TEST(statement, directions_by_accounts_where_days_do_not_say) {
    const auto direction = [](const std::string& text) {
        return read(text)->documents[0].direction;
    };
    EXPECT_EQ(direction(replaced(whole, "ДатаПоступило=06.02.2026\r\n", "")), Direction::incoming);
    EXPECT_EQ(direction(replaced(whole, "ДатаПоступило=06.02.2026\r\n",
                                 "ДатаПоступило=06.02.2026\r\nДатаСписано=05.02.2026\r\n")),
              Direction::incoming);
    const std::string order = replaced(replaced(whole, "ДатаПоступило=06.02.2026\r\n", ""),
                                       "ПолучательСчет=40702810900000000001", "ПолучательСчет=1");
    EXPECT_EQ(direction(order), Direction::unknown);
    EXPECT_THAT(read(order)->registry.rows, IsEmpty());
    EXPECT_FALSE(told(read(order)->remarks).empty());
    // Money that moved nobody can say where does not vanish without a word.
    const std::string moved = "1CClientBankExchange\r\nКодировка=Windows\r\n" +
                              replaced(incoming, "ДатаПоступило=06.02.2026\r\n",
                                       "ДатаПоступило=06.02.2026\r\nДатаСписано=05.02.2026\r\n") +
                              tail;
    EXPECT_EQ(direction(moved), Direction::unknown);
    EXPECT_THAT(told(read(moved)->remarks), ElementsAre("contradiction 3:1"));
}

}  // namespace
}  // namespace kvit::exchange
