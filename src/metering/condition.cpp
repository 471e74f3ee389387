#include "metering/condition.hpp"

#include <algorithm>

namespace kvit::metering::detail {
namespace {

using law::MeterCondition;
using premises::MeterTrouble;

MeterCondition condition_of(const premises::MeterState& state) {
    switch (state.trouble) {
        case MeterTrouble::interference:
            return MeterCondition::interference;
        case MeterTrouble::failed:
            return MeterCondition::failed;
        case MeterTrouble::no_access:
            return state.refusals > 1 ? MeterCondition::no_access_again : MeterCondition::no_access;
    }
    return MeterCondition::failed;
}

/// The heavier one decides where two hold on one day. A meter behind a closed door is not read
/// again because its verification has expired as well.
int weight(MeterCondition condition) {
    switch (condition) {
        case MeterCondition::interference:
            return 5;
        case MeterCondition::failed:
            return 4;
        case MeterCondition::no_access_again:
            return 3;
        case MeterCondition::no_access:
            return 2;
        case MeterCondition::verification_expired:
            return 1;
        default:
            return 0;
    }
}

bool expired_on(const Life& life, Date day) {
    const auto& until = life.on(day).verified_until;
    return until && day >= *until;
}

}  // namespace

MeterCondition stated_on(const Life& life, const std::vector<const premises::MeterState*>& states,
                         Date day) {
    auto stated =
        expired_on(life, day) ? MeterCondition::verification_expired : MeterCondition::working;
    for (const auto* state : states) {
        if (state->meter != life.id() || !state->fact.valid.contains(day)) continue;
        const auto other = condition_of(*state);
        if (weight(other) > weight(stated)) stated = other;
    }
    return stated;
}

std::vector<ConditionDays> stated_conditions(const Life& life,
                                             const std::vector<const premises::MeterState*>& states,
                                             Month month) {
    const Interval days = life.valid.intersect(month.interval());
    std::vector<ConditionDays> runs;
    for (Date day = days.from; day < days.to; day = day + 1) {
        const auto condition = stated_on(life, states, day);
        if (!runs.empty() && runs.back().condition == condition)
            runs.back().days.to = day + 1;
        else
            runs.push_back({{day, day + 1}, condition});
    }
    return runs;
}

}  // namespace kvit::metering::detail
