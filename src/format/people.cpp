#include "format/people.hpp"

#include <string>

#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

constexpr std::int64_t people_max = kind::people.legal.raw_max;

}  // namespace

premises::Occupancy read_occupancy(json::ObjectReader& r, FactReader& facts) {
    premises::Occupancy people{.fact = facts.lasting(r),
                               .account = AccountId(r.id("account")),
                               .registered = r.count("registered", 0, people_max),
                               .temporary = r.count("temporary", 0, people_max, 0),
                               .owners = r.count("owners", 0, people_max, 0),
                               .absent = r.count("absent", 0, people_max, 0)};
    const std::int64_t residents = people.registered + people.temporary;
    if (r.ok() && people.absent > residents) {
        const std::string most = std::to_string(residents);
        r.fail("absent", ErrorCode::contradiction, std::to_string(people.absent),
               {"не больше " + most + ", сколько проживает постоянно и временно",
                "at most " + most + ", the registered and the temporary ones"});
    }
    return people;
}

premises::BenefitGrant read_benefit_grant(json::ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .benefit = BenefitId(r.id("benefit")),
            .persons = r.count("persons", 1, people_max, 1)};
}

}  // namespace kvit::format
