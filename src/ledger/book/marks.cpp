#include "ledger/book/marks.hpp"

#include <tuple>

namespace kvit::ledger {
namespace {

bool selects(const DebtMark& mark, const BalanceOf& of) {
    return mark.account == of.account && (!mark.creditor || *mark.creditor == of.key.creditor) &&
           (!mark.service || *mark.service == of.key.service) &&
           (!mark.from || *mark.from <= of.key.month) &&
           (!mark.through || of.key.month <= *mark.through);
}

}  // namespace

std::vector<MarkedDebt> marked_debts(const BookMonth& month, std::span<const DebtMark> marks,
                                     Date on) {
    std::vector<MarkedDebt> debts;
    for (const BookRow& row : month.rows) {
        if (row.movement.closing <= Money()) continue;
        const DebtMark* first = nullptr;
        for (const DebtMark& mark : marks)
            if (mark.valid.contains(on) && selects(mark, row.of) &&
                (first == nullptr ||
                 std::tie(mark.kind, mark.id) < std::tie(first->kind, first->id)))
                first = &mark;
        MarkedDebt debt{.of = row.of, .amount = row.movement.closing};
        if (first != nullptr) {
            debt.mark = first->kind;
            debt.document = first->document;
        }
        debts.push_back(std::move(debt));
    }
    return debts;
}

}  // namespace kvit::ledger
