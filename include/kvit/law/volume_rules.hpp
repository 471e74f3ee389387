#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kvit/base/text.hpp"

/// Как находится объём: the words of the table state × service × date → method, which is data.
namespace kvit::law {

/// Состояние учёта of a service on a day: a closed list, most of it found from the facts. The
/// position in `meter_condition_rows` is the value of the enumeration.
enum class MeterCondition : std::uint8_t {
    working,
    remote,
    just_installed,
    replaced,
    checked,
    verification_expired,
    failed,
    reading_not_sent,
    no_access,
    interference,
    no_meter,
    no_access_again,
};

struct MeterConditionRow {
    MeterCondition condition;
    std::string_view name;  ///< in documents
    Phrase meaning;
};

inline constexpr MeterConditionRow meter_condition_rows[] = {
    {MeterCondition::working, "working", {"прибор исправен, показание есть", "working, read"}},
    {MeterCondition::remote,
     "remote",
     {"показания передаёт сам прибор", "the meter sends its readings"}},
    {MeterCondition::just_installed,
     "just_installed",
     {"прибор установлен в этом месяце", "installed in the month"}},
    {MeterCondition::replaced,
     "replaced",
     {"прибор заменён в этом месяце", "replaced in the month"}},
    {MeterCondition::checked, "checked", {"показание снято при проверке", "read at a check"}},
    {MeterCondition::verification_expired,
     "verification_expired",
     {"истёк срок поверки", "the verification has expired"}},
    {MeterCondition::failed,
     "failed",
     {"прибор вышел из строя или утрачен", "the meter failed or is lost"}},
    {MeterCondition::reading_not_sent,
     "reading_not_sent",
     {"показание не передано", "the reading was not sent"}},
    {MeterCondition::no_access,
     "no_access",
     {"нет допуска к прибору, есть акт", "access was refused, by an act"}},
    {MeterCondition::interference,
     "interference",
     {"вмешательство в прибор, есть акт", "interference with the meter, by an act"}},
    {MeterCondition::no_meter, "no_meter", {"прибора нет", "there is no meter"}},
    {MeterCondition::no_access_again,
     "no_access_again",
     {"нет допуска к прибору, актов два или больше", "access was refused, by two acts or more"}},
};

/// A way to find the volume. The first one that applies is taken.
enum class VolumeStep : std::uint8_t {
    difference,              ///< where the month has a reading
    average,                 ///< where there is a history, for the permitted number of periods
    average_until_restored,  ///< where there is a history, without a limit of periods
    norm,                    ///< always
    norm_raised,             ///< always, with the raising factor of the reason
};

struct VolumeStepRow {
    VolumeStep step;
    std::string_view name;
    Phrase meaning;
};

inline constexpr VolumeStepRow volume_step_rows[] = {
    {VolumeStep::difference, "difference", {"разность показаний", "difference of readings"}},
    {VolumeStep::average,
     "average",
     {"среднемесячный объём, не дольше предела", "the monthly average, within its limit"}},
    {VolumeStep::average_until_restored,
     "average_until_restored",
     {"среднемесячный объём до восстановления учёта",
      "the monthly average until metering is restored"}},
    {VolumeStep::norm, "norm", {"норматив", "the norm"}},
    {VolumeStep::norm_raised,
     "norm_raised",
     {"норматив с повышающим коэффициентом", "the norm with the raising factor"}},
};

/// The steps of one condition, in their order; the last one always applies.
struct VolumeRule {
    MeterCondition condition = MeterCondition::working;
    std::vector<VolumeStep> steps;

    friend bool operator==(const VolumeRule&, const VolumeRule&) = default;
};

/// VolumeRules — таблица одной услуги: a rule for every condition, in their order.
struct VolumeRules {
    std::vector<VolumeRule> rules;

    /// The steps of a condition: the table is complete.
    const std::vector<VolumeStep>& steps(MeterCondition condition) const {
        return rules.at(static_cast<std::size_t>(condition)).steps;
    }
    friend bool operator==(const VolumeRules&, const VolumeRules&) = default;
};

/// Может ли шаг не подойти: a table row that ends with such a step would leave a volume unfound.
constexpr bool always_applies(VolumeStep step) {
    return step == VolumeStep::norm || step == VolumeStep::norm_raised;
}

}  // namespace kvit::law
