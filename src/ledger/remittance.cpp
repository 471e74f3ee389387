#include "kvit/ledger/remittance.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "kvit/base/int128.hpp"
#include "kvit/money/rounding.hpp"

namespace kvit::ledger {
namespace {

constexpr int percent_decimals = 4;

using DayOfCreditor = std::pair<Date, ProviderId>;

std::string path_of(std::size_t contract) { return "contracts[" + std::to_string(contract) + "]"; }

bool overlap(const Interval& a, const Interval& b) { return a.from < b.to && b.from < a.to; }

Errors check(std::span<const RemittanceContract> contracts) {
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
        for (std::size_t other = 0; other < i; ++other)
            if (contracts[other].creditor == contracts[i].creditor &&
                overlap(contracts[other].valid, contracts[i].valid))
                errors.add(ErrorCode::overlapping_intervals, path_of(i),
                           contracts[i].creditor.text(),
                           {"дни вне " + path_of(other), "days outside " + path_of(other)});
    }
    return errors;
}

/// The last day that is known of a payment's way to the agent.
Date counts_on(const ReceivedPayment& payment) {
    return payment.posted.value_or(payment.received.value_or(payment.paid));
}

/// Parts by days and creditors.
std::map<DayOfCreditor, RemittanceRow> rows_of(const Allocated& allocated) {
    std::map<std::string, Date> transferred_on;
    for (const TakenBack& taken : allocated.take_backs)
        if (taken.fact.kind == TakeBackKind::transfer)
            transferred_on[taken.fact.id] = taken.fact.date;

    std::map<DayOfCreditor, RemittanceRow> rows;
    for (const AllocatedPayment& payment : allocated.payments) {
        const auto transfer = transferred_on.find(payment.payment.id);
        const Date day =
            transfer == transferred_on.end() ? counts_on(payment.payment) : transfer->second;
        for (const AllocatedPart& part : payment.parts)
            rows[{day, part.key.creditor}].collected += part.amount;
    }
    for (const TakenBack& taken : allocated.take_backs)
        for (const AllocatedPart& part : taken.parts)
            rows[{taken.fact.date, part.key.creditor}].returned -= part.amount;
    return rows;
}

Money commission(const RemittanceRow& row, const RemittanceContract& contract) {
    Money base = row.collected;
    if (contract.base == CommissionBase::net) base = std::max(base - row.returned, Money());
    const i128 percent = *contract.percent.at_scale(percent_decimals);
    const i128 whole = 100 * power_of_ten(percent_decimals);
    return Money::kopecks(static_cast<std::int64_t>(
        divide_rounded<Rounding::half_up>(base.kopecks() * percent, whole)));
}

const RemittanceContract* contract_of(const DayOfCreditor& key,
                                      std::span<const RemittanceContract> contracts) {
    for (const RemittanceContract& contract : contracts)
        if (contract.creditor == key.second && contract.valid.contains(key.first)) return &contract;
    return nullptr;
}

Result<Remittance> remit_checked(const Allocated& allocated,
                                 std::span<const RemittanceContract> contracts) {
    if (Errors errors = check(contracts); !errors.empty()) return errors;
    Remittance remittance{.rows = {},
                          .kept = allocated.totals.advance + allocated.totals.unallocated};
    Errors errors;
    Money passed;
    for (auto& [key, row] : rows_of(allocated)) {
        const auto& [day, creditor] = key;
        const auto* contract = contract_of(key, contracts);
        if (contract == nullptr) {
            errors.add(
                ErrorCode::missing_fact, "contracts", creditor.text() + ", " + day.to_string(),
                {"договор с получателем на этот день", "a contract with the creditor on this day"});
            continue;
        }
        row.day = day;
        row.creditor = creditor;
        row.commission = commission(row, *contract);
        row.to_transfer = row.collected - row.returned - row.commission;
        passed += row.collected - row.returned;
        remittance.rows.push_back(row);
    }
    if (!errors.empty()) return errors;
    if (passed != allocated.totals.allocated)
        return Error{
            ErrorCode::identity_violated,
            "rows",
            passed.to_string(),
            {allocated.totals.allocated.to_string(), allocated.totals.allocated.to_string()}};
    return remittance;
}

}  // namespace

Result<Remittance> remit(const Allocated& allocated,
                         std::span<const RemittanceContract> contracts) {
    try {
        return remit_checked(allocated, contracts);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "payments", overflow.what(), {}};
    }
}

}  // namespace kvit::ledger
