#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "charge/desk.hpp"
#include "charge/quality/span.hpp"

namespace kvit::charge::detail {

/// Строка приложения 1 for a service and a kind of breach, as the law is on a day: all its numbers
/// are parameters "quality.<service>.<kind>.…", and which of them there are says what the row is.
class QualityRow {
  public:
    QualityRow(Desk& desk, const premises::Supply& supply, premises::BreachKind kind, Date day);

    /// Is there such a row for the service?
    bool exists() const;
    bool has(const std::string& name) const;
    /// A number of the row; nullopt where it has none of this name, and an error in a gap.
    std::optional<Found> number(const std::string& name) const;
    /// The first of these names that the row has.
    std::optional<Found> first_of(std::initializer_list<std::string> names) const;

    /// How long a single break may be under its conditions, seconds; nullopt where the row has no
    /// such limit. `dead_end`: the limit is that of an accident at a dead-end main, which does not
    /// count to the hours of the month.
    struct AtOnce {
        std::optional<std::int64_t> seconds;
        bool dead_end = false;
    };
    /// Needs what was measured where the row asks for it; reports it as missing.
    std::optional<AtOnce> at_once(const premises::QualityBreach& breach) const;
    /// Hours of a month that a break may last, as seconds; nullopt where the row has none.
    std::optional<std::int64_t> of_month() const;
    /// The end of the night, when other temperatures are allowed: seconds of the day.
    std::int64_t night_end() const;

  private:
    std::string id(const std::string& name) const { return prefix_ + name; }
    std::optional<std::int64_t> hours(const std::string& name) const;
    /// The limit of the band of temperatures that the measured one lies in: "from_12", "to_5".
    std::optional<AtOnce> by_band(const premises::QualityBreach& breach,
                                  const std::string& bands) const;

    Desk& desk_;
    const premises::Supply& supply_;
    Date day_;
    std::string prefix_;
};

}  // namespace kvit::charge::detail
