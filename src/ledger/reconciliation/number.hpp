#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/ledger/reconciliation/evidence.hpp"

namespace kvit::ledger {

/// A number of an account or a document as it is compared: letters and digits alone, letters in
/// capitals; spaces, dashes and "№" say nothing. Latin and Cyrillic letters stay different.
std::string plain_number(std::string_view written);

/// The words of a free text that could be numbers, plain, each once and in the order of bytes.
std::vector<std::string> numbers_in(std::string_view text);

/// A number without the zeros at its start.
std::string_view without_zeros(std::string_view number);

/// Fewer characters than this are like too many numbers.
inline constexpr std::size_t near_bytes_min = 5;

/// How a plain number differs from what was written, if they are near; equal ones are not.
std::optional<Evidence> nearness(std::string_view written, std::string_view number);

}  // namespace kvit::ledger
