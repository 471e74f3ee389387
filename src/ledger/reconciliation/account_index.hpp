#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kvit/ledger/reconciliation/payments_case.hpp"

namespace kvit::ledger {

/// A plain number and the place of its account in the order of ids.
struct NumberOf {
    std::string number;
    std::uint32_t account;

    friend auto operator<=>(const NumberOf&, const NumberOf&) = default;
};

/// Accounts by their numbers, bills by theirs.
class AccountIndex {
  public:
    static constexpr std::ptrdiff_t shared_max = 64;

    explicit AccountIndex(const PaymentsCase& facts);

    const std::vector<const KnownAccount*>& accounts() const { return accounts_; }
    const KnownAccount& account(std::uint32_t place) const { return *accounts_[place]; }
    std::uint32_t place_of(const AccountId& account) const;
    /// By numbers and accounts, each pair once.
    const std::vector<NumberOf>& numbers() const { return numbers_; }
    /// The accounts that have a plain number; one that more than `shared_max` have names nobody.
    std::span<const NumberOf> with(std::string_view number) const;
    /// nullptr: there is no such document.
    const KnownBill* bill(std::string_view plain_document) const;
    /// The bills of an account, by periods and documents.
    std::span<const KnownBill* const> bills(std::uint32_t account) const;

  private:
    std::vector<const KnownAccount*> accounts_;  // by ids
    std::vector<NumberOf> numbers_;
    std::vector<std::pair<std::string, const KnownBill*>> documents_;
    std::vector<const KnownBill*> bills_;  // by accounts, periods, documents
    std::vector<std::size_t> first_bill_;  // of each account, and the end
};

}  // namespace kvit::ledger
