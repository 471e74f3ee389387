#pragma once

#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/charge/resource_month.hpp"
#include "kvit/charge/rules.hpp"
#include "kvit/close/opening.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::close {

using charge::Rules;

/// Totals of a house for one part of a service.
struct ServiceSummary {
    ServiceId service;
    charge::Component component = charge::Component::whole;
    Decimal quantity;
    Unit unit;
    Money amount;

    friend bool operator==(const ServiceSummary&, const ServiceSummary&) = default;
};

/// A house in a month.
struct HouseSummary {
    std::size_t accounts = 0;
    Decimal area;             ///< m², of the accounts open on the last day
    std::int64_t people = 0;  ///< counted for norms, on the last day
    std::vector<ServiceSummary> services;
    bill::Totals totals;

    friend bool operator==(const HouseSummary&, const HouseSummary&) = default;
};

/// A closed month.
struct Closed {
    HouseId house;
    Month month;
    HouseSummary summary;
    std::vector<bill::Bill> bills;  ///< in the order of account ids
    Opening closing;                ///< the opening of the next month
    /// Счёт дома: what its meters counted and what became of it, by services.
    std::vector<charge::ResourceMonth> resources;
    /// What was decided for no account of its own: a take-back that waits for its payment.
    std::vector<charge::Decision> decisions{};

    friend bool operator==(const Closed&, const Closed&) = default;
};

/// Closes a month of a house: a pure function of its arguments. Without an opening the balances are
/// zero, and every bill says so. Facts known after `known_on` do not exist for it.
///
/// Errors: everything that is wrong with the documents together, and `overflow`. On an error
/// nothing is returned but the list.
Result<Closed> close(const Rules& rules, const premises::House& house, const Opening* opening,
                     Month month, Date known_on = Date::open_end());

}  // namespace kvit::close
