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

constexpr std::string_view law_default = "law_default";

/// Policies that a document may build on.
const std::vector<std::string_view> bases{law_default};

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

std::vector<json::Choice<std::uint8_t>> choices_of(const law::PolicyOptionRow& option) {
    std::vector<json::Choice<std::uint8_t>> choices;
    for (const auto& row : option.choices)
        choices.push_back({row.name, static_cast<std::uint8_t>(choices.size())});
    return choices;
}

const law::PolicyOptionRow& row_of(law::PolicyOption option) {
    return law::policy_option_rows[static_cast<std::size_t>(option)];
}

/// By options and dates; what is chosen as the base chooses it is left out.
using ChoicesByOption =
    std::array<law::Effective<std::uint8_t>, std::size(law::policy_option_rows)>;

std::vector<law::Policy::Difference> differences_of(const ChoicesByOption& choices) {
    std::vector<law::Policy::Difference> differences;
    for (const auto& row : law::policy_option_rows)
        for (const auto& dated : choices[static_cast<std::size_t>(row.option)].values())
            if (dated.value != 0) differences.push_back({row.option, dated.value, dated.valid});
    return differences;
}

law::Policy read_document(ObjectReader& r) {
    r.schema("kvit-policy/1");
    std::string id = r.id("id");
    std::string base = read_base(r);
    ChoicesByOption choices;
    r.each("options", [&](ObjectReader& entry) {
        const auto difference = read_difference(entry);
        if (entry.ok())
            add_dated(entry, choices[static_cast<std::size_t>(difference.option)],
                      {.valid = difference.valid, .value = difference.choice, .reference = {}});
    });
    auto differences = differences_of(choices);
    if (id == law_default && !differences.empty())
        r.fail("id", ErrorCode::duplicate_id, '"' + id + '"',
               {"другое имя: эта практика отличается от law_default",
                "another name: this policy differs from law_default"});
    return {std::move(id), std::move(base), std::move(differences)};
}

}  // namespace

std::string read_base(ObjectReader& r) {
    auto base = r.optional_id("inherits");
    if (!base) return std::string(law_default);
    if (std::find(bases.begin(), bases.end(), *base) == bases.end())
        r.fail("inherits", ErrorCode::policy_unknown_base, '"' + *base + '"',
               json::one_of(bases, *base));
    return *std::move(base);
}

law::Policy::Difference read_difference(ObjectReader& r) {
    const law::PolicyOptionRow* option = read_option(r);
    law::Policy::Difference difference{};
    if (option != nullptr) {
        difference.option = option->option;
        difference.choice = r.choice("choice", choices_of(*option));
    } else {
        r.raw("choice");  // of what it would be a choice is not known
    }
    difference.valid = r.interval("from", "to");
    return difference;
}

json::Object difference_object(const law::Policy::Difference& difference) {
    const law::PolicyOptionRow& row = row_of(difference.option);
    return json::Object()
        .add("option", row.name)
        .add("choice", row.choices[difference.choice].name)
        .add(difference.valid, "from", "to");
}

Result<law::Policy> read_policy(std::string_view json) {
    return json::read_text(json, read_document);
}

}  // namespace kvit::format
