#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/qr.hpp"
#include "kvit/exchange/readings_profile.hpp"
#include "kvit/exchange/registry.hpp"
#include "kvit/exchange/statement.hpp"
#include "kvit/format/exchange.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/statement.hpp"

/// Synthetic files of each kind that the outside world sends, of any number of rows.
namespace kvit::bench {

/// "1234,56" of kopecks.
inline std::string roubles(std::int64_t kopecks, char sign) {
    std::string digits = std::to_string(kopecks);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return digits.insert(digits.size() - 2, 1, sign);
}

inline std::int64_t row_amount(std::size_t row) {
    return static_cast<std::int64_t>(1 + row * 7919 % 1'000'000);
}

/// A payment code on each line.
inline std::string codes_file(std::size_t rows) {
    std::string file;
    for (std::size_t row = 0; row < rows; ++row)
        file +=
            "ST00012|Name=УК Пример|PersonalAcc=40702810900000000001|BankName=Банк Пример|"
            "BIC=044525000|CorrespAcc=30101810900000000000|Sum=" +
            std::to_string(row_amount(row)) + "|PersAcc=" + std::to_string(row) +
            "|PaymPeriod=012026|Purpose=Оплата ЖКУ за январь 2026|TechCode=02\n";
    return file;
}

/// The 13 fields of Sberbank in windows-1251.
inline std::string registry_file(std::size_t rows) {
    std::string file;
    std::int64_t amount = 0;
    std::int64_t commission = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t sum = row_amount(row);
        const std::int64_t kept = sum / 100;
        amount += sum;
        commission += kept;
        file += "05-02-2026;10-15-00;8047;0012;op-" + std::to_string(row) + ';' +
                std::to_string(row) + ";Плательщик;г. Пример, ул. Первая, д. 1;0126;" +
                roubles(sum, ',') + ';' + roubles(sum - kept, ',') + ';' + roubles(kept, ',') +
                ";5\r\n";
    }
    file += '=' + std::to_string(rows) + ';' + roubles(amount, ',') + ';' +
            roubles(amount - commission, ',') + ';' + roubles(commission, ',') +
            ";77;06-02-2026\r\n";
    return *exchange::encode(exchange::Encoding::windows1251, file);
}

/// 1CClientBankExchange in windows-1251: what one account took in on one day.
inline std::string statement_file(std::size_t rows) {
    const std::string account = "40702810900000000001";
    std::string documents;
    std::int64_t in = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        in += row_amount(row);
        documents += "СекцияДокумент=Платежное поручение\r\nНомер=" + std::to_string(row) +
                     "\r\nДата=05.02.2026\r\nСумма=" + roubles(row_amount(row), '.') +
                     "\r\nПлательщикСчет=40702810800000000002\r\nПлательщикБИК=044525000\r\n"
                     "ПолучательСчет=" +
                     account +
                     "\r\nПолучательБИК=044525000\r\nДатаПоступило=05.02.2026\r\n"
                     "НазначениеПлатежа=Оплата ЖКУ за январь 2026, ЛС " +
                     std::to_string(row) + "\r\nКонецДокумента\r\n";
    }
    const std::string head =
        "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\n"
        "ДатаНачала=05.02.2026\r\nДатаКонца=05.02.2026\r\nРасчСчет=" +
        account +
        "\r\nСекцияРасчСчет\r\nДатаНачала=05.02.2026\r\nДатаКонца=05.02.2026\r\nРасчСчет=" +
        account + "\r\nНачальныйОстаток=0.00\r\nВсегоПоступило=" + roubles(in, '.') +
        "\r\nВсегоСписано=0.00\r\nКонечныйОстаток=" + roubles(in, '.') + "\r\nКонецРасчСчет\r\n";
    return *exchange::encode(exchange::Encoding::windows1251, head + documents + "КонецФайла\r\n");
}

/// camt.053.001.08: the same money, an entry with one detail each.
inline std::string camt_file(std::size_t rows) {
    std::string entries;
    std::int64_t in = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string amount = roubles(row_amount(row), '.');
        in += row_amount(row);
        entries +=
            "<Ntry><Amt Ccy=\"RUB\">" + amount +
            "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-02-05</Dt>"
            "</BookgDt><AcctSvcrRef>B" +
            std::to_string(row) + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>" +
            std::to_string(row) + "</EndToEndId></Refs><Amt Ccy=\"RUB\">" + amount +
            "</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><DbtrAcct><Id><Othr><Id>"
            "40702810800000000002</Id></Othr></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Оплата ЖКУ "
            "за январь 2026, ЛС " +
            std::to_string(row) + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";
    }
    const auto balance = [](std::string_view code, std::int64_t kopecks) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(code) +
               "</Cd></CdOrPrtry></Tp><Amt Ccy=\"RUB\">" + roubles(kopecks, '.') +
               "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-05</Dt></Dt></Bal>\n";
    };
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-02-06T06:00:00+03:00</CreDtTm></GrpHdr><Stmt>"
           "<Id>S</Id><CreDtTm>2026-02-06T06:00:00+03:00</CreDtTm>"
           "<Acct><Id><Othr><Id>40702810900000000001</Id></Othr></Id><Ccy>RUB</Ccy></Acct>\n" +
           balance("OPBD", 0) + balance("CLBD", in) + entries +
           "</Stmt></BkToCstmrStmt></Document>\n";
}

/// A reading on each row, by the shipped profile readings-csv.
inline std::string readings_file(std::size_t rows) {
    std::string file = "счёт;прибор;регистр;показание;единица;день\n";
    for (std::size_t row = 0; row < rows; ++row)
        file += std::to_string(row) + ";M" + std::to_string(row) + ";T1;" +
                std::to_string(row * 31 % 100'000) + ",5;кВт·ч;20.02.2026\n";
    return file;
}

/// What each line holds, one after another.
inline std::string read_codes(std::string_view file, bool written) {
    std::string out;
    while (!file.empty()) {
        const auto end = file.find('\n');
        const auto code = exchange::parse_qr(file.substr(0, end)).value_or_throw();
        if (written) out += format::write_qr(code, format::Layout::line);
        file.remove_prefix(end + 1);
    }
    return out;
}

inline std::string read_registry(std::string_view file, bool written) {
    static const auto profile = format::registry_profile("sberbank-13").value_or_throw();
    const auto read = exchange::parse_registry(profile, file).value_or_throw();
    return written ? format::write_registry(read, format::Layout::line) : std::string();
}

inline std::string read_statement(std::string_view file, bool written) {
    const auto read = exchange::parse_statement(file).value_or_throw();
    return written ? format::write_statement(read, format::Layout::line) : std::string();
}

inline std::string read_readings(std::string_view file, bool written) {
    static const auto profile = format::readings_profile("readings-csv").value_or_throw();
    const auto read = exchange::parse_readings(profile, file, {.id = "r"}).value_or_throw();
    return written ? format::write_readings(read, format::Layout::line) : std::string();
}

/// A kind of file: how it is made, and read; with `written` what was read as its document.
struct FileKind {
    std::string_view name;
    std::string (*make)(std::size_t rows);
    std::string (*read)(std::string_view file, bool written);
};

inline constexpr FileKind file_kinds[] = {
    {"codes", codes_file, read_codes},
    {"registry", registry_file, read_registry},
    {"statement", statement_file, read_statement},
    {"camt", camt_file, read_statement},
    {"readings", readings_file, read_readings},
};

}  // namespace kvit::bench
