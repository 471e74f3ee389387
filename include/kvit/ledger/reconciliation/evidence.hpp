#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"

/// Which account could have been meant, and what speaks for it.
namespace kvit::ledger {

/// What points from a row to an account. The order is that of `evidence_rows`.
enum class Evidence : std::uint8_t {
    written,
    number_shared,
    leading_zeros,
    transposed,
    one_differs,
    one_missing,
    one_extra,
    document_names,
    purpose_names,
    amount_equals_bill,
};

/// An evidence weighs whole percents; those of a candidate are added, to `confidence_max` at most.
/// It orders candidates for the person who decides; no money moves by it. Where the row has ids of
/// its purpose, `purpose_names` weighs what the surest id that names the account does.
struct EvidenceRow {
    Evidence evidence;
    std::string_view name;
    int weight;
    Phrase meaning;
};

inline constexpr int confidence_max = 99;

inline constexpr EvidenceRow evidence_rows[] = {
    {Evidence::written, "written", 45, {"так и написано", "it is what is written"}},
    {Evidence::number_shared,
     "number_shared",
     40,
     {"этот номер у нескольких счетов", "several accounts have this number"}},
    {Evidence::leading_zeros,
     "leading_zeros",
     60,
     {"отличаются только нули в начале", "only zeros at the start differ"}},
    {Evidence::transposed,
     "transposed",
     45,
     {"два соседних знака переставлены", "two neighbouring characters are transposed"}},
    {Evidence::one_differs, "one_differs", 35, {"отличается один знак", "one character differs"}},
    {Evidence::one_missing, "one_missing", 40, {"пропущен один знак", "one character is missing"}},
    {Evidence::one_extra, "one_extra", 40, {"лишний один знак", "one character is too many"}},
    {Evidence::document_names,
     "document_names",
     50,
     {"это счёт названного документа", "it is the account of the document that is named"}},
    {Evidence::purpose_names,
     "purpose_names",
     50,
     {"номер есть в назначении платежа", "the purpose of the payment has its number"}},
    {Evidence::amount_equals_bill,
     "amount_equals_bill",
     30,
     {"сумма равна неоплаченному документу", "the amount equals an open bill"}},
};

constexpr const EvidenceRow& row_of(Evidence evidence) {
    return evidence_rows[static_cast<std::size_t>(evidence)];
}

/// An account that the payer could have meant.
struct Candidate {
    AccountId account;
    int confidence = 0;                ///< percent, 1 to `confidence_max`
    std::vector<Evidence> evidence{};  ///< in the order of the list, each once

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

}  // namespace kvit::ledger
