// kvit-draw-receipt/1: what came out of a draw.
#include "format/draw_objects.hpp"
#include "format/layout.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/format/draw.hpp"

namespace kvit::format {
namespace {

using bonus::DrawnPlace;
using bonus::DrawPrize;
using bonus::DrawReceipt;
using bonus::Outcome;
using json::Array;
using json::Choice;
using json::Object;
using json::ObjectReader;

constexpr Choice<bonus::DrawStatus> statuses[] = {
    {bonus::draw_status_rows[0].name, bonus::draw_status_rows[0].status},
    {bonus::draw_status_rows[1].name, bonus::draw_status_rows[1].status},
    {bonus::draw_status_rows[2].name, bonus::draw_status_rows[2].status},
    {bonus::draw_status_rows[3].name, bonus::draw_status_rows[3].status},
};
static_assert(std::size(statuses) == std::size(bonus::draw_status_rows));

constexpr Choice<Outcome> outcomes[] = {
    {bonus::outcome_rows[0].name, bonus::outcome_rows[0].outcome},
    {bonus::outcome_rows[1].name, bonus::outcome_rows[1].outcome},
    {bonus::outcome_rows[2].name, bonus::outcome_rows[2].outcome},
    {bonus::outcome_rows[3].name, bonus::outcome_rows[3].outcome},
};
static_assert(std::size(outcomes) == std::size(bonus::outcome_rows));

// ---- written

Object place_object(const DrawnPlace& place, std::int64_t number) {
    Object object;
    object.add("place", number)
        .add("ref", place.ref)
        .add("ticket", place.ticket)
        .add("position", to_hex(place.position))
        .add("outcome", json::name_of(outcomes, place.outcome));
    if (place.outcome == Outcome::prize)
        object.add("prize", place.prize).add("credit", place.credit);
    if (place.outcome == Outcome::excluded) object.add("reason", place.reason);
    return object;
}

Object receipt_object(const DrawReceipt& receipt) {
    Array order;
    Array winners;
    Array reserve;
    for (const auto& place : receipt.order) {
        order.emplace_back(place_object(place, static_cast<std::int64_t>(order.size()) + 1));
        if (place.outcome == Outcome::prize)
            winners.emplace_back(Object()
                                     .add("ref", place.ref)
                                     .add("prize", place.prize)
                                     .add("credit", place.credit));
        if (place.outcome == Outcome::reserve) reserve.emplace_back(place.ref);
    }
    return Object()
        .add("schema", "kvit-draw-receipt/1")
        .add("announcement", announcement_object(receipt.announcement))
        .add("facts", facts_object(receipt.facts))
        .add("mode", mode_of(receipt.facts))
        .add("status", json::name_of(statuses, receipt.status))
        .add("order", std::move(order))
        .add("winners", std::move(winners))
        .add("reserve", std::move(reserve))
        .add("unspent", json::array_of(receipt.unspent, [](const DrawPrize& prize) {
                 return Object().add("prize", prize.id).add("count", prize.count);
             }));
}

// ---- read

DrawnPlace read_place(ObjectReader& r) {
    DrawnPlace place;
    place.outcome = r.choice("outcome", outcomes);
    const bool known = r.ok();  // of another outcome nobody knows what belongs to it
    if (!known)
        for (const auto* key : {"prize", "credit", "reason"}) r.raw(key);
    r.count("place", 1, limits::draw_tickets_max);
    place.ref = r.id("ref");
    place.ticket = r.count("ticket", 1, limits::draw_tickets_max);
    place.position = read_hash(r, "position");
    if (known && place.outcome == Outcome::prize) {
        place.prize = r.id("prize");
        place.credit = r.money("credit");
    }
    if (place.outcome == Outcome::excluded) place.reason = r.text("reason");
    return place;
}

DrawReceipt read_receipt(ObjectReader& r) {
    r.schema("kvit-draw-receipt/1");
    DrawReceipt receipt;
    receipt.announcement = r.object("announcement", read_announcement);
    receipt.facts = r.object("facts", read_facts);
    receipt.status = r.choice("status", statuses);
    receipt.order = r.list("order", read_place);
    receipt.unspent = r.list("unspent", [&](ObjectReader& prize) {
        DrawPrize left{.id = prize.id("prize"),
                       .count = prize.count("count", 1, limits::draw_tickets_max),
                       .credit = {}};
        for (const auto& each : receipt.announcement.plan.prizes)
            if (each.id == left.id) left.credit = each.credit;
        return left;
    });
    // What follows from the rest is compared, not read.
    for (const auto* key : {"mode", "winners", "reserve", "sha256"})
        if (r.raw(key) == nullptr) r.text(key);
    return receipt;
}

}  // namespace

Object receipt_document(const DrawReceipt& receipt) {
    Object object = receipt_object(receipt);
    const Sha256 hash = sha256(json::write(object, json::Layout::compact));
    return std::move(object).add("sha256", to_hex(hash));
}

std::string write_draw_receipt(const DrawReceipt& receipt, Layout layout) {
    return laid_out(receipt_document(receipt), layout);
}

Result<DrawReceipt> read_draw_receipt(std::string_view json) {
    const auto document = json::parse(json);
    if (!document.ok()) return document.errors();
    auto receipt = json::read(*document, read_receipt);
    if (!receipt.ok()) return receipt;
    const auto differs = difference(*document, receipt_document(*receipt));
    if (differs)
        return Error{ErrorCode::identity_violated, differs->path, differs->found,
                     Text(differs->expected, differs->expected)};
    return receipt;
}

}  // namespace kvit::format
