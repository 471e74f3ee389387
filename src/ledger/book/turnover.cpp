#include <map>

#include "kvit/ledger/book/book.hpp"

namespace kvit::ledger {
namespace {

std::string id_of(const BalanceOf& of, TurnoverBy by, const std::map<AccountId, HouseId>& houses) {
    switch (by) {
        case TurnoverBy::account:
            return of.account.text();
        case TurnoverBy::service:
            return of.key.service.text();
        case TurnoverBy::creditor:
            return of.key.creditor.text();
        default: {
            const auto house = houses.find(of.account);
            return house == houses.end() ? std::string() : house->second.text();
        }
    }
}

/// Adds a balance where it belongs: a debt or an advance.
void add(Money balance, Money& debt, Money& advance) {
    if (balance.is_negative())
        advance -= balance;
    else
        debt += balance;
}

}  // namespace

std::vector<TurnoverLine> turnover(const Book& book, const BookMonth& month, TurnoverBy by) {
    std::map<AccountId, HouseId> houses;
    for (const BookAccount& account : book.accounts) houses[account.account] = account.house;
    std::map<std::string, TurnoverLine> lines;
    for (const BookRow& row : month.rows) {
        TurnoverLine& line = lines[id_of(row.of, by, houses)];
        line.movement.opening += row.movement.opening;
        for (std::size_t kind = 0; kind < posting_kinds; ++kind)
            line.movement.turnovers[kind] += row.movement.turnovers[kind];
        line.movement.closing += row.movement.closing;
        add(row.movement.opening, line.opening_debt, line.opening_advance);
        add(row.movement.closing, line.closing_debt, line.closing_advance);
    }
    std::vector<TurnoverLine> list;
    for (auto& [id, line] : lines) {
        line.id = id;
        list.push_back(std::move(line));
    }
    return list;
}

}  // namespace kvit::ledger
