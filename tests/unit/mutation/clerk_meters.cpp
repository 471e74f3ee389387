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
    bool remote = false;  ///< on the last of its days
};

/// What a meter showed on a day.
struct Shown {
    Rational value;
    bool at_check = false;
};

/// What a meter may be that only counts.
void check_plain(const Json& meter) {
    const auto has = [&](const char* key) { return meter.contains(key) && !meter[key].is_null(); };
    if (has("starts")) throw NotModelled("a meter that counts by zones");
    if (has("ratio") && number(meter["ratio"]) != 1) throw NotModelled("a ratio");
    if (has("verified_until") && day(meter, "verified_until") < *day_of("2199-01-01"))
        throw NotModelled("a verification that ends");
}

bool flag(const Json& object, const char* key) {
    return object.contains(key) && object[key].is_boolean() && object[key].get<bool>();
}

std::vector<Life> lives_of(const Facts& facts, const std::string& account,
                           const std::string& service) {
    std::vector<Life> lives;
    for (const auto* fact : facts.at("meters"))
        if ((*fact)["account"] == account && (*fact)["service"] == service) {
            check_plain(*fact);
            lives.push_back({word(*fact, "meter"), days_of(*fact), number((*fact)["start"]),
                             fact->contains("digits"), flag(*fact, "remote")});
        }
    std::sort(lives.begin(), lives.end(), [](const Life& a, const Life& b) {
        return std::tie(a.meter, a.days.from) < std::tie(b.meter, b.days.from);
    });
    for (std::size_t i = 0; i + 1 < lives.size();)
        if (lives[i].meter == lives[i + 1].meter && lives[i].days.to == lives[i + 1].days.from) {
            lives[i].days.to = lives[i + 1].days.to;
            lives[i].remote = lives[i + 1].remote;
            lives.erase(lives.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    return lives;
}

/// Readings of a life by date: of one day the last learned.
std::map<Day, Shown> readings_of(const Facts& facts, const Life& life) {
    using Rank = std::tuple<Day, std::int64_t, std::string>;
    std::map<Day, std::pair<Rank, Shown>> by_day;
    for (const auto* fact : facts.at("readings")) {
        if ((*fact)["meter"] != life.meter) continue;
        const Day on = day(*fact, "date");
        if (on < life.days.from || on > life.days.to) continue;
        if (fact->contains("values")) throw NotModelled("a reading by zones");
        const Rank rank{day(*fact, "known_on"), fact->value("seq", std::int64_t{0}),
                        word(*fact, "id")};
        const auto at = by_day.find(on);
        if (at == by_day.end() || at->second.first < rank)
            by_day[on] = {rank, {number((*fact)["value"]), fact->value("taken", "") == "check"}};
    }
    std::map<Day, Shown> readings;
    for (const auto& [on, ranked] : by_day) readings[on] = ranked.second;
    return readings;
}

std::int64_t month_number(Day on) {
    const date::year_month_day ymd(on);
    return static_cast<int>(ymd.year()) * 12 +
           static_cast<std::int64_t>(static_cast<unsigned>(ymd.month()));
}
std::int64_t months(Day from, Day to) { return month_number(to) - month_number(from); }

/// One life of a meter in the month.
class Counting {
  public:
    Counting(const Life& life, const Facts& facts, const Docs& docs, const Shelf& shelf)
        : life_(life),
          shelf_(shelf),
          first_(first_day(docs.month)),
          next_(next_month(first_)),
          readings_(readings_of(facts, life)) {
        if (!life.days.open_start()) earlier(life.days.from, life.at_installation);
        if (const Json* billed = billed_in(docs)) {
            for (const auto& past : list(*billed, "history"))
                if (served(day(past, "date"))) earlier(day(past, "date"), number(past["value"]));
            earlier(day(*billed, "date"), number((*billed)["value"]));
            periods_ = billed->value("average_periods", std::int64_t{0});
            return;
        }
        for (const auto& [on, shown] : readings_)
            if (on < first_) earlier(on, shown.value);
        if (!past_.empty())
            periods_ = std::max<std::int64_t>(months(past_.rbegin()->first, first_) - 1, 0);
    }

    /// The final reading may be that of the first day, after which there is no meter.
    bool counts() const {
        return life_.days.meets({first_, next_}) ||
               (life_.days.to == first_ && readings_.contains(first_));
    }

    ClerkMeter meter(bool has_neighbours) const {
        ClerkMeter meter{.days = life_.days, .condition = "reading_not_sent"};
        meter.periods = periods_;
        meter.average = average();
        const auto end = last_shown();
        if (!end) return meter;
        meter.difference = end->value - past_.rbegin()->second;
        const bool came = life_.days.from >= first_ && life_.days.from < next_;
        const bool went = life_.days.to > first_ && life_.days.to < next_;
        meter.condition = (came || went) && has_neighbours ? "replaced"
                          : came                           ? "just_installed"
                          : end->at_check                  ? "checked"
                          : life_.remote                   ? "remote"
                                                           : "working";
        return meter;
    }

  private:
    bool served(Day on) const { return on >= life_.days.from && on <= life_.days.to; }
    /// Of one day the last word counts, and what was told of later days before it does not.
    void earlier(Day on, const Rational& value) {
        past_.erase(past_.lower_bound(on), past_.end());
        past_[on] = value;
    }
    const Json* billed_in(const Docs& docs) const {
        if (!docs.root.contains("opening")) return nullptr;
        for (const auto& billed : list(docs.root["opening"], "meters"))
            if (billed["meter"] == life_.meter && served(day(billed, "date"))) return &billed;
        return nullptr;
    }
    void fell() const {
        if (life_.rolls_over) throw NotModelled("a meter that rolls over");
    }

    /// The last reading of the month; for a meter that came in it and was not read again, the one
    /// at its installation.
    std::optional<Shown> last_shown() const {
        std::optional<Shown> end;
        std::optional<Rational> before;
        if (!past_.empty()) before = past_.rbegin()->second;
        for (const auto& [on, shown] : readings_) {
            if (on >= next_ || (!past_.empty() && on <= past_.rbegin()->first)) continue;
            if (before && shown.value < *before) {
                fell();
                refuse("a reading falls");
            }
            before = shown.value;
            if (on >= first_) end = shown;
        }
        if (end && past_.empty()) refuse("nothing to count from");
        if (end || past_.empty()) return end;
        const auto& [on, value] = *past_.rbegin();
        if (on >= first_ && on < next_ && on == life_.days.from) return Shown{.value = value};
        return std::nullopt;
    }

    /// п. 59: of the shortest time that is long enough, or of a year where the centre wants one; of
    /// the whole time of a young meter.
    std::optional<Rational> average() const {
        if (past_.empty()) return std::nullopt;
        const Day last = past_.rbegin()->first;
        const auto least = shelf_.months("metering.average.history_months_min", first_);
        auto from = past_.end();
        if (shelf_.choice("average_window", first_) == "year") from = latest(last, 12);
        if (from == past_.end()) from = latest(last, least);
        if (from == past_.end()) {
            from = past_.begin();
            if (months(from->first, last) <
                shelf_.months("metering.average.history_months_min.new_meter", first_))
                return std::nullopt;
        }
        for (auto at = from; std::next(at) != past_.end(); ++at)
            if (std::next(at)->second < at->second) {
                fell();
                return std::nullopt;
            }
        if (months(from->first, last) < 1) throw NotModelled("an average of no months");
        const Rational used = past_.rbegin()->second - from->second;
        return Rational(rounded(used / months(from->first, last), 7), 10'000'000);
    }
    std::map<Day, Rational>::const_iterator latest(Day last, std::int64_t least) const {
        auto found = past_.end();
        for (auto at = past_.begin(); at != past_.end(); ++at)
            if (months(at->first, last) >= least) found = at;
        return found;
    }

    const Life& life_;
    const Shelf& shelf_;
    Day first_, next_;
    std::map<Day, Shown> readings_;
    std::map<Day, Rational> past_;  ///< up to the reading that the month starts from
    std::int64_t periods_ = 0;
};

/// Did somebody pay for the days of the meter in this month (of one taken off on the first day: for
/// the day before)? What it showed to others is theirs.
bool open_with(const Facts& facts, const std::string& account, Days days, Day first) {
    const Days counted =
        days.to == first ? Days{first - date::days(1), first}
                         : Days{std::max(days.from, first), std::min(days.to, next_month(first))};
    const auto& accounts = facts.at("accounts");
    return std::any_of(accounts.begin(), accounts.end(), [&](const Json* fact) {
        return (*fact)["account"] == account && days_of(*fact).meets(counted);
    });
}

}  // namespace

std::vector<ClerkMeter> meters_by_clerk(const Facts& facts, const Docs& docs, const Shelf& shelf,
                                        const std::string& account, const std::string& service) {
    const auto lives = lives_of(facts, account, service);
    std::vector<Counting> counting;
    for (const auto& life : lives) {
        Counting of_life(life, facts, docs, shelf);
        if (of_life.counts()) counting.push_back(std::move(of_life));
    }
    std::vector<ClerkMeter> meters;
    for (const auto& of_life : counting) {
        meters.push_back(of_life.meter(counting.size() > 1));
        auto& meter = meters.back();
        if (meter.difference && !open_with(facts, account, meter.days, first_day(docs.month)))
            meter.difference = Rational();
    }
    return meters;
}

}  // namespace kvit::test::mutation
