#include "bonus/evaluation/limits.hpp"

#include <algorithm>
#include <tuple>

#include "bonus/limit_bucket.hpp"

namespace kvit::bonus {
namespace {

/// What a limit counts of one thing given.
struct Given {
    const History* history;
    std::string reward;
    std::string unit;
    Instant at;
    Money credit;
};

class Counter {
  public:
    Counter(const Programme& programme, Calendar& calendar)
        : programme_(programme), calendar_(calendar) {}

    void count(const Given& given) {
        for (const auto& limit : programme_.limits)
            if (concerns(limit, given.reward)) used_[bucket(limit, given)] += amount(limit, given);
    }

    void decide(const History& history, GrantDecision& decision) {
        // What reduces comes first: the others look at what is left to give.
        for (const bool reduces : {true, false})
            for (const auto& limit : programme_.limits) {
                if ((limit.action == Limit::Action::reduce) != reduces) continue;
                const Given given{&history, decision.reward, decision.unit, decision.at,
                                  decision.credit};
                if (!concerns(limit, given.reward) || amount(limit, given) == 0) continue;
                const std::int64_t left =
                    std::max<std::int64_t>(limit.max - used_[bucket(limit, given)], 0);
                if (amount(limit, given) > left) exceed(limit, left, given, decision);
                if (decision.verdict != Verdict::granted) return;
            }
        count({&history, decision.reward, decision.unit, decision.at, decision.credit});
    }

  private:
    static bool concerns(const Limit& limit, const std::string& reward) {
        return limit.reward.empty() || limit.reward == reward;
    }
    static std::int64_t amount(const Limit& limit, const Given& given) {
        return limit.kopecks ? given.credit.kopecks() : 1;
    }

    std::string bucket(const Limit& limit, const Given& given) const {
        return bucket_of(limit, given.history->account, given.history->person, given.unit,
                         calendar_.date(given.at));
    }

    static void exceed(const Limit& limit, std::int64_t left, const Given& given,
                       GrantDecision& decision) {
        if (limit.action == Limit::Action::flag_tax) {
            decision.flags.emplace_back("flag_tax");
            decision.reasons.push_back(
                {.code = "flag_tax",
                 .text = {"сверх предела, с которого может быть налог: " +
                              Money::kopecks(amount(limit, given) - left).to_string() + " ₽",
                          "above the limit past which tax may be due by " +
                              Money::kopecks(amount(limit, given) - left).to_string() + " RUB"},
                 .found = amount(limit, given) - left,
                 .needed = limit.max});
            return;
        }
        if (limit.action == Limit::Action::reduce && left > 0) {
            decision.credit = Money::kopecks(left);
            decision.flags.emplace_back("reduced");
            return;
        }
        decision.verdict = Verdict::refused;
        decision.reasons.push_back({.code = limit.kopecks ? "cap_reached" : "limit_reached",
                                    .text = {"достигнут предел \"" + limit.id + '"',
                                             "the limit \"" + limit.id + "\" is reached"},
                                    .found = amount(limit, given),
                                    .needed = left});
    }

    const Programme& programme_;
    Calendar& calendar_;
    std::map<std::string, std::int64_t> used_;
};

}  // namespace

void apply_limits(const Programme& programme, const std::vector<const History*>& histories,
                  Calendar& calendar, Evaluation& evaluation) {
    if (programme.limits.empty()) return;
    Counter counter(programme, calendar);
    struct Turn {
        const History* history;
        GrantDecision* decision;
    };
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < histories.size(); ++i) {
        for (auto& decision : evaluation.accounts[i].decisions)
            // What was given before is counted below.
            if (decision.verdict == Verdict::granted && !decision.again)
                turns.push_back({histories[i], &decision});
        for (const auto& given : histories[i]->given)
            if (given.state != GivenFact::State::taken_back && given.at <= evaluation.as_of)
                counter.count({histories[i], given.reward, given.unit, given.at, given.credit});
    }
    std::ranges::sort(turns, [](const Turn& a, const Turn& b) {
        return std::tie(a.decision->at, a.history->account, a.decision->grant, a.decision->unit) <
               std::tie(b.decision->at, b.history->account, b.decision->grant, b.decision->unit);
    });
    for (const auto& turn : turns) counter.decide(*turn.history, *turn.decision);
}

}  // namespace kvit::bonus
