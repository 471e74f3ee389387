// Writing 1CClientBankExchange: what is written reads back alike, or is refused.
#include "kvit/exchange/statement_write.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Synthetic: 1000.00 + 150.50 - 0.50 = 1150.00.
StatementFile whole() {
    StatementFile file{.version = "1.03"};
    file.accounts = {{.account = "40702810900000000001",
                      .from = Date::from_civil(2026, 2, 5),
                      .to = Date::from_civil(2026, 2, 6),
                      .opening = Money::kopecks(100000),
                      .in = Money::kopecks(15050),
                      .out = Money::kopecks(50),
                      .closing = Money::kopecks(115000)}};
    file.documents = {{.kind = "Платежное поручение",
                       .number = "17",
                       .date = Date::from_civil(2026, 2, 5),
                       .amount = Money::kopecks(15050),
                       .direction = Direction::incoming,
                       .payer_account = "40817810100000000002",
                       .payer_bic = "044525000",
                       .payee_account = "40702810900000000001",
                       .credited = Date::from_civil(2026, 2, 6),
                       .purpose = "Плата за январь; ЛС 00123 = 5"},
                      {.kind = "Банковский ордер",
                       .number = "18",
                       .date = Date::from_civil(2026, 2, 6),
                       .amount = Money::kopecks(50),
                       .direction = Direction::outgoing,
                       .debited = Date::from_civil(2026, 2, 6),
                       .purpose = "Комиссия"}};
    return file;
}

std::vector<std::string> refusals(const StatementFile& file) {
    const auto bytes = write_client_bank(file);
    std::vector<std::string> out;
    if (bytes.ok()) return out;
    for (const auto& error : bytes.errors().list()) {
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

/// With one field of the first document or account changed.
template <class F>
std::vector<std::string> refused(F change) {
    StatementFile file = whole();
    change(file);
    return refusals(file);
}

/// Apart from where they stood and what was found in them.
std::vector<StatementDocument> without_lines(std::vector<StatementDocument> documents) {
    for (auto& each : documents) {
        each.line = 0;
        each.ids.clear();
    }
    return documents;
}

TEST(statement_write, bytes) {
    StatementFile file = whole();
    file.accounts.clear();
    file.documents.erase(file.documents.begin());
    EXPECT_EQ(*decode(Encoding::windows1251, *write_client_bank(file)),
              "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\n"
              "СекцияДокумент=Банковский ордер\r\nНомер=18\r\nДата=06.02.2026\r\nСумма=0.50\r\n"
              "ДатаСписано=06.02.2026\r\nНазначениеПлатежа=Комиссия\r\nКонецДокумента\r\n"
              "КонецФайла\r\n");
}

TEST(statement_write, what_is_written_reads_back) {
    for (const Encoding encoding : {Encoding::windows1251, Encoding::cp866, Encoding::utf8}) {
        StatementFile file = whole();
        file.encoding = encoding;
        const auto bytes = write_client_bank(file);
        ASSERT_TRUE(bytes.ok()) << bytes.errors().first().message(Language::en);
        const auto again =
            parse_statement(*bytes, {}, encoding == Encoding::utf8 ? Mode::lenient : Mode::strict);
        ASSERT_TRUE(again.ok());
        EXPECT_EQ(again->encoding, encoding);
        EXPECT_EQ(again->accounts, file.accounts);
        EXPECT_EQ(without_lines(again->documents), file.documents);
        EXPECT_EQ(*write_client_bank(*again), *bytes);
    }
}

TEST(statement_write, a_statement_of_camt_is_written_too) {
    std::ifstream stream("tests/data/statements/camt053.v4.xml", std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    StatementFile camt = *parse_statement(text.str(), {.names = true});
    EXPECT_THAT(refusals(camt), ElementsAre("unsupported documents[4].reversal",
                                            "unsupported documents[5].status"));
    camt.documents.resize(4);
    camt.encoding = Encoding::windows1251;
    const auto bytes = write_client_bank(camt);
    ASSERT_TRUE(bytes.ok()) << bytes.errors().first().message(Language::en);
    const auto again = parse_statement(*bytes, {.names = true});
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->accounts[0].closing, Money::kopecks(134900));
    ASSERT_EQ(again->documents.size(), 4U);
    EXPECT_EQ(again->documents[0].payer_name, "Синтетический плательщик");
    EXPECT_EQ(again->documents[1].purpose, "00124");
    camt.documents[0].foreign = ForeignSum{"EUR", "1.00"};
    EXPECT_THAT(refusals(camt), ElementsAre("unsupported documents[0].foreign"));
}

TEST(statement_write, sums_agree_before_a_byte_is_written) {
    EXPECT_THAT(refused([](auto& file) { file.accounts[0].closing = Money::kopecks(115001); }),
                ElementsAre("identity_violated accounts[0].closing"));
    EXPECT_THAT(refused([](auto& file) { file.accounts[0].in = Money::kopecks(-1); }),
                testing::Contains("out_of_range accounts[0].in"));
    EXPECT_THAT(refused([](auto& file) { file.documents[1].amount = Money(); }),
                ElementsAre("out_of_range documents[1].amount"));
    EXPECT_THAT(refused([](auto& file) { file.accounts[0].opening = Money::kopecks(INT64_MAX); }),
                ElementsAre("overflow "));
}

TEST(statement_write, what_the_encoding_lacks_or_would_break_a_line) {
    const auto purpose = [](const char* text, Encoding encoding = Encoding::windows1251) {
        return refused([&](auto& file) {
            file.encoding = encoding;
            file.documents[0].purpose = text;
        });
    };
    for (const auto* wrong :
         {"a\nb", "a\r\nКонецФайла", "a\tb", " a", "a ", "\xFF", "a\x7F", "100 ₽"})
        EXPECT_THAT(purpose(wrong), ElementsAre("bad_text documents[0].purpose")) << wrong;
    EXPECT_THAT(purpose("«ёлка» №5"), IsEmpty());
    EXPECT_THAT(purpose("«ёлка»", Encoding::cp866), ElementsAre("bad_text documents[0].purpose"));
    EXPECT_THAT(purpose("100 ₽", Encoding::utf8), IsEmpty());
    // A reader would put a space in its place.
    EXPECT_THAT(purpose("a\u0085b", Encoding::utf8), ElementsAre("bad_text documents[0].purpose"));
    EXPECT_THAT(purpose("a", Encoding::koi8r), ElementsAre("bad_choice encoding"));
    EXPECT_THAT(refused([](auto& file) { file.documents[0].kind = "a\nb"; }),
                ElementsAre("bad_text documents[0].kind"));
    EXPECT_THAT(refused([](auto& file) { file.documents[0].number.clear(); }),
                ElementsAre("missing_key documents[0].number"));
    EXPECT_THAT(refused([](auto& file) { file.accounts[0].account.clear(); }),
                testing::Contains("missing_key accounts[0].account"));
}

TEST(statement_write, what_would_read_as_another_document) {
    // Nothing in the file would say where the money went.
    EXPECT_THAT(refused([](auto& file) { file.documents[1].debited.reset(); }),
                ElementsAre("contradiction documents[1]"));
    EXPECT_THAT(refused([](auto& file) { file.documents[0].direction = Direction::unknown; }),
                ElementsAre("contradiction documents[0]"));
    EXPECT_THAT(refused([](auto& file) { file.documents[0].status = "BOOK"; }),
                ElementsAre("contradiction documents[0]"));
}

}  // namespace
}  // namespace kvit::exchange
