#include "bonus/coupon/keeper.hpp"

#include <algorithm>

#include "bonus/coupon/codes.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {

Keeper::Keeper(const Programme& programme, const OfferCatalogue& catalogue, const TimeZone& zone,
               CodeKey code_key)
    : programme_(programme),
      catalogue_(catalogue),
      zone_(zone),
      code_key_(code_key),
      limits_(programme, zone) {
    for (const auto& offer : catalogue.offers) {
        offers_.emplace(offer.id, stock_.size());
        stock_.push_back({.offer = offer.id, .stock = stock_of(offer)});
    }
}

void Keeper::add(const GivenRight& right) {
    const auto& reward = *find_id(programme_.rewards, right.reward);
    RightLife life{
        .right = &right, .rule = &std::get<CouponRight>(reward.kind), .opened_at = right.at};
    open(life, right.at);
    rights_.emplace(right.key, std::move(life));
}

/// A right may be used up to the end of its last day.
void Keeper::open(RightLife& life, Instant at) const {
    life.opened_at = at;
    if (life.rule->claim_days) life.lapses_at = start_of(date(at) + *life.rule->claim_days + 1);
}

void Keeper::run(const PlacedEvent& placed) {
    const CouponEvent& event = *placed.event;
    release_until(event.at);
    if (event.kind == CouponEvent::Kind::redeem) return redeem(placed);
    const auto right = rights_.find(event.right);
    if (right == rights_.end() || event.at < right->second.right->at)
        return impossible(placed, "at", event.at.to_string(),
                          {"не раньше, чем возникло право", "not before its right is there"});
    RightLife& life = right->second;
    switch (event.kind) {
        case CouponEvent::Kind::reserve:
            return reserve(event, life, offers_.at(event.offer));
        case CouponEvent::Kind::claim:
            return claim(event, life, offers_.at(event.offer));
        case CouponEvent::Kind::take_back:
            return take_back(placed, life);
        case CouponEvent::Kind::restore:
            return restore(placed, life);
        case CouponEvent::Kind::redeem:
            break;
    }
}

void Keeper::reserve(const CouponEvent& event, RightLife& life, std::size_t offer) {
    if (auto why = closed(life, event.at)) return tell(event, *std::move(why), event.right);
    if (auto why = closed(life, offer, event.at)) return tell(event, *std::move(why), event.right);
    release(life);  // another choice, or the same one for longer
    life.held = offer;
    life.held_until = event.at + event.seconds;
    if (life.lapses_at) life.held_until = std::min(life.held_until, *life.lapses_at);
    ++stock_[offer].reserved;
    held_.emplace(life.held_until, life.right->key);
    tell(event, "reserved", event.right);
}

void Keeper::claim(const CouponEvent& event, RightLife& life, std::size_t offer) {
    if (const auto done = by_key_.find(event.key); done != by_key_.end())
        return tell(event, "repeated", event.right, coupons_[done->second].id);
    if (auto why = closed(life, event.at)) return tell(event, *std::move(why), event.right);
    for (const auto& field : life.rule->claim_fields) {
        const auto filled = std::ranges::find(event.form, field, &FilledField::field);
        if (filled == event.form.end() || !filled->valid)
            return tell(event, reason_of(*words_of("form_incomplete"), field), event.right);
    }
    if (auto why = closed(life, offer, event.at)) return tell(event, *std::move(why), event.right);
    issue(event, life, offer);
}

void Keeper::issue(const CouponEvent& event, RightLife& life, std::size_t index) {
    const Offer& offer = catalogue_.offers[index];
    const GivenRight& right = *life.right;
    OfferStock& stock = stock_[index];
    Coupon coupon{.right = right.key,
                  .account = right.account,
                  .offer = offer.id,
                  .number = static_cast<std::int64_t>(life.coupons.size()) + 1,
                  .issued_at = event.at};
    coupon.id = coupon_id(programme_, right, coupon.number);
    switch (offer.code_policy) {
        case CodePolicy::shared:
            coupon.code = offer.codes.front();
            break;
        case CodePolicy::unique:
            coupon.code = unique_code(code_key_, programme_, offer, right, coupon.number);
            break;
        case CodePolicy::pool:
            coupon.code = offer.codes[static_cast<std::size_t>(stock.issued)];
            break;
    }
    if (life.rule->coupon_days)
        coupon.expires_at = start_of(date(event.at) + *life.rule->coupon_days + 1);
    if (offer.redeemable_to) {
        const Instant end = start_of(*offer.redeemable_to);
        coupon.expires_at = std::min(coupon.expires_at.value_or(end), end);
    }
    if (limits_.reached(right, true) != nullptr) coupon.flags.emplace_back("flag_tax");
    limits_.count(right, 1);
    release(life);
    ++stock.issued;
    life.coupons.push_back(coupons_.size());
    by_key_.emplace(event.key, coupons_.size());
    by_id_.emplace(coupon.id, coupons_.size());
    tell(event, "issued", event.right, coupon.id);
    coupons_.push_back(std::move(coupon));
}

