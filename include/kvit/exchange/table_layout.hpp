#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "kvit/exchange/encoding.hpp"

/// What all tables in text files have in common, whatever their rows say.
namespace kvit::exchange {

/// Where a value stands in a line: one of the three ways.
struct CellPlace {
    std::size_t at = 0;      ///< number of the cell from 1; of a fixed width the first character
    std::size_t length = 0;  ///< characters, of a fixed width alone
    std::string prefix{};    ///< the value follows this in whichever cell begins with it

    friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// TableLayout — устройство таблицы: data, as it is agreed in each contract.
///
/// Formats are made of DD, MM, YY, YYYY, and HH, MM, SS for times; other characters stand for
/// themselves. YY is 20YY.
struct TableLayout {
    Encoding encoding = Encoding::windows1251;
    std::optional<char> delimiter{};  ///< none: fields of a fixed width
    bool quotes = false;              ///< cells may stand in "…", with "" for a quotation mark
    std::size_t cells = 0;            ///< of a row, exactly; 0: at least those that are named
    std::size_t header_lines = 0;     ///< that are passed over; one that is a row is refused
    std::string comment{};  ///< lines that begin so are passed over; empty: there are none
    char decimal = ',';     ///< decimal sign: comma or point
    std::string date_format = "DD.MM.YYYY";
    std::string time_format = "HH:MM:SS";

    friend bool operator==(const TableLayout&, const TableLayout&) = default;
};

}  // namespace kvit::exchange
