#pragma once

#include "kvit/base/id.hpp"
#include "kvit/premises/fact.hpp"

/// Люди лицевого счёта и их льготы.
namespace kvit::premises {

/// Occupancy — проживающие.
struct Occupancy {
    Fact fact;
    AccountId account;
    std::int64_t registered = 0;  ///< постоянно проживающие
    std::int64_t temporary = 0;   ///< временно проживающие
    std::int64_t owners = 0;      ///< собственники
    std::int64_t absent = 0;  ///< временно отсутствующие, of the registered and temporary ones

    friend bool operator==(const Occupancy&, const Occupancy&) = default;
};

/// BenefitGrant — льгота лицевого счёта: a benefit of the tariff book and how many of its people
/// have it.
struct BenefitGrant {
    Fact fact;
    AccountId account;
    BenefitId benefit;
    std::int64_t persons = 1;  ///< льготников

    friend bool operator==(const BenefitGrant&, const BenefitGrant&) = default;
};

}  // namespace kvit::premises
