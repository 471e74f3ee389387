#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "kvit/money/decimal.hpp"
#include "kvit/quantity/zone.hpp"

namespace kvit::premises {

/// What one register (тарифный регистр) of a meter shows.
struct RegisterValue {
    Zone zone = Zone::single;
    Decimal value;

    friend bool operator==(const RegisterValue&, const RegisterValue&) = default;
};

/// Показания всех регистров прибора на один день: one value of a plain meter, one for each zone of
/// a meter that counts by zones. In the order of zones, each once.
class RegisterValues {
  public:
    RegisterValues() = default;
    RegisterValues(Decimal single) : values_{{Zone::single, single}} {}  // NOLINT: a plain meter
    explicit RegisterValues(std::vector<RegisterValue> values) : values_(std::move(values)) {
        std::sort(values_.begin(), values_.end(),
                  [](const auto& a, const auto& b) { return a.zone < b.zone; });
    }

    std::span<const RegisterValue> list() const { return values_; }
    std::size_t size() const { return values_.size(); }
    /// Null for a zone that the meter does not count.
    const Decimal* find(Zone zone) const {
        for (const auto& value : values_)
            if (value.zone == zone) return &value.value;
        return nullptr;
    }
    /// Do both count the same zones?
    bool same_zones(const RegisterValues& other) const {
        return std::equal(values_.begin(), values_.end(), other.values_.begin(),
                          other.values_.end(),
                          [](const auto& a, const auto& b) { return a.zone == b.zone; });
    }
    friend bool operator==(const RegisterValues&, const RegisterValues&) = default;

  private:
    std::vector<RegisterValue> values_;
};

}  // namespace kvit::premises
