#include "unit/mutation/clerk_meters.hpp"

#include <algorithm>

namespace kvit::test::mutation {
namespace {

/// A meter from its installation to its removal, in facts that follow each other.
struct Life {
    std::string meter;
    Days days;
    Rational at_installation;
};

std::vector<Life> lives_of(const Facts& facts, const std::string& account,
                           const std::string& service) {
    std::vector<Life> lives;
    for (const auto* fact : facts.at("meters"))
        if ((*fact)["account"] == account && (*fact)["service"] == service)
            lives.push_back({word(*fact, "meter"), days_of(*fact), number((*fact)["start"])});
    std::sort(lives.begin(), lives.end(), [](const Life& a, const Life& b) {
        return std::tie(a.meter, a.days.from) < std::tie(b.meter, b.days.from);
    });
    for (std::size_t i = 0; i + 1 < lives.size();)
        if (lives[i].meter == lives[i + 1].meter && lives[i].days.to == lives[i + 1].days.from) {
            lives[i].days.to = lives[i + 1].days.to;
            lives.erase(lives.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    return lives;
}

/// Readings of a life by date: of one day the last learned.
std::map<Day, Rational> readings_of(const Facts& facts, const Life& life) {
    using Rank = std::tuple<Day, std::int64_t, std::string>;
    std::map<Day, std::pair<Rank, Rational>> by_day;
    for (const auto* fact : facts.at("readings")) {
        if ((*fact)["meter"] != life.meter) continue;
        const Day on = day(*fact, "date");
        if (on < life.days.from || on > life.days.to) continue;
        const Rank rank{day(*fact, "known_on"), fact->value("seq", std::int64_t{0}),
                        word(*fact, "id")};
        const auto at = by_day.find(on);
        if (at == by_day.end() || at->second.first < rank)
            by_day[on] = {rank, number((*fact)["value"])};
    }
    std::map<Day, Rational> readings;
    for (const auto& [on, ranked] : by_day) readings[on] = ranked.second;
    return readings;
}

/// What one life used in the month.
std::optional<Rational> used(const Life& life, const std::map<Day, Rational>& readings,
                             const Docs& docs) {
    const Day first = first_day(docs.month);
    const Day next = next_month(first);
    std::optional<std::pair<Day, Rational>> start;
    if (docs.root.contains("opening"))
        for (const auto& billed : list(docs.root["opening"], "meters"))
            if (const Day on = day(billed, "date");
                billed["meter"] == life.meter && on >= life.days.from && on <= life.days.to)
                start = {on, number(billed["value"])};
    if (!start)
        for (const auto& [on, value] : readings)
            if (on < first) start = {on, value};
    if (!start && !life.days.open_start()) start = {life.days.from, life.at_installation};

    std::optional<Rational> end;
    std::optional<Rational> before = start ? std::optional(start->second) : std::nullopt;
    for (const auto& [on, value] : readings) {
        if (on >= next || (start && on <= start->first)) continue;
        if (before && value < *before) refuse("a reading falls");
        before = value;
        if (on >= first) end = value;
    }
    if (end && !start) refuse("nothing to count from");
    if (!end && start && start->first >= first && start->first < next &&
        start->first == life.days.from)
        end = start->second;
    if (!end) return std::nullopt;
    return Rational(*end - start->second);
}

}  // namespace

bool has_meter(const Facts& facts, const std::string& account, const std::string& service, Day on) {
    const auto& meters = facts.at("meters");
    return std::any_of(meters.begin(), meters.end(), [&](const Json* fact) {
        return (*fact)["account"] == account && (*fact)["service"] == service &&
               days_of(*fact).has(on);
    });
}

std::optional<Rational> volume_by_meters(const Facts& facts, const Docs& docs,
                                         const std::string& account, const std::string& service) {
    const Days month{first_day(docs.month), next_month(first_day(docs.month))};
    Rational sum = 0;
    bool complete = true;
    for (const auto& life : lives_of(facts, account, service)) {
        const auto readings = readings_of(facts, life);
        // The final reading may be that of the first day, after which there is no meter.
        const bool taken_off = life.days.to == month.from && readings.contains(month.from);
        if (!life.days.meets(month) && !taken_off) continue;
        const auto volume = used(life, readings, docs);
        if (volume) sum += *volume;
        complete = complete && (volume || taken_off);
    }
    return complete ? std::optional(sum) : std::nullopt;
}

}  // namespace kvit::test::mutation
