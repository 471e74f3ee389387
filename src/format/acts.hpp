#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/acts.hpp"

namespace kvit::format {

/// One entry of "installability".
premises::Installability read_installability(json::ObjectReader& r, FactReader& facts);
/// One entry of "volume_acts".
premises::VolumeAct read_volume_act(json::ObjectReader& r, FactReader& facts);
/// One entry of "interference_acts".
premises::InterferenceAct read_interference_act(json::ObjectReader& r, FactReader& facts);
/// One entry of "plots".
premises::Plot read_plot(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
