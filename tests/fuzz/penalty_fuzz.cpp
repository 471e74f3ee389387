// kvit-penalty/1: a case that reads is written back alike, and its penalty by each shipped policy
// is that of the exact reading, with an explanation of every interval; or a list of errors.
#include "errors.hpp"
#include "format/penalty_case.hpp"
#include "kvit/ledger/explain.hpp"

namespace {

using namespace kvit;

void require_none(const Errors& wrong, std::string_view promise) {
    fuzz::require(wrong.empty(), promise, wrong.empty() ? "" : wrong.first().message(Language::en));
}

void compute(const law::LawBook& law, law::ShippedPolicy policy, const ledger::PenaltyCase& facts) {
    const auto penalty = ledger::penalty(law, law::Policy(policy), facts);
    if (!penalty.ok()) {
        fuzz::require_errors(penalty.errors());
        return;
    }
    require_none(ledger::check_exactly(*penalty), "both readings agree");
    const auto text = format::write_penalty(*penalty, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a result is UTF-8");
    // The first, the last and one between: an explanation reads the whole list of sources.
    const std::size_t count = penalty->intervals.size();
    if (count != 0)
        for (const std::size_t number : {std::size_t{1}, (count + 1) / 2, count}) {
            const auto explanation = ledger::explain(*penalty, number);
            if (!explanation.ok()) require_none(explanation.errors(), "an interval is explained");
        }
    fuzz::require(!ledger::explain(*penalty, count + 1).ok(), "there are no more intervals");
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto facts = fuzz::read_checked(format::read_penalty_case, input);
    fuzz::require(format::check_document(input, "kvit-penalty/1").empty() == facts.ok(),
                  "checking agrees with reading");
    if (!facts.ok()) return;
    const auto again = format::read_penalty_case(format::write_penalty_case(*facts));
    fuzz::require(again.ok() && *again == *facts, "a case reads back",
                  again.ok() ? "" : again.errors().first().message(Language::en));
    static const law::LawBook law = format::built_in_law().value_or_throw();
    for (const auto& row : law::shipped_policy_rows) compute(law, row.policy, *facts);
}
