#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kvit/ledger/reconciliation/evidence.hpp"
#include "ledger/reconciliation/account_index.hpp"

namespace kvit::ledger {

/// Numbers one slip away from those that were written. What is indexed is what was written and
/// found nobody, each with every character left out once: two numbers that differ by one character
/// or by a transposition share such a rest. So all numbers of accounts are passed once, in time
/// that grows as their length.
class NearNumbers {
  public:
    /// Of one written number: accounts and how their numbers differ.
    using Hits = std::vector<std::pair<std::uint32_t, Evidence>>;

    /// Plain numbers; those that are too short find nothing.
    explicit NearNumbers(std::vector<std::string> written);

    /// Looks at all numbers of accounts.
    void find_in(const std::vector<NumberOf>& numbers);
    const Hits& of(std::string_view written) const;

  private:
    /// A hit for one written number is looked for no further past this many.
    static constexpr std::size_t hits_max = 256;

    std::vector<std::string> written_;  // sorted, each once
    std::vector<Hits> hits_;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rests_;  // hash of a rest, which written
};

}  // namespace kvit::ledger
