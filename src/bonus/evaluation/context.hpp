#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/bonus/evaluation.hpp"

namespace kvit::bonus {

/// What a condition is asked about: a month, a span of months, a payment, a reading.
struct Context {
    std::string unit;  ///< its name in results
    std::optional<Month> month{};
    Instant from{};
    Instant to{};                 ///< exclusive
    std::vector<Month> months{};  ///< of a span
    const PaymentFact* payment = nullptr;
    const ReadingFact* reading = nullptr;
    std::optional<std::string> level{};  ///< of the review
};

/// An answer to a condition; reasons say what stood in its way, values what was looked at.
struct Answer {
    bool holds = true;
    std::vector<Reason> reasons{};
    std::optional<Instant> at{};     ///< the latest moment at which a metric became true
    std::optional<Instant> until{};  ///< the latest deadline that was asked
};

}  // namespace kvit::bonus
