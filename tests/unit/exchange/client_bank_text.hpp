#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kvit/exchange/statement.hpp"

/// A file of 1CClientBankExchange in pieces, and what the reader says of one.
namespace kvit::exchange::client_bank {

// Synthetic: 1000,00 + 150,50 - 0,50 = 1150,00.
inline const std::string head =
    "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\n"
    "РасчСчет=40702810900000000001\r\n";
inline const std::string account =
    "СекцияРасчСчет\r\nДатаНачала=05.02.2026\r\nДатаКонца=06.02.2026\r\n"
    "РасчСчет=40702810900000000001\r\nНачальныйОстаток=1000\r\nВсегоПоступило=150.5\r\n"
    "ВсегоСписано=0.50\r\nКонечныйОстаток=1150.00\r\nКонецРасчСчет\r\n";
inline const std::string incoming =
    "СекцияДокумент=Платежное поручение\r\nНомер=17\r\nДата=05.02.2026\r\nСумма=150.50\r\n"
    "ПлательщикСчет=40817810100000000002\r\nПлательщикБИК=044525000\r\n"
    "ПолучательСчет=40702810900000000001\r\nДатаПоступило=06.02.2026\r\n"
    "НазначениеПлатежа1=Плата за январь\r\nНазначениеПлатежа2=ЛС 00123\r\nКонецДокумента\r\n";
inline const std::string outgoing =
    "СекцияДокумент=Банковский ордер\r\nНомер=18\r\nДата=06.02.2026\r\nСумма=0.5\r\n"
    "ДатаСписано=06.02.2026\r\nНазначениеПлатежа=Комиссия\r\nКонецДокумента\r\n";
inline const std::string tail = "КонецФайла\r\n";
inline const std::string whole = head + account + incoming + outgoing + tail;

inline std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

inline Result<StatementFile> read(const std::string& text, Mode mode = Mode::strict) {
    return parse_statement(*encode(Encoding::windows1251, text), {}, mode);
}
inline std::vector<std::string> refusals(const std::string& text, Mode mode = Mode::strict) {
    const auto file = read(text, mode);
    return file.ok() ? std::vector<std::string>() : told(file.errors());
}
inline std::vector<std::string> remarks(const std::string& text, Mode mode = Mode::lenient) {
    const auto file = read(text, mode);
    return file.ok() ? told(file->remarks) : std::vector<std::string>{"refused"};
}

inline std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    return text.replace(at, old.size(), by);
}

}  // namespace kvit::exchange::client_bank
