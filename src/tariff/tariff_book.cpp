#include "kvit/tariff/tariff_book.hpp"

namespace kvit::tariff {

std::map<ServiceId, Service> built_in_services() {
    std::map<ServiceId, Service> services;
    for (const auto& row : service_rows) {
        const ServiceId id{std::string(row.id)};
        services.emplace(id, Service{id, row.title, row.section});
    }
    return services;
}

}  // namespace kvit::tariff
