#pragma once

#include <array>
#include <string>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/law/policy_options.hpp"

namespace kvit::law {

/// Policy — учётная практика: a choice for every option, by dates. Built on a shipped policy; what
/// differs from that is kept, so that a bill can print it.
class Policy {
  public:
    /// A choice that differs from the base, in force during an interval.
    struct Difference {
        PolicyOption option;
        std::uint8_t choice;
        Interval valid;

        friend bool operator==(const Difference&, const Difference&) = default;
    };

    /// The shipped policy `law_default`.
    Policy() = default;
    Policy(std::string id, std::string base, std::vector<Difference> differences)
        : id_(std::move(id)), base_(std::move(base)), differences_(std::move(differences)) {}

    const std::string& id() const { return id_; }
    const std::string& base() const { return base_; }
    const std::vector<Difference>& differences() const { return differences_; }

    /// The choice in force on a day.
    std::uint8_t choice(PolicyOption option, Date date) const {
        for (const auto& difference : differences_)
            if (difference.option == option && difference.valid.contains(date))
                return difference.choice;
        return 0;
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

    friend bool operator==(const Policy&, const Policy&) = default;

  private:
    std::string id_ = "law_default";
    std::string base_ = "law_default";
    std::vector<Difference> differences_;
};

}  // namespace kvit::law
