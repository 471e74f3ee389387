#pragma once

#include "format/json/choice.hpp"
#include "format/names.hpp"
#include "kvit/ledger/remittance.hpp"

/// The names that documents of remittances use for the values of enumerations.
namespace kvit::format::names {

inline constexpr Choice<ledger::CommissionBase> commission_bases[] = {
    {"collected", ledger::CommissionBase::collected},
    {"net", ledger::CommissionBase::net},
};

}  // namespace kvit::format::names
