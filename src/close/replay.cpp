#include "close/replay.hpp"

#include <utility>

namespace kvit::close {

ChargeSums sums_of(const Charges& charges) {
    ChargeSums sums;
    for (const auto& [account, charged] : charges)
        for (const auto& line : charged.lines)
            if (line.section != tariff::Section::voluntary)
                sums[{account, line.creditor, line.service}] += line.amount;
    return sums;
}

std::vector<PostedCharge> posted_of(const ChargeSums& sums) {
    std::vector<PostedCharge> posted;
    for (const auto& [key, amount] : sums)
        if (!amount.is_zero()) posted.push_back({key.account, key.creditor, key.service, amount});
    return posted;
}

Result<Replay> replay(const charge::Rules& rules, const premises::House& house, const Past& past,
                      std::size_t count, Date known_on) {
    Replay replayed;
    replayed.months.reserve(count);
    replayed.after = past.from;
    for (std::size_t i = 0; i < count; ++i) {
        const Month month = past.months[i].month;
        const auto prepared = charge::prepare_house(rules, house, replayed.after, month, known_on);
        if (!prepared) return prepared.errors();
        auto charges = charge_accounts(*prepared);
        if (!charges) return charges.errors();
        replayed.after = brought_on(*prepared, *charges, std::exchange(replayed.after, {}));
        if (i == 0) replayed.second = replayed.after;
        auto sums = sums_of(*charges);
        replayed.months.push_back({month, *std::move(charges), std::move(sums)});
    }
    return replayed;
}

}  // namespace kvit::close
