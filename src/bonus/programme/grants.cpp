// Grants, rewards, limits and draws of a programme.
#include "bonus/programme/check.hpp"
#include "bonus/programme/names.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::bonus {
namespace {

constexpr std::int64_t whole_bp = 10'000;

/// The metric in kopecks that a reward is a share of; nullptr if it is of none.
const std::string* base_of(const Reward& reward) {
    if (const auto* cashback = std::get_if<Cashback>(&reward.kind)) return &cashback->of;
    if (const auto* off = std::get_if<WriteOff>(&reward.kind)) return &off->of;
    if (const auto* units = std::get_if<BonusUnits>(&reward.kind))
        return units->of.empty() ? nullptr : &units->of;
    return nullptr;
}

}  // namespace

void Checker::kopecks(const std::string& id, const std::string& path, Standing standing) const {
    const Metric* metric = find_id(programme_.metrics, id);
    refers(path, metric != nullptr, id, {"показатель из metrics", "a metric of metrics"});
    if (metric == nullptr) return;
    if (!is_kopecks(*metric))
        fail(path, ErrorCode::wrong_type, '"' + id + '"', {"показатель в копейках", "kopecks"});
    asked(*metric, path, standing);
}

void Checker::reward(const Reward& reward, const std::string& path) const {
    if (const auto* right = std::get_if<CouponRight>(&reward.kind)) {
        number(path + ".discount_bp.min", right->discount_bp_min, 0, whole_bp);
        number(path + ".discount_bp.max", right->discount_bp_max, right->discount_bp_min, whole_bp);
    }
    if (const auto* credit = std::get_if<Credit>(&reward.kind))
        if (credit->amount <= Money())
            fail(path + ".amount", ErrorCode::out_of_range, credit->amount.to_string(),
                 {"больше нуля", "above zero"});
    if (const auto* cashback = std::get_if<Cashback>(&reward.kind)) {
        number(path + ".bp", cashback->bp, 1, whole_bp);
        not_below_zero(cashback->amount_max.value_or(Money()), path + ".amount_max");
    }
    if (const auto* units = std::get_if<BonusUnits>(&reward.kind)) {
        number(path + ".bp", units->bp, units->of.empty() ? 0 : 1,
               units->of.empty() ? 0 : whole_bp);
        number(path + ".kopecks_per_unit", units->kopecks_per_unit, 1, 1'000'000);
        if (units->of.empty() == (units->units == 0))
            fail(path, ErrorCode::contradiction, "",
                 {"units или of с bp, не оба", "units, or of with bp, not both"});
    }
    if (const auto* tickets = std::get_if<Tickets>(&reward.kind)) {
        number(path + ".tickets", tickets->tickets, 1, limits::draw_tickets_max);
        refers(path + ".draw", find_id(programme_.draws, tickets->draw) != nullptr, tickets->draw,
               {"розыгрыш из draws", "a draw of draws"});
    }
    if (const auto* gift = std::get_if<Gift>(&reward.kind))
        if (gift->value <= Money())
            fail(path + ".value", ErrorCode::out_of_range, gift->value.to_string(),
                 {"больше нуля: стоимость нужна для налога", "above zero: tax goes by it"});
}

void Checker::grants() const {
    for (std::size_t i = 0; i < programme_.rewards.size(); ++i)
        reward(programme_.rewards[i], index_path("rewards", i));
    for (std::size_t i = 0; i < programme_.grants.size(); ++i) {
        const auto& grant = programme_.grants[i];
        const std::string path = index_path("grants", i);
        const Standing standing = standing_of(grant.unit);
        condition(grant.when, path + ".when", standing);
        const Reward* given = find_id(programme_.rewards, grant.reward);
        refers(path + ".reward", given != nullptr, grant.reward,
               {"вознаграждение из rewards", "a reward of rewards"});
        if (given != nullptr)
            if (const std::string* base = base_of(*given))
                kopecks(*base, path + ".reward", standing);
        if (grant.unit == Unit::review && !programme_.review)
            fail(path + ".unit", ErrorCode::bad_programme, "review",
                 {"в программе нет review", "the programme has no review"});
        if (grant.unit == Unit::stage && programme_.stages.empty())
            fail(path + ".unit", ErrorCode::bad_programme, "stage",
                 {"в программе нет stages", "the programme has no stages"});
    }
}

void Checker::limits() const {
    for (std::size_t i = 0; i < programme_.limits.size(); ++i) {
        const auto& limit = programme_.limits[i];
        const std::string path = index_path("limits", i);
        if (limit.max < 0)
            fail(path + ".max", ErrorCode::out_of_range, std::to_string(limit.max),
                 {"0 и больше", "0 or more"});
        if (!limit.reward.empty())
            refers(path + ".reward", find_id(programme_.rewards, limit.reward) != nullptr,
                   limit.reward, {"вознаграждение из rewards", "a reward of rewards"});
        if (limit.action == Limit::Action::reduce && !limit.kopecks)
            fail(path + ".action", ErrorCode::bad_programme, "reduce",
                 {"уменьшить можно сумму, не число раз", "a sum can be reduced, not a count"});
    }
}

void Checker::draws() const {
    for (std::size_t i = 0; i < programme_.draws.size(); ++i) {
        const auto& draw = programme_.draws[i];
        const std::string path = index_path("draws", i);
        number(path + ".months", draw.months, 1, 12);
        if (draw.months < 1 || 12 % draw.months != 0)
            fail(path + ".months", ErrorCode::bad_programme, std::to_string(draw.months),
                 {"делит год: 1, 2, 3, 4, 6, 12", "divides a year: 1, 2, 3, 4, 6, 12"});
        condition(draw.entry, path + ".entry", {.level = true, .months = true});
        number(path + ".tickets", draw.tickets, 1, limits::draw_tickets_max);
        if (!draw.tickets_of.empty()) {
            const Metric* metric = find_id(programme_.metrics, draw.tickets_of);
            refers(path + ".tickets_of", metric != nullptr, draw.tickets_of,
                   {"показатель из metrics", "a metric of metrics"});
            if (metric != nullptr && is_boolean(*metric))
                fail(path + ".tickets_of", ErrorCode::wrong_type, '"' + draw.tickets_of + '"',
                     {"число", "a number"});
            if (metric != nullptr) asked(*metric, path + ".tickets_of", {.months = true});
        }
        if (draw.prizes.empty())
            fail(path + ".prizes", ErrorCode::missing_key, "", {"1 и больше", "1 or more"});
        for (std::size_t k = 0; k < draw.prizes.size(); ++k) {
            number(index_path(path + ".prizes", k) + ".count", draw.prizes[k].count, 1,
                   limits::draw_tickets_max);
            if (draw.prizes[k].credit <= Money())
                fail(index_path(path + ".prizes", k) + ".credit", ErrorCode::out_of_range,
                     draw.prizes[k].credit.to_string(), {"больше нуля", "above zero"});
        }
    }
}

}  // namespace kvit::bonus
