// The life of rights and coupons, step by step.
#include "unit/bonus/coupon_setup.hpp"

namespace kvit::bonus {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CouponBook, ARightGivesOneCouponHoweverOftenItIsClaimed) {
    const auto book = keep({right("r")}, {claim("1", "2021-05-11", "r", "unique", "k"),
                                          claim("2", "2021-05-12", "r", "unique", "k"),
                                          claim("3", "2021-05-13", "r", "unique", "other")})
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 repeated", "3 limit_reached"));
    ASSERT_EQ(book.coupons.size(), 1U);
    EXPECT_EQ(book.outcomes[0].coupon, book.outcomes[1].coupon);
    EXPECT_EQ(book.coupons[0].id.size(), 16U);
    EXPECT_TRUE(book.outcomes[1].done);
    EXPECT_FALSE(book.outcomes[2].done);
    EXPECT_EQ(book.rights[0].state, RightState::claimed);
}

TEST(CouponBook, WithoutALimitTheRightItselfIsConsumed) {
    Programme rules = programme();
    rules.limits.clear();
    const auto book = keep({right("r")},
                           {claim("1", "2021-05-11", "r", "unique", "k"),
                            claim("2", "2021-05-12", "r", "pool", "other")},
                           "2021-06-01", rules)
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 right_consumed"));
}

TEST(CouponBook, ALimitHoldsAcrossRightsOfOneBill) {
    const auto book = keep({right("r1"), right("r2"), right("r3", "a2")},
                           {claim("1", "2021-05-11", "r1", "unique", "k1"),
                            claim("2", "2021-05-12", "r2", "unique", "k2"),
                            claim("3", "2021-05-13", "r3", "unique", "k3")})
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 limit_reached", "3 issued"));
    EXPECT_EQ(book.rights[1].state, RightState::open);
    EXPECT_THAT(book.rights[1].choices, IsEmpty());
    EXPECT_EQ(book.rights[1].unavailable[0].reason.code, "limit_reached");
}

TEST(CouponBook, WhoeverFindsTheStockEmptyKeepsTheRight) {
    const auto book = keep({right("r1"), right("r2", "a2")},
                           {claim("1", "2021-05-11", "r1", "one", "k1"),
                            claim("2", "2021-05-12", "r2", "one", "k2"),
                            claim("3", "2021-05-13", "r2", "pool", "k3")},
                           "2021-05-12T12:00:00")
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 out_of_stock"));
    EXPECT_EQ(book.rights[1].state, RightState::open);
    EXPECT_THAT(book.rights[1].choices, ElementsAre("unique", "pool"));
    EXPECT_EQ(book.stock[1].free, 0);
    EXPECT_EQ(book.coupons[0].code, "SHARED");
}

TEST(CouponBook, APoolHandsOutEachCodeOnceInTheOrderOfIssue) {
    std::vector<GivenRight> rights;
    std::vector<CouponEvent> events;
    for (const std::string n : {"1", "2", "3", "4"}) {
        rights.push_back(right("r" + n, "a" + n));
        events.push_back(claim(n, "2021-05-1" + n, "r" + n, "pool", "k" + n));
    }
    events.push_back(of_ground("5", "2021-05-15", "r1", Kind::take_back));
    events.push_back(claim("6", "2021-05-16", "r4", "pool", "k4"));
    const auto book = keep(rights, events).value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 issued", "3 issued", "4 out_of_stock",
                                        "5 revoked", "6 out_of_stock"));
    EXPECT_EQ(book.coupons[0].code, "P1");
    EXPECT_EQ(book.coupons[1].code, "P2");
    EXPECT_EQ(book.coupons[2].code, "P3");
    EXPECT_EQ(book.stock[2].revoked, 1);
}

TEST(CouponBook, AnOfferIsChosenOnItsDaysAlone) {
    OfferCatalogue offers = catalogue();
    offers.offers[2].valid.from = Date::from_civil(2021, 5, 12);
    offers.offers[2].valid.to = Date::from_civil(2021, 5, 13);
    const std::vector<CouponEvent> events = {claim("1", "2021-05-11T23:59:59", "r", "pool", "k1"),
                                             claim("2", "2021-05-13", "r", "pool", "k2"),
                                             claim("3", "2021-05-12T23:59:59", "r", "pool", "k3")};
    const auto book = keep({right("r")}, {events[0], events[1]}, "2021-06-01", programme(), offers)
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 offer_not_begun", "2 offer_closed"));
    const auto within = keep({right("r")}, events, "2021-06-01", programme(), offers);
    EXPECT_THAT(told(*within), ElementsAre("1 offer_not_begun", "3 issued", "2 limit_reached"));
}

