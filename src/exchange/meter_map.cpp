// Accepted rows as readings of a house.
#include "kvit/exchange/meter_map.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "exchange/characters.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/premises/fact_lists.hpp"

namespace kvit::exchange {
namespace {

using premises::Meter;

/// What a source calls a meter.
using Name = std::tuple<std::string_view, std::string_view, std::string_view>;

Name name_of(const MappedMeter& meter) { return {meter.account, meter.meter, meter.resource}; }
Name name_of(const IntakeRow& row) { return {row.account, row.meter, row.resource}; }

std::string_view zone_name(Zone zone) {
    constexpr std::string_view names[] = {"single", "day", "night", "peak", "half_peak"};
    return names[static_cast<std::size_t>(zone)];
}

std::string zones_of(const premises::RegisterValues& values) {
    std::string out;
    for (const auto& each : values.list())
        out += (out.empty() ? "" : ", ") + std::string(zone_name(each.zone));
    return out;
}

/// Puts registers together.
class Placer {
  public:
    Placer(const Intake& intake, const MeterMap& map, const premises::House& house, Date known_on)
        : intake_(intake), known_on_(known_on) {
        for (const auto& meter : map.meters) mapped_.emplace(name_of(meter), &meter);
        for (const auto& meter : house.meters) meters_[meter.id].push_back(&meter);
        premises::each_list(house, [&](const auto& list) {
            for (const auto& each : list)
                if (each.fact.known_on == known_on && each.fact.seq >= first_seq_)
                    first_seq_ = each.fact.seq < INT64_MAX ? each.fact.seq + 1 : INT64_MAX;
        });
    }

    Placement place() {
        for (std::size_t i = 0; i < intake_.rows.size(); ++i) place_row(i);
        for (const auto& open : open_) finish(open);
        const auto first = [](const PlacedReading& each) { return each.rows.front(); };
        std::sort(out_.placed.begin(), out_.placed.end(),
                  [&](const auto& a, const auto& b) { return first(a) < first(b); });
        std::sort(out_.unmatched.begin(), out_.unmatched.end(),
                  [](const auto& a, const auto& b) { return a.row < b.row; });
        for (std::size_t i = 0; has_room(out_) && i < out_.placed.size(); ++i) {
            premises::Fact& fact = out_.placed[i].reading.fact;
            fact.id = FactId(intake_.id + ':' + std::to_string(first(out_.placed[i]) + 1));
            fact.known_on = known_on_;
            // Of one day the engine takes the last: that is the last row.
            fact.seq = first_seq_ + static_cast<std::int64_t>(i);
        }
        return std::move(out_);
    }

    /// Whether the readings that were placed can be numbered behind all that the house has.
    bool has_room(const Placement& placement) const {
        return placement.placed.empty() ||
               first_seq_ <= INT64_MAX - static_cast<std::int64_t>(placement.placed.size());
    }

  private:
    /// Registers that came together so far.
    struct Open {
        const MappedMeter* mapped = nullptr;
        const Meter* meter = nullptr;
        Date date{};
        std::vector<premises::RegisterValue> values{};
        std::vector<std::size_t> rows{};
    };
    using Key = std::tuple<MeterId, Date, std::size_t, std::string_view>;

    void unmatched(std::size_t row, UnmatchedReason reason, std::string found, Text expected) {
        out_.unmatched.push_back({row, reason, std::move(found), std::move(expected)});
    }

    void place_row(std::size_t index) {
        const IntakeRow& row = intake_.rows[index];
        const auto mapped = mapped_.find(name_of(row));
        if (mapped == mapped_.end())
            return unmatched(index, UnmatchedReason::unknown_meter, called(row),
                             {"прибор из meters карты", "a meter of the map"});
        const auto zone = zone_of(*mapped->second, row.reg);
        if (!zone)
            return unmatched(index, UnmatchedReason::unknown_register, quoted(row.reg),
                             registers_of(*mapped->second));
        const auto facts = meters_.find(mapped->second->house_meter);
        if (facts == meters_.end())
            return unmatched(index, UnmatchedReason::not_in_house,
                             quoted(mapped->second->house_meter.text()),
                             {"прибор из meters дома", "a meter of the house"});
        if (!row.source.date)
            return unmatched(
                index, UnmatchedReason::no_date, "",
                {"день показания или приёма", "the day of the reading or its receipt"});
        const Meter* meter = on(facts->second, *row.source.date);
        if (!row.unit.empty() && parse_unit(row.unit) != meter->unit)
            return unmatched(index, UnmatchedReason::other_unit, quoted(row.unit),
                             {code_of(meter->unit), code_of(meter->unit)});
        add({.mapped = mapped->second, .meter = meter, .date = *row.source.date}, *zone, index);
    }

    static std::string called(const IntakeRow& row) {
        std::string out = quoted(row.account) + ' ' + quoted(row.meter);
        if (!row.resource.empty()) out += ' ' + quoted(row.resource);
        return out;
    }

    static std::optional<Zone> zone_of(const MappedMeter& meter, const std::string& reg) {
        if (meter.registers.empty())
            return reg.empty() ? std::optional(Zone::single) : std::nullopt;
        for (const auto& each : meter.registers)
            if (each.reg == reg) return each.zone;
        return std::nullopt;
    }

