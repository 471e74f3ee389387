#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/law/policy_options.hpp"

namespace kvit::law {

/// Policy — учётная практика: a choice for every option, by dates. It is a shipped policy, or one
/// built on a shipped policy; what differs from that is kept, so that a bill can print it.
class Policy {
  public:
    /// A choice in force during an interval.
    struct Choice {
        PolicyOption option;
        std::uint8_t choice;
        Interval valid;

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    /// A choice that `law_default` would not make, or that takes the place of one that the base
    /// makes, with the name of the policy that made it.
    struct Difference {
        Choice chosen;
        std::string by;

        friend bool operator==(const Difference&, const Difference&) = default;
    };

    Policy() = default;
    explicit Policy(ShippedPolicy shipped) : id_(name_of(shipped)), base_(shipped) {}
    /// Choices that are those of the base anyway need not be given.
    Policy(std::string id, ShippedPolicy base, std::vector<Choice> choices)
        : id_(std::move(id)), base_(base), choices_(std::move(choices)) {}

    const std::string& id() const { return id_; }
    ShippedPolicy base() const { return base_; }
    /// What it chooses otherwise than its base.
    const std::vector<Choice>& choices() const { return choices_; }

    /// What a result prints of the options that concern it: the choices of the base that differ
    /// from `law_default`, on the days on which they hold, and all choices of its own. By options
    /// and days.
    std::vector<Difference> differences(PolicySubject subject) const;

    /// The choice in force on a day.
    std::uint8_t choice(PolicyOption option, Date date) const {
        for (const auto& own : choices_)
            if (own.option == option && own.valid.contains(date)) return own.choice;
        return row(option).shipped[static_cast<std::size_t>(base_)];
    }
    /// The name of the policy that made it: its own, or that of the base.
    std::string_view chosen_by(PolicyOption option, Date date) const {
        for (const auto& own : choices_)
            if (own.option == option && own.valid.contains(date)) return id_;
        return name_of(base_);
    }
    HotWaterLines hot_water_lines(Date date) const {
        return static_cast<HotWaterLines>(choice(PolicyOption::hot_water_lines, date));
    }
    RaisingFactorLines raising_factor_lines(Date date) const {
        return static_cast<RaisingFactorLines>(choice(PolicyOption::raising_factor_lines, date));
    }
    NobodyRegistered nobody_registered(Date date) const {
        return static_cast<NobodyRegistered>(choice(PolicyOption::nobody_registered, date));
    }
    MissingReading missing_reading(Date date) const {
        return static_cast<MissingReading>(choice(PolicyOption::missing_reading, date));
    }
    SolidWasteAreaRate solid_waste_area_rate(Date date) const {
        return static_cast<SolidWasteAreaRate>(choice(PolicyOption::solid_waste_area_rate, date));
    }
    AverageWindow average_window(Date date) const {
        return static_cast<AverageWindow>(choice(PolicyOption::average_window, date));
    }
    HouseShares house_shares(Date date) const {
        return static_cast<HouseShares>(choice(PolicyOption::house_shares, date));
    }
    ZoneBands zone_bands(Date date) const {
        return static_cast<ZoneBands>(choice(PolicyOption::zone_bands, date));
    }
    BandPartMonth band_part_month(Date date) const {
        return static_cast<BandPartMonth>(choice(PolicyOption::band_part_month, date));
    }
    BandSeveralMonths band_several_months(Date date) const {
        return static_cast<BandSeveralMonths>(choice(PolicyOption::band_several_months, date));
    }
    TemporarilyAbsent temporarily_absent(Date date) const {
        return static_cast<TemporarilyAbsent>(choice(PolicyOption::temporarily_absent, date));
    }
    HeatingPartMonth heating_part_month(Date date) const {
        return static_cast<HeatingPartMonth>(choice(PolicyOption::heating_part_month, date));
    }
    HeatingUnmetered heating_unmetered(Date date) const {
        return static_cast<HeatingUnmetered>(choice(PolicyOption::heating_unmetered, date));
    }
    YearlyCorrection yearly_correction(Date date) const {
        return static_cast<YearlyCorrection>(choice(PolicyOption::yearly_correction, date));
    }
    LateReading late_reading(Date date) const {
        return static_cast<LateReading>(choice(PolicyOption::late_reading, date));
    }
    PastMonths past_months(Date date) const {
        return static_cast<PastMonths>(choice(PolicyOption::past_months, date));
    }
    MonthPenalty month_penalty(Date date) const {
        return static_cast<MonthPenalty>(choice(PolicyOption::month_penalty, date));
    }
    CommonBelowZero common_below_zero(Date date) const {
        return static_cast<CommonBelowZero>(choice(PolicyOption::common_below_zero, date));
    }

    friend bool operator==(const Policy&, const Policy&) = default;

  private:
    static const PolicyOptionRow& row(PolicyOption option) {
        return policy_option_rows[static_cast<std::size_t>(option)];
    }

    std::string id_{name_of(ShippedPolicy::law_default)};
    ShippedPolicy base_ = ShippedPolicy::law_default;
    std::vector<Choice> choices_;
};

}  // namespace kvit::law
