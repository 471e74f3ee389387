#include "format/opening.hpp"

#include <algorithm>

#include "format/balance.hpp"
#include "format/billed_reading.hpp"
#include "format/claims.hpp"
#include "format/house_resource.hpp"
#include "format/layout.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

/// What the migration of a legacy system leaves at zero is no balance.
std::vector<bill::Balance> read_balances(ObjectReader& r) {
    Claims<bill::BalanceKey> keys;
    std::vector<bill::Balance> balances;
    r.each("balances", [&](ObjectReader& b) {
        const bill::BalanceKey key = read_balance_key(b);
        const Money amount = b.money("amount");
        if (b.ok() && keys.claim(b, {}, key, shown(key)) && !amount.is_zero())
            balances.push_back({key, amount});
    });
    std::sort(balances.begin(), balances.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    return balances;
}

json::Object account_object(const close::AccountOpening& opened) {
    json::Object object;
    object.add("account", opened.account.text())
        .add("balances", json::array_of(opened.balances, [](const bill::Balance& balance) {
                 return balance_object(balance.key).add("amount", balance.amount);
             }));
    if (!opened.years.empty())
        object.add("years", json::array_of(opened.years, year_account_object));
    return object;
}

}  // namespace

close::Opening read_opening_object(ObjectReader& r) {
    r.schema("kvit-opening/1");
    close::Opening opening;
    opening.house = HouseId(r.id("house"));
    opening.month = r.month("month");
    opening.known_on = r.optional_date("known_on");

    IdClaims accounts;
    opening.accounts = r.list("accounts", [&](ObjectReader& a) -> close::AccountOpening {
        return {.account = AccountId(accounts.read(a, "account")),
                .balances = read_balances(a),
                .years = read_year_accounts(a),
                .path = a.path()};
    });
    std::sort(opening.accounts.begin(), opening.accounts.end(),
              [](const auto& a, const auto& b) { return a.account < b.account; });

    IdClaims meters;
    opening.meters = r.list(
        "meters", [&](ObjectReader& m) { return read_billed_reading(m, meters); },
        json::Presence::optional);
    std::sort(opening.meters.begin(), opening.meters.end(),
              [](const auto& a, const auto& b) { return a.meter < b.meter; });
    opening.resources = read_house_resources(r);
    return opening;
}

json::Object opening_object(const close::Opening& opening) {
    json::Object object;
    object.add("schema", "kvit-opening/1")
        .add("house", opening.house.text())
        .add("month", opening.month)
        .add("known_on", opening.known_on)
        .add("accounts", json::array_of(opening.accounts, account_object))
        .add("meters", json::array_of(opening.meters, billed_reading_object));
    if (!opening.resources.empty())
        object.add("resources", json::array_of(opening.resources, house_resource_object));
    return object;
}

Result<close::Opening> read_opening(std::string_view json) {
    return json::read_text(json, read_opening_object);
}

std::string write_opening(const close::Opening& opening, Layout layout) {
    return laid_out(opening_object(opening), layout);
}

}  // namespace kvit::format
