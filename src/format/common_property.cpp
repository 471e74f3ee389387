#include "format/common_property.hpp"

#include "format/account_list.hpp"
#include "format/area.hpp"
#include "format/legal.hpp"

namespace kvit::format {

using json::ObjectReader;

premises::CommonArea read_common_area(ObjectReader& r, FactReader& facts) {
    premises::CommonArea area;
    area.fact = facts.lasting(r);
    if (auto service = r.optional_id("service")) area.service = ServiceId(*std::move(service));
    area.area = read_legal(r, "area", positive_area);
    return area;
}

premises::HouseArea read_house_area(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r), .total = read_legal(r, "total", positive_area)};
}

premises::HeatCorrection read_heat_correction(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r), .factor = read_legal(r, "factor", kind::heat_correction)};
}

premises::WasteVolume read_waste_volume(ObjectReader& r, FactReader& facts) {
    premises::WasteVolume waste{.fact = facts.lasting(r),
                                .service = ServiceId(r.id("service")),
                                .volume = read_legal(r, "volume", kind::container_volume)};
    for (const auto* key : {"valid_from", "valid_to"})
        if (!r.has(key))
            r.fail(key, ErrorCode::missing_key, {},
                   {"первый день и день после последнего: объём вывезен за срок",
                    "the first day and the day after the last: the volume is of a period"});
    return waste;
}

premises::Interruption read_interruption(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .service = ServiceId(r.id("service")),
            .accounts = read_account_list(r)};
}

}  // namespace kvit::format
