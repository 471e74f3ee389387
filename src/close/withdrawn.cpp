#include "close/withdrawn.hpp"

#include <algorithm>
#include <optional>

#include "close/split_places.hpp"

namespace kvit::close {
namespace {

/// The money of one payment, or of one transfer, that is still somewhere.
struct Lying {
    AccountId account;
    PlacedPayment placed;
};

/// Takes it out of what its account remembers; nothing if no account does.
std::optional<Lying> take_out(std::map<AccountId, AccountMoney>& accounts, const FactId& payment) {
    for (auto& [id, account] : accounts) {
        auto& known = account.payments;
        const auto at = std::find_if(known.begin(), known.end(),
                                     [&](const auto& each) { return each.payment == payment; });
        if (at == known.end()) continue;
        Lying lying{id, std::move(*at)};
        known.erase(at);
        return lying;
    }
    return std::nullopt;
}

void reverse(AccountMoney& account, const premises::Payment& payment, const PlacedPayment& placed) {
    bill::Posting posting{.kind = bill::PostingKind::reversal,
                          .key = {{}, {}, Month::of(placed.paid)},
                          .amount = placed.advance,
                          .date = payment.date,
                          .cause = payment.fact.id.text(),
                          .reason = "платёж отозван",
                          .author = "kvit"};
    account.post(posting);
    for (std::size_t last = placed.parts.size(); last-- > 0;) {
        const auto& part = placed.parts[last];
        posting.key = part.key;
        posting.debt = part.kind;
        posting.amount = part.amount;
        account.post(posting);
    }
    account.tell({.code = "payment_withdrawn",
                  .subject = payment.fact.id.text(),
                  .text = {"Платёж отозван после проведения: сторнирован там, где лежал",
                           "The payment was withdrawn after it was posted: reversed where it "
                           "lay"}});
}

void refuse(const premises::Payment& payment, Errors& errors) {
    errors.add(ErrorCode::missing_fact, payment.fact.path, payment.fact.id.text(),
               {"платёж, места которого помнит входящее состояние (payments)",
                "a payment whose places the opening remembers (payments)"});
}

}  // namespace

Errors reverse_withdrawn(const charge::HouseMonth& house, const MoneyFacts& facts,
                         std::map<AccountId, AccountMoney>& accounts) {
    Errors errors;
    const auto reverse_placed = [&](const FactId& id, const premises::Payment& payment) {
        const auto lying = take_out(accounts, id);
        if (lying)
            reverse(accounts.at(lying->account), payment, lying->placed);
        else
            refuse(payment, errors);
    };
    for (const auto& [payment, transfers] : facts.withdrawn_payments()) {
        const auto account = accounts.find(payment.account);
        if (account == accounts.end()) continue;
        for (const auto& transfer : transfers) reverse_placed(transfer, payment);
        if (payment.parts.empty())
            reverse_placed(payment.fact.id, payment);
        else
            reverse(account->second, payment,
                    {.payment = payment.fact.id,
                     .paid = payment.date,
                     .posted = house.month,
                     .parts = split_places(house, facts, payment)});
    }
    return errors;
}

}  // namespace kvit::close
