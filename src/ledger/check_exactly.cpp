// The amounts of a case by the exact reading.
#include "formula/exact.hpp"
#include "ledger/amounts.hpp"

namespace kvit::ledger {

Errors check_exactly(const Penalty& penalty) {
    const auto finish = [](const auto& amount) {
        return formula::exact::finish<unit::rub, 2, Rounding::half_up>(amount);
    };
    const AmountsIn<formula::exact::Exact, decltype(finish)> amounts_in(finish);
    Errors errors;
    const auto compare = [&](const std::string& path, Money found, Money exact) {
        if (found != exact)
            errors.add(ErrorCode::identity_violated, path, found.to_string(),
                       {exact.to_string(), exact.to_string()});
    };
    const auto exact = amounts_in.of(penalty.intervals, penalty.debts.size(), penalty.rounding);
    for (std::size_t i = 0; i < penalty.intervals.size(); ++i)
        compare("intervals[" + std::to_string(i) + "].amount", penalty.intervals[i].amount,
                exact.intervals[i]);
    for (std::size_t i = 0; i < penalty.debts.size(); ++i)
        compare("debts[" + std::to_string(i) + "].penalty", penalty.debts[i].penalty,
                exact.debts[i]);
    compare("total", penalty.total, exact.total);
    return errors;
}

}  // namespace kvit::ledger
