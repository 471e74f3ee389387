#include "kvit/bill/compose.hpp"

#include <map>
#include <set>

#include "bill/columns.hpp"
#include "bill/totals.hpp"

namespace kvit::bill {
namespace {

using charge::ChargeLine;
using tariff::Section;

std::vector<BalanceRow> balances_of(const std::vector<Balance>& opening,
                                    const std::vector<Posting>& postings) {
    std::map<DebtKey, BalanceRow> rows;
    const auto row = [&](const DebtKey& of) -> BalanceRow& {
        auto& at = rows[of];
        at.key = of.key;
        at.kind = of.kind;
        return at;
    };
    for (const auto& balance : opening) row(balance.of()).opening += balance.amount;
    for (const auto& posting : postings)
        column_of(row(posting.of()), posting) += signed_for(posting);
    std::vector<BalanceRow> list;
    list.reserve(rows.size());
    for (auto& [of, at] : rows) {
        at.closing = at.opening + at.charged + at.corrected - at.paid;
        list.push_back(std::move(at));
    }
    return list;
}

/// The sources of the penalties join those of the lines.
void add_penalties(Bill& bill, const Movements& movements) {
    bill.penalties = movements.penalties;
    for (auto& penalty : bill.penalties)
        for (auto& days : penalty.days)
            for (auto& source : days.sources) source = bill.sources.add(movements.sources[source]);
}

/// Names of everything that the bill mentions.
void add_names(Bill& bill, const tariff::TariffBook& book) {
    std::set<ServiceId> services;
    std::set<ProviderId> providers;
    for (const auto& line : bill.lines) {
        services.insert(line.service);
        providers.insert({line.provider, line.creditor});
    }
    for (const auto& row : bill.balances) {
        if (row.of().is_advance()) continue;
        services.insert(row.key.service);
        providers.insert(row.key.creditor);
    }
    for (const auto& id : services) {
        const auto* service = book.service(id);
        bill.services.push_back(
            {id, service == nullptr ? Text{id.text(), id.text()} : service->title});
    }
    for (const auto& id : providers) {
        const auto* provider = book.provider(id);
        bill.providers.push_back({id, provider == nullptr ? id.text() : provider->name});
    }
}

void add_notes(Bill& bill) {
    if (!bill.basis.opening_given)
        bill.decisions.push_back(
            {.code = "opening_absent",
             .subject = bill.account.text(),
             .text = {"Входящее состояние не задано: сальдо на начало месяца принято равным нулю",
                      "No opening was given: the balances at the start of the month are zero"}});
    if (!bill.totals.voluntary.is_zero())
        bill.decisions.push_back(
            {.code = "voluntary_offered",
             .subject = bill.account.text(),
             .text = {"Добровольное страхование не входит в обязательную сумму: оплачивать его "
                      "или нет, решает житель",
                      "Voluntary insurance is not part of the mandatory sum: the resident decides "
                      "whether to pay it"}});
}

}  // namespace

std::vector<Posting> charges_of(const std::vector<ChargeLine>& lines, Month month) {
    std::map<BalanceKey, Money> sums;
    for (const auto& line : lines)
        if (line.section != Section::voluntary)
            sums[{line.creditor, line.service, line.month}] += line.amount;
    std::vector<Posting> postings;
    postings.reserve(sums.size());
    for (const auto& [key, amount] : sums)
        postings.push_back(
            {key.month < month ? PostingKind::recalculation : PostingKind::charge, key, amount});
    return postings;
}

Result<Bill> compose(const charge::HouseMonth& house, const charge::AccountFacts& account,
                     charge::AccountCharges charges, const Movements& movements,
                     const Basis& basis) {
    Bill bill;
    bill.house = house.house.id;
    bill.account = account.id;
    bill.premises = std::move(charges.premises);
    bill.month = house.month;
    bill.basis = basis;
    bill.area = charges.area;
    bill.people = charges.people;
    bill.lines = std::move(charges.lines);
    bill.decisions = std::move(charges.decisions);
    bill.decisions.insert(bill.decisions.end(), movements.decisions.begin(),
                          movements.decisions.end());
    bill.sources = std::move(charges.sources);
    bill.postings = charges_of(bill.lines, bill.month);
    bill.postings.insert(bill.postings.end(), movements.postings.begin(), movements.postings.end());
    bill.balances = balances_of(movements.opening, bill.postings);
    add_penalties(bill, movements);
    bill.totals = totals_of(bill);
    add_names(bill, house.rules.tariffs);
    add_notes(bill);
    if (auto errors = check_sums(bill); !errors.empty()) return errors;
    return bill;
}

}  // namespace kvit::bill
