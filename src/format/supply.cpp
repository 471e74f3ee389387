#include "format/supply.hpp"

#include <string>

#include "format/account_list.hpp"
#include "format/names.hpp"
#include "format/required.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using premises::Method;

/// Methods as a set of bits.
constexpr unsigned of(std::same_as<Method> auto... methods) {
    return ((1U << static_cast<unsigned>(methods)) | ... | 0U);
}
constexpr unsigned nobody = 0;

/// A key that depends on the method: which need it, which may have it. All others refuse it.
struct KeyRow {
    std::string_view name;
    Phrase meaning;
    unsigned needed;
    unsigned allowed;

    bool needs(Method method) const { return (needed & of(method)) != 0; }
    bool refuses(Method method) const { return ((needed | allowed) & of(method)) == 0; }
};

constexpr KeyRow key_rows[] = {
    {"plan", {"тарифное меню", "a plan"}, nobody, of(Method::metered_or_norm)},
    {"bands", {"применение диапазонов", "the use of bands"}, nobody, of(Method::metered_or_norm)},
    {"electric_heating",
     {"электроотопление", "electric heating"},
     nobody,
     of(Method::metered_or_norm)},
    {"norm",
     {"норматив", "a norm"},
     of(Method::solid_waste_person, Method::solid_waste_area),
     of(Method::metered_or_norm, Method::hot_water, Method::gas, Method::heating,
        Method::common_property, Method::common_needs)},
    {"heat_tariff",
     {"тариф на тепловую энергию", "a heat tariff"},
     of(Method::hot_water),
     of(Method::common_property, Method::common_needs)},
    {"heating_norm",
     {"норматив тепла на нагрев 1 м³", "a heat norm for warming 1 m³"},
     of(Method::hot_water),
     of(Method::common_property, Method::common_needs)},
    {"water_norm", {"норматив на нагрев воды", "a norm of warming water"}, nobody, of(Method::gas)},
    {"area_norm",
     {"норматив на отопление 1 м²", "a norm of heating 1 m²"},
     nobody,
     of(Method::gas)},
    {"heating", {"порядок оплаты отопления", "a heating regime"}, of(Method::heating), nobody},
    {"resource",
     {"услуга, которую считает домовой прибор учёта", "the service that the house meter counts"},
     of(Method::common_property, Method::common_needs),
     nobody},
    {"volume_by",
     {"способ определить объём", "what the volume goes by"},
     nobody,
     of(Method::common_property)},
    {"above_norm",
     {"порядок сверх норматива", "what is done above the norm"},
     nobody,
     of(Method::common_needs)},
    {"shared_by",
     {"по чему делится объём дома", "what the volume of the house is shared by"},
     of(Method::solid_waste_containers),
     nobody},
};

void check_keys(ObjectReader& r, Method method) {
    const auto& row = premises::method_rows[static_cast<std::size_t>(method)];
    const std::string name(row.name);
    for (const auto& key : key_rows) {
        if (key.needs(method) && !r.has(key.name))
            r.fail(key.name, ErrorCode::missing_key, {},
                   {std::string(key.meaning.ru) + ": без этого способ " + name + " не считает",
                    std::string(key.meaning.en) + ", which the method " + name + " charges by"});
        if (key.refuses(method) && r.has(key.name))
            r.fail(key.name, ErrorCode::unknown_key, {},
                   {"без этого ключа: способ " + name + " — " + std::string(row.meaning.ru),
                    "no such key: the method " + name + " is " + std::string(row.meaning.en)});
    }
}

/// Of two keys that go together one alone says nothing.
void check_pair(ObjectReader& r, const char* key, const char* other) {
    if (r.has(key) && !r.has(other))
        r.fail(other, ErrorCode::missing_key, {},
               {std::string("ключ вместе с ") + key, std::string("the key together with ") + key});
}

/// One tariff or a plan; the keys that only a plan gives a meaning to.
void check_prices(ObjectReader& r) {
    if (r.has("tariff") && r.has("plan"))
        r.fail("plan", ErrorCode::contradiction, {}, {"либо tariff, либо plan", "tariff or plan"});
    if (!r.has("tariff") && !r.has("plan"))
        r.fail("tariff", ErrorCode::missing_key, {},
               {"тариф или тарифное меню (plan)", "a tariff, or a plan"});
    for (const auto* key : {"bands", "electric_heating"})
        if (r.has(key) && !r.has("plan"))
            r.fail(key, ErrorCode::unknown_key, {},
                   {"без этого ключа: диапазоны есть только у тарифного меню (plan)",
                    "no such key: only a plan has bands"});
}

void check(ObjectReader& r, Method method) {
    check_keys(r, method);
    if (method == Method::metered_or_norm) {
        check_prices(r);
        return;
    }
    if (!r.has("tariff")) r.id("tariff");     // reports that it is missing
    if (method == Method::hot_water) return;  // each of the pair is missed already
    check_pair(r, "heat_tariff", "heating_norm");
    check_pair(r, "heating_norm", "heat_tariff");
}

/// An optional id of any kind.
template <class Id>
void read_optional(ObjectReader& r, std::string_view key, std::optional<Id>& id) {
    if (auto text = r.optional_id(key)) id = Id(*std::move(text));
}

}  // namespace

premises::Supply read_supply(ObjectReader& r, FactReader& facts) {
    premises::Supply supply;
    supply.fact = facts.lasting(r);
    supply.service = ServiceId(r.id("service"));
    supply.accounts = read_account_list(r);
    supply.provider = ProviderId(r.id("provider"));
    const auto creditor = r.optional_id("creditor");
    supply.creditor = creditor ? ProviderId(*creditor) : supply.provider;
    const auto method = required_choice(r, "method", names::methods);
    if (auto tariff = r.optional_id("tariff")) supply.tariff = TariffId(*std::move(tariff));
    read_optional(r, "plan", supply.plan);
    read_optional(r, "norm", supply.norm);
    read_optional(r, "heat_tariff", supply.heat_tariff);
    read_optional(r, "heating_norm", supply.heating_norm);
    read_optional(r, "water_norm", supply.water_norm);
    read_optional(r, "area_norm", supply.area_norm);
    read_optional(r, "resource", supply.resource);
    read_optional(r, "heating", supply.heating);
    supply.volume_by = r.choice("volume_by", names::common_volumes, premises::CommonVolume::norm);
    supply.above_norm = r.choice("above_norm", names::above_norms, premises::AboveNorm::capped);
    supply.shared_by = r.choice("shared_by", names::shared_by, premises::SharedBy::people);
    supply.bands_exempt = r.choice("bands", names::bands, false);
    supply.electric_heating = r.boolean("electric_heating", false);
    if (method) {
        supply.method = *method;
        check(r, *method);
    } else if (!r.has("plan") && !r.has("tariff")) {
        r.id("tariff");
    }
    return supply;
}

}  // namespace kvit::format
