#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "charge/portion.hpp"
#include "kvit/charge/house_month.hpp"
#include "kvit/law/volume_rules.hpp"
#include "kvit/metering/meter_month.hpp"

namespace kvit::charge::detail {

class Desk;

/// Расход прошлого месяца по показанию, less what was billed for it.
struct LateVolume {
    Month month;
    Zone zone = Zone::single;
    Decimal by_reading;  ///< what the reading shows of that month
    Decimal billed;      ///< what was charged without it
    trace::SourceId source{};

    /// May be negative.
    Decimal value() const { return by_reading - billed; }
};

/// How the volume of a service was found on a day.
enum class VolumeBasis : std::uint8_t {
    none,
    meter,  ///< by what meters show now or showed before
    act,    ///< by an act or a contract
    norm,
};

struct FoundVolume {
    VolumeBasis basis = VolumeBasis::none;
    law::MeterCondition condition = law::MeterCondition::no_meter;
    law::VolumeStep step = law::VolumeStep::norm;
    std::vector<ZoneVolume> zones{};  ///< empty for a volume by norm
    Text reason{};
};

/// Учёт одной услуги лицевого счёта за месяц: applies the table of the law to what the meters were
/// and showed.
class MeteringOf {
  public:
    MeteringOf(Desk& desk, const ServiceId& service);

    bool wrong() const { return wrong_; }
    const std::vector<metering::MeterMonth>& meters() const { return meters_; }

    /// The volume on a day; nullopt, and an error of the desk, where it cannot be found.
    std::optional<FoundVolume> on(Date day);
    /// Is the difference shared out over the earlier months that were charged without readings?
    bool spreads(const metering::MeterMonth& meter) const;
    /// What a reading of this month settles of earlier ones, by months.
    std::vector<LateVolume> late() const;
    /// The readings that the next month starts from.
    std::vector<metering::BilledReading> billed();

  private:
    struct Choice {
        law::MeterCondition condition = law::MeterCondition::no_meter;
        law::VolumeStep step = law::VolumeStep::norm;
    };

    void ask();
    const law::VolumeRules* table(Date day);
    Choice choose(const metering::MeterMonth& meter, law::MeterCondition condition,
                  const law::VolumeRules& table, Date day);
    bool average_applies(const metering::MeterMonth& meter, law::VolumeStep step, Date day);
    std::optional<FoundVolume> by_act(Date day, premises::VolumeActKind kind);
    std::optional<FoundVolume> by_meters(Date day, const law::VolumeRules& table);
    int difference_days();
    /// Heating is shared by the house: what was charged without readings is taken off the month of
    /// the reading instead.
    bool settles_at_once(const metering::MeterMonth& meter) const;
    /// Was the account open on some day that the meter counted?
    bool counted_for_account(const metering::MeterMonth& meter) const;
    void settle(std::vector<ZoneVolume>& zones, const metering::MeterMonth& meter);
    int days_with(const std::vector<metering::EstimatedMonth>& months) const;
    void add_estimate(metering::BilledReading& next, const metering::MeterMonth& meter);
    void tell_given_back(const metering::MeterMonth& meter);
    void tell_spanning_months(const metering::MeterMonth& meter);

    Desk& desk_;
    ServiceId service_;
    std::vector<const premises::Meter*> of_service_;
    std::vector<metering::MeterMonth> meters_;
    std::set<const metering::MeterMonth*> averaged_;
    std::map<std::string, law::VolumeRules> tables_;
    std::optional<int> difference_days_;
    std::map<const metering::MeterMonth*, Decimal> left_estimates_;
    bool counted_months_ = false;  ///< only months of heating count: the service is heating
    bool wrong_ = false;
};

}  // namespace kvit::charge::detail
