#include "close/debt_records.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

using bill::PostingKind;

bool undated(const bill::Posting& posting) { return posting.date == Date::open_start(); }

void put(std::vector<DebtChange>& changes, Date date, Money amount) {
    const auto at = std::lower_bound(changes.begin(), changes.end(), date,
                                     [](const auto& each, Date day) { return each.date < day; });
    if (at != changes.end() && at->date == date)
        at->amount += amount;
    else
        changes.insert(at, {date, amount});
}

/// A payment that goes back as if it had never been made. Money of it that an offset has moved here
/// from another debt was never written down as paid: the debt is larger from its due date then.
void unpay(DebtRecord& record, Date date, Money amount) {
    const auto at = std::find_if(record.paid.begin(), record.paid.end(),
                                 [&](const auto& each) { return each.date == date; });
    const Money paid = at == record.paid.end() ? Money() : at->amount;
    const Money back = std::min(amount, paid);
    record.amount += amount - back;
    if (at == record.paid.end()) return;
    at->amount -= back;
    if (at->amount.is_zero()) record.paid.erase(at);
}

/// Money that was paid too much leaves for another debt: the last that was paid.
void give(DebtRecord& record, Money amount) {
    while (!amount.is_zero() && !record.paid.empty()) {
        DebtChange& last = record.paid.back();
        const Money gone = std::min(amount, last.amount);
        last.amount -= gone;
        amount -= gone;
        if (last.amount.is_zero()) record.paid.pop_back();
    }
    record.amount += amount;
}

}  // namespace

DebtRecords::DebtRecords(const charge::HouseMonth& house, const MoneyFacts& facts, DueDates& due,
                         const AccountOpening* opening)
    : house_(house), due_(due) {
    for (const auto& fact : house.house.take_backs)
        if (facts.due(fact)) taken_back_[fact.fact.id.text()] = facts.origin(fact).day;
    if (opening == nullptr) return;
    for (const auto& balance : opening->balances)
        if (balance.kind == bill::ReceivableKind::principal && !balance.of().is_advance())
            brought_[balance.key] = balance.amount;
    for (const auto& record : opening->debts) records_[record.key] = record;
    for (const auto& [key, amount] : brought_)
        if (amount > Money()) record(key);
}

DebtRecord& DebtRecords::record(const bill::BalanceKey& key) {
    const auto [at, fresh] = records_.try_emplace(key);
    DebtRecord& found = at->second;
    if (!fresh) return found;
    found.key = key;
    const auto brought = brought_.find(key);
    if (brought == brought_.end()) return found;
    found.amount = brought->second;
    if (due_.of(key.month) + 1 < house_.month.first_day())
        found.accrues_from = house_.month.first_day();
    return found;
}

/// A voluntary service is never owed.
bool DebtRecords::accrues(const bill::Posting& posting) const {
    if (posting.debt != bill::ReceivableKind::principal || posting.of().is_advance()) return false;
    const auto* service = house_.rules.tariffs.service(posting.key.service);
    return service == nullptr || service->section != tariff::Section::voluntary;
}

void DebtRecords::take_in(const std::vector<bill::Posting>& charges,
                          const std::vector<bill::Posting>& postings) {
    for (const auto* list : {&charges, &postings})
        for (const auto& posting : *list)
            if (accrues(posting)) add(posting);
}

void DebtRecords::add(const bill::Posting& posting) {
    DebtRecord& record = this->record(posting.key);
    const Money amount = posting.amount;
    switch (posting.kind) {
        case PostingKind::charge:
            record.amount += amount;
            return;
        case PostingKind::recalculation:
        case PostingKind::correction:
            // What was too much was never owed; what was too little is owed when it is billed.
            if (amount.is_negative() || posting.key.month == house_.month)
                record.amount += amount;
            else
                put(record.raised, due_.of(house_.month), amount);
            return;
        case PostingKind::payment:
        case PostingKind::write_off:
        case PostingKind::bonus_credit:
        case PostingKind::provider_fine:
            put(record.paid, posting.date, -amount);
            return;
        case PostingKind::refund:
            put(record.raised, posting.date, amount);
            return;
        case PostingKind::reversal:
            unpay(record, paid_on(posting).value_or(posting.date), amount);
            return;
        case PostingKind::transfer:
            return add_transfer(record, posting);
        case PostingKind::penalty:
        case PostingKind::court_cost:
            return;  // no principal
    }
}

/// An offset (зачёт) counts from the day on which the younger of two claims fell due (ППВС 6 of
/// 2020, п. 15): for the debt that is covered, its due date. A payment that moves keeps its day
/// here, and was never made there. A debt that follows its premises is owed by another from that
/// day on.
void DebtRecords::add_transfer(DebtRecord& record, const bill::Posting& posting) {
    const Money amount = posting.amount;
    if (undated(posting) && amount.is_negative())
        record.amount += amount;
    else if (undated(posting))
        give(record, amount);
    else if (amount.is_negative())
        put(record.paid, posting.date, -amount);
    else if (const auto paid = paid_on(posting))
        unpay(record, *paid, amount);
    else
        put(record.raised, posting.date, amount);
}

std::optional<Date> DebtRecords::paid_on(const bill::Posting& posting) const {
    const auto at = taken_back_.find(posting.cause);
    if (at == taken_back_.end()) return std::nullopt;
    return at->second;
}

}  // namespace kvit::close
