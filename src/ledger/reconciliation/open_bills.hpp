#pragma once

#include <optional>
#include <vector>

#include "kvit/ledger/reconciliation/practices.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "ledger/reconciliation/account_index.hpp"

namespace kvit::ledger {

/// How a bill was chosen for a payment.
enum class BillChoice : std::uint8_t { named_document, named_period, same_amount, by_practice };

/// What a payment is to its bill.
struct Judged {
    RowStatus status = RowStatus::advance;
    const KnownBill* bill = nullptr;  ///< nullptr: the account has none
    BillChoice choice = BillChoice::by_practice;
    Money due{};                       ///< unpaid before the payment; not below zero
    bool with_insurance = false;       ///< it equals the total with insurance
    bool document_unknown = false;     ///< named, and not among the bills of the account
    bool period_without_bill = false;  ///< named, and no bill is of it
};

/// Bills with what rows have paid of them.
class OpenBills {
  public:
    explicit OpenBills(const AccountIndex& index) : index_(index) {
        for (std::uint32_t i = 0; i < index.accounts().size(); ++i)
            paid_.emplace_back(index.bills(i).size());
    }

    /// Whether an open bill equals the amount.
    bool equals_a_bill(std::uint32_t account, Money amount) const;
    bool owes(std::uint32_t account) const;
    /// Compares a payment of `amount` with a bill of its account, and pays it.
    Judged pay(std::uint32_t account, const RegistryRow& row, Money amount,
               const ReconciliationPractices& practices);

  private:
    using Bills = std::span<const KnownBill* const>;

    std::optional<std::size_t> choose(std::uint32_t account, const RegistryRow& row, Money amount,
                                      const ReconciliationPractices& practices,
                                      Judged& judged) const;
    Money left(std::uint32_t account, std::size_t bill) const {
        return index_.bills(account)[bill]->to_pay - paid_[account][bill];
    }
    std::optional<Money> left_with_insurance(std::uint32_t account, std::size_t bill) const {
        const auto& total = index_.bills(account)[bill]->with_insurance;
        return total ? std::optional(*total - paid_[account][bill]) : std::nullopt;
    }
    bool equals(std::uint32_t account, std::size_t bill, Money amount) const {
        return left(account, bill) == amount || left_with_insurance(account, bill) == amount;
    }

    const AccountIndex& index_;
    std::vector<std::vector<Money>> paid_;  // by accounts and their bills
};

}  // namespace kvit::ledger
