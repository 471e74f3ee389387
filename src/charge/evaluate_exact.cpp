// The exact reading of every formula, behind run-time ids.
#include "charge/exact_amount.hpp"
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

namespace detail {

using formula::exact::Integer;
using formula::exact::Rational;

struct ExactAmount::Number {
    Rational roubles;
};

namespace {

ExactAmount made(Rational roubles) {
    return ExactAmount(
        std::make_shared<const ExactAmount::Number>(ExactAmount::Number{std::move(roubles)}));
}

/// Whole kopecks below, as far as they reach.
Integer whole_kopecks(const Rational& roubles) {
    const Rational kopecks = roubles * 100;
    Integer whole = numerator(kopecks) / denominator(kopecks);
    if (kopecks < whole) --whole;
    return whole;
}

}  // namespace

ExactAmount::ExactAmount() : number_(std::make_shared<const Number>()) {}

ExactAmount operator+(const ExactAmount& a, const ExactAmount& b) {
    return made(a.number_->roubles + b.number_->roubles);
}
ExactAmount operator-(const ExactAmount& a, const ExactAmount& b) {
    return made(a.number_->roubles - b.number_->roubles);
}
ExactAmount ExactAmount::times(std::int64_t part, std::int64_t whole) const {
    if (whole == 0) throw Overflow("ExactAmount: a part of nothing");
    return made(number_->roubles * Rational(Integer(part), Integer(whole)));
}
bool ExactAmount::is_zero() const { return number_->roubles.is_zero(); }

Money ExactAmount::floor() const {
    const Integer whole = whole_kopecks(number_->roubles);
    if (whole > INT64_MAX || whole < -INT64_MAX) throw Overflow("ExactAmount: floor");
    return Money::kopecks(static_cast<std::int64_t>(whole));
}

bool ExactAmount::larger_remainder(const ExactAmount& a, const ExactAmount& b) {
    const auto rest = [](const Rational& roubles) {
        return Rational(roubles * 100 - whole_kopecks(roubles));
    };
    return rest(a.number_->roubles) > rest(b.number_->roubles);
}

Result<ExactAmount> exact_amount(FormulaId id, std::span<const Decimal> inputs) {
    const auto raw = admit_all(card_of(id).inputs, inputs);
    if (!raw) return raw.errors();
    return without_overflow([&] {
        ExactAmount amount;
        visit_formula(Formulas{}, id, [&]<class F>() {
            const auto formula =
                filled<typename F::template On<formula::exact::Exact>>(raw->inputs, load);
            try {
                amount = made(formula.amount().number);
            } catch (const std::overflow_error&) {  // a divisor that mixed inputs make zero
                throw Overflow("exact_amount: division by zero");
            }
        });
        return amount;
    });
}

}  // namespace detail
}  // namespace kvit::charge
