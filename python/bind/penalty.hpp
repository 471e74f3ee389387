#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "errors.hpp"
#include "kvit/format/documents.hpp"
#include "law.hpp"
#include "pybind.hpp"

namespace kvit::python {

/// The name of a shipped policy, or the text of a document kvit-policy/1.
using PolicyText = std::variant<py::bytes, std::string>;

/// A case of penalties and what it is computed by, borrowed from the arguments of the caller.
struct PenaltyGiven {
    std::string_view facts;
    std::optional<std::string_view> law;
    std::optional<std::string_view> policy_name;
    std::optional<std::string_view> policy;
    std::optional<Date> known_on;

    static PenaltyGiven of(const py::bytes& facts, const std::optional<py::bytes>& law,
                           const std::optional<PolicyText>& policy, std::optional<Date> known_on);

    /// What `make(law, policy, case)` makes. Call it without the GIL: nothing here touches Python.
    template <class T, class Make>
    T run(Make make) const;
};

Result<law::Policy> policy_of(const PenaltyGiven& given);

template <class T, class Make>
T PenaltyGiven::run(Make make) const {
    Errors errors;
    auto read = take(format::read_penalty_case(facts), errors);
    const auto of_policy = take_document("policy", policy_of(*this), errors);
    std::optional<law::LawBook> own;
    if (law) own = take_document("law", format::read_law(*law), errors);
    throw_if_any(errors);
    if (known_on) read->known_on = *known_on;
    Result<T> made = make(own ? *own : built_in_law(), *of_policy, *read);
    return std::move(made).value_or_throw();
}

}  // namespace kvit::python
