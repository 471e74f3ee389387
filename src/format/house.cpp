#include <set>

#include "format/fact.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/payment.hpp"
#include "format/reference.hpp"
#include "format/supply.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

/// Показания: never negative, with the decimals of the most precise meters.
constexpr int reading_decimals = 7;

/// A premises has some area, while a formula may well count with none.
constexpr formula::Kind area_kind = [] {
    formula::Kind kind = kind::area;
    kind.sign = formula::Sign::positive;
    return kind;
}();

premises::Premises read_premises(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .id = PremisesId(r.id("premises")),
            .kind = r.choice("kind", names::premises_kinds),
            .area = read_legal(r, "area", area_kind)};
}

premises::Account read_account(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .id = AccountId(r.id("account")),
            .premises = PremisesId(r.id("premises"))};
}

premises::Occupancy read_occupancy(ObjectReader& r, FactReader& facts) {
    constexpr std::int64_t most = kind::people.legal.raw_max;
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .registered = r.count("registered", 0, most),
            .temporary = r.count("temporary", 0, most, 0),
            .owners = r.count("owners", 0, most, 0)};
}

premises::Installability read_installability(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .service = ServiceId(r.id("service")),
            .possible = r.boolean("possible")};
}

premises::Meter read_meter(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .id = MeterId(r.id("meter")),
            .account = AccountId(r.id("account")),
            .service = ServiceId(r.id("service")),
            .unit = r.unit("unit"),
            .start = r.non_negative("start", reading_decimals)};
}

premises::Reading read_reading(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.event(r),
            .meter = MeterId(r.id("meter")),
            .date = r.date("date"),
            .values = r.non_negative("value", reading_decimals)};
}

premises::Retraction read_retraction(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.retraction(r), .retracts = FactId(r.id("retracts"))};
}

void check_account_count(ObjectReader& r, const std::vector<premises::Account>& accounts) {
    std::set<AccountId> ids;
    for (const auto& account : accounts) ids.insert(account.id);
    constexpr std::size_t most = limits::house_accounts_max;
    if (ids.size() <= most) return;
    const std::string limit = "house_accounts_max = " + std::to_string(most);
    r.fail("accounts", ErrorCode::limit_exceeded, std::to_string(ids.size()), {limit, limit});
}

premises::House read_document(ObjectReader& r) {
    premises::House house;
    r.schema("kvit-house/1");
    house.id = HouseId(r.id("house"));
    FactReader facts(reference_or(r, "source", {}));

    const auto list = [&](std::string_view key, auto read_entry) {
        return r.list(
            key, [&](ObjectReader& entry) { return read_entry(entry, facts); },
            json::Presence::optional);
    };
    house.premises = list("premises", read_premises);
    house.accounts = list("accounts", read_account);
    house.occupancy = list("occupancy", read_occupancy);
    house.supplies = list("supplies", read_supply);
    house.installability = list("installability", read_installability);
    house.meters = list("meters", read_meter);
    house.readings = list("readings", read_reading);
    house.payments = list("payments", read_payment);
    house.retractions = list("retractions", read_retraction);
    check_account_count(r, house.accounts);
    return house;
}

}  // namespace

Result<premises::House> read_house(std::string_view json) {
    return json::read_text(json, read_document);
}

}  // namespace kvit::format
