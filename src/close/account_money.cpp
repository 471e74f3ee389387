#include "close/account_money.hpp"

#include <algorithm>
#include <set>

#include "kvit/base/limits.hpp"

namespace kvit::close {
AccountMoney::AccountMoney(const AccountOpening* opening) {
    if (opening == nullptr) return;
    for (const auto& balance : opening->balances)
        if (!balance.amount.is_zero()) moved.opening.push_back(balance);
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

void AccountMoney::move_parts(const bill::DebtKey& from, const bill::DebtKey& to, Money amount) {
    for (std::size_t newest = payments.size(); newest-- > 0;) {
        auto& payment = payments[newest];
        for (std::size_t i = payment.parts.size(); i-- > 0 && !amount.is_zero();) {
            auto& part = payment.parts[i];
            if (part.voluntary || part.key != from.key || part.kind != from.kind) continue;
            const Money moves = std::min(amount, part.amount);
            part.amount -= moves;
            amount -= moves;
            if (part.amount.is_zero())
                part = {.key = to.key, .kind = to.kind, .amount = moves};
            else
                payment.parts.insert(payment.parts.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                     {.key = to.key, .kind = to.kind, .amount = moves});
        }
    }
}

Money AccountMoney::advance() const {
    Money advance;
    for (const auto& payment : payments) advance += payment.advance;
    return advance;
}

void AccountMoney::carry(AccountOpening& next, Month month) const {
    next.debts = debts;
    std::set<bill::DebtKey> covered;
    for (const auto& payment : payments) {
        const int months = month.index() - payment.posted.index();
        if (months >= limits::placed_payment_months && payment.advance.is_zero()) continue;
        next.payments.push_back(payment);
        for (const auto& part : payment.parts) covered.insert({part.key, part.kind});
    }
    for (const auto& [of, amount] : balances_) {
        if (of.is_advance()) continue;
        bill::Balance balance{.key = of.key, .amount = amount, .kind = of.kind};
        // The charge is asked for again where the debt is shared, or may come back.
        const bool again = allocated && (amount > Money() || covered.contains(of));
        if (const Money was = charged(of); again && was > std::max(amount, Money()))
            balance.charged = was;
        if (!amount.is_zero() || !balance.charged.is_zero()) next.balances.push_back(balance);
    }
}

}  // namespace kvit::close
