#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kvit/base/text.hpp"

/// What an option of the policy is: where practice differs, each practice has a name.
namespace kvit::law {

/// Options of the policy. The position in `policy_option_rows` is the value of the enumeration.
enum class PolicyOption : std::uint8_t {
    hot_water_lines,
    raising_factor_lines,
    nobody_registered,
    missing_reading,
    solid_waste_area_rate,
    average_window,
    house_shares,
    zone_bands,
    band_part_month,
    band_several_months,
    temporarily_absent,
    heating_part_month,
    heating_unmetered,
    yearly_correction,
    common_below_zero,
    late_reading,
    past_months,
    month_penalty,
    penalty_as_of,
    penalty_payment_day,
    penalty_rate,
    penalty_series,
    penalty_uncovered_rate,
    penalty_cap,
    penalty_cap_2025,
    penalty_cap_day,
    penalty_transition_2016,
    penalty_clock,
    penalty_rounding,
    penalty_interval_cut,
    penalty_allocation,
    penalty_future,
    penalty_advance,
    penalty_correction,
    penalty_due_2026,
    penalty_due_shift,
    penalty_presidential_days,
    penalty_bankr497,
    penalty_limitation,
    allocation_unnamed,
    allocation_direction,
    allocation_split,
    allocation_residue,
    allocation_penalty,
    allocation_voluntary,
    allocation_advance,
    reconciliation_bill,
    reconciliation_document,
    reconciliation_closed,
    search_term,
    search_from,
};

/// The policies that the library ships; others inherit from one of them.
enum class ShippedPolicy : std::uint8_t {
    law_default,        ///< the text of the law, and where it is silent the reading most follow
    court,              ///< what a claim to a court is computed by
    legacy_compatible,  ///< what older billing systems do: fewer lines, rounding before multiplying
};

struct ShippedPolicyRow {
    ShippedPolicy policy;
    std::string_view name;
    Phrase meaning;
};

inline constexpr ShippedPolicyRow shipped_policy_rows[] = {
    {ShippedPolicy::law_default,
     "law_default",
     {"по тексту закона, а где он молчит, по самому принятому прочтению",
      "by the text of the law, and where it is silent by its most common reading"}},
    {ShippedPolicy::court,
     "court",
     {"расчёт для суда: начисления по закону, каждая величина видна отдельно",
      "for a claim to a court: charges by the law, each quantity on its own"}},
    {ShippedPolicy::legacy_compatible,
     "legacy_compatible",
     {"как в прежних расчётных системах: меньше строк, округление до умножения",
      "as older billing systems do: fewer lines, rounding before multiplying"}},
};

constexpr std::string_view name_of(ShippedPolicy policy) {
    return shipped_policy_rows[static_cast<std::size_t>(policy)].name;
}

/// What a practice is about, and so which results tell of it.
enum class PolicySubject : std::uint8_t {
    charge,          ///< начисления: bills
    penalty,         ///< пени: penalties
    allocation,      ///< разнесение: where payments go
    reconciliation,  ///< сверка: what rows of registries become
};

/// One practice.
struct PolicyChoiceRow {
    std::string_view name;
    Phrase meaning;
};

/// One option with its practices.
struct PolicyOptionRow {
    PolicyOption option;
    PolicySubject subject;
    std::string_view name;
    Phrase meaning;
    std::span<const PolicyChoiceRow> choices;
    /// The choice of each shipped policy, in the order of `ShippedPolicy`; that of `law_default` is
    /// the first one.
    std::uint8_t shipped[std::size(shipped_policy_rows)];
};

}  // namespace kvit::law
