// camt.053 and camt.054: what they hold, what they promise, what XML may not do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "kvit/exchange/statement.hpp"

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string sample(const std::string& name) {
    std::ifstream file("tests/data/statements/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}
const std::string v4 = sample("camt053.v4.xml");

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}
std::vector<std::string> refusals(const std::string& text, Mode mode = Mode::strict) {
    const auto file = parse_statement(text, {}, mode);
    return file.ok() ? std::vector<std::string>() : told(file.errors());
}
std::vector<std::string> remarks(const std::string& text, Mode mode = Mode::lenient) {
    const auto file = parse_statement(text, {}, mode);
    return file.ok() ? told(file->remarks) : told(file.errors());
}
/// The code alone, in both modes.
void expect_refused(const std::string& text, std::string_view code_and_path) {
    for (const Mode mode : {Mode::strict, Mode::lenient})
        EXPECT_THAT(refusals(text, mode), testing::Contains(HasSubstr(std::string(code_and_path))));
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    return text.replace(at, old.size(), by);
}

TEST(camt, is_read) {
    const auto file = parse_statement(v4);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->form, StatementForm::camt053);
    EXPECT_EQ(file->version, "001.04");
    EXPECT_EQ(file->message, "SYNTHETIC-1");
    ASSERT_THAT(file->accounts, SizeIs(1));
    const StatementAccount& account = file->accounts[0];
    EXPECT_EQ(account.account, "40702810900000000001");
    EXPECT_EQ(account.bic, "044525000");
    EXPECT_EQ(account.currency, "RUB");
    EXPECT_EQ(account.from, Date::from_civil(2026, 2, 5));
    EXPECT_EQ(account.to, Date::from_civil(2026, 2, 6));
    EXPECT_EQ(account.opening, Money::kopecks(100000));
    EXPECT_EQ(account.in, Money::kopecks(50000));
    EXPECT_EQ(account.out, Money::kopecks(15100));
    EXPECT_EQ(account.closing, Money::kopecks(134900));
    ASSERT_THAT(account.balances, SizeIs(3));
    EXPECT_EQ(account.balances[2].code, "CLAV");
    EXPECT_EQ(account.balances[2].amount, Money::kopecks(-1000));
    EXPECT_THAT(told(file->remarks), IsEmpty());
}

TEST(camt, entries_and_their_details_are_documents) {
    const auto file = parse_statement(v4);
    ASSERT_TRUE(file.ok());
    ASSERT_THAT(file->documents, SizeIs(6));
    const StatementDocument& one = file->documents[0];
    EXPECT_EQ(one.kind, "PMNT.RCDT.DMCT");
    EXPECT_EQ(one.number, "17");
    EXPECT_EQ(one.reference, "BANK-1");
    EXPECT_EQ(one.payer_account, "40817810100000000002");
    EXPECT_EQ(one.payer_bic, "SYNTRUMM");
    EXPECT_EQ(one.payer_name, "");
    EXPECT_EQ(one.credited, Date::from_civil(2026, 2, 6));
    EXPECT_EQ(one.value_date, Date::from_civil(2026, 2, 5));
    EXPECT_EQ(one.purpose, "Плата за январь, ЛС 00123");
    EXPECT_EQ(one.statement, 1U);
    const StatementDocument& part = file->documents[1];
    EXPECT_EQ(part.amount, Money::kopecks(30000));
    EXPECT_EQ(part.number, "BANK-2-1");
    EXPECT_EQ(part.end_to_end, "NOTPROVIDED");
    EXPECT_THAT(part.references, ElementsAre("00124"));
    EXPECT_EQ(part.entry, 2U);
    EXPECT_EQ(file->documents[2].amount, Money::kopecks(4950));
    EXPECT_EQ(file->documents[3].purpose, "Комиссия");
    EXPECT_EQ(file->documents[3].direction, Direction::outgoing);
    EXPECT_TRUE(file->documents[4].reversal);
    EXPECT_EQ(file->documents[5].status, "PDNG");
    EXPECT_EQ(file->documents[5].direction, Direction::unknown);
}

