#pragma once

#include <cstddef>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/charge/line.hpp"

namespace kvit::format {

/// Where a line stands in its bill.
struct LinePlace {
    std::size_t number;        ///< from 1, over the whole bill
    tariff::Section section;   ///< under which it is printed
    std::size_t source_count;  ///< of the bill
};

/// A line with its formula, which has to be one of the catalogue with the inputs of its card. The
/// signs and the units stand there for people and are checked against the card.
charge::ChargeLine read_line(json::ObjectReader& r, const LinePlace& place);

json::Object line_object(const charge::ChargeLine& line, std::size_t number);

}  // namespace kvit::format
