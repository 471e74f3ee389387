#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/dated.hpp"
#include "format/json/nearest.hpp"
#include "format/json/reader.hpp"
#include "kvit/tariff/tariff_book.hpp"

/// How the entries of a tariff book are read, each kind in a file of its own. An entry refers to
/// what the document says before it, and its id is read by the one who knows the other ids.
namespace kvit::format {

/// The book as far as it is read, and what it says once for all.
struct BookSoFar {
    const tariff::TariffBook& book;
    const DatedDefaults& defaults;
};

tariff::Tariff read_tariff(json::ObjectReader& r, TariffId id, const BookSoFar& so_far);
tariff::Norm read_norm(json::ObjectReader& r, NormId id, const BookSoFar& so_far);
tariff::Plan read_plan(json::ObjectReader& r, PlanId id, const BookSoFar& so_far);
tariff::Heating read_heating(json::ObjectReader& r, HeatingId id, const BookSoFar& so_far);
tariff::Benefit read_benefit(json::ObjectReader& r, BenefitId id, const BookSoFar& so_far);

/// What `map` has under the id that stands at `key`; null if there is none, and then that is the
/// error `unknown_reference` with the nearest name. An empty id is reported already.
template <class Map>
const typename Map::mapped_type* find_referred(json::ObjectReader& r, std::string_view key,
                                               const Map& map, const typename Map::key_type& id) {
    if (id.empty()) return nullptr;
    const auto at = map.find(id);
    if (at != map.end()) return &at->second;
    std::vector<std::string_view> names;
    names.reserve(map.size());
    for (const auto& [name, item] : map) names.push_back(name.text());
    r.fail(key, ErrorCode::unknown_reference, '"' + id.text() + '"',
           json::one_of(names, id.text()));
    return nullptr;
}

/// The optional title of an entry.
Text read_title(json::ObjectReader& r);

}  // namespace kvit::format
