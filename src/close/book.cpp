#include "kvit/close/book.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kvit::close {
namespace {

using Balances = std::map<ledger::BalanceOf, Money>;

ledger::BalanceOf balance_of(const bill::Bill& bill, const bill::DebtKey& of) {
    return {.account = bill.account, .key = of.key, .kind = of.kind};
}

/// What the bills of a month began or ended with; zeros are no balances.
Balances balances_of(const Closed& month, Money bill::BalanceRow::*column) {
    Balances balances;
    for (const auto& bill : month.bills)
        for (const auto& row : bill.balances)
            if (!(row.*column).is_zero()) balances[balance_of(bill, row.of())] = row.*column;
    return balances;
}

/// One house of the book, month after month.
class HouseBook {
  public:
    HouseBook(ledger::BookCase& book, Errors& errors) : book_(book), errors_(errors) {}

    void add(const Closed& month) {
        const Balances opening = balances_of(month, &bill::BalanceRow::opening);
        if (last_ == nullptr)
            for (const auto& [of, amount] : opening)
                book_.opening.push_back({.of = of, .amount = amount});
        else if (month.month != last_->month.next() ||
                 opening != balances_of(*last_, &bill::BalanceRow::closing))
            refuse(month);
        for (const auto& bill : month.bills) add(month, bill);
        last_ = &month;
    }

    void name_accounts(const HouseId& house) {
        for (const auto& account : accounts_) book_.accounts.push_back({account, house});
    }

  private:
    void refuse(const Closed& month) {
        const std::string after = last_->month.next().to_string();
        errors_.add(ErrorCode::contradiction, "months",
                    month.house.text() + " " + month.month.to_string(),
                    {after + " с исходящими сальдо месяца перед ним",
                     after + " with the closing balances of the month before"});
    }

    void add(const Closed& month, const bill::Bill& bill) {
        accounts_.insert(bill.account);
        const std::string prefix =
            month.house.text() + "/" + bill.account.text() + "/" + month.month.to_string() + "/";
        const Date last_day = month.month.next().first_day() - 1;
        std::size_t number = 0;
        for (const auto& posting : bill.postings) {
            ++number;
            if (posting.amount.is_zero()) continue;
            const bool dated = posting.date != Date::open_start();
            book_.postings.push_back({.id = prefix + std::to_string(number),
                                      .kind = posting.kind,
                                      .of = balance_of(bill, posting.of()),
                                      .amount = posting.amount,
                                      .month = month.month,
                                      .posted = last_day,
                                      .value_date = dated ? posting.date : last_day,
                                      .cause = posting.cause,
                                      .reason = posting.reason,
                                      .author = posting.author});
        }
    }

    ledger::BookCase& book_;
    Errors& errors_;
    const Closed* last_ = nullptr;
    std::set<AccountId> accounts_;
};

}  // namespace

Result<ledger::BookCase> book_of(std::span<const Closed* const> months) {
    std::vector<const Closed*> sorted(months.begin(), months.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const Closed* a, const Closed* b) {
        return std::tie(a->month, a->house) < std::tie(b->month, b->house);
    });
    ledger::BookCase book;
    if (sorted.empty())
        return Error{ErrorCode::missing_fact,
                     "months",
                     {},
                     {"хотя бы один закрытый месяц", "at least one closed month"}};
    book.id = "closed";
    book.from = sorted.front()->month;
    book.through = sorted.back()->month;
    Errors errors;
    std::map<HouseId, HouseBook> houses;
    for (const Closed* month : sorted)
        houses.try_emplace(month->house, book, errors).first->second.add(*month);
    for (auto& [id, house] : houses) house.name_accounts(id);
    std::map<AccountId, HouseId> seen;
    for (const auto& account : book.accounts)
        if (const auto [at, fresh] = seen.emplace(account.account, account.house); !fresh)
            errors.add(
                ErrorCode::duplicate_id, "months", account.account.text(),
                {"лицевой счёт одного дома, не " + at->second.text() + " и " + account.house.text(),
                 "an account of one house, not of " + at->second.text() + " and " +
                     account.house.text()});
    if (!errors.empty()) return errors;
    return book;
}

}  // namespace kvit::close
