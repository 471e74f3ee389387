#include "format/bill_penalty.hpp"

#include "format/balance.hpp"
#include "format/percent.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

std::vector<trace::SourceId> read_sources(ObjectReader& r, std::size_t source_count) {
    std::vector<trace::SourceId> sources;
    for (const auto source : r.counts("sources", 0, UINT32_MAX)) {
        if (static_cast<std::size_t>(source) >= source_count) {
            const std::string count = std::to_string(source_count);
            r.fail("sources", ErrorCode::unknown_reference, std::to_string(source),
                   {"номера источников меньше " + count, "numbers of sources below " + count});
            break;
        }
        sources.push_back(static_cast<trace::SourceId>(source));
    }
    return sources;
}

bill::PenaltyDays read_days(ObjectReader& r, std::size_t source_count) {
    const Date from = r.date("from");
    const Date last = r.date("to");
    if (r.ok() && last < from)
        r.fail("to", ErrorCode::out_of_range, last.to_string(),
               {"день не раньше " + from.to_string(), "a day not before " + from.to_string()});
    return {.days = {from, last + 1},
            .first_day = static_cast<std::int32_t>(r.count("first_day", 1, INT32_MAX)),
            .base = r.money("debt"),
            .percent = r.non_negative("rate").normalized(),
            .divisor = static_cast<std::int32_t>(r.count("divisor", 1, INT32_MAX)),
            .amount = r.money("amount"),
            .sources = read_sources(r, source_count)};
}

json::Object days_object(const bill::PenaltyDays& days) {
    return json::Object()
        .add("from", days.days.from)
        .add("to", days.days.to - 1)
        .add("first_day", days.first_day)
        .add("debt", days.base)
        .add("rate", shown_percent(days.percent))
        .add("divisor", days.divisor)
        .add("amount", days.amount)
        .add("sources", json::array_of(days.sources, [](trace::SourceId id) {
                 return json::Value(static_cast<std::uint32_t>(id));
             }));
}

void add_unless_zero(json::Object& object, const char* key, Money amount) {
    if (!amount.is_zero()) object.add(key, amount);
}

}  // namespace

bill::BilledPenalty read_billed_penalty(ObjectReader& r, std::size_t source_count) {
    return {
        .key = read_balance_key(r),
        .due_date = r.date("due_date"),
        .days = r.list("days", [&](ObjectReader& days) { return read_days(days, source_count); }),
        .accrued = r.money("accrued"),
        .posted = r.money("posted"),
        .kept = r.optional_money("kept").value_or(Money()),
        .month = r.optional_money("this_month").value_or(Money()),
        .by_facts = r.optional_money("by_facts").value_or(Money()),
        .by_rules = r.optional_money("by_rules").value_or(Money())};
}

json::Object billed_penalty_object(const bill::BilledPenalty& penalty) {
    json::Object object = balance_object(penalty.key);
    object.add("due_date", penalty.due_date)
        .add("days", json::array_of(penalty.days, days_object))
        .add("accrued", penalty.accrued)
        .add("posted", penalty.posted);
    add_unless_zero(object, "kept", penalty.kept);
    add_unless_zero(object, "this_month", penalty.month);
    add_unless_zero(object, "by_facts", penalty.by_facts);
    add_unless_zero(object, "by_rules", penalty.by_rules);
    return object;
}

}  // namespace kvit::format
