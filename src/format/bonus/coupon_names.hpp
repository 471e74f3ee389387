#pragma once

#include "format/json/choice.hpp"
#include "kvit/bonus/coupon/book.hpp"

/// The names that documents of coupons use for the values of enumerations.
namespace kvit::format::names {

using json::Choice;

inline constexpr Choice<bonus::OfferKind> offer_kinds[] = {
    {"coupon", bonus::OfferKind::coupon},
    {"promo_code", bonus::OfferKind::promo_code},
    {"gift", bonus::OfferKind::gift},
};

inline constexpr Choice<bonus::CodePolicy> code_policies[] = {
    {"shared", bonus::CodePolicy::shared},
    {"unique", bonus::CodePolicy::unique},
    {"pool", bonus::CodePolicy::pool},
};

inline constexpr Choice<bonus::CouponEvent::Kind> coupon_events[] = {
    {"reserve", bonus::CouponEvent::Kind::reserve},
    {"claim", bonus::CouponEvent::Kind::claim},
    {"redeem", bonus::CouponEvent::Kind::redeem},
    {"take_back", bonus::CouponEvent::Kind::take_back},
    {"restore", bonus::CouponEvent::Kind::restore},
};

inline constexpr Choice<bonus::RightState> right_states[] = {
    {"open", bonus::RightState::open},       {"reserved", bonus::RightState::reserved},
    {"claimed", bonus::RightState::claimed}, {"lapsed", bonus::RightState::lapsed},
    {"dropped", bonus::RightState::dropped},
};

inline constexpr Choice<bonus::CouponState> coupon_states[] = {
    {"issued", bonus::CouponState::issued},
    {"redeemed", bonus::CouponState::redeemed},
    {"expired", bonus::CouponState::expired},
    {"revoked", bonus::CouponState::revoked},
};

}  // namespace kvit::format::names