void Keeper::redeem(const PlacedEvent& placed) {
    const CouponEvent& event = *placed.event;
    const auto found = by_id_.find(event.coupon);
    if (found == by_id_.end()) {
        of_no_coupon_.push_back(placed);
        return;
    }
    Coupon& coupon = coupons_[found->second];
    if (coupon.state == CouponState::redeemed)
        return tell(event, "coupon_redeemed", coupon.right, coupon.id);
    if (coupon.state == CouponState::revoked)
        return tell(event, "coupon_revoked", coupon.right, coupon.id);
    if (expired(coupon, event.at)) return tell(event, "coupon_expired", coupon.right, coupon.id);
    coupon.state = CouponState::redeemed;
    coupon.redeemed_at = event.at;
    tell(event, "redeemed", coupon.right, coupon.id);
}

void Keeper::take_back(const PlacedEvent& placed, RightLife& life) {
    const CouponEvent& event = *placed.event;
    if (life.fallen)
        return impossible(
            placed, "right", event.right,
            {"право, основание которого ещё не отпало", "a right whose ground has not fallen yet"});
    life.fallen = true;
    if (Coupon* coupon = live_coupon(life)) {
        const bool revocable = coupon->state == CouponState::issued && !expired(*coupon, event.at);
        if (!revocable || programme_.reversal.issued == Reversal::Issued::note_only) {
            coupon->ground_fallen = true;
            return tell(event, "noted", event.right, coupon->id);
        }
        coupon->state = CouponState::revoked;
        coupon->revoked_at = event.at;
        limits_.count(*life.right, -1);
        life.dropped = true;
        return tell(event, "revoked", event.right, coupon->id);
    }
    const bool lapsed = life.lapses_at && *life.lapses_at <= event.at;
    if (lapsed || programme_.reversal.right == Reversal::Right::keep)
        return tell(event, "noted", event.right);
    release(life);
    life.dropped = true;
    tell(event, "dropped", event.right);
}

void Keeper::restore(const PlacedEvent& placed, RightLife& life) {
    const CouponEvent& event = *placed.event;
    if (!life.fallen)
        return impossible(placed, "right", event.right,
                          {"право, основание которого отпало", "a right whose ground has fallen"});
    life.fallen = false;
    Coupon* coupon = live_coupon(life);
    if (coupon != nullptr) coupon->ground_fallen = false;
    if (life.dropped) {
        life.dropped = false;
        open(life, event.at);
    }
    tell(event, "restored", event.right, coupon != nullptr ? coupon->id : "");
}

void Keeper::release(RightLife& life) {
    if (!life.held) return;
    --stock_[*life.held].reserved;
    held_.erase({life.held_until, life.right->key});
    life.held.reset();
}

void Keeper::release_until(Instant at) {
    while (!held_.empty() && held_.begin()->first <= at) release(rights_.at(held_.begin()->second));
}

Coupon* Keeper::live_coupon(const RightLife& life) {
    if (life.coupons.empty()) return nullptr;
    Coupon& last = coupons_[life.coupons.back()];
    return last.state == CouponState::revoked ? nullptr : &last;
}

void Keeper::tell(const CouponEvent& event, Reason decision, const std::string& right,
                  const std::string& coupon) {
    const bool done = words_of(decision.code)->done;
    outcomes_.push_back({event.id, std::move(decision), done, right, coupon});
}

void Keeper::tell(const CouponEvent& event, std::string_view code, const std::string& right,
                  const std::string& coupon) {
    tell(event, reason_of(*words_of(code)), right, coupon);
}

void Keeper::impossible(const PlacedEvent& placed, std::string_view field, std::string found,
                        Text expected) {
    errors_.add(ErrorCode::illegal_transition,
                index_path("events", placed.index) + '.' + std::string(field), std::move(found),
                std::move(expected));
}

}  // namespace kvit::bonus
