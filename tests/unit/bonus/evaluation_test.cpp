// Properties of evaluation: the order of facts changes nothing, returns undone are no returns,
// accounts do not know of each other but through limits.
#include "kvit/bonus/evaluation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "kvit/format/bonus.hpp"
#include "unit/sanitized.hpp"

namespace kvit::bonus {
namespace {

constexpr std::string_view channels[] = {"lk", "app", "bank", "phone"};

/// A synthetic history of a year: bills, payments whole and in parts, returns, readings, facts.
History history(std::mt19937_64& random, int number) {
    const auto below = [&](int end) {
        return static_cast<int>(random() % static_cast<std::uint64_t>(end));
    };
    const auto channel = [&] { return std::string(channels[below(4)]); };
    const auto on = [](Month month, int day, int hour) {
        return Instant{(std::int64_t{(month.first_day() + (day - 1)).days()} * 24 + hour) * 3'600};
    };
    History history{.account = "A" + std::to_string(number),
                    .person = "P" + std::to_string(number / 2)};
    history.meters = {{.id = "m1"}, {.id = "m2", .remote = below(2) == 0}};
    int id = 0;
    const auto next_id = [&] { return std::to_string(number) + '-' + std::to_string(++id); };
    for (Month month(2021, 1); month <= Month(2021, 12); month = month.next()) {
        const Money sum = Money::kopecks(10'000 + below(1'000));
        history.bills.push_back({.id = next_id(),
                                 .period = month,
                                 .formed_at = on(month.next(), 2, 6),
                                 .principal = sum});
        if (below(4) == 0)
            history.bills.push_back({.id = next_id(),
                                     .period = month,
                                     .kind = Target::preliminary,
                                     .formed_at = on(month, 20, 6),
                                     .principal = sum});
        for (int left = below(3); left > 0; --left) {
            PaymentFact payment{.id = next_id(),
                                .paid_at = on(month.next(), 1 + below(25), below(24)),
                                .amount = below(2) == 0 ? sum : Money::kopecks(5'000),
                                .channel = channel()};
            if (below(5) == 0) {
                const std::string taken = next_id();
                history.returns.push_back(
                    {.id = taken, .of = payment.id, .at = payment.paid_at + 86'400});
                if (below(2) == 0)
                    history.returns.push_back(
                        {.id = next_id(), .of = taken, .at = payment.paid_at + 2 * 86'400});
            }
            history.payments.push_back(std::move(payment));
        }
        for (const auto* meter : {"m1", "m2"})
            if (below(3) > 0)
                history.readings.push_back({.id = next_id(),
                                            .meter = meter,
                                            .received_at = on(month, 15 + below(14), below(24)),
                                            .channel = channel()});
    }
    for (const auto* fact : {"cabinet_registered", "email_confirmed", "paper_refused"})
        if (below(3) > 0)
            history.facts.push_back({.fact = fact, .from = on(Month(2021, 1 + below(6)), 1, 0)});
    return history;
}

class Evaluations : public testing::Test {
  protected:
    Evaluation evaluated(const std::vector<History>& histories, Instant as_of) const {
        auto result = evaluate(rating_, histories, as_of, *law_);
        EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.errors().first().path);
        return result.ok() ? *result : Evaluation{};
    }

    Programme rating_ = *format::programme("uralsbyt-rating");
    Result<law::LawBook> law_ = format::built_in_law();
    Instant day_{*Instant::parse("2022-02-01T00:00:00+05:00")};
};

TEST_F(Evaluations, DoNotDependOnTheOrderOfFacts) {
    for (std::uint64_t seed = 1; seed <= (test::sanitized ? 20u : 200u); ++seed) {
        std::mt19937_64 random(seed);
        std::vector<History> histories;
        for (int i = 0; i < 4; ++i) histories.push_back(history(random, i));
        const std::string one =
            format::write_evaluation(rating_, evaluated(histories, day_), format::Layout::line);
        std::ranges::shuffle(histories, random);
        for (auto& each : histories) {
            std::ranges::shuffle(each.bills, random);
            std::ranges::shuffle(each.payments, random);
            std::ranges::shuffle(each.returns, random);
            std::ranges::shuffle(each.readings, random);
            std::ranges::shuffle(each.facts, random);
            std::ranges::shuffle(each.meters, random);
        }
        EXPECT_EQ(one, format::write_evaluation(rating_, evaluated(histories, day_),
                                                format::Layout::line))
            << seed;
    }
}

TEST_F(Evaluations, AReturnThatIsUndoneLeavesThePaymentAsItWas) {
    for (std::uint64_t seed = 1; seed <= (test::sanitized ? 20u : 200u); ++seed) {
        std::mt19937_64 random(seed);
        History before = history(random, 0);
        before.returns.clear();
        History after = before;
        for (const auto& payment : before.payments) {
            after.returns.push_back(
                {.id = "X" + payment.id, .of = payment.id, .at = payment.paid_at + 100});
            after.returns.push_back(
                {.id = "Y" + payment.id, .of = "X" + payment.id, .at = payment.paid_at + 200});
        }
        EXPECT_EQ(evaluated({before}, day_), evaluated({after}, day_)) << seed;
    }
}

TEST_F(Evaluations, NothingLaterExists) {
    for (std::uint64_t seed = 1; seed <= (test::sanitized ? 20u : 200u); ++seed) {
        std::mt19937_64 random(seed);
        const History whole = history(random, 0);
        const Instant day{*Instant::parse("2021-09-15T00:00:00+05:00")};
        History known = whole;
        std::erase_if(known.bills, [&](const auto& each) { return each.formed_at > day; });
        std::erase_if(known.payments, [&](const auto& each) { return each.paid_at > day; });
        std::erase_if(known.returns, [&](const auto& each) {
            return each.at > day || std::ranges::none_of(known.payments, [&](const auto& payment) {
                       return payment.id == each.of;
                   });
        });
        // A return of a return whose payment is known.
        for (const auto& each : whole.returns)
            if (each.at <= day && std::ranges::any_of(known.returns, [&](const auto& other) {
                    return other.id == each.of;
                }))
                known.returns.push_back(each);
        std::erase_if(known.readings, [&](const auto& each) { return each.received_at > day; });
        std::erase_if(known.facts, [&](const auto& each) { return each.from > day; });
        EXPECT_EQ(evaluated({whole}, day), evaluated({known}, day)) << seed;
    }
}

TEST_F(Evaluations, APaymentMoreNeverLowersThePoints) {
    for (std::uint64_t seed = 1; seed <= (test::sanitized ? 20u : 200u); ++seed) {
        std::mt19937_64 random(seed);
        History before = history(random, 0);
        before.returns.clear();
        History after = before;
        after.payments.push_back({.id = "more",
                                  .paid_at = *Instant::parse("2021-07-01T00:00:00+05:00"),
                                  .amount = Money::kopecks(1'000'000),
                                  .channel = "lk"});
        const auto points = [&](const History& history) {
            return evaluated({history}, day_).accounts.front().rating->points;
        };
        EXPECT_LE(points(before), points(after)) << seed;
    }
}

TEST_F(Evaluations, KeysAreOfTheRightAlone) {
    const auto programme = *format::programme("kommunalny-bonus");
    History history{.account = "A1"};
    history.facts = {{.fact = "served_by",
                      .value = "mosobleirc",
                      .from = *Instant::parse("2020-01-01T00:00:00Z")}};
    history.bills = {{.id = "B",
                      .period = Month(2021, 4),
                      .formed_at = *Instant::parse("2021-05-01T06:00:00Z"),
                      .due_date = Date::from_civil(2021, 5, 10),
                      .principal = Money::kopecks(100)}};
    const auto decided = [&] {
        const auto result =
            evaluate(programme, {history}, *Instant::parse("2021-06-01T00:00:00Z"), *law_);
        return result->accounts.front().decisions.front();
    };
    const auto unpaid = decided();
    history.payments = {{.id = "P",
                         .paid_at = *Instant::parse("2021-05-05T06:00:00Z"),
                         .amount = Money::kopecks(100),
                         .channel = "lk"}};
    const auto paid = decided();
    EXPECT_EQ(unpaid.verdict, Verdict::refused);
    EXPECT_EQ(paid.verdict, Verdict::granted);
    EXPECT_EQ(unpaid.key, paid.key);
    EXPECT_EQ(
        paid.key,
        to_hex(sha256("kvit-grant-v1\nkommunalny-bonus\n1\ncoupon-right\naccount\nA1\n2021-04")));
}

}  // namespace
}  // namespace kvit::bonus
