#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/penalty_case.hpp"
#include "kvit/ledger/practice.hpp"
#include "kvit/trace/source.hpp"

/// Penalties (пени) on the debts of a case: every day of every debt with its rate, its share and
/// its reason.
namespace kvit::ledger {

/// Why nothing accrues on a day; where several hold, the first one is named.
enum class ZeroReason : std::uint8_t {
    none,           ///< it accrues
    not_presented,  ///< the document counts as not presented
    time_barred,    ///< исковая давность
    no_accrual,     ///< a suspension
    free_days,      ///< the scale has no penalty on these days of delay
};

/// What an interval rests on, by role: joined days rest on several of one.
struct PenaltySources {
    std::vector<trace::SourceId> rate;
    std::vector<trace::SourceId> limit;  ///< only where the limit decided the rate
    std::vector<trace::SourceId> scale;
    std::vector<trace::SourceId> zero;

    friend bool operator==(const PenaltySources&, const PenaltySources&) = default;
};

/// PenaltyInterval — a run of days with the same debt, rate, share of the rate and reason of zero.
struct PenaltyInterval {
    std::size_t debt;             ///< position in `Penalty::debts`
    std::optional<Date> paid_on;  ///< `rate_on_payment_day`: of the payment that covered this part
    Interval days;
    std::int32_t first_day = 0;  ///< the number of its first day of delay
    Money base;                  ///< the debt of these days
    Decimal percent;             ///< a year
    std::int32_t divisor = 0;    ///< 300 is one three-hundredth; 0: nothing accrues
    ZeroReason zero = ZeroReason::none;
    std::vector<std::string> suspensions;  ///< `no_accrual`: their names
    /// Rounded to the kopeck; where the practice rounds later, for printing alone.
    Money amount;
    PenaltySources sources;

    friend bool operator==(const PenaltyInterval&, const PenaltyInterval&) = default;
};

/// What became of a debt.
struct DebtOutcome {
    Month period;
    Date due_date;
    Money amount;
    Money raised;  ///< by corrections
    Money paid;
    Money penalty;
    bool presented = true;
    std::optional<trace::SourceId> due_source;  ///< none: as the case gives it

    Money left() const { return amount + raised - paid; }
    friend bool operator==(const DebtOutcome&, const DebtOutcome&) = default;
};

/// What a payment went to.
struct PaymentOutcome {
    struct Part {
        std::size_t debt;  ///< position in `Penalty::debts`
        Money amount;

        friend bool operator==(const Part&, const Part&) = default;
    };
    Payment payment;
    std::vector<Part> parts;
    Money to_penalty;
    Money advance;  ///< what nothing took; parts, penalty and advance sum to the amount

    friend bool operator==(const PaymentOutcome&, const PaymentOutcome&) = default;
};

/// What is due for a debt month now, beside what was posted.
struct PostedComparison {
    Month period;
    Money due;
    Money posted;

    Money difference() const { return due - posted; }
    friend bool operator==(const PostedComparison&, const PostedComparison&) = default;
};

/// Penalty — расчёт пени.
struct Penalty {
    std::string law;     ///< edition of the law book
    std::string policy;  ///< name of the policy that the case built on
    std::string id;
    std::string title;
    std::string scale;
    Date as_of;
    Date known_on;
    law::PenaltyRounding rounding{};
    std::optional<Date> judgment_day;  ///< whose rate was taken, where the practice takes it
    std::optional<Date> claim_date;    ///< by which the limitation was applied

    Money total;         ///< пени на день расчёта, before anything pays them
    Money penalty_left;  ///< less what was paid of them
    Money debt_left;     ///< principal not paid on the day of the calculation
    Money advance;       ///< money that is left over

    std::vector<PenaltyInterval> intervals;  ///< by debts, parts and days
    std::vector<DebtOutcome> debts;          ///< by due date and period
    std::vector<PaymentOutcome> payments;    ///< by date
    std::vector<PostedComparison> posted;    ///< by period; none if the case has none
    std::vector<Practice> practices;         ///< every option that concerns penalties
    std::vector<charge::Decision> decisions;
    trace::SourceList sources;

    Money posted_total() const;
    friend bool operator==(const Penalty&, const Penalty&) = default;
};

/// Computes the penalties of a case. What the case chooses goes before `policy`. Errors, with paths
/// as in kvit-penalty/1: `law_unknown_parameter` for a scale that the book has not, `law_gap`,
/// `missing_fact`, `contradiction`, `out_of_range`, `limit_exceeded`, `overflow`.
Result<Penalty> penalty(const law::LawBook& law, const law::Policy& policy,
                        const PenaltyCase& facts);

/// The same amounts by the exact reading of the formulas: the oracle of the tests and of an audit.
/// The amounts of the intervals and debts, and the total, are found again; errors:
/// `identity_violated` with what differs.
Errors check_exactly(const Penalty& penalty);

}  // namespace kvit::ledger
