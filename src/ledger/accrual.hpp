#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kvit/ledger/penalty.hpp"
#include "ledger/due_dates.hpp"

/// What accrues on a day of a debt, apart from how large the debt is.
namespace kvit::ledger {

/// Days on which nothing of this changes.
struct AccrualRun {
    Interval days;
    std::int32_t first_day = 0;  ///< number of the first one, counted from the due date
    bool counts = true;          ///< false: its days do not count (`clock_frozen`)
    Decimal percent;
    std::int32_t divisor = 0;  ///< 0: nothing accrues
    ZeroReason zero = ZeroReason::none;
    std::vector<std::string> suspensions;
    PenaltySources sources;
};

/// Accrual — начисление по дням: rate, limit, scale, suspensions and limitation of one case.
class Accrual {
  public:
    /// `days` are those on which some debt may be unpaid: the national suspensions must be known
    /// for them. Throws `Failure`.
    Accrual(CaseLaw& law, const PenaltyCase& facts, const Practices& practices, Interval days);

    /// The runs of a debt over some of its days of delay. `paid_on` is the day of the payment that
    /// covered it, where the practice takes the rate of that day; `payments` are the days of all
    /// that covered a part, ascending. Throws `Failure`.
    std::vector<AccrualRun> runs(const DueDebt& debt, Interval days, std::optional<Date> paid_on,
                                 std::span<const Date> payments);

    /// The days around one whose payments give a debt the same rates. Throws `Failure`.
    Interval payments_like(Date day);

  private:
    struct Suspended {
        std::string name;
        Interval days;
        SparedDebts spared;
        trace::SourceId source;
    };
    /// The debt whose runs are made, with what concerns it alone.
    struct Subject {
        const DueDebt& debt;
        std::vector<const Suspended*> suspended;  ///< by their first days
        std::optional<Date> paid_on;
        std::span<const Date> payments;
        bool barred = false;
    };
    /// A day with the one up to which it holds.
    struct Until {
        Date day;
        Date until;
    };

    void add_national(Interval days);
    void add_facts(std::span<const NoAccrual> facts);
    void add_limitation();

    Subject subject(const DueDebt& debt, std::optional<Date> paid_on,
                    std::span<const Date> payments) const;
    AccrualRun run_from(const Subject& subject, Date day, Date end);
    void set_rate(const Subject& subject, AccrualRun& run);
    void set_share(const Subject& subject, AccrualRun& run);
    Until rate_day(const Subject& subject, Date day) const;
    Held<Decimal> rate_on(Date day);
    Held<law::RateLimit> limit_on(Date day);
    std::int32_t number_of(const Subject& subject, Date day) const;

    CaseLaw& law_;
    const PenaltyCase& facts_;
    const Practices& practices_;
    std::vector<Suspended> suspended_;
    /// `limitation_applied`: the term, and the day of the claim. A penalty falls with its principal
    /// (ГК РФ ст. 207), and the term of a day never ends before that of its debt.
    std::optional<Held<int>> limitation_;
    Date claim_;
    std::optional<trace::SourceId> given_source_;
    std::optional<trace::SourceId> not_presented_source_;
};

}  // namespace kvit::ledger