TEST(CouponBook, ARightAndACouponLiveToTheEndOfTheirLastDay) {
    // 10 May and 30 days: up to the end of 9 June; a coupon of that evening and 60: of 8 August.
    const auto late =
        keep({right("r")}, {claim("1", "2021-06-10", "r", "unique", "k")}, "2021-06-10")
            .value_or_throw();
    EXPECT_THAT(told(late), ElementsAre("1 right_lapsed"));
    EXPECT_EQ(late.rights[0].state, RightState::lapsed);
    const std::vector<CouponEvent> events = {claim("1", "2021-06-09T23:59:59", "r", "unique", "k")};
    const auto kept = keep({right("r")}, events, "2021-08-08T23:59:59").value_or_throw();
    EXPECT_EQ(kept.coupons[0].state, CouponState::issued);
    EXPECT_EQ(kept.coupons[0].expires_at, moment("2021-08-09"));
    const auto past = keep({right("r")}, events, "2021-08-09").value_or_throw();
    EXPECT_EQ(past.coupons[0].state, CouponState::expired);
    EXPECT_EQ(past.rights[0].state, RightState::claimed);
    EXPECT_EQ(past.stock[0].expired, 1);
}

TEST(CouponBook, ThePartnersOwnLastDayEndsACouponEarlier) {
    OfferCatalogue offers = catalogue();
    offers.offers[0].redeemable_to = Date::from_civil(2021, 5, 20);
    const auto book = keep({right("r")}, {claim("1", "2021-05-11", "r", "unique", "k")},
                           "2021-05-20", programme(), offers)
                          .value_or_throw();
    EXPECT_EQ(book.coupons[0].state, CouponState::expired);
    EXPECT_EQ(book.coupons[0].expires_at, moment("2021-05-20"));
}

TEST(CouponBook, ACouponIsRedeemedOnce) {
    const std::string id = coupon_of("r");
    const auto book =
        keep({right("r")}, {claim("1", "2021-05-11", "r", "unique", "k"),
                            redeem("2", "2021-05-12", id), redeem("3", "2021-05-13", id)})
            .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 redeemed", "3 coupon_redeemed"));
    EXPECT_EQ(book.coupons[0].redeemed_at, moment("2021-05-12"));
    const auto late =
        keep({right("r")},
             {claim("1", "2021-05-11", "r", "unique", "k"), redeem("2", "2021-07-11", id)},
             "2021-08-01")
            .value_or_throw();
    EXPECT_THAT(told(late), ElementsAre("1 issued", "2 coupon_expired"));
}

TEST(CouponBook, ACouponIsRevokedWithItsPaymentAndANewPaymentGivesAnother) {
    const auto first = claim("1", "2021-05-11", "r", "unique", "k1");
    const auto back = of_ground("2", "2021-05-12", "r", Kind::take_back);
    const auto refused = claim("3", "2021-05-13", "r", "unique", "k2");
    const auto again = of_ground("4", "2021-05-20", "r", Kind::restore);
    const auto second = claim("5", "2021-06-19T23:00:00", "r", "unique", "k3");
    const auto book =
        keep({right("r")},
             {first, back, refused, again, second, redeem("6", "2021-06-20", coupon_of("r"))},
             "2021-07-01")
            .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 revoked", "3 right_dropped", "4 restored",
                                        "5 issued", "6 coupon_revoked"));
    ASSERT_EQ(book.coupons.size(), 2U);
    EXPECT_EQ(book.coupons[0].state, CouponState::revoked);
    EXPECT_EQ(book.coupons[1].number, 2);
    EXPECT_NE(book.coupons[0].code, book.coupons[1].code);
}

