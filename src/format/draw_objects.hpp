#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bonus/draw/draw.hpp"

/// The parts that documents of a draw share.
namespace kvit::format {

bonus::DrawAnnouncement read_announcement(json::ObjectReader& r);
bonus::DrawFacts read_facts(json::ObjectReader& r);

/// Without the key "schema", as a receipt holds it.
json::Object announcement_object(const bonus::DrawAnnouncement& announcement);
json::Object facts_object(const bonus::DrawFacts& facts);

}  // namespace kvit::format
