#include "close/recalculation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "close/learned_late.hpp"
#include "close/why.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::close {
namespace {

ChargeSums sums_of(const PastMonth& month) {
    ChargeSums sums;
    for (const auto& each : month.posted)
        sums[{each.account, each.creditor, each.service}] += each.amount;
    return sums;
}

Money sum_of(const ChargeSums& sums, const ChargeKey& key) {
    const auto at = sums.find(key);
    return at == sums.end() ? Money() : at->second;
}

std::vector<Changed> changed_in(const std::vector<ChargeSums>& posted, const Replay& fresh) {
    std::vector<Changed> changed;
    for (std::size_t i = 0; i < posted.size(); ++i) {
        std::set<ChargeKey> keys;
        for (const auto* sums : {&posted[i], &fresh.months[i].sums})
            for (const auto& [key, amount] : *sums) keys.insert(key);
        for (const auto& key : keys)
            if (sum_of(posted[i], key) != sum_of(fresh.months[i].sums, key))
                changed.push_back({i, key});
    }
    return changed;
}

/// Goes from what is posted to what is due, one cause after another.
class Attribution {
  public:
    Attribution(const charge::Rules& rules, const premises::House& house, const Past& past,
                std::vector<ChargeSums> posted, std::vector<Changed> changed, Date known_on)
        : rules_(rules),
          house_(house),
          past_(past),
          before_(std::move(posted)),
          changed_(std::move(changed)),
          known_on_(known_on) {
        for (const auto& each : changed_) count_ = std::max(count_, each.month + 1);
    }

    std::vector<Difference> run(const std::vector<LearnedLate>& groups, Date since,
                                const Replay& fresh) {
        std::set<FactId> unknown;
        for (const auto& group : groups) unknown.insert(group.ids.begin(), group.ids.end());
        const premises::House then = without(house_, unknown);
        const auto as_posted = replay(rules_, then, past_, count_, since);
        std::vector<LearnedLate> pending;
        if (groups.empty()) {
            step({rules_, known_on_, as_posted ? &*as_posted : nullptr, &fresh}, fresh);
        } else if (const auto by_rules = replay(rules_, then, past_, count_, known_on_)) {
            step({rules_, known_on_, as_posted ? &*as_posted : nullptr, &*by_rules}, *by_rules);
        }
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (const auto& id : groups[i].ids) unknown.erase(id);
            pending.push_back(groups[i]);
            if (i + 1 == groups.size()) {
                step(Why(house_, std::exchange(pending, {})), fresh);
                break;
            }
            // Facts that are nothing without others wait for these.
            const auto known = replay(rules_, without(house_, unknown), past_, count_, known_on_);
            if (known) step(Why(house_, std::exchange(pending, {})), *known);
        }
        std::stable_sort(differences_.begin(), differences_.end(),
                         [](const Difference& a, const Difference& b) {
                             return std::tie(a.key.account, a.month, a.key) <
                                    std::tie(b.key.account, b.month, b.key);
                         });
        return std::move(differences_);
    }

  private:
    void step(const Why& why, const Replay& after) {
        for (const auto& each : changed_) {
            const Money posted = sum_of(before_[each.month], each.key);
            const Money due = sum_of(after.months[each.month].sums, each.key);
            if (due == posted) continue;
            const Month month = past_.months[each.month].month;
            auto source = why.source_of(each);
            auto reason = why.reason_of(month, source);
            differences_.push_back(
                {month, each.key, due, posted, std::move(reason), std::move(source)});
        }
        for (std::size_t i = 0; i < count_; ++i) before_[i] = after.months[i].sums;
    }

    const charge::Rules& rules_;
    const premises::House& house_;
    const Past& past_;
    std::vector<ChargeSums> before_;
    std::vector<Changed> changed_;
    Date known_on_;
    std::size_t count_ = 0;
    std::vector<Difference> differences_;
};

}  // namespace

Result<Recalculation> recalculate(const charge::Rules& rules, const premises::House& house,
                                  const premises::House& known, const Past& past, Month month,
                                  Date known_on) {
    auto fresh = replay(rules, without(house, {}), past, past.months.size(), known_on);
    if (!fresh) return fresh.errors();
    Recalculation made{.differences = {}, .from = fresh->after, .past = past};
    std::vector<ChargeSums> posted;
    for (const auto& each : past.months) posted.push_back(sums_of(each));
    for (std::size_t i = 0; i < posted.size(); ++i)
        made.past.months[i].posted = posted_of(fresh->months[i].sums);
    if (past.months.size() >= limits::recalculated_months) {
        made.past.from = fresh->second;
        made.past.months.erase(made.past.months.begin());
    }
    auto changed = changed_in(posted, *fresh);
    if (changed.empty()) return made;
    const Date since = past.known_on.value_or(Date::open_start());
    const auto groups = learned_late(house, known, since, known_on, month);
    made.differences =
        Attribution(rules, house, past, std::move(posted), std::move(changed), known_on)
            .run(groups, since, *fresh);
    return made;
}

namespace {

/// Who provides what this creditor is paid for; himself where no supply says otherwise any more.
ProviderId provider_of(const charge::HouseMonth& house, const ChargeKey& key) {
    for (const auto& supply : house.house.supplies)
        if (supply.service == key.service && supply.creditor == key.creditor)
            return supply.provider;
    return key.creditor;
}

}  // namespace

void add_recalculation(const charge::HouseMonth& house, const std::vector<Difference>& differences,
                       const AccountId& account, charge::AccountCharges& charges) {
    const auto formula = charge::find_formula("recalculated")->id;
    for (const auto& each : differences) {
        if (each.key.account != account) continue;
        const auto* service = house.rules.tariffs.service(each.key.service);
        const charge::LineInput inputs[] = {
            {each.due.to_decimal(), charges.sources.add(each.cause)},
            {each.posted.to_decimal(),
             charges.sources.add({.kind = trace::SourceKind::computed,
                                  .label = {"проведено за месяц", "posted for the month"}})}};
        const Decimal values[] = {inputs[0].value, inputs[1].value};
        const auto outcome = charge::evaluate(formula, values);
        if (!outcome) throw Failure(outcome.errors());
        charges.lines.push_back(
            {.service = each.key.service,
             .component = charge::Component::recalculation,
             .section = service == nullptr ? tariff::Section::other : service->section,
             .provider = provider_of(house, each.key),
             .creditor = each.key.creditor,
             .month = each.month,
             .interval = each.month.interval(),
             .formula = formula,
             .inputs = {std::begin(inputs), std::end(inputs)},
             .share = std::nullopt,
             .quantity = outcome->quantity,
             .price = outcome->price,
             .amount = outcome->amount,
             .reason = each.reason});
    }
    std::stable_sort(charges.lines.begin(), charges.lines.end(),
                     [](const auto& a, const auto& b) { return a.section < b.section; });
}

}  // namespace kvit::close
