#include "kvit/law/policy.hpp"

#include <algorithm>

namespace kvit::law {
namespace {

/// The days that no interval of an ordered list takes.
std::vector<Interval> left_by(const std::vector<Interval>& taken) {
    std::vector<Interval> left;
    Date from = Date::open_start();
    for (const auto& interval : taken) {
        if (from < interval.from) left.push_back({from, interval.from});
        from = interval.to;
    }
    if (from < Date::open_end()) left.push_back({from, Date::open_end()});
    return left;
}

}  // namespace

std::vector<Policy::Difference> Policy::differences(PolicySubject subject) const {
    std::vector<Difference> differences;
    for (const auto& option : policy_option_rows) {
        if (option.subject != subject) continue;
        const std::size_t first = differences.size();
        std::vector<Interval> own;
        for (const auto& chosen : choices_)
            if (chosen.option == option.option) {
                own.push_back(chosen.valid);
                differences.push_back({chosen, id_});
            }
        const auto by_start = [](const Interval& a, const Interval& b) { return a.from < b.from; };
        std::sort(own.begin(), own.end(), by_start);
        const std::uint8_t of_base = option.shipped[static_cast<std::size_t>(base_)];
        if (of_base != option.shipped[static_cast<std::size_t>(ShippedPolicy::law_default)])
            for (const Interval& valid : left_by(own))
                differences.push_back(
                    {{option.option, of_base, valid}, std::string(name_of(base_))});
        std::sort(differences.begin() + static_cast<std::ptrdiff_t>(first), differences.end(),
                  [](const Difference& a, const Difference& b) {
                      return a.chosen.valid.from < b.chosen.valid.from;
                  });
    }
    return differences;
}

}  // namespace kvit::law