TEST(camt, rows_are_what_was_booked) {
    const auto file = parse_statement(v4);
    ASSERT_TRUE(file.ok());
    const ledger::Registry& registry = file->registry;
    EXPECT_EQ(registry.id, "SYNTHETIC-1");
    EXPECT_EQ(registry.date, Date::from_civil(2026, 2, 6));
    ASSERT_THAT(registry.rows, SizeIs(4));
    EXPECT_EQ(registry.rows[0].operation, "SYNTRUMM:40817810100000000002:17:2026-02-06:150.50");
    EXPECT_EQ(registry.rows[1].purpose, "00124");
    EXPECT_EQ(registry.rows[3].kind, ledger::RowKind::reversal);
    EXPECT_EQ(registry.rows[3].reverses, registry.rows[0].operation);
    EXPECT_EQ(registry.rows[3].amount, Money::kopecks(15050));
    // Reversals take back no more than was paid: of 60 and 100 from 150.50 the second is told.
    const auto reversal = [](const std::string& amount) {
        return "<Ntry><Amt Ccy=\"RUB\">" + amount +
               "</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt>"
               "<Dt>2026-02-06</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>17</EndToEndId>"
               "</Refs><RltdPties><DbtrAcct><Id><Othr><Id>40817810100000000002</Id></Othr></Id>"
               "</DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry>";
    };
    std::string notified = sample("camt054.v2.xml");
    const auto from = notified.find("<TxsSummry>");
    notified.erase(from, notified.find("</TxsSummry>") + 12 - from);
    const auto whole = notified.find("<Ntry><Amt Ccy=\"RUB\">150.50</Amt><CdtDbtInd>DBIT");
    notified.erase(whole, notified.find("</Ntry>", whole) + 7 - whole);
    notified.insert(whole, reversal("60.00") + reversal("100.00"));
    const auto back = parse_statement(notified);
    ASSERT_TRUE(back.ok()) << back.errors().first().message(Language::en);
    EXPECT_THAT(back->registry.rows, SizeIs(4));
    EXPECT_EQ(back->registry.rows[3].amount, Money::kopecks(6000));
    EXPECT_THAT(told(back->remarks), ElementsAre(HasSubstr("unknown_reference ")));
    // Without its payment a reversal is only told.
    const auto alone = replaced(v4, "<EndToEndId>17</EndToEndId>", "<EndToEndId>27</EndToEndId>");
    EXPECT_THAT(parse_statement(alone)->registry.rows, SizeIs(3));
    EXPECT_THAT(remarks(alone, Mode::strict), ElementsAre(HasSubstr("unknown_reference ")));
}

TEST(camt, versions_say_the_same) {
    const auto old = parse_statement(v4);
    const auto fresh = parse_statement(sample("camt053.v8.xml"), {.names = true});
    const auto named = parse_statement(v4, {.names = true});
    ASSERT_TRUE(old.ok() && fresh.ok() && named.ok());
    EXPECT_EQ(fresh->version, "001.08");
    EXPECT_EQ(fresh->accounts, old->accounts);
    EXPECT_EQ(fresh->documents, named->documents);
    EXPECT_EQ(named->documents[0].payer_name, "Синтетический плательщик");
    EXPECT_EQ(fresh->registry, old->registry);
}

TEST(camt, balances_agree_or_the_file_is_refused) {
    const std::string bal = "Document/BkToCstmrStmt/Stmt[1]/Bal CLBD";
    expect_refused(replaced(v4, ">1349.00<", ">1349.01<"), "identity_violated 22:7 " + bal);
    // A pending entry that were booked would change the balance.
    expect_refused(replaced(v4, ">PDNG<", ">BOOK<"), "identity_violated 22:7 " + bal);
    expect_refused(replaced(v4, "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-05",
                            "<CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-02-05"),
                   "identity_violated");
    EXPECT_THAT(remarks(replaced(v4, ">OPBD<", ">ITBD<"), Mode::strict),
                ElementsAre("missing_key 9:5 Document/BkToCstmrStmt/Stmt[1]/Bal"));
    EXPECT_THAT(refusals(replaced(v4, ">OPBD<", ">PRCD<")), IsEmpty());
    expect_refused(replaced(v4, ">CLAV<", ">CLBD<"), "duplicate_key ");
}

