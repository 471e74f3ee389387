// What a catalogue of offers may be, and what a form may say.
#include "kvit/bonus/coupon/claim_form.hpp"
#include "kvit/format/coupons.hpp"
#include "unit/bonus/coupon_setup.hpp"

namespace kvit::bonus {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CouponOffers, AnOfferIsWithinTheDiscountsOfTheProgramme) {
    OfferCatalogue offers = catalogue();
    EXPECT_THAT(told(check(offers, programme())), IsEmpty());
    const auto with = [&](std::int64_t bp) {
        offers.offers[1].discount_bp = bp;
        return told(check(offers, programme()));
    };
    EXPECT_THAT(with(499), ElementsAre("out_of_range offers[1].discount_bp"));
    EXPECT_THAT(with(500), IsEmpty());
    EXPECT_THAT(with(5000), IsEmpty());
    EXPECT_THAT(with(5001), ElementsAre("out_of_range offers[1].discount_bp"));
    offers.id = "others";
    EXPECT_THAT(told(check(offers, programme())), ElementsAre("unknown_reference id"));
}

TEST(CouponOffers, EverythingThatIsWrongComesTogether) {
    OfferCatalogue offers = catalogue();
    auto& list = offers.offers;
    list[0].id = "one";
    list[0].partner = "nobody";
    list[0].categories = {"cafe", "cafe", "sport"};
    list[0].valid = {Date::from_civil(2021, 5, 2), Date::from_civil(2021, 5, 2)};
    list[1].kind = OfferKind::gift;
    list[1].codes = {"A", "B"};
    list[2].stock = 4;
    list[2].codes = {"C", "D", "C"};
    list[2].redeemable_to = Date::from_civil(2021, 6, 30);
    EXPECT_THAT(
        told(check(offers)),
        testing::UnorderedElementsAre(
            "duplicate_id offers[1].id", "unknown_reference offers[0].partner",
            "duplicate_id offers[0].categories[1]", "unknown_reference offers[0].categories[2]",
            "empty_interval offers[0].valid_to", "contradiction offers[1].discount_bp",
            "missing_key offers[1].value", "contradiction offers[1].code",
            "contradiction offers[2].redeemable_to", "contradiction offers[2].stock",
            "duplicate_id offers[2].codes[2]"));
}

TEST(CouponOffers, AGiftHasAValueAndFitsEveryRight) {
    OfferCatalogue offers = catalogue();
    offers.offers[0].kind = OfferKind::gift;
    offers.offers[0].discount_bp = 0;
    offers.offers[0].value = Money::kopecks(150'000);
    EXPECT_THAT(told(check(offers, programme())), IsEmpty());
    offers.offers[0].value = Money();
    EXPECT_THAT(told(check(offers)), ElementsAre("out_of_range offers[0].value"));
}

const std::vector<std::string> all = {"full_name", "account", "email", "phone"};

ClaimForm form() {
    return {.full_name = "Образцов-Пример О. П.",
            .account = "40000000012",
            .email = "sample@example.org",
            .phone = "+7 (900) 000-00-00"};
}

TEST(ClaimForm, TheFourFieldsOfTheProgramme) {
    EXPECT_THAT(told(check_claim_form(form(), all)), IsEmpty());
    EXPECT_THAT(told(check_claim_form({}, all)),
                ElementsAre("missing_key full_name", "missing_key account", "missing_key email",
                            "missing_key phone"));
    EXPECT_THAT(told(check_claim_form({.full_name = "  "}, {"full_name"})),
                ElementsAre("missing_key full_name"));
    EXPECT_THAT(told(check_claim_form({}, {"card"})), ElementsAre("bad_choice required[0]"));
}

TEST(ClaimForm, SyntaxAlone) {
    for (const std::string email : {"a", "@b.ru", "a@b", "a@b..ru", "a@-b.ru", "a@b.1", "a b@c.ru",
                                    "a@b@c.ru", ".a@b.ru", "a@b.r"}) {
        ClaimForm one = form();
        one.email = email;
        EXPECT_THAT(told(check_claim_form(one, all)), ElementsAre("bad_text email")) << email;
    }
    for (const std::string email : {"a.b+c@mail.example.org", "почта@пример.рф"}) {
        ClaimForm one = form();
        one.email = email;
        EXPECT_THAT(told(check_claim_form(one, all)), IsEmpty()) << email;
    }
    for (const std::string phone :
         {"12345", "8 900 000 00 0x", "7+9000000000", "+1234567890123456"}) {
        ClaimForm one = form();
        one.phone = phone;
        EXPECT_THAT(told(check_claim_form(one, all)), ElementsAre("bad_text phone")) << phone;
    }
    ClaimForm one = form();
    one.full_name = "R2D2";
    one.account = "12 34";
    EXPECT_THAT(told(check_claim_form(one, all)),
                ElementsAre("bad_text full_name", "bad_text account"));
}

TEST(ClaimForm, NoNumberOfACardComesIn) {
    // The number that makers of terminals print in their manuals.
    EXPECT_TRUE(looks_like_card("4111 1111 1111 1111"));
    EXPECT_TRUE(looks_like_card("карта 4111-1111-1111-1111, спасибо"));
    EXPECT_FALSE(looks_like_card("4111111111111112"));
    EXPECT_FALSE(looks_like_card("42"));
    ClaimForm one = form();
    one.account = "4111111111111111";
    one.phone = "4111111111111111";
    const Errors errors = check_claim_form(one, all);
    EXPECT_THAT(told(errors), ElementsAre("personal_data account", "personal_data phone"));
    for (const auto& error : errors.list()) EXPECT_EQ(error.found, "");
    one = form();
    one.account = "4111111111111111";
    EXPECT_THAT(told(check_claim_form(one, all, "4111111111111111")), IsEmpty());
    EXPECT_THAT(told(check_claim_form(form(), all, "4111111111111111")),
                ElementsAre("contradiction account"));
}

TEST(ClaimForm, ErrorsOfReadingRepeatNothing) {
    const auto read = format::read_claim_form(R"({"email": 4111111111111111, "phone": []})");
    ASSERT_FALSE(read.ok());
    for (const auto& error : read.errors().list()) EXPECT_EQ(error.found, "");
    EXPECT_EQ(read.errors().total(), 2U);
}

}  // namespace
}  // namespace kvit::bonus
