#include "format/penalty_policy.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "format/dated.hpp"
#include "format/json/nearest.hpp"
#include "format/legal.hpp"
#include "format/policy.hpp"
#include "format/reference.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using law::PolicyOption;
using ledger::DueRule;
using ledger::PenaltyCase;

/// What stands beside the options.
constexpr std::string_view other_keys[] = {"inherits", "flat_percent", "judgment_day",
                                           "rates",    "due",          "no_accrual"};

constexpr json::Choice<DueRule> due_rules[] = {
    {"as_given", DueRule::as_given},
    {"by_law", DueRule::by_law},
};

/// The choice of the case itself, if it makes one.
std::optional<std::uint8_t> chosen(const PenaltyCase& facts, PolicyOption option) {
    for (const auto& choice : facts.choices)
        if (choice.option == option) return choice.choice;
    return std::nullopt;
}

/// Names that are no option and nothing beside them.
void refuse_unknown(ObjectReader& r, const json::Value* policy) {
    if (policy == nullptr || policy->as_object() == nullptr) return;
    std::vector<std::string_view> names;
    for (const auto& row : law::policy_option_rows)
        if (row.subject == law::PolicySubject::penalty)
            names.push_back(penalty_option_name(row.option));
    names.insert(names.end(), std::begin(other_keys), std::end(other_keys));
    for (const auto& [key, value] : policy->as_object()->members()) {
        if (&value == r.ext() || std::find(names.begin(), names.end(), key) != names.end())
            continue;
        r.raw(key);  // it is known as what it is: unknown
        r.fail(key, ErrorCode::policy_unknown_option, '"' + key + '"', json::one_of(names, key));
    }
}

void read_choices(ObjectReader& r, PenaltyCase& facts) {
    for (const auto& row : law::policy_option_rows) {
        if (row.subject != law::PolicySubject::penalty) continue;
        const auto choice = r.optional_choice(penalty_option_name(row.option), choices_of(row));
        if (choice) facts.choices.push_back({row.option, *choice, {}});
    }
    // Cases published before the option had a name test the limit by the charged day.
    if (chosen(facts, PolicyOption::penalty_cap) && !chosen(facts, PolicyOption::penalty_cap_day))
        facts.choices.push_back({PolicyOption::penalty_cap_day,
                                 static_cast<std::uint8_t>(law::PenaltyCapDay::cap_by_accrual_day),
                                 {}});
}

/// {"day": 20, "shift": "gk193_on"}: the shift is the option of that name.
void read_contract_day(ObjectReader& r, PenaltyCase& facts) {
    const auto& row = row_of(PolicyOption::penalty_due_shift);
    facts.due = DueRule::by_day;
    facts.due_day = static_cast<int>(r.count("day", 1, 31));
    const auto shift = r.optional_choice("shift", choices_of(row));
    if (!shift) return;
    const auto other = chosen(facts, row.option);
    if (!other) {
        facts.choices.push_back({row.option, *shift, {}});
    } else if (*other != *shift) {
        const std::string name(row.choices[*other].name);
        r.fail("shift", ErrorCode::contradiction, '"' + std::string(row.choices[*shift].name) + '"',
               {name + ", как в due_shift", name + ", as due_shift says"});
    }
}

void read_due(ObjectReader& r, PenaltyCase& facts) {
    const json::Value* due = r.raw("due");
    if (due == nullptr) return;
    if (due->as_object() != nullptr)
        r.optional_object("due", [&](ObjectReader& entry) { read_contract_day(entry, facts); });
    else if (const auto rule = r.optional_choice("due", due_rules))
        facts.due = *rule;
}

ledger::OwnRate read_rate(ObjectReader& r) {
    return {.from = r.date("from"), .percent = read_legal(r, "percent", kind::percent)};
}

void read_rates(ObjectReader& r, PenaltyCase& facts) {
    std::optional<Date> last;
    facts.rates = r.list(
        "rates",
        [&](ObjectReader& entry) {
            const ledger::OwnRate rate = read_rate(entry);
            if (!entry.ok()) return rate;
            if (last && rate.from <= *last)
                entry.fail("from", ErrorCode::overlapping_intervals, rate.from.to_string(),
                           {"день после " + last->to_string(), "a day after " + last->to_string()});
            last = std::max(last.value_or(rate.from), rate.from);
            return rate;
        },
        json::Presence::optional);
    fail_empty(r, "rates", {"хотя бы одна ставка", "at least one rate"});
}

/// Where the case itself chooses the rate, what goes with it must be there and nothing else.
void read_flat_percent(ObjectReader& r, PenaltyCase& facts) {
    constexpr auto flat = static_cast<std::uint8_t>(law::PenaltyRate::flat);
    const auto rate = chosen(facts, PolicyOption::penalty_rate);
    if (rate == flat || r.has("flat_percent"))
        facts.flat_percent = read_legal(r, "flat_percent", kind::percent);
    if (!rate) return;
    if (*rate != flat && r.has("flat_percent"))
        r.fail("flat_percent", ErrorCode::contradiction, {},
               {"без этого ключа: он есть только у rate = flat",
                "no such key: it belongs to rate = flat"});
    if (*rate == flat && r.has("rates"))
        r.fail("rates", ErrorCode::contradiction, {},
               {"без этого ключа: при rate = flat ставка задана в flat_percent",
                "no such key: with rate = flat the rate is flat_percent"});
}

