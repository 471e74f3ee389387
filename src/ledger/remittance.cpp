#include "kvit/ledger/remittance.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "kvit/base/int128.hpp"
#include "kvit/ledger/remittance_case.hpp"
#include "kvit/money/rounding.hpp"

namespace kvit::ledger {
namespace {

constexpr int percent_decimals = 4;

using DayOfCreditor = std::pair<Date, ProviderId>;

std::string path_of(std::size_t contract) { return "contracts[" + std::to_string(contract) + "]"; }

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// The places of contracts by creditors and days.
std::vector<std::size_t> by_days(std::span<const RemittanceContract> contracts) {
    std::vector<std::size_t> order(contracts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(contracts[a].creditor, contracts[a].valid.from) <
               std::tie(contracts[b].creditor, contracts[b].valid.from);
    });
    return order;
}

/// For each contract one of its creditor that is in force on a day of it; of a pair the later in
/// the list has the other.
std::vector<std::size_t> overlaps(std::span<const RemittanceContract> contracts) {
    std::vector<std::size_t> found(contracts.size(), none);
    std::size_t longest = none;  // of the creditor so far
    for (const std::size_t at : by_days(contracts)) {
        const bool same = longest != none && contracts[longest].creditor == contracts[at].creditor;
        if (same && contracts[at].valid.from < contracts[longest].valid.to)
            found[std::max(at, longest)] = std::min(at, longest);
        if (!same || contracts[longest].valid.to < contracts[at].valid.to) longest = at;
    }
    return found;
}

/// Which contract holds for a creditor on a day.
class Terms {
  public:
    explicit Terms(std::span<const RemittanceContract> contracts)
        : contracts_(contracts), order_(by_days(contracts)) {}

    const RemittanceContract* of(const DayOfCreditor& key) const {
        const auto& [day, creditor] = key;
        const auto later = std::partition_point(
            order_.begin(), order_.end(), [&, &day = day, &creditor = creditor](std::size_t at) {
                return std::tie(contracts_[at].creditor, contracts_[at].valid.from) <=
                       std::tie(creditor, day);
            });
        if (later == order_.begin()) return nullptr;
        const RemittanceContract& contract = contracts_[*std::prev(later)];
        return contract.creditor == creditor && contract.valid.contains(day) ? &contract : nullptr;
    }

  private:
    std::span<const RemittanceContract> contracts_;
    std::vector<std::size_t> order_;
};

/// The last day that is known of a payment's way to the agent.
Date counts_on(const ReceivedPayment& payment) {
    return payment.posted.value_or(payment.received.value_or(payment.paid));
}

/// Parts by days and creditors.
class DaysOfCreditors {
  public:
    explicit DaysOfCreditors(const Allocated& allocated) {
        for (const AllocatedPayment& payment : allocated.payments) {
            by_id_[payment.payment.id] = &payment;
            if (payment.transferred.empty()) collect(payment);
        }
        for (const TakenBack& taken : allocated.take_backs) take_back(taken);
    }

    const std::map<DayOfCreditor, RemittanceSums>& sums() const { return sums_; }

  private:
    void collect(const AllocatedPayment& payment) {
        for (const AllocatedPart& part : payment.parts)
            sums_[{counts_on(payment.payment), part.key.creditor}].collected += part.amount;
    }

    /// A transfer takes and gives: of each creditor the difference counts.
    void take_back(const TakenBack& taken) {
        std::map<ProviderId, Money> moved;
        for (const AllocatedPart& part : taken.parts) moved[part.key.creditor] += part.amount;
        if (taken.fact.kind == TakeBackKind::transfer)
            for (const AllocatedPart& part : by_id_.at(taken.fact.id)->parts)
                moved[part.key.creditor] += part.amount;
        for (const auto& [creditor, amount] : moved) {
            if (amount.is_zero()) continue;
            RemittanceSums& sums = sums_[{taken.fact.date, creditor}];
            if (amount.is_negative())
                sums.returned -= amount;
            else
                sums.collected += amount;
        }
    }

