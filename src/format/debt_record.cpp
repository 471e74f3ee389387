#include "format/debt_record.hpp"

#include <algorithm>

#include "format/balance.hpp"
#include "format/claims.hpp"
#include "format/sum.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

/// Changes of one kind, each day once, in the order of days.
std::vector<close::DebtChange> read_changes(ObjectReader& r, std::string_view key) {
    Claims<Date> days;
    auto changes = r.list(
        key,
        [&](ObjectReader& c) {
            const close::DebtChange change{.date = c.date("date"), .amount = c.money("amount")};
            if (c.ok() && change.amount <= Money())
                c.fail("amount", ErrorCode::out_of_range, shown(std::optional(change.amount)),
                       {"больше нуля", "above zero"});
            if (c.ok()) days.claim(c, "date", change.date, change.date.to_string());
            return change;
        },
        Presence::optional);
    std::sort(changes.begin(), changes.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
    return changes;
}

/// Absent at zero.
Money read_penalty(ObjectReader& r, std::string_view key) {
    const auto amount = r.optional_money(key);
    if (amount && *amount <= Money())
        r.fail(key, ErrorCode::out_of_range, shown(amount), {"больше нуля", "above zero"});
    return amount.value_or(Money());
}

json::Object change_object(const close::DebtChange& change) {
    return json::Object().add("date", change.date).add("amount", change.amount);
}

}  // namespace

std::vector<close::DebtRecord> read_debt_records(ObjectReader& r) {
    Claims<ledger::BalanceKey> keys;
    auto records = r.list(
        "debts",
        [&](ObjectReader& d) -> close::DebtRecord {
            close::DebtRecord record{.key = read_balance_key(d),
                                     .amount = d.money("amount"),
                                     .paid = read_changes(d, "paid"),
                                     .raised = read_changes(d, "raised"),
                                     .returned = read_changes(d, "returned"),
                                     .accrues_from = d.optional_date("accrues_from"),
                                     .penalty = read_penalty(d, "penalty"),
                                     .forgiven = read_penalty(d, "forgiven")};
            if (d.ok()) keys.claim(d, {}, record.key, shown(record.key));
            return record;
        },
        Presence::optional);
    std::sort(records.begin(), records.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    return records;
}

json::Object debt_record_object(const close::DebtRecord& record) {
    json::Object object = balance_object(record.key);
    object.add("amount", record.amount);
    if (!record.paid.empty()) object.add("paid", json::array_of(record.paid, change_object));
    if (!record.raised.empty()) object.add("raised", json::array_of(record.raised, change_object));
    if (!record.returned.empty())
        object.add("returned", json::array_of(record.returned, change_object));
    if (record.accrues_from) object.add("accrues_from", *record.accrues_from);
    if (!record.penalty.is_zero()) object.add("penalty", record.penalty);
    if (!record.forgiven.is_zero()) object.add("forgiven", record.forgiven);
    return object;
}

}  // namespace kvit::format
