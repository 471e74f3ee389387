#include "kvit/close/close.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "close/opening_check.hpp"
#include "close/summary.hpp"
#include "kvit/bill/compose.hpp"
#include "kvit/charge/account_charges.hpp"
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

/// Payments of earlier months that were posted, as the month before knew them. One that is gone by
/// now would have to be reversed, which is not part of this version.
Result<std::optional<std::set<FactId>>> posted_before(const Opening* opening,
                                                      const premises::House& house, Month month,
                                                      Date known_on) {
    std::optional<std::set<FactId>> posted;
    if (opening == nullptr || !opening->known_on) return posted;
    const auto before = premises::as_known_on(house, *opening->known_on);
    if (!before) return before.errors();
    const auto now = premises::as_known_on(house, known_on);
    if (!now) return now.errors();
    std::set<FactId> still;
    for (const auto& payment : now->payments) still.insert(payment.fact.id);
    Errors errors;
    posted.emplace();
    for (const auto& payment : before->payments) {
        if (payment.date >= month.first_day()) continue;
        posted->insert(payment.fact.id);
        if (!still.contains(payment.fact.id))
            errors.add(ErrorCode::unsupported, payment.fact.path, payment.fact.id.text(),
                       {"платёж, который уже проведён: сторно в этой версии не делается",
                        "a payment that is posted already stays: no reversals in this version"});
    }
    if (!errors.empty()) return errors;
    return posted;
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

/// Balances by the account that brings them.
using OpeningBalances = std::map<AccountId, std::vector<bill::Balance>>;

OpeningBalances balances_of(const Opening* opening) {
    OpeningBalances balances;
    if (opening == nullptr) return balances;
    for (const auto& account : opening->accounts) balances[account.account] = account.balances;
    return balances;
}

/// An account gets a bill if it was open, or if money moves or stands on it.
bool has_bill(const charge::HouseMonth& house, const charge::AccountFacts& account,
              bool has_balance) {
    return has_balance || charge::open_in(account, house.month) ||
           !charge::payments_of(house, account).empty();
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

AccountOpening carried(const bill::Bill& bill, std::vector<charge::YearAccount> years) {
    AccountOpening next{.account = bill.account, .balances = {}, .years = std::move(years)};
    for (const auto& row : bill.balances)
        if (!row.closing.is_zero()) next.balances.push_back({row.key, row.closing});
    return next;
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

/// The bill of an account; its billed readings are added to `billed`.
Result<bill::Bill> bill_of(const charge::HouseMonth& house, const charge::AccountFacts& account,
                           const std::vector<bill::Balance>& opening, const bill::Basis& basis,
                           std::vector<metering::BilledReading>& billed,
                           std::vector<charge::YearAccount>& years) {
    try {
        auto charges = charge::charge_account(house, account);
        if (!charges) return charges.errors();
        billed.insert(billed.end(), charges->billed.begin(), charges->billed.end());
        years = std::move(charges->years);
        return bill::compose(house, account, *std::move(charges), opening, basis);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, account.accounts.front()->fact.path, overflow.what(), {}};
    }
}

/// Charges and bills of all accounts.
Errors bill_accounts(const charge::HouseMonth& house, OpeningBalances balances,
                     const bill::Basis& basis, Closed& closed) {
    std::vector<metering::BilledReading> billed;
    Errors errors;
    for (const auto& account : house.accounts) {
        const auto& opening = balances[account.id];
        if (!has_bill(house, account, !opening.empty())) {
            const bool recent = std::any_of(account.years.begin(), account.years.end(),
                                            [&](const charge::YearAccount& year) {
                                                return house.month.year() - year.year < 2;
                                            });
            if (recent)
                closed.closing.accounts.push_back(
                    {.account = account.id, .balances = {}, .years = account.years});
            continue;
        }
        std::vector<charge::YearAccount> years;
        auto bill = bill_of(house, account, opening, basis, billed, years);
        if (!bill) {
            errors.append_once(bill.errors());
            continue;
        }
        if (auto next = carried(*bill, std::move(years));
            !next.balances.empty() || !next.years.empty())
            closed.closing.accounts.push_back(std::move(next));
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

Result<Closed> close_checked(const Rules& rules, const premises::House& house,
                             const Opening* opening, Month month, Date known_on) {
    auto prepared = charge::prepare_house(rules, house, brought_by(opening), month, known_on);
    if (!prepared) return prepared.errors();
    if (opening != nullptr)
        if (auto errors = check_opening(*opening, *prepared); !errors.empty()) return errors;
    auto posted = posted_before(opening, house, month, known_on);
    if (!posted) return posted.errors();
    prepared->posted = *std::move(posted);

    Closed closed{.house = house.id,
                  .month = month,
                  .summary = {},
                  .bills = {},
                  .closing = {},
                  .resources = {}};
    closed.closing.house = house.id;
    closed.closing.month = month.next();
    closed.closing.known_on = horizon(prepared->house, known_on);
    const bill::Basis basis = basis_of(rules, opening != nullptr, known_on);
    if (auto errors = bill_accounts(*prepared, balances_of(opening), basis, closed);
        !errors.empty())
        return errors;
    if (auto errors = check_resources(prepared->resources); !errors.empty()) return errors;
    closed.closing.resources = resources_now(opening, *prepared);
    closed.resources = prepared->resources;
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
