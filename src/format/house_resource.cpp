#include "format/house_resource.hpp"

#include <algorithm>
#include <tuple>

#include "format/claims.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

/// Of volumes that are printed or carried.
constexpr int volume_decimals = 7;

int read_year(ObjectReader& r) { return static_cast<int>(r.count("year", 2000, 2200)); }

std::vector<charge::YearVolume> read_year_volumes(ObjectReader& r) {
    Claims<int> taken;
    std::vector<charge::YearVolume> years = r.list(
        "years",
        [&](ObjectReader& y) -> charge::YearVolume {
            charge::YearVolume year{.year = read_year(y),
                                    .months = static_cast<int>(y.count("months", 1, 12)),
                                    .volume = y.decimal("volume", volume_decimals)};
            if (y.ok()) taken.claim(y, "year", year.year, std::to_string(year.year));
            return year;
        },
        Presence::optional);
    std::sort(years.begin(), years.end(),
              [](const auto& a, const auto& b) { return a.year < b.year; });
    return years;
}

json::Object year_volume_object(const charge::YearVolume& year) {
    return json::Object()
        .add("year", year.year)
        .add("months", year.months)
        .add("volume", year.volume);
}

}  // namespace

std::vector<charge::YearAccount> read_year_accounts(ObjectReader& r) {
    Claims<std::pair<ServiceId, int>> taken;
    std::vector<charge::YearAccount> years = r.list(
        "years",
        [&](ObjectReader& y) -> charge::YearAccount {
            charge::YearAccount year{.service = ServiceId(y.id("service")),
                                     .year = read_year(y),
                                     .charged = y.money("charged"),
                                     .actual = y.money("actual")};
            if (y.ok())
                taken.claim(y, {}, {year.service, year.year},
                            year.service.text() + '/' + std::to_string(year.year));
            return year;
        },
        Presence::optional);
    std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) {
        return std::tie(a.service, a.year) < std::tie(b.service, b.year);
    });
    return years;
}

json::Object year_account_object(const charge::YearAccount& year) {
    return json::Object()
        .add("service", year.service.text())
        .add("year", year.year)
        .add("charged", year.charged)
        .add("actual", year.actual);
}

std::vector<charge::HouseResource> read_house_resources(ObjectReader& r) {
    IdClaims services;
    std::vector<charge::HouseResource> resources = r.list(
        "resources",
        [&](ObjectReader& entry) -> charge::HouseResource {
            return {.service = ServiceId(services.read(entry, "service")),
                    .carried = entry.non_negative("carried", volume_decimals),
                    .years = read_year_volumes(entry),
                    .path = entry.path()};
        },
        Presence::optional);
    std::sort(resources.begin(), resources.end(),
              [](const auto& a, const auto& b) { return a.service < b.service; });
    return resources;
}

json::Object house_resource_object(const charge::HouseResource& resource) {
    json::Object object;
    object.add("service", resource.service.text()).add("carried", resource.carried);
    if (!resource.years.empty())
        object.add("years", json::array_of(resource.years, year_volume_object));
    return object;
}

}  // namespace kvit::format
