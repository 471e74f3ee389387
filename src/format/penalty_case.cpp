// kvit-penalty/1: debts by month, payments, suspensions, and by which practices.
#include "format/penalty_case.hpp"

#include <optional>
#include <utility>

#include "format/claims.hpp"
#include "format/layout.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/penalty_policy.hpp"
#include "format/required.hpp"
#include "format/sum.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using ledger::PenaltyCase;

/// What collections of published cases say beside the facts; of no use to a calculation.
constexpr std::string_view left_alone[] = {"source",   "url",    "note",          "complete",
                                           "expected", "defect", "correct_total", "correct_policy"};

constexpr json::Choice<bool> purposes[] = {{"penalty", true}};

/// A debt, or a sum that is taken from one.
constexpr formula::Kind moved_kind = [] {
    formula::Kind kind = kind::debt;
    kind.sign = formula::Sign::any;
    return kind;
}();

/// The key "amount", within what a formula of penalties takes.
std::optional<Money> read_amount(ObjectReader& r) {
    const auto amount = required_money(r, "amount");
    const bool legal = amount && is_legal(r, "amount", amount->to_decimal(), moved_kind);
    return legal ? amount : std::nullopt;
}

Date known_on(ObjectReader& r) { return r.optional_date("known_on").value_or(Date::open_start()); }

// ---- debts

/// A debt by what results call it.
using DebtKey = std::pair<Month, std::optional<Date>>;

std::string shown(const DebtKey& key) {
    return key.first.to_string() + (key.second ? '/' + key.second->to_string() : std::string());
}

Money read_debt_amount(ObjectReader& r) {
    const auto amount = read_amount(r);
    if (amount && amount->is_negative())
        r.fail("amount", ErrorCode::out_of_range, '"' + amount->to_string() + '"',
               {"долг не меньше нуля; переплата и возврат — это платежи",
                "a debt not below zero; an advance or a refund is a payment"});
    return amount.value_or(Money());
}

ledger::Debt read_debt(ObjectReader& r, ledger::DueRule due, Claims<DebtKey>& claims) {
    ledger::Debt debt{.period = r.month("period"),
                      .amount = read_debt_amount(r),
                      .due_date = r.optional_date("due_date"),
                      .due_override = r.optional_date("due_override"),
                      .presented = r.boolean("presented", true),
                      .accrues_from = r.optional_date("accrues_from"),
                      .known_on = known_on(r),
                      .path = r.path()};
    r.optional_text("note");
    if (due == ledger::DueRule::as_given && !r.has("due_date") && !r.has("due_override"))
        r.fail("due_date", ErrorCode::missing_key, {},
               {"срок оплаты: правило due — as_given", "a due date: the rule due is as_given"});
    const DebtKey key{debt.period, debt.due_override ? debt.due_override : debt.due_date};
    if (r.ok()) claims.claim(r, {}, key, shown(key));
    return debt;
}

// ---- payments

/// What a correction must have and another payment must not. One whose purpose is the penalty takes
/// back such a payment.
void check_correction(ObjectReader& r, const ledger::Payment& payment) {
    const bool raises_debt = payment.amount.is_negative() && !payment.to_penalty;
    if (!raises_debt && payment.due_date)
        r.fail(
            "due_date", ErrorCode::contradiction, {},
            {"без этого ключа: он есть только у отрицательного платежа, который увеличивает долг",
             "no such key: it belongs to a negative payment that raises a debt"});
    if (raises_debt && !r.has("period") && !r.has("due_date"))
        r.fail("period", ErrorCode::missing_key, {},
               {"месяц, долг которого увеличивает отрицательный платёж",
                "the month whose debt a negative payment raises"});
}

ledger::Payment read_payment_of_case(ObjectReader& r, IdClaims& ids) {
    ledger::Payment payment;
    if (r.has("id")) payment.id = ids.read(r, "id");
    payment.date = r.date("date");
    const auto amount = read_amount(r);
    payment.amount = amount.value_or(Money());
    payment.period = r.optional_month("period");
    payment.to_penalty = r.optional_choice("purpose", purposes).value_or(false);
    payment.due_date = r.optional_date("due_date");
    payment.known_on = known_on(r);
    payment.path = r.path();
    r.optional_text("note");
    if (amount && amount->is_zero())
        r.fail("amount", ErrorCode::out_of_range, '"' + amount->to_string() + '"',
               {"платёж больше нуля или исправление меньше нуля",
                "a payment above zero or a correction below it"});
    else if (amount)
        check_correction(r, payment);
    return payment;
}

