// What cannot have happened on an account.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "bonus/programme/names.hpp"
#include "kvit/bonus/history.hpp"
#include "kvit/calendar/time_zone.hpp"

namespace kvit::bonus {
namespace {

bool asks_due_date(const Programme& programme) {
    return std::ranges::any_of(programme.deadlines, [](const Deadline& deadline) {
        return std::ranges::any_of(deadline.editions,
                                   [](const DeadlineEdition& edition) { return edition.day == 0; });
    });
}

/// The checks of one history; every problem is added with its path.
class Account {
  public:
    Account(const Programme& programme, const TimeZone& zone, const History& history,
            std::string path, Errors& errors)
        : programme_(programme),
          zone_(zone),
          history_(history),
          path_(std::move(path)),
          errors_(errors) {}

    bool within_limits() {
        bool within = true;
        for (const auto& [key, size] : {std::pair{".bills", history_.bills.size()},
                                        {".payments", history_.payments.size()},
                                        {".returns", history_.returns.size()},
                                        {".meters", history_.meters.size()},
                                        {".readings", history_.readings.size()},
                                        {".facts", history_.facts.size()},
                                        {".levels", history_.levels.size()},
                                        {".given", history_.given.size()}})
            if (size > facts_of_account_max) {
                within = false;
                const std::string most = std::to_string(facts_of_account_max);
                fail(path_ + key, ErrorCode::limit_exceeded, std::to_string(size),
                     {"не больше " + most, "at most " + most});
            }
        return within;
    }

    void bills() {
        const bool due_dates = asks_due_date(programme_);
        std::set<std::tuple<Month, Target, Instant>> formed;
        for (std::size_t i = 0; i < history_.bills.size(); ++i) {
            const auto& bill = history_.bills[i];
            const std::string path = at("bills", i);
            id(bill.id, path);
            time(bill.formed_at, path + ".formed_at");
            if (!formed.emplace(bill.period, bill.kind, bill.formed_at).second)
                fail(
                    path + ".formed_at", ErrorCode::contradiction, bill.formed_at.to_string(),
                    {"один документ месяца на один момент", "one document of a month at a moment"});
            if (due_dates && bill.kind == Target::bill && !bill.due_date)
                fail(path + ".due_date", ErrorCode::missing_key, "",
                     {"срок оплаты, указанный в счёте: его требует программа",
                      "the due date on the bill, which the programme asks for"});
            for (const auto& [key, sum] : {std::pair{".principal", bill.principal},
                                           {".penalty", bill.penalty},
                                           {".voluntary", bill.voluntary}})
                not_below_zero(sum, path + key);
            for (std::size_t k = 0; k < bill.withheld.size(); ++k) {
                const auto& part = bill.withheld[k];
                const std::string inside = index_path(path + ".withheld", k);
                not_below_zero(part.amount, inside + ".amount");
                span(part.from, part.to, inside);
            }
        }
    }

    void payments() {
        for (std::size_t i = 0; i < history_.payments.size(); ++i) {
            const auto& payment = history_.payments[i];
            const std::string path = at("payments", i);
            id(payment.id, path);
            time(payment.paid_at, path + ".paid_at");
            above_zero(payment.amount, path + ".amount");
            not_below_zero(payment.fee, path + ".fee");
            channel(payment.channel, path + ".channel");
            if (payment.received_at && *payment.received_at < payment.paid_at)
                fail(path + ".received_at", ErrorCode::contradiction,
                     payment.received_at->to_string(), {"не раньше paid_at", "not before paid_at"});
            if (payment.posted_at &&
                *payment.posted_at < payment.received_at.value_or(payment.paid_at))
                fail(path + ".posted_at", ErrorCode::contradiction, payment.posted_at->to_string(),
                     {"не раньше, чем деньги пришли", "not before the money came"});
            Money placed;
            for (std::size_t k = 0; k < payment.parts.size(); ++k) {
                above_zero(payment.parts[k].amount, index_path(path + ".parts", k) + ".amount");
                placed += payment.parts[k].amount;
            }
            if (placed > payment.amount)
                fail(path + ".parts", ErrorCode::split_does_not_sum, placed.to_string(),
                     {"не больше " + payment.amount.to_string(),
                      "at most " + payment.amount.to_string()});
        }
    }