void read_judgment_day(ObjectReader& r, PenaltyCase& facts) {
    const auto day = r.optional_date("judgment_day");
    if (!day) return;
    if (facts.judgment_day && *facts.judgment_day != *day) {
        const std::string other = facts.judgment_day->to_string();
        r.fail("judgment_day", ErrorCode::contradiction, day->to_string(),
               {other + ", как в judgment_day документа",
                other + ", as judgment_day of the document says"});
        return;
    }
    facts.judgment_day = day;
}

void read_policy(ObjectReader& r, const json::Value* policy, PenaltyCase& facts) {
    refuse_unknown(r, policy);
    if (r.has("inherits")) facts.inherits = read_base(r, law::ShippedPolicy::law_default);
    read_choices(r, facts);
    read_due(r, facts);
    read_rates(r, facts);
    if (r.has("rates") && r.has("series"))
        r.fail("rates", ErrorCode::contradiction, {},
               {"либо rates, либо series", "either rates or series"});
    read_flat_percent(r, facts);
    read_judgment_day(r, facts);
    if (r.has("no_accrual"))
        facts.no_accrual = r.list("no_accrual", [](ObjectReader& entry) {
            return read_no_accrual(entry, ledger::SuspensionScope::national);
        });
    std::sort(facts.choices.begin(), facts.choices.end(),
              [](const auto& a, const auto& b) { return a.option < b.option; });
}

// ---- suspensions

/// "from" and "to" are both days of the suspension; without "to" it is still running.
Interval read_days(ObjectReader& r) {
    const auto from = r.date("from");
    const auto to = r.optional_date("to");
    if (!to) return {from, Date::open_end()};
    if (r.ok() && *to < from)
        r.fail("to", ErrorCode::empty_interval, from.to_string() + ".." + to->to_string(),
               {"день не раньше " + from.to_string(), "a day not before " + from.to_string()});
    return {from, *to + 1};
}

ledger::SparedDebts read_spared(ObjectReader& r) {
    ledger::SparedDebts spared;
    spared.due_before = r.optional_date("arose_before");
    spared.periods = r.months("periods", json::Presence::optional);
    fail_empty(r, "periods", {"хотя бы один месяц", "at least one month"});
    if (r.has("arose_before") == r.has("periods"))
        r.fail({}, r.has("periods") ? ErrorCode::contradiction : ErrorCode::missing_key, {},
               {"либо arose_before, либо periods", "either arose_before or periods"});
    return spared;
}

ledger::SparedDebts read_applies_to(ObjectReader& r) {
    constexpr json::Choice<bool> everything[] = {{"all", true}};
    const json::Value* given = r.raw("applies_to");
    if (given != nullptr && given->as_object() != nullptr)
        return r.object("applies_to", read_spared);
    r.optional_choice("applies_to", everything);
    return {};
}

json::Object due_object(const PenaltyCase& facts, std::optional<std::uint8_t> shift) {
    auto object = json::Object().add("day", std::int64_t{facts.due_day});
    if (shift) object.add("shift", row_of(PolicyOption::penalty_due_shift).choices[*shift].name);
    return object;
}

}  // namespace

std::string_view penalty_option_name(PolicyOption option) {
    constexpr std::string_view prefix = "penalty_";
    const auto name = row_of(option).name;
    return name.substr(name.starts_with(prefix) ? prefix.size() : 0);
}

ledger::NoAccrual read_no_accrual(ObjectReader& r, ledger::SuspensionScope scope) {
    return {
        .name = r.id("name"),
        .days = read_days(r),
        .spared = read_applies_to(r),
        .scope = scope,
        .reference = r.optional_object("reference", read_reference).value_or(trace::Reference()),
        .path = r.path()};
}

void read_penalty_policy(ObjectReader& document, PenaltyCase& facts) {
    const json::Value* policy = document.raw("policy");
    document.object("policy", [&](ObjectReader& r) { read_policy(r, policy, facts); });
}

json::Object no_accrual_object(const ledger::NoAccrual& suspension) {
    auto object = json::Object().add("name", suspension.name).add("from", suspension.days.from);
    if (suspension.days.to != Date::open_end()) object.add("to", suspension.days.to - 1);
    const auto& spared = suspension.spared;
    if (spared.due_before)
        object.add("applies_to", json::Object().add("arose_before", *spared.due_before));
    else if (!spared.periods.empty())
        object.add("applies_to",
                   json::Object().add("periods", json::array_of(spared.periods, [](Month month) {
                                          return json::Value(month);
                                      })));
    add_reference(object, "reference", suspension.reference);
    return object;
}

json::Object penalty_policy_object(const PenaltyCase& facts) {
    json::Object object;
    if (facts.inherits) object.add("inherits", law::name_of(*facts.inherits));
    const bool by_day = facts.due == DueRule::by_day;
    for (const auto& choice : facts.choices)
        if (!by_day || choice.option != PolicyOption::penalty_due_shift)
            object.add(std::string(penalty_option_name(choice.option)),
                       row_of(choice.option).choices[choice.choice].name);
    object.add("flat_percent", facts.flat_percent);
    if (!facts.rates.empty())
        object.add("rates", json::array_of(facts.rates, [](const ledger::OwnRate& rate) {
                       return json::Object().add("from", rate.from).add("percent", rate.percent);
                   }));
    if (by_day)
        object.add("due", due_object(facts, chosen(facts, PolicyOption::penalty_due_shift)));
    else if (facts.due != DueRule::given_or_by_law)
        object.add("due", json::name_of(due_rules, facts.due));
    if (facts.no_accrual)
        object.add("no_accrual", json::array_of(*facts.no_accrual, no_accrual_object));
    return object;
}

}  // namespace kvit::format
