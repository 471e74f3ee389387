#pragma once

#include <cstdint>
#include <span>

/// One row of the columns, of which the offsets are known to fit.
namespace kvit::ledger::plan {

struct Row {
    std::span<const std::int64_t> debts;
    std::span<const std::int32_t> days;
    std::span<const std::int64_t> payments;
    std::span<const std::int32_t> named;  ///< empty: no payment names a month
};

struct RowResult {
    std::int64_t penalty = 0;
    std::int64_t left = 0;
    std::int64_t advance = 0;
};

}  // namespace kvit::ledger::plan