    void returns() {
        std::map<std::string_view, const PaymentFact*> paid;
        for (const auto& payment : history_.payments) paid.emplace(payment.id, &payment);
        std::map<std::string_view, const ReturnFact*> known;
        for (const auto& back : history_.returns) known.emplace(back.id, &back);
        std::set<std::string_view> undone;
        for (std::size_t i = 0; i < history_.returns.size(); ++i) {
            const auto& back = history_.returns[i];
            const std::string path = at("returns", i);
            id(back.id, path);
            time(back.at, path + ".at");
            const auto payment = paid.find(back.of);
            const auto earlier = known.find(back.of);
            if (payment == paid.end() && earlier == known.end()) {
                fail(path + ".of", ErrorCode::unknown_reference, '"' + back.of + '"',
                     {"платёж или возврат", "a payment or a return"});
                continue;
            }
            const Instant of =
                payment != paid.end() ? payment->second->paid_at : earlier->second->at;
            // A return is undone later than it was made, so that no circle of them can be.
            if (back.at < of || (payment == paid.end() && back.at == of))
                fail(path + ".at", ErrorCode::contradiction, back.at.to_string(),
                     {"после того, что возвращено", "after what is taken back"});
            if (payment == paid.end()) {
                if (back.amount)
                    fail(path + ".amount", ErrorCode::contradiction, back.amount->to_string(),
                         {"отмена возврата — целиком", "a return is undone as a whole"});
                if (!undone.insert(back.of).second)
                    fail(path + ".of", ErrorCode::contradiction, '"' + back.of + '"',
                         {"возврат отменяется один раз", "a return is undone once"});
            } else if (back.amount) {
                above_zero(*back.amount, path + ".amount");
            }
        }
        // At no moment is more taken back than was paid.
        std::map<std::string_view, Instant> undone_at;
        for (const auto& back : history_.returns)
            if (known.contains(back.of)) undone_at.emplace(back.of, back.at);
        for (std::size_t i = 0; i < history_.returns.size(); ++i) {
            const auto& back = history_.returns[i];
            const auto payment = paid.find(back.of);
            if (payment == paid.end()) continue;
            const Money of = payment->second->amount;
            Money taken;
            for (const auto& other : history_.returns) {
                if (other.of != back.of || other.at > back.at) continue;
                const auto undone_by = undone_at.find(other.id);
                if (undone_by == undone_at.end() || undone_by->second > back.at)
                    taken += other.amount.value_or(of);
            }
            if (taken > of)
                fail(at("returns", i) + ".amount", ErrorCode::contradiction, taken.to_string(),
                     {"не больше заплаченного, " + of.to_string(),
                      "at most what was paid, " + of.to_string()});
        }
    }

    void meters() {
        std::set<std::string_view> meters;
        for (std::size_t i = 0; i < history_.meters.size(); ++i) {
            const auto& meter = history_.meters[i];
            if (!meters.insert(meter.id).second)
                fail(at("meters", i) + ".id", ErrorCode::duplicate_id, '"' + meter.id + '"', {});
            if (meter.active.empty())
                fail(at("meters", i), ErrorCode::empty_interval, meter.active.to.to_string(),
                     {"конец позже начала", "an end after the beginning"});
        }
        for (std::size_t i = 0; i < history_.readings.size(); ++i) {
            const auto& reading = history_.readings[i];
            const std::string path = at("readings", i);
            id(reading.id, path);
            time(reading.received_at, path + ".received_at");
            channel(reading.channel, path + ".channel");
            if (!meters.contains(reading.meter))
                fail(path + ".meter", ErrorCode::unknown_reference, '"' + reading.meter + '"',
                     {"прибор из meters", "a meter of meters"});
        }
    }

