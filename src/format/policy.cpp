#include "format/policy.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "format/dated.hpp"
#include "format/json/nearest.hpp"
#include "format/names.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

std::optional<law::ShippedPolicy> shipped(std::string_view name) {
    for (const auto& row : law::shipped_policy_rows)
        if (row.name == name) return row.policy;
    return std::nullopt;
}

/// The option under the key "option"; null, and an error, if there is none of that name.
const law::PolicyOptionRow* read_option(ObjectReader& r) {
    const std::string name = r.id("option");
    if (name.empty()) return nullptr;  // reported already
    std::vector<std::string_view> names;
    for (const auto& row : law::policy_option_rows) {
        if (row.name == name) return &row;
        names.push_back(row.name);
    }
    r.fail("option", ErrorCode::policy_unknown_option, '"' + name + '"', json::one_of(names, name));
    return nullptr;
}

/// By options and dates.
using ChoicesByOption =
    std::array<law::Effective<std::uint8_t>, std::size(law::policy_option_rows)>;

/// What is chosen as the base chooses it is left out.
std::vector<law::Policy::Choice> differing(const ChoicesByOption& by_option,
                                           law::ShippedPolicy base) {
    std::vector<law::Policy::Choice> choices;
    for (const auto& row : law::policy_option_rows)
        for (const auto& dated : by_option[static_cast<std::size_t>(row.option)].values())
            if (dated.value != row.shipped[static_cast<std::size_t>(base)])
                choices.push_back({row.option, dated.value, dated.valid});
    return choices;
}

/// The name of a shipped policy stands for it and for nothing else.
void refuse_shipped_name(ObjectReader& r, const std::string& id, law::ShippedPolicy base,
                         const std::vector<law::Policy::Choice>& choices) {
    const auto named = shipped(id);
    if (named && (base != *named || !choices.empty()))
        r.fail("id", ErrorCode::duplicate_id, '"' + id + '"',
               {"другое имя: эта практика отличается от " + id,
                "another name: this policy differs from " + id});
}

law::Policy read_document(ObjectReader& r) {
    r.schema("kvit-policy/1");
    std::string id = r.id("id");
    const auto base = read_base(r, shipped(id).value_or(law::ShippedPolicy::law_default));
    ChoicesByOption by_option;
    r.each("options", [&](ObjectReader& entry) {
        const auto chosen = read_policy_choice(entry);
        if (entry.ok())
            add_dated(entry, by_option[static_cast<std::size_t>(chosen.option)],
                      {.valid = chosen.valid, .value = chosen.choice, .reference = {}});
    });
    auto choices = differing(by_option, base);
    refuse_shipped_name(r, id, base, choices);
    return {std::move(id), base, std::move(choices)};
}

}  // namespace

const law::PolicyOptionRow& row_of(law::PolicyOption option) {
    return law::policy_option_rows[static_cast<std::size_t>(option)];
}

std::vector<json::Choice<std::uint8_t>> choices_of(const law::PolicyOptionRow& option) {
    std::vector<json::Choice<std::uint8_t>> choices;
    for (const auto& row : option.choices)
        choices.push_back({row.name, static_cast<std::uint8_t>(choices.size())});
    return choices;
}

law::ShippedPolicy read_base(ObjectReader& r, law::ShippedPolicy if_absent) {
    const auto name = r.optional_id("inherits");
    if (!name) return if_absent;
    const auto base = shipped(*name);
    if (!base) {
        std::vector<std::string_view> names;
        for (const auto& row : law::shipped_policy_rows) names.push_back(row.name);
        r.fail("inherits", ErrorCode::policy_unknown_base, '"' + *name + '"',
               json::one_of(names, *name));
    }
    return base.value_or(if_absent);
}

law::Policy::Choice read_policy_choice(ObjectReader& r) {
    const law::PolicyOptionRow* option = read_option(r);
    law::Policy::Choice chosen{};
    if (option != nullptr) {
        chosen.option = option->option;
        chosen.choice = r.choice("choice", choices_of(*option));
    } else {
        r.raw("choice");  // of what it would be a choice is not known
    }
    chosen.valid = r.interval("from", "to");
    return chosen;
}

law::Policy::Difference read_difference(ObjectReader& r) {
    const auto chosen = read_policy_choice(r);
    return {.chosen = chosen, .by = r.id("by")};
}

json::Object difference_object(const law::Policy::Difference& difference) {
    const law::PolicyOptionRow& row = row_of(difference.chosen.option);
    return json::Object()
        .add("option", row.name)
        .add("choice", row.choices[difference.chosen.choice].name)
        .add(difference.chosen.valid, "from", "to")
        .add("by", difference.by);
}

Result<law::Policy> read_policy(std::string_view json) {
    return json::read_text(json, read_document);
}

}  // namespace kvit::format
