#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kvit/charge/house_month.hpp"
#include "kvit/money/money.hpp"

/// What a house remembers of months that are closed, so that they can be recalculated.
namespace kvit::close {

/// What is posted for one service of one account in a month: its charge and every recalculation
/// since.
struct PostedCharge {
    AccountId account;
    ProviderId creditor;
    ServiceId service;
    Money amount;

    friend bool operator==(const PostedCharge&, const PostedCharge&) = default;
};

struct PastMonth {
    Month month;
    std::vector<PostedCharge> posted;  ///< not at zero; by accounts, creditors and services

    friend bool operator==(const PastMonth&, const PastMonth&) = default;
};

/// Past — прошлые месяцы: what is posted for each of the last months
/// (`limits::recalculated_months`), and what the first of them began with. From it the months are
/// charged anew as they are known now. Nothing of it is money: what the balances of these months
/// are stands in `accounts` of the opening.
struct Past {
    charge::HouseOpening from;
    std::vector<PastMonth> months;  ///< one after another, the last one before the month
    /// The day up to which the facts were known when these months were last charged anew, or
    /// closed.
    std::optional<Date> known_on{};
    /// How many facts, but those about money, were known on that day. A house that has fewer of
    /// them now has lost some, and its months cannot be charged anew.
    std::int64_t facts = 0;

    friend bool operator==(const Past& a, const Past& b) {
        return a.from.billed == b.from.billed && a.from.resources == b.from.resources &&
               a.from.years == b.from.years && a.months == b.months && a.known_on == b.known_on &&
               a.facts == b.facts;
    }
};

}  // namespace kvit::close
