#include "format/registers.hpp"

#include <string>

#include "format/names.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

void check_digits(ObjectReader& r, std::string_view key, Decimal value, std::optional<int> digits) {
    if (!digits || value < Decimal::whole(static_cast<std::int64_t>(power_of_ten(*digits)))) return;
    const std::string most = std::to_string(*digits);
    r.fail(key, ErrorCode::reading_beyond_digits, '"' + value.to_string() + '"',
           {"цифр до запятой не больше " + most + " (digits)",
            "at most " + most + " digits before the point (digits)"});
}

/// Absent where the number is missing or malformed.
std::optional<Decimal> read_register(ObjectReader& r, std::string_view key,
                                     std::optional<int> digits) {
    const auto value = r.optional_non_negative(key, reading_decimals);
    if (value) check_digits(r, key, *value, digits);
    return value;
}

/// A meter that counts by zones has at least two; `single` is no zone of the day.
premises::RegisterValues read_zones(ObjectReader& r, std::optional<int> digits) {
    std::vector<premises::RegisterValue> values;
    int given = 0;
    for (const auto& [name, zone] : names::zones) {
        if (zone == Zone::single) continue;
        given += r.has(name) ? 1 : 0;
        if (const auto value = read_register(r, name, digits)) values.push_back({zone, *value});
    }
    if (given < 2)
        r.fail({}, ErrorCode::out_of_range, std::to_string(given),
               {"хотя бы две зоны: day, night, peak, half_peak",
                "at least two zones of day, night, peak, half_peak"});
    return premises::RegisterValues(std::move(values));
}

}  // namespace

premises::RegisterValues read_registers(ObjectReader& r, const RegisterKeys& keys,
                                        std::optional<int> digits) {
    const std::string plain(keys.plain);
    const std::string zones(keys.zones);
    const bool by_zones = r.has(keys.zones);
    if (by_zones && r.has(keys.plain))
        r.fail(keys.zones, ErrorCode::contradiction, {},
               {"либо " + plain + ", либо " + zones, "either " + plain + " or " + zones});
    if (!by_zones && !r.has(keys.plain))
        r.fail(keys.plain, ErrorCode::missing_key, {},
               {"показание; у прибора с зонами суток — ключ " + zones,
                "a reading; of a meter that counts by zones, the key " + zones});
    auto values = r.optional_object(
        keys.zones, [&](ObjectReader& object) { return read_zones(object, digits); });
    const auto single = read_register(r, keys.plain, digits);
    return values ? *std::move(values) : premises::RegisterValues(single.value_or(Decimal()));
}

void add_registers(json::Object& object, const premises::RegisterValues& values) {
    if (const Decimal* single = values.find(Zone::single)) {
        object.add(std::string(value_keys.plain), *single);
        return;
    }
    json::Object zones;
    for (const auto& [zone, value] : values.list())
        zones.add(std::string(json::name_of(names::zones, zone)), value);
    object.add(std::string(value_keys.zones), std::move(zones));
}

}  // namespace kvit::format