TEST(camt, declared_totals_agree) {
    const std::string totals = "Stmt[1]/TxsSummry/";
    expect_refused(replaced(v4, "<NbOfNtries>5<", "<NbOfNtries>6<"),
                   totals + "TtlNtries/NbOfNtries");
    expect_refused(replaced(v4, "<Sum>728.00<", "<Sum>728.01<"), totals + "TtlNtries/Sum");
    expect_refused(replaced(v4, "<Amt>426.00<", "<Amt>426<!-- --> .01<"), totals);
    expect_refused(
        replaced(v4, "<Amt>426.00</Amt><CdtDbtInd>CRDT", "<Amt>426.00</Amt><CdtDbtInd>DBIT"),
        totals + "TtlNtries/TtlNetNtry/Amt");
    expect_refused(replaced(v4, "<Sum>577.00<", "<Sum>576.99<"), totals + "TtlCdtNtries/Sum");
    expect_refused(replaced(v4, "<NbOfNtries>2<", "<NbOfNtries>1<"),
                   totals + "TtlDbtNtries/NbOfNtries");
}

TEST(camt, an_entry_is_the_sum_of_its_details) {
    const std::string entry = "identity_violated 55:7 Document/BkToCstmrStmt/Stmt[1]/Ntry[2]";
    expect_refused(replaced(v4, ">49.50<", ">49.51<"), entry);
    // A detail on the other side counts against the entry.
    const std::string other = replaced(v4, "<Amt Ccy=\"RUB\">49.50</Amt>",
                                       "<Amt Ccy=\"RUB\">49.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>");
    expect_refused(other, entry);
    expect_refused(replaced(v4, "<NbOfTxs>2<", "<NbOfTxs>3<"), "Ntry[2]/NtryDtls[1]/Btch/NbOfTxs");
    expect_refused(replaced(v4, "<TtlAmt Ccy=\"RUB\">349.50<", "<TtlAmt Ccy=\"RUB\">349.49<"),
                   "Ntry[2]/NtryDtls[1]/Btch/TtlAmt");
    expect_refused(replaced(v4, ">150.50000<", ">150.49000<"), "identity_violated 38:7");
    // One without a sum: the entry is one document.
    const std::string blind = replaced(v4, "<Amt Ccy=\"RUB\">49.50</Amt>", "");
    const auto file = parse_statement(blind);
    ASSERT_TRUE(file.ok());
    EXPECT_THAT(file->documents, SizeIs(5));
    EXPECT_EQ(file->documents[1].amount, Money::kopecks(34950));
    EXPECT_THAT(told(file->remarks), ElementsAre(HasSubstr("missing_key 55:7 ")));
}

TEST(camt, roubles_are_whole_kopecks) {
    const std::string path = " 39:9 Document/BkToCstmrStmt/Stmt[1]/Ntry[1]/Amt";
    for (const auto* wrong : {">150.501<", ">150.50001<"})
        expect_refused(replaced(v4, ">150.50<", wrong), "too_precise" + path);
    for (const auto* wrong : {">150,50<", ">-150.50<", ">+150.50<", ">150.<", ">.5<", "><", ">1e2<",
                              ">150.500000<", ">12345678901234.00<", ">1 50.50<"})
        expect_refused(replaced(v4, ">150.50<", wrong), "bad_money" + path);
    EXPECT_THAT(refusals(replaced(v4, ">150.50<", ">000000000000150.50<")), IsEmpty());
    expect_refused(replaced(v4, "<Amt Ccy=\"RUB\">150.50<", "<Amt Ccy=\"rub\">150.50<"),
                   "bad_choice" + path);
    expect_refused(replaced(v4, "<Amt Ccy=\"RUB\">150.50<", "<Amt>150.50<"), "bad_choice" + path);
    EXPECT_THAT(remarks(replaced(v4, "<Amt Ccy=\"RUB\">150.50<", "<Amt Ccy=\"RUR\">150.50<")),
                ElementsAre("bad_choice" + path));
}

