#include "kvit/charge/house_month.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "charge/overlaps.hpp"
#include "charge/resources.hpp"
#include "charge/service_order.hpp"

namespace kvit::charge {
namespace {

using detail::OverlapCheck;

/// What a reference should have named.
constexpr Phrase known_account{"лицевой счёт из accounts", "an account of accounts"};
constexpr Phrase known_premises{"помещение из premises", "premises of premises"};
constexpr Phrase known_meter{"прибор учёта из meters", "a meter of meters"};
constexpr Phrase known_service{"услуга тарифной книги", "a service of the tariff book"};
constexpr Phrase known_provider{"поставщик тарифной книги", "a provider of the tariff book"};
constexpr Phrase known_tariff{"тариф тарифной книги", "a tariff of the tariff book"};
constexpr Phrase known_plan{"тарифное меню тарифной книги", "a plan of the tariff book"};
constexpr Phrase known_heating{"режим отопления тарифной книги",
                               "a heating regime of the tariff book"};
constexpr Phrase known_benefit{"льгота тарифной книги", "a benefit of the tariff book"};
constexpr Phrase known_norm{"норматив тарифной книги", "a norm of the tariff book"};

/// Sorts facts to their accounts and checks that they fit together.
class Sorter {
  public:
    Sorter(HouseMonth& house, Errors& errors) : house_(house), errors_(errors) {}

    void run() {
        accounts();
        if (accounts_.size() > limits::house_accounts_max) {
            errors_.add(ErrorCode::limit_exceeded, "accounts", std::to_string(accounts_.size()),
                        {"не больше " + std::to_string(limits::house_accounts_max),
                         "at most " + std::to_string(limits::house_accounts_max)});
            return;
        }
        premises();
        occupancy();
        supplies();
        acts();
        interruptions();
        waste_volumes();
        quality_breaches();
        absences();
        benefits();
        whole_house();
        meters();
        payments();
        take_backs();
        hand_postings();
        successions();
        for (auto& [id, facts] : accounts_) house_.accounts.push_back(std::move(facts));
    }

  private:
    using Fact = premises::Fact;

    void unknown(const Fact& fact, const std::string& key, const std::string& found,
                 Phrase expected) {
        errors_.add_once({ErrorCode::unknown_reference, fact.path + key, found, expected});
    }

    AccountFacts* account(const Fact& fact, const AccountId& id,
                          const std::string& key = ".account") {
        const auto at = accounts_.find(id);
        if (at != accounts_.end()) return &at->second;
        unknown(fact, key, id.text(), known_account);
        return nullptr;
    }

    void accounts() {
        OverlapCheck<AccountId> overlaps(errors_);
        for (const auto& account : house_.house.accounts) {
            auto& facts = accounts_[account.id];
            facts.id = account.id;
            facts.accounts.push_back(&account);
            overlaps.add(account.id, account.fact);
        }
    }

    void premises() {
        OverlapCheck<PremisesId> overlaps(errors_);
        std::map<PremisesId, std::vector<const premises::Premises*>> by_id;
        for (const auto& premises : house_.house.premises) {
            by_id[premises.id].push_back(&premises);
            overlaps.add(premises.id, premises.fact);
        }
        for (auto& [id, facts] : accounts_) {
            for (const auto* account : facts.accounts) {
                const auto at = by_id.find(account->premises);
                if (at == by_id.end()) {
                    unknown(account->fact, ".premises", account->premises.text(), known_premises);
                    continue;
                }
                for (const auto* premises : at->second)
                    if (std::find(facts.premises.begin(), facts.premises.end(), premises) ==
                        facts.premises.end())
                        facts.premises.push_back(premises);
            }
        }
    }

    void occupancy() {
        OverlapCheck<AccountId> overlaps(errors_);
        for (const auto& occupancy : house_.house.occupancy) {
            auto* facts = account(occupancy.fact, occupancy.account);
            if (facts == nullptr) continue;
            facts->occupancy.push_back(&occupancy);
            overlaps.add(occupancy.account, occupancy.fact);
        }
    }

    void service(const Fact& fact, const ServiceId& id, const std::string& key = ".service") {
        if (house_.rules.tariffs.service(id) == nullptr)
            unknown(fact, key, id.text(), known_service);
    }
    void provider(const Fact& fact, const ProviderId& id, const std::string& key) {
        if (house_.rules.tariffs.provider(id) == nullptr)
            unknown(fact, key, id.text(), known_provider);
    }
    void tariff(const Fact& fact, const TariffId& id, const std::string& key) {
        if (house_.rules.tariffs.tariff(id) == nullptr) unknown(fact, key, id.text(), known_tariff);
    }
    void plan(const Fact& fact, const PlanId& id) {
        if (house_.rules.tariffs.plan(id) == nullptr) unknown(fact, ".plan", id.text(), known_plan);
    }
    void norm(const Fact& fact, const std::optional<NormId>& id, const std::string& key) {
        if (id && house_.rules.tariffs.norm(*id) == nullptr)
            unknown(fact, key, id->text(), known_norm);
    }

