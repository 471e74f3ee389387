#include "unit/mutation/clerk_meters.hpp"

#include <algorithm>

namespace kvit::test::mutation {
namespace {

/// A meter from its installation to its removal, in facts that follow each other.
struct Life {
    std::string meter;
    Days days;
    Rational at_installation;
    bool rolls_over = false;
};

/// What a meter may be that only counts.
void check_plain(const Json& meter) {
    const auto has = [&](const char* key) { return meter.contains(key) && !meter[key].is_null(); };
    if (has("starts")) throw NotModelled("a meter that counts by zones");
    if (has("ratio") && number(meter["ratio"]) != 1) throw NotModelled("a ratio");
    if (has("verified_until") && day(meter, "verified_until") < *day_of("2199-01-01"))
        throw NotModelled("a verification that ends");
}

std::vector<Life> lives_of(const Facts& facts, const std::string& account,
                           const std::string& service) {
    std::vector<Life> lives;
    for (const auto* fact : facts.at("meters"))
        if ((*fact)["account"] == account && (*fact)["service"] == service) {
            check_plain(*fact);
            lives.push_back({word(*fact, "meter"), days_of(*fact), number((*fact)["start"]),
                             fact->contains("digits")});
        }
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
    bool may_be_averaged = false;
    if (docs.root.contains("opening"))
        for (const auto& billed : list(docs.root["opening"], "meters"))
            if (const Day on = day(billed, "date");
                billed["meter"] == life.meter && on >= life.days.from && on <= life.days.to) {
                start = {on, number(billed["value"])};
                may_be_averaged =
                    billed.value("average_periods", 0) != 0 || !list(billed, "history").empty();
            }
    if (!start)
        for (const auto& [on, value] : readings)
            if (on < first) start = {on, value};
    if (!start && !life.days.open_start()) start = {life.days.from, life.at_installation};

    std::optional<Rational> end;
    std::optional<Rational> before = start ? std::optional(start->second) : std::nullopt;
    for (const auto& [on, value] : readings) {
        if (on >= next || (start && on <= start->first)) continue;
        if (before && value < *before) {
            if (life.rolls_over) throw NotModelled("a meter that rolls over");
            refuse("a reading falls");
        }
        before = value;
        if (on >= first) end = value;
    }
    if (end && !start) refuse("nothing to count from");
    if (!end && start && start->first >= first && start->first < next &&
        start->first == life.days.from)
        end = start->second;
    if (!end && may_be_averaged) throw NotModelled("an average");
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
