#include "kvit/close/close.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "close/opening_check.hpp"
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

/// The practices of allocation, where it had a say; some of them are shared with penalties.
void add_allocation(const law::Policy& policy, bill::Basis& basis) {
    for (const auto subject : {law::PolicySubject::allocation, law::PolicySubject::penalty})
        for (auto& difference : policy.differences(subject))
            if (std::ranges::count(ledger::AllocationPractices::options,
                                   difference.chosen.option) != 0)
                basis.policy_differences.push_back(std::move(difference));
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

/// An account gets a bill if it was open, or if money moves or stands on it.
bool has_bill(const charge::HouseMonth& house, const charge::AccountFacts& account,
              const AccountMoney& money) {
    return charge::open_in(account, house.month) || !money.moved.opening.empty() ||
           !money.moved.postings.empty();
}

/// What the opening brings beside balances.
charge::HouseOpening brought_by(const Opening* opening) {
    charge::HouseOpening brought;
    if (opening == nullptr) return brought;
    brought.billed = opening->meters;
    brought.resources = opening->resources;
    for (const auto& account : opening->accounts)
        if (!account.years.empty()) brought.years[account.account] = account.years;
    return brought;
}

/// The resources of the house for the next month: those of this one, and others as they came.
std::vector<charge::HouseResource> resources_now(const Opening* opening,
                                                 const charge::HouseMonth& house) {
    std::map<ServiceId, charge::HouseResource> now;
    if (opening != nullptr)
        for (const auto& resource : opening->resources) now[resource.service] = resource;
    for (const auto& resource : house.resources) {
        const bool empty = resource.carried_out.is_zero() && resource.years.empty();
        if (!empty)
            now[resource.service] = {
                .service = resource.service,
                .carried = resource.house ? resource.carried_out : resource.carried_in,
                .years = resource.years};
    }
    std::vector<charge::HouseResource> list;
    list.reserve(now.size());
    for (auto& [service, resource] : now) list.push_back(std::move(resource));
    return list;
}

/// The readings up to which every meter is billed now; of two accounts that a meter served, the
/// later.
std::vector<metering::BilledReading> billed_now(const std::vector<metering::BilledReading>& before,
                                                const std::vector<metering::BilledReading>& month) {
    std::map<MeterId, metering::BilledReading> now;
    for (const auto* list : {&before, &month})
        for (const auto& reading : *list) {
            const auto [at, fresh] = now.try_emplace(reading.meter, reading);
            if (!fresh && at->second.date <= reading.date) at->second = reading;
        }
    std::vector<metering::BilledReading> list;
    list.reserve(now.size());
    for (auto& [meter, reading] : now) list.push_back(std::move(reading));
    return list;
}

bool open_on_last_day(const charge::AccountFacts& account, Month month) {
    const Date last = month.next().first_day() - 1;
    return std::any_of(account.accounts.begin(), account.accounts.end(),
                       [&](const auto* fact) { return fact->fact.valid.contains(last); });
}

/// Charges of all accounts of the house.
Errors charge_accounts(const charge::HouseMonth& house, Charges& charges) {
    Errors errors;
    for (const auto& account : house.accounts) {
        try {
            auto charged = charge::charge_account(house, account);
            if (charged)
                charges.emplace(account.id, *std::move(charged));
            else
                errors.append_once(charged.errors());
        } catch (const Overflow& overflow) {
            errors.add(
                {ErrorCode::overflow, account.accounts.front()->fact.path, overflow.what(), {}});
        }
    }
    return errors;
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

bool is_recent(const std::vector<charge::YearAccount>& years, Month month) {
    return std::any_of(years.begin(), years.end(), [&](const charge::YearAccount& year) {
        return month.year() - year.year < 2;
    });
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
                     Closed& closed) {
    std::vector<metering::BilledReading> billed;
    Errors errors;
    for (const auto& account : house.accounts) {
        const AccountMoney& own = money.at(account.id);
        AccountOpening next{.account = account.id, .balances = {}};
        if (!has_bill(house, account, own)) {
            if (is_recent(account.years, house.month)) next.years = account.years;
            own.carry(next, house.month);
            if (!next.empty()) closed.closing.accounts.push_back(std::move(next));
            continue;
        }
        auto charged = std::move(charges.at(account.id));
        billed.insert(billed.end(), charged.billed.begin(), charged.billed.end());
        next.years = std::move(charged.years);
        auto bill = bill_of(house, account, std::move(charged), own, basis);
        if (!bill) {
            errors.append_once(bill.errors());
            continue;
        }
        own.carry(next, house.month);
        next.offers = offers_of(*bill);
        if (!next.empty()) closed.closing.accounts.push_back(std::move(next));
        // A flat that went from one account to another counts once: with the last one.
        if (open_on_last_day(account, house.month)) {
            closed.summary.area = closed.summary.area + bill->area;
            closed.summary.people += bill->people;
        }
        closed.bills.push_back(*std::move(bill));
    }
    for (const auto& resource : house.resources)
        billed.insert(billed.end(), resource.billed.begin(), resource.billed.end());
    closed.closing.meters = billed_now(house.billed, billed);
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

Result<Closed> close_checked(const Rules& rules, const premises::House& house,
                             const Opening* opening, Month month, Date known_on) {
    auto prepared = charge::prepare_house(rules, house, brought_by(opening), month, known_on);
    if (!prepared) return prepared.errors();
    if (opening != nullptr)
        if (auto errors = check_opening(*opening, *prepared); !errors.empty()) return errors;
    const auto facts = MoneyFacts::of(house, *prepared, opening);
    if (!facts) return facts.errors();
    prepared->posted = facts->posted();
    Charges charges;
    if (auto errors = charge_accounts(*prepared, charges); !errors.empty()) return errors;
    const auto money = settle(*prepared, *facts, opening, charges);
    if (!money) return money.errors();

    Closed closed{.house = house.id,
                  .month = month,
                  .summary = {},
                  .bills = {},
                  .closing = {},
                  .resources = {}};
    closed.closing.house = house.id;
    closed.closing.month = month.next();
    closed.closing.known_on = horizon(prepared->house, known_on);
    bill::Basis basis = basis_of(rules, opening != nullptr, known_on);
    if (allocates(*money)) add_allocation(rules.policy, basis);
    if (auto errors = bill_accounts(*prepared, std::move(charges), *money, basis, closed);
        !errors.empty())
        return errors;
    if (auto errors = check_resources(prepared->resources); !errors.empty()) return errors;
    closed.closing.resources = resources_now(opening, *prepared);
    closed.resources = prepared->resources;
    for (const auto& fact : facts->waiting()) closed.decisions.push_back(waits(fact));
    summarize(closed.bills, rules.tariffs, closed.summary);
    return closed;
}

}  // namespace

Result<Closed> close(const Rules& rules, const premises::House& house, const Opening* opening,
                     Month month, Date known_on) {
    try {
        return close_checked(rules, house, opening, month, known_on);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "house", overflow.what(), {}};
    }
}

}  // namespace kvit::close
