// kvit-draw-receipt/1 and its verdict: what came out of a draw, and whether it had to.
#include <algorithm>

#include "format/draw_objects.hpp"
#include "format/json/path.hpp"
#include "format/layout.hpp"
#include "kvit/format/draw.hpp"

namespace kvit::format {
namespace {

using bonus::DrawnPlace;
using bonus::DrawReceipt;
using bonus::Outcome;
using json::Array;
using json::Object;
using json::ObjectReader;
using json::Value;

const bonus::DrawStatusRow& row_of(bonus::DrawStatus status) {
    return bonus::draw_status_rows[static_cast<std::size_t>(status)];
}

Object place_object(const DrawnPlace& place, std::int64_t number) {
    Object object;
    object.add("place", number)
        .add("ref", place.ref)
        .add("ticket", place.ticket)
        .add("position", to_hex(place.position))
        .add("outcome", bonus::outcome_rows[static_cast<std::size_t>(place.outcome)].name);
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
        .add("mode", receipt.facts.randomness ? "public" : "audit_only")
        .add("status", row_of(receipt.status).name)
        .add("order", std::move(order))
        .add("winners", std::move(winners))
        .add("reserve", std::move(reserve))
        .add("unspent", json::array_of(receipt.unspent, [](const bonus::DrawPrize& prize) {
                 return Object().add("prize", prize.id).add("count", prize.count);
             }));
}

Object hashed(Object object) {
    const Sha256 hash = sha256(json::write(object, json::Layout::compact));
    return std::move(object).add("sha256", to_hex(hash));
}

/// What a verification needs of a receipt; the rest of it is compared, not read.
bonus::DrawFacts read_receipt(ObjectReader& r) {
    r.schema("kvit-draw-receipt/1");
    for (const auto* key :
         {"announcement", "mode", "status", "order", "winners", "reserve", "unspent", "sha256"})
        r.raw(key);
    return r.object("facts", read_facts);
}

struct Difference {
    std::string path;
    std::string found;
    std::string expected;
};

std::string shown(const Value* value) {
    return value == nullptr ? std::string() : json::excerpt(*value);
}

/// The first place where `found` is not `expected`, in the order of `expected`.
std::optional<Difference> difference(const Value& found, const Value& expected,
                                     const std::string& path) {
    if (found == expected) return std::nullopt;
    const Object* objects[] = {found.as_object(), expected.as_object()};
    if (objects[0] != nullptr && objects[1] != nullptr) {
        const auto at = [&](const std::string& key) {
            return path.empty() ? key : path + '.' + key;
        };
        for (const auto& member : objects[1]->members()) {
            const Value* other = objects[0]->find(member.key);
            if (other == nullptr) return Difference{at(member.key), "", shown(&member.value)};
            if (auto deeper = difference(*other, member.value, at(member.key))) return deeper;
        }
        for (const auto& member : objects[0]->members())
            if (objects[1]->find(member.key) == nullptr)
                return Difference{at(member.key), shown(&member.value), ""};
    }
    const Array* arrays[] = {found.as_array(), expected.as_array()};
    if (arrays[0] != nullptr && arrays[1] != nullptr) {
        for (std::size_t i = 0; i < std::max(arrays[0]->size(), arrays[1]->size()); ++i) {
            const std::string at = path + '[' + std::to_string(i) + ']';
            const Value* one = i < arrays[0]->size() ? &(*arrays[0])[i] : nullptr;
            const Value* other = i < arrays[1]->size() ? &(*arrays[1])[i] : nullptr;
            if (one == nullptr || other == nullptr) return Difference{at, shown(one), shown(other)};
            if (auto deeper = difference(*one, *other, at)) return deeper;
        }
    }
    // Keys in another order hold the same.
    const bool alike = objects[0] != nullptr && objects[1] != nullptr;
    if (alike) return std::nullopt;
    return Difference{path, shown(&found), shown(&expected)};
}

}  // namespace

std::string write_draw_receipt(const DrawReceipt& receipt, Layout layout) {
    return laid_out(hashed(receipt_object(receipt)), layout);
}

Result<std::string> verify_draw(std::string_view announcement, const bonus::DrawPool& pool,
                                std::string_view receipt, Layout layout) {
    Errors errors;
    const auto published = read_draw_announcement(announcement);
    if (!published.ok()) errors.append(published.errors().in_document("announcement"));
    const auto facts = json::read_text(receipt, read_receipt);
    if (!facts.ok()) errors.append(facts.errors().in_document("receipt"));
    if (!errors.empty()) return errors;
    const auto drawn = bonus::run(*published, pool, *facts);
    if (!drawn.ok()) return drawn.errors().in_document("receipt");
    const Value expected = hashed(receipt_object(*drawn));
    const auto found = json::parse(receipt);
    const auto differs = difference(*found, expected, "");
    Object verdict;
    verdict.add("schema", "kvit-draw-verdict/1")
        .add("draw", published->plan.id)
        .add("holds", !differs.has_value())
        .add("status", row_of(drawn->status).name)
        .add("mode", facts->randomness ? "public" : "audit_only");
    if (differs)
        verdict.add("differs_at", differs->path)
            .add("receipt", differs->found)
            .add("protocol", differs->expected);
    return laid_out(verdict, layout);
}

}  // namespace kvit::format
