#include "kvit/ledger/penalty_plan.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "ledger/facts.hpp"
#include "ledger/plan/merge.hpp"
#include "ledger/plan/tables.hpp"
#include "ledger/plan/walk.hpp"

namespace kvit::ledger {
namespace {

using formula::fast::Narrow;
using formula::fast::Wide;

/// The debts of a case alone. Each has its position in place of its amount, which survives that
/// they are put in order.
PenaltyCase debts_of(PenaltyCase facts) {
    facts.payments.clear();
    facts.posted.clear();
    for (std::size_t i = 0; i < facts.debts.size(); ++i)
        facts.debts[i].amount = Money::kopecks(static_cast<std::int64_t>(i));
    return as_known(std::move(facts));
}

Failure unsupported() {
    return Failure(Error{ErrorCode::unsupported,
                         "policy.rate",
                         "rate_on_next_payment_day",
                         {"другая практика ставки; эта — только в расчёте по одному счёту",
                          "another practice of the rate; this one is for one account at a time"}});
}

/// One call of `run`: what it works with, and where each result goes.
class Run {
  public:
    Run(const plan::Tables& tables, const PenaltyColumns& columns, const PenaltyResults& results)
        : tables_(tables),
          columns_(columns),
          results_(results),
          merges_(plan::Merge::serves(tables, !columns.named.empty())),
          merge_(tables),
          narrow_(tables),
          wide_(tables) {
        require_lengths();
    }

    PenaltyReport all() {
        const std::size_t rows = columns_.rows();
        for (std::size_t i = 0; i < rows; i += plan::Merge::lanes)
            group(i, std::min(plan::Merge::lanes, rows - i));
        return report_;
    }

  private:
    void require_lengths() const {
        const std::size_t rows = columns_.rows();
        const std::size_t months = tables_.periods.size();
        const auto fits = [](const auto& wanted, std::size_t size) {
            return wanted.empty() || wanted.size() == size;
        };
        const bool fit = columns_.debts.size() == rows * months &&
                         columns_.days.size() == columns_.payments.size() &&
                         fits(columns_.named, columns_.payments.size()) &&
                         results_.penalty.size() == rows && fits(results_.left, rows) &&
                         fits(results_.advance, rows) && fits(results_.by_months, rows * months) &&
                         fits(results_.status, rows);
        if (!fit) throw std::invalid_argument("PenaltyPlan: columns of different length");
    }

    std::span<std::int64_t> months_of(std::size_t i) const {
        const std::size_t months = tables_.periods.size();
        return results_.by_months.subspan(i * months, months);
    }

    std::optional<plan::Row> row(std::size_t i) const {
        const std::int64_t from = columns_.offsets[i];
        const std::int64_t to = columns_.offsets[i + 1];
        if (from < 0 || to < from || static_cast<std::uint64_t>(to) > columns_.payments.size())
            return std::nullopt;
        const auto first = static_cast<std::size_t>(from);
        const auto count = static_cast<std::size_t>(to - from);
        const std::size_t months = tables_.periods.size();
        return plan::Row{
            columns_.debts.subspan(i * months, months), columns_.days.subspan(first, count),
            columns_.payments.subspan(first, count),
            columns_.named.empty() ? columns_.named : columns_.named.subspan(first, count)};
    }

    /// Rows that stand beside each other: merged together those that can be.
    void group(std::size_t first, std::size_t count) {
        if (!merges_) {
            for (std::size_t i = 0; i < count; ++i) walk(first + i);
            return;
        }
        std::array<bool, plan::Merge::lanes> merged{};
        for (std::size_t i = 0; i < count; ++i) {
            const auto row = this->row(first + i);
            merged[i] = row && merge_.open(i, *row);
        }
        merge_.run();
        for (std::size_t i = 0; i < count; ++i) {
            if (!merged[i]) {
                walk(first + i);
                continue;
            }
            ++report_.narrow_rows;
            put(first + i, merge_.result(i), [&](auto months) { merge_.put_months(i, months); });
        }
    }

    void walk(std::size_t i) {
        const auto row = this->row(i);
        if (!row) return refuse(i, ErrorCode::contradiction);
        if (const auto refusal = plan::refusal(tables_, *row)) return refuse(i, *refusal);
        try {
            if (narrow_.admits(*row)) {
                put_walked(i, narrow_, *row);
                ++report_.narrow_rows;
            } else {
                put_walked(i, wide_, *row);
            }
        } catch (const Overflow&) {
            refuse(i, ErrorCode::overflow);
        }
    }

    template <class D>
    void put_walked(std::size_t i, plan::Walk<D>& walk, const plan::Row& row) {
        put(i, walk.run(row), [&](auto months) { walk.put_months(months); });
    }

    template <class PutMonths>
    void put(std::size_t i, plan::RowResult result, PutMonths put_months) {
        if (tables_.practices.advance == law::PenaltyAdvance::advance_pays_penalty)
            result.advance -= std::min(result.advance, result.penalty);
        results_.penalty[i] = result.penalty;
        if (!results_.left.empty()) results_.left[i] = result.left;
        if (!results_.advance.empty()) results_.advance[i] = result.advance;
        if (!results_.by_months.empty()) put_months(months_of(i));
        if (!results_.status.empty()) results_.status[i] = 0;
    }

    void refuse(std::size_t i, ErrorCode code) {
        ++report_.refused;
        put(i, {}, [](auto months) { std::fill(months.begin(), months.end(), 0); });
        if (!results_.status.empty()) results_.status[i] = static_cast<std::int32_t>(code);
    }

    const plan::Tables& tables_;
    const PenaltyColumns& columns_;
    const PenaltyResults& results_;
    bool merges_;
    plan::Merge merge_;
    plan::Walk<Narrow> narrow_;
    plan::Walk<Wide> wide_;
    PenaltyReport report_;
};

}  // namespace

Result<PenaltyPlan> PenaltyPlan::make(const law::LawBook& law, const law::Policy& policy,
                                      const PenaltyCase& facts) {
    try {
        const law::Policy of_case = policy_of(policy, facts);
        const PenaltyCase known = debts_of(facts);
        const Practices practices = Practices::of(of_case, known.as_of);
        if (practices.rate == law::PenaltyRate::rate_on_next_payment_day) throw unsupported();
        require_facts(law, known, practices);
        std::vector<Month> periods;
        for (const Debt& debt : facts.debts) periods.push_back(debt.period);
        CaseLaw case_law(law, known, practices);
        const auto debts = debts_due(case_law, known, practices);
        return PenaltyPlan(new plan::Tables(case_law, known, practices, debts, std::move(periods)));
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "", "", {overflow.what(), overflow.what()}};
    }
}

PenaltyPlan::~PenaltyPlan() { delete tables_; }

std::size_t PenaltyPlan::months() const { return tables_->periods.size(); }

PenaltyReport PenaltyPlan::run(const PenaltyColumns& columns, const PenaltyResults& results) const {
    return Run(*tables_, columns, results).all();
}

}  // namespace kvit::ledger
