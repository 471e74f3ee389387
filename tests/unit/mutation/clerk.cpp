#include "unit/mutation/clerk.hpp"

#include <algorithm>
#include <set>

#include "unit/mutation/clerk_desk.hpp"

namespace kvit::test::mutation {
namespace {

const Day far_future = Day(date::days(1'000'000));

BalanceKey key_of(const Json& balance) {
    return {word(balance, "creditor"), word(balance, "service"), word(balance, "month")};
}

/// References that lead somewhere, facts that do not speak twice of one time.
class Audit {
  public:
    Audit(const Docs& docs, const Facts& facts, const Shelf& shelf)
        : docs_(docs), facts_(facts), shelf_(shelf) {
        for (const auto* fact : facts_.at("accounts")) accounts_.insert(word(*fact, "account"));
    }

    const std::set<std::string>& accounts() const { return accounts_; }

    void run() const {
        facts_alone();
        references();
        payments();
        readings();
        if (docs_.root.contains("opening")) opening();
    }

  private:
    void account(const Json& fact) const {
        if (!accounts_.contains(word(fact, "account"))) refuse("unknown account");
    }
    /// No two facts of one subject at one time.
    void apart(const char* list_name, const std::vector<const char*>& subject) const {
        std::map<std::string, std::vector<Days>> seen;
        for (const auto* fact : facts_.at(list_name)) {
            std::string key;
            for (const char* part : subject) key += word(*fact, part) + "\n";
            const Days days = days_of(*fact);
            for (const auto& other : seen[key])
                if (days.meets(other)) refuse(std::string("overlap in ") + list_name);
            seen[key].push_back(days);
        }
    }
    void facts_alone() const {
        apart("premises", {"premises"});
        apart("accounts", {"account"});
        apart("occupancy", {"account"});
        apart("installability", {"account", "service"});
        apart("meters", {"meter"});
    }
    void references() const {
        for (const char* name : {"occupancy", "installability", "meters", "payments"})
            for (const auto* fact : facts_.at(name)) account(*fact);
        for (const char* name : {"installability", "meters"})
            for (const auto* fact : facts_.at(name)) shelf_.section(word(*fact, "service"));
        for (const auto* fact : facts_.at("accounts")) {
            bool found = false;
            for (const auto* premises : facts_.at("premises"))
                found = found || (*premises)["premises"] == (*fact)["premises"];
            if (!found) refuse("unknown premises");
        }
        for (const auto* supply : facts_.at("supplies")) {
            shelf_.section(word(*supply, "service"));
            shelf_.provider(word(*supply, "provider"));
            for (const auto& id : list(*supply, "accounts"))
                if (!accounts_.contains(id)) refuse("unknown account");
            for (const auto& id : accounts_) supplied_once(*supply, id);
        }
    }
    void supplied_once(const Json& supply, const std::string& account) const {
        const auto covers = [&](const Json& one) {
            const Json& accounts = list(one, "accounts");
            return accounts.empty() ||
                   std::find(accounts.begin(), accounts.end(), account) != accounts.end();
        };
        for (const auto* other : facts_.at("supplies"))
            if (other != &supply && (*other)["service"] == supply["service"] && covers(*other) &&
                covers(supply) && days_of(*other).meets(days_of(supply)))
                refuse("two supplies of one service");
    }
    void payments() const {
        if (!facts_.at("take_backs").empty()) throw NotModelled("money taken back");
        if (!facts_.at("quality_breaches").empty()) throw NotModelled("a breach of quality");
        if (!facts_.at("absences").empty()) throw NotModelled("people who are away");
        if (!facts_.at("postings").empty()) throw NotModelled("postings by decision");
        if (!facts_.at("successions").empty()) throw NotModelled("a new owner");
        for (const auto* payment : facts_.at("payments"))
            if (!payment->contains("parts")) throw NotModelled("a payment that kvit allocates");
        for (const auto& payment : list(docs_.root["house"], "payments")) {
            if (!payment.contains("parts")) continue;
            Integer sum = 0;
            for (const auto& part : payment["parts"]) sum += kopecks(part["amount"]);
            if (sum != kopecks(payment["amount"])) refuse("a payment that is not its parts");
        }
        for (const auto* payment : facts_.at("payments"))
            for (const auto& part : (*payment)["parts"]) {
                shelf_.provider(word(part, "creditor"));
                shelf_.section(word(part, "service"));
            }
    }
    bool installed(const std::string& meter, Day on) const {
        bool known = false;
        for (const auto* fact : facts_.at("meters")) {
            const Days days = days_of(*fact);
            known = known || ((*fact)["meter"] == meter && on >= days.from && on <= days.to);
        }
        return known;
    }
    void readings() const {
        for (const auto* reading : facts_.at("readings"))
            if (!installed(word(*reading, "meter"), day(*reading, "date")))
                refuse("a reading of a meter that was not installed");
    }
    void opening() const {
        const Json& opening = docs_.root["opening"];
        if (opening["house"] != docs_.root["house"]["house"]) refuse("another house");
        if (opening["month"] != docs_.month) refuse("another month");
        std::set<std::string> ids;
        for (const auto& brought : list(opening, "accounts")) {
            account(brought);
            if (!ids.insert(word(brought, "account")).second) refuse("an account twice");
            if (!list(brought, "payments").empty())
                throw NotModelled("payments that kvit allocated");
            if (!list(brought, "debts").empty())
                throw NotModelled("debts that penalties are posted from");
            std::set<BalanceKey> keys;
            for (const auto& balance : list(brought, "balances")) {
                if (balance.value("of", "principal") != "principal")
                    throw NotModelled("a balance that is not principal");
                shelf_.provider(word(balance, "creditor"));
                shelf_.section(word(balance, "service"));
                if (!keys.insert(key_of(balance)).second) refuse("a balance twice");
            }
        }
        ids.clear();
        for (const auto& billed : list(opening, "meters")) {
            if (!ids.insert(word(billed, "meter")).second) refuse("a meter twice");
            const Day on = day(billed, "date");
            if (!installed(word(billed, "meter"), on)) refuse("billed while not installed");
            if (on >= next_month(first_day(docs_.month))) refuse("billed up to the future");
        }
        if (opening.contains("past")) past(opening["past"]);
    }
    /// A house that has lost facts of its past is charged as if it had none.
    void past(const Json& past) const {
        std::set<std::string> ids;
        for (const char* name : {"accounts", "meters", "resources"})
            for (const auto& each : list(past, name)) {
                const char* key = std::string(name) == "accounts" ? "account"
                                  : std::string(name) == "meters" ? "meter"
                                                                  : "service";
                if (!ids.insert(name + word(each, key)).second) refuse("an id twice");
            }
        std::set<std::string> months;
        for (const auto& month : list(past, "months")) {
            if (!months.insert(word(month, "month")).second) refuse("a month twice");
            std::set<std::string> keys;
            for (const auto& posted : list(month, "posted")) {
                account(posted);
                shelf_.provider(word(posted, "creditor"));
                shelf_.section(word(posted, "service"));
                if (!keys.insert(posted["account"].dump() + posted["creditor"].dump() +
                                 posted["service"].dump())
                         .second)
                    refuse("posted twice");
            }
        }
        Day last = first_day(docs_.month);
        for (auto month = months.rbegin(); month != months.rend(); ++month) {
            last = previous_month(last);
            if (text(last).substr(0, 7) != *month) refuse("a month that is not the one before");
        }
        if (past["facts"].get<std::int64_t>() < 100'000) throw NotModelled("a past with its facts");
    }

    const Docs& docs_;
    const Facts& facts_;
    const Shelf& shelf_;
    std::set<std::string> accounts_;
};

/// What an account paid and what of it was withdrawn after it had been posted.
struct Paid {
    std::vector<const Json*> payments;
    std::vector<Json> withdrawn;

