#include "metering/life.hpp"

#include <algorithm>
#include <tuple>

namespace kvit::metering::detail {

std::vector<Life> lives_of(std::vector<const premises::Meter*> meters) {
    std::sort(meters.begin(), meters.end(), [](const auto* a, const auto* b) {
        return std::tie(a->id, a->fact.valid.from) < std::tie(b->id, b->fact.valid.from);
    });
    std::vector<Life> lives;
    for (const auto* meter : meters) {
        const bool goes_on = !lives.empty() && lives.back().id() == meter->id &&
                             lives.back().valid.to == meter->fact.valid.from;
        if (goes_on) {
            lives.back().valid.to = meter->fact.valid.to;
            lives.back().facts.push_back(meter);
        } else {
            lives.push_back({{meter}, meter->fact.valid});
        }
    }
    return lives;
}

}  // namespace kvit::metering::detail
