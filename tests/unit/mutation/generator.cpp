#include "unit/mutation/generator.hpp"

#include <vector>

#include "unit/mutation/generate_books.hpp"
#include "unit/random.hpp"

namespace kvit::test::mutation {
namespace {

using date::days;

class HouseMaker {
  public:
    explicit HouseMaker(std::uint64_t seed) : random_(seed) {
        const int year = static_cast<int>(random_.between(2018, 2026));
        const auto month = static_cast<unsigned>(random_.between(1, year == 2026 ? 11 : 12));
        first_ = Day(date::year(year) / date::month(month) / date::day(1));
        // The raising factor on cold water changed inside this month.
        if (random_.one_in(12)) first_ = *day_of("2025-12-01");
        next_ = next_month(first_);
        before_ = previous_month(first_);
    }

    Docs make() {
        docs_.month = month_text(first_);
        if (random_.one_in(2)) docs_.known_on = text(next_ + days(random_.one_in(2) ? -1 : 4));
        house_ = {{"schema", "kvit-house/1"}, {"house", "h-" + std::to_string(random_.below(9))}};
        if (random_.one_in(2)) house_["source"] = some_reference(random_);
        accounts();
        Books books(random_, first_);
        for (const auto& supply : books.supplies()) add_supply(supply);
        for (const auto& account : people_) services_of(account);
        payments();
        corrections();
        docs_.root["house"] = house_;
        docs_.root["tariffs"] = books.tariffs();
        docs_.root["law"] = books.law();
        if (random_.one_in(2)) docs_.root["policy"] = books.policy();
        if (!random_.one_in(4)) docs_.root["opening"] = opening();
        return docs_;
    }

  private:
    /// A fact with its header at the end of a list; its place is the last one.
    Json& add(const char* list, Json body, std::optional<Day> known_on = std::nullopt) {
        Json fact = {{"id", "f" + std::to_string(++facts_)},
                     {"known_on", text(known_on.value_or(before_ - days(40)))}};
        if (random_.one_in(24)) fact["seq"] = random_.between(-2, 3);
        if (random_.one_in(24)) fact["source"] = some_reference(random_);
        if (random_.one_in(40)) fact["ext"] = {{"from", {1, "two"}}};
        fact.update(body);
        house_[list].push_back(fact);
        return house_[list].back();
    }
    static Json& from(Json& fact, Day day) {
        fact["valid_from"] = text(day);
        return fact;
    }
    static Json& until(Json& fact, Day day) {
        fact["valid_to"] = text(day);
        return fact;
    }
    /// A day inside the month, not its first.
    Day inner_day() {
        return first_ +
               days(random_.between(1, static_cast<std::int64_t>((next_ - first_).count()) - 1));
    }
    std::string decimal(std::int64_t least, std::int64_t most, int decimals) {
        return some_decimal(random_, least, most, decimals);
    }

    void accounts() {
        const auto count = random_.between(1, 3);
        for (std::int64_t i = 1; i <= count; ++i) {
            const std::string id = (random_.one_in(5) ? "ЛС-" : "0") + std::to_string(i);
            const std::string flat = "flat-" + std::to_string(i);
            add_premises(flat);
            const bool moved = random_.one_in(6);
            const Day day = inner_day();
            Json& account = add("accounts", {{"account", id}, {"premises", flat}});
            if (random_.one_in(3)) from(account, before_ - days(200));
            people_.push_back(id);
            if (moved) {
                until(account, day);
                from(add("accounts", {{"account", id + "a"}, {"premises", flat}}), day);
                people_.push_back(id + "a");
            }
        }
        for (const auto& account : people_) occupancy(account);
    }

    void add_premises(const std::string& flat) {
        const auto body = [&] {
            return Json{{"premises", flat},
                        {"kind", random_.one_in(6) ? "room" : "dwelling"},
                        {"area", decimal(12, 120, static_cast<int>(random_.below(3)))}};
        };
        Json& premises = add("premises", body());
        if (!random_.one_in(8)) return;
        const Day day = inner_day();
        until(premises, day);
        from(add("premises", body()), day);
    }

    void occupancy(const std::string& account) {
        const auto body = [&] {
            Json people = {{"account", account},
                           {"registered", random_.one_in(4) ? 0 : random_.between(1, 5)}};
            if (random_.one_in(4)) people["temporary"] = random_.between(0, 2);
            people["owners"] = random_.between(1, 3);
            return people;
        };
        Json& people = add("occupancy", body());
        if (!random_.one_in(4)) return;
        const Day day = inner_day();
        until(people, day);
        from(add("occupancy", body()), day);
    }