    bool empty() const { return payments.empty() && withdrawn.empty(); }
};

/// Payments that a month posts: those dated in it, and those of earlier dates that the month before
/// did not know; posted ones that are known no more go back.
Paid payments_of(const Docs& docs, const Facts& facts, const std::string& account) {
    const Day first = first_day(docs.month);
    std::optional<std::set<std::string>> posted;
    Paid paid;
    if (docs.root.contains("opening") && docs.root["opening"].contains("known_on") &&
        !docs.root["opening"]["known_on"].is_null()) {
        posted.emplace();
        const Facts before = known_facts(docs.root["house"], day(docs.root["opening"], "known_on"));
        if (!before.at("take_backs").empty()) throw NotModelled("money taken back");
        if (!before.at("postings").empty()) throw NotModelled("postings by decision");
        if (!before.at("successions").empty()) throw NotModelled("a new owner");
        std::set<std::string> now;
        for (const auto* payment : facts.at("payments")) now.insert(word(*payment, "id"));
        for (const auto* payment : before.at("payments")) {
            if (day(*payment, "date") >= first) continue;
            if (!payment->contains("parts")) throw NotModelled("a payment that kvit allocates");
            posted->insert(word(*payment, "id"));
            if (!now.contains(word(*payment, "id")) && (*payment)["account"] == account)
                paid.withdrawn.push_back(*payment);
        }
    }
    std::vector<const Json*>& due = paid.payments;
    for (const auto* payment : facts.at("payments")) {
        if ((*payment)["account"] != account) continue;
        const Day on = day(*payment, "date");
        const bool late = posted && on < first && !posted->contains(word(*payment, "id"));
        if (late || (on >= first && on < next_month(first))) due.push_back(payment);
    }
    std::stable_sort(due.begin(), due.end(), [](const Json* a, const Json* b) {
        return std::pair(day(*a, "date"), word(*a, "id")) <
               std::pair(day(*b, "date"), word(*b, "id"));
    });
    return paid;
}

class Ledger {
  public:
    Ledger(const Docs& docs, const Shelf& shelf, ExpectedBill& bill)
        : docs_(docs), shelf_(shelf), bill_(bill) {}

