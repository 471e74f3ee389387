// The exact reading of every formula, behind run-time ids.
#include "charge/read.hpp"
#include "formula/exact.hpp"
#include "kvit/charge/evaluate.hpp"

namespace kvit::charge {
namespace {

constexpr auto finish = []<Unit U, int Scale>(const auto& value) {
    return formula::exact::finish<U, Scale, Rounding::half_up>(value);
};

}  // namespace

Result<Outcome> evaluate_exact(FormulaId id, std::span<const Decimal> inputs,
                               std::optional<DayShare> share) {
    return detail::evaluate_in<formula::exact::Exact>(id, inputs, share, finish);
}

Result<Decimal> evaluate_exact(VolumeFormulaId id, std::span<const Decimal> inputs) {
    return detail::evaluate_volume_in<formula::exact::Exact>(id, inputs, finish);
}

}  // namespace kvit::charge
