#include <map>
#include <set>
#include <string>

#include "kvit/ledger/book/book_case.hpp"
#include "ledger/book/locks.hpp"

namespace kvit::ledger {
namespace {

class Checker {
  public:
    explicit Checker(const BookCase& facts) : facts_(facts), locks_(facts.locks) {}

    Errors run() && {
        if (facts_.through < facts_.from)
            errors_.add(ErrorCode::out_of_range, "through", facts_.through.to_string(),
                        {"месяц не раньше " + facts_.from.to_string(),
                         "a month not before " + facts_.from.to_string()});
        std::set<BalanceOf> balances;
        for (const OpeningBalance& balance : facts_.opening)
            if (!balances.insert(balance.of).second)
                errors_.add(ErrorCode::duplicate_id, balance.path, balance.of.account.text(),
                            {"каждое сальдо один раз", "each balance once"});
        errors_.append(locks_.check());
        for (const Posting& posting : facts_.postings) check_posting(posting);
        for (const Succession& succession : facts_.successions) check_succession(succession);
        return std::move(errors_);
    }

  private:
    void check_posting(const Posting& posting) {
        const auto [known, is_new] = postings_.try_emplace(posting.id, &posting);
        if (!is_new) {
            if (!(*known->second == posting))
                errors_.add(
                    ErrorCode::duplicate_id, posting.path + ".id", posting.id,
                    {"id, под которым нет другой проводки", "an id that no other posting has"});
            return;
        }
        check_amount(posting);
        check_kind(posting);
        if (posting.month < facts_.from || posting.month > facts_.through)
            errors_.add(ErrorCode::out_of_range, posting.path + ".month", posting.month.to_string(),
                        {facts_.from.to_string() + " — " + facts_.through.to_string(),
                         facts_.from.to_string() + " to " + facts_.through.to_string()});
        if (row_of(posting.kind).by_hand)
            for (const auto& [key, value] :
                 {std::pair("reason", &posting.reason), std::pair("author", &posting.author)})
                if (value->empty())
                    errors_.add(ErrorCode::missing_fact, posting.path + "." + key, {},
                                {"основание и автор: проводку сделал человек",
                                 "a reason and an author: somebody decided this posting"});
        if (const MonthLock* lock = locks_.in_force(posting.month, posting.posted))
            errors_.add(ErrorCode::month_locked, posting.path + ".month", posting.month.to_string(),
                        {"открытый месяц: этот закрыт с " + lock->on.to_string(),
                         "an open month: this one is locked since " + lock->on.to_string()});
    }

    void check_amount(const Posting& posting) {
        const PostingSign sign = row_of(posting.kind).sign;
        const bool wrong = posting.amount.is_zero() ||
                           (sign == PostingSign::raises && posting.amount.is_negative()) ||
                           (sign == PostingSign::lowers && !posting.amount.is_negative());
        if (!wrong) return;
        static constexpr Phrase expected[] = {
            {"сумма, не равная нулю", "a sum that is not zero"},
            {"больше нуля: такая проводка увеличивает долг",
             "above zero: such a posting raises the debt"},
            {"меньше нуля: такая проводка уменьшает долг",
             "below zero: such a posting lowers the debt"},
        };
        errors_.add(ErrorCode::out_of_range, posting.path + ".amount", posting.amount.to_string(),
                    expected[static_cast<std::size_t>(sign)]);
    }

    /// Penalties and costs have balances of their own, charges are principal.
    void check_kind(const Posting& posting) {
        std::optional<ReceivableKind> only;
        if (posting.kind == PostingKind::penalty) only = ReceivableKind::penalty;
        if (posting.kind == PostingKind::court_cost) only = ReceivableKind::court_cost;
        if (posting.kind == PostingKind::charge || posting.kind == PostingKind::recalculation)
            only = ReceivableKind::principal;
        if (only && posting.of.kind != *only)
            errors_.add(ErrorCode::contradiction, posting.path + ".kind",
                        std::string(row_of(posting.kind).name),
                        {"сальдо того же вида: основной долг, пени или издержки",
                         "a balance of the same kind: principal, penalty or court cost"});
    }

    void check_succession(const Succession& succession) {
        if (succession.from == succession.to)
            errors_.add(ErrorCode::contradiction, succession.path + ".to", succession.to.text(),
                        {"другой лицевой счёт", "another account"});
        const Month month = Month::of(succession.on);
        if (month < facts_.from || month > facts_.through)
            errors_.add(ErrorCode::out_of_range, succession.path + ".on", succession.on.to_string(),
                        {facts_.from.to_string() + " — " + facts_.through.to_string(),
                         facts_.from.to_string() + " to " + facts_.through.to_string()});
    }

    const BookCase& facts_;
    Locks locks_;
    Errors errors_;
    std::map<std::string, const Posting*> postings_;
};

}  // namespace

Errors check(const BookCase& facts) { return Checker(facts).run(); }

}  // namespace kvit::ledger
