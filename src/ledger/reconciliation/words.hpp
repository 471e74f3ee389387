#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kvit/charge/decision.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "ledger/reconciliation/open_bills.hpp"

/// Why a row became what it did: sentences in both languages.
namespace kvit::ledger::row_words {

/// The same sentence in both languages: `say(language)`.
template <class Say>
charge::Decision told(std::string_view code, const std::string& subject, Say say) {
    return {.code = std::string(code),
            .subject = subject,
            .text = {say(Language::ru), say(Language::en)}};
}
charge::Decision told(std::string_view code, const std::string& subject, const Phrase& phrase);

/// A payment compared with a bill; the first word of the status.
charge::Decision judged(const std::string& payment, Money amount, const Judged& judged,
                        const law::PolicyChoiceRow& practice);
charge::Decision document_unknown(const std::string& payment, const std::string& document);
charge::Decision period_without_bill(const std::string& payment, Month period);

/// How the account was found where it is not the one that was written alone.
charge::Decision by_document(const std::string& payment, const KnownBill& bill);
charge::Decision document_of_another(const std::string& payment, const KnownBill& bill,
                                     const law::PolicyChoiceRow& practice);
charge::Decision account_closed(const std::string& payment, const KnownAccount& account,
                                const law::PolicyChoiceRow* held_by);
charge::Decision channel_closed(const std::string& payment, const PaymentChannel& channel,
                                Date paid);

/// A payment without an account.
charge::Decision not_found(const std::string& payment, const RegistryRow& row,
                           std::size_t candidates);
charge::Decision number_shared(const std::string& payment, const std::string& account,
                               std::size_t accounts);

charge::Decision suspected(const std::string& payment, const std::string& other);
charge::Decision repeats(const std::string& payment, const std::optional<std::string>& first_in);
charge::Decision contradicts(const std::string& payment, const std::optional<std::string>& first_in,
                             bool itself);

charge::Decision reversed(const std::string& payment, Money taken, Money amount);
charge::Decision reversal(const std::string& row, const std::string& payment, Money amount);
charge::Decision reversal_waits(const std::string& row, const std::string& payment);
/// It cannot take anything back: of `left`, if it is too much.
charge::Decision reversal_refused(const std::string& row, const std::string& payment,
                                  std::optional<Money> left);

}  // namespace kvit::ledger::row_words
