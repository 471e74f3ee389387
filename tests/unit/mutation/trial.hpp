#pragma once

#include <set>

#include "unit/mutation/catalogue.hpp"
#include "unit/mutation/product.hpp"

namespace kvit::test::mutation {

/// One seed: a valid house, one field of it changed, and what came of it.
struct Trial {
    std::uint64_t seed = 0;
    std::string mutation;
    std::string path;            ///< "/house/readings/3/value"
    std::set<std::string> keys;  ///< "house:readings[].value": what was changed
    std::string before, after;   ///< the value, or the object around it
    std::string result;          ///< "bill", "same bill" or the codes of the errors
    std::string not_modelled;    ///< why the clerk did not judge a bill; empty: he did
    std::string refused;         ///< the clerk would not have made what kvit did, or the reverse
    std::vector<std::string> failures;

    std::string describe() const;
};

Trial try_seed(std::uint64_t seed);

}  // namespace kvit::test::mutation
