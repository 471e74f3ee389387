#include "close/settlement.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "close/allocated_month.hpp"
#include "close/offset.hpp"
#include "close/penalties.hpp"
#include "close/split_payments.hpp"
#include "close/withdrawn.hpp"
#include "ledger/book/succession.hpp"

namespace kvit::close {
namespace {

constexpr bill::PostingKind kind_of(premises::HandPostingKind kind) {
    using premises::HandPostingKind;
    switch (kind) {
        case HandPostingKind::penalty:
            return bill::PostingKind::penalty;
        case HandPostingKind::write_off:
            return bill::PostingKind::write_off;
        case HandPostingKind::bonus_credit:
            return bill::PostingKind::bonus_credit;
        case HandPostingKind::court_cost:
            return bill::PostingKind::court_cost;
        case HandPostingKind::provider_fine:
            return bill::PostingKind::provider_fine;
        default:
            return bill::PostingKind::correction;
    }
}

bill::Posting posting_of(const premises::HandPosting& fact) {
    return {.kind = kind_of(fact.kind),
            .key = {fact.creditor, fact.service, fact.month},
            .amount = fact.amount,
            .debt = fact.debt,
            .date = fact.date,
            .cause = fact.fact.id.text(),
            .reason = fact.reason,
            .author = fact.author};
}

/// A posting that was withdrawn after it was made is posted against, never taken out.
bill::Posting against(const premises::HandPosting& fact) {
    bill::Posting posting = posting_of(fact);
    posting.kind = bill::PostingKind::correction;
    posting.amount = -posting.amount;
    posting.reason = "проводка отозвана: " + fact.reason;
    return posting;
}

void post_by_hand(const charge::HouseMonth& house, const MoneyFacts& facts,
                  std::map<AccountId, AccountMoney>& accounts) {
    for (const auto& fact : facts.withdrawn_postings())
        if (const auto at = accounts.find(fact.account); at != accounts.end())
            at->second.post(against(fact));
    for (const auto& fact : house.house.postings)
        if (facts.due(fact)) accounts.at(fact.account).post(posting_of(fact));
}

/// What moves of a debt, in the words of the ledger.
ledger::Succession succession_of(const premises::Succession& fact) {
    return {.id = fact.fact.id.text(),
            .from = fact.from,
            .to = fact.to,
            .on = fact.date,
            .reason = fact.reason,
            .author = fact.author};
}

/// What is owed up to the month of a succession for services that follow the premises goes to the
/// account of the new owner: in its month, and whenever such a debt of the old account is raised
/// again later, so that the day on which something was learned changes nothing.
void succeed(const charge::HouseMonth& house, const MoneyFacts& facts,
             std::map<AccountId, AccountMoney>& accounts) {
    std::vector<const premises::Succession*> in_order;
    for (const auto& fact : house.house.successions)
        if (fact.date < house.month.next().first_day()) in_order.push_back(&fact);
    std::sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) {
        return std::tie(a->date, a->fact.id) < std::tie(b->date, b->fact.id);
    });
    for (const auto* fact : in_order) {
        const ledger::Succession succession = succession_of(*fact);
        ledger::Balances balances;
        for (const auto& [of, amount] : accounts.at(fact->from).balances())
            if (!of.is_advance() && of.key.month <= Month::of(fact->date))
                balances[{fact->from, of.key, of.kind}] = amount;
        const auto moved = ledger::postings_of(succession, balances, fact->services);
        for (const auto& posting : moved)
            accounts.at(posting.of.account)
                .post({.kind = posting.kind,
                       .key = posting.of.key,
                       .amount = posting.amount,
                       .debt = posting.of.kind,
                       .date = posting.value_date,
                       .cause = posting.cause,
                       .reason = posting.reason,
                       .author = posting.author});
        if (moved.empty() && !facts.due(*fact)) continue;
        for (const auto& decision : ledger::told(succession, balances, fact->services))
            for (const auto& id : {fact->from, fact->to}) accounts.at(id).tell(decision);
    }
}

/// What was paid for an offer and went back declines the offer: nothing is owed for it.
void decline_offers(const tariff::TariffBook& book, AccountMoney& account) {
    std::vector<std::pair<bill::DebtKey, Money>> owed;
    for (const auto& [of, amount] : account.balances()) {
        const auto* service = of.is_advance() ? nullptr : book.service(of.key.service);
        if (service != nullptr && service->section == tariff::Section::voluntary &&
            of.kind == bill::ReceivableKind::principal && amount > Money())
            owed.emplace_back(of, amount);
    }
    const auto taken_back = [&](const bill::DebtKey& of) {
        return std::any_of(account.moved.postings.begin(), account.moved.postings.end(),
                           [&](const bill::Posting& posting) {
                               return posting.of() == of && bill::is_paid(posting.kind) &&
                                      posting.amount > Money();
                           });
    };
    for (const auto& [of, amount] : owed)
        if (taken_back(of))
            account.post({.kind = bill::PostingKind::charge, .key = of.key, .amount = -amount});
}

}  // namespace

Result<std::map<AccountId, AccountMoney>> settle(const charge::HouseMonth& house,
                                                 const MoneyFacts& facts, const Opening* opening,
                                                 const Charges& charges) {
    std::map<AccountId, const AccountOpening*> brought;
    if (opening != nullptr)
        for (const auto& account : opening->accounts) brought[account.account] = &account;
    std::map<AccountId, AccountMoney> accounts;
    for (const auto& account : house.accounts) {
        const auto at = brought.find(account.id);
        accounts.emplace(account.id, AccountMoney(at == brought.end() ? nullptr : at->second));
    }

    AllocatedMonth month(house, facts, accounts);
    post_by_hand(house, facts, accounts);
    if (auto errors = reverse_withdrawn(house, facts, accounts); !errors.empty()) return errors;
    for (auto& [id, account] : accounts) decline_offers(house.rules.tariffs, account);
    for (const auto& account : house.accounts)
        post_split_payments(house, account, charges, accounts.at(account.id));
    if (auto errors = month.take_in(); !errors.empty()) return errors;
    for (const auto& [id, charged] : charges)
        for (const auto& posting : bill::charges_of(charged.lines, house.month))
            accounts.at(id).charge(posting);
    succeed(house, facts, accounts);
    for (auto& [id, account] : accounts) decline_offers(house.rules.tariffs, account);
    if (auto errors = month.apply_advances(); !errors.empty()) return errors;
    if (auto errors = post_penalties(house, facts, opening, charges, accounts); !errors.empty())
        return errors;
    return accounts;
}

}  // namespace kvit::close
