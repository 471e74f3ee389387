#pragma once

#include "unit/mutation/clerk_facts.hpp"

namespace kvit::test::mutation {

using Facts = std::map<std::string, std::vector<const Json*>>;

/// What a month knows of one meter while it served one account.
struct ClerkMeter {
    Days days;
    std::string condition;                 ///< the word of the law for how it did this month
    std::optional<Rational> difference{};  ///< of its readings
    std::optional<Rational> average{};     ///< a month, by п. 59; nothing where it is too young
    std::int64_t periods = 0;              ///< months by the average before this one
};

/// The meters of a service of an account that count in the month. One that was taken off on its
/// first day has a difference and no days.
std::vector<ClerkMeter> meters_by_clerk(const Facts& facts, const Docs& docs, const Shelf& shelf,
                                        const std::string& account, const std::string& service);

}  // namespace kvit::test::mutation