TEST(CouponBook, ARedeemedCouponIsNotedAndNoSecondOneIsGiven) {
    const std::string id = coupon_of("r");
    const std::vector<CouponEvent> events = {claim("1", "2021-05-11", "r", "unique", "k1"),
                                             redeem("2", "2021-05-12", id),
                                             of_ground("3", "2021-05-13", "r", Kind::take_back),
                                             of_ground("4", "2021-05-14", "r", Kind::restore),
                                             claim("5", "2021-05-15", "r", "unique", "k2")};
    const auto noted = keep({right("r")}, events, "2021-05-13T12:00:00").value_or_throw();
    EXPECT_TRUE(noted.coupons[0].ground_fallen);
    EXPECT_TRUE(noted.rights[0].ground_fallen);
    const auto book = keep({right("r")}, events).value_or_throw();
    EXPECT_THAT(told(book),
                ElementsAre("1 issued", "2 redeemed", "3 noted", "4 restored", "5 limit_reached"));
    EXPECT_FALSE(book.coupons[0].ground_fallen);
    EXPECT_EQ(book.coupons.size(), 1U);
}

TEST(CouponBook, AReversalFollowsTheProgramme) {
    Programme rules = programme();
    rules.reversal = {.right = Reversal::Right::keep, .issued = Reversal::Issued::note_only};
    const auto book = keep({right("r1"), right("r2", "a2")},
                           {claim("1", "2021-05-11", "r1", "unique", "k1"),
                            of_ground("2", "2021-05-12", "r1", Kind::take_back),
                            of_ground("3", "2021-05-12", "r2", Kind::take_back),
                            claim("4", "2021-05-13", "r2", "unique", "k2")},
                           "2021-05-14", rules)
                          .value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 issued", "2 noted", "3 noted", "4 issued"));
    const auto dropped = keep({right("r")},
                              {of_ground("1", "2021-05-12", "r", Kind::take_back),
                               of_ground("2", "2021-05-13", "r", Kind::restore)},
                              "2021-05-12T12:00:00")
                             .value_or_throw();
    EXPECT_THAT(told(dropped), ElementsAre("1 dropped"));
    EXPECT_EQ(dropped.rights[0].state, RightState::dropped);
}

TEST(CouponBook, AReservationHoldsTheLastCouponForItsTime) {
    const std::vector<GivenRight> rights = {right("r1"), right("r2", "a2")};
    const std::vector<CouponEvent> events = {reserve("1", "2021-05-11T10:00:00", "r1", "one", 600),
                                             claim("2", "2021-05-11T10:09:59", "r2", "one", "k2"),
                                             claim("3", "2021-05-11T10:10:00", "r2", "one", "k3")};
    const auto held = keep(rights, events, "2021-05-11T10:09:59").value_or_throw();
    EXPECT_THAT(told(held), ElementsAre("1 reserved", "2 out_of_stock"));
    EXPECT_EQ(held.rights[0].state, RightState::reserved);
    EXPECT_EQ(held.rights[0].held_until, moment("2021-05-11T10:10:00"));
    EXPECT_EQ(held.stock[1].reserved, 1);
    EXPECT_THAT(held.rights[0].choices, ElementsAre("unique", "one", "pool"));
    EXPECT_THAT(told(*keep(rights, events)),
                ElementsAre("1 reserved", "2 out_of_stock", "3 issued"));
    const auto own = keep(rights, {events[0], claim("2", "2021-05-11T10:05:00", "r1", "one", "k")})
                         .value_or_throw();
    EXPECT_THAT(told(own), ElementsAre("1 reserved", "2 issued"));
    EXPECT_EQ(own.stock[1].reserved, 0);
    EXPECT_EQ(own.stock[1].issued, 1);
}

TEST(CouponBook, AFormWithAGapIsNoClaim) {
    CouponEvent event = claim("1", "2021-05-11", "r", "unique", "k");
    event.form.pop_back();
    CouponEvent wrong = claim("2", "2021-05-12", "r", "unique", "k");
    wrong.form[2].valid = false;
    const auto book = keep({right("r")}, {event, wrong}).value_or_throw();
    EXPECT_THAT(told(book), ElementsAre("1 form_incomplete", "2 form_incomplete"));
    EXPECT_EQ(book.outcomes[0].decision.text.en,
              "the form of the claim is incomplete or wrong: phone");
}

