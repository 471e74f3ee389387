#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bonus/evaluation/account.hpp"

namespace kvit::bonus {

/// Measures metrics of an account in a context: one function for each kind of metric.
class Measuring {
  public:
    Measuring(Account& account, const Context& context) : account_(account), context_(context) {}

    Measured measured(const Measure& measure) {
        return std::visit([this](const auto& m) { return of(m); }, measure);
    }

  private:
    // facts.cpp
    Measured of(const FactAt& m);
    Measured of(const FactBecame& m);
    Measured of(const FactThroughout& m);
    Measured of(const FactValue& m);
    // readings.cpp
    Measured of(const ReadingsSent& m);
    Measured of(const ReadingIs& m);
    // payments.cpp
    Measured of(const Covered& m);
    Measured of(const Payments& m);
    Measured of(const PaymentIs& m);
    // debts.cpp
    Measured of(const Debt& m);
    Measured of(const Advance& m);
    Measured of(const SumOf& m);
    // months.cpp
    Measured of(const DaysAfter& m);
    Measured of(const MonthsTrue& m);
    Measured of(const Streak& m);

    /// None where the metric that it hangs on did not become true; its reasons go to `measured`.
    std::optional<Instant> when(const Moment& moment, Measured& measured);
    /// From, and to exclusive; never past what is known.
    std::pair<Instant, Instant> span(const Span& span) const;
    bool passes(const PaymentFilter& filter, const PaymentFact& payment) const;
    Month month_of_unit() const;
    /// The last day of a deadline of a month, by the bill that stands at a moment.
    std::optional<Date> last_day(const std::string& deadline, Month month, Instant at);

    static Measured number(std::int64_t value) {
        Measured measured;
        measured.value.value = value;
        return measured;
    }
    static Measured refused(std::string code, Text text) {
        Measured measured = number(0);
        measured.reasons.push_back({.code = std::move(code), .text = std::move(text)});
        return measured;
    }

    Account& account_;
    const Context& context_;
};

}  // namespace kvit::bonus
