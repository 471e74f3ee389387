// Registries of debts: columns and signs as the contract says, what a bank would refuse.
#include "kvit/exchange/debts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kvit::exchange {
namespace {

using testing::ElementsAre;

std::vector<std::string> told(const Result<std::string>& made) {
    std::vector<std::string> out;
    if (made.ok()) return out;
    for (const auto& error : made.errors().list())
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    return out;
}

DebtFile two_rows() {
    DebtFile file;
    file.columns = {DebtField::account, DebtField::name, DebtField::amount, DebtField::period};
    file.rows = {{.account = "0001",
                  .amount = Money::kopecks(123456),
                  .period = Month(2026, 1),
                  .name = "№ 1"},
                 {.account = "0002", .amount = Money::kopecks(-5), .period = Month(2026, 1)}};
    return file;
}

TEST(debts, columns_and_signs_are_of_the_contract) {
    DebtFile file = two_rows();
    EXPECT_EQ(*write_debts(file), "0001;\xB9 1;1234,56;0126\r\n0002;;0,00;0126\r\n");
    file.below_zero = BelowZero::skip;
    file.encoding = Encoding::utf8;
    file.decimal = '.';
    file.delimiter = '|';
    file.crlf = false;
    file.month_format = "YYYY-MM";
    file.header = {"#COUNT 1"};
    file.columns = {DebtField::amount, DebtField::account, DebtField::period};
    EXPECT_EQ(*write_debts(file), "#COUNT 1\n1234.56|0001|2026-01\n");
}

TEST(debts, what_a_bank_would_refuse) {
    DebtFile file = two_rows();
    file.rows[1].account = "0001";
    file.below_zero = BelowZero::refuse;
    EXPECT_THAT(told(write_debts(file)),
                ElementsAre("duplicate_id rows[1].account", "out_of_range rows[1].amount"));
    file = two_rows();
    file.rows[0].name = "а;б";
    file.rows[1].name = "а\nб";
    file.rows[1].period.reset();
    EXPECT_THAT(
        told(write_debts(file)),
        ElementsAre("bad_text rows[0].name", "bad_text rows[1].name", "empty_cell rows[1].period"));
    file = two_rows();
    file.encoding = Encoding::koi8r;
    EXPECT_THAT(told(write_debts(file)), ElementsAre("bad_text rows[0].name:1:1"));
}

TEST(debts, a_delimiter_that_texts_may_hold) {
    DebtFile file = two_rows();
    for (const char sign : {'x', 'Z', '7', '-', '"', '\'', '(', '[', '\\', ' ', '\n'}) {
        file.delimiter = sign;
        EXPECT_THAT(told(write_debts(file)), testing::Contains("bad_choice delimiter")) << sign;
    }
}

TEST(debts, what_is_no_layout) {
    DebtFile file;
    file.delimiter = ',';
    file.month_format = "MM";
    EXPECT_THAT(told(write_debts(file)),
                ElementsAre("bad_choice delimiter", "bad_text month_format", "missing_key columns",
                            "missing_key columns"));
    file = two_rows();
    file.decimal = ' ';
    EXPECT_THAT(told(write_debts(file)), ElementsAre("bad_choice decimal"));
}

}  // namespace
}  // namespace kvit::exchange
