#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"
#include "kvit/law/effective.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/quantity/unit.hpp"
#include "kvit/tariff/service.hpp"

namespace kvit::tariff {

/// Zone — зона суток электросчётчика.
enum class Zone : std::uint8_t { single, day, night, peak, half_peak };

/// Band — диапазон объёмов электроэнергии за месяц: the tariff holds up to this volume.
struct Band {
    int number = 1;
    Decimal up_to;
    trace::Reference reference;  ///< of the limit

    friend bool operator==(const Band&, const Band&) = default;
};

/// Tariff — тариф: roubles for a unit, by dates, exactly as published.
struct Tariff {
    TariffId id;
    ServiceId service;
    ProviderId provider;
    Text title;
    Unit unit;  ///< "RUB/m3"
    Zone zone = Zone::single;
    std::optional<Band> band;
    law::Effective<Decimal> values;

    friend bool operator==(const Tariff&, const Tariff&) = default;
};

/// Norm — норматив потребления, by dates, exactly as published.
struct Norm {
    NormId id;
    ServiceId service;
    Text title;
    Unit unit;  ///< "m3/person", "Gcal/m3", "m3/person/year"
    law::Effective<Decimal> values;

    friend bool operator==(const Norm&, const Norm&) = default;
};

/// Provider — поставщик, as printed.
struct Provider {
    ProviderId id;
    std::string name;

    friend bool operator==(const Provider&, const Provider&) = default;
};

/// TariffBook — тарифная книга: immutable once built, so it is shared between threads.
struct TariffBook {
    std::string id;
    std::map<ProviderId, Provider> providers;
    std::map<ServiceId, Service> services;  ///< the built-in ones and those of the document
    std::map<TariffId, Tariff> tariffs;
    std::map<NormId, Norm> norms;

    const Provider* provider(const ProviderId& key) const { return find(providers, key); }
    const Service* service(const ServiceId& key) const { return find(services, key); }
    const Tariff* tariff(const TariffId& key) const { return find(tariffs, key); }
    const Norm* norm(const NormId& key) const { return find(norms, key); }

  private:
    template <class Key, class Value>
    static const Value* find(const std::map<Key, Value>& map, const Key& key) {
        const auto at = map.find(key);
        return at == map.end() ? nullptr : &at->second;
    }
};

/// The built-in services, the start of every book.
std::map<ServiceId, Service> built_in_services();

}  // namespace kvit::tariff
