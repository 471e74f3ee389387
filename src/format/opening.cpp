#include "format/opening.hpp"

#include <algorithm>

#include "format/balance.hpp"
#include "format/claims.hpp"
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
                .path = a.path()};
    });
    std::sort(opening.accounts.begin(), opening.accounts.end(),
              [](const auto& a, const auto& b) { return a.account < b.account; });

    IdClaims meters;
    opening.meters = r.list(
        "meters",
        [&](ObjectReader& m) -> metering::BilledReading {
            return {.meter = MeterId(meters.read(m, "meter")),
                    .date = m.date("date"),
                    .values = m.non_negative("value", 7),
                    .path = m.path()};
        },
        json::Presence::optional);
    std::sort(opening.meters.begin(), opening.meters.end(),
              [](const auto& a, const auto& b) { return a.meter < b.meter; });
    return opening;
}

json::Object opening_object(const close::Opening& opening) {
    const auto account = [](const close::AccountOpening& opened) {
        return json::Object()
            .add("account", opened.account.text())
            .add("balances", json::array_of(opened.balances, [](const bill::Balance& balance) {
                     return balance_object(balance.key).add("amount", balance.amount);
                 }));
    };
    const auto meter = [](const metering::BilledReading& reading) {
        return json::Object()
            .add("meter", reading.meter.text())
            .add("date", reading.date)
            .add("value", *reading.values.find(Zone::single));
    };
    return json::Object()
        .add("schema", "kvit-opening/1")
        .add("house", opening.house.text())
        .add("month", opening.month)
        .add("known_on", opening.known_on)
        .add("accounts", json::array_of(opening.accounts, account))
        .add("meters", json::array_of(opening.meters, meter));
}

Result<close::Opening> read_opening(std::string_view json) {
    return json::read_text(json, read_opening_object);
}

std::string write_opening(const close::Opening& opening, Layout layout) {
    return laid_out(opening_object(opening), layout);
}

}  // namespace kvit::format
