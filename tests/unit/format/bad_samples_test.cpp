// What the readers say of the bad samples of houses and openings: each refusal with its path.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using Said = std::vector<std::string>;

const std::map<std::string, Said>& house_errors() {
    static const std::map<std::string, Said> all = {
        {"area_number", {"wrong_type premises[0].area"}},
        {"area_precise", {"too_precise premises[0].area"}},
        {"area_zero", {"out_of_range premises[0].area"}},
        {"benefit_persons", {"out_of_range benefits[0].persons"}},
        {"common_area_zero", {"out_of_range common_areas[0].area"}},
        {"heat_missing", {"missing_key supplies[0].heating_norm"}},
        {"house_area_precise", {"too_precise house_areas[0].total"}},
        {"id_spaces", {"bad_id accounts[0].account"}},
        {"interference_interval", {"unknown_key interference_acts[0].valid_from"}},
        {"interference_since_missing", {"missing_key interference_acts[0].since"}},
        {"interruption_no_accounts", {"out_of_range interruptions[0].accounts"}},
        {"kind", {"bad_choice premises[0].kind"}},
        {"known_on_missing", {"missing_key accounts[0].known_on"}},
        {"meter_digits", {"out_of_range meters[0].digits"}},
        {"meter_house_account", {"unknown_key meters[0].account"}},
        {"meter_no_account", {"missing_key meters[0].account"}},
        {"meter_no_start", {"missing_key meters[0].start"}},
        {"meter_one_zone", {"out_of_range meters[0].starts"}},
        {"meter_ratio", {"out_of_range meters[0].ratio"}},
        {"meter_start_twice", {"contradiction meters[0].starts"}},
        {"meter_state_refusals", {"unknown_key meter_states[0].refusals"}},
        {"meter_state_trouble", {"bad_choice meter_states[0].trouble"}},
        {"meter_verified", {"bad_date meters[0].verified_until"}},
        {"meter_zone_single", {"unknown_key meters[0].starts.single"}},
        {"method", {"bad_choice supplies[0].method"}},
        {"missing_id", {"missing_key house"}},
        {"month", {"bad_month payments[0].parts[0].month"}},
        {"no_accounts", {"out_of_range supplies[0].accounts"}},
        {"norm_missing", {"missing_key supplies[0].norm"}},
        {"norm_refused", {"unknown_key supplies[0].norm"}},
        {"payment_amount",
         {"bad_money payments[0].amount", "bad_money payments[0].parts[0].amount"}},
        {"payment_unsplit", {"payment_not_split payments[0].parts"}},
        {"people_absent_negative", {"out_of_range occupancy[0].absent"}},
        {"people_fraction", {"wrong_type occupancy[0].registered"}},
        {"people_negative", {"out_of_range occupancy[0].registered"}},
        {"plot_count_zero", {"out_of_range plots[0].count"}},
        {"premises_heating", {"bad_choice premises[0].heating"}},
        {"reading_date", {"bad_date readings[0].date"}},
        {"reading_intake_no_rows", {"missing_key readings[0].intake.rows"}},
        {"reading_intake_typed", {"wrong_type readings[0].intake.rows[0].typed"}},
        {"reading_interval", {"unknown_key readings[0].valid_from"}},
        {"reading_negative", {"out_of_range readings[0].value"}},
        {"reading_taken", {"bad_choice readings[0].taken"}},
        {"reading_value_missing", {"missing_key readings[0].value"}},
        {"reading_value_twice", {"contradiction readings[0].values"}},
        {"retraction_supersedes", {"unknown_key retractions[0].supersedes"}},
        {"schema", {"wrong_schema schema"}},
        {"standing", {"bad_choice source.standing"}},
        {"supply_above_norm_refused", {"unknown_key supplies[0].above_norm"}},
        {"supply_bands_refused", {"unknown_key supplies[0].bands"}},
        {"supply_electric_heating_refused", {"unknown_key supplies[0].electric_heating"}},
        {"supply_heat_alone", {"missing_key supplies[0].heating_norm"}},
        {"supply_heating_missing", {"missing_key supplies[0].heating"}},
        {"supply_no_price", {"missing_key supplies[0].tariff"}},
        {"supply_plan_refused", {"unknown_key supplies[0].plan", "missing_key supplies[0].tariff"}},
        {"supply_resource_missing", {"missing_key supplies[0].resource"}},
        {"supply_resource_refused", {"unknown_key supplies[0].resource"}},
        {"supply_tariff_and_plan", {"contradiction supplies[0].plan"}},
        {"supply_volume_by", {"bad_choice supplies[0].volume_by"}},
        {"supply_water_norm_refused", {"unknown_key supplies[0].water_norm"}},
        {"unit", {"bad_unit meters[0].unit"}},
        {"unknown_key", {"unknown_key flats"}},
        {"volume_act_kind", {"bad_choice volume_acts[0].kind"}},
        {"volume_act_negative", {"out_of_range volume_acts[0].month_volume"}},
    };
    return all;
}

const std::map<std::string, Said>& opening_errors() {
    static const std::map<std::string, Said> all = {
        {"amount", {"wrong_type accounts[0].balances[0].amount"}},
        {"average_periods", {"out_of_range meters[0].average_periods"}},
        {"carried_negative", {"out_of_range resources[0].carried"}},
        {"history_date", {"missing_key meters[0].history[0].date"}},
        {"meter", {"too_precise meters[0].value"}},
        {"meter_one_zone", {"out_of_range meters[0].values"}},
        {"meter_value_missing", {"missing_key meters[0].value"}},
        {"meter_value_twice", {"contradiction meters[0].values"}},
        {"month", {"bad_month month"}},
        {"no_accounts", {"missing_key accounts"}},
        {"resource_months", {"out_of_range resources[0].years[0].months"}},
        {"resource_volume_precise", {"too_precise resources[0].years[0].volume"}},
        {"year", {"out_of_range accounts[0].years[0].year"}},
        {"year_actual_missing", {"missing_key accounts[0].years[0].actual"}},
        {"years_alone", {"missing_key accounts[0].balances"}},
    };
    return all;
}

/// The bad samples of a document, each with what its reader says of it.
template <class Read>
std::map<std::string, Said> said_of(const std::string& document, Read read) {
    const std::string prefix = "bad_" + document + "_";
    std::map<std::string, Said> said;
    for (const auto& file : std::filesystem::directory_iterator(documents_folder)) {
        const std::string stem = file.path().stem().string();
        if (stem.starts_with(prefix))
            said[stem.substr(prefix.size())] = problems(read(sample(stem + ".json")));
    }
    return said;
}

TEST(BadSamples, OfHousesSayWhatIsWrongAndWhere) {
    EXPECT_EQ(said_of("house", [](const std::string& text) { return read_house(text); }),
              house_errors());
}

TEST(BadSamples, OfOpeningsSayWhatIsWrongAndWhere) {
    EXPECT_EQ(said_of("opening", [](const std::string& text) { return read_opening(text); }),
              opening_errors());
}

}  // namespace
}  // namespace kvit::format
