// Sections and documents of 1CClientBankExchange against each other: whose money, which sums.
#include "client_bank_text.hpp"

namespace kvit::exchange {
namespace {

using namespace client_bank;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string own = "40702810900000000001";

/// A section of an account; of sums left empty nothing is said.
std::string section(const std::string& number, const std::string& from, const std::string& to,
                    const std::string& opening, const std::string& in, const std::string& out,
                    const std::string& closing) {
    return "СекцияРасчСчет\r\nДатаНачала=" + from + "\r\nДатаКонца=" + to +
           "\r\nРасчСчет=" + number + "\r\nНачальныйОстаток=" + opening +
           "\r\nВсегоПоступило=" + in + "\r\nВсегоСписано=" + out +
           "\r\nКонечныйОстаток=" + closing + "\r\nКонецРасчСчет\r\n";
}

// Synthetic: 1000.00 + 150.50 = 1150.50 on the 5th, 1150.50 - 0.50 = 1150.00 on the 6th.
const std::string fifth =
    section(own, "05.02.2026", "05.02.2026", "1000.00", "150.50", "0", "1150.50");
const std::string sixth =
    section(own, "06.02.2026", "06.02.2026", "1150.50", "0", "0.50", "1150.00");

TEST(statement_sections, balances_of_days_that_follow_meet) {
    EXPECT_THAT(remarks(head + fifth + sixth + incoming + outgoing + tail, Mode::strict),
                IsEmpty());
    // Whatever the order in which they stand.
    EXPECT_THAT(remarks(head + sixth + fifth + incoming + outgoing + tail, Mode::strict),
                IsEmpty());
    const std::string other =
        section(own, "06.02.2026", "06.02.2026", "1150.49", "0", "0.50", "1149.99");
    for (const auto mode : {Mode::strict, Mode::lenient}) {
        EXPECT_THAT(refusals(head + fifth + other + tail, mode),
                    ElementsAre("identity_violated 14:1 НачальныйОстаток"));
        EXPECT_THAT(refusals(head + other + fifth + tail, mode),
                    ElementsAre("identity_violated 5:1 НачальныйОстаток"));
    }
    // Between the days of other sections something may have happened.
    const std::string later = section(own, "09.02.2026", "09.02.2026", "7.00", "0", "0", "7.00");
    EXPECT_THAT(refusals(head + fifth + later + tail), IsEmpty());
    const std::string of_another =
        section("40702810900000000009", "06.02.2026", "06.02.2026", "7.00", "0", "0", "7.00");
    EXPECT_THAT(refusals(head + fifth + of_another + tail), IsEmpty());
}

TEST(statement_sections, sums_of_all_sections_are_those_of_the_documents) {
    const std::string more = replaced(incoming, "Сумма=150.50", "Сумма=150.51");
    EXPECT_THAT(remarks(head + fifth + sixth + more + outgoing + tail, Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоПоступило"));
    EXPECT_THAT(remarks(head + fifth + sixth + incoming + tail, Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоСписано"));
    // A section that says no sum leaves nothing to compare with.
    const std::string silent =
        section(own, "06.02.2026", "06.02.2026", "1150.50", "", "", "1150.00");
    EXPECT_THAT(remarks(head + fifth + silent + more + tail, Mode::strict), IsEmpty());
}

TEST(statement_sections, each_account_has_its_own_documents) {
    const std::string second = "40702810900000000009";
    // 7.00 + 150.50 = 157.50 on the second account, nothing on the first.
    const std::string both =
        section(own, "05.02.2026", "06.02.2026", "1.00", "0", "0", "1.00") +
        section(second, "05.02.2026", "06.02.2026", "7.00", "150.50", "0", "157.50");
    const std::string to_second =
        replaced(incoming, "ПолучательСчет=" + own, "ПолучательСчет=" + second);
    EXPECT_THAT(remarks(head + both + to_second + tail, Mode::strict), IsEmpty());
    EXPECT_THAT(remarks(head + both + incoming + tail, Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоПоступило",
                            "identity_violated 14:1 ВсегоПоступило"));
    // A fee without accounts is of one of the two: they are compared together.
    EXPECT_THAT(remarks(head + both + to_second + outgoing + tail, Mode::strict),
                ElementsAre("identity_violated 5:1 ВсегоСписано"));
    const std::string with_fee = replaced(both, "ВсегоСписано=0\r\nКонечныйОстаток=1.00",
                                          "ВсегоСписано=0.50\r\nКонечныйОстаток=0.50");
    EXPECT_THAT(remarks(head + with_fee + to_second + outgoing + tail, Mode::strict), IsEmpty());
}

TEST(statement_sections, money_between_two_accounts_of_a_file_is_of_both) {
    const std::string second = "40702810900000000009";
    const std::string both =
        section(own, "05.02.2026", "06.02.2026", "200.00", "0", "150.50", "49.50") +
        section(second, "05.02.2026", "06.02.2026", "7.00", "150.50", "0", "157.50");
    const std::string between = replaced(
        replaced(replaced(incoming, "ПолучательСчет=" + own, "ПолучательСчет=" + second),
                 "ПлательщикСчет=40817810100000000002", "ПлательщикСчет=" + own),
        "ДатаПоступило=06.02.2026\r\n", "ДатаПоступило=06.02.2026\r\nДатаСписано=05.02.2026\r\n");
    const auto file = read(head + both + between + tail);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_THAT(file->registry.rows, IsEmpty());
    EXPECT_THAT(told(file->remarks), ElementsAre("contradiction 23:1"));  // no row, sums agree
}

TEST(statement_sections, with_days_in_common_are_told) {
    EXPECT_THAT(remarks(head + fifth + fifth + incoming + tail, Mode::strict),
                ElementsAre("contradiction 14:1"));
}

/// Both accounts of an indirect settlement, the own one in either key.
TEST(statement_sections, the_own_account_is_found_in_either_key) {
    const std::string bank = "30101810400000000225";
    const auto direction = [](const std::string& document) {
        const auto file = read(head + account + document + outgoing + tail);
        EXPECT_TRUE(file.ok()) << file.errors().first().message(Language::en);
        return file.ok() ? file->documents[0] : StatementDocument{};
    };
    for (const std::string& accounts :
         {"ПолучательСчет=" + own + "\r\nПолучательРасчСчет=" + bank,
          "ПолучательСчет=" + bank + "\r\nПолучательРасчСчет=" + own}) {
        const std::string undated = replaced(replaced(incoming, "ПолучательСчет=" + own, accounts),
                                             "ДатаПоступило=06.02.2026\r\n", "");
        EXPECT_EQ(direction(undated).direction, Direction::incoming) << accounts;
        EXPECT_EQ(direction(undated).payee_account, own) << accounts;
        // Money that came in is not money that went out, whatever day the bank fills.
        const std::string wrong_day =
            replaced(undated, "НазначениеПлатежа1", "ДатаСписано=06.02.2026\r\nНазначениеПлатежа1");
        EXPECT_THAT(refusals(head + account + wrong_day + outgoing + tail),
                    ElementsAre("contradiction 14:1"));
    }
    const std::string payer =
        replaced(replaced(replaced(incoming, "ПлательщикСчет=40817810100000000002",
                                   "ПлательщикСчет=" + own + "\r\nПлательщикРасчСчет=" + bank),
                          "ПолучательСчет=" + own, "ПолучательСчет=40702810900000000005"),
                 "ДатаПоступило=06.02.2026\r\n", "");
    EXPECT_EQ(direction(payer).direction, Direction::outgoing);
    EXPECT_EQ(direction(payer).payer_account, own);
    // Where neither is own, the one of the indirect settlement names the payer, as before.
    const std::string strange =
        replaced(incoming, "ПлательщикСчет=40817810100000000002",
                 "ПлательщикСчет=40817810100000000002\r\nПлательщикРасчСчет=" + bank);
    EXPECT_EQ(direction(strange).payer_account, bank);
}

}  // namespace
}  // namespace kvit::exchange
