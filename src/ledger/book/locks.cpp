#include "ledger/book/locks.hpp"

#include <algorithm>
#include <tuple>

#include "kvit/trace/number.hpp"

namespace kvit::ledger {

Locks::Locks(std::span<const MonthLock> locks) {
    for (const MonthLock& lock : locks) by_month_[lock.month].push_back(&lock);
    for (auto& [month, list] : by_month_)
        std::sort(list.begin(), list.end(), [](const MonthLock* a, const MonthLock* b) {
            return std::tie(a->on, a->reopens, a->author, a->reason) <
                   std::tie(b->on, b->reopens, b->author, b->reason);
        });
}

const MonthLock* Locks::in_force(Month month, Date on) const {
    const auto at = by_month_.find(month);
    if (at == by_month_.end()) return nullptr;
    const MonthLock* last = nullptr;
    for (const MonthLock* lock : at->second)
        if (lock->on <= on) last = lock;
    return last == nullptr || last->reopens ? nullptr : last;
}

Errors Locks::check() const {
    Errors errors;
    for (const auto& [month, list] : by_month_) {
        bool locked = false;
        for (const MonthLock* lock : list) {
            if (lock->reopens != locked)
                errors.add(ErrorCode::contradiction, lock->path + ".month", month.to_string(),
                           locked ? Text("месяц, который ещё не закрыт", "a month that is open")
                                  : Text("месяц, который закрыт", "a month that is locked"));
            locked = !lock->reopens;
        }
    }
    return errors;
}

std::vector<charge::Decision> Locks::told() const {
    std::vector<charge::Decision> decisions;
    for (const auto& [month, list] : by_month_)
        for (const MonthLock* lock : list) {
            const auto say = [&](Language language, std::string_view locked,
                                 std::string_view reopened) {
                return trace::month_text(lock->month, language) + ": " +
                       std::string(lock->reopens ? reopened : locked) + " " +
                       trace::date_text(lock->on, language) + ", " + lock->author + ": " +
                       lock->reason;
            };
            decisions.push_back({.code = lock->reopens ? "month_reopened" : "month_locked",
                                 .subject = lock->month.to_string(),
                                 .text = {say(Language::ru, "закрыт для проводок", "открыт снова"),
                                          say(Language::en, "locked on", "reopened on")}});
        }
    return decisions;
}

}  // namespace kvit::ledger