    /// What the method cannot do without; a document reader refuses this earlier.
    void required(const premises::Supply& supply) {
        if (supply.method != premises::Method::hot_water) return;
        const auto need = [&](bool given, const char* key, Phrase expected) {
            if (!given)
                errors_.add_once({ErrorCode::missing_key, supply.fact.path + key, "", expected});
        };
        need(supply.heat_tariff.has_value(), ".heat_tariff", known_tariff);
        need(supply.heating_norm.has_value(), ".heating_norm", known_norm);
    }

    void supplies() {
        OverlapCheck<std::pair<AccountId, ServiceId>> overlaps(errors_);
        for (const auto& supply : house_.house.supplies) {
            service(supply.fact, supply.service);
            provider(supply.fact, supply.provider, ".provider");
            if (supply.creditor != supply.provider)  // which it is by default
                provider(supply.fact, supply.creditor, ".creditor");
            if (supply.plan)
                plan(supply.fact, *supply.plan);
            else
                tariff(supply.fact, supply.tariff, ".tariff");
            if (supply.heating && house_.rules.tariffs.heating_of(*supply.heating) == nullptr)
                unknown(supply.fact, ".heating", supply.heating->text(), known_heating);
            if (supply.resource) service(supply.fact, *supply.resource, ".resource");
            norm(supply.fact, supply.water_norm, ".water_norm");
            norm(supply.fact, supply.area_norm, ".area_norm");
            if (supply.heat_tariff) tariff(supply.fact, *supply.heat_tariff, ".heat_tariff");
            norm(supply.fact, supply.norm, ".norm");
            norm(supply.fact, supply.heating_norm, ".heating_norm");
            required(supply);
            const auto give = [&](AccountFacts& facts) {
                facts.supplies.push_back(&supply);
                overlaps.add({facts.id, supply.service}, supply.fact);
            };
            for (std::size_t i = 0; i < supply.accounts.size(); ++i)
                if (auto* facts = account(supply.fact, supply.accounts[i],
                                          ".accounts[" + std::to_string(i) + "]"))
                    give(*facts);
            if (supply.accounts.empty())
                for (auto& [id, facts] : accounts_) give(facts);
        }
        const auto& books = house_.rules.tariffs;
        for (auto& [id, facts] : accounts_)
            std::sort(facts.supplies.begin(), facts.supplies.end(),
                      [&](const auto* a, const auto* b) {
                          return std::pair(detail::service_order(books, a->service), a->fact.id) <
                                 std::pair(detail::service_order(books, b->service), b->fact.id);
                      });
    }

    /// Facts of one service of one account, which may not overlap.
    template <class Item>
    void of_service(const std::vector<Item>& items, std::vector<const Item*> AccountFacts::*list) {
        OverlapCheck<std::pair<AccountId, ServiceId>> overlaps(errors_);
        for (const auto& item : items) {
            service(item.fact, item.service);
            auto* facts = account(item.fact, item.account);
            if (facts == nullptr) continue;
            (facts->*list).push_back(&item);
            overlaps.add({item.account, item.service}, item.fact);
        }
    }

    void acts() {
        of_service(house_.house.installability, &AccountFacts::installability);
        of_service(house_.house.volume_acts, &AccountFacts::volume_acts);
        for (const auto& act : house_.house.interference_acts) {
            service(act.fact, act.service);
            if (auto* facts = account(act.fact, act.account))
                facts->interference_acts.push_back(&act);
        }
        for (const auto& plot : house_.house.plots) {
            service(plot.fact, plot.service);
            norm(plot.fact, plot.norm, ".norm");
            if (auto* facts = account(plot.fact, plot.account)) facts->plots.push_back(&plot);
        }
    }

    void interruptions() {
        for (const auto& interruption : house_.house.interruptions) {
            service(interruption.fact, interruption.service);
            for (std::size_t i = 0; i < interruption.accounts.size(); ++i)
                (void)account(interruption.fact, interruption.accounts[i],
                              ".accounts[" + std::to_string(i) + "]");
            for (auto& [id, facts] : accounts_)
                if (interruption.covers(id)) facts.interruptions.push_back(&interruption);
        }
    }

