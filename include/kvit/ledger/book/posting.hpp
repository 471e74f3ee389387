#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kvit/base/text.hpp"
#include "kvit/calendar/date.hpp"
#include "kvit/ledger/allocation/receivable.hpp"

namespace kvit::ledger {

/// Kind of a posting; the list is closed. The order is that of `posting_kind_rows` and of the
/// columns of a turnover sheet.
enum class PostingKind : std::uint8_t {
    charge,
    recalculation,
    correction,
    penalty,
    payment,
    reversal,
    transfer,
    refund,
    write_off,
    bonus_credit,
    court_cost,
    provider_fine,
};

inline constexpr std::size_t posting_kinds = 12;

/// Which way a kind of posting moves a balance.
enum class PostingSign : std::uint8_t { either, raises, lowers };

struct PostingKindRow {
    PostingKind kind;
    std::string_view name;
    PostingSign sign;
    bool by_hand;  ///< somebody decided it: it needs a reason and an author
    Phrase meaning;
};

inline constexpr PostingKindRow posting_kind_rows[posting_kinds] = {
    {PostingKind::charge, "charge", PostingSign::either, false, {"начисление", "charge"}},
    {PostingKind::recalculation,
     "recalculation",
     PostingSign::either,
     false,
     {"перерасчёт", "recalculation"}},
    {PostingKind::correction,
     "correction",
     PostingSign::either,
     true,
     {"ручная корректировка", "correction by hand"}},
    {PostingKind::penalty, "penalty", PostingSign::either, false, {"пени", "penalty"}},
    {PostingKind::payment, "payment", PostingSign::lowers, false, {"платёж", "payment"}},
    {PostingKind::reversal,
     "reversal",
     PostingSign::raises,
     true,
     {"сторно платежа", "reversal of a payment"}},
    {PostingKind::transfer, "transfer", PostingSign::either, true, {"перенос", "transfer"}},
    {PostingKind::refund,
     "refund",
     PostingSign::raises,
     true,
     {"возврат плательщику", "refund to the payer"}},
    {PostingKind::write_off,
     "write_off",
     PostingSign::lowers,
     true,
     {"списание долга", "write-off of a debt"}},
    {PostingKind::bonus_credit,
     "bonus_credit",
     PostingSign::lowers,
     false,
     {"зачёт бонуса", "bonus credit"}},
    {PostingKind::court_cost,
     "court_cost",
     PostingSign::raises,
     false,
     {"издержки по взысканию", "cost of collection"}},
    {PostingKind::provider_fine,
     "provider_fine",
     PostingSign::lowers,
     false,
     {"штраф исполнителя в пользу потребителя", "fine of the provider to the consumer"}},
};

constexpr const PostingKindRow& row_of(PostingKind kind) {
    return posting_kind_rows[static_cast<std::size_t>(kind)];
}

/// What one balance is of.
struct BalanceOf {
    AccountId account;
    BalanceKey key;
    ReceivableKind kind = ReceivableKind::principal;

    friend auto operator<=>(const BalanceOf&, const BalanceOf&) = default;
};

/// Posting — проводка: one movement of one balance. It is never edited; what was wrong is posted
/// against.
struct Posting {
    std::string id;
    PostingKind kind = PostingKind::charge;
    BalanceOf of;
    Money amount;     ///< with the sign in which it enters the balance: above zero is owed
    Month month;      ///< the month whose turnover it is part of; not before the debt's book starts
    Date posted;      ///< the day on which it entered the book
    Date value_date;  ///< the day from which it counts: of a payment, the day of payment
    std::string cause{};  ///< id of the fact or the payment behind it
    std::string reason{};
    std::string author{};
    std::string path{};  ///< in the document, for errors; no part of its value

    friend bool operator==(const Posting& a, const Posting& b) {
        return a.id == b.id && a.kind == b.kind && a.of == b.of && a.amount == b.amount &&
               a.month == b.month && a.posted == b.posted && a.value_date == b.value_date &&
               a.cause == b.cause && a.reason == b.reason && a.author == b.author;
    }
};

}  // namespace kvit::ledger
