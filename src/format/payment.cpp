#include "format/payment.hpp"

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/dated.hpp"
#include "format/optional_id.hpp"
#include "format/purpose.hpp"
#include "format/required.hpp"
#include "format/sum.hpp"

namespace kvit::format {
namespace {

/// The key "amount", not below `least`.
Money read_amount(json::ObjectReader& r, Money least) {
    const auto amount = required_money(r, "amount");
    if (amount && *amount < least)
        r.fail("amount", ErrorCode::out_of_range, shown(amount),
               {"сумма не меньше " + least.to_string(), "a sum of at least " + least.to_string()});
    return amount.value_or(least);
}

premises::PaymentPart read_part(json::ObjectReader& r) {
    const bill::BalanceKey key = read_balance_key(r);
    return {key.creditor, key.service, key.month, read_amount(r, Money())};
}

/// A list without an entry says neither how the host has split the payment nor that kvit shall.
bool is_empty_list(json::ObjectReader& r) {
    const json::Value* parts = r.raw("parts");
    return parts != nullptr && parts->as_array() != nullptr && parts->as_array()->empty();
}

/// What a posting is of, unless it says so.
premises::ReceivableKind usual_debt(premises::HandPostingKind kind) {
    if (kind == premises::HandPostingKind::penalty) return premises::ReceivableKind::penalty;
    if (kind == premises::HandPostingKind::court_cost) return premises::ReceivableKind::court_cost;
    return premises::ReceivableKind::principal;
}

/// Which way a kind may move a balance: what stands in the book as the sign of its kind.
void check_sign(json::ObjectReader& r, const premises::HandPosting& posting) {
    using premises::HandPostingKind;
    const bool lowers = posting.kind == HandPostingKind::write_off ||
                        posting.kind == HandPostingKind::bonus_credit ||
                        posting.kind == HandPostingKind::provider_fine;
    const bool raises = posting.kind == HandPostingKind::court_cost;
    const bool of_itself = raises || posting.kind == HandPostingKind::penalty;
    if (of_itself && posting.debt != usual_debt(posting.kind))
        r.fail("of", ErrorCode::contradiction, {},
               {"без этого ключа: пени и издержки — сальдо своего вида",
                "no such key: penalties and costs have balances of their own"});
    if (posting.amount.is_zero() || (lowers && posting.amount > Money()) ||
        (raises && posting.amount.is_negative()))
        r.fail("amount", ErrorCode::out_of_range, shown(std::optional(posting.amount)),
               raises ? Phrase{"больше нуля: увеличивает долг", "above zero: it raises the debt"}
               : lowers ? Phrase{"меньше нуля: уменьшает долг", "below zero: it lowers the debt"}
                        : Phrase{"сумма, не равная нулю", "a sum that is not zero"});
}

}  // namespace

premises::Payment read_payment(json::ObjectReader& r, FactReader& facts) {
    premises::Payment payment;
    payment.fact = facts.event(r);
    payment.account = AccountId(r.id("account"));
    payment.date = r.date("date");
    payment.amount = read_amount(r, Money::kopecks(1));
    payment.parts = r.list("parts", read_part, json::Presence::optional);

    payment.purpose = r.optional_object("purpose", read_purpose).value_or(premises::Purpose());

    if (is_empty_list(r)) {
        r.fail("parts", ErrorCode::payment_not_split, "[]",
               {"части (получатель, услуга, месяц долга, сумма) или без ключа: разнесёт kvit",
                "parts (creditor, service, debt month, amount), or no key: kvit allocates"});
    } else if (!payment.parts.empty() && r.has("purpose")) {
        r.fail("purpose", ErrorCode::contradiction, {},
               {"без этого ключа: платёж уже разнесён частями",
                "no such key: the payment is split into parts already"});
    } else if (r.ok() && !payment.parts.empty()) {
        const auto sum = sum_of_amounts(payment.parts);
        if (sum != payment.amount)
            r.fail("parts", ErrorCode::split_does_not_sum, shown(sum),
                   {"сумма частей " + payment.amount.to_string(),
                    "parts that sum to " + payment.amount.to_string()});
    }
    return payment;
}

premises::TakeBack read_payment_take_back(json::ObjectReader& r, FactReader& facts) {
    premises::TakeBack fact;
    fact.fact = facts.event(r);
    fact.kind = r.choice("kind", names::take_back_kinds);
    fact.payment = FactId(r.id("payment"));
    fact.date = r.date("date");
    if (r.has("amount")) fact.amount = read_amount(r, Money::kopecks(1));
    fact.account = read_optional_id<AccountId>(r, "account");
    fact.purpose = r.optional_object("purpose", read_purpose).value_or(premises::Purpose());
    fact.reason = r.text("reason");
    fact.author = r.text("author");
    refuse_unless_transfer(r, fact.kind);
    return fact;
}

premises::HandPosting read_hand_posting(json::ObjectReader& r, FactReader& facts) {
    premises::HandPosting posting;
    posting.fact = facts.event(r);
    posting.account = AccountId(r.id("account"));
    posting.kind = r.choice("kind", names::hand_posting_kinds);
    const bill::BalanceKey key = read_balance_key(r);
    posting.creditor = key.creditor;
    posting.service = key.service;
    posting.month = key.month;
    posting.debt = r.choice("of", names::receivable_kinds, usual_debt(posting.kind));
    posting.amount = r.money("amount");
    posting.date = r.date("date");
    posting.reason = r.text("reason");
    posting.author = r.text("author");
    if (r.ok()) check_sign(r, posting);
    return posting;
}

premises::Succession read_house_succession(json::ObjectReader& r, FactReader& facts) {
    premises::Succession succession;
    succession.fact = facts.event(r);
    succession.from = AccountId(r.id("from"));
    succession.to = AccountId(r.id("to"));
    succession.date = r.date("date");
    for (auto& service : r.ids("services", json::Presence::optional))
        succession.services.emplace_back(std::move(service));
    fail_empty(r, "services",
               {"хотя бы одна услуга; без ключа — капитальный ремонт",
                "at least one service; capital repair if the key is absent"});
    if (succession.services.empty()) succession.services = {ServiceId("capital_repair")};
    succession.reason = r.text("reason");
    succession.author = r.text("author");
    return succession;
}

}  // namespace kvit::format