    /// A moment belongs to one breach of a kind: hours are counted once.
    void quality_breaches() {
        for (const auto& breach : house_.house.quality_breaches) {
            service(breach.fact, breach.service);
            for (std::size_t i = 0; i < breach.accounts.size(); ++i)
                (void)account(breach.fact, breach.accounts[i],
                              ".accounts[" + std::to_string(i) + "]");
            for (auto& [id, facts] : accounts_) {
                if (!breach.covers(id)) continue;
                for (const auto* other : facts.quality_breaches) apart(breach, *other);
                facts.quality_breaches.push_back(&breach);
            }
        }
    }
    void apart(const premises::QualityBreach& breach, const premises::QualityBreach& other) {
        const auto before = [](const auto& a, const auto& b) { return a.end && *a.end <= b.begin; };
        if (breach.service != other.service || breach.kind != other.kind || before(breach, other) ||
            before(other, breach))
            return;
        const std::string at = other.fact.path + " (" + other.fact.id.text() + ")";
        errors_.add_once(
            {ErrorCode::overlapping_intervals,
             breach.fact.path,
             breach.fact.id.text(),
             {"время, не пересекающееся с " + at, "a time that does not overlap " + at}});
    }

    void absences() {
        for (const auto& absence : house_.house.absences)
            if (auto* facts = account(absence.fact, absence.account))
                facts->absences.push_back(&absence);
    }

    void waste_volumes() {
        for (const auto& waste : house_.house.waste_volumes) service(waste.fact, waste.service);
    }

    void benefits() {
        OverlapCheck<std::pair<AccountId, BenefitId>> overlaps(errors_);
        for (const auto& grant : house_.house.benefits) {
            if (house_.rules.tariffs.benefit(grant.benefit) == nullptr)
                unknown(grant.fact, ".benefit", grant.benefit.text(), known_benefit);
            auto* facts = account(grant.fact, grant.account);
            if (facts == nullptr) continue;
            facts->benefits.push_back(&grant);
            overlaps.add({grant.account, grant.benefit}, grant.fact);
        }
    }

    /// What is said of the house as a whole, once for each day.
    void whole_house() {
        OverlapCheck<std::optional<ServiceId>> common(errors_);
        for (const auto& area : house_.house.common_areas) {
            if (area.service) service(area.fact, *area.service);
            common.add(area.service, area.fact);
        }
        OverlapCheck<int> total(errors_);
        for (const auto& area : house_.house.house_areas) total.add(0, area.fact);
        OverlapCheck<int> heat(errors_);
        for (const auto& correction : house_.house.heat_corrections) heat.add(0, correction.fact);
    }

    void meters() {
        OverlapCheck<MeterId> overlaps(errors_);
        std::map<MeterId, std::vector<const premises::Meter*>> by_id;
        for (const auto& meter : house_.house.meters) {
            service(meter.fact, meter.service);
            overlaps.add(meter.id, meter.fact);
            if (meter.scope == premises::MeterScope::house) {
                house_.house_facts.meters.push_back(&meter);
                by_id[meter.id].push_back(&meter);
                continue;
            }
            auto* facts = account(meter.fact, meter.account);
            if (facts == nullptr) continue;
            facts->meters.push_back(&meter);
            by_id[meter.id].push_back(&meter);
        }
        for (const auto& state : house_.house.meter_states) give(state, by_id[state.meter]);
        for (const auto& reading : house_.house.readings) give(reading, by_id[reading.meter]);
    }

    /// The facts of the accounts that a meter has served, or of the house.
    std::set<AccountFacts*> owners(const std::vector<const premises::Meter*>& meters) {
        std::set<AccountFacts*> owners;
        for (const auto* meter : meters)
            owners.insert(meter->scope == premises::MeterScope::house ? &house_.house_facts
                                                                      : &accounts_[meter->account]);
        return owners;
    }

    void give(const premises::MeterState& state,
              const std::vector<const premises::Meter*>& meters) {
        if (meters.empty()) return unknown(state.fact, ".meter", state.meter.text(), known_meter);
        for (auto* facts : owners(meters)) facts->meter_states.push_back(&state);
    }

    /// A reading names every register of its meter, within its digits.
    void check_registers(const premises::Reading& reading, const premises::Meter& meter) {
        if (!reading.values.same_zones(meter.start)) {
            const std::string zones = std::to_string(meter.start.size());
            errors_.add_once(
                {ErrorCode::contradiction,
                 reading.fact.path,
                 std::to_string(reading.values.size()),
                 {"показания всех регистров счётчика " + meter.id.text() + ": " + zones,
                  "readings of all registers of meter " + meter.id.text() + ": " + zones}});
            return;
        }
        if (!meter.digits) return;
        const auto limit = Decimal::whole(static_cast<std::int64_t>(power_of_ten(*meter.digits)));
        for (const auto& [zone, value] : reading.values.list())
            if (value >= limit)
                errors_.add_once({ErrorCode::reading_beyond_digits,
                                  reading.fact.path + ".value",
                                  value.to_string(),
                                  {"меньше " + limit.to_string(), "below " + limit.to_string()}});
    }

