#include "close/charging.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

/// The resources of the house for the next month: those of this one, and others as they came.
std::vector<charge::HouseResource> resources_on(const std::vector<charge::HouseResource>& before,
                                                const charge::HouseMonth& house) {
    std::map<ServiceId, charge::HouseResource> now;
    for (const auto& resource : before) now[resource.service] = resource;
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
class BilledNow {
  public:
    void add(const std::vector<metering::BilledReading>& list) {
        for (const auto& reading : list) {
            const auto [at, fresh] = now_.try_emplace(reading.meter, reading);
            if (!fresh && at->second.date <= reading.date) at->second = reading;
        }
    }
    std::vector<metering::BilledReading> list() && {
        std::vector<metering::BilledReading> list;
        list.reserve(now_.size());
        for (auto& [meter, reading] : now_) list.push_back(std::move(reading));
        return list;
    }

  private:
    std::map<MeterId, metering::BilledReading> now_;
};

bool is_recent(const std::vector<charge::YearAccount>& years, Month month) {
    return std::any_of(years.begin(), years.end(), [&](const charge::YearAccount& year) {
        return month.year() - year.year < 2;
    });
}

}  // namespace

Result<Charges> charge_accounts(const charge::HouseMonth& house) {
    Charges charges;
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
    if (!errors.empty()) return errors;
    return charges;
}

charge::HouseOpening brought_on(const charge::HouseMonth& house, const Charges& charges,
                                const charge::HouseOpening& brought) {
    charge::HouseOpening next;
    BilledNow billed;
    billed.add(brought.billed);
    for (const auto& account : house.accounts) {
        const auto& charged = charges.at(account.id);
        billed.add(charged.billed);
        const bool kept =
            charge::open_in(account, house.month) || is_recent(charged.years, house.month);
        if (kept && !charged.years.empty()) next.years.emplace(account.id, charged.years);
    }
    for (const auto& resource : house.resources) billed.add(resource.billed);
    next.billed = std::move(billed).list();
    next.resources = resources_on(brought.resources, house);
    return next;
}

}  // namespace kvit::close
