#include "ledger/reconciliation/words.hpp"

#include "kvit/trace/number.hpp"

namespace kvit::ledger::row_words {
namespace {

std::string in(Language language, std::string_view ru, std::string_view en) {
    return std::string(language == Language::ru ? ru : en);
}

std::string sum(Money money, Language language) { return trace::money_text(money, language); }

std::string bill_text(const KnownBill& bill, Language language) {
    return in(language, "документ ", "bill ") + bill.document + in(language, " за ", " of ") +
           trace::month_text(bill.period, language);
}

std::string how_chosen(const Judged& judged, const law::PolicyChoiceRow& practice,
                       Language language) {
    switch (judged.choice) {
        case BillChoice::named_document:
            return in(language, "; документ назвал плательщик", "; the payer named the bill");
        case BillChoice::named_period:
            return in(language, "; период назвал плательщик", "; the payer named the period");
        case BillChoice::same_amount:
            return in(language, "; документ найден по сумме", "; the bill was found by the amount");
        case BillChoice::by_practice:
            break;
    }
    return "; " + std::string(practice.meaning.in(language));
}

std::string_view code_of(const Judged& judged) {
    if (judged.bill == nullptr) return "advance_no_bill";
    if (judged.with_insurance) return "matched_with_insurance";
    return row_status_rows[static_cast<std::size_t>(judged.status)].name;
}

std::string compared(Money amount, const Judged& judged, Language language) {
    switch (judged.status) {
        case RowStatus::matched:
            return judged.with_insurance
                       ? in(language, " — итог с добровольным страхованием",
                            " is the total with voluntary insurance")
                       : in(language, " — столько и не оплачено", " is what was unpaid");
        case RowStatus::partial:
            return in(language, " — меньше неоплаченных ", " is less than the unpaid ") +
                   sum(judged.due, language);
        case RowStatus::over:
            return in(language, " — больше неоплаченных ", " is more than the unpaid ") +
                   sum(judged.due, language) + in(language, " на ", " by ") +
                   sum(amount - judged.due, language);
        default:
            return in(language, " — аванс: документ уже оплачен",
                      " is an advance: the bill is paid already");
    }
}

}  // namespace

charge::Decision told(std::string_view code, const std::string& subject, const Phrase& phrase) {
    return {.code = std::string(code), .subject = subject, .text = phrase};
}

charge::Decision judged(const std::string& payment, Money amount, const Judged& judged,
                        const law::PolicyChoiceRow& practice) {
    return told(code_of(judged), payment, [&](Language language) {
        if (judged.bill == nullptr)
            return sum(amount, language) + in(language, " — аванс: документов по счёту нет",
                                              " is an advance: the account has no bill");
        return bill_text(*judged.bill, language) + ": " + sum(amount, language) +
               compared(amount, judged, language) + how_chosen(judged, practice, language);
    });
}

charge::Decision document_unknown(const std::string& payment, const std::string& document) {
    return told("document_unknown", payment, [&](Language language) {
        return in(language, "Документа ", "There is no bill ") + document +
               in(language, " у этого счёта нет: платёж сверен без него",
                  " of this account: the payment is compared without it");
    });
}

charge::Decision period_without_bill(const std::string& payment, Month period) {
    return told("period_without_bill", payment, [&](Language language) {
        return in(language, "За ", "There is no bill of ") + trace::month_text(period, language) +
               in(language, " документа нет: платёж сверен без периода",
                  ": the payment is compared without the period");
    });
}

charge::Decision by_document(const std::string& payment, const KnownBill& bill) {
    return told("by_document", payment, [&](Language language) {
        return in(language, "Счёт ", "The account ") + bill.account.text() +
               in(language, " найден по документу ", " was found by the bill ") + bill.document;
    });
}

charge::Decision document_of_another(const std::string& payment, const KnownBill& bill,
                                     const law::PolicyChoiceRow& practice) {
    return told("document_of_another_account", payment, [&](Language language) {
        return in(language, "Документ ", "The bill ") + bill.document +
               in(language, " — счёта ", " is of the account ") + bill.account.text() + "; " +
               std::string(practice.meaning.in(language));
    });
}

charge::Decision account_closed(const std::string& payment, const KnownAccount& account,
                                const law::PolicyChoiceRow* held_by) {
    return told("account_closed", payment, [&](Language language) {
        return in(language, "Счёт ", "The account ") + account.account.text() +
               in(language, " закрыт ", " was closed on ") +
               trace::date_text(*account.closed_on, language) +
               (held_by == nullptr ? std::string()
                                   : "; " + std::string(held_by->meaning.in(language)));
    });
}

charge::Decision channel_closed(const std::string& payment, const PaymentChannel& channel,
                                Date paid) {
    return told("channel_closed_at_date", payment, [&](Language language) {
        return in(language, "Способ оплаты ", "The channel ") + channel.id +
               in(language, " на ", " was not open on ") + trace::date_text(paid, language) +
               in(language, " не действует; платёж принят", "; the payment is accepted");
    });
}

charge::Decision not_found(const std::string& payment, const RegistryRow& row,
                           std::size_t candidates) {
    const char* code = candidates != 0       ? "wrong_account"
                       : row.account.empty() ? "no_account"
                                             : "unknown_account";
    return told(code, payment, [&](Language language) {
        const std::string who =
            row.account.empty()
                ? in(language, "Лицевой счёт не указан", "No account is named")
                : in(language, "Лицевой счёт не определён: ", "The account is not certain: ") +
                      row.account;
        return sum(row.amount, language) + in(language, " не выяснены. ", " unallocated. ") + who +
               (candidates == 0 ? std::string()
                                : in(language, "; возможных счетов: ", "; possible accounts: ") +
                                      std::to_string(candidates));
    });
}

charge::Decision number_shared(const std::string& payment, const std::string& account,
                               std::size_t accounts) {
    return told("number_shared", payment, [&](Language language) {
        return in(language, "Номер ", "The number ") + account +
               in(language, " у нескольких счетов: ", " is of several accounts: ") +
               std::to_string(accounts);
    });
}

charge::Decision suspected(const std::string& payment, const std::string& other) {
    return told("suspected_duplicate", payment, [&](Language language) {
        return in(language, "Счёт, время, сумма и период те же, что у ",
                  "Account, time, amount and period are those of ") +
               other +
               in(language, ": возможен двойной платёж; принят, пока не решено иначе",
                  ": perhaps paid twice; accepted until somebody decides otherwise");
    });
}

charge::Decision repeats(const std::string& payment, const std::optional<std::string>& first_in) {
    return told("duplicate", payment, [&](Language language) {
        return in(language, "Операция уже ", "The operation was already ") +
               (first_in ? in(language, "в реестре ", "in the registry ") + *first_in
                         : in(language, "принята", "accepted")) +
               in(language, ": повтор не учтён", ": the repetition does not count");
    });
}

charge::Decision contradicts(const std::string& payment, const std::optional<std::string>& first_in,
                             bool itself) {
    return told("operation_conflict", payment, [&](Language language) {
        const std::string where = first_in
                                      ? in(language, "в реестре ", "in the registry ") + *first_in
                                      : in(language, "среди принятых", "among the accepted ones");
        if (itself)
            return in(language, "Реестр ", "The registry ") + first_in.value_or("") +
                   in(language,
                      " говорит об одной операции разное: не учтена ни одна строка, нужен ответ "
                      "агента",
                      " says different things of one operation: no row counts, the agent has to "
                      "answer");
        return in(language, "Та же операция ", "The same operation ") + where +
               in(language, " с другим содержанием: учтена она, эта строка ждёт ответа агента",
                  " has another content: that one counts, this row waits for the agent");
    });
}

charge::Decision reversed(const std::string& payment, Money taken, Money amount) {
    return told(taken == amount ? "reversed" : "partly_reversed", payment, [&](Language language) {
        return in(language, "Агент отменил ", "The agent took back ") + sum(taken, language) +
               in(language, " из ", " of ") + sum(amount, language);
    });
}

charge::Decision reversal(const std::string& row, const std::string& payment, Money amount) {
    return told("reversal", row, [&](Language language) {
        return in(language, "Отменяет ", "Takes back ") + sum(amount, language) +
               in(language, " платежа ", " of the payment ") + payment;
    });
}

charge::Decision reversal_waits(const std::string& row, const std::string& payment) {
    return told("reversal_waits", row, [&](Language language) {
        return in(language, "Платежа ", "The payment ") + payment +
               in(language, " ещё нет: отмена ждёт его", " is not there yet: the reversal waits");
    });
}

charge::Decision reversal_refused(const std::string& row, const std::string& payment,
                                  std::optional<Money> left) {
    return told(left ? "reversal_exceeds" : "reversal_impossible", row, [&](Language language) {
        if (left)
            return in(language, "От платежа ", "Of the payment ") + payment +
                   in(language, " осталось ", " there is left ") + sum(*left, language) +
                   in(language, ": отменить больше нельзя, нужен ответ агента",
                      ": no more can be taken back, the agent has to answer");
        return payment + in(language, " — не платёж или позже этой отмены: нужен ответ агента",
                            " is no payment, or later than this reversal: the agent has to answer");
    });
}

}  // namespace kvit::ledger::row_words
