#pragma once

#include <string>
#include <vector>

#include "unit/mutation/docs.hpp"
#include "unit/random.hpp"

namespace kvit::test::mutation {

/// A decimal number between two whole ones.
std::string some_decimal(Random& random, std::int64_t least, std::int64_t most, int decimals);
std::string thousandths(std::int64_t value);
std::string roubles(std::int64_t kopecks);
/// Where a value comes from, with every key that a reference has, or with a few.
Json some_reference(Random& random);

/// A supply that a house may have.
struct SomeSupply {
    Json body;              ///< without the header of a fact
    bool metered = false;   ///< its accounts may have meters
    bool for_some = false;  ///< it need not be for all accounts
    std::string unit;       ///< of its meters
};

/// The books of one month: tariffs, norms, law, policy, and the supplies that use them.
class Books {
  public:
    Books(Random& random, Day first);

    const std::vector<SomeSupply>& supplies() const { return supplies_; }
    const Json& tariffs() const { return tariffs_; }
    Json law();
    Json policy();

  private:
    Json values(std::int64_t least, std::int64_t most, int decimals);
    std::string tariff(const std::string& id, const std::string& service, const std::string& unit,
                       std::int64_t least, std::int64_t most, int decimals = 2);
    std::string norm(const std::string& id, const std::string& service, const std::string& unit,
                     std::int64_t least, std::int64_t most, int decimals);
    Json volumes();
    Json body(const char* service, const char* method);
    void water();
    void energy();
    void waste();
    void rates();

    Random& random_;
    Day first_;
    Json tariffs_;
    std::vector<SomeSupply> supplies_;
};

}  // namespace kvit::test::mutation
