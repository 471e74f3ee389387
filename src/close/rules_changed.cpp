#include "close/rules_changed.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "kvit/trace/number.hpp"

namespace kvit::close {
namespace {

/// Rate and share of a day, with what they rest on.
struct DayRule {
    const ledger::PenaltyInterval* interval;

    bool same_as(const DayRule& other) const {
        return interval->divisor == other.interval->divisor &&
               (interval->divisor == 0 || interval->percent == other.interval->percent);
    }
    std::string told(const ledger::Penalty& penalty) const {
        if (interval->divisor == 0) return "без пени";
        std::string text = trace::number_text(interval->percent, Language::ru) + " % × 1/" +
                           std::to_string(interval->divisor);
        const auto& sources = interval->sources;
        const auto& deciding = sources.limit.empty() ? sources.rate : sources.limit;
        std::vector<std::string> acts;
        for (const auto id : deciding) {
            const std::string& act = penalty.sources[id].reference.act;
            if (!act.empty() && std::find(acts.begin(), acts.end(), act) == acts.end())
                acts.push_back(act);
        }
        for (std::size_t i = 0; i < acts.size(); ++i)
            text += (i == 0 ? " (" : ", ") + acts[i] + (i + 1 == acts.size() ? ")" : "");
        return text;
    }
};

std::optional<DayRule> on(const ledger::Penalty& penalty, Date day) {
    for (const auto& interval : penalty.intervals)
        if (interval.days.contains(day)) return DayRule{&interval};
    return std::nullopt;
}

}  // namespace

std::string rules_changed(const ledger::Penalty& was, const ledger::Penalty& now) {
    std::vector<Date> days;  // only where an interval begins can anything begin to differ
    for (const auto* penalty : {&was, &now})
        for (const auto& interval : penalty->intervals) days.push_back(interval.days.from);
    std::sort(days.begin(), days.end());
    for (const Date day : days) {
        const auto before = on(was, day);
        const auto after = on(now, day);
        if (!before || !after || before->same_as(*after)) continue;
        return "с " + trace::date_text(day, Language::ru) + " " + after->told(now) + " вместо " +
               before->told(was);
    }
    return {};
}

}  // namespace kvit::close