    void add_supply(const SomeSupply& supply) {
        Json body = supply.body;
        if (random_.one_in(5) && supply.for_some) {
            body["accounts"] = Json::array();
            for (const auto& account : people_)
                if (random_.one_in(2)) body["accounts"].push_back(account);
            if (body["accounts"].empty()) body["accounts"].push_back(people_.front());
        }
        const bool followed = random_.one_in(8);
        const Day day = inner_day();
        {
            Json& first = add("supplies", body);
            if (followed) until(first, day);
        }
        if (followed) {
            body["provider"] = "p2";
            if (random_.one_in(2)) body["creditor"] = "rkc";
            from(add("supplies", body), day);
        }
        if (supply.metered) metered_.push_back(supply);
    }

    void services_of(const std::string& account) {
        for (const auto& supply : metered_) {
            const std::string service = supply.body["service"];
            if (random_.one_in(3)) {
                if (random_.one_in(3)) continue;
                Json& act = add(
                    "installability",
                    {{"account", account}, {"service", service}, {"possible", !random_.one_in(3)}});
                if (random_.one_in(5)) from(act, inner_day());
                continue;
            }
            meters(account, service, supply.unit);
        }
    }

    void meters(const std::string& account, const std::string& service, const std::string& unit) {
        switch (random_.below(8)) {
            case 0: {  // replaced, the final reading on the day of removal
                const Day day = inner_day();
                const auto last = meter(account, service, unit, before_ - days(300), day, true);
                reading(last.first, day, last.second + random_.between(0, 5000));
                meter(account, service, unit, day, std::nullopt, random_.one_in(2));
                return;
            }
            case 1:  // installed in the month
                meter(account, service, unit, inner_day(), std::nullopt, random_.one_in(2));
                return;
            case 2:  // two at once
                meter(account, service, unit, before_ - days(300), std::nullopt, true);
                meter(account, service, unit, before_ - days(100), std::nullopt, true);
                return;
            case 3:  // no reading in the month
                meter(account, service, unit, before_ - days(300), std::nullopt, false);
                return;
            default:
                meter(account, service, unit, before_ - days(300), std::nullopt, true);
        }
    }

