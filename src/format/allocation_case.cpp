// kvit-allocation/1: what accounts owe, payments, and what is taken back of them.
#include <algorithm>
#include <iterator>
#include <utility>

#include "format/allocation.hpp"
#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/optional_id.hpp"
#include "format/policy.hpp"
#include "format/purpose.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/ledger/allocation/practices.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;
using ledger::AllocationCase;

Date known_on(ObjectReader& r) { return r.optional_date("known_on").value_or(Date::open_start()); }

// ---- policy

/// The options under their full names, as in kvit-policy/1: some are shared with penalties.
void read_policy(ObjectReader& r, AllocationCase& facts) {
    if (r.has("inherits")) facts.inherits = read_base(r, law::ShippedPolicy::law_default);
    for (const law::PolicyOption option : ledger::AllocationPractices::options) {
        const law::PolicyOptionRow& row = row_of(option);
        if (const auto choice = r.optional_choice(row.name, choices_of(row)))
            facts.choices.push_back({option, *choice, {}});
    }
}

// ---- receivables

ledger::Receivable read_receivable(ObjectReader& r) {
    ledger::Receivable row;
    row.key = read_balance_key(r);
    row.kind = r.choice("kind", names::receivable_kinds, ledger::ReceivableKind::principal);
    row.due = r.date("due_date");
    row.amount = r.money("amount");
    row.charge = r.optional_money("charge").value_or(row.amount);
    row.document = r.optional_id("document").value_or("");
    row.row = r.count("row", 0, INT32_MAX, 0);
    row.voluntary = r.boolean("voluntary", false);
    row.path = r.path();
    if (row.voluntary && row.kind != ledger::ReceivableKind::principal)
        r.fail("voluntary", ErrorCode::contradiction, {},
               {"без этого ключа: на предложение нет пени и издержек",
                "no such key: an offer has no penalty and no costs"});
    return row;
}

ledger::AccountReceivables read_account(ObjectReader& r) {
    return {.account = AccountId(r.id("account")),
            .receivables = r.list("receivables", read_receivable),
            .path = r.path()};
}

// ---- payments

ledger::ReceivedPayment read_payment(ObjectReader& r) {
    return {.id = r.id("id"),
            .account = read_optional_id<AccountId>(r, "account"),
            .paid = r.date("paid"),
            .received = r.optional_date("received"),
            .posted = r.optional_date("posted"),
            .amount = r.money("amount"),
            .purpose = r.optional_object("purpose", read_purpose).value_or(ledger::Purpose()),
            .advance = r.boolean("advance", false),
            .known_on = known_on(r),
            .path = r.path()};
}

ledger::TakeBack read_take_back(ObjectReader& r) {
    ledger::TakeBack fact{
        .id = r.id("id"),
        .kind = r.choice("kind", names::take_back_kinds),
        .payment = r.id("payment"),
        .date = r.date("date"),
        .amount = r.optional_money("amount"),
        .account = read_optional_id<AccountId>(r, "account"),
        .purpose = r.optional_object("purpose", read_purpose).value_or(ledger::Purpose()),
        .reason = r.text("reason"),
        .author = r.text("author"),
        .known_on = known_on(r),
        .path = r.path()};
    refuse_unless_transfer(r, fact.kind);
    return fact;
}

AllocationCase read_document(ObjectReader& r) {
    AllocationCase facts;
    r.schema("kvit-allocation/1");
    read_allocation_facts(r, facts);
    return facts;
}

}  // namespace

void read_allocation_facts(ObjectReader& r, AllocationCase& facts) {
    facts.id = r.id("id");
    facts.title = r.optional_text("title").value_or("");
    facts.known_on = r.optional_date("known_on").value_or(Date::open_end());
    r.optional_object("policy", [&](ObjectReader& policy) { read_policy(policy, facts); });
    facts.accounts = r.list("accounts", read_account);
    facts.payments = r.list("payments", read_payment);
    facts.take_backs = r.list("take_backs", read_take_back, Presence::optional);
}

Result<AllocationCase> read_allocation_case(std::string_view json) {
    auto facts = json::read_text(json, read_document);
    if (!facts) return facts;
    if (Errors errors = ledger::check(*facts); !errors.empty()) return errors;
    return facts;
}

}  // namespace kvit::format
