#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bonus/coupon/offer.hpp"
#include "kvit/bonus/evaluation.hpp"

/// The book of coupons (учёт купонов): from rights and events to what there is now. It keeps
/// nothing between calls, and no personal data at any time.
namespace kvit::bonus {

/// A right that an evaluation gave: a `GrantDecision` whose reward is a `CouponRight`.
struct GivenRight {
    std::string key;  ///< of the decision: one right, one coupon
    std::string account;
    std::string person{};  ///< for limits of persons
    std::string unit{};    ///< for limits of units
    std::string reward;
    std::string place{};  ///< for offers that hold in some places
    Instant at{};
    friend bool operator==(const GivenRight&, const GivenRight&) = default;
};

/// A field of the form of a claim: whether it was filled as it must be (`check_claim_form`). What
/// it says never comes here.
struct FilledField {
    std::string field;
    bool valid = true;
    friend bool operator==(const FilledField&, const FilledField&) = default;
};

/// What happened to rights and coupons. `at` is when the host took it in: an event that is added
/// behind the others changes nothing that was handed out before.
struct CouponEvent {
    enum class Kind : std::uint8_t {
        reserve,    ///< an offer is held for a right while the form is filled
        claim,      ///< an offer is taken (получение купона)
        redeem,     ///< the partner has taken the coupon (погашение)
        take_back,  ///< the ground of a right has fallen: a verdict `taken_back`
        restore,    ///< it stands again: a verdict `granted` after `taken_back`
    };
    std::string id;
    Instant at{};
    Kind kind = Kind::claim;
    std::string right{};              ///< of all but `redeem`
    std::string offer{};              ///< of `reserve` and `claim`
    std::string key{};                ///< of `claim`: the same key, the same coupon
    std::vector<FilledField> form{};  ///< of `claim`
    std::int64_t seconds = 0;         ///< of `reserve`: how long, 1..86400
    std::string coupon{};             ///< of `redeem`
    friend bool operator==(const CouponEvent&, const CouponEvent&) = default;
};

enum class RightState : std::uint8_t {
    open,
    reserved,  ///< open, and an offer is held for it
    claimed,
    lapsed,   ///< nobody came in time
    dropped,  ///< its ground has fallen
};

enum class CouponState : std::uint8_t { issued, redeemed, expired, revoked };

/// An offer that an open right cannot choose now, and why.
struct Unavailable {
    std::string offer;
    Reason reason;
    friend bool operator==(const Unavailable&, const Unavailable&) = default;
};

struct KeptRight {
    GivenRight right;
    RightState state = RightState::open;
    std::optional<Instant> lapses_at{};  ///< the first moment at which it is too late
    std::string offer{};                 ///< that is held for it
    std::optional<Instant> held_until{};
    std::vector<std::string> coupons{};  ///< the last one counts
    bool ground_fallen = false;          ///< noted: its ground has fallen, and it stays
    /// What an open right may choose now, in the order of the catalogue (предложения после оплаты).
    std::vector<std::string> choices{};
    std::vector<Unavailable> unavailable{};
    friend bool operator==(const KeptRight&, const KeptRight&) = default;
};

/// A coupon (купон).
struct Coupon {
    std::string
        id{};  ///< 16 characters of Crockford's base 32, made of programme, right and number
    std::string right;
    std::string account;
    std::string offer;
    std::string code{};
    std::int64_t number = 1;  ///< of the coupons of its right
    CouponState state = CouponState::issued;
    Instant issued_at{};
    std::optional<Instant> expires_at{};  ///< the first moment at which it is too late
    std::optional<Instant> redeemed_at{};
    std::optional<Instant> revoked_at{};
    bool ground_fallen = false;        ///< noted: the payment fell when it was too late to revoke
    std::vector<std::string> flags{};  ///< limits that only mark
    friend bool operator==(const Coupon&, const Coupon&) = default;
};

/// The stock of an offer: stock = reserved + issued + free. A coupon that was revoked or has
/// expired stays issued: its code has been in somebody's hands.
struct OfferStock {
    std::string offer;
    std::optional<std::int64_t> stock{};  ///< absent: unlimited
    std::int64_t reserved = 0;
    std::int64_t issued = 0;  ///< ever
    std::int64_t redeemed = 0;
    std::int64_t expired = 0;
    std::int64_t revoked = 0;
    std::optional<std::int64_t> free{};
    friend bool operator==(const OfferStock&, const OfferStock&) = default;
};

/// What became of an event.
struct EventOutcome {
    std::string event;
    Reason decision;       ///< `issued`, `out_of_stock`: see `outcomes`
    bool done = true;      ///< false: the event changed nothing, for the reason
    std::string right{};   ///< of the event or of its coupon
    std::string coupon{};  ///< that was issued, repeated, redeemed, revoked, noted
    friend bool operator==(const EventOutcome&, const EventOutcome&) = default;
};

struct CouponBook {
    std::string programme;
    std::int64_t version = 1;
    std::string catalogue;
    Instant as_of{};
    std::vector<KeptRight> rights{};       ///< in the order of their keys
    std::vector<Coupon> coupons{};         ///< in the order of issue
    std::vector<OfferStock> stock{};       ///< in the order of the catalogue
    std::vector<EventOutcome> outcomes{};  ///< in the order of the events
    friend bool operator==(const CouponBook&, const CouponBook&) = default;
};

/// The secret of unique codes, 16 bytes or more, known to the host alone. Everything else that a
/// code is made of can be guessed by whoever knows an account; codes are HMAC-SHA-256 under it.
using CodeKey = std::string_view;

/// Rights and coupons at a moment: a function of the sets of rights and events, whose order changes
/// nothing. Events go by (at, id); what lies after `as_of` does not exist. The same event given
/// twice is one event.
///
/// A right lapses at the end of the day `claim_days` after its own (ГК РФ, ст. 191, 194), a coupon
/// `coupon_days` after its issue. A right that stands again after a take-back begins anew. A claim
/// that was refused changes nothing: the right stays open, and its key may be used again.
///
/// Errors: those of `check` of programme and catalogue; rights and events with paths of
/// kvit-coupon-events/1: `duplicate_id` for a right with one key and other facts, `contradiction`
/// for one id of an event, or one key of a claim, with two meanings, `unknown_reference`,
/// `out_of_range` for `seconds`, `illegal_transition` for an event before its right or its coupon
/// is there, a ground that falls twice, one that stands again and had not fallen;
/// `missing_key` at "code_key" where a unique code is asked for and the secret is short.
Result<CouponBook> keep_coupons(const Programme& programme, const OfferCatalogue& catalogue,
                                const std::vector<GivenRight>& rights,
                                const std::vector<CouponEvent>& events, Instant as_of,
                                CodeKey code_key = {});

}  // namespace kvit::bonus
