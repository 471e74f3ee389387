// Openings and postings side by side.
#include "audit/movements.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "audit/tell.hpp"

namespace kvit::audit {
namespace {

using bill::Bill;
using bill::Posting;
using bill::PostingKind;
using ledger::BalanceKey;

/// What is compared: the order is that of the result.
struct Key {
    MovementKind kind{};
    PostingKind posting{};
    bill::DebtKey of{};
    std::string reference{};

    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Amounts {
    Money before;
    Money after;
    const Posting* posting = nullptr;  ///< the later one
};

using Column = Money Amounts::*;
using Rows = std::map<Key, Amounts>;

bool of_lines(PostingKind kind) {
    return kind == PostingKind::charge || kind == PostingKind::recalculation;
}

void add_openings(Rows& rows, const Bill& bill, Column column) {
    for (const auto& row : bill.balances)
        rows[{.kind = MovementKind::opening, .of = row.of()}].*column += row.opening;
}

/// Charges are told by their lines; what is left of them is an offer that a payment accepted.
void add_postings(Rows& rows, const Bill& bill, Column column) {
    std::map<bill::DebtKey, Money> charged;
    for (const auto& line : bill.lines)
        if (line.section != tariff::Section::voluntary)
            charged[{{line.creditor, line.service, line.month}}] -= line.amount;
    for (const auto& posting : bill.postings) {
        if (of_lines(posting.kind)) {
            charged[posting.of()] += posting.amount;
            continue;
        }
        auto& row = rows[{.kind = MovementKind::posting,
                          .posting = posting.kind,
                          .of = posting.of(),
                          .reference = posting.cause}];
        row.*column += posting.amount;
        row.posting = &posting;
    }
    for (const auto& [of, amount] : charged)
        if (!amount.is_zero()) rows[{.kind = MovementKind::accepted, .of = of}].*column += amount;
}

/// What the sum to pay does not take off: a creditor's advance pays no other creditor.
void add_advances(Rows& rows, const Bill& bill, Column column) {
    std::map<ProviderId, Money> by_creditor;
    for (const auto& row : bill.balances) by_creditor[row.key.creditor] += row.closing;
    for (const auto& [creditor, balance] : by_creditor) {
        if (!balance.is_negative()) continue;
        Key key{.kind = MovementKind::advance};
        key.of.key.creditor = creditor;
        rows[key].*column -= balance;
    }
}

/// What was offered and is charged now.
void add_taken(Rows& rows, const Bill& bill, Column column) {
    std::set<BalanceKey> offered;
    for (const auto& line : bill.lines)
        if (line.section == tariff::Section::voluntary)
            offered.insert({line.creditor, line.service, line.month});
    for (const auto& row : bill.balances)
        if (offered.contains(row.key)) rows[{.kind = MovementKind::taken}].*column -= row.charged;
}

Cause cause_of(MovementKind kind) {
    switch (kind) {
        case MovementKind::opening:
            return Cause::opening;
        case MovementKind::posting:
            return Cause::posting;
        case MovementKind::accepted:
        case MovementKind::taken:
            return Cause::offer;
        case MovementKind::advance:
            return Cause::advance;
    }
    return Cause::posting;
}

}  // namespace

std::vector<MovementDifference> compare_movements(const Sides& sides) {
    Rows rows;
    for (const auto& [bill, column] :
         {std::pair{&sides.before, &Amounts::before}, {&sides.after, &Amounts::after}}) {
        add_openings(rows, *bill, column);
        add_postings(rows, *bill, column);
        add_advances(rows, *bill, column);
        add_taken(rows, *bill, column);
    }
    std::vector<MovementDifference> found;
    for (const auto& [key, amounts] : rows) {
        if (amounts.before == amounts.after) continue;
        MovementDifference one{.kind = key.kind,
                               .posting = key.posting,
                               .of = key.of,
                               .reference = key.reference,
                               .before = amounts.before,
                               .after = amounts.after,
                               .part = {.cause = cause_of(key.kind), .amount = {}}};
        one.part.amount = one.difference();
        one.part.text = movement_text(sides, one, amounts.posting);
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace kvit::audit
