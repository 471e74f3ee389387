#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "bonus/limit_bucket.hpp"
#include "kvit/bonus/coupon/book.hpp"
#include "kvit/calendar/time_zone.hpp"

namespace kvit::bonus {

/// Limits of a programme as coupons are issued; as those of grants, they count by the moment of the
/// right. Limits in kopecks are no matter of coupons.
class CouponLimits {
  public:
    CouponLimits(const Programme& programme, const TimeZone& zone)
        : programme_(programme), zone_(zone) {}

    /// The limit that one more coupon of this right would pass; nullptr if there is none.
    const Limit* reached(const GivenRight& right, bool only_marking) const {
        for (const auto& limit : programme_.limits) {
            if (!concerns(limit, right)) continue;
            if ((limit.action == Limit::Action::flag_tax) != only_marking) continue;
            const auto used = used_.find(bucket(limit, right));
            if ((used == used_.end() ? 0 : used->second) >= limit.max) return &limit;
        }
        return nullptr;
    }

    /// Counts a coupon that is issued (1) or revoked (-1).
    void count(const GivenRight& right, std::int64_t coupons) {
        for (const auto& limit : programme_.limits)
            if (concerns(limit, right)) used_[bucket(limit, right)] += coupons;
    }

  private:
    static bool concerns(const Limit& limit, const GivenRight& right) {
        return !limit.kopecks && (limit.reward.empty() || limit.reward == right.reward);
    }

    std::string bucket(const Limit& limit, const GivenRight& right) const {
        const Date day = zone_.local(right.at).value_or(LocalTime{}).date;
        const std::string& unit = right.unit.empty() ? right.key : right.unit;
        return bucket_of(limit, right.account, right.person, unit, day);
    }

    const Programme& programme_;
    const TimeZone& zone_;
    std::map<std::string, std::int64_t> used_;
};

}  // namespace kvit::bonus
