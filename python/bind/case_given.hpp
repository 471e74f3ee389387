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

/// A case and what it is computed by, borrowed from the arguments of the caller.
struct CaseGiven {
    std::string_view facts;
    std::optional<std::string_view> law;
    std::optional<std::string_view> policy_name;
    std::optional<std::string_view> policy;
    std::optional<Date> known_on;

    static CaseGiven of(const py::bytes& facts, const std::optional<py::bytes>& law,
                        const std::optional<PolicyText>& policy, std::optional<Date> known_on);

    /// What `make(law, policy, case)` makes of what `read` reads. Call it without the GIL: nothing
    /// here touches Python.
    template <class T, class Read, class Make>
    T run(Read read, Make make) const;
};

Result<law::Policy> policy_of(const CaseGiven& given);

template <class T, class Read, class Make>
T CaseGiven::run(Read read, Make make) const {
    Errors errors;
    auto given = take(read(facts), errors);
    const auto of_policy = take_document("policy", policy_of(*this), errors);
    std::optional<law::LawBook> own;
    if (law) own = take_document("law", format::read_law(*law), errors);
    throw_if_any(errors);
    if (known_on) given->known_on = *known_on;
    Result<T> made = make(own ? *own : built_in_law(), *of_policy, *given);
    return std::move(made).value_or_throw();
}

}  // namespace kvit::python
