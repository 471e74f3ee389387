#include "close/offset.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

constexpr Phrase why{"зачёт переплаты у того же получателя",
                     "an overpayment meets a debt to the same creditor"};

/// Moves money from one balance below zero to one above it.
void move(AccountMoney& account, const bill::DebtKey& from, const bill::DebtKey& to) {
    const Money amount = std::min(-account.balance(from), account.balance(to));
    if (amount <= Money()) return;
    for (const auto& [of, sign] : {std::pair(&from, 1), std::pair(&to, -1)})
        account.post({.kind = bill::PostingKind::transfer,
                      .key = of->key,
                      .amount = sign > 0 ? amount : -amount,
                      .debt = of->kind,
                      .reason = std::string(why.ru),
                      .author = "kvit"});
    account.move_parts(from, to, amount);
}

}  // namespace

void offset_within_creditors(AccountMoney& account) {
    std::vector<bill::DebtKey> over;
    std::vector<bill::DebtKey> owed;
    for (const auto& [of, amount] : account.balances()) {
        if (of.is_advance()) continue;
        if (amount.is_negative()) over.push_back(of);
        if (amount > Money() && of.kind == bill::ReceivableKind::principal) owed.push_back(of);
    }
    const auto oldest_first = [](const auto& a, const auto& b) {
        return std::tie(a.key.month, a.key) < std::tie(b.key.month, b.key);
    };
    std::sort(over.begin(), over.end(), oldest_first);
    std::sort(owed.begin(), owed.end(), oldest_first);
    for (const bool same_service : {true, false})
        for (const auto& from : over)
            for (const auto& to : owed)
                if (from.key.creditor == to.key.creditor &&
                    (!same_service || from.key.service == to.key.service))
                    move(account, from, to);
}

}  // namespace kvit::close
