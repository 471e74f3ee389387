// Penalties of a case, from documents.
#include "kvit/ledger/penalty.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "areas.hpp"
#include "errors.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/ledger/explain.hpp"
#include "law.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

/// The name of a shipped policy, or the text of a document kvit-policy/1.
using PolicyText = std::variant<py::bytes, std::string>;

std::optional<law::ShippedPolicy> shipped(std::string_view name) {
    for (const auto& row : law::shipped_policy_rows)
        if (row.name == name) return row.policy;
    return std::nullopt;
}

/// All that a calculation is given, borrowed from the arguments of the caller.
struct Given {
    std::string_view facts;
    std::optional<std::string_view> law;
    std::optional<std::string_view> policy_name;
    std::optional<std::string_view> policy;
    std::optional<Date> known_on;
};

Given given_of(const py::bytes& facts, const std::optional<py::bytes>& law,
               const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    Given given{.facts = facts,
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

Result<law::Policy> policy_of(const Given& given) {
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

/// Call it without the GIL: nothing here touches Python.
ledger::Penalty computed(const Given& given) {
    Errors errors;
    auto facts = take(format::read_penalty_case(given.facts), errors);
    const auto policy = take_document("policy", policy_of(given), errors);
    std::optional<law::LawBook> law;
    if (given.law) law = take_document("law", format::read_law(*given.law), errors);
    throw_if_any(errors);
    if (given.known_on) facts->known_on = *given.known_on;
    return ledger::penalty(law ? *law : built_in_law(), *policy, *facts).value_or_throw();
}

// In both it is safe to go without the GIL: the bytes do not change, and the caller's arguments
// keep them alive.

std::string penalty(const py::bytes& facts, const std::optional<py::bytes>& law,
                    const std::optional<PolicyText>& policy, std::optional<Date> known_on) {
    const Given given = given_of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return format::write_penalty(computed(given));
}

trace::Explanation explain(const py::bytes& facts, const std::optional<py::bytes>& law,
                           const std::optional<PolicyText>& policy, std::optional<Date> known_on,
                           std::size_t interval) {
    const Given given = given_of(facts, law, policy, known_on);
    const py::gil_scoped_release released;
    return ledger::explain(computed(given), interval).value_or_throw();
}

}  // namespace

void bind_penalty(py::module_& module) {
    module.def("penalty", penalty, "case"_a, "law"_a, "policy"_a, "known_on"_a);
    module.def("penalty_explain", explain, "case"_a, "law"_a, "policy"_a, "known_on"_a,
               "interval"_a);
}

}  // namespace kvit::python
