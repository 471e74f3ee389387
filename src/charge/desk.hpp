#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "charge/plan.hpp"
#include "kvit/charge/account_charges.hpp"

namespace kvit::charge::detail {

/// A value with its unit and origin, ready to be an input of a formula.
struct Found {
    Decimal value;
    Unit unit;
    trace::SourceId source{};

    LineInput input() const { return {value, source}; }
};

/// How the volume of a service was found on a day.
enum class VolumeBasis : std::uint8_t { none, meter, norm };
struct FoundVolume {
    VolumeBasis basis = VolumeBasis::none;
    Decimal value;  ///< of the whole month
    trace::SourceId source{};
    int of_days = 0;  ///< days that the volume of the month is spread over
};

/// Id of the law's raising factor for a service.
std::string raising_factor_parameter(const ServiceId& service);

/// The clerk's desk for one account: looks up what a method of charging asks for, remembers where
/// it came from, and collects what is wrong. A failed lookup is recorded and gives nullopt.
class Desk {
  public:
    Desk(const HouseMonth& house, const AccountFacts& account);

    const HouseMonth& house() const { return house_; }
    const AccountFacts& account() const { return account_; }
    const Rules& rules() const { return house_.rules; }
    Month month() const { return house_.month; }
    const Errors& errors() const { return errors_; }
    const trace::SourceList& sources() const { return sources_; }
    trace::SourceList& sources() { return sources_; }
    const std::vector<Decision>& decisions() const { return decisions_; }

    /// The days of the month on which the account is open and the supply valid, cut wherever
    /// anything that the supply reads may change.
    std::vector<Interval> segments(const premises::Supply& supply) const;

    /// The fact that opens the account on a day of a segment.
    const premises::Account& open_account(Date day) const;
    std::optional<Found> area(Date day);
    std::optional<Found> people(Date day);
    std::optional<Found> price(const premises::Supply& supply, const TariffId& id, Date day,
                               std::string_view key);
    std::optional<Found> norm(const premises::Supply& supply, const std::optional<NormId>& id,
                              Date day, std::string_view key);
    /// The raising factor of a service without a meter although one can be installed.
    std::optional<Found> raising_factor(const premises::Supply& supply, Date day);

    /// Meters of a service that are installed on a day.
    bool has_meter(const ServiceId& service, Date day) const;
    /// The metered volume of the month; null where readings are missing or wrong.
    const metering::MeteredVolume* metered(const ServiceId& service);
    bool readings_wrong(const ServiceId& service) const { return wrong_.contains(service); }
    /// Days of the month on which the service is supplied and metered.
    /// One supply may follow another: they share the volume of the month.
    int metered_days(const ServiceId& service) const;

    /// Volume of a supply by meter or norm; reports a missing norm.
    std::optional<FoundVolume> volume(const premises::Supply& supply, Date day);
    /// The supply of another service of the account on a day; null if there is none.
    const premises::Supply* supply_of(const ServiceId& service, Date day) const;

    /// Records an error once: many supplies meet the same gap.
    void report(Error error) { errors_.add_once(std::move(error)); }
    void decide(std::string_view code, const std::string& subject, Text text);
    void missing(const premises::Supply& supply, std::string_view key, const std::string& found,
                 Phrase expected);

    /// Readings that were billed, of all services.
    std::vector<metering::BilledReading> billed() const;

    trace::SourceId fact_source(const premises::Fact& fact, Text label);

  private:
    /// "a value on 2025-07-01", or that one is known only later.
    Text gap_text(Date day, bool known_later) const;
    bool own_tariff(const premises::Supply& supply, const tariff::Tariff& tariff,
                    std::string_view key);
    bool own_norm(const premises::Supply& supply, const tariff::Norm& norm, std::string_view key);
    void cut_by(const premises::Supply& supply, std::vector<Date>& cuts) const;
    std::vector<const premises::Meter*> meters_of(const ServiceId& service) const;

    const HouseMonth& house_;
    const AccountFacts& account_;
    Errors errors_;
    trace::SourceList sources_;
    std::vector<Decision> decisions_;
    std::map<ServiceId, std::optional<metering::MeteredVolume>> metered_;
    std::set<ServiceId> wrong_;  ///< services whose readings have errors
};

}  // namespace kvit::charge::detail
