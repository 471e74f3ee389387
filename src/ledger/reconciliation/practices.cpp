#include "kvit/ledger/reconciliation/practices.hpp"

namespace kvit::ledger {

ReconciliationPractices ReconciliationPractices::of(const law::Policy& policy, Date paid) {
    using law::PolicyOption;
    const auto choice = [&]<class Choice>(PolicyOption option, Choice& chosen) {
        chosen = static_cast<Choice>(policy.choice(option, paid));
    };
    ReconciliationPractices chosen{};
    choice(PolicyOption::reconciliation_bill, chosen.bill);
    choice(PolicyOption::reconciliation_document, chosen.document);
    choice(PolicyOption::reconciliation_closed, chosen.closed);
    choice(PolicyOption::search_term, chosen.search_term);
    choice(PolicyOption::search_from, chosen.search_from);
    return chosen;
}

}  // namespace kvit::ledger
