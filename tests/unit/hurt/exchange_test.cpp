// Files of many megabytes from outside: memory and time grow as they do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>

#include "kvit/exchange/qr.hpp"
#include "kvit/exchange/statement.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "unit/hurt/memory.hpp"

namespace kvit::hurt {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

struct Shape {
    std::string name;
    std::function<std::string(std::size_t bytes)> make;
    std::function<bool(const std::string& bytes)> read;  ///< whether it was accepted
    bool accepted;
    std::size_t memory_of_byte;  ///< at most, for each byte of the file
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

bool read_code(const std::string& bytes) {
    return exchange::parse_qr(bytes, exchange::Mode::lenient).ok();
}

bool read_registry(const std::string& bytes) {
    static const auto profile = *format::registry_profile("sberbank-13");
    return exchange::parse_registry(profile, bytes).ok();
}

bool read_statement(const std::string& bytes) { return exchange::parse_statement(bytes).ok(); }

/// Documents without balances, in the encoding of the form.
std::string statement(std::size_t bytes) {
    std::string text = "1CClientBankExchange\n";
    for (std::size_t i = 0; text.size() < 2 * bytes; ++i)
        text += "СекцияДокумент=Прочее\nНомер=" + std::to_string(i) +
                "\nДата=05.02.2026\nСумма=1.00\nДатаПоступило=05.02.2026\nКонецДокумента\n";
    return *exchange::encode(exchange::Encoding::windows1251, text + "КонецФайла\n");
}

constexpr std::string_view camt_head =
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
    "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>m</MsgId></GrpHdr><Ntfctn><Id>1</Id>"
    "<Acct><Id><IBAN>a</IBAN></Id></Acct>";
constexpr std::string_view camt_tail = "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";

std::string camt_entry(std::string_view inside) {
    return "<Ntry><Amt Ccy=\"RUB\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
           "<BookgDt><Dt>2026-02-05</Dt></BookgDt>" +
           std::string(inside) + "</Ntry>";
}

/// Entries of one rouble each.
std::string camt(std::size_t bytes) {
    std::string text(camt_head);
    for (std::size_t i = 0; text.size() < bytes; ++i)
        text += camt_entry("<NtryRef>" + std::to_string(i) + "</NtryRef>");
    return text + std::string(camt_tail);
}

/// One entry, inside of which a piece repeats.
std::string camt_of_one_entry(std::string_view piece, std::size_t bytes) {
    return std::string(camt_head) + camt_entry(repeated(piece, bytes)) + std::string(camt_tail);
}

/// Rows of one rouble, and the trailer that they need.
std::string registry(std::size_t bytes) {
    std::string text;
    std::size_t count = 0;
    while (text.size() < bytes)
        text += "05-02-2026;10-15-00;8047;12;" + std::to_string(++count) +
                ";00123;;;0126;1,00;1,00;0,00;5\r\n";
    const std::string sum = std::to_string(count) + ",00";
    return text + '=' + std::to_string(count) + ';' + sum + ';' + sum + ";0,00;77;06-02-2026\r\n";
}

bool read_readings_by(const char* profile, const std::string& bytes) {
    const auto laid_out_as = *format::readings_profile(profile);
    return exchange::parse_readings(laid_out_as, bytes, {.id = "i"}).ok();
}

bool read_readings(const std::string& bytes) { return read_readings_by("readings-csv", bytes); }
bool read_wide_readings(const std::string& bytes) {
    return read_readings_by("readings-wide-csv", bytes);
}

bool read_messages(const std::string& bytes) {
    return format::read_messages(bytes, "vladimir", "", {.id = "i"}, exchange::Mode::lenient).ok();
}

const Shape shapes[] = {
    {"readings",
     [](std::size_t bytes) {
         return "h\n" + repeated("0012;77;T1;05778,5;kWh;20.01.2026\n", bytes);
     },
     read_readings, true, 60},
    {"readings_of_wide_rows",
     [](std::size_t bytes) { return "h\n" + repeated("0012;20.01.2026;1;2;3;4;5\n", bytes); },
     read_wide_readings, true, 400},
    {"readings_that_are_refused",
     [](std::size_t bytes) { return "h\n" + repeated("0012;77;;x;;\n", bytes); }, read_readings,
     true, 200},
    {"readings_of_delimiters", [](std::size_t bytes) { return "h\n" + repeated(";", bytes); },
     read_readings, false, 12},
    {"readings_of_quotes", [](std::size_t bytes) { return "h\n" + repeated("\"\n", bytes); },
     read_readings, false, 12},
    {"readings_of_open_quotes", [](std::size_t bytes) { return "h\n\"" + repeated("a\n", bytes); },
     read_readings, false, 12},
    {"messages",
     [](std::size_t bytes) { return repeated("{\"text\": \"0012 1Э5 1X7\"}\n", bytes); },
     read_messages, true, 200},
    {"messages_of_one_text",
     [](std::size_t bytes) { return "{\"text\": \"" + repeated("1Э5 ", bytes) + "\"}"; },
     read_messages, true, 24},
    {"code_of_many_requisites",
     [](std::size_t bytes) { return "ST00012" + repeated("|a=1", bytes); }, read_code, true, 80},
    {"code_of_distinct_requisites",
     [](std::size_t bytes) {
         std::string text = "ST00012";
         for (std::size_t i = 0; text.size() < bytes; ++i) text += "|k" + std::to_string(i) + '=';
         return text;
     },
     read_code, true, 60},
    {"code_of_one_value",
     [](std::size_t bytes) { return "ST00012|Purpose=" + repeated("я", bytes); }, read_code, true,
     12},
    {"code_of_separators", [](std::size_t bytes) { return "ST00012" + repeated("|", bytes); },
     read_code, true, 12},
    {"registry", registry, read_registry, true, 20},
    {"registry_of_delimiters", [](std::size_t bytes) { return repeated(";", bytes); },
     read_registry, false, 20},
    {"registry_of_lines", [](std::size_t bytes) { return repeated("\n", bytes); }, read_registry,
     false, 12},
    {"registry_of_bad_rows", [](std::size_t bytes) { return repeated("x;y\n", bytes); },
     read_registry, false, 40},
    {"statement", statement, read_statement, true, 24},
    {"statement_of_one_section",
     [](std::size_t bytes) {
         std::string text = "1CClientBankExchange\n" +
                            *exchange::encode(exchange::Encoding::windows1251, "СекцияРасчСчет\n");
         for (std::size_t i = 0; text.size() < bytes; ++i) text += 'k' + std::to_string(i) + "=1\n";
         return text;
     },
     read_statement, false, 30},
    {"statement_of_lines",
     [](std::size_t bytes) { return "1CClientBankExchange\n" + repeated("\n", bytes); },
     read_statement, false, 12},
    {"camt", camt, read_statement, true, 12},
    {"camt_of_one_entry",
     [](std::size_t bytes) {
         return camt_of_one_entry(
             "<NtryDtls><TxDtls><RmtInf><Ustrd>x</Ustrd></RmtInf></TxDtls>"
             "</NtryDtls>",
             bytes);
     },
     read_statement, true, 24},
    {"camt_of_empty_elements", [](std::size_t bytes) { return camt_of_one_entry("<a/>", bytes); },
     read_statement, true, 120},
    {"camt_of_bad_sums",
     [](std::size_t bytes) {
         return std::string(camt_head) + repeated("<Ntry><Amt>x</Amt></Ntry>", bytes) +
                std::string(camt_tail);
     },
     read_statement, false, 24},
    {"camt_of_one_text",
     [](std::size_t bytes) {
         return camt_of_one_entry("<AddtlNtryInf>" + repeated("я", bytes) + "</AddtlNtryInf>", 1);
     },
     read_statement, false, 24},
    {"camt_of_one_attribute",
     [](std::size_t bytes) {
         return std::string(camt_head) + "<Ntry a=\"" + repeated("&amp;", bytes);
     },
     read_statement, false, 24},
    {"camt_of_white_space",
     [](std::size_t bytes) { return std::string(camt_head) + repeated(" \n", bytes); },
     read_statement, false, 12},
    {"registry_of_bytes_without_meaning",
     [](std::size_t bytes) { return std::string(bytes, '\x98'); }, read_registry, false, 12},
};

class Exchange : public testing::TestWithParam<Shape> {};

/// Time is compared between sizes four times apart and may be eight times as long; a cost that
/// grows as the square would take sixteen times. A noisy machine gets more attempts.
TEST_P(Exchange, CostsInProportion) {
    const Shape& shape = GetParam();
    const auto cost = [&](std::size_t bytes) {
        const std::string text = shape.make(bytes);
        double seconds = 0;
        const Taken taken = taken_by([&] {
            const auto start = std::chrono::steady_clock::now();
            EXPECT_EQ(shape.read(text), shape.accepted);
            seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        });
        EXPECT_LE(taken.peak, shape.memory_of_byte * text.size() + megabyte);
        return std::pair(taken, seconds);
    };
    double ratio = 0;
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto [small, small_seconds] = cost(megabyte / 2);
        const auto [large, large_seconds] = cost(2 * megabyte);
        ratio = large_seconds / std::max(small_seconds, 0.002);
        EXPECT_LE(large.peak, 8 * small.peak + megabyte);
        EXPECT_LE(large.total, 8 * small.total + megabyte);
        if (ratio <= 8) break;
    }
    EXPECT_LE(ratio, 8);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Exchange, testing::ValuesIn(shapes),
                         [](const auto& shape) { return shape.param.name; });

}  // namespace
}  // namespace kvit::hurt
