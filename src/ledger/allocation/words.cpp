#include "ledger/allocation/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "kvit/trace/number.hpp"

namespace kvit::ledger::words {
namespace {

/// The same sentence in both languages: `say(language)`.
template <class Say>
charge::Decision told(std::string_view code, const std::string& subject, Say say) {
    return {.code = std::string(code),
            .subject = subject,
            .text = {say(Language::ru), say(Language::en)}};
}

std::string sum_text(Money money, Language language) { return trace::money_text(money, language); }

/// One of two words by the language.
std::string in(Language language, std::string_view ru, std::string_view en) {
    return std::string(language == Language::ru ? ru : en);
}

/// "; между услугами месяца пропорционально долгу".
std::string split_text(const AllocationPractices& practices, Language language) {
    const auto& choice = law::practice::allocation_split[static_cast<std::size_t>(practices.split)];
    return "; " + std::string(choice.meaning.in(language));
}

const AllocationReasonRow& row_of(AllocationReason why) {
    return allocation_reason_rows[static_cast<std::size_t>(why)];
}

Money sum_of(std::span<const PlacedPart> parts) {
    Money sum;
    for (const PlacedPart& placed : parts) sum += placed.part.amount;
    return sum;
}

/// Debts of several months may have one due date.
std::vector<Month> months_of(std::span<const PlacedPart> parts) {
    std::vector<Month> months;
    for (const PlacedPart& placed : parts) {
        const Month month = placed.part.key.month;
        if (months.empty() || months.back() != month) months.push_back(month);
    }
    std::sort(months.begin(), months.end());
    months.erase(std::unique(months.begin(), months.end()), months.end());
    return months;
}

/// "январь 2025, февраль 2025".
std::string months_text(const std::vector<Month>& months, Language language) {
    std::string text;
    for (const Month month : months) {
        if (!text.empty()) text += ", ";
        text += trace::month_text(month, language);
    }
    return text;
}

}  // namespace

charge::Decision covered(const std::string& payment, std::span<const PlacedPart> parts, bool shared,
                         const AllocationPractices& practices) {
    const AllocationReasonRow& why = row_of(parts.front().part.why);
    const std::vector<Month> months = months_of(parts);
    const Money sum = sum_of(parts);
    return told(why.name, payment, [&](Language language) {
        std::string text = months_text(months, language);
        text += ", ";
        text += sum_text(sum, language);
        text += ": ";
        text += why.meaning.in(language);
        if (shared) text += split_text(practices, language);
        return text;
    });
}

charge::Decision passed_by(const std::string& payment, const PassedBy& passed) {
    const bool barred = passed.turn == Turn::time_barred;
    return told(barred ? "time_barred_passed_by" : "later_month_passed_by", payment,
                [&](Language language) {
                    const std::string month = trace::month_text(passed.month, language);
                    if (barred)
                        return month + in(language,
                                          ": долг не погашается, срок исковой давности истёк, а "
                                          "плательщик этот период не назвал",
                                          ": the debt takes nothing, it is time-barred and the "
                                          "payer did not name this period");
                    return month + in(language,
                                      ": не погашается, месяц позже платежа, а плательщик его не "
                                      "назвал",
                                      ": takes nothing, the month is later than the payment and "
                                      "the payer did not name it");
                });
}

charge::Decision advance_kept(const std::string& payment, Money advance, bool of_some_creditors) {
    return told(of_some_creditors ? "advance_of_creditor" : "advance_kept", payment,
                [&](Language language) {
                    const std::string sum = sum_text(advance, language);
                    if (of_some_creditors)
                        return in(language, "Переплата ", "An advance of ") + sum +
                               in(language,
                                  ": долги перед другими получателями этот платёж не погашает",
                                  ": this payment covers no debts to other creditors");
                    return in(language, "Переплата ", "An advance of ") + sum +
                           in(language, ": долгов, которые погашает этот платёж, больше нет",
                              ": there are no more debts that this payment covers");
                });
}

charge::Decision waits_for_bill(const std::string& payment, Money amount) {
    return told("waits_for_bill", payment, [&](Language language) {
        return sum_text(amount, language) +
               in(language, ": назван счёт, который ещё не выставлен, платёж ждёт его",
                  ": the payer named a bill that is not made yet, the payment waits for it");
    });
}

charge::Decision unallocated(const std::string& payment, Money amount, UnallocatedReason reason) {
    const bool unnamed = reason == UnallocatedReason::no_account;
    return told(unnamed ? "no_account" : "unknown_account", payment, [&](Language language) {
        return sum_text(amount, language) + in(language, " не выяснены: ", " unallocated: ") +
               (unnamed ? in(language, "лицевой счёт не указан", "no account is named")
                        : in(language, "такого лицевого счёта нет", "there is no such account"));
    });
}

charge::Decision document_unknown(const std::string& payment, const std::string& document) {
    return told("document_unknown", payment, [&](Language language) {
        return in(language, "Документа ", "There is no document ") + document +
               in(language, " на этом счёте нет: платёж разнесён без него",
                  " on this account: the payment is allocated without it");
    });
}

charge::Decision direction_not_heeded(const std::string& payment) {
    return told("direction_not_heeded", payment, [](Language language) {
        return in(language,
                  "Получатель и услуга, которые назвал плательщик, по учётной практике не важны",
                  "The creditor and the service that the payer named are not heeded by the policy");
    });
}

charge::Decision period_not_heeded(const std::string& payment) {
    return told("period_not_heeded", payment, [](Language language) {
        return in(language, "Период, который назвал плательщик, по учётной практике не важен",
                  "The period that the payer named is not heeded by the policy");
    });
}

charge::Decision taken_back(const TakeBack& fact, Money amount) {
    static constexpr struct {
        std::string_view code;
        Phrase what;
    } kinds[] = {
        {"payment_reversed", {"Сторно платежа ", "Reversal of payment "}},
        {"payment_refunded", {"Возврат из платежа ", "Refund of payment "}},
        {"payment_transferred", {"Перенос из платежа ", "Transfer of payment "}},
    };
    const auto& kind = kinds[static_cast<std::size_t>(fact.kind)];
    return told(kind.code, fact.id, [&](Language language) {
        return std::string(kind.what.in(language)) + fact.payment + ", " +
               sum_text(amount, language) +
               in(language, ": снято с последнего места первым, требования снова как до него",
                  ": taken from the last place first, the receivables are as before it") +
               (fact.kind == TakeBackKind::transfer
                    ? in(language, "; день оплаты сохранён", "; the day of payment is kept")
                    : "");
    });
}

}  // namespace kvit::ledger::words
