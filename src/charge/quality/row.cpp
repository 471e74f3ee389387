#include "charge/quality/row.hpp"

namespace kvit::charge::detail {
namespace {

using premises::BreachKind;

/// The word of the law data for a kind.
std::string word_of(BreachKind kind) {
    switch (kind) {
        case BreachKind::interruption:
            return "interruption";
        case BreachKind::temperature:
            return "temperature";
        case BreachKind::pressure:
            return "pressure";
        case BreachKind::composition:
            return "composition";
        case BreachKind::voltage:
            return "quality";
    }
    return {};
}

std::int64_t seconds_of_hours(const Decimal& hours) {
    // No limit that a break could reach.
    constexpr std::int64_t most = std::int64_t{1'000} * 366 * day_seconds;
    return std::min((hours * hour_seconds).rounded(0).unscaled(), most);
}

}  // namespace

QualityRow::QualityRow(Desk& desk, const premises::Supply& supply, BreachKind kind, Date day)
    : desk_(desk),
      supply_(supply),
      day_(day),
      prefix_("quality." + supply.service.text() + "." + word_of(kind) + ".") {}

bool QualityRow::has(const std::string& name) const {
    return desk_.rules().law.parameters().contains(id(name));
}

bool QualityRow::exists() const {
    return has("percent") || has("unpaid_above") || has("day_unpaid");
}

std::optional<Found> QualityRow::number(const std::string& name) const {
    if (!has(name)) return std::nullopt;
    const auto& parameters = desk_.rules().law.parameters();
    return desk_.parameter(supply_, id(name), day_, parameters.find(id(name))->second.unit);
}

std::optional<Found> QualityRow::first_of(std::initializer_list<std::string> names) const {
    for (const auto& name : names)
        if (has(name)) return number(name);
    return std::nullopt;
}

std::optional<std::int64_t> QualityRow::hours(const std::string& name) const {
    const auto found = number(name);
    return found ? std::optional(seconds_of_hours(found->value)) : std::nullopt;
}

std::optional<std::int64_t> QualityRow::of_month() const { return hours("hours_month"); }

std::int64_t QualityRow::night_end() const {
    const auto found = desk_.parameter(supply_, "quality.night_end", day_, unit::hour);
    return found ? seconds_of_hours(found->value) : 0;
}

std::optional<QualityRow::AtOnce> QualityRow::at_once(const premises::QualityBreach& breach) const {
    const auto& conditions = breach.conditions;
    if (conditions.dead_end && has("hours_dead_end")) return AtOnce{hours("hours_dead_end"), true};
    const std::string sources = conditions.two_sources ? "hours_two_sources" : "hours_one_source";
    if (has(sources)) return AtOnce{hours(sources)};
    if (has("hours_at_once")) return AtOnce{hours("hours_at_once")};
    return by_band(breach, "hours_at_once.");
}

std::optional<QualityRow::AtOnce> QualityRow::by_band(const premises::QualityBreach& breach,
                                                      const std::string& bands) const {
    const auto& parameters = desk_.rules().law.parameters();
    const std::string start = id(bands);
    auto at = parameters.lower_bound(start);
    if (at == parameters.end() || !at->first.starts_with(start)) return AtOnce{};
    if (!breach.measured) {
        desk_.report({ErrorCode::missing_key,
                      breach.fact.path + ".measured",
                      "",
                      {"температура, °C: от неё зависит допустимый перерыв",
                       "the temperature, °C: the allowed break depends on it"}});
        return std::nullopt;
    }
    // Of the bands that open below, the highest; below all of them nothing is allowed at once.
    AtOnce found{0};
    std::optional<Decimal> highest;
    for (; at != parameters.end() && at->first.starts_with(start); ++at) {
        const std::string name = at->first.substr(start.size());
        const auto edge = Decimal::parse(name.substr(name.find('_') + 1));
        if (!edge) continue;
        const bool inside = name.starts_with("from_")    ? *breach.measured >= *edge
                            : name.starts_with("above_") ? *breach.measured > *edge
                                                         : *breach.measured <= *edge;
        if (!inside || (highest && *edge < *highest)) continue;
        highest = edge;
        found.seconds = hours(bands + name);
    }
    return found;
}

}  // namespace kvit::charge::detail
