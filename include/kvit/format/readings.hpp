#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/exchange/borne_readings.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/message_form.hpp"
#include "kvit/exchange/meter_map.hpp"
#include "kvit/exchange/readings_profile.hpp"
#include "kvit/format/documents.hpp"

/// The documents of the intake of readings (приём показаний).
namespace kvit::format {

/// kvit-readings-profile/1, with everything that `exchange::check` finds.
Result<exchange::ReadingsProfile> read_readings_profile(std::string_view json);
/// kvit-readings-form/1, with everything that `exchange::check` finds.
Result<exchange::MessageForm> read_readings_form(std::string_view json);
/// kvit-meter-map/1, with everything that `exchange::check` finds.
Result<exchange::MeterMap> read_meter_map(std::string_view json);

/// A shipped document by its name.
struct ShippedReadings {
    std::string_view name;
    std::string_view document;
};

std::span<const ShippedReadings> shipped_readings_profiles();
std::span<const ShippedReadings> shipped_readings_forms();

/// The document of a shipped profile or form. Error: `not_found` with all names.
Result<std::string_view> shipped_readings_profile(std::string_view name);
Result<std::string_view> shipped_readings_form(std::string_view name);

/// A shipped one by its name, or one that is given as its document.
/// Errors: those of the document, `not_found` for a name that none has.
Result<exchange::ReadingsProfile> readings_profile(std::string_view name_or_json);
Result<exchange::MessageForm> readings_form(std::string_view name_or_json);

/// Messages as lines of JSON (NDJSON): {"text": …, "sender", "channel", "date", "time"}, of which
/// only the text must be there. Blank lines are passed over. Errors: those of `json::parse` and of
/// fields with "line:" before their paths.
Result<std::vector<exchange::Message>> read_message_lines(std::string_view lines);

/// Messages by a form, each a name or a document: lines of JSON, or by a profile a table. An empty
/// profile is none. Errors: those of the reading of all of them.
Result<exchange::Intake> read_messages(std::string_view messages, std::string_view form,
                                       std::string_view profile, const exchange::IntakeHint& hint,
                                       exchange::Mode mode = exchange::Mode::strict);

/// What an intake held; kvit-readings/1.
std::string write_readings(const exchange::Intake& intake, Layout layout = Layout::pretty);
/// The same back, but for remarks, which are of one who read a file.
Result<exchange::Intake> read_readings(std::string_view json);

/// What became of the rows of an intake in a house; kvit-readings-placed/1.
std::string write_placement(const exchange::Intake& intake, const premises::House& house,
                            const exchange::Placement& placement, Layout layout = Layout::pretty);

/// A house with readings from outside.
struct HouseWithReadings {
    std::string house;  ///< kvit-house/1 with the readings at the end of its list
    std::string
        report;  ///< kvit-readings-placed/1: what was placed, and what was not, with reasons
};

/// Places the accepted rows of an intake into a house, behind all that it learned on the same day:
/// a second intake goes into the house that the first one made. Nothing else of the house document
/// changes, and what is under "ext" stays as it is. Errors: those of the documents with "house:",
/// "readings:", "map:" before their paths, and those of `exchange::place_readings`.
Result<HouseWithReadings> readings_to_house(std::string_view house, std::string_view readings,
                                            std::string_view map, Date known_on,
                                            Layout layout = Layout::pretty);

}  // namespace kvit::format
