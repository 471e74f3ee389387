#pragma once

#include <iterator>
#include <tuple>

#include "kvit/tariff/tariff_book.hpp"

namespace kvit::charge::detail {

/// The place of a service on a bill: by section, the well-known services in the order of their
/// list, then the others by id.
inline auto service_order(const tariff::TariffBook& book, const ServiceId& id) {
    const auto* service = book.service(id);
    std::size_t row = 0;
    while (row < std::size(tariff::service_rows) && tariff::service_rows[row].id != id.text())
        ++row;
    return std::tuple(service == nullptr ? tariff::Section::other : service->section, row, id);
}

}  // namespace kvit::charge::detail
