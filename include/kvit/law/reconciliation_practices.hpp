#pragma once

#include <cstdint>

#include "kvit/law/policy_option.hpp"

/// Practices of reconciliation (сверка, квитирование) and their names.
namespace kvit::law {

enum class ReconciliationBill : std::uint8_t { newest_bill, oldest_open_bill };
enum class ReconciliationDocument : std::uint8_t { document_held, account_wins, document_wins };
enum class ReconciliationClosed : std::uint8_t { closed_held, closed_accepted };
enum class SearchTerm : std::uint8_t { calendar_month, thirty_days };
enum class SearchFrom : std::uint8_t { from_paid, from_received };

namespace practice {

inline constexpr PolicyChoiceRow reconciliation_bill[] = {
    {"newest_bill",
     {"платёж без документа и периода сверяется с последним выставленным документом",
      "a payment that names no document and no period is compared with the newest bill"}},
    {"oldest_open_bill",
     {"платёж без документа и периода сверяется с самым ранним неоплаченным документом",
      "a payment that names no document and no period is compared with the oldest open bill"}},
};
inline constexpr PolicyChoiceRow reconciliation_document[] = {
    {"document_held",
     {"лицевой счёт и документ указывают на разные счета: платёж ждёт решения",
      "the account and the document point to different accounts: the payment waits"}},
    {"account_wins",
     {"лицевой счёт и документ указывают на разные счета: верен лицевой счёт",
      "the account and the document point to different accounts: the account is right"}},
    {"document_wins",
     {"лицевой счёт и документ указывают на разные счета: верен документ",
      "the account and the document point to different accounts: the document is right"}},
};
inline constexpr PolicyChoiceRow reconciliation_closed[] = {
    {"closed_held",
     {"платёж на закрытый счёт, по которому ничего не должны, ждёт решения",
      "a payment to a closed account that owes nothing waits"}},
    {"closed_accepted",
     {"платёж на закрытый счёт принимается всегда", "a payment to a closed account is accepted"}},
};
inline constexpr PolicyChoiceRow search_term[] = {
    {"calendar_month",
     {"розыск через календарный месяц, в конце короткого месяца — в его последний день",
      "a search after a calendar month, at the end of a short one on its last day"}},
    {"thirty_days", {"розыск через 30 дней", "a search after 30 days"}},
};
inline constexpr PolicyChoiceRow search_from[] = {
    {"from_paid", {"срок розыска — со дня оплаты", "the term of a search is from the payment"}},
    {"from_received",
     {"срок розыска — со дня, когда деньги получил банк или агент, если он известен",
      "the term of a search is from the day on which the bank or agent got the money, if known"}},
};

}  // namespace practice
}  // namespace kvit::law
