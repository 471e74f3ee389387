#pragma once

#include <span>

#include "kvit/formula/card.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/formula/literal.hpp"

/// Пени: P = Σ B × r × t / q, where B is the debt, r the rate (percent a year, not divided by the
/// days of a year), t the days and 1/q the share of the rate for a day of delay.
namespace kvit::ledger {

using formula::In;

/// What accrues before the share of the rate is taken.
constexpr auto accrued(const auto& debt, const auto& rate, const auto& days) {
    return debt * rate * days;
}
/// The same where the rate was added up over the days beforehand.
constexpr auto accrued(const auto& debt, const auto& rate_days) { return debt * rate_days; }
/// The share of it that is the penalty.
constexpr auto penalty_of(const auto& accrued, const auto& divisor) {
    return accrued / divisor / formula::hundred_percent;
}

/// Пени за интервал: days with one debt, one rate and one share.
struct PenaltyOfInterval {
    static constexpr formula::Card card{
        .name = "penalty",
        .title = {"долг × ставка × дни × доля ставки", "debt × rate × days × share of the rate"},
        .law = {"ЖК РФ, ст. 155 ч. 14", "Housing Code, art. 155 p. 14"},
        .support = formula::Support::two};

    template <class D>
    struct On {
        In<D, kind::debt, "B"> debt;
        In<D, kind::percent, "r"> rate;
        In<D, kind::overdue_days, "t"> days;
        In<D, kind::rate_divisor, "q"> divisor;

        constexpr auto amount() const { return penalty_of(accrued(debt, rate, days), divisor); }
    };
};

/// A row of the sum below: an interval whose share is w of q common parts.
template <class D>
struct AccruedInterval {
    In<D, kind::debt, "B"> debt;
    In<D, kind::percent, "r"> rate;
    In<D, kind::overdue_days, "t"> days;
    In<D, kind::rate_share, "w"> share;

    constexpr auto accrued() const { return ledger::accrued(debt, rate, days) * share; }
};

/// The intervals of one debt; at most `formula_rows_max` of them.
template <class D>
struct AccruedDebt {
    std::span<const AccruedInterval<D>> intervals;

    constexpr auto accrued() const {
        return sum(intervals, [](const AccruedInterval<D>& row) { return row.accrued(); });
    }
};

/// Пени за несколько интервалов, с одним округлением: the shares are brought to common parts, so
/// that the sum is exact before it is divided once.
template <class D>
struct PenaltyOfDebts {
    std::span<const AccruedDebt<D>> debts;  ///< at most `formula_rows_max` of them
    In<D, kind::rate_divisor, "q"> divisor;

    constexpr auto amount() const {
        return penalty_of(sum(debts, [](const AccruedDebt<D>& debt) { return debt.accrued(); }),
                          divisor);
    }
};

/// Пени по частям долга: each part was covered on a day of its own, up to which a rouble accrues
/// `rate_days`. What the parts accrue adds up to no more than the whole debt would at the largest
/// of the rates, so that a sum of `accrued()` over the parts of one debt has the range of one.
template <class D>
struct PartOfDebt {
    In<D, kind::debt, "B"> debt;
    In<D, kind::rate_days, "R"> rate_days;

    constexpr auto accrued() const { return ledger::accrued(debt, rate_days); }
};

}  // namespace kvit::ledger
