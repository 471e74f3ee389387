#include <set>

#include "format/acts.hpp"
#include "format/area.hpp"
#include "format/common_property.hpp"
#include "format/fact.hpp"
#include "format/legal.hpp"
#include "format/meters.hpp"
#include "format/names.hpp"
#include "format/payment.hpp"
#include "format/people.hpp"
#include "format/quality.hpp"
#include "format/reference.hpp"
#include "format/supply.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

premises::Premises read_premises(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .id = PremisesId(r.id("premises")),
            .kind = r.choice("kind", names::premises_kinds),
            .area = read_legal(r, "area", positive_area),
            .heating =
                r.choice("heating", names::premises_heatings, premises::PremisesHeating::central)};
}

premises::Account read_account(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .id = AccountId(r.id("account")),
            .premises = PremisesId(r.id("premises"))};
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
    house.benefits = list("benefits", read_benefit_grant);
    house.supplies = list("supplies", read_supply);
    house.installability = list("installability", read_installability);
    house.volume_acts = list("volume_acts", read_volume_act);
    house.interference_acts = list("interference_acts", read_interference_act);
    house.plots = list("plots", read_plot);
    house.meters = list("meters", read_meter);
    house.meter_states = list("meter_states", read_meter_state);
    house.readings = list("readings", read_reading);
    house.common_areas = list("common_areas", read_common_area);
    house.house_areas = list("house_areas", read_house_area);
    house.heat_corrections = list("heat_corrections", read_heat_correction);
    house.interruptions = list("interruptions", read_interruption);
    house.waste_volumes = list("waste_volumes", read_waste_volume);
    house.quality_breaches = list("quality_breaches", read_quality_breach);
    house.absences = list("absences", read_absence);
    house.payments = list("payments", read_payment);
    house.take_backs = list("take_backs", read_payment_take_back);
    house.postings = list("postings", read_hand_posting);
    house.successions = list("successions", read_house_succession);
    house.retractions = list("retractions", read_retraction);
    check_account_count(r, house.accounts);
    return house;
}

}  // namespace

Result<premises::House> read_house(std::string_view json) {
    return json::read_text(json, read_document);
}

}  // namespace kvit::format
