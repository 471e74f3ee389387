#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"
#include "kvit/law/effective.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/quantity/unit.hpp"
#include "kvit/quantity/zone.hpp"
#include "kvit/tariff/service.hpp"

namespace kvit::tariff {

/// Band — диапазон объёмов электроэнергии за месяц: the tariff holds up to this volume.
struct Band {
    int number = 1;
    Decimal up_to;
    trace::Reference reference;  ///< of the limit

    friend bool operator==(const Band&, const Band&) = default;
};

/// What a published value says of the value added tax.
enum class Vat : std::uint8_t {
    included,  ///< НДС в тарифе, as for the population
    on_top,    ///< НДС сверх тарифа, on a line of its own
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
    Vat vat = Vat::included;
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

/// One price of a plan: the tariff of a zone in a band.
struct PlanRate {
    Zone zone = Zone::single;
    int band = 1;
    TariffId tariff;
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const PlanRate& a, const PlanRate& b) {
        return a.zone == b.zone && a.band == b.band && a.tariff == b.tariff;
    }
};

/// Plan — тарифное меню группы потребителей (город с газовыми плитами, село, электроотопление):
/// prices by zones and bands, and the limits of the bands by dates and seasons.
struct Plan {
    PlanId id;
    ServiceId service;
    ProviderId provider;
    Text title;
    std::vector<PlanRate> rates;  ///< for each zone the same bands, 1 upwards without a gap
    std::vector<law::Effective<Decimal>> limits;  ///< upper limit of band 1, 2, …, kWh a month; the
                                                  ///< last band has none
    /// Во сколько раз пределы больше при электроотоплении, by dates; absent: once.
    law::Effective<Decimal> electric_heating;
    std::string path{};  ///< for messages; no part of its value

    int bands() const { return static_cast<int>(limits.size()) + 1; }
    const PlanRate* rate(Zone zone, int band) const {
        for (const auto& rate : rates)
            if (rate.zone == zone && rate.band == band) return &rate;
        return nullptr;
    }
    friend bool operator==(const Plan& a, const Plan& b) {
        return a.id == b.id && a.service == b.service && a.provider == b.provider &&
               a.title == b.title && a.rates == b.rates && a.limits == b.limits &&
               a.electric_heating == b.electric_heating;
    }
};

/// Когда платят за отопление (п. 42(2)).
enum class HeatingPayment : std::uint8_t {
    season,  ///< в отопительный период
    evenly,  ///< равномерно в течение года
};

/// Heating — режим отопления территории: how it is paid for, and its heating seasons.
struct Heating {
    HeatingId id;
    Text title;
    law::Effective<HeatingPayment> payment;
    law::Effective<bool> season;  ///< true on the days of an отопительный период
    law::Effective<Decimal> months;  ///< месяцев отопительного периода в норме 2(1), whole

    friend bool operator==(const Heating&, const Heating&) = default;
};

/// In which shape a benefit is given.
enum class BenefitShape : std::uint8_t {
    compensation,  ///< денежная компенсация вне счёта: told, not posted
    deduction,     ///< минус в счёте
    tariff,        ///< отдельный пониженный тариф
};

/// От чего считается доля.
enum class BenefitBase : std::uint8_t {
    up_to_norm,  ///< не больше норматива: min(volume of the beneficiaries, their norm)
    volume,      ///< весь объём на льготников
    area,        ///< площадь, не больше стандарта where one is given
    amount,      ///< вся сумма начисления
};

/// AreaStandard — стандарт площади льготы: m² for all who live in the dwelling, by how many they
/// are, as 33 m² for one, 42 for two and 18 each for more.
struct AreaStandard {
    /// Of households of `people` and more, up to the next row.
    struct Row {
        std::int64_t people = 1;
        Decimal area;
        bool each = false;  ///< the area is for each person, not for all

        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> rows;  ///< from one person on, rising

    /// m² for a household; people: 1 or more.
    Decimal of(std::int64_t people) const {
        Decimal area;
        for (const auto& row : rows)
            if (row.people <= people) area = row.each ? row.area * people : row.area;
        return area;
    }
    friend bool operator==(const AreaStandard&, const AreaStandard&) = default;
};

/// Benefit — льгота as data: for which services, what share, of what.
struct Benefit {
    BenefitId id;
    Text title;
    std::vector<ServiceId> services;
    BenefitShape shape = BenefitShape::deduction;
    BenefitBase base = BenefitBase::amount;
    law::Effective<Decimal> share;  ///< 0 to 1; empty for a lower tariff
    std::optional<NormId> norm;     ///< `up_to_norm`: another norm than that of the supply
    law::Effective<AreaStandard> area_standard;  ///< `area`; empty: no limit
    bool whole_household = false;  ///< льгота на всех проживающих, not on the beneficiaries alone
    std::optional<TariffId> tariff;  ///< `tariff`: takes the place of the supply's

    friend bool operator==(const Benefit&, const Benefit&) = default;
};

/// Provider — поставщик, as printed.
struct Provider {
    ProviderId id;
    std::string name;
    std::string vat_regime{};  ///< режим НДС: the word in `vat.rate.<regime>.<line>`; may be empty

    friend bool operator==(const Provider&, const Provider&) = default;
};

/// TariffBook — тарифная книга: immutable once built, so it is shared between threads.
struct TariffBook {
    std::string id;
    std::map<ProviderId, Provider> providers;
    std::map<ServiceId, Service> services;  ///< the built-in ones and those of the document
    std::map<TariffId, Tariff> tariffs;
    std::map<NormId, Norm> norms;
    std::map<PlanId, Plan> plans;
    std::map<HeatingId, Heating> heating;
    std::map<BenefitId, Benefit> benefits;

    const Provider* provider(const ProviderId& key) const { return find(providers, key); }
    const Service* service(const ServiceId& key) const { return find(services, key); }
    const Tariff* tariff(const TariffId& key) const { return find(tariffs, key); }
    const Norm* norm(const NormId& key) const { return find(norms, key); }
    const Plan* plan(const PlanId& key) const { return find(plans, key); }
    const Heating* heating_of(const HeatingId& key) const { return find(heating, key); }
    const Benefit* benefit(const BenefitId& key) const { return find(benefits, key); }

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
