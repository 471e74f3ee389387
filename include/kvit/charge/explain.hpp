#pragma once

#include <optional>
#include <span>

#include "kvit/base/result.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/line.hpp"
#include "kvit/trace/explanation.hpp"

namespace kvit::charge {

/// The explained reading of a formula with given inputs. Same errors as `evaluate`.
Result<trace::Explanation> explain(FormulaId id, std::span<const Decimal> inputs,
                                   std::optional<DayShare> share = std::nullopt);

/// The explained reading of a formula of a volume. Same errors as `evaluate`.
Result<trace::Explanation> explain(VolumeFormulaId id, std::span<const Decimal> inputs);

/// Explains a line of a bill from its own inputs and the bill's sources. Error `identity_violated`
/// if the line does not give its amount again.
Result<trace::Explanation> explain(const ChargeLine& line, const Text& service,
                                   const trace::SourceList& sources);

}  // namespace kvit::charge
