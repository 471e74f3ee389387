// A review: points of closed months, a level with its gates, and what the next one would take.
#include "bonus/evaluation/rating.hpp"

#include <algorithm>

#include "bonus/evaluation/grants.hpp"
#include "bonus/programme/check.hpp"
#include "bonus/programme/names.hpp"
#include "kvit/base/int128.hpp"

namespace kvit::bonus {
namespace {

bool has_points(const ScoreRule& rule, std::int64_t value, std::int64_t& points) {
    if (rule.steps.empty()) {
        points = value != 0 ? rule.points : 0;
        return value != 0;
    }
    points = 0;
    bool reached = false;
    for (const auto& step : rule.steps)
        if (value >= step.from) {
            points = step.points;
            reached = true;
        }
    return reached;
}

std::int64_t best_of(const ScoreRule& rule) {
    std::int64_t best = rule.points;
    for (const auto& step : rule.steps) best = std::max(best, step.points);
    return best;
}

/// Points of one rule.
struct RulePoints {
    std::int64_t got = 0;
    std::int64_t most = 0;
};

class Reviewer {
  public:
    Reviewer(Account& account, Rating& rating)
        : account_(account),
          programme_(account.programme()),
          rating_(rating),
          whole_(account.months(rating.months, "review")) {}

    void score(const std::vector<Month>& lived) {
        for (const auto& rule : programme_.score) {
            const Metric& metric = *find_id(programme_.metrics, rule.metric);
            RulePoints sum;
            if (needs_of(programme_.metrics, metric).month) {
                for (const Month month : lived) add(rule, metric, account_.month(month), sum);
                sum.most = best_of(rule) * std::ssize(rating_.months);
                if (programme_.review->partial == Review::Partial::prorate && !lived.empty())
                    sum.got = static_cast<std::int64_t>(i128{sum.got} * std::ssize(rating_.months) /
                                                        std::ssize(lived));
            } else {
                add(rule, metric, whole_, sum);
                sum.most = best_of(rule);
            }
            if (rule.points_max) {
                sum.got = std::min(sum.got, *rule.points_max);
                sum.most = std::min(sum.most, *rule.points_max);
            }
            rating_.points += sum.got;
            by_rule_.push_back(sum);
        }
        rating_.points_max = points_max(programme_);
    }

    void level(const std::vector<Month>& lived) {
        const auto& levels = programme_.levels;
        if (levels.empty()) return;
        // A month before the account is no month without merit where the programme prorates.
        gates_ = programme_.review->partial == Review::Partial::prorate
                     ? account_.months(lived, "review of lived months")
                     : whole_;
        std::size_t by_points = 0;
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (rating_.points >= levels[i].points_min) by_points = i;
        std::size_t merited = by_points;
        for (; merited > 0; --merited) {
            const Answer answer = account_.ask(levels[merited].gate, gates_);
            if (answer.holds) break;
            rating_.reasons.push_back(
                {.code = "gate_failed",
                 .text = {
                     "для уровня «" + levels[merited].title.ru + "» мало одних баллов",
                     "points alone do not give the level \"" + levels[merited].title.en + '"'}});
            for (auto reason : answer.reasons) rating_.reasons.push_back(std::move(reason));
        }
        rating_.by_points = levels[by_points].id;
        const std::size_t given = damped(merited);
        rating_.level = levels[given].id;
        rating_.benefits = levels[given].benefits;
        next(given);
    }

  private:
    void add(const ScoreRule& rule, const Metric& metric, const Context& context, RulePoints& sum) {
        MetricValue value = account_.metric(metric, context).value;
        has_points(rule, value.value.value_or(0), value.points);
        sum.got += value.points;
        rating_.metrics.push_back(std::move(value));
    }

