// kvit-payments/1: accounts and bills, what was accepted before, registries and statements.
#include <utility>

#include "format/optional_id.hpp"
#include "format/policy.hpp"
#include "format/proceedings.hpp"
#include "format/reconciliation_names.hpp"
#include "format/time_of_day.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/ledger/reconciliation/practices.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;
using ledger::PaymentsCase;

/// The options under their full names, as in kvit-policy/1.
void read_own_policy(ObjectReader& r, PaymentsCase& facts) {
    if (r.has("inherits")) facts.inherits = read_base(r, law::ShippedPolicy::law_default);
    for (const law::PolicyOption option : ledger::ReconciliationPractices::options) {
        const law::PolicyOptionRow& row = row_of(option);
        if (const auto choice = r.optional_choice(row.name, choices_of(row)))
            facts.choices.push_back({option, *choice, {}});
    }
}

ledger::KnownAccount read_known_account(ObjectReader& r) {
    return {.account = AccountId(r.id("account")),
            .numbers = r.ids("numbers", Presence::optional),
            .closed_on = r.optional_date("closed_on"),
            .path = r.path()};
}

ledger::KnownBill read_known_bill(ObjectReader& r) {
    return {.document = r.id("document"),
            .account = AccountId(r.id("account")),
            .period = r.month("period"),
            .to_pay = r.money("to_pay"),
            .with_insurance = r.optional_money("to_pay_with_insurance"),
            .path = r.path()};
}

ledger::PaymentChannel read_channel(ObjectReader& r) {
    return {.id = r.id("id"), .valid = r.interval(), .path = r.path()};
}

ledger::PurposeNumber read_purpose_number(ObjectReader& r) {
    return {.number = r.id("number"),
            .confidence = static_cast<int>(r.count("confidence", 1, ledger::confidence_max))};
}

ledger::RegistryRow read_row(ObjectReader& r) {
    ledger::RegistryRow row;
    row.operation = r.id("operation");
    row.kind = r.choice("kind", names::row_kinds, ledger::RowKind::payment);
    row.account = r.optional_text("account").value_or("");
    row.amount = r.money("amount");
    row.paid = r.date("paid");
    row.time = read_time_of_day(r, "time");
    row.received = r.optional_date("received");
    row.period = r.optional_month("period");
    row.document = r.optional_id("document");
    row.purpose = r.optional_text("purpose").value_or("");
    row.ids = r.list("ids", read_purpose_number, Presence::optional);
    row.channel = r.optional_id("channel");
    row.reverses = r.optional_id("reverses").value_or("");
    row.path = r.path();
    return row;
}

ledger::EarlierRow read_earlier(ObjectReader& r) {
    ledger::EarlierRow earlier;
    earlier.agent = r.id("agent");
    earlier.row = read_row(r);
    earlier.posted_to = read_optional_id<AccountId>(r, "posted_to");
    earlier.path = r.path();
    return earlier;
}

ledger::Registry read_registry(ObjectReader& r) {
    return {.id = r.id("id"),
            .agent = r.id("agent"),
            .date = r.date("date"),
            .kind = r.choice("kind", names::registry_kinds, ledger::RegistryKind::registry),
            .rows = r.list("rows", read_row),
            .known_on = r.optional_date("known_on").value_or(Date::open_start()),
            .path = r.path()};
}

PaymentsCase read_document(ObjectReader& r) {
    PaymentsCase facts;
    r.schema("kvit-payments/1");
    facts.id = r.id("id");
    facts.title = r.optional_text("title").value_or("");
    facts.known_on = r.optional_date("known_on").value_or(Date::open_end());
    facts.as_of = r.optional_date("as_of");
    r.optional_object("policy", [&](ObjectReader& policy) { read_own_policy(policy, facts); });
    facts.accounts = r.list("accounts", read_known_account);
    facts.bills = r.list("bills", read_known_bill, Presence::optional);
    facts.channels = r.list("channels", read_channel, Presence::optional);
    facts.earlier = r.list("earlier", read_earlier, Presence::optional);
    facts.registries = r.list("registries", read_registry);
    facts.lives = r.list("lives", read_life, Presence::optional);
    facts.searches = r.list("searches", read_search, Presence::optional);
    facts.claims = r.list("claims", read_claim, Presence::optional);
    return facts;
}

}  // namespace

Result<PaymentsCase> read_payments_case(std::string_view json) {
    auto facts = json::read_text(json, read_document);
    if (!facts) return facts;
    if (Errors errors = ledger::check(*facts); !errors.empty()) return errors;
    return facts;
}

}  // namespace kvit::format