    /// The meter and the last of its readings before the month, in thousandths.
    std::pair<std::string, std::int64_t> meter(const std::string& account,
                                               const std::string& service, const std::string& unit,
                                               Day installed, std::optional<Day> removed,
                                               bool read) {
        const std::string id = "m" + std::to_string(++meters_);
        const std::int64_t start = random_.one_in(3) ? random_.between(1, 99'000) : 0;
        Json& fact = add("meters", {{"meter", id},
                                    {"account", account},
                                    {"service", service},
                                    {"unit", unit},
                                    {"start", thousandths(start)}});
        from(fact, installed);
        if (removed) until(fact, *removed);
        std::int64_t value = start;
        if (installed < first_ && !random_.one_in(10)) {
            value += random_.between(1, 90'000);
            const Day day = before_ + days(random_.between(20, 26));
            reading(id, day, value);
            if (!random_.one_in(4)) {
                billed_.push_back(
                    {{"meter", id}, {"date", text(day)}, {"value", thousandths(value)}});
                if (random_.one_in(2)) remembered(billed_.back(), day, start, value);
            }
        }
        if (read) {
            const Day from_day = std::max(installed, first_);
            const Day to_day = removed ? *removed : next_;
            if (to_day - from_day > days(2)) {
                const Day day =
                    from_day + days(random_.between(1, (to_day - from_day).count() - 1));
                value += random_.one_in(8) ? 0 : random_.between(1, 15'000);
                reading(id, day, value);
            }
        }
        return {id, value};
    }
    /// Months by the average, and readings of the months before the last one, by date.
    void remembered(Json& billed, Day day, std::int64_t start, std::int64_t value) {
        if (random_.one_in(3)) billed["average_periods"] = random_.between(1, 4);
        if (random_.one_in(3)) return;
        const auto count = random_.between(1, 8);
        billed["history"] = Json::array();
        for (std::int64_t back = count; back > 0; --back)
            billed["history"].push_back(
                {{"date", text(day - days(back * 31))},
                 {"value", thousandths(value - (value - start) * back / (count + 1))}});
    }
    void reading(const std::string& meter, Day day, std::int64_t value) {
        add("readings", {{"meter", meter}, {"date", text(day)}, {"value", thousandths(value)}},
            day);
    }

    Json some_part(const std::string& service, const std::string& creditor, std::int64_t kopecks) {
        const Day debt = random_.one_in(4) ? first_ : before_;
        return {{"creditor", creditor},
                {"service", service},
                {"month", month_text(debt)},
                {"amount", roubles(kopecks)}};
    }
    /// A creditor and a service that this house has.
    std::pair<std::string, std::string> some_debt() {
        const auto& supplies = house_["supplies"];
        const auto& supply = supplies[random_.below(supplies.size())];
        return {supply.value("creditor", supply["provider"].get<std::string>()), supply["service"]};
    }

    void payments() {
        for (const auto& account : people_) {
            const auto count = random_.below(3);
            for (std::uint64_t i = 0; i < count; ++i) {
                const bool late = random_.one_in(4);
                const Day date = late ? before_ + days(random_.between(0, 27)) : inner_day();
                Json parts = Json::array();
                std::int64_t sum = 0;
                const auto pieces = random_.between(1, 3);
                for (std::int64_t k = 0; k < pieces; ++k) {
                    const auto [creditor, service] = some_debt();
                    const auto kopecks = random_.between(1, 300'000);
                    sum += kopecks;
                    parts.push_back(some_part(service, creditor, kopecks));
                }
                const Day known = late && random_.one_in(2) ? first_ + days(3) : date;
                add("payments",
                    {{"account", account},
                     {"date", text(date)},
                     {"amount", roubles(sum)},
                     {"parts", parts}},
                    known);
            }
        }
    }

    /// Readings corrected, payments taken back, a correction taken back.
    void corrections() {
        if (house_.contains("readings") && random_.one_in(3)) {
            const auto count = house_["readings"].size();
            const auto at = random_.below(count);
            Json wrong = house_["readings"][at];
            Json& fact =
                add("readings",
                    {{"meter", wrong["meter"]}, {"date", wrong["date"]}, {"value", wrong["value"]}},
                    *day_of(wrong["known_on"]) + days(1));
            fact["supersedes"] = wrong["id"];
            if (random_.one_in(3))
                add("retractions", {{"retracts", fact["id"]}}, *day_of(fact["known_on"]) + days(1));
        }
        if (house_.contains("payments") && random_.one_in(5)) {
            const auto& payment = house_["payments"][random_.below(house_["payments"].size())];
            const Json target = payment["id"];
            const Day known = *day_of(payment["known_on"]) + days(1);
            if (*day_of(payment["date"]) >= first_)
                add("retractions", {{"retracts", target}}, known);
        }
    }

    Json opening() {
        Json opening = {
            {"schema", "kvit-opening/1"}, {"house", house_["house"]}, {"month", docs_.month}};
        if (random_.one_in(2)) opening["known_on"] = text(first_ - days(1));
        opening["accounts"] = Json::array();
        for (const auto& account : people_) {
            if (random_.one_in(3)) continue;
            Json balances = Json::array();
            const auto count = random_.below(4);
            for (std::uint64_t i = 0; i < count; ++i) {
                const auto [creditor, service] = some_debt();
                bool fresh = true;
                for (const auto& other : balances)
                    fresh = fresh && (other["creditor"] != creditor || other["service"] != service);
                if (!fresh) continue;
                balances.push_back({{"creditor", creditor},
                                    {"service", service},
                                    {"month", month_text(before_)},
                                    {"amount", roubles(random_.between(-90'000, 400'000))}});
            }
            opening["accounts"].push_back({{"account", account}, {"balances", balances}});
            if (random_.one_in(12)) opening["accounts"].back()["ext"] = Json::object();
        }
        opening["meters"] = Json::array();
        for (const auto& reading : billed_) opening["meters"].push_back(reading);
        return opening;
    }

    Random random_;
    Day first_, next_, before_;
    Docs docs_;
    Json house_;
    std::vector<std::string> people_;  ///< ids of accounts
    std::vector<SomeSupply> metered_;
    std::vector<Json> billed_;
    int facts_ = 0;
    int meters_ = 0;
};

}  // namespace

Docs valid_docs(std::uint64_t seed) { return HouseMaker(seed).make(); }

}  // namespace kvit::test::mutation
