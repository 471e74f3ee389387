#include "ledger/reconciliation/candidates.hpp"

#include <algorithm>
#include <map>

#include "kvit/base/limits.hpp"
#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {
namespace {

/// What points to an account, and how much each weighs.
using Evidences = std::map<Evidence, int>;
using Found = std::map<std::uint32_t, Evidences>;

/// Of two that say the same the surer one counts.
void note(Evidences& evidences, Evidence evidence, int weight) {
    int& known = evidences.try_emplace(evidence, 0).first->second;
    known = std::max(known, weight);
}
void note(Evidences& evidences, Evidence evidence) {
    note(evidences, evidence, row_of(evidence).weight);
}

/// What is written is somebody's, but not his alone or not his for certain.
void add_written(std::span<const NumberOf> with, Found& found) {
    const Evidence evidence = with.size() == 1 ? Evidence::written : Evidence::number_shared;
    for (const NumberOf& each : with) note(found[each.account], evidence);
}

void add_document(const KnownBill* bill, const AccountIndex& index, Evidence evidence,
                  Found& found) {
    if (bill != nullptr) note(found[index.place_of(bill->account)], evidence);
}

/// Whose a number of the purpose is; whether it is anybody's.
bool add_number(const std::string& number, int weight, const AccountIndex& index, Found& found) {
    const auto with = index.with(number);
    for (const NumberOf& each : with) note(found[each.account], Evidence::purpose_names, weight);
    const KnownBill* bill = index.bill(number);
    if (bill != nullptr)
        note(found[index.place_of(bill->account)], Evidence::purpose_names, weight);
    return bill != nullptr || !with.empty();
}

/// By the ids that the reader of the file found, each as sure as it says. Where it found none, or
/// none of them is known here, by whatever in the text looks like a number.
void add_purpose(const RegistryRow& row, const AccountIndex& index, Found& found) {
    bool known = false;
    for (const PurposeNumber& id : row.ids)
        known = add_number(plain_number(id.number), id.confidence, index, found) || known;
    if (known) return;
    for (const std::string& number : numbers_in(row.purpose))
        add_number(number, row_of(Evidence::purpose_names).weight, index, found);
}

Candidate made_of(const KnownAccount& account, const Evidences& evidences) {
    Candidate candidate{.account = account.account};
    for (const auto& [evidence, weight] : evidences) {
        candidate.evidence.push_back(evidence);
        candidate.confidence += weight;
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
    for (const auto& [account, how] : near.of(fact.account)) note(found[account], how);
    if (row.document)
        add_document(index.bill(plain_number(*row.document)), index, Evidence::document_names,
                     found);
    if (!row.purpose.empty() || !row.ids.empty()) add_purpose(row, index, found);
    Candidates candidates;
    for (auto& [account, evidences] : found) {
        if (bills.equals_a_bill(account, row.amount)) note(evidences, Evidence::amount_equals_bill);
        candidates.listed.push_back(made_of(index.account(account), evidences));
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
