#pragma once

#include <cstddef>
#include <vector>

#include "kvit/exchange/statement.hpp"

/// Several sections of one account in one file: a bank writes one for each day, say.
namespace kvit::exchange {

/// Two sections of one account, by their places in the list, one behind the other in time.
struct SectionPair {
    std::size_t before;
    std::size_t after;
};

/// Those pairs that say something of each other; sections without days are in none.
struct SectionPairs {
    std::vector<SectionPair> following{};    ///< the days of one follow those of the other
    std::vector<SectionPair> overlapping{};  ///< they have days in common
};

SectionPairs section_pairs(const std::vector<StatementAccount>& accounts);

/// Whether what one section ends with is what the next one begins with, as far as both say it.
bool balances_meet(const StatementAccount& before, const StatementAccount& after);

}  // namespace kvit::exchange
