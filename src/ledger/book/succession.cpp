#include "ledger/book/succession.hpp"

#include <algorithm>

#include "kvit/trace/number.hpp"

namespace kvit::ledger {
namespace {

bool follows(const BalanceOf& of, std::span<const ServiceId> follow_premises) {
    return std::find(follow_premises.begin(), follow_premises.end(), of.key.service) !=
           follow_premises.end();
}

/// Calls `visit(balance, amount)` for each debt of the old account. An advance is no obligation:
/// it stays with the one who paid it.
template <class Visit>
void each_debt(const Succession& succession, const Balances& balances, Visit visit) {
    for (const auto& [of, amount] : balances)
        if (of.account == succession.from && amount > Money()) visit(of, amount);
}

charge::Decision sum_told(std::string_view code, const Succession& succession, Money sum,
                          Phrase what) {
    const auto say = [&](Language language) {
        return succession.from.text() + " → " + succession.to.text() + ", " +
               trace::date_text(succession.on, language) + ": " + trace::money_text(sum, language) +
               " " + std::string(what.in(language));
    };
    return {.code = std::string(code),
            .subject = succession.id,
            .text = {say(Language::ru), say(Language::en)}};
}

}  // namespace

std::vector<Posting> postings_of(const Succession& succession, const Balances& balances,
                                 std::span<const ServiceId> follow_premises) {
    std::vector<Posting> postings;
    each_debt(succession, balances, [&](const BalanceOf& of, Money amount) {
        if (!follows(of, follow_premises)) return;
        Posting leaves{.id = succession.id + "/" + std::to_string(postings.size() + 1),
                       .kind = PostingKind::transfer,
                       .of = of,
                       .amount = -amount,
                       .month = Month::of(succession.on),
                       .posted = succession.on,
                       .value_date = succession.on,
                       .cause = succession.id,
                       .reason = succession.reason,
                       .author = succession.author,
                       .path = succession.path};
        Posting comes = leaves;
        comes.id = succession.id + "/" + std::to_string(postings.size() + 2);
        comes.of.account = succession.to;
        comes.amount = amount;
        postings.push_back(std::move(leaves));
        postings.push_back(std::move(comes));
    });
    return postings;
}

std::vector<charge::Decision> told(const Succession& succession, const Balances& balances,
                                   std::span<const ServiceId> follow_premises) {
    Money moved;
    Money stays;
    each_debt(succession, balances, [&](const BalanceOf& of, Money amount) {
        (follows(of, follow_premises) ? moved : stays) += amount;
    });
    std::vector<charge::Decision> decisions;
    if (!moved.is_zero())
        decisions.push_back(sum_told(
            "debt_follows_premises", succession, moved,
            {"долга переходят к новому собственнику вместе с помещением (ЖК РФ ст. 158 ч. 3)",
             "of debt pass to the new owner with the premises (Housing Code art. 158 p. 3)"}));
    if (!stays.is_zero())
        decisions.push_back(
            sum_told("debt_stays_with_person", succession, stays,
                     {"долга остаются за прежним собственником (ЖК РФ ст. 153)",
                      "of debt stay with the former owner (Housing Code art. 153)"}));
    return decisions;
}

}  // namespace kvit::ledger
