#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace kvit {

/// An opaque id that the host gave: kvit compares it and hands it back, nothing more. Ids of
/// different things do not mix.
template <class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;

  private:
    std::string text_;
};

using HouseId = Id<struct HouseTag>;
using PremisesId = Id<struct PremisesTag>;
using AccountId = Id<struct AccountTag>;
using MeterId = Id<struct MeterTag>;
using FactId = Id<struct FactTag>;
using ServiceId = Id<struct ServiceTag>;
using ProviderId = Id<struct ProviderTag>;
using TariffId = Id<struct TariffTag>;
using NormId = Id<struct NormTag>;
using PlanId = Id<struct PlanTag>;
using BenefitId = Id<struct BenefitTag>;
using HeatingId = Id<struct HeatingTag>;

}  // namespace kvit

template <class Tag>
struct std::hash<kvit::Id<Tag>> {
    std::size_t operator()(const kvit::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
