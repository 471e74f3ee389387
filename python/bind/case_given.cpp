#include "case_given.hpp"

namespace kvit::python {
namespace {

std::optional<law::ShippedPolicy> shipped(std::string_view name) {
    for (const auto& row : law::shipped_policy_rows)
        if (row.name == name) return row.policy;
    return std::nullopt;
}

}  // namespace

CaseGiven CaseGiven::of(const py::bytes& facts, const std::optional<py::bytes>& law,
                        const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    CaseGiven given{.facts = facts,
                    .law = document_text(law),
                    .policy_name = {},
                    .policy = {},
                    .known_on = known_on};
    if (!policy) return given;
    if (const auto* name = std::get_if<std::string>(&*policy))
        given.policy_name = *name;
    else
        given.policy = std::string_view(std::get<py::bytes>(*policy));
    return given;
}

Result<law::Policy> policy_of(const CaseGiven& given) {
    if (given.policy) return format::read_policy(*given.policy);
    if (!given.policy_name) return law::Policy();
    if (const auto policy = shipped(*given.policy_name)) return law::Policy(*policy);
    std::string names;
    for (const auto& row : law::shipped_policy_rows)
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    return Error{ErrorCode::policy_unknown_base,
                 "",
                 '"' + std::string(*given.policy_name) + '"',
                 {names, names}};
}

}  // namespace kvit::python
