// Rewards, limits and reversals of a programme.
#include "format/bonus/reward.hpp"

#include <array>

#include "format/bonus/names.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

using bonus::Reward;
using bonus::RewardKind;
using json::Object;
using json::ObjectReader;
using json::Presence;

constexpr std::int64_t most = 1'000'000'000;
constexpr int days_most = 3'650;

constexpr std::string_view claim_fields[] = {"full_name", "account", "email", "phone"};

constexpr auto claim_field_choices = [] {
    std::array<json::Choice<std::string_view>, std::size(claim_fields)> choices{};
    for (std::size_t i = 0; i < choices.size(); ++i)
        choices[i] = {claim_fields[i], claim_fields[i]};
    return choices;
}();

std::optional<int> optional_days(ObjectReader& r, std::string_view key) {
    const auto days = r.optional_count(key, 1, days_most);
    return days ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

RewardKind read_coupon_right(ObjectReader& r) {
    bonus::CouponRight right{.offers = r.id("offers")};
    r.object("discount_bp", [&](ObjectReader& range) {
        right.discount_bp_min = range.count("min", 0, 10'000);
        right.discount_bp_max = range.count("max", 0, 10'000);
    });
    for (const auto field : r.choices("claim_fields", claim_field_choices, Presence::optional))
        right.claim_fields.emplace_back(field);
    right.claim_days = optional_days(r, "claim_days");
    right.coupon_days = optional_days(r, "coupon_days");
    return right;
}

RewardKind read_credit(ObjectReader& r) { return bonus::Credit{.amount = r.money("amount")}; }

RewardKind read_cashback(ObjectReader& r) {
    return bonus::Cashback{.of = r.id("of"),
                           .bp = r.count("bp", 0, 10'000),
                           .amount_max = r.optional_money("amount_max")};
}

RewardKind read_units(ObjectReader& r) {
    return bonus::BonusUnits{
        .units = r.count("units", 0, most, 0),
        .of = r.optional_id("of").value_or(""),
        .bp = r.count("bp", 0, 10'000, 0),
        .kopecks_per_unit = r.count("kopecks_per_unit", 1, 1'000'000, 100),
        .pending_days = static_cast<int>(r.count("pending_days", 0, days_most, 0))};
}

RewardKind read_tickets(ObjectReader& r) {
    return bonus::Tickets{.draw = r.id("draw"),
                          .tickets = r.count("tickets", 1, limits::draw_tickets_max, 1)};
}

RewardKind read_write_off(ObjectReader& r) { return bonus::WriteOff{.of = r.id("of")}; }
RewardKind read_gift(ObjectReader& r) { return bonus::Gift{.value = r.money("value")}; }
RewardKind read_status(ObjectReader&) { return bonus::Status{}; }

struct Kind {
    std::string_view name;
    RewardKind (*read)(ObjectReader& r);
};

/// In the order of the alternatives of `RewardKind`.
constexpr Kind kinds[] = {
    {"coupon_right", read_coupon_right},
    {"credit", read_credit},
    {"cashback", read_cashback},
    {"units", read_units},
    {"tickets", read_tickets},
    {"write_off", read_write_off},
    {"gift", read_gift},
    {"status", read_status},
};
static_assert(std::size(kinds) == std::variant_size_v<RewardKind>);

constexpr auto kind_choices = [] {
    std::array<json::Choice<const Kind*>, std::size(kinds)> choices{};
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = {kinds[i].name, &kinds[i]};
    return choices;
}();

void write(Object& o, const bonus::CouponRight& right) {
    o.add("offers", right.offers)
        .add("discount_bp",
             Object().add("min", right.discount_bp_min).add("max", right.discount_bp_max));
    if (!right.claim_fields.empty())
        o.add("claim_fields",
              json::array_of(right.claim_fields, [](const std::string& field) { return field; }));
    o.add("claim_days", right.claim_days).add("coupon_days", right.coupon_days);
}
void write(Object& o, const bonus::Credit& credit) { o.add("amount", credit.amount); }
void write(Object& o, const bonus::Cashback& cashback) {
    o.add("of", cashback.of).add("bp", cashback.bp).add("amount_max", cashback.amount_max);
}
void write(Object& o, const bonus::BonusUnits& units) {
    if (units.of.empty())
        o.add("units", units.units);
    else
        o.add("of", units.of).add("bp", units.bp).add("kopecks_per_unit", units.kopecks_per_unit);
    o.add("pending_days", units.pending_days);
}
void write(Object& o, const bonus::Tickets& tickets) {
    o.add("draw", tickets.draw).add("tickets", tickets.tickets);
}
void write(Object& o, const bonus::WriteOff& off) { o.add("of", off.of); }
void write(Object& o, const bonus::Gift& gift) { o.add("value", gift.value); }
void write(Object&, const bonus::Status&) {}

}  // namespace

std::string_view kind_of(const Reward& reward) { return kinds[reward.kind.index()].name; }

Reward read_reward(ObjectReader& r) {
    Reward reward{.id = r.id("id"), .title = r.object("title", read_text), .kind = {}};
    if (!r.has("kind"))
        r.choice("kind", kind_choices);  // tells what could stand there
    else if (const auto kind = r.optional_choice("kind", kind_choices))
        reward.kind = (*kind)->read(r);
    return reward;
}

Object reward_object(const Reward& reward) {
    Object object;
    object.add("id", reward.id)
        .add("title", text_object(reward.title))
        .add("kind", kind_of(reward));
    std::visit([&](const auto& kind) { write(object, kind); }, reward.kind);
    return object;
}

bonus::Limit read_limit(ObjectReader& r) {
    bonus::Limit limit{.id = r.id("id"),
                       .scope = r.choice("scope", names::limit_scopes),
                       .reward = r.optional_id("reward").value_or(""),
                       .per = r.choice("per", names::limit_periods)};
    // Times are a number, money is text, as everywhere.
    if (const auto sum = r.optional_money("max_sum")) {
        limit.kopecks = true;
        limit.max = sum->kopecks();
    } else {
        limit.max = r.count("max", 0, most);
    }
    limit.action = r.choice("action", names::limit_actions, bonus::Limit::Action::refuse);
    return limit;
}

Object limit_object(const bonus::Limit& limit) {
    Object object;
    object.add("id", limit.id).add("scope", json::name_of(names::limit_scopes, limit.scope));
    if (!limit.reward.empty()) object.add("reward", limit.reward);
    object.add("per", json::name_of(names::limit_periods, limit.per));
    if (limit.kopecks)
        object.add("max_sum", Money::kopecks(limit.max));
    else
        object.add("max", limit.max);
    object.add("action", json::name_of(names::limit_actions, limit.action));
    return object;
}

bonus::Reversal read_reversal(ObjectReader& r) {
    return {
        .right = r.choice("right", names::reversal_rights, bonus::Reversal::Right::drop),
        .issued = r.choice("issued", names::reversal_issued, bonus::Reversal::Issued::revoke),
        .credit = r.choice("credit", names::reversal_credits, bonus::Reversal::Credit::note_only)};
}

Object reversal_object(const bonus::Reversal& reversal) {
    return Object()
        .add("right", json::name_of(names::reversal_rights, reversal.right))
        .add("issued", json::name_of(names::reversal_issued, reversal.issued))
        .add("credit", json::name_of(names::reversal_credits, reversal.credit));
}

}  // namespace kvit::format
