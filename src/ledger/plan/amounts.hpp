#pragma once

#include <cstdint>
#include <span>

#include "kvit/formula/fast.hpp"
#include "kvit/formula/finisher.hpp"
#include "kvit/ledger/formulas/penalty.hpp"
#include "ledger/plan/tables.hpp"

namespace kvit::ledger::plan {

/// The amounts of a plan in the reading D of the formulas. The caller has proved that the domain
/// admits its debts and rates.
template <class D>
class Amounts {
  public:
    using Part = PartOfDebt<D>;
    using Debt = In<D, kind::debt, "B">;
    using RateDays = In<D, kind::rate_days, "R">;
    using Parts = In<D, kind::rate_divisor, "q">;
    /// Also a sum over the parts of one debt.
    using Accrued = decltype(Part{}.accrued());

    explicit Amounts(const Tables& tables)
        : finer_(
              static_cast<std::int64_t>(power_of_ten(RateDays::extent.decimals - tables.decimals))),
          parts_(tables.common_parts),
          finish_(of(Accrued{}).d) {}

    /// What a part of a debt accrues; `rate_days` as the tables have it.
    Accrued accrued(std::int64_t debt, std::int64_t rate_days) const {
        return Part{Debt(debt), RateDays(rate_days * finer_)}.accrued();
    }
    /// Kopecks, rounded half up.
    std::int64_t kopecks(const Accrued& accrued) const { return finish_(of(accrued)); }
    /// The same of several debts, with one rounding; `member` is what a debt accrued.
    template <class Debt>
    std::int64_t kopecks_of_all(std::span<const Debt> debts, Accrued Debt::*member) const {
        const auto all =
            formula::fast::sum(debts, [member](const Debt& debt) { return debt.*member; });
        return formula::fast::finish<unit::rub, 2, Rounding::half_up>(penalty_of(all, parts_));
    }

  private:
    auto of(const Accrued& accrued) const { return penalty_of(accrued, parts_); }
    using Penalty = decltype(penalty_of(Accrued{}, Parts{}));

    std::int64_t finer_;
    Parts parts_;
    formula::fast::Finisher<unit::rub, 2, Rounding::half_up, Penalty::shape> finish_;
};

}  // namespace kvit::ledger::plan
