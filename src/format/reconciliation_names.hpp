#pragma once

#include "format/json/choice.hpp"
#include "format/names.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"

/// The names that documents of reconciliation use for the values of enumerations.
namespace kvit::format::names {

inline constexpr Choice<ledger::RegistryKind> registry_kinds[] = {
    {"registry", ledger::RegistryKind::registry},
    {"statement", ledger::RegistryKind::statement},
};

inline constexpr Choice<ledger::RowKind> row_kinds[] = {
    {"payment", ledger::RowKind::payment},
    {"reversal", ledger::RowKind::reversal},
};

inline constexpr auto row_statuses =
    of_rows(ledger::row_status_rows, &ledger::RowStatusRow::status);
inline constexpr auto evidences = of_rows(ledger::evidence_rows, &ledger::EvidenceRow::evidence);
inline constexpr auto claim_documents =
    of_rows(ledger::claim_document_rows, &ledger::ClaimDocumentRow::document);

/// The words of a machine stand in the order of their enumeration.
template <class Value, std::size_t N>
constexpr std::array<Choice<Value>, N> of_words(const ledger::MachineWord (&words)[N]) {
    std::array<Choice<Value>, N> choices{};
    for (std::size_t i = 0; i < N; ++i) choices[i] = {words[i].name, static_cast<Value>(i)};
    return choices;
}

inline constexpr auto life_events = of_words<ledger::LifeEvent>(ledger::life_events);
inline constexpr auto search_events = of_words<ledger::SearchEvent>(ledger::search_events);
inline constexpr auto claim_events = of_words<ledger::ClaimEvent>(ledger::claim_events);

}  // namespace kvit::format::names
