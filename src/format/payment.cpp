#include "format/payment.hpp"

#include "format/balance.hpp"
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

/// Nothing given, or an empty list; a value of another type is an error already.
bool is_unsplit(json::ObjectReader& r) {
    const json::Value* parts = r.raw("parts");
    return parts == nullptr || (parts->as_array() != nullptr && parts->as_array()->empty());
}

}  // namespace

premises::Payment read_payment(json::ObjectReader& r, FactReader& facts) {
    premises::Payment payment;
    payment.fact = facts.event(r);
    payment.account = AccountId(r.id("account"));
    payment.date = r.date("date");
    payment.amount = read_amount(r, Money::kopecks(1));
    payment.parts = r.list("parts", read_part, json::Presence::optional);

    if (is_unsplit(r)) {
        r.fail("parts", ErrorCode::payment_not_split, {},
               {"части: получатель, услуга, месяц долга, сумма",
                "parts: creditor, service, debt month, amount"});
    } else if (r.ok()) {
        const auto sum = sum_of_amounts(payment.parts);
        if (sum != payment.amount)
            r.fail("parts", ErrorCode::split_does_not_sum, shown(sum),
                   {"сумма частей " + payment.amount.to_string(),
                    "parts that sum to " + payment.amount.to_string()});
    }
    return payment;
}

}  // namespace kvit::format