    void run(const std::string& account, const Paid& paid) {
        if (docs_.root.contains("opening"))
            for (const auto& brought : list(docs_.root["opening"], "accounts"))
                if (brought["account"] == account)
                    for (const auto& balance : list(brought, "balances"))
                        if (kopecks(balance["amount"]) != 0)
                            row(balance).opening += kopecks(balance["amount"]);
        for (const auto& line : bill_.lines) {
            const BalanceKey key{line.creditor, line.service, docs_.month};
            if (line.section == "voluntary") {
                bill_.totals.voluntary += line.amount;
                offered_[key] += line.amount;
            } else {
                bill_.totals.charged += line.amount;
                bill_.balances[key].charged += line.amount;
            }
        }
        for (const auto* payment : paid.payments)
            for (const auto& part : (*payment)["parts"]) pay(part);
        for (const auto& payment : paid.withdrawn)
            for (const auto& part : payment["parts"]) give_back(part);
        total();
    }

  private:
    ExpectedRow& row(const Json& of) { return bill_.balances[key_of(of)]; }
    /// A payment accepts the offer of a voluntary service, up to what this bill offers.
    void pay(const Json& part) {
        const Integer amount = kopecks(part["amount"]);
        ExpectedRow& at = row(part);
        at.paid += amount;
        if (shelf_.section(word(part, "service")) != "voluntary") return;
        if (part["month"] != docs_.month) {
            at.charged += amount;
            return;
        }
        Integer& left = offered_[key_of(part)];
        const Integer accepted = std::min(amount, left);
        left -= accepted;
        at.charged += accepted;
    }
    /// What was paid for an offer and went back declines the offer: nothing is owed for it.
    void give_back(const Json& part) {
        ExpectedRow& at = row(part);
        at.paid -= kopecks(part["amount"]);
        if (shelf_.section(word(part, "service")) == "voluntary")
            at.charged -= std::max(at.closing(), Integer(0));
    }
    void total() {
        std::map<std::string, Integer> by_creditor;
        for (const auto& [key, at] : bill_.balances) {
            bill_.totals.opening += at.opening;
            bill_.totals.paid += at.paid;
            bill_.totals.closing += at.closing();
            by_creditor[std::get<0>(key)] += at.closing();
        }
        for (const auto& [creditor, balance] : by_creditor)
            if (balance > 0) bill_.totals.to_pay += balance;
        bill_.totals.to_pay_with_voluntary = bill_.totals.to_pay;
        for (const auto& [key, left] : offered_) bill_.totals.to_pay_with_voluntary += left;
    }

    const Docs& docs_;
    const Shelf& shelf_;
    ExpectedBill& bill_;
    std::map<BalanceKey, Integer> offered_;
};

bool has_balance(const Docs& docs, const std::string& account) {
    if (!docs.root.contains("opening")) return false;
    for (const auto& brought : list(docs.root["opening"], "accounts"))
        if (brought["account"] == account)
            for (const auto& balance : list(brought, "balances"))
                if (kopecks(balance["amount"]) != 0) return true;
    return false;
}

}  // namespace

Integer rounded(const Rational& value, int decimals) {
    Integer scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    Integer above = numerator(value) * scale;
    const Integer below = denominator(value);
    const bool negative = above < 0;
    if (negative) above = -above;
    const Integer nearest = (2 * above + below) / (2 * below);
    return negative ? Integer(-nearest) : nearest;
}

std::map<std::string, ExpectedBill> bills_by_clerk(const Docs& docs) {
    const Day known_by = docs.known_on ? *day_of(*docs.known_on) : far_future;
    const Facts facts = known_facts(docs.root["house"], known_by);
    const Shelf shelf(docs, known_by);
    const Audit audit(docs, facts, shelf);
    audit.run();
    const Pieces pieces = pieces_of(docs);
    std::map<std::string, ExpectedBill> bills;
    for (const auto& account : audit.accounts()) {
        ClerkDesk desk(docs, facts, shelf, pieces, account);
        std::optional<Day> last;
        for (const auto& [on, days] : pieces)
            if (desk.open(on)) last = on + date::days(days - 1);
        const auto payments = payments_of(docs, facts, account);
        if (!last && payments.empty() && !has_balance(docs, account)) continue;
        ExpectedBill& bill = bills[account];
        if (last) {
            bill.lines = desk.lines();
            bill.area = desk.area(*last);
            bill.people = desk.knows_people(*last) ? desk.people(*last) : 0;
        }
        Ledger(docs, shelf, bill).run(account, payments);
    }
    return bills;
}

}  // namespace kvit::test::mutation
