// Random histories of many rights: what holds for each of them at each moment.
#include <algorithm>
#include <map>
#include <random>

#include "kvit/format/coupons.hpp"
#include "unit/bonus/coupon_setup.hpp"

namespace kvit::bonus {
namespace {

using namespace test;

/// Claims, reservations, redemptions and grounds that fall and stand again, in their true order;
/// redemptions name coupons that the history before them has issued.
class History {
  public:
    explicit History(unsigned seed) : random_(seed) {
        for (int i = 0; i < 8; ++i)
            rights.push_back(right("r" + std::to_string(i), "a" + std::to_string(i / 2),
                                   "2021-05-0" + std::to_string(i + 1)));
        for (auto& one : rights) one.unit = "unit-" + one.key;
        Instant at = moment("2021-05-09");
        for (int i = 0; i < 40; ++i) {
            at = at + pick(200'000);
            add(std::to_string(1000 + i), at);
        }
        end = at;
    }

    std::vector<GivenRight> rights;
    std::vector<CouponEvent> events;
    Instant end;

  private:
    std::int64_t pick(std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>(0, below - 1)(random_);
    }

    void add(const std::string& id, Instant at) {
        constexpr const char* offers[] = {"unique", "one", "pool"};
        const std::string right = "r" + std::to_string(pick(8));
        CouponEvent event{.id = id, .at = at, .right = right};
        switch (pick(6)) {
            case 0:
                event.kind = Kind::reserve;
                event.offer = offers[pick(3)];
                event.seconds = 1 + pick(86'400);
                break;
            case 1:
                event.kind = fallen_[right] ? Kind::restore : Kind::take_back;
                fallen_[right] = !fallen_[right];
                break;
            case 2: {
                const auto book = keep_coupons(programme(), catalogue(), rights, events, at, secret)
                                      .value_or_throw();
                if (book.coupons.empty()) return;
                event.kind = Kind::redeem;
                event.right.clear();
                event.coupon = book.coupons[static_cast<std::size_t>(pick(
                                                static_cast<std::int64_t>(book.coupons.size())))]
                                   .id;
                break;
            }
            default: {
                event.kind = Kind::claim;
                const std::int64_t offer = pick(3);
                event.offer = offers[offer];
                event.key = right + '-' + event.offer + '-' + std::to_string(pick(2));
                event.form = whole_form();
            }
        }
        events.push_back(std::move(event));
    }

    std::mt19937 random_;
    std::map<std::string, bool> fallen_;
};

void holds(const CouponBook& book) {
    std::map<std::string, std::int64_t> live;
    std::map<std::string, int> codes;
    for (const auto& coupon : book.coupons) {
        if (coupon.state != CouponState::revoked) ++live[coupon.right];
        if (coupon.offer == "pool") ++codes[coupon.code];
    }
    for (const auto& [key, count] : live) EXPECT_EQ(count, 1) << key;
    for (const auto& [code, count] : codes) EXPECT_EQ(count, 1) << code;
    for (const auto& stock : book.stock) {
        const auto of_offer = std::ranges::count(book.coupons, stock.offer, &Coupon::offer);
        EXPECT_EQ(stock.issued, of_offer);
        if (!stock.stock) continue;
        EXPECT_GE(*stock.free, 0);
        EXPECT_EQ(stock.issued + stock.reserved + *stock.free, *stock.stock);
    }
    std::int64_t reserved = 0;
    for (const auto& stock : book.stock) reserved += stock.reserved;
    EXPECT_EQ(reserved, std::ranges::count(book.rights, RightState::reserved, &KeptRight::state));
    for (const auto& right : book.rights)
        EXPECT_EQ(right.state == RightState::claimed, live[right.right.key] == 1);
}

TEST(CouponProperties, StockAddsUpAndARightHasOneLiveCouponAtEveryMoment) {
    std::int64_t issued = 0;
    std::int64_t revoked = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const History history(seed);
        for (const auto& event : history.events)
            for (const std::int64_t after : {-1, 0, 1}) {
                const auto book = keep_coupons(programme(), catalogue(), history.rights,
                                               history.events, event.at + after, secret);
                ASSERT_TRUE(book.ok()) << seed << book.errors().first().message(Language::en);
                holds(*book);
                if (HasFailure()) FAIL() << seed << ' ' << event.id;
            }
        const auto book = keep_coupons(programme(), catalogue(), history.rights, history.events,
                                       history.end, secret);
        for (const auto& stock : book->stock) {
            issued += stock.issued;
            revoked += stock.revoked;
        }
    }
    EXPECT_GT(issued, 20);
    EXPECT_GT(revoked, 3);
}

TEST(CouponProperties, TheOrderOfEventsAndRightsChangesNothing) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        History history(seed);
        const Programme rules = programme();
        const auto bytes = [&] {
            return format::write_coupons(rules, keep_coupons(rules, catalogue(), history.rights,
                                                             history.events, history.end, secret)
                                                    .value_or_throw());
        };
        const std::string before = bytes();
        std::mt19937 random(seed);
        std::ranges::shuffle(history.events, random);
        std::ranges::shuffle(history.rights, random);
        history.events.push_back(history.events.front());
        EXPECT_EQ(bytes(), before) << seed;
    }
}

TEST(CouponProperties, WhatWasHandedOutStaysAsLaterEventsCome) {
    const History history(7);
    std::vector<CouponEvent> so_far;
    std::vector<Coupon> known;
    for (const auto& event : history.events) {
        so_far.push_back(event);
        const auto book =
            keep_coupons(programme(), catalogue(), history.rights, so_far, event.at, secret)
                .value_or_throw();
        ASSERT_GE(book.coupons.size(), known.size());
        for (std::size_t i = 0; i < known.size(); ++i) {
            EXPECT_EQ(book.coupons[i].id, known[i].id);
            EXPECT_EQ(book.coupons[i].code, known[i].code);
        }
        known = book.coupons;
    }
    EXPECT_GT(known.size(), 3U);
}

}  // namespace
}  // namespace kvit::bonus
