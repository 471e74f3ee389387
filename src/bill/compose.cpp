#include "kvit/bill/compose.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "bill/totals.hpp"

namespace kvit::bill {
namespace {

using charge::ChargeLine;
using tariff::Section;

/// Charges of the lines, one posting a key; voluntary lines are an offer and post nothing.
std::vector<Posting> charges_of(const std::vector<ChargeLine>& lines) {
    std::map<BalanceKey, Money> sums;
    for (const auto& line : lines)
        if (line.section != Section::voluntary)
            sums[{line.creditor, line.service, line.month}] += line.amount;
    std::vector<Posting> postings;
    postings.reserve(sums.size());
    for (const auto& [key, amount] : sums) postings.push_back({PostingKind::charge, key, amount});
    return postings;
}

/// A payment for a voluntary service accepts the offer: up to what this bill offers, and for an
/// earlier month, whose bill made the offer, the whole sum. What is paid beyond stays an advance.
class Acceptance {
  public:
    explicit Acceptance(const std::vector<ChargeLine>& lines) {
        for (const auto& line : lines)
            if (line.section == Section::voluntary)
                offered_[{line.creditor, line.service, line.month}] += line.amount;
    }
    Money accept(const BalanceKey& key, Month month, Money paid) {
        if (key.month != month) return paid;
        Money& left = offered_[key];
        const Money accepted = std::clamp(paid, Money(), std::max(left, Money()));
        left -= accepted;
        return accepted;
    }

  private:
    std::map<BalanceKey, Money> offered_;
};

void add_payments(const charge::HouseMonth& house, const charge::AccountFacts& account,
                  const std::vector<ChargeLine>& lines, std::vector<Posting>& postings) {
    Acceptance acceptance(lines);
    for (const auto* payment : charge::payments_of(house, account)) {
        for (const auto& part : payment->parts) {
            const BalanceKey key{part.creditor, part.service, part.month};
            const auto* service = house.rules.tariffs.service(part.service);
            if (service->section == Section::voluntary)
                if (const Money accepted = acceptance.accept(key, house.month, part.amount);
                    !accepted.is_zero())
                    postings.push_back({PostingKind::charge, key, accepted});
            postings.push_back({PostingKind::payment, key, -part.amount});
        }
    }
}

std::vector<BalanceRow> balances_of(const std::vector<Balance>& opening,
                                    const std::vector<Posting>& postings) {
    std::map<BalanceKey, BalanceRow> rows;
    const auto row = [&](const BalanceKey& key) -> BalanceRow& {
        auto& at = rows[key];
        at.key = key;
        return at;
    };
    for (const auto& balance : opening) row(balance.key).opening += balance.amount;
    for (const auto& posting : postings) {
        if (posting.kind == PostingKind::charge)
            row(posting.key).charged += posting.amount;
        else
            row(posting.key).paid -= posting.amount;
    }
    std::vector<BalanceRow> list;
    for (auto& [key, at] : rows) {
        at.closing = at.opening + at.charged - at.paid;
        list.push_back(at);
    }
    return list;
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

Result<Bill> compose(const charge::HouseMonth& house, const charge::AccountFacts& account,
                     charge::AccountCharges charges, const std::vector<Balance>& opening,
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
    bill.sources = std::move(charges.sources);
    bill.postings = charges_of(bill.lines);
    add_payments(house, account, bill.lines, bill.postings);
    bill.balances = balances_of(opening, bill.postings);
    bill.totals = totals_of(bill);
    add_names(bill, house.rules.tariffs);
    add_notes(bill);
    if (auto errors = check_sums(bill); !errors.empty()) return errors;
    return bill;
}

}  // namespace kvit::bill