    static Text registers_of(const MappedMeter& meter) {
        std::string names;
        for (const auto& each : meter.registers)
            names += (names.empty() ? "" : ", ") + quoted(each.reg);
        if (names.empty()) return {"прибор без регистров", "a meter without registers"};
        return {"один из " + names, "one of " + names};
    }

    /// What is known of the meter on a day; where it was not installed then, the last that is.
    static const Meter* on(const std::vector<const Meter*>& facts, Date date) {
        const auto rank = [&](const Meter* meter) {
            const bool lives = meter->fact.valid.from <= date && date <= meter->fact.valid.to;
            return std::tuple(lives, meter->fact.known_on, meter->fact.seq);
        };
        return *std::max_element(facts.begin(), facts.end(),
                                 [&](const Meter* a, const Meter* b) { return rank(a) < rank(b); });
    }

    void add(Open begun, Zone zone, std::size_t index) {
        const IntakeRow& row = intake_.rows[index];
        const Key key{begun.meter->id, begun.date, row.source.message, row.source.operation};
        const auto [at, is_new] = at_.try_emplace(key, open_.size());
        if (!is_new) {
            const auto& values = open_[at->second].values;
            const bool again = std::any_of(values.begin(), values.end(),
                                           [&](const auto& each) { return each.zone == zone; });
            if (again) at->second = open_.size();
        }
        if (at->second == open_.size()) open_.push_back(std::move(begun));
        Open& open = open_[at->second];
        open.values.push_back({zone, row.value});
        open.rows.push_back(index);
    }

    void finish(const Open& open) {
        premises::RegisterValues values(open.values);
        if (!values.same_zones(open.meter->start)) {
            const std::string expected = zones_of(open.meter->start);
            for (const std::size_t row : open.rows)
                unmatched(row, UnmatchedReason::other_registers, zones_of(values),
                          {expected, expected});
            return;
        }
        premises::Reading reading;
        reading.meter = open.meter->id;
        reading.date = open.date;
        reading.values = std::move(values);
        reading.taken = open.mapped->taken;
        out_.placed.push_back({std::move(reading), open.rows});
    }

    const Intake& intake_;
    Date known_on_;
    std::int64_t first_seq_ = 0;  ///< behind what the house learned on the same day
    std::map<Name, const MappedMeter*> mapped_;
    std::unordered_map<MeterId, std::vector<const Meter*>> meters_;
    std::map<Key, std::size_t> at_;
    std::vector<Open> open_;
    Placement out_;
};

/// The facts of the house that the intake would name anew.
Errors check_ids(const Placement& placement, const premises::House& house) {
    Errors errors;
    std::unordered_set<std::string_view> taken;
    premises::each_list(house, [&](const auto& list) {
        for (const auto& each : list) taken.insert(each.fact.id.text());
    });
    for (const auto& each : placement.placed) {
        const std::string& id = each.reading.fact.id.text();
        if (id.size() > limits::id_bytes_max)
            errors.add(ErrorCode::bad_id, "id", quoted(id),
                       {"имя приёма, к которому можно дописать номер строки: до 128 байт",
                        "an id of the intake that leaves room for a number: at most 128 bytes"});
        else if (taken.count(id) != 0)
            errors.add(
                ErrorCode::duplicate_id, "id", quoted(id),
                {"приём, которого ещё нет в доме", "an intake that the house does not have"});
    }
    return errors;
}

}  // namespace

Errors check(const MeterMap& map) {
    Errors errors;
    std::set<Name> names;
    for (std::size_t i = 0; i < map.meters.size(); ++i) {
        const MappedMeter& meter = map.meters[i];
        const std::string path = "meters[" + std::to_string(i) + ']';
        if (!names.insert(name_of(meter)).second)
            errors.add(ErrorCode::duplicate_key, path,
                       quoted(meter.account) + ' ' + quoted(meter.meter),
                       {"прибор источника один раз", "a meter of the source once"});
        if (meter.registers.size() > static_cast<std::size_t>(zone_count)) {
            errors.add(ErrorCode::duplicate_key, path + ".registers",
                       std::to_string(meter.registers.size()),
                       {"регистр и зона один раз", "a register and a zone once"});
            continue;
        }
        for (std::size_t k = 0; k < meter.registers.size(); ++k)
            for (std::size_t j = 0; j < k; ++j)
                if (meter.registers[j].reg == meter.registers[k].reg ||
                    meter.registers[j].zone == meter.registers[k].zone)
                    errors.add(ErrorCode::duplicate_key,
                               path + ".registers[" + std::to_string(k) + ']',
                               quoted(meter.registers[k].reg),
                               {"регистр и зона один раз", "a register and a zone once"});
    }
    return errors;
}

Result<Placement> place_readings(const Intake& intake, const MeterMap& map,
                                 const premises::House& house, Date known_on) {
    if (Errors errors = check(map); !errors.empty()) return errors.in_document("map");
    Placer placer(intake, map, house, known_on);
    Placement placement = placer.place();
    if (!placer.has_room(placement))
        return Error{ErrorCode::out_of_range,
                     "house",
                     std::to_string(INT64_MAX),
                     {"факты этого дня (known_on), после seq которых есть место показаниям",
                      "facts of this day (known_on) whose seq leaves room for readings behind it"}};
    if (Errors errors = check_ids(placement, house); !errors.empty()) return errors;
    return placement;
}

}  // namespace kvit::exchange
