// What rights, offers and coupons are at a moment.
#include <algorithm>

#include "bonus/coupon/keeper.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {

std::optional<Reason> Keeper::closed(const RightLife& life, Instant at) const {
    if (life.dropped) return reason_of(*words_of("right_dropped"));
    if (live_coupon(life) != nullptr) {
        auto limit = limited(life);
        return limit ? std::move(limit) : reason_of(*words_of("right_consumed"));
    }
    if (life.lapses_at && *life.lapses_at <= at) return reason_of(*words_of("right_lapsed"));
    return limited(life);
}

std::optional<Reason> Keeper::closed(const RightLife& life, std::size_t index, Instant at) const {
    const Offer& offer = catalogue_.offers[index];
    const auto refused = [](std::string_view code) { return reason_of(*words_of(code)); };
    if (!admits(*life.rule, offer)) return refused("offer_not_for_right");
    if (!offer.places.empty() &&
        std::ranges::find(offer.places, life.right->place) == offer.places.end())
        return refused("offer_not_here");
    const Date day = date(at);
    if (day < offer.valid.from) return refused("offer_not_begun");
    if (!offer.valid.contains(day) || (offer.redeemable_to && day >= *offer.redeemable_to))
        return refused("offer_closed");
    // What is held for this right is there for it.
    const bool own = life.held == index;
    if (const auto free = free_of(index); free && *free <= 0 && !own)
        return refused("out_of_stock");
    return std::nullopt;
}

std::optional<Reason> Keeper::limited(const RightLife& life) const {
    const Limit* limit = limits_.reached(*life.right, false);
    if (limit == nullptr) return std::nullopt;
    Reason reason = reason_of(*words_of("limit_reached"), limit->id);
    reason.needed = limit->max;
    return reason;
}

std::optional<std::int64_t> Keeper::free_of(std::size_t offer) const {
    const OfferStock& stock = stock_[offer];
    if (!stock.stock) return std::nullopt;
    return *stock.stock - stock.reserved - stock.issued;
}

const Coupon* Keeper::live_coupon(const RightLife& life) const {
    if (life.coupons.empty()) return nullptr;
    const Coupon& last = coupons_[life.coupons.back()];
    return last.state == CouponState::revoked ? nullptr : &last;
}

bool Keeper::expired(const Coupon& coupon, Instant at) {
    return coupon.state == CouponState::issued && coupon.expires_at && *coupon.expires_at <= at;
}

KeptRight Keeper::kept(const RightLife& life, Instant as_of) const {
    KeptRight kept{.right = *life.right, .lapses_at = life.lapses_at, .ground_fallen = life.fallen};
    for (const std::size_t coupon : life.coupons) kept.coupons.push_back(coupons_[coupon].id);
    if (life.dropped) {
        kept.state = RightState::dropped;
    } else if (live_coupon(life) != nullptr) {
        kept.state = RightState::claimed;
    } else if (life.lapses_at && *life.lapses_at <= as_of) {
        kept.state = RightState::lapsed;
    } else if (life.held) {
        kept.state = RightState::reserved;
        kept.offer = catalogue_.offers[*life.held].id;
        kept.held_until = life.held_until;
    }
    if (kept.state != RightState::open && kept.state != RightState::reserved) return kept;
    const auto none = closed(life, as_of);
    for (std::size_t i = 0; i < catalogue_.offers.size(); ++i) {
        auto why = none ? none : closed(life, i, as_of);
        if (why)
            kept.unavailable.push_back({catalogue_.offers[i].id, *std::move(why)});
        else
            kept.choices.push_back(catalogue_.offers[i].id);
    }
    return kept;
}

CouponBook Keeper::close(Instant as_of) {
    release_until(as_of);
    for (const auto& placed : of_no_coupon_) {
        const std::string& id = placed.event->coupon;
        if (by_id_.contains(id))
            impossible(placed, "at", placed.event->at.to_string(),
                       {"не раньше выдачи купона", "not before the coupon is issued"});
        else
            errors_.add(ErrorCode::unknown_reference,
                        index_path("events", placed.index) + ".coupon", id,
                        {"выданный купон", "a coupon that was issued"});
    }
    CouponBook book{.programme = programme_.id,
                    .version = programme_.version,
                    .catalogue = catalogue_.id,
                    .as_of = as_of};
    for (auto& coupon : coupons_) {
        if (expired(coupon, as_of)) coupon.state = CouponState::expired;
        OfferStock& stock = stock_[offers_.at(coupon.offer)];
        if (coupon.state == CouponState::redeemed) ++stock.redeemed;
        if (coupon.state == CouponState::expired) ++stock.expired;
        if (coupon.state == CouponState::revoked) ++stock.revoked;
    }
    for (std::size_t i = 0; i < stock_.size(); ++i) stock_[i].free = free_of(i);
    for (const auto& [key, life] : rights_) book.rights.push_back(kept(life, as_of));
    book.coupons = std::move(coupons_);
    book.stock = std::move(stock_);
    book.outcomes = std::move(outcomes_);
    return book;
}

}  // namespace kvit::bonus
