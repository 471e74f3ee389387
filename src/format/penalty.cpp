// kvit-penalty-result/1: a penalty with everything that it rests on.
#include <algorithm>
#include <optional>

#include "format/decision.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/penalty_policy.hpp"
#include "format/percent.hpp"
#include "format/practice.hpp"
#include "format/source.hpp"
#include "format/text.hpp"
#include "kvit/version.hpp"

namespace kvit::format {
namespace {

using ledger::Penalty;
using Used = std::optional<trace::SourceId>;

void add_source(json::Object& roles, const char* role, Used source) {
    if (source) roles.add(role, static_cast<std::uint32_t>(*source));
}

void add_sources(json::Object& roles, const char* role,
                 const std::vector<trace::SourceId>& sources) {
    if (sources.empty()) return;
    roles.add(role, json::array_of(sources, [](trace::SourceId id) {
                  return json::Value(static_cast<std::uint32_t>(id));
              }));
}

void add_names(json::Object& object, const std::vector<std::string>& names) {
    object.add("zero_names",
               json::array_of(names, [](const std::string& name) { return json::Value(name); }));
}

json::Object debt_name(const ledger::DebtOutcome& debt) {
    return json::Object().add("period", debt.period).add("due_date", debt.due_date);
}

json::Object interval_object(const Penalty& penalty, std::size_t position) {
    using ledger::ZeroReason;
    const auto& interval = penalty.intervals[position];
    const auto& debt = penalty.debts.at(interval.debt);
    auto object = json::Object()
                      .add("number", static_cast<std::int64_t>(position + 1))
                      .add("period", debt.period)
                      .add("due_date", debt.due_date)
                      .add("paid_on", interval.paid_on)
                      .add("from", interval.days.from)
                      .add("to", interval.days.to - 1)
                      .add("days", std::int64_t{interval.days.days()})
                      .add("debt", interval.base)
                      .add("rate", shown_percent(interval.percent))
                      .add("divisor", interval.divisor)
                      .add("amount", interval.amount);
    if (interval.zero != ZeroReason::none)
        object.add("zero", json::name_of(names::zero_reasons, interval.zero));
    if (interval.zero == ZeroReason::no_accrual) add_names(object, interval.suspensions);
    if (interval.zero != ZeroReason::not_presented) object.add("first_day", interval.first_day);
    json::Object roles;
    add_sources(roles, "rate", interval.sources.rate);
    add_sources(roles, "limit", interval.sources.limit);
    add_sources(roles, "scale", interval.sources.scale);
    add_sources(roles, "zero", interval.sources.zero);
    return std::move(object.add("sources", std::move(roles)));
}

/// What was posted for a debt; of a period with several debts, and where one rounding is of all of
/// them, that is not known.
const ledger::PostedComparison* posted_for(const Penalty& penalty, Month period) {
    if (penalty.rounding == law::PenaltyRounding::round_total) return nullptr;
    const auto rows =
        std::count_if(penalty.debts.begin(), penalty.debts.end(),
                      [&](const ledger::DebtOutcome& debt) { return debt.period == period; });
    if (rows != 1) return nullptr;
    for (const auto& posted : penalty.posted)
        if (posted.period == period) return &posted;
    return nullptr;
}

json::Object debt_object(const Penalty& penalty, const ledger::DebtOutcome& debt) {
    auto object = debt_name(debt)
                      .add("amount", debt.amount)
                      .add("raised", debt.raised)
                      .add("paid", debt.paid)
                      .add("left", debt.left())
                      .add("penalty", debt.penalty);
    if (const auto* posted = posted_for(penalty, debt.period))
        object.add("posted", posted->posted).add("difference", posted->difference());
    json::Object roles;
    add_source(roles, "due", debt.due_source);
    return std::move(object.add("sources", std::move(roles)));
}

json::Object payment_object(const Penalty& penalty, const ledger::PaymentOutcome& outcome) {
    const auto part_object = [&](const ledger::PaymentOutcome::Part& part) {
        return debt_name(penalty.debts.at(part.debt)).add("amount", part.amount);
    };
    json::Object object;
    if (!outcome.payment.id.empty()) object.add("id", outcome.payment.id);
    object.add("date", outcome.payment.date)
        .add("amount", outcome.payment.amount)
        .add("period", outcome.payment.period)
        .add("parts", json::array_of(outcome.parts, part_object))
        .add("penalty", outcome.to_penalty)
        .add("advance", outcome.advance);
    return object;
}

/// A month, whether or not the case has a debt of it.
json::Object comparison_object(const ledger::PostedComparison& comparison) {
    return json::Object()
        .add("period", comparison.period)
        .add("due", comparison.due)
        .add("posted", comparison.posted)
        .add("difference", comparison.difference());
}

json::Array intervals_array(const Penalty& penalty) {
    json::Array array;
    for (std::size_t i = 0; i < penalty.intervals.size(); ++i)
        array.emplace_back(interval_object(penalty, i));
    return array;
}

}  // namespace

std::string write_penalty(const Penalty& penalty, Layout layout) {
    const bool all_known = penalty.known_on == Date::open_end();
    auto object = json::Object()
                      .add("schema", "kvit-penalty-result/1")
                      .add("engine", "kvit " + std::string(version))
                      .add("law", penalty.law)
                      .add("policy", penalty.policy)
                      .add("id", penalty.id);
    if (!penalty.title.empty()) object.add("title", penalty.title);
    object.add("scale", penalty.scale)
        .add("as_of", penalty.as_of)
        .add("known_on", all_known ? json::Value() : json::Value(penalty.known_on))
        .add("judgment_day", penalty.judgment_day)
        .add("claim_date", penalty.claim_date)
        .add("total", penalty.total)
        .add("penalty_left", penalty.penalty_left)
        .add("debt_left", penalty.debt_left)
        .add("advance", penalty.advance);
    if (!penalty.posted.empty()) {
        const Money posted = penalty.posted_total();
        object.add("posted", posted).add("difference", penalty.total - posted);
    }
    if (!penalty.posted.empty())
        object.add("comparison", json::array_of(penalty.posted, comparison_object));
    object.add("intervals", intervals_array(penalty))
        .add("debts", json::array_of(penalty.debts,
                                     [&](const auto& debt) { return debt_object(penalty, debt); }))
        .add("payments",
             json::array_of(penalty.payments,
                            [&](const auto& each) { return payment_object(penalty, each); }))
        .add("practices", json::array_of(penalty.practices,
                                         [](const ledger::Practice& practice) {
                                             return practice_object(
                                                 practice, penalty_option_name(practice.option));
                                         }))
        .add("decisions", json::array_of(penalty.decisions, decision_object))
        .add("sources", json::array_of(penalty.sources.list(), source_object));
    return laid_out(object, layout);
}

}  // namespace kvit::format
