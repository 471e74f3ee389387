// Payment codes: what is read, what is refused and where, what is made.
#include "kvit/exchange/qr.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

// Synthetic requisites; the check digits of both accounts fit the BIC (computed by hand).
const std::string mandatory =
    "Name=УК Пример|PersonalAcc=40702810900000000001|BankName=Банк Пример|BIC=044525000|"
    "CorrespAcc=30101810900000000000";

std::string code_of(const std::string& rest, const std::string& head = "ST00012|") {
    return head + mandatory + rest;
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    return text.replace(at, old.size(), by);
}

/// "code path" of each error.
std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_FALSE(error.expected.ru.empty() || error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

std::vector<std::string> refusals(const std::string& input, Mode mode = Mode::strict,
                                  QrInput form = QrInput::bytes) {
    const auto code = parse_qr(input, mode, form);
    return code.ok() ? std::vector<std::string>() : told(code.errors());
}

std::vector<std::string> remarks(const std::string& input, Mode mode = Mode::lenient,
                                 QrInput form = QrInput::bytes) {
    const auto code = parse_qr(input, mode, form);
    return code.ok() ? told(code->remarks) : std::vector<std::string>{"refused"};
}

TEST(qr, is_read) {
    const auto code =
        parse_qr(code_of("|Sum=123456|persacc=0001|Flat=5А|debt=1=2|Category=|Field=Null"));
    ASSERT_TRUE(code.ok()) << code.errors().first().message(Language::en);
    EXPECT_EQ(code->digit, '2');
    EXPECT_EQ(code->separator, '|');
    ASSERT_THAT(code->fields, SizeIs(11));
    EXPECT_EQ(code->fields[6], (QrField{"PersAcc", "0001"}));
    EXPECT_EQ(*code->find("PERSACC"), "0001");
    EXPECT_EQ(*code->find("debt"), "1=2");
    EXPECT_EQ(code->find("Category"), nullptr);
    EXPECT_EQ(code->find("Field"), nullptr);
    EXPECT_EQ(code->find("Phone"), nullptr);
    EXPECT_EQ(code->sum(), Money::kopecks(123456));
    EXPECT_EQ(code->add_amount(), std::nullopt);
    EXPECT_TRUE(code->remarks.empty());
}

TEST(qr, three_encodings_and_any_separator) {
    for (const auto& [digit, encoding] :
         {std::pair('1', Encoding::windows1251), std::pair('3', Encoding::koi8r)}) {
        std::string text =
            replaced(code_of("|Purpose=Плата за июль"), "ST00012", std::string("ST0001") + digit);
        for (char& c : text)
            if (c == '|') c = '#';
        const auto code = parse_qr(*encode(encoding, text));
        ASSERT_TRUE(code.ok());
        EXPECT_EQ(code->encoding, encoding);
        EXPECT_EQ(code->separator, '#');
        EXPECT_EQ(*code->find("Purpose"), "Плата за июль");
    }
}

TEST(qr, what_is_no_code) {
    for (const auto mode : {Mode::strict, Mode::lenient}) {
        EXPECT_THAT(refusals("", mode), ElementsAre("bad_text header"));
        EXPECT_THAT(refusals("ST00012", mode), ElementsAre("bad_text header"));
        EXPECT_THAT(refusals("https://qr.nspk.ru/AS100001", mode), ElementsAre("bad_text header"));
        EXPECT_THAT(refusals(code_of("", "SA00012|"), mode), ElementsAre("bad_text header"));
        EXPECT_THAT(refusals(code_of("", "ST00022|"), mode), ElementsAre("unsupported header"));
        EXPECT_THAT(refusals(code_of("", "ST00014|"), mode), ElementsAre("unsupported header"));
        EXPECT_THAT(refusals(code_of("", "ST00012="), mode), ElementsAre("bad_text header"));
    }
    EXPECT_THAT(refusals(code_of("", "ST00010|")), ElementsAre("unsupported header"));
    EXPECT_THAT(remarks(code_of("", "ST00010|")), ElementsAre("unsupported header"));
}

TEST(qr, a_sum_is_kopecks_in_both_modes) {
    for (const auto mode : {Mode::strict, Mode::lenient}) {
        for (const char* wrong : {"3816.30", "-1", "1 000", "1234567890123456789", "0x1"})
            EXPECT_THAT(refusals(code_of("|Sum=" + std::string(wrong)), mode),
                        ElementsAre("bad_money Sum"));
        EXPECT_THAT(refusals(code_of("|AddAmount=10,00"), mode),
                    ElementsAre("bad_money AddAmount"));
        EXPECT_EQ(parse_qr(code_of("|Sum=000"), mode)->sum(), Money());
        EXPECT_EQ(parse_qr(code_of("|Sum="), mode)->sum(), std::nullopt);
        EXPECT_EQ(parse_qr(code_of("|Sum=999999999999999999"), mode)->sum(),
                  Money::kopecks(999'999'999'999'999'999));
    }
}

TEST(qr, strict_order_and_lengths) {
    const auto both = [](const std::string& input, const std::string& told_of) {
        EXPECT_THAT(refusals(input), ElementsAre(told_of));
        EXPECT_THAT(remarks(input), ElementsAre(told_of));
    };
    const std::string code = code_of("");
    both(replaced(code, "|BankName=Банк Пример", ""), "missing_key BankName");
    both(replaced(code, "BankName=Банк Пример", "BankName="), "missing_key BankName");
    both(code_of("|Purpose=1|purpose=2"), "duplicate_key purpose");
    const auto two_sums = parse_qr(code_of("|Sum=1|sum=200"), Mode::lenient);
    ASSERT_FALSE(two_sums.ok());
    EXPECT_EQ(two_sums.errors().first().path, "sum");
    both(code_of("|Sum=1|sum=1|SUM=1"), "duplicate_key sum");
    both(code_of("|TechCode=ЖКУ"), "out_of_range TechCode");
    both(code_of("|TechCode=16"), "out_of_range TechCode");
    both(code_of("|PayeeINN=1234567890123"), "out_of_range PayeeINN");
    both(code_of("|Purpose=а\nб"), "bad_text Purpose");
    both(replaced(code, "BIC=044525000", "BIC=4525000"), "out_of_range BIC");
    std::string purpose;
    for (int i = 0; i < 210; ++i) purpose += "я";
    EXPECT_TRUE(parse_qr(code_of("|Purpose=" + purpose)).ok());
    both(code_of("|Purpose=" + purpose + "я"), "out_of_range Purpose");
    EXPECT_TRUE(parse_qr(code_of("|TechCode=2|UIN=1a2b|KPP=KPP1")).ok());
    EXPECT_TRUE(parse_qr(replaced(code, "30101810900000000000", "0")).ok());
    EXPECT_THAT(refusals("ST00012|BIC=044525000|" + replaced(mandatory, "|BIC=044525000", "")),
                ElementsAre("contradiction Name", "contradiction PersonalAcc",
                            "contradiction BankName", "contradiction BIC"));
}

/// Name with `characters` letters of two bytes each.
std::string long_name(int characters) {
    std::string name;
    for (int i = 0; i < characters; ++i) name += "я";
    return replaced(mandatory, "УК Пример", name);
}

TEST(qr, the_mandatory_block_has_a_limit_in_bytes_of_the_encoding) {
    // Keys 36, signs = 5, digits 49, the bank 21, separators 4; of these 10 are the second bytes
    // of letters: 115 bytes in UTF-8, 105 in windows-1251, and the name besides.
    ASSERT_EQ(long_name(0).size(), 115U);
    EXPECT_TRUE(parse_qr("ST00012|" + long_name(92) + "|Purpose=Плата за июль").ok());
    EXPECT_THAT(refusals("ST00012|" + long_name(93)), ElementsAre("limit_exceeded CorrespAcc"));
    EXPECT_THAT(remarks("ST00012|" + long_name(93)), ElementsAre("limit_exceeded CorrespAcc"));
    // 105 + 160 are far from 300: here the length of the name is what ends it.
    EXPECT_TRUE(parse_qr(*encode(Encoding::windows1251, "ST00011|" + long_name(160))).ok());
    EXPECT_THAT(refusals(*encode(Encoding::windows1251, "ST00011|" + long_name(161))),
                ElementsAre("out_of_range Name"));
}

TEST(qr, a_whole_code_has_a_limit) {
    const std::string code = code_of("|x=");
    EXPECT_TRUE(parse_qr(code + std::string(qr_bytes_max - code.size(), 'x')).ok());
    const std::string longer = code + std::string(qr_bytes_max - code.size() + 1, 'x');
    EXPECT_THAT(refusals(longer), ElementsAre("limit_exceeded "));
    EXPECT_THAT(remarks(longer), ElementsAre("limit_exceeded "));
}

TEST(qr, a_text_is_as_long_as_the_bytes_it_was) {
    // 2953 bytes of windows-1251, some of them two in UTF-8; one more is too long.
    const std::string head = code_of("|Purpose2=", "ST00011|");
    std::size_t characters = 0;
    for (const char c : head)
        characters += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U;
    std::string text = head;
    for (; characters < qr_bytes_max; ++characters) text += "Я";
    EXPECT_THAT(refusals(text, Mode::strict, QrInput::text), ElementsAre());
    EXPECT_THAT(refusals(text + "Я", Mode::strict, QrInput::text), ElementsAre("limit_exceeded "));
}

TEST(qr, utf8_that_calls_itself_windows_1251) {
    const std::string text = code_of("|Sum=1", "ST00011|");
    EXPECT_THAT(refusals(text), ElementsAre("bad_text header"));
    EXPECT_THAT(remarks(text), ElementsAre("bad_text header"));
    EXPECT_EQ(*parse_qr(text, Mode::lenient)->find("Name"), "УК Пример");
}

TEST(qr, parts_that_are_no_requisites) {
    const std::string input = code_of("||asdf|=|") + "|";
    EXPECT_THAT(remarks(input, Mode::strict), ElementsAre("bad_text ", "bad_text "));
    EXPECT_THAT(parse_qr(input)->fields, SizeIs(6));
}

TEST(qr, check_digits_are_told) {
    EXPECT_TRUE(remarks(code_of(""), Mode::strict).empty());
    EXPECT_THAT(remarks(replaced(code_of(""), "40702810900", "40702810800"), Mode::strict),
                ElementsAre("contradiction PersonalAcc"));
    EXPECT_THAT(remarks(replaced(code_of(""), "30101810900", "30101810400"), Mode::strict),
                ElementsAre("contradiction CorrespAcc"));
    EXPECT_TRUE(
        remarks(replaced(code_of(""), "40702810900000000001", "03100643000000017300")).empty());
    EXPECT_FALSE(fits_bic("04452500", "40702810900000000001", false));
    EXPECT_FALSE(fits_bic("044525000", "4070281090000000000x", false));
}

TEST(qr, bytes_that_mean_nothing_have_their_place) {
    EXPECT_THAT(refusals(code_of("|Purpose=да\xFF"), Mode::lenient),
                ElementsAre("not_utf8 \"Purpose\":1:3"));
    EXPECT_THAT(
        refusals(*encode(Encoding::windows1251, code_of("|Purpose=", "ST00011|")) + "\xE4\x98"),
        ElementsAre("bad_text \"Purpose\":1:2"));
}

TEST(qr, what_a_scanner_adds) {
    EXPECT_TRUE(remarks(code_of("|Sum=1\r\n")).empty());
    EXPECT_THAT(remarks(code_of("|Sum=1§\n")), ElementsAre("bad_text "));
    EXPECT_EQ(parse_qr(code_of("|Sum=100§\n"))->sum(), Money::kopecks(100));
    const auto bytes = *encode(Encoding::windows1251, code_of("|Sum=100§\n", "ST00011|"));
    EXPECT_EQ(parse_qr(bytes)->sum(), Money::kopecks(100));
    // The second byte of Ч is that of the sign.
    EXPECT_EQ(*parse_qr(code_of("|Contract=Ч"))->find("Contract"), "Ч");
}

TEST(qr, text_is_repaired_or_refused) {
    const std::string text = code_of("|Purpose=Плата «июль»", "ST00011|");
    const auto bytes = *encode(Encoding::windows1251, text);
    EXPECT_TRUE(parse_qr(text, Mode::strict, QrInput::text).ok());
    std::string latin1;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            latin1 += c;
        } else {
            latin1 += static_cast<char>(0xC0U | byte >> 6U);
            latin1 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    const auto repaired = parse_qr(latin1, Mode::strict, QrInput::text);
    ASSERT_TRUE(repaired.ok());
    EXPECT_EQ(*repaired->find("Purpose"), "Плата «июль»");
    EXPECT_THAT(told(repaired->remarks), ElementsAre("bad_text "));
    for (const auto mode : {Mode::strict, Mode::lenient})
        EXPECT_THAT(refusals(code_of("|Purpose=Пла\uFFFDа"), mode, QrInput::text),
                    ElementsAre("bad_text 1:135"));
}

// ---- making

QrRequest request_of(std::vector<QrField> more = {}) {
    QrRequest request;
    request.fields = {{"bic", "044525000"},
                      {"CorrespAcc", "30101810900000000000"},
                      {"Name", "УК Пример"},
                      {"PersonalAcc", "40702810900000000001"},
                      {"BankName", "Банк Пример"}};
    for (auto& field : more) request.fields.push_back(std::move(field));
    return request;
}

TEST(qr_build, mandatory_first_then_sums) {
    QrRequest request = request_of({{"PersAcc", "0001"}});
    request.to_pay = Money::kopecks(123456);
    EXPECT_EQ(*build_qr(request), code_of("|Sum=123456|PersAcc=0001"));
    request.to_pay.reset();
    EXPECT_EQ(*build_qr(request), code_of("|PersAcc=0001"));
}

TEST(qr_build, rules_of_insurance) {
    QrRequest request = request_of();
    request.to_pay = Money::kopecks(100'00);
    EXPECT_THAT(told(build_qr(request, QrTotal::with_insurance).errors()),
                ElementsAre("invalid_argument total"));
    request.insurance = Money::kopecks(7'50);
    EXPECT_EQ(*build_qr(request), code_of("|Sum=10000"));
    EXPECT_EQ(*build_qr(request, QrTotal::with_insurance), code_of("|Sum=10750"));
    request.rule = InsuranceRule::add_amount;
    EXPECT_EQ(*build_qr(request), code_of("|Sum=10000|AddAmount=750"));
    request.rule = InsuranceRule::add_amount_in_sum;
    EXPECT_EQ(*build_qr(request), code_of("|Sum=10750|AddAmount=750"));
    EXPECT_FALSE(build_qr(request, QrTotal::with_insurance).ok());
    request.to_pay.reset();
    EXPECT_THAT(told(build_qr(request).errors()), ElementsAre("missing_key to_pay"));
    request.to_pay = Money::kopecks(-1);
    request.insurance.reset();
    EXPECT_THAT(told(build_qr(request).errors()), ElementsAre("out_of_range to_pay"));
}

TEST(qr_build, a_separator_that_no_value_has) {
    EXPECT_TRUE(build_qr(request_of({{"a", "x|y"}}))->starts_with("ST00012#Name="));
    EXPECT_TRUE(build_qr(request_of({{"a", "x|#;:^_~"}}))->starts_with("ST00012{Name="));
    QrRequest request = request_of({{"a", "x;y"}});
    request.separator = ';';
    EXPECT_THAT(told(build_qr(request).errors()), ElementsAre("bad_choice separator"));
    request.separator = 'N';
    EXPECT_THAT(told(build_qr(request).errors()), ElementsAre("bad_choice separator"));
    request.separator = '^';
    EXPECT_TRUE(build_qr(request)->starts_with("ST00012^Name="));
    EXPECT_THAT(told(build_qr(request_of({{"a", "|#;:^_~{}!$%&()*+,/@"}})).errors()),
                ElementsAre("bad_choice separator"));
}

TEST(qr_build, refuses_what_the_encoding_lacks) {
    QrRequest request = request_of({{"Purpose", "Плата «июль»"}});
    request.encoding = Encoding::koi8r;
    EXPECT_THAT(told(build_qr(request).errors()),
                ElementsAre("bad_text \"Purpose\":1:7", "bad_text \"Purpose\":1:12"));
    request.encoding = Encoding::windows1251;
    EXPECT_EQ(*build_qr(request),
              *encode(Encoding::windows1251, code_of("|Purpose=Плата «июль»", "ST00011|")));
    request.encoding = Encoding::cp866;
    request.fields.pop_back();
    EXPECT_THAT(told(build_qr(request).errors()), ElementsAre("bad_choice encoding"));
}

TEST(qr_build, refuses_what_reading_refuses) {
    const auto refused = [](QrRequest request) { return told(build_qr(request).errors()); };
    EXPECT_THAT(refused(request_of({{"Sum", "12.50"}})), ElementsAre("bad_money Sum"));
    EXPECT_THAT(refused(request_of({{"a", "1"}, {"A", "2"}})), ElementsAre("duplicate_key a"));
    EXPECT_THAT(refused(request_of({{"a=b", "1"}})), ElementsAre("bad_text fields"));
    EXPECT_THAT(refused(request_of({{"a", std::string(3000, 'x')}})),
                ElementsAre("limit_exceeded "));
    QrRequest request = request_of({{"Sum", "1"}});
    request.to_pay = Money::kopecks(1);
    EXPECT_THAT(refused(request), ElementsAre("duplicate_key Sum"));
    request.fields.clear();
    EXPECT_THAT(refused(request), SizeIs(5));
}

TEST(qr_build, what_is_made_is_read) {
    const auto made = build_qr(request_of({{"Contract", "договор §"}, {"Purpose", "пеня §"}}));
    const auto code = parse_qr(*made);
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(*code->find("Purpose"), "пеня §");
    EXPECT_TRUE(code->remarks.empty());
}

}  // namespace
}  // namespace kvit::exchange
