#include "close/account_money.hpp"

#include <algorithm>

#include "kvit/base/limits.hpp"

namespace kvit::close {
AccountMoney::AccountMoney(const AccountOpening* opening) {
    if (opening == nullptr) return;
    moved.opening = opening->balances;
    payments = opening->payments;
    offers = opening->offers;
    allocated = !payments.empty();
    for (const auto& balance : opening->balances) {
        balances_[balance.of()] += balance.amount;
        charged_[balance.of()] +=
            balance.charged.is_zero() ? std::max(balance.amount, Money()) : balance.charged;
    }
    std::map<Month, Money> advances;
    for (const auto& payment : payments) advances[Month::of(payment.paid)] += payment.advance;
    for (const auto& [month, advance] : advances) {
        if (advance.is_zero()) continue;
        const bill::Balance balance{.key = {{}, {}, month}, .amount = -advance};
        moved.opening.push_back(balance);
        balances_[balance.of()] += balance.amount;
    }
}

void AccountMoney::charge(const bill::Posting& posting) {
    balances_[posting.of()] += posting.amount;
    charged_[posting.of()] += posting.amount;
}

void AccountMoney::post(bill::Posting posting) {
    if (posting.amount.is_zero()) return;
    balances_[posting.of()] += posting.amount;
    moved.postings.push_back(std::move(posting));
}

Money AccountMoney::advance() const {
    Money advance;
    for (const auto& payment : payments) advance += payment.advance;
    return advance;
}

void AccountMoney::carry(AccountOpening& next, Month month) const {
    for (const auto& [of, amount] : balances_) {
        if (amount.is_zero() || of.is_advance()) continue;
        bill::Balance balance{.key = of.key, .amount = amount, .kind = of.kind};
        // Where the host splits payments nothing asks for the charge again.
        if (const Money was = charged(of); allocated && was > amount && amount > Money())
            balance.charged = was;
        next.balances.push_back(balance);
    }
    for (const auto& payment : payments) {
        const int months = month.index() - payment.posted.index();
        if (months < limits::placed_payment_months || !payment.advance.is_zero())
            next.payments.push_back(payment);
    }
}

}  // namespace kvit::close
