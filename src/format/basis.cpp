#include "format/basis.hpp"

#include "format/policy.hpp"

namespace kvit::format {

bill::Basis read_basis(json::ObjectReader& r) {
    bill::Basis basis;
    basis.engine = r.text("engine");
    basis.law = r.text("law");
    basis.tariffs = r.text("tariffs");
    r.object("policy", [&](json::ObjectReader& policy) {
        basis.policy = policy.text("id");
        basis.policy_base = read_base(policy, law::ShippedPolicy::law_default);
        basis.policy_differences = policy.list("differences", read_difference);
    });
    basis.known_on = r.optional_date("known_on").value_or(Date::open_end());
    basis.opening_given = r.boolean("opening_given");
    return basis;
}

json::Object basis_object(const bill::Basis& basis) {
    const bool all_known = basis.known_on == Date::open_end();
    return json::Object()
        .add("engine", basis.engine)
        .add("law", basis.law)
        .add("tariffs", basis.tariffs)
        .add("policy",
             json::Object()
                 .add("id", basis.policy)
                 .add("inherits", law::name_of(basis.policy_base))
                 .add("differences", json::array_of(basis.policy_differences, difference_object)))
        .add("known_on", all_known ? json::Value() : json::Value(basis.known_on))
        .add("opening_given", basis.opening_given);
}

}  // namespace kvit::format
