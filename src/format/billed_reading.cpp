#include "format/billed_reading.hpp"

#include "format/registers.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

/// Of расчётных периодов подряд по среднему: a hundred years.
constexpr std::int64_t periods_max = 1200;

/// Readings before the billed one, each later than the one before it.
std::vector<metering::PastReading> read_history(ObjectReader& r, Date billed) {
    std::vector<metering::PastReading> history;
    std::optional<Date> last;
    r.each(
        "history",
        [&](ObjectReader& entry) {
            metering::PastReading past{.date = entry.date("date"),
                                       .values = read_registers(entry, value_keys)};
            if (!entry.ok()) return;
            if (past.date >= billed) {
                const std::string date = billed.to_string();
                entry.fail("date", ErrorCode::contradiction, past.date.to_string(),
                           {"дата раньше учтённого показания " + date,
                            "a date before the billed reading of " + date});
            } else if (last && past.date <= *last) {
                const std::string date = last->to_string();
                entry.fail("date", ErrorCode::contradiction, past.date.to_string(),
                           {"дата позже " + date + ": показания идут по датам",
                            "a date after " + date + ": readings go by their dates"});
            }
            last = past.date;
            history.push_back(std::move(past));
        },
        json::Presence::optional);
    return history;
}

/// Months after the billed reading, each later than the one before it.
std::vector<metering::EstimatedMonth> read_estimated(ObjectReader& r, Date billed) {
    std::vector<metering::EstimatedMonth> estimated;
    r.each(
        "estimated",
        [&](ObjectReader& entry) {
            metering::EstimatedMonth month{.month = entry.month("month"),
                                           .volumes = read_registers(entry, value_keys)};
            if (!entry.ok()) return;
            // Of the month of the reading: what was charged above it and is not settled yet.
            const Month least =
                estimated.empty() ? Month::of(billed) : estimated.back().month.next();
            if (month.month < least) {
                const std::string name = least.to_string();
                entry.fail("month", ErrorCode::contradiction, month.month.to_string(),
                           {"месяц не раньше " + name, "a month not before " + name});
            }
            estimated.push_back(std::move(month));
        },
        json::Presence::optional);
    return estimated;
}

json::Object estimated_object(const metering::EstimatedMonth& month) {
    json::Object object;
    object.add("month", month.month);
    add_registers(object, month.volumes);
    return object;
}

json::Object past_object(const metering::PastReading& past) {
    json::Object object;
    object.add("date", past.date);
    add_registers(object, past.values);
    return object;
}

}  // namespace

metering::BilledReading read_billed_reading(ObjectReader& r, IdClaims& meters) {
    metering::BilledReading reading;
    reading.meter = MeterId(meters.read(r, "meter"));
    reading.date = r.date("date");
    // Nothing is said of the history of a day that is not known.
    const Date billed = r.ok() ? reading.date : Date::open_end();
    reading.values = read_registers(r, value_keys);
    reading.average_periods = static_cast<int>(r.count("average_periods", 0, periods_max, 0));
    reading.history = read_history(r, billed);
    reading.estimated =
        read_estimated(r, billed == Date::open_end() ? Date::from_civil(1900, 1, 1) : billed);
    reading.path = r.path();
    return reading;
}

json::Object billed_reading_object(const metering::BilledReading& reading) {
    json::Object object;
    object.add("meter", reading.meter.text()).add("date", reading.date);
    add_registers(object, reading.values);
    if (reading.average_periods != 0) object.add("average_periods", reading.average_periods);
    if (!reading.history.empty())
        object.add("history", json::array_of(reading.history, past_object));
    if (!reading.estimated.empty())
        object.add("estimated", json::array_of(reading.estimated, estimated_object));
    return object;
}

}  // namespace kvit::format
