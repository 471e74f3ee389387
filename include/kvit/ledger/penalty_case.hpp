#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/money/money.hpp"
#include "kvit/trace/reference.hpp"

/// The facts of a penalty case (дело о пени): debts by month, payments, suspensions. Facts with a
/// later `known_on` than that of the case do not exist for it.
namespace kvit::ledger {

/// Debt — задолженность за расчётный период. A period may have several, each with a due date of its
/// own.
struct Debt {
    Month period;
    Money amount;                        ///< not negative
    std::optional<Date> due_date{};      ///< last day for payment; none: by the rule of the case
    std::optional<Date> due_override{};  ///< the term was moved for this document
    bool presented = true;               ///< false: not posted in ГИС ЖКХ, so not presented
    /// The first day that is charged here; the days of delay before it are counted, and were
    /// charged elsewhere: by the system before, or in a claim. None: all days of delay.
    std::optional<Date> accrues_from{};
    Date known_on = Date::open_start();
    std::string path{};  ///< in the document, for errors

    friend bool operator==(const Debt&, const Debt&) = default;
};

/// Payment — платёж. A negative one takes money back from its period: a correction or a reversal.
struct Payment {
    std::string id{};
    Date date;                       ///< день фактической оплаты
    Money amount;                    ///< not zero
    std::optional<Month> period{};   ///< only if the payer named it
    bool to_penalty = false;         ///< the payer named the penalty
    std::optional<Date> due_date{};  ///< of a correction under `corr_own_due`
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const Payment&, const Payment&) = default;
};

/// Which debts a suspension spares: all, those due before a day, or those of some months.
struct SparedDebts {
    std::optional<Date> due_before{};
    std::vector<Month> periods{};

    bool has(Month period, Date due) const {
        if (due_before && due >= *due_before) return false;
        if (periods.empty()) return true;
        for (const Month each : periods)
            if (each == period) return true;
        return false;
    }
    friend bool operator==(const SparedDebts&, const SparedDebts&) = default;
};

enum class SuspensionScope : std::uint8_t { national, regional, account };

/// NoAccrual — дни без начисления пени, as a fact of the case.
struct NoAccrual {
    std::string name;  ///< "svo" is held to the law's own days of `penalty.account_suspension.svo`
    Interval days;
    SparedDebts spared{};
    SuspensionScope scope = SuspensionScope::account;
    trace::Reference reference{};
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const NoAccrual&, const NoAccrual&) = default;
};

/// A penalty that was posted for a debt month before.
struct PostedPenalty {
    Month period;
    Money amount;

    friend bool operator==(const PostedPenalty&, const PostedPenalty&) = default;
};

/// A row of a series of rates that the case brings itself; in force until the next one.
struct OwnRate {
    Date from;
    Decimal percent;

    friend bool operator==(const OwnRate&, const OwnRate&) = default;
};

/// Where due dates come from.
enum class DueRule : std::uint8_t {
    given_or_by_law,  ///< as given; by law where it is not
    as_given,         ///< each debt has its own
    by_day,           ///< a day of the next month, by contract
    by_law,           ///< `billing.due_day.*`
};

/// PenaltyCase — дело о пени: what kvit-penalty/1 holds.
struct PenaltyCase {
    std::string id;
    std::string title{};
    std::string scale;  ///< "zhk14" stands for the parameter `penalty.scale.zhk14`
    Date as_of;         ///< день расчёта
    Date known_on = Date::open_end();
    std::optional<Date> judgment_day{};  ///< день вынесения решения
    std::optional<Date> claim_date{};    ///< день предъявления иска

    std::optional<law::ShippedPolicy> inherits{};  ///< none: the policy of the call
    std::vector<law::Policy::Choice> choices{};    ///< over it
    std::optional<Decimal> flat_percent{};
    std::vector<OwnRate> rates{};
    DueRule due = DueRule::given_or_by_law;
    int due_day = 0;                                     ///< of `by_day`
    std::optional<std::vector<NoAccrual>> no_accrual{};  ///< takes the place of the national ones

    std::vector<Debt> debts{};
    std::vector<Payment> payments{};  ///< those of one day in the order in which they were made
    std::vector<NoAccrual> suspensions{};
    std::vector<PostedPenalty> posted{};

    friend bool operator==(const PenaltyCase&, const PenaltyCase&) = default;
};

}  // namespace kvit::ledger
