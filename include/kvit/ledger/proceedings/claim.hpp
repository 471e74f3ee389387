#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/ledger/proceedings/machine.hpp"
#include "kvit/money/money.hpp"

namespace kvit::ledger {

enum class ClaimState : std::uint8_t {
    prepared,
    filed,
    accepted,
    transferred,
    refunded,
    refused,
    withdrawn,
};

enum class ClaimEvent : std::uint8_t { file, accept, refuse, withdraw, transfer, refund };

inline constexpr MachineWord claim_states[] = {
    {"prepared", {"заявления нет", "nothing was filed"}},
    {"filed", {"заявление принято", "a claim was filed"}},
    {"accepted", {"заявление удовлетворено", "the claim was granted"}},
    {"transferred", {"деньги перенесены", "the money was transferred"}},
    {"refunded", {"деньги возвращены", "the money was refunded"}},
    {"refused", {"отказано", "the claim was refused"}},
    {"withdrawn", {"заявление отозвано", "the claim was withdrawn"}},
};
inline constexpr MachineWord claim_events[] = {
    {"file", {"подать заявление", "file the claim"}},
    {"accept", {"удовлетворить", "grant the claim"}},
    {"refuse", {"отказать", "refuse the claim"}},
    {"withdraw", {"отозвать заявление", "withdraw the claim"}},
    {"transfer", {"перенести деньги", "transfer the money"}},
    {"refund", {"вернуть деньги", "refund the money"}},
};
/// The money of a payment inside the centre (внутри центра) is transferred, that which belongs
/// outside is refunded: each has a table of its own.
inline constexpr MachineStep transfer_steps[] = {
    step(ClaimState::prepared, ClaimEvent::file, ClaimState::filed),
    step(ClaimState::filed, ClaimEvent::accept, ClaimState::accepted),
    step(ClaimState::filed, ClaimEvent::refuse, ClaimState::refused),
    step(ClaimState::filed, ClaimEvent::withdraw, ClaimState::withdrawn),
    step(ClaimState::accepted, ClaimEvent::withdraw, ClaimState::withdrawn),
    step(ClaimState::accepted, ClaimEvent::transfer, ClaimState::transferred),
    step(ClaimState::refused, ClaimEvent::file, ClaimState::filed),
};
inline constexpr MachineStep refund_steps[] = {
    step(ClaimState::prepared, ClaimEvent::file, ClaimState::filed),
    step(ClaimState::filed, ClaimEvent::accept, ClaimState::accepted),
    step(ClaimState::filed, ClaimEvent::refuse, ClaimState::refused),
    step(ClaimState::filed, ClaimEvent::withdraw, ClaimState::withdrawn),
    step(ClaimState::accepted, ClaimEvent::withdraw, ClaimState::withdrawn),
    step(ClaimState::accepted, ClaimEvent::refund, ClaimState::refunded),
    step(ClaimState::refused, ClaimEvent::file, ClaimState::filed),
};
inline constexpr Machine transfer_machine{claim_states, claim_events, transfer_steps};
inline constexpr Machine refund_machine{claim_states, claim_events, refund_steps};
static_assert(unambiguous(transfer_machine) && unambiguous(refund_machine));

enum class ClaimDocument : std::uint8_t {
    passport,
    card,
    document_copy,
    receipt,
    bank_details,
    registry_extract,
};

/// A refund goes to the owner alone, so that it needs more.
struct ClaimDocumentRow {
    ClaimDocument document;
    std::string_view name;
    Phrase meaning;
    bool for_transfer;
};

inline constexpr ClaimDocumentRow claim_document_rows[] = {
    {ClaimDocument::passport, "passport", {"паспорт", "passport"}, true},
    {ClaimDocument::card,
     "card",
     {"карта, с которой платили (предъявить)", "the card of the payment, to be shown"},
     true},
    {ClaimDocument::document_copy,
     "document_copy",
     {"копия платёжного документа", "a copy of the bill"},
     true},
    {ClaimDocument::receipt, "receipt", {"чек или квитанция об оплате", "the receipt"}, false},
    {ClaimDocument::bank_details,
     "bank_details",
     {"реквизиты для возврата", "bank details for the refund"},
     false},
    {ClaimDocument::registry_extract,
     "registry_extract",
     {"выписка из ЕГРН", "an extract of the property register"},
     false},
};

struct ClaimDocumentGiven {
    ClaimDocument document;
    Date date;
    std::string path{};

    friend bool operator==(const ClaimDocumentGiven&, const ClaimDocumentGiven&) = default;
};

/// MisdirectedClaim — заявление об ошибочном платеже: money that went to a wrong account, or found
/// none. With a target it stays inside the centre, without one it goes back to the payer.
struct MisdirectedClaim {
    std::string id;                     ///< without a slash: also the id of the take-back
    std::string payment;                ///< "agent/operation"
    std::optional<AccountId> source{};  ///< where it went, if the centre does not know the payment
    std::optional<AccountId> target{};  ///< none: outside the centre
    std::optional<Money> amount{};      ///< none: all that is left of the payment
    std::string reason;
    std::string author;
    std::vector<ClaimDocumentGiven> documents{};
    std::vector<Happened<ClaimEvent>> events{};
    std::string path{};

    friend bool operator==(const MisdirectedClaim&, const MisdirectedClaim&) = default;
};

}  // namespace kvit::ledger
