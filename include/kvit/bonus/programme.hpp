#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/base/sha256.hpp"
#include "kvit/bonus/metric.hpp"
#include "kvit/bonus/reward.hpp"

/// A programme (программа лояльности) is data: a closed tree of these types, without a language
/// for expressions. Two readers of one document cannot disagree about it.
namespace kvit::bonus {

/// A way in which payments and readings come (канал).
struct Channel {
    std::string id;
    Text title{};
    Interval valid{};       ///< days on which it works
    std::string implies{};  ///< a fact that its use presumes, "cabinet_registered"
    friend bool operator==(const Channel&, const Channel&) = default;
};

/// Who takes part (участие).
struct Enrolment {
    enum class Mode : std::uint8_t {
        automatic,
        opt_in,   ///< those of whom `fact` holds
        opt_out,  ///< those of whom it does not
    };
    Mode mode = Mode::automatic;
    std::string fact{};
    Condition when{};
    friend bool operator==(const Enrolment&, const Enrolment&) = default;
};

/// A stage of a campaign (этап), between two moments.
struct Stage {
    std::string id;
    LocalTime from{};
    LocalTime to{};
    friend bool operator==(const Stage&, const Stage&) = default;
};

/// A review (пересмотр рейтинга): the months of merit and what becomes of a short history.
struct Review {
    /// How months that lie before the account count.
    enum class Partial : std::uint8_t {
        as_zero,  ///< as months without merit
        prorate,  ///< points of the months there are, times window over months, floored
        none,     ///< no review: `insufficient_history`
    };
    int months = 6;
    /// A month is closed when this deadline of it has passed; empty: when it ended.
    std::string closed_by{};
    Partial partial = Partial::as_zero;
    friend bool operator==(const Review&, const Review&) = default;
};

/// Points of a metric (баллы): of a boolean for each time it is true, of a number by its steps.
struct ScoreRule {
    struct Step {
        std::int64_t from = 0;  ///< the metric is this or more
        std::int64_t points = 0;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::string metric;
    std::int64_t points = 0;
    std::vector<Step> steps{};  ///< rising; the last one reached counts
    std::optional<std::int64_t> points_max{};
    friend bool operator==(const ScoreRule&, const ScoreRule&) = default;
};

/// A level (уровень): enough points, and what no points can buy.
struct Level {
    std::string id;
    Text title{};
    std::int64_t points_min = 0;
    Condition gate{};
    std::vector<std::string> benefits{};
    friend bool operator==(const Level&, const Level&) = default;
};

/// How a level follows the points from one review to the next.
struct LevelChange {
    int hold_reviews = 0;               ///< reviews for which a level survives its loss
    std::optional<int> steps_down_max;  ///< levels lost at once
    friend bool operator==(const LevelChange&, const LevelChange&) = default;
};

/// What a grant is decided for, one decision each.
enum class Unit : std::uint8_t {
    bill,   ///< a billing period that has a bill
    month,  ///< a billing period
    quarter,
    half_year,
    stage,    ///< each stage of the campaign
    payment,  ///< each payment
    reading,  ///< each reading of a meter
    review,   ///< the evaluation itself
};

/// A grant (право на вознаграждение).
struct Grant {
    std::string id;
    Unit unit = Unit::bill;
    Condition when{};
    std::string reward;
    friend bool operator==(const Grant&, const Grant&) = default;
};

/// A draw that the programme holds again and again.
struct DrawRule {
    std::string id;
    int months = 3;     ///< quarterly 3, half-yearly 6, by the calendar
    Condition entry{};  ///< by the review that is the snapshot
    std::int64_t tickets = 1;
    std::string tickets_of{};  ///< or as many as this metric says
    std::vector<CreditPrize> prizes{};
    friend bool operator==(const DrawRule&, const DrawRule&) = default;
};

/// Whose right a reward is.
enum class Subject : std::uint8_t { account, person, user };

/// How a payment without places of its own meets the bills.
enum class PaymentOrder : std::uint8_t { oldest_first, current_first };

struct Programme {
    std::string id;
    std::int64_t version = 1;
    Text title{};
    std::string issuer{};               ///< who designed it
    std::string administrator{};        ///< who runs it
    std::optional<Sha256> text_hash{};  ///< of the rules as published
    Interval active{};
    std::string zone;
    Subject subject = Subject::account;
    Enrolment enrolment{};
    std::optional<Month> first_period{};
    PaymentOrder payment_order = PaymentOrder::oldest_first;
    std::vector<Channel> channels{};
    std::vector<Deadline> deadlines{};
    std::vector<ReadingWindow> windows{};
    std::vector<Stage> stages{};
    std::vector<Metric> metrics{};
    std::optional<Review> review{};
    std::vector<ScoreRule> score{};
    std::vector<Level> levels{};  ///< from the lowest
    LevelChange level_change{};
    bool negative_points = false;  ///< declared: points may be taken off
    std::vector<Grant> grants{};
    std::vector<Reward> rewards{};
    std::vector<Limit> limits{};
    std::vector<DrawRule> draws{};
    Reversal reversal{};
    /// Paths of the document that its source does not say: ours, until somebody knows better.
    std::vector<std::string> assumed{};

    friend bool operator==(const Programme&, const Programme&) = default;
};

/// Metrics of a programme: each may rest on others.
inline constexpr std::size_t metrics_max = 256;

/// Everything that is wrong with a programme: references, types of conditions, circles, thresholds
/// that do not rise, levels that cannot be reached, benefits that a higher level lacks, points
/// below zero that are not declared. Paths are those of kvit-programme/1.
Errors check(const Programme& programme);

/// The most points that a review can give.
std::int64_t points_max(const Programme& programme);

}  // namespace kvit::bonus
