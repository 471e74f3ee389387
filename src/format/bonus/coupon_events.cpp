// kvit-coupon-events/1: rights and what happened to them; the form of a claim.
#include "format/bonus/coupon_names.hpp"
#include "format/instant.hpp"
#include "format/json/reader.hpp"
#include "kvit/format/coupons.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;
using Kind = bonus::CouponEvent::Kind;

constexpr std::string_view form_fields[] = {"full_name", "account", "email", "phone"};

bonus::GivenRight read_right(ObjectReader& r) {
    return {.key = r.id("key"),
            .account = r.id("account"),
            .person = r.optional_id("person").value_or(""),
            .unit = r.optional_id("unit").value_or(""),
            .reward = r.id("reward"),
            .place = r.optional_id("place").value_or(""),
            .at = read_instant(r, "at")};
}

/// Whether each field was filled as it must be: what it says has no place in the document.
std::vector<bonus::FilledField> read_form(ObjectReader& r) {
    std::vector<bonus::FilledField> form;
    for (const auto field : form_fields)
        if (r.has(field)) form.push_back({std::string(field), r.boolean(field)});
    return form;
}

bonus::CouponEvent read_event(ObjectReader& r) {
    bonus::CouponEvent event{.id = r.id("id"),
                             .at = read_instant(r, "at"),
                             .kind = r.choice("event", names::coupon_events)};
    if (event.kind == Kind::redeem) {
        event.coupon = r.id("coupon");
        return event;
    }
    event.right = r.id("right");
    if (event.kind == Kind::reserve || event.kind == Kind::claim) event.offer = r.id("offer");
    if (event.kind == Kind::reserve) event.seconds = r.count("seconds", 1, 86'400);
    if (event.kind == Kind::claim) {
        event.key = r.id("key");
        if (auto form = r.optional_object("form", read_form)) event.form = *std::move(form);
    }
    return event;
}

CouponEvents read_all(ObjectReader& r) {
    r.schema("kvit-coupon-events/1");
    return {.rights = r.list("rights", read_right),
            .events = r.list("events", read_event, Presence::optional)};
}

/// The errors, those at such a path without what was found.
Errors without_found(const Errors& errors, std::string_view path) {
    Errors silent;
    for (auto error : errors.list()) {
        if (error.path.find(path) != std::string::npos) error.found.clear();
        silent.add(std::move(error));
    }
    silent.count(errors.total() - errors.list().size());
    return silent;
}

/// Of a wrong type: a field that is a number, say. Its value is not repeated in the error.
bonus::ClaimForm read_fields(ObjectReader& r) {
    return {.full_name = r.optional_text("full_name"),
            .account = r.optional_text("account"),
            .email = r.optional_text("email"),
            .phone = r.optional_text("phone")};
}

}  // namespace

Result<CouponEvents> read_coupon_events(std::string_view json) {
    auto events = json::read_text(json, read_all);
    if (events.ok()) return events;
    // Where a form holds what was written in the place of true and false, the error does not.
    return without_found(events.errors(), ".form.");
}

Result<bonus::ClaimForm> read_claim_form(std::string_view json) {
    auto form = json::read_text(json, read_fields);
    if (form.ok()) return form;
    return without_found(form.errors(), "");
}

}  // namespace kvit::format
