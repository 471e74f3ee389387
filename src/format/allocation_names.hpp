#pragma once

#include "format/json/choice.hpp"
#include "format/names.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

/// The names that documents of allocation use for the values of enumerations.
namespace kvit::format::names {

inline constexpr Choice<ledger::ReceivableKind> receivable_kinds[] = {
    {"principal", ledger::ReceivableKind::principal},
    {"penalty", ledger::ReceivableKind::penalty},
    {"court_cost", ledger::ReceivableKind::court_cost},
};

inline constexpr Choice<ledger::PartKind> part_kinds[] = {
    {"principal", ledger::PartKind::principal},   {"penalty", ledger::PartKind::penalty},
    {"court_cost", ledger::PartKind::court_cost}, {"voluntary", ledger::PartKind::voluntary},
    {"advance", ledger::PartKind::advance},
};

inline constexpr Choice<ledger::TakeBackKind> take_back_kinds[] = {
    {"reversal", ledger::TakeBackKind::reversal},
    {"refund", ledger::TakeBackKind::refund},
    {"transfer", ledger::TakeBackKind::transfer},
};

inline constexpr Choice<premises::HandPostingKind> hand_posting_kinds[] = {
    {"correction", premises::HandPostingKind::correction},
    {"penalty", premises::HandPostingKind::penalty},
    {"write_off", premises::HandPostingKind::write_off},
    {"bonus_credit", premises::HandPostingKind::bonus_credit},
    {"court_cost", premises::HandPostingKind::court_cost},
    {"provider_fine", premises::HandPostingKind::provider_fine},
};

inline constexpr Choice<ledger::UnallocatedReason> unallocated_reasons[] = {
    {"no_account", ledger::UnallocatedReason::no_account},
    {"unknown_account", ledger::UnallocatedReason::unknown_account},
};

inline constexpr auto allocation_reasons =
    of_rows(ledger::allocation_reason_rows, &ledger::AllocationReasonRow::reason);

}  // namespace kvit::format::names
