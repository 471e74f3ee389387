// kvit-draw/1, kvit-draw-announcement/1, kvit-draw-facts/1: what goes into a draw.
#include "kvit/format/draw.hpp"

#include "format/draw_objects.hpp"
#include "format/json/scalar.hpp"
#include "format/layout.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::format {
namespace {

using bonus::DrawAnnouncement;
using bonus::DrawFacts;
using bonus::DrawPlan;
using json::Object;
using json::ObjectReader;
using json::Presence;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

DrawPlan read_plan(ObjectReader& r) {
    DrawPlan plan;
    plan.id = r.id("id");
    plan.programme = r.optional_text("programme").value_or("");
    plan.randomness = r.text("randomness");
    plan.randomness_at = r.text("randomness_at");
    plan.reveal_by = r.text("reveal_by");
    plan.prizes = r.list("prizes", [](ObjectReader& prize) {
        return bonus::DrawPrize{.id = prize.id("id"),
                                .count = prize.count("count", 1, limits::draw_tickets_max),
                                .credit = prize.money("credit")};
    });
    plan.credit_max = r.optional_money("credit_max");
    return plan;
}

DrawPlan read_plan_document(ObjectReader& r) {
    r.schema("kvit-draw/1");
    return read_plan(r);
}

DrawAnnouncement read_announcement_document(ObjectReader& r) {
    r.schema("kvit-draw-announcement/1");
    return read_announcement(r);
}

DrawFacts read_facts_document(ObjectReader& r) {
    r.schema("kvit-draw-facts/1");
    return read_facts(r);
}

Object plan_object(const DrawPlan& plan) {
    return Object()
        .add("id", plan.id)
        .add("programme", unless_empty(plan.programme))
        .add("randomness", plan.randomness)
        .add("randomness_at", plan.randomness_at)
        .add("reveal_by", plan.reveal_by)
        .add("prizes", json::array_of(plan.prizes,
                                      [](const bonus::DrawPrize& prize) {
                                          return Object()
                                              .add("id", prize.id)
                                              .add("count", prize.count)
                                              .add("credit", prize.credit);
                                      }))
        .add("credit_max", plan.credit_max);
}

constexpr std::string_view hex_digits = "0123456789abcdef";

std::string hex_of(std::string_view bytes) {
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += hex_digits[byte >> 4U];
        hex += hex_digits[byte & 0xFU];
    }
    return hex;
}

/// Nothing for a text that is not pairs of hexadecimal digits in lower case.
std::optional<std::string> bytes_of_hex(std::string_view hex) {
    std::string bytes;
    if (hex.size() % 2 != 0) return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = hex_digits.find(hex[i]);
        const auto low = hex_digits.find(hex[i + 1]);
        if (high == hex_digits.npos || low == hex_digits.npos) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::optional<std::string> read_randomness(ObjectReader& r) {
    auto text = r.optional_text("randomness");
    const auto hex = r.optional_text("randomness_hex", 2 * limits::text_bytes_max);
    if (text && hex)
        r.fail("randomness_hex", ErrorCode::contradiction, "",
               {"либо текст, либо байты", "a text or bytes, not both"});
    if ((text && text->empty()) || (hex && hex->empty()))
        r.fail(text ? "randomness" : "randomness_hex", ErrorCode::out_of_range, "",
               {"байты источника; без него поле не указывается",
                "the bytes of the source; without one there is no such field"});
    if (!hex) return text;
    auto bytes = bytes_of_hex(*hex);
    if (!bytes)
        r.fail("randomness_hex", ErrorCode::bad_text, '"' + *hex + '"',
               {"пары строчных шестнадцатеричных цифр", "pairs of hexadecimal digits, lower case"});
    return bytes;
}

}  // namespace

Sha256 read_hash(ObjectReader& r, std::string_view key) {
    const json::Value* value = r.raw(key);
    const std::string* hex = value != nullptr ? value->as_string() : nullptr;
    if (hex == nullptr) r.text(key);  // says that it is missing, or no text
    const auto hash = hex != nullptr ? sha256_of_hex(*hex) : std::nullopt;
    if (hex != nullptr && !hash)
        r.fail(key, ErrorCode::bad_text, json::excerpt(*value),
               {"SHA-256: 64 шестнадцатеричные цифры", "SHA-256: 64 hexadecimal digits"});
    return hash.value_or(Sha256{});
}

