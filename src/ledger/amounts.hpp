#pragma once

#include <numeric>
#include <span>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/formula/fast.hpp"
#include "kvit/ledger/formulas/penalty.hpp"
#include "kvit/ledger/penalty.hpp"

/// The amounts of a case from its intervals, in any reading of the formulas and by any practice of
/// rounding.
namespace kvit::ledger {

struct Amounts {
    std::vector<Money> intervals;
    std::vector<Money> debts;
    Money total;

    friend bool operator==(const Amounts&, const Amounts&) = default;
};

/// The inputs of an interval as raw integers at the legal scale of their kinds.
struct RawInterval {
    std::int64_t debt;
    std::int64_t percent;
    std::int64_t days;
    std::int64_t divisor;

    /// Throws `Overflow` for what the kinds do not admit.
    static RawInterval of(const PenaltyInterval& interval, int days) {
        using formula::fast::Wide;
        const auto admit = []<class Input>(Input, Decimal value) {
            const auto raw = Input::admit(value);
            if (!raw) throw Overflow("penalty: a debt, rate or divisor out of its range");
            return *raw;
        };
        return {admit(In<Wide, kind::debt, "B">(), interval.base.to_decimal()),
                admit(In<Wide, kind::percent, "r">(), interval.percent),
                admit(In<Wide, kind::overdue_days, "t">(), Decimal::whole(days)),
                admit(In<Wide, kind::rate_divisor, "q">(), Decimal::whole(interval.divisor))};
    }
};

/// `D` is the reading, `finish(amount)` its rounding to kopecks.
template <class D, class Finish>
class AmountsIn {
  public:
    explicit AmountsIn(Finish finish) : finish_(finish) {}

    Amounts of(std::span<const PenaltyInterval> intervals, std::size_t debts,
               law::PenaltyRounding rounding) const {
        Amounts amounts;
        amounts.debts.resize(debts);
        Rows rows(debts);
        std::int64_t common = 1;
        for (const auto& interval : intervals)
            if (interval.divisor != 0) common = std::lcm(common, std::int64_t{interval.divisor});
        if (common > kind::rate_divisor.legal.raw_max)
            throw Overflow("penalty: the shares of the rate have too large a common divisor");

        for (const auto& interval : intervals) {
            amounts.intervals.push_back(of_interval(interval, rounding));
            amounts.debts[interval.debt] += amounts.intervals.back();
            if (interval.divisor != 0) rows[interval.debt].push_back(row(interval, common));
        }
        const bool sums_intervals = rounding == law::PenaltyRounding::round_interval ||
                                    rounding == law::PenaltyRounding::round_day;
        if (!sums_intervals)
            for (std::size_t i = 0; i < debts; ++i)
                amounts.debts[i] = of_debts(std::span(rows).subspan(i, 1), common);
        if (rounding == law::PenaltyRounding::round_total)
            amounts.total = of_debts(rows, common);
        else
            for (const Money debt : amounts.debts) amounts.total += debt;
        return amounts;
    }

  private:
    using Rows = std::vector<std::vector<AccruedInterval<D>>>;

    Money of_interval(const PenaltyInterval& interval, law::PenaltyRounding rounding) const {
        if (interval.divisor == 0) return {};
        const bool by_day = rounding == law::PenaltyRounding::round_day;
        const int days = interval.days.days();
        const RawInterval raw = RawInterval::of(interval, by_day ? 1 : days);
        PenaltyOfInterval::On<D> formula;
        set(formula, raw);
        formula.divisor = input(formula.divisor, raw.divisor);
        const Money amount = Money::kopecks(finish_(formula.amount()));
        if (!by_day) return amount;
        std::int64_t all = 0;
        if (__builtin_mul_overflow(amount.kopecks(), std::int64_t{days}, &all))
            throw Overflow("penalty: the sum of the days");
        return Money::kopecks(all);
    }

    static AccruedInterval<D> row(const PenaltyInterval& interval, std::int64_t common) {
        const RawInterval raw = RawInterval::of(interval, interval.days.days());
        AccruedInterval<D> row;
        set(row, raw);
        row.share = input(row.share, common / raw.divisor);
        return row;
    }

    Money of_debts(std::span<const std::vector<AccruedInterval<D>>> rows,
                   std::int64_t common) const {
        std::vector<AccruedDebt<D>> debts;
        for (const auto& debt : rows)
            if (!debt.empty()) debts.push_back({debt});
        if (debts.empty()) return {};
        PenaltyOfDebts<D> formula{.debts = debts, .divisor = {}};
        formula.divisor = input(formula.divisor, common);
        return Money::kopecks(finish_(formula.amount()));
    }

    template <class Formula>
    static void set(Formula& formula, const RawInterval& raw) {
        formula.debt = input(formula.debt, raw.debt);
        formula.rate = input(formula.rate, raw.percent);
        formula.days = input(formula.days, raw.days);
    }
    /// An input of the type of a member.
    template <class Input>
    static Input input(const Input&, std::int64_t raw) {
        return Input(raw);
    }

    Finish finish_;
};

}  // namespace kvit::ledger