    std::map<std::string, const AllocatedPayment*> by_id_;
    std::map<DayOfCreditor, RemittanceSums> sums_;
};

Money commission(const RemittanceSums& sums, const RemittanceContract& contract) {
    Money base = sums.collected;
    if (contract.base == CommissionBase::net) base = std::max(base - sums.returned, Money());
    const i128 percent = *contract.percent.at_scale(percent_decimals);
    const i128 whole = 100 * power_of_ten(percent_decimals);
    return Money::kopecks(static_cast<std::int64_t>(
        divide_rounded<Rounding::half_up>(base.kopecks() * percent, whole)));
}

Result<Remittance> remit_checked(const Allocated& allocated,
                                 std::span<const RemittanceContract> contracts) {
    if (Errors errors = check(contracts); !errors.empty()) return errors;
    Remittance remittance;
    remittance.kept = allocated.totals.advance + allocated.totals.unallocated;
    std::map<ProviderId, RemittanceSums> creditors;
    Errors errors;
    const DaysOfCreditors days(allocated);
    const Terms terms(contracts);
    for (const auto& [key, found] : days.sums()) {
        const auto& [day, creditor] = key;
        const auto* contract = terms.of(key);
        if (contract == nullptr) {
            errors.add(
                ErrorCode::missing_fact, "contracts", creditor.text() + ", " + day.to_string(),
                {"договор с получателем на этот день", "a contract with the creditor on this day"});
            continue;
        }
        RemittanceSums sums = found;
        sums.commission = commission(sums, *contract);
        sums.to_transfer = sums.collected - sums.returned - sums.commission;
        creditors[creditor] += sums;
        remittance.total += sums;
        remittance.rows.push_back({.day = day,
                                   .creditor = creditor,
                                   .sums = sums,
                                   .percent = contract->percent,
                                   .base = contract->base});
    }
    if (!errors.empty()) return errors;
    for (const auto& [creditor, sums] : creditors)
        remittance.creditors.push_back({.creditor = creditor, .sums = sums});
    const Money passed = remittance.total.commission + remittance.total.to_transfer;
    if (passed != allocated.totals.allocated)
        return Error{
            ErrorCode::identity_violated,
            "rows",
            passed.to_string(),
            {allocated.totals.allocated.to_string(), allocated.totals.allocated.to_string()}};
    return remittance;
}

}  // namespace

RemittanceSums& RemittanceSums::operator+=(const RemittanceSums& other) {
    collected += other.collected;
    returned += other.returned;
    commission += other.commission;
    to_transfer += other.to_transfer;
    return *this;
}

Errors check(std::span<const RemittanceContract> contracts) {
    const std::vector<std::size_t> overlapping = overlaps(contracts);
    Errors errors;
    for (std::size_t i = 0; i < contracts.size(); ++i) {
        const auto raw = contracts[i].percent.at_scale(percent_decimals);
        const std::string percent = contracts[i].percent.to_string();
        if (!raw)
            errors.add(ErrorCode::too_precise, path_of(i) + ".percent", percent,
                       {"не больше 4 знаков после запятой", "at most 4 decimals"});
        else if (contracts[i].percent.is_negative() || *raw > 100 * power_of_ten(percent_decimals))
            errors.add(ErrorCode::out_of_range, path_of(i) + ".percent", percent,
                       {"от 0 до 100", "from 0 to 100"});
        if (const std::size_t other = overlapping[i]; other != none)
            errors.add(ErrorCode::overlapping_intervals, path_of(i), contracts[i].creditor.text(),
                       {"дни вне " + path_of(other), "days outside " + path_of(other)});
    }
    return errors;
}

Result<Remittance> remit(const Allocated& allocated,
                         std::span<const RemittanceContract> contracts) {
    try {
        return remit_checked(allocated, contracts);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "payments", overflow.what(), {}};
    }
}

Result<Remitted> remit_payments(const law::LawBook& book, const law::Policy& policy,
                                const RemittanceCase& facts) {
    if (Errors errors = check(facts.contracts); !errors.empty()) return errors;
    auto allocated = allocate_payments(book, policy, facts);
    if (!allocated) return allocated.errors();
    auto remittance = remit(*allocated, facts.contracts);
    if (!remittance) return remittance.errors();
    return Remitted{*std::move(allocated), *std::move(remittance)};
}

}  // namespace kvit::ledger
