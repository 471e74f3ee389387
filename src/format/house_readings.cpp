// Readings from outside as readings of a house.
#include "format/exchange_names.hpp"
#include "format/intake_source.hpp"
#include "format/json/parse.hpp"
#include "format/json/reader.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/registers.hpp"
#include "format/text.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::format {
namespace {

using exchange::Intake;
using exchange::IntakeRow;
using exchange::Placement;
using json::Array;
using json::Object;
using json::ObjectReader;
using json::Presence;

exchange::MappedRegister read_register(ObjectReader& r) {
    return {.reg = r.id("register"), .zone = r.choice("zone", names::zones)};
}

exchange::MappedMeter read_mapped(ObjectReader& r) {
    return {.account = r.optional_id("account").value_or(""),
            .meter = r.optional_id("meter").value_or(""),
            .resource = r.optional_id("resource").value_or(""),
            .house_meter = MeterId(r.id("house_meter")),
            .registers = r.list("registers", read_register, Presence::optional),
            .taken = r.choice("taken", names::readings_taken, premises::ReadingTaken::consumer)};
}

exchange::MeterMap read_map(ObjectReader& r) {
    r.schema("kvit-meter-map/1");
    r.optional_text("title");
    return {.meters = r.list("meters", read_mapped)};
}

/// What the source said, beside the reading that was made of it.
Object intake_object(const Intake& intake, const exchange::PlacedReading& placed) {
    Object object;
    object.add("id", intake.id);
    Array rows;
    for (const std::size_t index : placed.rows) {
        const IntakeRow& row = intake.rows[index];
        Object each;
        add_given(each, "register", row.reg);
        each.add("typed", row.typed);
        add_intake_source(each, row.source);
        rows.emplace_back(std::move(each));
    }
    object.add("rows", std::move(rows));
    return object;
}

Object reading_object(const Intake& intake, const exchange::PlacedReading& placed) {
    const premises::Reading& reading = placed.reading;
    Object object;
    object.add("id", reading.fact.id.text())
        .add("known_on", reading.fact.known_on)
        .add("seq", reading.fact.seq)
        .add("meter", reading.meter.text())
        .add("date", reading.date);
    add_registers(object, reading.values);
    if (reading.taken != premises::ReadingTaken::consumer)
        object.add("taken", json::name_of(names::readings_taken, reading.taken));
    return std::move(object.add("intake", intake_object(intake, placed)));
}

Object unmatched_object(const Intake& intake, const exchange::UnmatchedRow& unmatched) {
    const auto& reason = exchange::row_of(unmatched.reason);
    const IntakeRow& row = intake.rows[unmatched.row];
    Object object;
    object.add("row_number", static_cast<std::int64_t>(unmatched.row + 1))
        .add("reason", reason.name)
        .add("text", text_object(Text(reason.text)));
    add_given(object, "found", unmatched.found);
    object.add("expected", text_object(unmatched.expected));
    add_given(object, "account", row.account);
    add_given(object, "meter", row.meter);
    add_given(object, "resource", row.resource);
    add_given(object, "register", row.reg);
    object.add("value", row.value).add("typed", row.typed);
    add_intake_source(object, row.source);
    return object;
}

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

/// The list of readings of a house document, which has one then.
Array& readings_of(Object& house) {
    for (auto& member : house.members())
        if (member.key == "readings" && member.value.as_array() != nullptr)
            return *member.value.as_array();
    auto& members = house.members();
    std::erase_if(members, [](const json::Member& member) { return member.key == "readings"; });
    house.add("readings", Array());
    return *house.members().back().value.as_array();
}

}  // namespace

Result<exchange::MeterMap> read_meter_map(std::string_view json) {
    auto map = json::read_text(json, read_map);
    if (!map.ok()) return map;
    if (Errors errors = exchange::check(*map); !errors.empty()) return errors;
    return map;
}

std::string write_placement(const Intake& intake, const premises::House& house,
                            const Placement& placement, Layout layout) {
    std::size_t placed = 0;
    for (const auto& each : placement.placed) placed += each.rows.size();
    Object document;
    document.add("schema", "kvit-readings-placed/1")
        .add("intake", intake.id)
        .add("house", house.id.text())
        .add("counts", Object()
                           .add("rows", count(intake.rows.size()))
                           .add("placed", count(placed))
                           .add("unmatched", count(placement.unmatched.size()))
                           .add("refused", count(intake.refused.size())))
        .add("readings",
             json::array_of(placement.placed,
                            [&](const auto& each) { return reading_object(intake, each); }))
        .add("unmatched", json::array_of(placement.unmatched, [&](const auto& each) {
                 return unmatched_object(intake, each);
             }));
    return laid_out(document, layout);
}

Result<HouseWithReadings> readings_to_house(std::string_view house, std::string_view readings,
                                            std::string_view map, Date known_on, Layout layout) {
    Errors errors;
    const auto facts = read_house(house);
    if (!facts.ok()) errors.append(facts.errors().in_document("house"));
    const auto intake = read_readings(readings);
    if (!intake.ok()) errors.append(intake.errors().in_document("readings"));
    const auto mapped = read_meter_map(map);
    if (!mapped.ok()) errors.append(mapped.errors().in_document("map"));
    if (!errors.empty()) return errors;
    const auto placement = exchange::place_readings(*intake, *mapped, *facts, known_on);
    if (!placement.ok()) return placement.errors();
    auto document = json::parse(house);
    if (!document.ok()) return document.errors();
    Array& list = readings_of(*document->as_object());
    for (const auto& placed : placement->placed) list.emplace_back(reading_object(*intake, placed));
    return HouseWithReadings{.house = laid_out(*document, layout),
                             .report = write_placement(*intake, *facts, *placement, layout)};
}

}  // namespace kvit::format
