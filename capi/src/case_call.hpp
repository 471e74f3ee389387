#pragma once

#include "guard.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/format/remittance.hpp"

namespace kvit::capi {

/// A case that `Read` reads with what it is computed by, as all calls about it are given them.
template <auto Read>
struct CaseCall {
    const kvit_rules* rules;  ///< NULL: the law inside, law_default
    const char* case_json;
    std::size_t case_size;
    std::int32_t known_on;

    void check(Arguments& arguments) const {
        if (rules != nullptr) arguments.handle("rules", rules);
        arguments.text("case_json", case_json, case_size).optional_day("known_on", known_on);
    }

    /// What `make(law, policy, case)` makes, or the errors of reading the case.
    template <class T, class Make>
    Result<T> run(Make make) const {
        auto facts = Read({case_json, case_size});
        if (!facts.ok()) return facts.errors();
        if (known_on != KVIT_DATE_OPEN) facts->known_on = Date::from_days(known_on);
        if (rules != nullptr) return make(rules->law, rules->policy, *facts);
        const auto law = format::built_in_law();
        if (!law.ok()) return law.errors();
        return make(*law, law::Policy(), *facts);
    }
};

using PenaltyCall = CaseCall<format::read_penalty_case>;
using AllocationCall = CaseCall<format::read_allocation_case>;
using RemittanceCall = CaseCall<format::read_remittance_case>;

}  // namespace kvit::capi