    /// The level after the dampers: held for some reviews, then lost by so many steps at once.
    std::size_t damped(std::size_t merited) {
        const LevelFact* before = nullptr;
        for (const auto& level : account_.history().levels)
            if (level.at < account_.as_of() && (before == nullptr || before->at < level.at))
                before = &level;
        if (before == nullptr) return merited;
        const auto* row = find_id(programme_.levels, before->level);
        const auto last = static_cast<std::size_t>(row - programme_.levels.data());
        if (merited >= last) return merited;
        if (before->held < programme_.level_change.hold_reviews) {
            rating_.held = before->held + 1;
            rating_.reasons.push_back({.code = "level_held",
                                       .text = {"уровень сохранён до следующего пересмотра",
                                                "the level is held until the next review"}});
            return last;
        }
        if (programme_.level_change.steps_down_max) {
            const auto steps = static_cast<std::size_t>(*programme_.level_change.steps_down_max);
            return std::max(merited, last > steps ? last - steps : 0);
        }
        return merited;
    }

    void next(std::size_t given) {
        if (given + 1 >= programme_.levels.size()) return;
        const Level& above = programme_.levels[given + 1];
        NextLevel next{.level = above.id};
        next.points_missing = std::max<std::int64_t>(above.points_min - rating_.points, 0);
        next.reasons = account_.ask(above.gate, gates_).reasons;
        for (std::size_t i = 0; i < by_rule_.size(); ++i)
            if (by_rule_[i].most > by_rule_[i].got && !second_best(programme_.score[i]))
                next.could_give.push_back({.metric = programme_.score[i].metric,
                                           .points = by_rule_[i].most - by_rule_[i].got});
        std::ranges::stable_sort(next.could_give, std::ranges::greater{}, &MetricValue::points);
        rating_.next = std::move(next);
    }

    /// A rule that counts only without a better one raises nothing.
    bool second_best(const ScoreRule& rule) const {
        return std::ranges::any_of(programme_.score, [&](const ScoreRule& other) {
            return exclude_each_other(programme_, rule.metric, other.metric) &&
                   most_points(programme_, other) > most_points(programme_, rule);
        });
    }

    Account& account_;
    const Programme& programme_;
    Rating& rating_;
    Context whole_;
    Context gates_{};
    std::vector<RulePoints> by_rule_;
};

}  // namespace

std::vector<Month> reviewed_months(Account& account) {
    const Programme& programme = account.programme();
    const Review& review = *programme.review;
    Calendar& calendar = account.calendar();
    const auto closed = [&](Month month) {
        if (calendar.start_of(month.next().first_day()) > account.as_of()) return false;
        if (review.closed_by.empty()) return true;
        const BillFact* bill = account.bill(month, account.as_of());
        const auto last = calendar.last_day(*find_id(programme.deadlines, review.closed_by), month,
                                            bill != nullptr ? bill->due_date : std::nullopt);
        return !last || calendar.end_of(*last) <= account.as_of();
    };
    Month month = Month::of(calendar.date(account.as_of()));
    while (!closed(month)) month = month.previous();
    std::vector<Month> months;
    for (int i = review.months - 1; i >= 0; --i)
        months.push_back(Month::from_index(month.index() - i));
    return months;
}

void review(Account& account, AccountEvaluation& evaluation) {
    const Programme& programme = account.programme();
    if (!programme.review) return;
    if (!is_active(account)) {
        evaluation.rating_refused.push_back({.code = "program_not_active",
                                             .text = {"программа в этот день не действует",
                                                      "the programme is not active on that day"}});
        return;
    }
    Rating rating;
    rating.months = reviewed_months(account);
    std::vector<Month> lived;
    const auto& opened = account.history().opened;
    for (const Month month : rating.months)
        if (!opened || month >= Month::of(*opened)) lived.push_back(month);
    rating.months_of_history = static_cast<int>(lived.size());
    using Partial = Review::Partial;
    const Partial partial = programme.review->partial;
    if ((partial == Partial::none && lived.size() < rating.months.size()) ||
        (partial == Partial::prorate && lived.empty())) {
        evaluation.rating_refused.push_back(
            {.code = "insufficient_history",
             .text = {"история короче окна рейтинга", "the history is shorter than the window"},
             .found = rating.months_of_history,
             .needed = programme.review->months});
        return;
    }
    Reviewer reviewer(account, rating);
    reviewer.score(lived);
    reviewer.level(lived);
    evaluation.rating = std::move(rating);
}

}  // namespace kvit::bonus
