#include "format/supply.hpp"

#include <string>

#include "format/dated.hpp"
#include "format/names.hpp"
#include "format/required.hpp"

namespace kvit::format {
namespace {

using premises::Method;

enum class Need : std::uint8_t { refused, optional, required };

/// The keys that a method has beside the tariff, in the order of `premises::method_rows`.
struct MethodKeys {
    Method method;
    Need norm = Need::refused;
    Need heat = Need::refused;  ///< both heat_tariff and heating_norm
};
constexpr MethodKeys method_keys[] = {
    {Method::metered_or_norm, Need::optional},
    {Method::hot_water, Need::optional, Need::required},
    {Method::waste_water},
    {Method::per_area},
    {Method::per_person},
    {Method::per_premises},
    {Method::solid_waste_person, Need::required},
    {Method::solid_waste_area, Need::required},
    {Method::gas, Need::optional},
    {Method::heating, Need::optional},
    {Method::common_property, Need::optional},
    {Method::common_needs, Need::optional},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(method_keys); ++i)
        if (static_cast<std::size_t>(method_keys[i].method) != i) return false;
    return std::size(method_keys) == std::size(premises::method_rows);
}
static_assert(in_order(), "kvit: a method without its keys");

/// A key with its meaning in both languages.
struct Key {
    std::string_view name;
    Phrase meaning;
};
constexpr Key norm_key{"norm", {"норматив", "a norm"}};
constexpr Key heat_tariff_key{"heat_tariff", {"тариф на тепловую энергию", "a heat tariff"}};
constexpr Key heating_norm_key{"heating_norm",
                               {"норматив тепла на нагрев 1 м³", "a heat norm for warming 1 m³"}};

void check_need(json::ObjectReader& r, Method method, const Key& key, Need need) {
    const auto& row = premises::method_rows[static_cast<std::size_t>(method)];
    const std::string name(row.name);
    if (need == Need::required && !r.has(key.name))
        r.fail(key.name, ErrorCode::missing_key, {},
               {std::string(key.meaning.ru) + ": способ " + name + " считает по нему",
                std::string(key.meaning.en) + ", which the method " + name + " charges by"});
    if (need == Need::refused && r.has(key.name))
        r.fail(key.name, ErrorCode::unknown_key, {},
               {"без этого ключа: способ " + name + " — " + std::string(row.meaning.ru),
                "no such key: the method " + name + " is " + std::string(row.meaning.en)});
}

}  // namespace

premises::Supply read_supply(json::ObjectReader& r, FactReader& facts) {
    premises::Supply supply;
    supply.fact = facts.lasting(r);
    supply.service = ServiceId(r.id("service"));
    for (auto& account : r.ids("accounts", json::Presence::optional))
        supply.accounts.emplace_back(std::move(account));
    // An empty list would stand for every account, the opposite of what it looks like.
    fail_empty(r, "accounts",
               {"хотя бы один лицевой счёт; без ключа — все счета дома",
                "at least one account; all accounts of the house if the key is absent"});
    supply.provider = ProviderId(r.id("provider"));
    const auto creditor = r.optional_id("creditor");
    supply.creditor = creditor ? ProviderId(*creditor) : supply.provider;
    const auto method = required_choice(r, "method", names::methods);
    supply.tariff = TariffId(r.id("tariff"));
    if (const auto norm = r.optional_id("norm")) supply.norm = NormId(*norm);
    if (const auto tariff = r.optional_id("heat_tariff")) supply.heat_tariff = TariffId(*tariff);
    if (const auto norm = r.optional_id("heating_norm")) supply.heating_norm = NormId(*norm);

    if (method) {
        supply.method = *method;
        const MethodKeys& keys = method_keys[static_cast<std::size_t>(*method)];
        check_need(r, *method, norm_key, keys.norm);
        check_need(r, *method, heat_tariff_key, keys.heat);
        check_need(r, *method, heating_norm_key, keys.heat);
    }
    return supply;
}

}  // namespace kvit::format
