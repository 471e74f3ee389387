// kvit-coupons/1: what rights, coupons and stock are, and what became of each event.
#include "format/bonus/coupon_names.hpp"
#include "format/layout.hpp"
#include "format/text.hpp"
#include "kvit/format/bonus.hpp"
#include "kvit/format/coupons.hpp"

namespace kvit::format {
namespace {

using json::array_of;
using json::Object;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

json::Array ids(const std::vector<std::string>& list) {
    return array_of(list, [](const std::string& id) { return id; });
}

Object reason_object(const bonus::Reason& reason) {
    return Object()
        .add("code", reason.code)
        .add("text", text_object(reason.text))
        .add("needed", reason.needed);
}

Object unavailable_object(const bonus::Unavailable& one) {
    return Object().add("offer", one.offer).add("reason", reason_object(one.reason));
}

Object right_object(const bonus::KeptRight& kept) {
    const bonus::GivenRight& right = kept.right;
    Object object;
    object.add("key", right.key)
        .add("account", right.account)
        .add("unit", unless_empty(right.unit))
        .add("reward", right.reward)
        .add("at", right.at)
        .add("state", json::name_of(names::right_states, kept.state))
        .add("lapses_at", kept.lapses_at)
        .add("offer", unless_empty(kept.offer))
        .add("held_until", kept.held_until);
    if (kept.ground_fallen) object.add("ground_fallen", true);
    if (!kept.coupons.empty()) object.add("coupons", ids(kept.coupons));
    if (kept.state == bonus::RightState::open || kept.state == bonus::RightState::reserved)
        object.add("choices", ids(kept.choices))
            .add("unavailable", array_of(kept.unavailable, unavailable_object));
    return object;
}

Object coupon_object(const bonus::Coupon& coupon) {
    Object object;
    object.add("id", coupon.id)
        .add("right", coupon.right)
        .add("account", coupon.account)
        .add("offer", coupon.offer)
        .add("code", coupon.code)
        .add("number", coupon.number)
        .add("state", json::name_of(names::coupon_states, coupon.state))
        .add("issued_at", coupon.issued_at)
        .add("expires_at", coupon.expires_at)
        .add("redeemed_at", coupon.redeemed_at)
        .add("revoked_at", coupon.revoked_at);
    if (coupon.ground_fallen) object.add("ground_fallen", true);
    if (!coupon.flags.empty()) object.add("flags", ids(coupon.flags));
    return object;
}

Object stock_object(const bonus::OfferStock& stock) {
    return Object()
        .add("offer", stock.offer)
        .add("stock", stock.stock)
        .add("reserved", stock.reserved)
        .add("issued", stock.issued)
        .add("redeemed", stock.redeemed)
        .add("expired", stock.expired)
        .add("revoked", stock.revoked)
        .add("free", stock.free);
}

Object outcome_object(const bonus::EventOutcome& outcome) {
    return Object()
        .add("event", outcome.event)
        .add("done", outcome.done)
        .add("right", outcome.right)
        .add("coupon", unless_empty(outcome.coupon))
        .add("decision", reason_object(outcome.decision));
}

}  // namespace

std::string write_coupons(const bonus::Programme& programme, const bonus::CouponBook& book,
                          Layout layout) {
    return laid_out(Object()
                        .add("schema", "kvit-coupons/1")
                        .add("programme", Object()
                                              .add("id", book.programme)
                                              .add("version", book.version)
                                              .add("hash", to_hex(programme_hash(programme))))
                        .add("offers", book.catalogue)
                        .add("as_of", book.as_of)
                        .add("rights", array_of(book.rights, right_object))
                        .add("coupons", array_of(book.coupons, coupon_object))
                        .add("stock", array_of(book.stock, stock_object))
                        .add("events", array_of(book.outcomes, outcome_object)),
                    layout);
}

}  // namespace kvit::format