TEST(camt, other_currencies_are_told_and_not_counted) {
    std::string euros = v4;
    for (std::size_t at; (at = euros.find("\"RUB\"")) != euros.npos;)
        euros.replace(at, 5, "\"EUR\"");
    euros = replaced(replaced(euros, ">1000<", ">1000.00001<"), ">1349.00<", ">1349.00001<");
    const auto file = parse_statement(euros);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->documents[0].foreign, (ForeignSum{"EUR", "150.50"}));
    EXPECT_TRUE(file->documents[0].amount.is_zero());
    EXPECT_EQ(file->accounts[0].balances[2].foreign, (ForeignSum{"EUR", "-10.00"}));
    EXPECT_FALSE(file->accounts[0].opening);
    EXPECT_THAT(file->registry.rows, IsEmpty());
    EXPECT_THAT(told(file->remarks), ElementsAre("unsupported "));
    expect_refused(replaced(euros, "1349.00001", "1349.00002"), "identity_violated");
    // Between currencies nothing is compared.
    EXPECT_THAT(
        remarks(replaced(v4, "<Amt Ccy=\"RUB\">1349.00", "<Amt Ccy=\"USD\">1349.00"), Mode::strict),
        ElementsAre(HasSubstr("unit_mismatch ")));
}

TEST(camt, wrong_values_have_their_places) {
    const std::string in = " Document/BkToCstmrStmt/Stmt[1]/";
    expect_refused(replaced(v4, "<BookgDt><Dt>2026-02-06", "<BookgDt><Dt>2026-02-30"),
                   "bad_date 40:18" + in + "Ntry[1]/BookgDt/Dt");
    expect_refused(replaced(v4, "T12:00:00.5+03:00", "T12:00"),
                   "bad_date 57:18" + in + "Ntry[2]/BookgDt/DtTm");
    expect_refused(replaced(v4, ">CRDT</CdtDbtInd><Sts>", ">CREDIT</CdtDbtInd><Sts>"),
                   "bad_choice 39:36" + in + "Ntry[1]/CdtDbtInd");
    expect_refused(replaced(v4, "<Sts>BOOK</Sts>", ""), "missing_key 38:7" + in + "Ntry[1]");
    expect_refused(replaced(v4, "<Othr><Id>40702810900000000001</Id></Othr>", ""),
                   "missing_key 13:7" + in + "Acct");
    const std::string status = replaced(v4, ">PDNG<", ">DONE<");
    EXPECT_THAT(refusals(status), ElementsAre(HasSubstr("bad_choice ")));
    // What is neither booked nor waiting may be money that came: it is told, for it makes no row.
    EXPECT_THAT(remarks(status), ElementsAre(HasSubstr("bad_choice "), "contradiction 90:1"));
    const std::string twice = replaced(v4, "<Sts>BOOK</Sts>", "<Sts>BOOK</Sts><Sts>INFO</Sts>");
    EXPECT_THAT(refusals(twice), ElementsAre(HasSubstr("duplicate_key ")));
    EXPECT_THAT(remarks(twice), ElementsAre(HasSubstr("duplicate_key ")));
}

TEST(camt, a_file_cut_anywhere_is_refused) {
    const std::size_t whole = v4.rfind('>') + 1;
    for (std::size_t end = 0; end < whole; end += 13)
        EXPECT_FALSE(parse_statement(std::string_view(v4).substr(0, end), {}, Mode::lenient).ok())
            << end;
    EXPECT_THAT(refusals(v4.substr(0, v4.find("</Stmt>"))), ElementsAre(HasSubstr("missing_key ")));
    expect_refused(v4 + "<x/>", "bad_text ");
    EXPECT_THAT(refusals(v4 + "<!-- the end -->"), IsEmpty());
}

