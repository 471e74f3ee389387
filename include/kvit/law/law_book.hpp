#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kvit/base/result.hpp"
#include "kvit/law/effective.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit::law {

/// A national parameter: its values by dates.
struct Parameter {
    std::string id;  ///< "metering.raising_factor.cold_water"
    Text title;
    Unit unit;
    Effective<Decimal> values;
    Date covered_until = Date::open_end();  ///< nobody has looked beyond this day

    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// LawBook — параметры законодательства: immutable once built, so it is shared between threads.
class LawBook {
  public:
    LawBook() = default;
    LawBook(std::string edition, std::map<std::string, Parameter, std::less<>> parameters)
        : edition_(std::move(edition)), parameters_(std::move(parameters)) {}

    /// Label of the edition, printed on every bill.
    const std::string& edition() const { return edition_; }
    const std::map<std::string, Parameter, std::less<>>& parameters() const { return parameters_; }

    /// The value of a parameter on a day. Errors: `law_unknown_parameter`; `law_gap` where the day
    /// is not covered or no value is in force.
    Result<Dated<Decimal>> at(std::string_view id, Date date,
                              Date known_on = Date::open_end()) const;

  private:
    std::string edition_;
    std::map<std::string, Parameter, std::less<>> parameters_;
};

}  // namespace kvit::law
