#include "format/past.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "format/billed_reading.hpp"
#include "format/claims.hpp"
#include "format/house_resource.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

auto key_of(const close::PostedCharge& each) {
    return std::tie(each.account, each.creditor, each.service);
}

close::PastMonth read_month(ObjectReader& r) {
    close::PastMonth month{.month = r.month("month"), .posted = {}};
    Claims<std::tuple<AccountId, ProviderId, ServiceId>> taken;
    month.posted = r.list("posted", [&](ObjectReader& p) -> close::PostedCharge {
        close::PostedCharge each{.account = AccountId(p.id("account")),
                                 .creditor = ProviderId(p.id("creditor")),
                                 .service = ServiceId(p.id("service")),
                                 .amount = p.money("amount")};
        if (p.ok())
            taken.claim(
                p, {}, key_of(each),
                each.account.text() + '/' + each.creditor.text() + '/' + each.service.text());
        return each;
    });
    std::sort(month.posted.begin(), month.posted.end(),
              [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
    return month;
}

json::Object posted_object(const close::PostedCharge& each) {
    return json::Object()
        .add("account", each.account.text())
        .add("creditor", each.creditor.text())
        .add("service", each.service.text())
        .add("amount", each.amount);
}

json::Object month_object(const close::PastMonth& month) {
    return json::Object()
        .add("month", month.month)
        .add("posted", json::array_of(month.posted, posted_object));
}

using AccountYears = std::pair<AccountId, std::vector<charge::YearAccount>>;

json::Object years_object(const AccountYears& account) {
    return json::Object()
        .add("account", account.first.text())
        .add("years", json::array_of(account.second, year_account_object));
}

}  // namespace

close::Past read_past(ObjectReader& r) {
    close::Past past;
    IdClaims accounts;
    r.each(
        "accounts",
        [&](ObjectReader& a) {
            AccountId id(accounts.read(a, "account"));
            past.from.years.emplace(std::move(id), read_year_accounts(a));
        },
        Presence::optional);
    IdClaims meters;
    past.from.billed = r.list(
        "meters", [&](ObjectReader& m) { return read_billed_reading(m, meters); },
        Presence::optional);
    std::sort(past.from.billed.begin(), past.from.billed.end(),
              [](const auto& a, const auto& b) { return a.meter < b.meter; });
    past.from.resources = read_house_resources(r);
    past.known_on = r.optional_date("known_on");
    past.facts = r.count("facts", 0, std::numeric_limits<std::int32_t>::max());
    past.months = r.list("months", read_month);
    std::sort(past.months.begin(), past.months.end(),
              [](const auto& a, const auto& b) { return a.month < b.month; });
    if (past.months.size() > limits::recalculated_months)
        r.fail("months", ErrorCode::limit_exceeded, std::to_string(past.months.size()),
               {"не больше " + std::to_string(limits::recalculated_months) + " месяцев",
                "at most " + std::to_string(limits::recalculated_months) + " months"});
    return past;
}

json::Object past_object(const close::Past& past) {
    const std::vector<AccountYears> years(past.from.years.begin(), past.from.years.end());
    json::Object object;
    if (!years.empty()) object.add("accounts", json::array_of(years, years_object));
    if (!past.from.billed.empty())
        object.add("meters", json::array_of(past.from.billed, billed_reading_object));
    if (!past.from.resources.empty())
        object.add("resources", json::array_of(past.from.resources, house_resource_object));
    if (past.known_on) object.add("known_on", *past.known_on);
    return std::move(object)
        .add("facts", past.facts)
        .add("months", json::array_of(past.months, month_object));
}

}  // namespace kvit::format
