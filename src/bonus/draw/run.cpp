// The order of a pool, and who wins what.
#include <algorithm>
#include <map>
#include <string>

#include "bonus/draw/chain.hpp"
#include "bonus/draw/check.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::bonus {
namespace {

std::string label_of(const std::string& draw, const std::string& ref, std::int64_t ticket) {
    return draw + '|' + ref + '|' + std::to_string(ticket);
}

/// Everybody by his best ticket. Two positions are never equal but for a collision of SHA-256; the
/// label would then decide.
std::vector<DrawnPlace> order_of(const std::string& draw, const DrawPool& pool, const Sha256& prk) {
    std::vector<DrawnPlace> order;
    order.reserve(pool.size());
    for (const auto& entrant : pool) {
        DrawnPlace best{.ref = entrant.ref};
        for (std::int64_t ticket = 1; ticket <= entrant.tickets; ++ticket) {
            const Sha256 position = position_of(prk, label_of(draw, entrant.ref, ticket));
            if (ticket != 1 && best.position <= position) continue;
            best.ticket = ticket;
            best.position = position;
        }
        order.push_back(std::move(best));
    }
    std::sort(order.begin(), order.end(), [&](const DrawnPlace& a, const DrawnPlace& b) {
        if (a.position != b.position) return a.position < b.position;
        return label_of(draw, a.ref, a.ticket) < label_of(draw, b.ref, b.ticket);
    });
    return order;
}

/// Hands out the prizes along the order.
class Awards {
  public:
    Awards(const DrawPlan& plan, const DrawFacts& facts)
        : left_(plan.prizes), credit_max_(plan.credit_max) {
        for (const auto& exclusion : facts.excluded) excluded_[exclusion.ref] = exclusion.reason;
        for (const auto& prize : facts.won) won_[prize.ref] += prize.credit;
    }

    void give(DrawnPlace& place) {
        if (const auto out = excluded_.find(place.ref); out != excluded_.end()) {
            place.outcome = Outcome::excluded;
            place.reason = out->second;
            return;
        }
        while (next_ < left_.size() && left_[next_].count == 0) ++next_;
        if (next_ == left_.size()) return;  // the reserve
        DrawPrize& prize = left_[next_];
        const auto before = won_.find(place.ref);
        const Money won = before == won_.end() ? Money() : before->second;
        if (credit_max_ && won + prize.credit > *credit_max_) {
            place.outcome = Outcome::cap_reached;
            return;
        }
        --prize.count;
        place.outcome = Outcome::prize;
        place.prize = prize.id;
        place.credit = prize.credit;
    }

    std::vector<DrawPrize> unspent() const {
        std::vector<DrawPrize> out;
        for (const auto& prize : left_)
            if (prize.count != 0) out.push_back(prize);
        return out;
    }

  private:
    std::vector<DrawPrize> left_;
    std::size_t next_ = 0;
    std::optional<Money> credit_max_;
    std::map<std::string, std::string> excluded_;
    std::map<std::string, Money> won_;
};

void check_randomness(const DrawFacts& facts, Errors& errors) {
    if (!facts.randomness) return;
    const std::size_t bytes = facts.randomness->size();
    if (bytes == 0 || bytes > limits::text_bytes_max)
        errors.add(ErrorCode::out_of_range, "randomness", std::to_string(bytes),
                   {"от 1 до 4096 байт; без источника поле не указывается",
                    "1 to 4096 bytes; without a source there is no such field"});
}

void check_facts(const DrawPool& pool, const DrawFacts& facts, Errors& errors) {
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < facts.excluded.size(); ++i) {
        const std::string& ref = facts.excluded[i].ref;
        const std::string path = "excluded[" + std::to_string(i) + "].ref";
        const bool known =
            std::binary_search(pool.begin(), pool.end(), Entrant{ref, 0},
                               [](const Entrant& a, const Entrant& b) { return a.ref < b.ref; });
        if (!known)
            errors.add(ErrorCode::unknown_reference, path, '"' + ref + '"',
                       {"участник списка", "an entrant of the pool"});
        if (!seen.emplace(ref, i).second)
            errors.add(ErrorCode::duplicate_id, path, '"' + ref + '"',
                       {"каждый участник один раз", "each entrant once"});
    }
    for (std::size_t i = 0; i < facts.won.size(); ++i)
        if (facts.won[i].credit.is_negative())
            errors.add(ErrorCode::out_of_range, "won[" + std::to_string(i) + "].credit",
                       facts.won[i].credit.to_string(), {"не меньше нуля", "not below zero"});
}

DrawStatus status_of(const DrawAnnouncement& announcement, const DrawPool& pool,
                     const DrawFacts& facts) {
    const bool counted = static_cast<std::int64_t>(pool.size()) == announcement.entrants &&
                         tickets_in(pool) == announcement.tickets;
    if (!counted || pool_hash(pool) != announcement.pool) return DrawStatus::pool_hash_mismatch;
    if (hashed(bytes_of(facts.code), facts.round) != announcement.commitment)
        return DrawStatus::commitment_mismatch;
    return pool.empty() ? DrawStatus::no_entrants : DrawStatus::drawn;
}

}  // namespace

Sha256 position_of(const Sha256& prk, std::string_view label) {
    return hmac_sha256(bytes_of(prk), std::string(label) + '\x01');
}

Result<DrawReceipt> run(const DrawAnnouncement& announcement, const DrawPool& pool,
                        const DrawFacts& facts) {
    Errors errors;
    check_plan(announcement.plan, errors);
    check_chain(announcement.chain, errors);
    check_round(facts.round, announcement.chain, errors);
    check_randomness(facts, errors);
    if (!errors.empty()) return errors;
    DrawReceipt receipt{.announcement = announcement, .facts = facts};
    receipt.status = status_of(announcement, pool, facts);
    // Of another pool nobody can be said to be known.
    if (receipt.status != DrawStatus::pool_hash_mismatch) check_facts(pool, facts, errors);
    if (!errors.empty()) return errors;
    if (receipt.status == DrawStatus::drawn) {
        const Sha256 prk = hmac_sha256(bytes_of(facts.code), facts.randomness.value_or(""));
        receipt.order = order_of(announcement.plan.id, pool, prk);
    }
    Awards awards(announcement.plan, facts);
    for (auto& place : receipt.order) awards.give(place);
    if (receipt.status == DrawStatus::drawn || receipt.status == DrawStatus::no_entrants)
        receipt.unspent = awards.unspent();
    return receipt;
}

}  // namespace kvit::bonus
