#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kvit/bonus/coupon/book.hpp"
#include "kvit/calendar/time_zone.hpp"
#include "kvit/format/bonus.hpp"

/// A synthetic programme with one right, a synthetic catalogue, and short ways to say events.
namespace kvit::bonus::test {

inline constexpr CodeKey secret = "0123456789abcdef";

inline Instant moment(const std::string& local) {
    return *TimeZone::find("Europe/Moscow")->at(*LocalTime::parse(local));
}

inline Programme programme() { return format::programme("kommunalny-bonus").value_or_throw(); }

inline CouponRight& rule_of(Programme& programme) {
    return std::get<CouponRight>(programme.rewards.front().kind);
}

inline OfferCatalogue catalogue() {
    return {.id = "partners",
            .categories = {{"cafe", {"Кафе", "Cafés"}}},
            .partners = {{"p", {"Партнёр", "A partner"}}},
            .offers = {{.id = "unique",
                        .partner = "p",
                        .categories = {"cafe"},
                        .title = {"Скидка", "A discount"},
                        .discount_bp = 1000},
                       {.id = "one",
                        .partner = "p",
                        .categories = {"cafe"},
                        .title = {"Один купон", "One coupon"},
                        .discount_bp = 2000,
                        .code_policy = CodePolicy::shared,
                        .codes = {"SHARED"},
                        .stock = 1},
                       {.id = "pool",
                        .partner = "p",
                        .categories = {"cafe"},
                        .title = {"Коды партнёра", "Codes of the partner"},
                        .kind = OfferKind::promo_code,
                        .discount_bp = 500,
                        .code_policy = CodePolicy::pool,
                        .codes = {"P1", "P2", "P3"},
                        .valid = {Date::from_civil(2021, 5, 1), Date::from_civil(2021, 7, 1)}}}};
}

inline GivenRight right(const std::string& key, const std::string& account = "a1",
                        const std::string& at = "2021-05-10T12:00:00") {
    return {.key = key,
            .account = account,
            .unit = "2021-04",
            .reward = "partner-coupon",
            .at = moment(at)};
}

inline std::vector<FilledField> whole_form() {
    return {{"full_name", true}, {"account", true}, {"email", true}, {"phone", true}};
}

using Kind = CouponEvent::Kind;

inline CouponEvent claim(const std::string& id, const std::string& at, const std::string& right,
                         const std::string& offer, const std::string& key) {
    return {.id = id,
            .at = moment(at),
            .kind = Kind::claim,
            .right = right,
            .offer = offer,
            .key = key,
            .form = whole_form()};
}

inline CouponEvent reserve(const std::string& id, const std::string& at, const std::string& right,
                           const std::string& offer, std::int64_t seconds) {
    return {.id = id,
            .at = moment(at),
            .kind = Kind::reserve,
            .right = right,
            .offer = offer,
            .seconds = seconds};
}

inline CouponEvent redeem(const std::string& id, const std::string& at, const std::string& coupon) {
    return {.id = id, .at = moment(at), .kind = Kind::redeem, .coupon = coupon};
}

inline CouponEvent of_ground(const std::string& id, const std::string& at, const std::string& right,
                             Kind kind) {
    return {.id = id, .at = moment(at), .kind = kind, .right = right};
}

inline Result<CouponBook> keep(const std::vector<GivenRight>& rights,
                               const std::vector<CouponEvent>& events,
                               const std::string& as_of = "2021-06-01",
                               const Programme& rules = programme(),
                               const OfferCatalogue& offers = catalogue()) {
    return keep_coupons(rules, offers, rights, events, moment(as_of), secret);
}

inline std::vector<std::string> told(const CouponBook& book) {
    std::vector<std::string> out;
    for (const auto& outcome : book.outcomes)
        out.push_back(outcome.event + ' ' + outcome.decision.code);
    return out;
}

inline std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_FALSE(error.expected.ru.empty() || error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

/// The id of the first coupon of a right, as its first claim issues it.
inline std::string coupon_of(const std::string& right_key) {
    const auto book =
        keep({right(right_key)}, {claim("c", "2021-05-11T10:00:00", right_key, "unique", "k")})
            .value_or_throw();
    return book.coupons.at(0).id;
}

}  // namespace kvit::bonus::test
