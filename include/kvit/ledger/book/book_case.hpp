#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/ledger/book/posting.hpp"

/// What a book is kept from. Nothing in it is ever taken out: later facts come on top.
namespace kvit::ledger {

/// An opening balance: positive is owed by the resident, negative is an advance.
struct OpeningBalance {
    BalanceOf of;
    Money amount;
    std::string path{};

    friend bool operator==(const OpeningBalance&, const OpeningBalance&) = default;
};

/// An account of the book and the house that it counts for.
struct BookAccount {
    AccountId account;
    HouseId house;

    friend bool operator==(const BookAccount&, const BookAccount&) = default;
};

/// Закрытие месяца для проводок, or its reopening.
struct MonthLock {
    Month month;
    Date on;               ///< from this day on
    bool reopens = false;  ///< takes a lock away
    std::string reason;
    std::string author;
    std::string path{};

    friend bool operator==(const MonthLock&, const MonthLock&) = default;
};

/// What a debt is marked as. The order is that in which one of several marks counts.
enum class DebtMarkKind : std::uint8_t {
    enforcement,    ///< исполнительное производство
    court,          ///< взыскание в суде
    disputed,       ///< оспаривается
    restructuring,  ///< реструктуризация
    instalment,     ///< рассрочка
    time_barred,    ///< истекла исковая давность; never a write-off by itself
};

/// A mark on the debts of an account that it selects.
struct DebtMark {
    std::string id;
    DebtMarkKind kind = DebtMarkKind::court;
    Interval valid;
    AccountId account;
    std::optional<ProviderId> creditor{};  ///< none: all
    std::optional<ServiceId> service{};
    std::optional<Month> from{};     ///< first debt month; none: from the oldest
    std::optional<Month> through{};  ///< last debt month; none: to the newest
    std::string document;            ///< number and date of the agreement or the court order
    std::string path{};

    friend bool operator==(const DebtMark&, const DebtMark&) = default;
};

/// Смена собственника: the debts of some services follow the premises to a new account.
struct Succession {
    std::string id;
    AccountId from;
    AccountId to;
    Date on;  ///< the day from which the new owner owns
    std::string reason;
    std::string author;
    std::string path{};

    friend bool operator==(const Succession&, const Succession&) = default;
};

/// BookCase — what kvit-book/1 holds. The order of the lists says nothing; a posting that comes
/// twice is one posting.
struct BookCase {
    std::string id;
    std::string title{};
    Month from;     ///< the first month of the book, whose opening balances are given
    Month through;  ///< the last one
    std::vector<BookAccount> accounts{};
    std::vector<OpeningBalance> opening{};
    std::vector<Posting> postings{};
    std::vector<MonthLock> locks{};
    std::vector<DebtMark> marks{};
    std::vector<Succession> successions{};
    /// Services whose debt passes to the next owner: капитальный ремонт (ЖК РФ ст. 158 ч. 3).
    std::vector<ServiceId> follow_premises{};

    friend bool operator==(const BookCase&, const BookCase&) = default;
};

/// Everything in a case that no book can be kept from: `duplicate_id` of another posting,
/// `month_locked`, a sign that the kind does not have, a correction without reason or author.
Errors check(const BookCase& facts);

}  // namespace kvit::ledger
