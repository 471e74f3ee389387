#include "kvit/close/close.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "close/charging.hpp"
#include "close/gone_accounts.hpp"
#include "close/look_back.hpp"
#include "close/opening_check.hpp"
#include "close/penalties.hpp"
#include "close/settlement.hpp"
#include "close/summary.hpp"
#include "kvit/bill/compose.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "kvit/premises/fact_lists.hpp"
#include "kvit/version.hpp"

namespace kvit::close {
namespace {

bill::Basis basis_of(const Rules& rules, bool opening_given, Date known_on) {
    return {.engine = std::string(version),
            .law = rules.law.edition(),
            .tariffs = rules.tariffs.id,
            .policy = rules.policy.id(),
            .policy_base = rules.policy.base(),
            .policy_differences = rules.policy.differences(law::PolicySubject::charge),
            .known_on = known_on,
            .opening_given = opening_given};
}

bool allocates(const std::map<AccountId, AccountMoney>& money) {
    return std::any_of(money.begin(), money.end(),
                       [](const auto& account) { return account.second.allocated; });
}

/// The practices of allocation and of penalties, where they had a say; some of them are shared.
void add_money_practices(const law::Policy& policy, bool allocates, bool penalties,
                         bill::Basis& basis) {
    for (const auto subject : {law::PolicySubject::allocation, law::PolicySubject::penalty})
        for (auto& difference : policy.differences(subject)) {
            const bool of_allocation = std::ranges::count(ledger::AllocationPractices::options,
                                                          difference.chosen.option) != 0;
            const bool of_penalties = subject == law::PolicySubject::penalty;
            if ((allocates && of_allocation) || (penalties && of_penalties))
                basis.policy_differences.push_back(std::move(difference));
        }
}

/// The day up to which facts are known: as asked, or that of the last fact.
std::optional<Date> horizon(const premises::House& known, Date known_on) {
    if (known_on != Date::open_end()) return known_on;
    std::optional<Date> last;
    premises::each_list(known, [&](const auto& list) {
        for (const auto& item : list)
            if (!last || item.fact.known_on > *last) last = item.fact.known_on;
    });
    return last;
}

/// An account gets a bill if it was open, is charged, or if money moves or stands on it.
bool has_bill(const charge::HouseMonth& house, const charge::AccountFacts& account,
              const charge::AccountCharges& charged, const AccountMoney& money) {
    return charge::open_in(account, house.month) || !charged.lines.empty() ||
           !money.moved.opening.empty() || !money.moved.postings.empty();
}

bool open_on_last_day(const charge::AccountFacts& account, Month month) {
    const Date last = month.next().first_day() - 1;
    return std::any_of(account.accounts.begin(), account.accounts.end(),
                       [&](const auto* fact) { return fact->fact.valid.contains(last); });
}

Result<bill::Bill> bill_of(const charge::HouseMonth& house, const charge::AccountFacts& account,
                           charge::AccountCharges charged, const AccountMoney& own,
                           const bill::Basis& basis) {
    try {
        return bill::compose(house, account, std::move(charged), own.moved, basis);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, account.accounts.front()->fact.path, overflow.what(), {}};
    }
}

/// What the lines of a bill offer and nobody has accepted is open until the next bill.
std::vector<bill::Balance> offers_of(const bill::Bill& bill) {
    std::vector<bill::Balance> offers;
    for (const auto& line : bill.lines) {
        if (line.section != tariff::Section::voluntary) continue;
        const bill::BalanceKey key{line.creditor, line.service, line.month};
        Money left = line.amount;
        for (const auto& row : bill.balances)
            if (row.key == key) left -= row.charged;
        if (left > Money()) offers.push_back({key, left});
    }
    return offers;
}

/// Bills of all accounts, and what they bring into the next month.
Errors bill_accounts(const charge::HouseMonth& house, Charges charges,
                     const std::map<AccountId, AccountMoney>& money, const bill::Basis& basis,
                     const std::map<AccountId, std::vector<charge::YearAccount>>& years,
                     Closed& closed) {
    Errors errors;
    for (const auto& account : house.accounts) {
        const AccountMoney& own = money.at(account.id);
        AccountOpening next{.account = account.id, .balances = {}};
        if (const auto at = years.find(account.id); at != years.end()) next.years = at->second;
        auto& charged = charges.at(account.id);
        if (has_bill(house, account, charged, own)) {
            auto bill = bill_of(house, account, std::move(charged), own, basis);
            if (!bill) {
                errors.append_once(bill.errors());
                continue;
            }
            next.offers = offers_of(*bill);
            // A flat that went from one account to another counts once: with the last one.
            if (open_on_last_day(account, house.month)) {
                closed.summary.area = closed.summary.area + bill->area;
                closed.summary.people += bill->people;
            }
            closed.bills.push_back(*std::move(bill));
        }
        own.carry(next, house.month);
        if (!next.empty()) closed.closing.accounts.push_back(std::move(next));
    }
    return errors;
}

/// Every unit of the house meter went somewhere.
Errors check_resources(const std::vector<charge::ResourceMonth>& resources) {
    Errors errors;
    for (const auto& resource : resources) {
        if (!resource.house || !resource.charged) continue;
        const Decimal came = resource.house->value + resource.carried_out + resource.dropped;
        const Decimal went = resource.own + *resource.charged + resource.carried_in;
        if (came != went)
            errors.add(ErrorCode::identity_violated, "resources", came.to_string(),
                       {went.to_string(), went.to_string()});
    }
    return errors;
}

/// A take-back may be learned before its payment is; it is posted when that is known.
charge::Decision waits(const premises::TakeBack& fact) {
    const std::string& payment = fact.payment.text();
    return {.code = "take_back_waits",
            .subject = fact.fact.id.text(),
            .text = {"Операция ждёт: платёж " + payment + " ещё не известен",
                     "The operation waits: payment " + payment + " is not known yet"}};
}

Result<Closed> close_prepared(const premises::House& house, charge::HouseMonth& prepared,
                              const MoneyFacts& facts, const Opening* opening, LookBack before) {
    prepared.posted = facts.posted();
    auto charges = charge_accounts(prepared);
    if (!charges) return charges.errors();
    Closed closed;
    closed.house = house.id;
    closed.month = prepared.month;
    closed.closing.house = house.id;
    closed.closing.month = prepared.month.next();
    closed.closing.known_on = horizon(prepared.house, prepared.known_on);
    auto next = brought_on(prepared, *charges, before.from);
    closed.closing.meters = std::move(next.billed);
    closed.closing.resources = std::move(next.resources);
    closed.decisions = std::move(before.decisions);
    const ChargeSums charged_now = sums_of(*charges);
    for (auto& [id, charged] : *charges)
        add_recalculation(prepared, before.differences, id, charged);
    closed.closing.past =
        past_with(std::move(before), house, prepared.month, charged_now, closed.closing.known_on);

    closed.closing.penalties_from = penalties_from(prepared, opening);
    const auto money = settle(prepared, facts, opening, *charges);
    if (!money) return money.errors();
    bill::Basis basis = basis_of(prepared.rules, opening != nullptr, prepared.known_on);
    add_money_practices(prepared.rules.policy, allocates(*money), posts_penalties(prepared), basis);
    if (auto errors =
            bill_accounts(prepared, *std::move(charges), *money, basis, next.years, closed);
        !errors.empty())
        return errors;
    if (auto errors = check_resources(prepared.resources); !errors.empty()) return errors;
    closed.resources = prepared.resources;
    for (const auto& fact : facts.waiting()) closed.decisions.push_back(waits(fact));
    summarize(closed.bills, prepared.rules.tariffs, closed.summary);
    return closed;
}

Result<Closed> close_checked(const Rules& rules, const premises::House& given,
                             const Opening* opening, Month month, Date known_on) {
    auto known = premises::as_known_on(given, known_on);
    if (!known) return known.errors();
    std::optional<premises::House> told;
    if (opening != nullptr) told = with_gone_accounts(given, *known, *opening, known_on);
    if (told) known = premises::as_known_on(*told, known_on);
    const premises::House& house = told ? *told : given;
    LookBack before = look_back(rules, house, *known, opening, month, known_on);
    auto prepared = charge::prepare_house(rules, house, before.from, month, known_on);
    if (!prepared) return prepared.errors();
    if (opening != nullptr)
        if (auto errors = check_opening(*opening, *prepared, !before.charged_anew); !errors.empty())
            return errors;
    const auto facts = MoneyFacts::of(house, *prepared, opening);
    if (!facts) return facts.errors();
    return close_prepared(house, *prepared, *facts, opening, std::move(before));
}

}  // namespace

Result<Closed> close(const Rules& rules, const premises::House& house, const Opening* opening,
                     Month month, Date known_on) {
    try {
        return close_checked(rules, house, opening, month, known_on);
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "house", overflow.what(), {}};
    }
}

}  // namespace kvit::close