    /// A reading goes to every account that its meter has served; it is taken while the meter is
    /// installed, the final one on the day of removal.
    void give(const premises::Reading& reading, const std::vector<const premises::Meter*>& meters) {
        if (meters.empty())
            return unknown(reading.fact, ".meter", reading.meter.text(), known_meter);
        bool installed = false;
        for (const auto* meter : meters) {
            const Interval life = meter->fact.valid;
            if (reading.date < life.from || reading.date > life.to) continue;
            installed = true;
            check_registers(reading, *meter);
        }
        for (auto* facts : owners(meters)) facts->readings.push_back(&reading);
        if (!installed)
            errors_.add(ErrorCode::contradiction, reading.fact.path + ".date",
                        reading.date.to_string(),
                        {"день, когда счётчик " + reading.meter.text() + " был установлен",
                         "a day on which meter " + reading.meter.text() + " was installed"});
    }

    /// Every kopeck of a payment that the host has split goes somewhere.
    void split(const premises::Payment& payment) {
        Money sum;
        for (const auto& part : payment.parts) sum += part.amount;
        if (!payment.parts.empty() && sum != payment.amount)
            errors_.add(ErrorCode::split_does_not_sum, payment.fact.path + ".parts",
                        sum.to_string(), {payment.amount.to_string(), payment.amount.to_string()});
    }

    void payments() {
        for (const auto& payment : house_.house.payments) {
            split(payment);
            for (std::size_t i = 0; i < payment.parts.size(); ++i) {
                const std::string path = ".parts[" + std::to_string(i) + "]";
                provider(payment.fact, payment.parts[i].creditor, path + ".creditor");
                service(payment.fact, payment.parts[i].service, path + ".service");
            }
            if (auto* facts = account(payment.fact, payment.account))
                facts->payments.push_back(&payment);
        }
    }

    /// Whose payment it is stands in the ledger: it may be withdrawn by now.
    void take_backs() {
        for (const auto& fact : house_.house.take_backs)
            if (fact.account) account(fact.fact, *fact.account);
    }

    void successions() {
        for (const auto& succession : house_.house.successions) {
            account(succession.fact, succession.from, ".from");
            account(succession.fact, succession.to, ".to");
            if (succession.from == succession.to)
                errors_.add(ErrorCode::contradiction, succession.fact.path + ".to",
                            succession.to.text(), {"другой лицевой счёт", "another account"});
            for (std::size_t i = 0; i < succession.services.size(); ++i)
                service(succession.fact, succession.services[i],
                        ".services[" + std::to_string(i) + "]");
        }
    }

    void hand_postings() {
        for (const auto& posting : house_.house.postings) {
            account(posting.fact, posting.account);
            provider(posting.fact, posting.creditor, ".creditor");
            service(posting.fact, posting.service);
        }
    }

    HouseMonth& house_;
    Errors& errors_;
    std::map<AccountId, AccountFacts> accounts_;
};

}  // namespace

bool open_in(const AccountFacts& account, Month month) {
    return std::any_of(account.accounts.begin(), account.accounts.end(), [&](const auto* fact) {
        return fact->fact.valid.overlaps(month.interval());
    });
}

std::vector<const premises::Payment*> payments_of(const HouseMonth& house,
                                                  const AccountFacts& account) {
    std::vector<const premises::Payment*> due;
    for (const auto* payment : account.payments) {
        const bool late = house.posted && payment->date < house.month.first_day() &&
                          !house.posted->contains(payment->fact.id);
        if (late || house.month.interval().contains(payment->date)) due.push_back(payment);
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const auto* a, const auto* b) { return a->date < b->date; });
    return due;
}

Result<HouseMonth> prepare_house(const Rules& rules, const premises::House& house,
                                 HouseOpening opening, Month month, Date known_on) {
    auto known = premises::as_known_on(house, known_on);
    if (!known) return known.errors();
    HouseMonth prepared(rules, month, known_on);
    prepared.house = *std::move(known);
    prepared.billed = std::move(opening.billed);
    std::sort(prepared.billed.begin(), prepared.billed.end(),
              [](const auto& a, const auto& b) { return a.meter < b.meter; });
    Errors errors;
    Sorter(prepared, errors).run();
    if (!errors.empty()) return errors;
    for (auto& account : prepared.accounts)
        if (const auto at = opening.years.find(account.id); at != opening.years.end())
            account.years = std::move(at->second);
    detail::check_areas(prepared, errors);
    detail::find_resources(prepared, opening.resources, errors);
    if (!errors.empty()) return errors;
    return prepared;
}

}  // namespace kvit::charge
