#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/bonus/programme.hpp"

/// The checks of a programme, one room each; all of them add to one list.
namespace kvit::bonus {

/// Where a condition stands: what it may ask.
struct Standing {
    bool month = false;    ///< there is one month
    bool payment = false;  ///< there is one payment
    bool reading = false;  ///< there is one reading
    bool level = false;    ///< a review has been made
    bool months = false;   ///< there are months of a span
    int depth = 0;         ///< conditions around
};

class Checker {
  public:
    Checker(const Programme& programme, Errors& errors) : programme_(programme), errors_(errors) {}

    void ids() const;
    void times() const;
    void metrics() const;
    void grants() const;
    void score() const;
    /// `sound`: nothing was wrong with metrics and score.
    void levels(bool sound) const;
    void draws() const;
    void limits() const;

  private:
    void fail(const std::string& path, ErrorCode code, std::string found, Text expected) const;
    void refers(const std::string& path, bool found, std::string_view id, const Phrase& what) const;
    void condition(const Condition& condition, const std::string& path, Standing standing) const;
    void asked(const Metric& metric, const std::string& path, Standing standing) const;
    void metric_in(const Condition& condition, const std::string& path, Standing standing) const;
    void measure(const Metric& metric, const std::string& path) const;
    void circle(const Metric& metric, const std::string& path) const;
    void not_below_zero(Money sum, const std::string& path) const;
    void kopecks(const std::string& id, const std::string& path, Standing standing) const;
    void number(const std::string& path, std::int64_t value, std::int64_t min,
                std::int64_t max) const;
    void channels(const std::vector<std::string>& ids, const std::string& path) const;
    void deadline(const std::string& id, const std::string& path) const;
    void moment(const Moment& moment, const std::string& path) const;
    void reward(const Reward& reward, const std::string& path) const;

    const Programme& programme_;
    Errors& errors_;
    mutable std::size_t conditions_ = 0;
};

/// The metrics that a metric asks, by id.
std::vector<std::string> asked_by(const Metric& metric);
/// Adds those of a condition.
void add_metrics_of(const Condition& condition, std::vector<std::string>& ids);

/// Whether one of two metrics counts only where the other does not hold.
bool exclude_each_other(const Programme& programme, const std::string& a, const std::string& b);
/// The most points that a rule gives in a review.
std::int64_t most_points(const Programme& programme, const ScoreRule& rule);

/// What a unit offers to conditions about it.
Standing standing_of(Unit unit);

}  // namespace kvit::bonus
