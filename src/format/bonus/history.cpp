// kvit-bonus-history/1: what happened on accounts.
#include "format/bonus/names.hpp"
#include "format/instant.hpp"
#include "format/json/reader.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

using bonus::History;
using json::ObjectReader;
using json::Presence;

bonus::WithheldPart read_withheld(ObjectReader& r) {
    return {.kind = r.choice("kind", names::withheld_kinds),
            .amount = r.money("amount"),
            .from = read_instant(r, "from"),
            .to = read_optional_instant(r, "to")};
}

bonus::BillFact read_bill_fact(ObjectReader& r) {
    return {.id = r.id("id"),
            .period = r.month("period"),
            .kind = r.choice("kind", names::targets, bonus::Target::bill),
            .formed_at = read_instant(r, "formed_at"),
            .due_date = r.optional_date("due_date"),
            .principal = r.money("principal"),
            .penalty = r.optional_money("penalty").value_or(Money()),
            .voluntary = r.optional_money("voluntary").value_or(Money()),
            .withheld = r.list("withheld", read_withheld, Presence::optional)};
}

bonus::PaymentPart read_part(ObjectReader& r) {
    return {.period = r.month("period"), .amount = r.money("amount")};
}

bonus::PaymentFact read_payment_fact(ObjectReader& r) {
    return {.id = r.id("id"),
            .paid_at = read_instant(r, "paid_at"),
            .received_at = read_optional_instant(r, "received_at"),
            .posted_at = read_optional_instant(r, "posted_at"),
            .amount = r.money("amount"),
            .fee = r.optional_money("fee").value_or(Money()),
            .channel = r.id("channel"),
            .scheme = r.optional_id("scheme").value_or(""),
            .parts = r.list("parts", read_part, Presence::optional)};
}

bonus::ReturnFact read_return(ObjectReader& r) {
    return {.id = r.id("id"),
            .of = r.id("of"),
            .at = read_instant(r, "at"),
            .amount = r.optional_money("amount")};
}

bonus::MeterFact read_meter_fact(ObjectReader& r) {
    return {.id = r.id("id"), .active = r.interval(), .remote = r.boolean("remote", false)};
}

bonus::ReadingFact read_reading_fact(ObjectReader& r) {
    return {.id = r.id("id"),
            .meter = r.id("meter"),
            .received_at = read_instant(r, "received_at"),
            .channel = r.id("channel"),
            .accepted = r.boolean("accepted", true)};
}

bonus::StandingFact read_standing(ObjectReader& r) {
    return {.fact = r.id("fact"),
            .value = r.optional_id("value").value_or(""),
            .from = read_instant(r, "from"),
            .to = read_optional_instant(r, "to")};
}

bonus::LevelFact read_level_fact(ObjectReader& r) {
    return {.at = read_instant(r, "at"),
            .level = r.id("level"),
            .held = static_cast<int>(r.count("held", 0, 1200, 0))};
}

bonus::GivenFact read_given(ObjectReader& r) {
    return {.key = r.id("key"),
            .grant = r.optional_id("grant").value_or(""),
            .reward = r.id("reward"),
            .unit = r.optional_id("unit").value_or(""),
            .at = read_instant(r, "at"),
            .credit = r.optional_money("credit").value_or(Money()),
            .state = r.choice("state", names::given_states, bonus::GivenFact::State::pending)};
}

History read_history(ObjectReader& r) {
    return {.account = r.id("account"),
            .person = r.optional_id("person").value_or(""),
            .opened = r.optional_date("opened"),
            .bills = r.list("bills", read_bill_fact, Presence::optional),
            .payments = r.list("payments", read_payment_fact, Presence::optional),
            .returns = r.list("returns", read_return, Presence::optional),
            .meters = r.list("meters", read_meter_fact, Presence::optional),
            .readings = r.list("readings", read_reading_fact, Presence::optional),
            .facts = r.list("facts", read_standing, Presence::optional),
            .levels = r.list("levels", read_level_fact, Presence::optional),
            .given = r.list("given", read_given, Presence::optional)};
}

std::vector<History> read_histories(ObjectReader& r) {
    r.schema("kvit-bonus-history/1");
    return r.list("accounts", read_history);
}

}  // namespace

Result<std::vector<History>> read_bonus_history(std::string_view json) {
    return json::read_text(json, read_histories);
}

}  // namespace kvit::format
