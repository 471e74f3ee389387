#pragma once

#include <span>
#include <string>

#include "kvit/charge/decision.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "ledger/allocation/open_account.hpp"
#include "ledger/allocation/turns.hpp"

/// «Почему мой платёж попал туда»: what is told about a payment, in the order in which it happened.
namespace kvit::ledger::words {

/// A group took money; `shared` if it was divided because it did not pay all of it.
charge::Decision covered(const std::string& payment, std::span<const PlacedPart> parts, bool shared,
                         const AllocationPractices& practices);
charge::Decision passed_by(const std::string& payment, const PassedBy& passed);
charge::Decision advance_kept(const std::string& payment, Money advance, bool of_some_creditors);
charge::Decision waits_for_bill(const std::string& payment, Money amount);
charge::Decision unallocated(const std::string& payment, Money amount, UnallocatedReason reason);
charge::Decision document_unknown(const std::string& payment, const std::string& document);
charge::Decision direction_not_heeded(const std::string& payment);
charge::Decision period_not_heeded(const std::string& payment);
charge::Decision taken_back(const TakeBack& fact, Money amount);

}  // namespace kvit::ledger::words
