#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bonus/evaluation/context.hpp"
#include "bonus/evaluation/deadlines.hpp"
#include "bonus/history/timeline.hpp"
#include "kvit/bonus/evaluation.hpp"

namespace kvit::bonus {

/// A metric with what a reason needs to know.
struct Measured {
    MetricValue value;
    std::vector<Reason> reasons{};  ///< why a boolean is false, a number has no value
    std::optional<Instant> until{};
};

/// One account under one programme at one moment: its metrics and conditions, each found once.
class Account {
  public:
    Account(const Programme& programme, const History& history, Instant as_of, Calendar& calendar);

    const Measured& metric(const Metric& metric, const Context& context);
    const Measured& metric(const std::string& id, const Context& context);
    Answer ask(const Condition& condition, const Context& context);
    /// What was looked at by a condition, each metric once.
    std::vector<MetricValue> looked_at(const Condition& condition, const Context& context);

    Context month(Month month) const;
    Context months(std::vector<Month> months, std::string unit) const;

    const Programme& programme() const { return programme_; }
    const History& history() const { return history_; }
    Instant as_of() const { return as_of_; }
    Calendar& calendar() { return calendar_; }
    const Timeline& timeline(PaymentDay day);
    /// The bill of a period that stands at a moment.
    const BillFact* bill(Month period, Instant at);
    /// Whether a fact holds at a moment; the row of it.
    const StandingFact* fact(const std::string& name, Instant at) const;
    /// What is left of a payment after returns.
    Money kept(const PaymentFact& payment) const { return kept_.at(payment.id); }

  private:
    friend class Measuring;

    Answer months_answer(const Condition& condition, const Context& context);
    Answer metric_answer(const Condition& condition, const Context& context);

    const Programme& programme_;
    const History& history_;
    Instant as_of_;
    Calendar& calendar_;
    std::map<std::string_view, Money> kept_;
    std::map<PaymentDay, Timeline> timelines_;
    /// By metric and what it was asked about.
    using Asked = std::tuple<const Metric*, std::string, Instant, Instant, const void*>;
    std::map<Asked, Measured> measured_;
};

}  // namespace kvit::bonus