TEST(camt, what_is_no_camt) {
    expect_refused(replaced(v4, "camt.053.001.04", "camt.053.001.03"), "wrong_schema 3:1 Document");
    expect_refused(replaced(v4, "camt.053.001.04", "camt.052.001.04"), "wrong_schema 3:1 Document");
    expect_refused(replaced(v4, "camt.053.001.04", "camt.054.001.04"), "wrong_schema 4:3");
    expect_refused("<Document/>", "wrong_schema 1:1");
    expect_refused("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>",
                   "missing_key 1:1");
    const auto frame = [](const std::string& inside) {
        return "<Document "
               "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>" +
               inside + "</BkToCstmrStmt></Document>";
    };
    EXPECT_THAT(refusals(frame("")), SizeIs(2));
    expect_refused(frame("<GrpHdr/>"), "missing_key 1:66 Document/BkToCstmrStmt");
    expect_refused(frame("<GrpHdr/><Stmt/>"), "missing_key 1:90 Document/BkToCstmrStmt/Stmt[1]");
    // Elements of another namespace say nothing.
    expect_refused(frame("<GrpHdr/><Stmt xmlns=\"urn:other\"/>"), "missing_key 1:66");
    EXPECT_FALSE(parse_statement(v4, {.form = FormChoice::client_bank}).ok());
    EXPECT_FALSE(parse_statement("1CClientBankExchange\n", {.form = FormChoice::camt}).ok());
}

TEST(camt, nothing_outside_is_ever_opened) {
    for (const auto* dtd :
         {"<!DOCTYPE Document>", "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">",
          "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"})
        expect_refused(replaced(v4, "<Document ", std::string(dtd) + "<Document "), "bad_text 3:");
    expect_refused(replaced(v4, "Комиссия", "&outside;"), "bad_text ");
    EXPECT_EQ(parse_statement(replaced(v4, "Комиссия", "A&amp;B&#x41;"))->documents[3].purpose,
              "A&BA");
    std::string deep = v4;
    std::string open;
    std::string close;
    for (int i = 0; i < 61; ++i) {
        open += "<x>";
        close += "</x>";
    }
    deep = replaced(v4, "<AddtlNtryInf>", open + close + "<AddtlNtryInf>");
    expect_refused(deep, "limit_exceeded ");
}

TEST(camt, encodings_are_those_that_it_declares) {
    const std::string declared = replaced(v4, "encoding=\"UTF-8\"", "encoding=\"windows-1251\"");
    const auto bytes = encode(Encoding::windows1251, declared);
    ASSERT_TRUE(bytes.ok());
    const auto file = parse_statement(*bytes);
    ASSERT_TRUE(file.ok()) << file.errors().first().message(Language::en);
    EXPECT_EQ(file->documents, parse_statement(v4)->documents);
    EXPECT_THAT(refusals("\xEF\xBB\xBF" + v4), IsEmpty());
    expect_refused(*encode(Encoding::windows1251, v4), "bad_text 47:");
    expect_refused(replaced(v4, "\"UTF-8\"", "\"EBCDIC\""), "bad_text ");
}

TEST(camt, pages_are_not_whole) {
    const auto page = [](const char* number, const char* last) {
        return replaced(v4, "<Id>S-2026-02-06</Id>",
                        "<Id>S-2026-02-06</Id><StmtPgntn><PgNb>" + std::string(number) +
                            "</PgNb><LastPgInd>" + last + "</LastPgInd></StmtPgntn>");
    };
    EXPECT_THAT(remarks(page("1", "true"), Mode::strict), IsEmpty());
    EXPECT_THAT(remarks(page("1", "false"), Mode::strict), ElementsAre(HasSubstr("missing_fact ")));
    EXPECT_THAT(remarks(page("2", "true"), Mode::strict), ElementsAre(HasSubstr("missing_fact ")));
}

}  // namespace
}  // namespace kvit::exchange
