#pragma once

#include <optional>
#include <vector>

#include "kvit/ledger/balance_key.hpp"
#include "kvit/money/money.hpp"

/// What a house remembers of a debt so that its penalty can be found for any day, again and again.
namespace kvit::close {

/// Money on a day.
struct DebtChange {
    Date date;
    Money amount;  ///< above zero

    friend bool operator==(const DebtChange&, const DebtChange&) = default;
};

/// DebtRecord — движение долга за месяц по услуге. Its balance is amount + raised + returned −
/// paid.
struct DebtRecord {
    ledger::BalanceKey key;
    /// Owed since the due date of the month: what was charged, less what a recalculation, a
    /// correction or an offset took away since.
    Money amount{};
    std::vector<DebtChange> paid{};  ///< by days of payment, and of write-offs; ascending
    std::vector<DebtChange> raised{};  ///< доначислено, by the due dates of the bills; ascending
    std::vector<DebtChange> returned{};  ///< возвращено или перешло, by days; ascending
    /// The first day whose penalty is posted by the close: the days before it are the matter of
    /// whoever kept the debt then. None: all days of delay.
    std::optional<Date> accrues_from{};
    Money penalty{};   ///< пени, проведённые закрытиями месяцев
    Money forgiven{};  ///< пени, списанные по решению

    Money balance() const {
        Money sum = amount;
        for (const auto& each : raised) sum += each.amount;
        for (const auto& each : returned) sum += each.amount;
        for (const auto& each : paid) sum -= each.amount;
        return sum;
    }
    friend bool operator==(const DebtRecord&, const DebtRecord&) = default;
};

}  // namespace kvit::close
