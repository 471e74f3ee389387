#pragma once

#include "kvit/law/policy.hpp"

namespace kvit::ledger {

/// The practices of reconciliation as they hold on the day of a payment. Their names and meanings
/// are those of `law/reconciliation_practices.hpp`.
struct ReconciliationPractices {
    law::ReconciliationBill bill;
    law::ReconciliationDocument document;
    law::ReconciliationClosed closed;
    law::SearchTerm search_term;
    law::SearchFrom search_from;

    /// The options in the order of the members.
    static constexpr law::PolicyOption options[] = {
        law::PolicyOption::reconciliation_bill,   law::PolicyOption::reconciliation_document,
        law::PolicyOption::reconciliation_closed, law::PolicyOption::search_term,
        law::PolicyOption::search_from,
    };

    static ReconciliationPractices of(const law::Policy& policy, Date paid);
};

}  // namespace kvit::ledger
