#include "format/opening.hpp"

#include <algorithm>

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/billed_reading.hpp"
#include "format/claims.hpp"
#include "format/debt_record.hpp"
#include "format/house_resource.hpp"
#include "format/layout.hpp"
#include "format/past.hpp"
#include "format/purpose.hpp"
#include "format/sum.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

void add_kind(json::Object& object, bill::ReceivableKind kind) {
    if (kind != bill::ReceivableKind::principal)
        object.add("of", json::name_of(names::receivable_kinds, kind));
}

/// What the migration of a legacy system leaves at zero is no balance.
std::vector<bill::Balance> read_balances(ObjectReader& r) {
    Claims<bill::DebtKey> keys;
    std::vector<bill::Balance> balances;
    r.each("balances", [&](ObjectReader& b) {
        const bill::Balance balance{
            .key = read_balance_key(b),
            .amount = b.money("amount"),
            .kind = b.choice("of", names::receivable_kinds, bill::ReceivableKind::principal),
            .charged = b.optional_money("charged").value_or(Money())};
        if (balance.charged.is_negative())
            b.fail("charged", ErrorCode::out_of_range, shown(std::optional(balance.charged)),
                   {"не меньше нуля", "not below zero"});
        if (b.ok() && keys.claim(b, {}, balance.of(), shown(balance.key)) &&
            !(balance.amount.is_zero() && balance.charged.is_zero()))
            balances.push_back(balance);
    });
    std::sort(balances.begin(), balances.end(),
              [](const auto& a, const auto& b) { return a.of() < b.of(); });
    return balances;
}

json::Object balance_entry(const bill::Balance& balance) {
    json::Object object = balance_object(balance.key);
    add_kind(object, balance.kind);
    object.add("amount", balance.amount);
    if (!balance.charged.is_zero()) object.add("charged", balance.charged);
    return object;
}

// ---- Payments that the policy allocated.

Money read_above_zero(ObjectReader& r) {
    const Money amount = r.money("amount");
    if (r.ok() && amount <= Money())
        r.fail("amount", ErrorCode::out_of_range, shown(std::optional(amount)),
               {"больше нуля", "above zero"});
    return amount;
}

ledger::PlacedBefore read_placed_part(ObjectReader& r) {
    return {.key = read_balance_key(r),
            .kind = r.choice("of", names::receivable_kinds, bill::ReceivableKind::principal),
            .voluntary = r.boolean("voluntary", false),
            .amount = read_above_zero(r)};
}

close::PlacedPayment read_placed_payment(ObjectReader& r, IdClaims& ids) {
    close::PlacedPayment payment{
        .payment = FactId(ids.read(r, "payment")),
        .paid = r.date("paid"),
        .posted = r.month("posted"),
        .purpose = r.optional_object("purpose", read_purpose).value_or(premises::Purpose()),
        .parts = r.list("parts", read_placed_part, json::Presence::optional),
        .advance = r.optional_money("advance").value_or(Money())};
    if (payment.advance.is_negative())
        r.fail("advance", ErrorCode::out_of_range, shown(std::optional(payment.advance)),
               {"не меньше нуля", "not below zero"});
    return payment;
}

json::Object placed_part_object(const ledger::PlacedBefore& part) {
    json::Object object = balance_object(part.key);
    add_kind(object, part.kind);
    if (part.voluntary) object.add("voluntary", true);
    return std::move(object).add("amount", part.amount);
}

json::Object placed_payment_object(const close::PlacedPayment& payment) {
    json::Object object;
    object.add("payment", payment.payment.text())
        .add("paid", payment.paid)
        .add("posted", payment.posted);
    if (payment.purpose != premises::Purpose())
        object.add("purpose", purpose_object(payment.purpose));
    object.add("parts", json::array_of(payment.parts, placed_part_object));
    if (!payment.advance.is_zero()) object.add("advance", payment.advance);
    return object;
}

bill::Balance read_offer(ObjectReader& r) {
    return {.key = read_balance_key(r), .amount = read_above_zero(r)};
}

json::Object account_object(const close::AccountOpening& opened) {
    json::Object object;
    object.add("account", opened.account.text())
        .add("balances", json::array_of(opened.balances, balance_entry));
    if (!opened.years.empty())
        object.add("years", json::array_of(opened.years, year_account_object));
    if (!opened.payments.empty())
        object.add("payments", json::array_of(opened.payments, placed_payment_object));
    if (!opened.offers.empty()) object.add("offers", json::array_of(opened.offers, balance_entry));
    if (!opened.debts.empty())
        object.add("debts", json::array_of(opened.debts, debt_record_object));
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
    IdClaims payments;
    opening.accounts = r.list("accounts", [&](ObjectReader& a) -> close::AccountOpening {
        return {.account = AccountId(accounts.read(a, "account")),
                .balances = read_balances(a),
                .years = read_year_accounts(a),
                .payments = a.list(
                    "payments", [&](ObjectReader& p) { return read_placed_payment(p, payments); },
                    json::Presence::optional),
                .offers = a.list("offers", read_offer, json::Presence::optional),
                .debts = read_debt_records(a),
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
    opening.past = r.optional_object("past", read_past);
    opening.penalties_from = r.optional_date("penalties_from");
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
    if (opening.past) object.add("past", past_object(*opening.past));
    if (opening.penalties_from) object.add("penalties_from", *opening.penalties_from);
    return object;
}

Result<close::Opening> read_opening(std::string_view json) {
    return json::read_text(json, read_opening_object);
}

std::string write_opening(const close::Opening& opening, Layout layout) {
    return laid_out(opening_object(opening), layout);
}

}  // namespace kvit::format
