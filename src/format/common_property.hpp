#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/common_property.hpp"

namespace kvit::format {

/// One entry of "common_areas".
premises::CommonArea read_common_area(json::ObjectReader& r, FactReader& facts);
/// One entry of "house_areas".
premises::HouseArea read_house_area(json::ObjectReader& r, FactReader& facts);
/// One entry of "heat_corrections".
premises::HeatCorrection read_heat_correction(json::ObjectReader& r, FactReader& facts);
/// One entry of "waste_volumes".
premises::WasteVolume read_waste_volume(json::ObjectReader& r, FactReader& facts);
/// One entry of "interruptions".
premises::Interruption read_interruption(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