TEST(CouponBook, PlacesAndDiscountsAreThoseOfTheRight) {
    OfferCatalogue offers = catalogue();
    offers.offers[0].places = {"khimki"};
    GivenRight there = right("r2", "a2");
    there.place = "khimki";
    const auto book =
        keep({right("r1"), there}, {}, "2021-05-11", programme(), offers).value_or_throw();
    EXPECT_THAT(book.rights[0].choices, ElementsAre("one", "pool"));
    EXPECT_EQ(book.rights[0].unavailable[0].reason.code, "offer_not_here");
    EXPECT_THAT(book.rights[1].choices, ElementsAre("unique", "one", "pool"));
}

TEST(CouponBook, WhatCannotHaveHappenedIsRefusedWithItsPlace) {
    const auto take = of_ground("2", "2021-05-12", "r", Kind::take_back);
    EXPECT_THAT(told(keep({right("r")}, {take, of_ground("3", "2021-05-13", "r", Kind::take_back)})
                         .errors()),
                ElementsAre("illegal_transition events[1].right"));
    EXPECT_THAT(
        told(keep({right("r")}, {of_ground("3", "2021-05-13", "r", Kind::restore)}).errors()),
        ElementsAre("illegal_transition events[0].right"));
    EXPECT_THAT(
        told(keep({right("r")}, {claim("1", "2021-05-10T11:59:59", "r", "unique", "k")}).errors()),
        ElementsAre("illegal_transition events[0].at"));
    EXPECT_THAT(told(keep({right("r")}, {redeem("1", "2021-05-10", coupon_of("r")),
                                         claim("2", "2021-05-11", "r", "unique", "k")})
                         .errors()),
                ElementsAre("illegal_transition events[0].at"));
    EXPECT_THAT(told(keep({right("r")}, {redeem("1", "2021-05-10", "nothing")}).errors()),
                ElementsAre("unknown_reference events[0].coupon"));
    EXPECT_THAT(told(keep({right("r")}, {claim("1", "2021-05-11", "x", "y", "k"),
                                         reserve("2", "2021-05-11", "r", "unique", 0)})
                         .errors()),
                ElementsAre("unknown_reference events[0].right",
                            "unknown_reference events[0].offer", "out_of_range events[1].seconds"));
}

TEST(CouponBook, OneNameHasOneMeaning) {
    const auto one = claim("1", "2021-05-11", "r", "unique", "k");
    EXPECT_THAT(
        told(keep({right("r")}, {one, claim("2", "2021-05-12", "r", "pool", "k")}).errors()),
        ElementsAre("contradiction events[1].key"));
    EXPECT_THAT(
        told(keep({right("r")}, {one, claim("1", "2021-05-12", "r", "unique", "k")}).errors()),
        ElementsAre("contradiction events[1].id"));
    EXPECT_THAT(told(keep({right("r"), right("r", "a2")}, {}).errors()),
                ElementsAre("duplicate_id rights[1].key"));
    // The same event, and the same right, delivered twice.
    EXPECT_THAT(told(*keep({right("r"), right("r")}, {one, one})), ElementsAre("1 issued"));
}

TEST(CouponBook, AUniqueCodeNeedsASecretAndIsMadeOfIt) {
    const std::vector<CouponEvent> events = {claim("1", "2021-05-11", "r", "unique", "k")};
    const auto with = [&](CodeKey key) {
        return keep_coupons(programme(), catalogue(), {right("r")}, events, moment("2021-06-01"),
                            key);
    };
    EXPECT_THAT(told(with("short").errors()), ElementsAre("missing_key code_key"));
    const std::string code = with(secret)->coupons[0].code;
    EXPECT_THAT(code, testing::MatchesRegex("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-"
                                            "[0-9A-HJKMNP-TV-Z]{4}"));
    EXPECT_NE(code, with("0123456789abcdeg")->coupons[0].code);
    // HMAC-SHA-256 by another program, the first 60 bits in base 32.
    EXPECT_EQ(code, "VBKT-0HRQ-VA3N");
    EXPECT_EQ(with(secret)->coupons[0].id, "WENSFRHRQA6PPR7X");
}

}  // namespace
}  // namespace kvit::bonus
