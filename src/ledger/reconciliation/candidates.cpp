#include "ledger/reconciliation/candidates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "kvit/base/limits.hpp"
#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {
namespace {

using Found = std::map<std::uint32_t, std::set<Evidence>>;

/// What is written is somebody's, but not his alone or not his for certain.
void add_written(std::span<const NumberOf> with, Found& found) {
    const Evidence evidence = with.size() == 1 ? Evidence::written : Evidence::number_shared;
    for (const NumberOf& each : with) found[each.account].insert(evidence);
}

void add_document(const KnownBill* bill, const AccountIndex& index, Evidence evidence,
                  Found& found) {
    if (bill != nullptr) found[index.place_of(bill->account)].insert(evidence);
}

void add_purpose(const RegistryRow& row, const AccountIndex& index, Found& found) {
    for (const std::string& number : numbers_in(row.purpose)) {
        for (const NumberOf& each : index.with(number))
            found[each.account].insert(Evidence::purpose_names);
        add_document(index.bill(number), index, Evidence::purpose_names, found);
    }
}

Candidate made_of(const KnownAccount& account, const std::set<Evidence>& evidence) {
    Candidate candidate{.account = account.account};
    for (const Evidence each : evidence) {
        candidate.evidence.push_back(each);
        candidate.confidence += row_of(each).weight;
    }
    candidate.confidence = std::min(candidate.confidence, confidence_max);
    return candidate;
}

}  // namespace

Candidates candidates_of(const RowFact& fact, const AccountIndex& index, const NearNumbers& near,
                         const OpenBills& bills) {
    const RegistryRow& row = *fact.row;
    Found found;
    add_written(index.with(fact.account), found);
    for (const auto& [account, how] : near.of(fact.account)) found[account].insert(how);
    if (row.document)
        add_document(index.bill(plain_number(*row.document)), index, Evidence::document_names,
                     found);
    if (!row.purpose.empty()) add_purpose(row, index, found);
    Candidates candidates;
    for (auto& [account, evidence] : found) {
        if (bills.equals_a_bill(account, row.amount)) evidence.insert(Evidence::amount_equals_bill);
        candidates.listed.push_back(made_of(index.account(account), evidence));
    }
    std::sort(candidates.listed.begin(), candidates.listed.end(),
              [](const Candidate& a, const Candidate& b) {
                  return a.confidence != b.confidence ? a.confidence > b.confidence
                                                      : a.account < b.account;
              });
    if (candidates.listed.size() > limits::candidates_max) {
        candidates.more = candidates.listed.size() - limits::candidates_max;
        candidates.listed.resize(limits::candidates_max);
    }
    return candidates;
}

}  // namespace kvit::ledger