    void facts() {
        std::vector<std::size_t> order(history_.facts.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            const auto& left = history_.facts[a];
            const auto& right = history_.facts[b];
            return std::tie(left.fact, left.from, a) < std::tie(right.fact, right.from, b);
        });
        for (std::size_t k = 0; k < order.size(); ++k) {
            const auto& fact = history_.facts[order[k]];
            const std::string path = at("facts", order[k]);
            span(fact.from, fact.to, path);
            if (k == 0) continue;
            const auto& before = history_.facts[order[k - 1]];
            if (before.fact == fact.fact && (!before.to || *before.to > fact.from))
                fail(path + ".from", ErrorCode::overlapping_intervals, fact.from.to_string(),
                     {"после конца предыдущего \"" + fact.fact + '"',
                      "after the end of the \"" + fact.fact + "\" before"});
        }
        for (std::size_t i = 0; i < history_.levels.size(); ++i) {
            const auto& level = history_.levels[i];
            time(level.at, at("levels", i) + ".at");
            if (find_id(programme_.levels, level.level) == nullptr)
                fail(at("levels", i) + ".level", ErrorCode::unknown_reference,
                     '"' + level.level + '"', {"уровень программы", "a level of the programme"});
        }
        std::set<Instant> reviews;
        for (std::size_t i = 0; i < history_.levels.size(); ++i)
            if (!reviews.insert(history_.levels[i].at).second)
                fail(at("levels", i) + ".at", ErrorCode::contradiction,
                     history_.levels[i].at.to_string(),
                     {"один уровень на один момент", "one level at a moment"});
        std::set<std::string_view> keys;
        for (std::size_t i = 0; i < history_.given.size(); ++i) {
            const auto& given = history_.given[i];
            not_below_zero(given.credit, at("given", i) + ".credit");
            if (find_id(programme_.rewards, given.reward) == nullptr)
                fail(at("given", i) + ".reward", ErrorCode::unknown_reference,
                     '"' + given.reward + '"',
                     {"вознаграждение программы", "a reward of the programme"});
            if (!keys.insert(given.key).second)
                fail(at("given", i) + ".key", ErrorCode::duplicate_id, '"' + given.key + '"', {});
        }
    }

  private:
    std::string at(std::string_view list, std::size_t index) const {
        return path_ + '.' + index_path(list, index);
    }
    void fail(const std::string& path, ErrorCode code, std::string found, Text expected) {
        errors_.add(code, path, std::move(found), std::move(expected));
    }
    /// Ids of documents, payments, returns and readings are of one space: reasons name them.
    void id(const std::string& id, const std::string& path) {
        if (!ids_.insert(id).second)
            fail(path + ".id", ErrorCode::duplicate_id, '"' + id + '"', {});
    }
    void time(Instant instant, const std::string& path) {
        if (instant < zone_.begins())
            fail(path, ErrorCode::out_of_range, instant.to_string(),
                 {"не раньше " + zone_.begins().to_string(),
                  "not before " + zone_.begins().to_string()});
    }
    void span(Instant from, std::optional<Instant> to, const std::string& path) {
        time(from, path + ".from");
        if (to && *to <= from)
            fail(path + ".to", ErrorCode::empty_interval, to->to_string(),
                 {"позже from", "after from"});
    }
    void not_below_zero(Money sum, const std::string& path) {
        if (sum.is_negative())
            fail(path, ErrorCode::out_of_range, sum.to_string(), {"0.00 и больше", "0.00 or more"});
    }
    void above_zero(Money sum, const std::string& path) {
        if (sum <= Money())
            fail(path, ErrorCode::out_of_range, sum.to_string(), {"больше нуля", "above zero"});
    }
    void channel(const std::string& id, const std::string& path) {
        if (find_id(programme_.channels, id) == nullptr)
            fail(path, ErrorCode::unknown_reference, '"' + id + '"',
                 {"канал программы", "a channel of the programme"});
    }

    const Programme& programme_;
    const TimeZone& zone_;
    const History& history_;
    std::string path_;
    Errors& errors_;
    std::set<std::string_view> ids_;
};

}  // namespace

Errors check(const Programme& programme, const std::vector<History>& histories) {
    Errors errors;
    const auto zone = TimeZone::find(programme.zone);
    if (!zone) return errors;  // an error of the programme
    std::set<std::string_view> accounts;
    for (std::size_t i = 0; i < histories.size(); ++i) {
        const std::string path = index_path("accounts", i);
        if (!accounts.insert(histories[i].account).second)
            errors.add(ErrorCode::duplicate_id, path + ".account",
                       '"' + histories[i].account + '"');
        Account account(programme, *zone, histories[i], path, errors);
        if (!account.within_limits()) continue;
        account.bills();
        account.payments();
        account.returns();
        account.meters();
        account.facts();
    }
    return errors;
}

}  // namespace kvit::bonus
