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

/// Takes from changes, the newest first; what they do not have is left over.
Money take_newest(std::vector<DebtChange>& changes, Money amount, std::vector<DebtChange>* taken) {
    while (!amount.is_zero() && !changes.empty()) {
        DebtChange& last = changes.back();
        const Money gone = std::min(amount, last.amount);
        if (taken != nullptr) taken->push_back({last.date, gone});
        last.amount -= gone;
        amount -= gone;
        if (last.amount.is_zero()) changes.pop_back();
    }
    return amount;
}

/// A payment that goes back as if it had never been made. Money of it that an offset has moved here
/// from another debt was not written down on its day: the debt is larger from its due date then.
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

}  // namespace

DebtRecords::DebtRecords(const charge::HouseMonth& house, const MoneyFacts& facts, DueDates& due,
                         const AccountOpening* opening, std::optional<Date> penalties_from)
    : house_(house), due_(due), penalties_from_(penalties_from) {
    for (const auto& fact : house.house.take_backs)
        if (facts.due(fact)) taken_back_[fact.fact.id.text()] = facts.origin(fact).paid;
    for (const auto& fact : facts.withdrawn_postings()) withdrawn_.insert(fact.fact.id.text());
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
    if (key.month == house_.month) return found;
    if (const auto brought = brought_.find(key); brought != brought_.end())
        found.amount = brought->second;
    if (penalties_from_ && due_.of(key.month) + 1 < *penalties_from_)
        found.accrues_from = penalties_from_;
    return found;
}

/// A voluntary service is never owed.
bool DebtRecords::of_housing(const bill::Posting& posting) const {
    if (posting.of().is_advance()) return false;
    const auto* service = house_.rules.tariffs.service(posting.key.service);
    return service == nullptr || service->section != tariff::Section::voluntary;
}

void DebtRecords::take_in(const std::vector<bill::Posting>& charges,
                          const std::vector<bill::Posting>& postings) {
    for (const auto* list : {&charges, &postings})
        for (const auto& posting : *list)
            if (of_housing(posting)) add(posting);
}

void DebtRecords::take_penalties(const std::vector<bill::Posting>& postings) {
    for (const auto& posting : postings)
        if (posting.kind == PostingKind::penalty && of_housing(posting))
            record(posting.key).penalty += posting.amount;
}

void DebtRecords::add(const bill::Posting& posting) {
    const Money amount = posting.amount;
    if (posting.debt == bill::ReceivableKind::penalty) {
        // A penalty that was overpaid covers a debt by its due date: its day is not remembered.
        if (posting.kind == PostingKind::transfer) given_.clear();
        if (posting.kind == PostingKind::write_off || withdrawn_.contains(posting.cause))
            record(posting.key).forgiven -= amount;
        return;
    }
    if (posting.debt != bill::ReceivableKind::principal) return;
    DebtRecord& record = this->record(posting.key);
    switch (posting.kind) {
        case PostingKind::charge:
            record.amount += amount;
            return;
        case PostingKind::recalculation:
        case PostingKind::correction:
            return add_change_of_charge(record, posting);
        case PostingKind::payment:
        case PostingKind::write_off:
        case PostingKind::bonus_credit:
        case PostingKind::provider_fine:
            put(record.paid, posting.date, -amount);
            return;
        case PostingKind::refund:
            // Money that came and went before the due date was never there.
            if (posting.date <= due_.of(posting.key.month))
                record.amount += take_newest(record.paid, amount, nullptr);
            else
                put(record.returned, posting.date, amount);
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

/// What was too much was never owed; what was too little is owed when it is billed. A decision that
/// is withdrawn was never made.
void DebtRecords::add_change_of_charge(DebtRecord& record, const bill::Posting& posting) {
    const Money amount = posting.amount;
    if (withdrawn_.contains(posting.cause) && amount > Money())
        unpay(record, posting.date, amount);
    else if (amount.is_negative())
        record.amount -= take_newest(record.raised, -amount, nullptr);
    else if (posting.key.month == house_.month)
        record.amount += amount;
    else
        put(record.raised, due_.of(house_.month), amount);
}

/// A payment that moves keeps its day here, and was never made there. A debt that follows its
/// premises is owed by another from that day on.
void DebtRecords::add_transfer(DebtRecord& record, const bill::Posting& posting) {
    const Money amount = posting.amount;
    if (undated(posting) && amount > Money())
        give(record, amount);
    else if (undated(posting))
        receive(record, -amount);
    else if (amount.is_negative())
        put(record.paid, posting.date, -amount);
    else if (const auto paid = paid_on(posting))
        unpay(record, *paid, amount);
    else
        put(record.returned, posting.date, amount);
}

/// Money that was paid too much leaves for another debt, the last that was paid first.
void DebtRecords::give(DebtRecord& record, Money amount) {
    given_.clear();
    record.amount += take_newest(record.paid, amount, &given_);
}

/// An offset (зачёт) counts from the day on which the younger of two claims fell due (ППВС 6 of
/// 2020, п. 15): the due date of the debt, or the day on which the money was paid elsewhere.
void DebtRecords::receive(DebtRecord& record, Money amount) {
    const Date due = due_.of(record.key.month);
    for (const auto& each : given_) {
        const Money taken = std::min(amount, each.amount);
        amount -= taken;
        if (each.date <= due)
            record.amount -= taken;
        else if (!taken.is_zero())
            put(record.paid, each.date, taken);
    }
    given_.clear();
    record.amount -= amount;
}

std::optional<Date> DebtRecords::paid_on(const bill::Posting& posting) const {
    const auto at = taken_back_.find(posting.cause);
    if (at == taken_back_.end()) return std::nullopt;
    return at->second;
}

}  // namespace kvit::close
