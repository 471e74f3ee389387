#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/law/effective.hpp"
#include "kvit/law/value.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit::law {

/// How far somebody has looked, and since when this centre knows it.
struct Coverage {
    Date until;  ///< the last day
    Date known_on = Date::open_start();

    friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// Parameter — параметр законодательства: its values by dates. All are of one kind.
struct Parameter {
    std::string id;  ///< "metering.raising_factor.cold_water.no_meter"
    Text title;
    Text touches;  ///< which accounts a change of it concerns
    Unit unit;
    ValueKind kind = ValueKind::number;
    Effective<Value> values;
    std::vector<Coverage> coverage;  ///< by the day of loading; empty: without end

    /// The last day that somebody has looked at, as known on a day.
    Date covered_until(Date known_on = Date::open_end()) const;

    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// LawBook — параметры законодательства: immutable once built, so it is shared between threads.
class LawBook {
  public:
    using Parameters = std::map<std::string, Parameter, std::less<>>;

    /// A value with its parameter; `value.valid` are the days around the asked one on which it
    /// holds.
    struct Found {
        const Parameter* parameter;  // of the book
        Dated<Value> value;
        Date covered_until;  ///< the last day that somebody has looked at, as known then
    };

    LawBook() = default;
    LawBook(std::string edition, Parameters parameters)
        : edition_(std::move(edition)), parameters_(std::move(parameters)) {}

    /// Label of the edition, printed on every bill.
    const std::string& edition() const { return edition_; }
    const Parameters& parameters() const { return parameters_; }

    /// The value of a parameter on a day, as known on another. Errors: `law_unknown_parameter`;
    /// `law_gap` where the day is not covered or no value is in force.
    Result<Found> find(std::string_view id, Date date, Date known_on = Date::open_end()) const;

    /// The same of a parameter that holds a T, and `law_wrong_kind` if it does not.
    template <class T = Decimal>
    Result<Dated<T>> at(std::string_view id, Date date, Date known_on = Date::open_end()) const {
        auto found = find(id, date, known_on);
        if (!found) return found.errors();
        auto& [valid, value, reference, loaded] = found->value;
        if (auto* of_kind = std::get_if<T>(&value))
            return Dated<T>{valid, std::move(*of_kind), std::move(reference), loaded};
        return wrong_kind(*found->parameter, kind_of_type<T>);
    }

  private:
    static Error wrong_kind(const Parameter& parameter, ValueKind wanted);

    std::string edition_;
    Parameters parameters_;
};

}  // namespace kvit::law
