#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "kvit/ledger/book/book.hpp"
#include "ledger/book/locks.hpp"
#include "ledger/book/marks.hpp"
#include "ledger/book/succession.hpp"

namespace kvit::ledger {
namespace {

/// The facts with paths also where the caller gave none.
template <class Fact>
void set_paths(std::vector<Fact>& facts, const std::string& list) {
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].path.empty()) facts[i].path = list + "[" + std::to_string(i) + "]";
}

BookCase with_paths(BookCase facts) {
    set_paths(facts.opening, "opening");
    set_paths(facts.postings, "postings");
    set_paths(facts.locks, "locks");
    set_paths(facts.marks, "marks");
    set_paths(facts.successions, "successions");
    return facts;
}

class Keeper {
  public:
    explicit Keeper(const BookCase& facts) : facts_(facts) {
        book_.id = facts.id;
        book_.title = facts.title;
        book_.accounts = facts.accounts;
        for (const OpeningBalance& balance : facts.opening)
            if (!balance.amount.is_zero()) balances_[balance.of] = balance.amount;
        std::set<std::string> known;
        for (const Posting& posting : facts.postings)
            if (known.insert(posting.id).second) by_month_[posting.month].push_back(posting);
        for (const Succession& succession : facts.successions)
            successions_[Month::of(succession.on)].push_back(&succession);
    }

    Book run() && {
        book_.decisions = Locks(facts_.locks).told();
        for (Month month = facts_.from; month <= facts_.through; month = month.next()) keep(month);
        require_identities();
        const Date last = facts_.through.next().first_day() - 1;
        book_.debts = marked_debts(book_.months.back(), facts_.marks, last);
        return std::move(book_);
    }

  private:
    void keep(Month month) {
        rows_.clear();
        for (const auto& [of, amount] : balances_) {
            rows_[of].opening = amount;
            rows_[of].closing = amount;
        }
        auto postings = std::move(by_month_[month]);
        std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
            return std::tie(a.posted, a.id) < std::tie(b.posted, b.id);
        });
        for (Posting& posting : postings) post(std::move(posting));
        auto& successions = successions_[month];
        std::sort(successions.begin(), successions.end(),
                  [](const Succession* a, const Succession* b) {
                      return std::tie(a->on, a->id) < std::tie(b->on, b->id);
                  });
        for (const Succession* succession : successions) succeed(*succession);
        close(month);
    }

    void post(Posting posting) {
        Movement& movement = rows_[posting.of];
        movement.turnovers[static_cast<std::size_t>(posting.kind)] += posting.amount;
        movement.closing += posting.amount;
        book_.postings.push_back(std::move(posting));
    }

    void succeed(const Succession& succession) {
        Balances now;
        for (const auto& [of, movement] : rows_)
            if (!movement.closing.is_zero()) now[of] = movement.closing;
        for (auto& decision : told(succession, now, facts_.follow_premises))
            book_.decisions.push_back(std::move(decision));
        for (Posting& posting : postings_of(succession, now, facts_.follow_premises))
            post(std::move(posting));
    }

    void close(Month month) {
        BookMonth kept{.month = month, .rows = {}};
        balances_.clear();
        for (const auto& [of, movement] : rows_) {
            kept.rows.push_back({of, movement});
            if (!movement.closing.is_zero()) balances_[of] = movement.closing;
        }
        book_.months.push_back(std::move(kept));
    }

    /// Per creditor opening + Σ postings = closing, from the postings themselves and not from the
    /// rows that they made.
    void require_identities() const {
        std::map<ProviderId, Money> expected;
        for (const OpeningBalance& balance : facts_.opening)
            expected[balance.of.key.creditor] += balance.amount;
        for (const Posting& posting : book_.postings)
            expected[posting.of.key.creditor] += posting.amount;
        std::map<ProviderId, Money> found;
        for (const BookRow& row : book_.months.back().rows)
            found[row.of.key.creditor] += row.movement.closing;
        for (const auto& [creditor, money] : expected)
            if (found[creditor] != money)
                throw Failure(Error{ErrorCode::identity_violated,
                                    "creditors." + creditor.text(),
                                    found[creditor].to_string(),
                                    {money.to_string(), money.to_string()}});
    }

    const BookCase& facts_;
    Book book_;
    Balances balances_;
    std::map<BalanceOf, Movement> rows_;
    std::map<Month, std::vector<Posting>> by_month_;
    std::map<Month, std::vector<const Succession*>> successions_;
};

}  // namespace

Result<Book> keep_book(const BookCase& given) {
    try {
        const BookCase facts = with_paths(given);
        if (Errors errors = check(facts); !errors.empty()) return errors;
        return Keeper(facts).run();
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "postings", overflow.what(), {}};
    }
}

}  // namespace kvit::ledger