DrawAnnouncement read_announcement(ObjectReader& r) {
    DrawAnnouncement announcement;
    announcement.plan = r.object("draw", read_plan);
    announcement.pool = read_hash(r, "pool_sha256");
    announcement.entrants = r.count("entrants", 0, limits::draw_tickets_max);
    announcement.tickets = r.count("tickets", 0, limits::draw_tickets_max);
    announcement.chain = r.count("chain", 2, limits::draw_chain_max);
    announcement.commitment = read_hash(r, "commitment");
    return announcement;
}

DrawFacts read_facts(ObjectReader& r) {
    DrawFacts facts;
    facts.round = r.count("round", 1, limits::draw_chain_max, 1);
    facts.code = read_hash(r, "code");
    facts.randomness = read_randomness(r);
    facts.excluded = r.list(
        "excluded",
        [](ObjectReader& each) {
            return bonus::Exclusion{each.id("ref"), each.text("reason")};
        },
        Presence::optional);
    facts.won = r.list(
        "won",
        [](ObjectReader& each) {
            bonus::EarlierPrize prize{each.id("ref"), each.money("credit")};
            if (prize.credit.is_negative())
                each.fail("credit", ErrorCode::out_of_range, prize.credit.to_string(),
                          {"не меньше нуля", "not below zero"});
            return prize;
        },
        Presence::optional);
    return facts;
}

Object announcement_object(const DrawAnnouncement& announcement) {
    return Object()
        .add("draw", plan_object(announcement.plan))
        .add("pool_sha256", to_hex(announcement.pool))
        .add("entrants", announcement.entrants)
        .add("tickets", announcement.tickets)
        .add("chain", announcement.chain)
        .add("commitment", to_hex(announcement.commitment));
}

Errors with_prefix(const Errors& errors, std::string_view prefix) {
    Errors named;
    for (auto error : errors.list()) {
        error.path.insert(0, prefix);
        named.add(std::move(error));
    }
    named.count(errors.total() - errors.list().size());
    return named;
}

std::string_view mode_of(const DrawFacts& facts) {
    return facts.randomness ? "public" : "audit_only";
}

void add_randomness(Object& object, const DrawFacts& facts) {
    if (!facts.randomness) return;
    if (json::to_text(*facts.randomness).ok())
        object.add("randomness", *facts.randomness);
    else
        object.add("randomness_hex", hex_of(*facts.randomness));
}

Object facts_object(const DrawFacts& facts) {
    Object object;
    object.add("round", facts.round).add("code", to_hex(facts.code));
    add_randomness(object, facts);
    return std::move(object)
        .add("excluded",
             json::array_of(facts.excluded,
                            [](const bonus::Exclusion& each) {
                                return Object().add("ref", each.ref).add("reason", each.reason);
                            }))
        .add("won", json::array_of(facts.won, [](const bonus::EarlierPrize& each) {
                 return Object().add("ref", each.ref).add("credit", each.credit);
             }));
}

Result<DrawPlan> read_draw(std::string_view json) {
    auto plan = json::read_text(json, read_plan_document);
    if (!plan.ok()) return plan;
    if (Errors errors = bonus::check(*plan); !errors.empty()) return errors;
    return plan;
}

Result<DrawAnnouncement> read_draw_announcement(std::string_view json) {
    auto announcement = json::read_text(json, read_announcement_document);
    if (!announcement.ok()) return announcement;
    const Errors errors = bonus::check(announcement->plan);
    if (!errors.empty()) return with_prefix(errors, "draw.");
    return announcement;
}

Result<DrawFacts> read_draw_facts(std::string_view json) {
    return json::read_text(json, read_facts_document);
}

std::string write_draw_announcement(const DrawAnnouncement& announcement, Layout layout) {
    Object document;
    document.add("schema", "kvit-draw-announcement/1");
    Object parts = announcement_object(announcement);
    for (auto& member : parts.members())
        document.add(std::move(member.key), std::move(member.value));
    return laid_out(document, layout);
}

}  // namespace kvit::format
