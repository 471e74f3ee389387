#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "charge/metering_of.hpp"
#include "charge/plan.hpp"
#include "charge/words.hpp"
#include "kvit/charge/account_charges.hpp"

namespace kvit::charge::detail {

/// A value with its unit and origin, ready to be an input of a formula.
struct Found {
    Decimal value;
    Unit unit;
    trace::SourceId source{};

    LineInput input() const { return {value, source}; }
};

/// Id of the law's raising factor for a service in a condition: by the reason "no_meter",
/// "meter_failed" or "no_access".
std::string raising_factor_parameter(const ServiceId& service, law::MeterCondition condition);

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

    /// The days on which a price or a limit of a plan changes.
    void cut_plan(const tariff::Plan& plan, std::vector<Date>& cuts) const;

    /// The fact that opens the account on a day of a segment.
    const premises::Account& open_account(Date day) const;
    std::optional<Found> area(Date day);
    std::optional<Found> people(Date day);
    std::optional<Found> price(const premises::Supply& supply, const TariffId& id, Date day,
                               std::string_view key);
    std::optional<Found> norm(const premises::Supply& supply, const std::optional<NormId>& id,
                              Date day, std::string_view key);
    /// The raising factor of a volume by norm, where the table of the law asks for one: without a
    /// meter, only if an act says that one can be installed; with one, unless an act denies it.
    std::optional<Found> raising_factor(const premises::Supply& supply, const FoundVolume& volume,
                                        Date day);

    /// Volume of a supply on a day, by meters, acts or norm; nullopt, and an error, where it cannot
    /// be found.
    std::optional<FoundVolume> volume(const premises::Supply& supply, Date day);
    /// What the account takes of a resource of the house in the month, each stretch of equal days
    /// rounded to 1e-7 as a volume that enters a sum.
    struct OwnVolume {
        Decimal total;
        Decimal by_meter;        ///< of meters of its own
        bool has_meter = false;  ///< on the last day of the month
    };
    OwnVolume own_volume(const ServiceId& service);
    /// The supply whose earlier months a late reading recalculates; null where the difference stays
    /// in its month: heating is shared by the house.
    const premises::Supply* settled_late(const ServiceId& service) const;
    /// What a reading of this month settles of earlier months of a service.
    std::vector<LateVolume> late_volumes(const ServiceId& service);
    /// How many months the readings of a service are apart: 1, or more after months without one.
    int months_of_difference(const ServiceId& service);
    /// The volume of a month by norm and people, for those who need it as a number.
    std::optional<Portion> norm_volume(const premises::Supply& supply, Date day);
    /// Льготы of a service on a day that are a share of its charge, by ids.
    std::vector<const premises::BenefitGrant*> benefits_on(const ServiceId& service,
                                                           Date day) const;
    /// Since when the values of a benefit are what they are on a day: its share, its standard, the
    /// norm that it goes up to.
    Date benefit_since(const premises::BenefitGrant& grant, const premises::Supply& supply,
                       Date day) const;
    /// The tariff that a benefit puts in the place of the supply's (отдельный пониженный тариф).
    std::optional<TariffId> lower_tariff(const ServiceId& service, Date day) const;
    /// What the zones of the day took on some days, in the order of the zones.
    struct ZoneTotal {
        Zone zone = Zone::single;
        Decimal value;
    };
    std::vector<ZoneTotal> zone_totals(const premises::Supply& supply, Date day, int days);
    /// Was an earlier month, billed without a reading, alike on all its days: one meter with one
    /// register all the time, the same people, no act and no interruption?
    bool billed_alike(const premises::Supply& supply, Month month);
    /// A parameter of the law as an input; nullopt, and an error at the supply, in a gap or where
    /// it has another unit.
    std::optional<Found> parameter(const premises::Supply& supply, const std::string& id, Date day,
                                   Unit expected);
    /// Is the service interrupted on a day (отключение)?
    bool interrupted(const ServiceId& service, Date day) const;
    /// The unit that a supply is counted in.
    Unit resource_unit(const premises::Supply& supply) const;
    /// The zone whose price a volume by norm has: it has no zones of its own.
    Zone zone_of_norm(const premises::Supply& supply) const;
    /// The supply of another service of the account on a day; null if there is none.
    const premises::Supply* supply_of(const ServiceId& service, Date day) const;

    /// Records an error once: many supplies meet the same gap.
    void report(Error error) { errors_.add_once(std::move(error)); }
    void decide(std::string_view code, const std::string& subject, Text text);
    void missing(const premises::Supply& supply, std::string_view key, const std::string& found,
                 Phrase expected);

    /// Readings that were billed, of all services.
    std::vector<metering::BilledReading> billed();

    trace::SourceId fact_source(const premises::Fact& fact, Text label);

    /// A formula of a volume by its name; 0, and an error at `path`, where an input is not
    /// admitted.
    Decimal computed(std::string_view formula, Unit resource, std::initializer_list<Decimal> inputs,
                     const std::string& path);
    /// Площадь всех помещений дома on a day.
    std::optional<Found> house_area(Date day);
    /// Площадь общего имущества for a resource on a day; reports a missing one at `path`.
    std::optional<Found> common_area(const ServiceId& resource, Date day, const std::string& path);

    /// The table of the law for a service on a day; nullopt, and an error, in a gap.
    std::optional<law::VolumeRules> volume_rules(const ServiceId& service, Date day);
    /// A whole number of the law; `least`, and an error, in a gap or where it is another number.
    int law_count(std::string_view id, Date day, int least = 0);
    /// What a roll-over of a meter may show in a month; nullopt where the law data say nothing.
    std::optional<Decimal> plausible_month(const ServiceId& service) const;
    /// Which months count for an average of the service: those of heating, or (empty) all.
    std::function<bool(Month)> counted_months(const ServiceId& service) const;

  private:
    /// "a value on 2025-07-01", or that one is known only later.
    Text gap_text(Date day, bool known_later) const;
    bool own_tariff(const premises::Supply& supply, const tariff::Tariff& tariff,
                    std::string_view key);
    bool own_norm(const premises::Supply& supply, const tariff::Norm& norm, std::string_view key);
    void cut_by(const premises::Supply& supply, std::vector<Date>& cuts) const;
    std::vector<const premises::Meter*> meters_of(const ServiceId& service) const;
    MeteringOf& metering(const ServiceId& service);

    const HouseMonth& house_;
    const AccountFacts& account_;
    Errors errors_;
    trace::SourceList sources_;
    std::vector<Decision> decisions_;
    std::map<ServiceId, MeteringOf> metering_;
};

}  // namespace kvit::charge::detail
