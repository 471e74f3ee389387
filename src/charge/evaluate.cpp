// The fast reading of every formula, behind run-time ids.
#include "kvit/charge/evaluate.hpp"

#include "charge/read.hpp"

namespace kvit::charge {
namespace {

constexpr auto finish = []<Unit U, int Scale>(const auto& value) {
    return formula::fast::finish<U, Scale, Rounding::half_up>(value);
};

}  // namespace

Result<Outcome> evaluate(FormulaId id, std::span<const Decimal> inputs,
                         std::optional<DayShare> share) {
    return detail::evaluate_in<detail::Wide>(id, inputs, share, finish);
}

Result<Decimal> evaluate(VolumeFormulaId id, std::span<const Decimal> inputs) {
    return detail::evaluate_volume_in<detail::Wide>(id, inputs, finish);
}

}  // namespace kvit::charge
