#pragma once

#include <optional>
#include <vector>

#include "kvit/ledger/allocation/allocated.hpp"

namespace kvit::ledger {

/// A part of a payment with the row that it covers, so that it can be taken back.
struct PlacedPart {
    std::optional<std::size_t> row;  ///< none: an advance
    AllocatedPart part;
};

/// An account while payments arrive: its receivables in the one order that every rule goes by
/// (month, due date, place on the document, creditor, service, kind), with what is left of each.
class OpenAccount {
  public:
    explicit OpenAccount(AccountReceivables account);

    std::size_t size() const { return rows_.size(); }
    const Receivable& row(std::size_t index) const { return rows_[index].receivable; }
    Money left(std::size_t index) const { return rows_[index].left(); }

    /// The first row of these; none if there is none.
    std::optional<std::size_t> find(const BalanceKey& key, ReceivableKind kind,
                                    bool voluntary) const;

    /// A row owes less by `money`, which is not above what is left of it.
    PlacedPart cover(std::size_t index, Money money, AllocationReason why);
    /// A row owes again what a part had covered.
    void restore(std::size_t index, Money money) { rows_[index].paid -= money; }
    void add_advance(Money money) { advance_ += money; }

    AllocatedAccount outcome() && {
        return {.account = std::move(id_), .receivables = std::move(rows_), .advance = advance_};
    }

  private:
    AccountId id_;
    std::vector<ReceivableOutcome> rows_;
    Money advance_;
};

}  // namespace kvit::ledger
