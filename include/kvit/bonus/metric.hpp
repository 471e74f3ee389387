#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/bonus/condition.hpp"
#include "kvit/bonus/moment.hpp"
#include "kvit/money/money.hpp"

/// Metrics (показатели): the closed list of what a programme can ask of the history of an account.
/// Each is a boolean or a whole number; none knows fractions.
namespace kvit::bonus {

/// By which of its days a payment counts.
enum class PaymentDay : std::uint8_t {
    paid_at,      ///< when the payer paid
    received_at,  ///< when the money came
    posted_at,    ///< when it was posted to the account
};

/// Which payments count. An empty list of channels or schemes means any.
struct PaymentFilter {
    std::vector<std::string> channels{};
    std::vector<std::string> schemes{};  ///< payment system of the card, "mir"
    std::optional<Money> fee_max{};  ///< the largest commission (комиссия) that the payer paid
    PaymentDay day = PaymentDay::paid_at;
    friend bool operator==(const PaymentFilter&, const PaymentFilter&) = default;
};

/// Which lines of a bill.
enum class BillLines : std::uint8_t {
    mandatory,  ///< without voluntary ones, such as insurance
    all,
};

/// What is to be covered by payments.
enum class Target : std::uint8_t {
    bill,
    preliminary,  ///< the calculation inside the month (предварительный расчёт)
    recommended,  ///< a sum recommended beforehand (рекомендуемый платёж)
};

/// Boolean: the fact holds at a moment; one of `values` where the list is not empty.
struct FactAt {
    std::string fact;
    std::vector<std::string> values{};
    Moment at{};
    friend bool operator==(const FactAt&, const FactAt&) = default;
};

/// Boolean: the fact began to hold within a span.
struct FactBecame {
    std::string fact;
    Span within{};
    friend bool operator==(const FactBecame&, const FactBecame&) = default;
};

/// Boolean: the fact holds through all of a span, as far as it has passed.
struct FactThroughout {
    std::string fact;
    Span within{};
    friend bool operator==(const FactThroughout&, const FactThroughout&) = default;
};

/// Number: the value of a fact that is a whole number; 0 where it does not hold.
struct FactValue {
    std::string fact;
    Moment at{};
    friend bool operator==(const FactValue&, const FactValue&) = default;
};

/// Boolean: readings of the meters came in time (показания переданы в срок).
struct ReadingsSent {
    std::string deadline{};  ///< the id of a deadline: from the first day of the month until then
    std::string window{};    ///< or that of a window
    /// With neither: within a span.
    Span within{};
    std::vector<std::string> channels{};
    bool any_meter = false;         ///< one meter is enough; otherwise all that are active
    bool remote_waived = true;      ///< a meter that sends by itself needs nothing
    bool unmetered_waived = false;  ///< so does an account without meters
    friend bool operator==(const ReadingsSent&, const ReadingsSent&) = default;
};

/// Boolean: the sum of the month is paid in full (оплачено полностью); becomes true when the last
/// kopeck came.
struct Covered {
    Target target = Target::bill;
    std::string deadline{};  ///< by when; empty: whenever
    PaymentFilter filter{};
    BillLines lines = BillLines::mandatory;
    Money tolerance{};  ///< what may be missing
    friend bool operator==(const Covered&, const Covered&) = default;
};

/// Number: days from the last day of a deadline until `metric` became true; 0 or below is in time.
/// It has no value where the metric is false.
struct DaysAfter {
    std::string metric;
    std::string deadline;
    friend bool operator==(const DaysAfter&, const DaysAfter&) = default;
};

/// Kinds of money owed that a programme may leave out.
enum class Withheld : std::uint8_t { court, disputed, restructured };

/// Number: kopecks of debt (задолженность).
struct Debt {
    enum class Periods : std::uint8_t {
        before_unit,  ///< of periods before that of the unit
        all,          ///< of all bills there are
        overdue,      ///< of bills whose deadline `deadline` has passed
    };
    Periods periods = Periods::before_unit;
    std::string deadline{};
    bool penalty = true;  ///< with penalties (пени)
    std::vector<Withheld> without{};
    Moment at{};
    PaymentDay day = PaymentDay::paid_at;
    friend bool operator==(const Debt&, const Debt&) = default;
};

/// Number: kopecks paid beyond all bills there are (аванс).
struct Advance {
    Moment at{};
    friend bool operator==(const Advance&, const Advance&) = default;
};

/// Number: payments within a span, or their kopecks.
struct Payments {
    bool kopecks = false;
    Span within{};
    PaymentFilter filter{};
    friend bool operator==(const Payments&, const Payments&) = default;
};

/// Number: months of the span in which a boolean metric holds.
struct MonthsTrue {
    std::string metric;
    friend bool operator==(const MonthsTrue&, const MonthsTrue&) = default;
};

/// Number: the longest run of such months, or the run that ends the span.
struct Streak {
    std::string metric;
    bool longest = false;
    friend bool operator==(const Streak&, const Streak&) = default;
};

/// Number: kopecks of a sum of the unit.
struct SumOf {
    enum class What : std::uint8_t {
        bill,         ///< of the month's bill, by `lines`
        penalty,      ///< penalties unpaid at the end of the unit
        payment,      ///< the payment that the unit is
        for_account,  ///< of it, the part that is no advance
        as_advance,   ///< of it, the part beyond all bills
    };
    What what = What::bill;
    BillLines lines = BillLines::all;
    std::vector<Withheld> without{};  ///< of penalties
    friend bool operator==(const SumOf&, const SumOf&) = default;
};

/// Boolean: the payment that the unit is passes the filter.
struct PaymentIs {
    PaymentFilter filter{};
    friend bool operator==(const PaymentIs&, const PaymentIs&) = default;
};

/// Boolean: the reading that the unit is came by one of the channels.
struct ReadingIs {
    std::vector<std::string> channels{};
    std::string window{};
    friend bool operator==(const ReadingIs&, const ReadingIs&) = default;
};

using Measure =
    std::variant<FactAt, FactBecame, FactThroughout, FactValue, ReadingsSent, Covered, DaysAfter,
                 Debt, Advance, Payments, MonthsTrue, Streak, SumOf, PaymentIs, ReadingIs>;

/// Why a metric stops a decision, in the words of the programme.
struct OwnReason {
    std::string code;
    Text text;
    friend bool operator==(const OwnReason&, const OwnReason&) = default;
};

struct Metric {
    std::string id;
    Measure measure;
    std::optional<Text> title{};  ///< for people: "показания переданы в срок"
    Condition when{};             ///< false or 0 where this does not hold
    std::optional<OwnReason> reason{};
    friend bool operator==(const Metric&, const Metric&) = default;
};

/// Whether its value is true or false.
bool is_boolean(const Metric& metric);
/// Whether its value is a sum in kopecks.
bool is_kopecks(const Metric& metric);

/// What a metric must be asked about: a condition about a quarter must say of which months.
struct Needs {
    bool month = false;
    bool payment = false;
    bool reading = false;
    bool event = false;  ///< a payment or a reading, whichever
    friend bool operator==(const Needs&, const Needs&) = default;
};

/// Its own needs and those of the metric whose moment it looks at.
Needs needs_of(const std::vector<Metric>& metrics, const Metric& metric);

}  // namespace kvit::bonus