// ---- the rest

ledger::NoAccrual read_suspension(ObjectReader& r) {
    const auto scope =
        r.choice("scope", names::suspension_scopes, ledger::SuspensionScope::account);
    ledger::NoAccrual suspension = read_no_accrual(r, scope);
    suspension.known_on = known_on(r);
    return suspension;
}

ledger::PostedPenalty read_posted(ObjectReader& r) {
    return {.period = r.month("period"), .amount = read_amount(r).value_or(Money())};
}

PenaltyCase read_document(ObjectReader& r) {
    PenaltyCase facts;
    r.schema("kvit-penalty/1");
    for (const auto key : left_alone) r.raw(key);
    facts.id = r.id("id");
    facts.title = r.optional_text("title").value_or("");
    facts.scale = r.id("scale");
    facts.as_of = r.date("as_of");
    facts.known_on = r.optional_date("known_on").value_or(Date::open_end());
    facts.judgment_day = r.optional_date("judgment_day");
    facts.claim_date = r.optional_date("claim_date");
    read_penalty_policy(r, facts);

    Claims<DebtKey> debts;
    facts.debts =
        r.list("debts", [&](ObjectReader& entry) { return read_debt(entry, facts.due, debts); });
    IdClaims payments;
    facts.payments = r.list(
        "payments", [&](ObjectReader& entry) { return read_payment_of_case(entry, payments); },
        json::Presence::optional);
    facts.suspensions = r.list("suspensions", read_suspension, json::Presence::optional);
    facts.posted = r.list("posted", read_posted, json::Presence::optional);
    return facts;
}

// ---- writing

void add_known_on(json::Object& object, Date known_on) {
    if (known_on != Date::open_start()) object.add("known_on", known_on);
}

json::Object debt_object(const ledger::Debt& debt) {
    auto object = json::Object()
                      .add("period", debt.period)
                      .add("amount", debt.amount)
                      .add("due_date", debt.due_date)
                      .add("due_override", debt.due_override);
    if (!debt.presented) object.add("presented", false);
    if (debt.accrues_from) object.add("accrues_from", *debt.accrues_from);
    add_known_on(object, debt.known_on);
    return object;
}

json::Object payment_object(const ledger::Payment& payment) {
    json::Object object;
    if (!payment.id.empty()) object.add("id", payment.id);
    object.add("date", payment.date).add("amount", payment.amount).add("period", payment.period);
    if (payment.to_penalty) object.add("purpose", json::name_of(purposes, true));
    object.add("due_date", payment.due_date);
    add_known_on(object, payment.known_on);
    return object;
}

json::Object suspension_object(const ledger::NoAccrual& suspension) {
    auto object = no_accrual_object(suspension)
                      .add("scope", json::name_of(names::suspension_scopes, suspension.scope));
    add_known_on(object, suspension.known_on);
    return object;
}

json::Object posted_object(const ledger::PostedPenalty& posted) {
    return json::Object().add("period", posted.period).add("amount", posted.amount);
}

/// A list that may be absent.
template <class Rows, class Write>
void add_rows(json::Object& object, std::string key, const Rows& rows, Write write) {
    if (!rows.empty()) object.add(std::move(key), json::array_of(rows, write));
}

}  // namespace

Result<PenaltyCase> read_penalty_case(std::string_view json) {
    return json::read_text(json, read_document);
}

std::string write_penalty_case(const PenaltyCase& facts, Layout layout) {
    auto object = json::Object().add("schema", "kvit-penalty/1").add("id", facts.id);
    if (!facts.title.empty()) object.add("title", facts.title);
    object.add("scale", facts.scale).add("as_of", facts.as_of);
    if (facts.known_on != Date::open_end()) object.add("known_on", facts.known_on);
    object.add("judgment_day", facts.judgment_day)
        .add("claim_date", facts.claim_date)
        .add("policy", penalty_policy_object(facts))
        .add("debts", json::array_of(facts.debts, debt_object));
    add_rows(object, "payments", facts.payments, payment_object);
    add_rows(object, "suspensions", facts.suspensions, suspension_object);
    add_rows(object, "posted", facts.posted, posted_object);
    return laid_out(object, layout);
}

}  // namespace kvit::format
