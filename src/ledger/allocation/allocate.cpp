#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "kvit/ledger/allocation/allocated.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "ledger/allocation/facts.hpp"
#include "ledger/allocation/identities.hpp"
#include "ledger/allocation/placement.hpp"
#include "ledger/allocation/words.hpp"
#include "ledger/facts.hpp"

namespace kvit::ledger {
namespace {

class Allocation {
  public:
    Allocation(const law::LawBook& book, const law::Policy& policy, AllocationCase facts)
        : facts_(std::move(facts)),
          policy_(policy),
          law_(book, facts_.known_on, AllocationPractices::of(policy, last_day(facts_)).uncovered) {
        std::vector<AccountReceivables*> accounts;
        for (AccountReceivables& account : facts_.accounts) accounts.push_back(&account);
        std::sort(accounts.begin(), accounts.end(),
                  [](const auto* a, const auto* b) { return a->account < b->account; });
        accounts_.reserve(accounts.size());
        for (auto* account : accounts) {
            places_[account->account] = accounts_.size();
            accounts_.emplace_back(std::move(*account));
        }
        for (const ReceivedPayment& payment : facts_.payments)
            if (payment.placed) keep_placed(payment);
    }

    Allocated run() && {
        std::vector<const ReceivedPayment*> payments;
        for (const ReceivedPayment& payment : facts_.payments) payments.push_back(&payment);
        std::sort(payments.begin(), payments.end(), [](const auto* a, const auto* b) {
            return std::tie(a->paid, a->id) < std::tie(b->paid, b->id);
        });
        const auto take_backs = in_order(facts_);
        auto next = take_backs.begin();
        for (const ReceivedPayment* payment : payments) {
            for (; next != take_backs.end() && (*next)->date < payment->paid; ++next)
                take_back(**next);
            pay(*payment, {});
        }
        for (; next != take_backs.end(); ++next) take_back(**next);
        return result();
    }

  private:
    static Date last_day(const AllocationCase& facts) {
        Date last = Date::open_start();
        for (const ReceivedPayment& payment : facts.payments) last = std::max(last, payment.paid);
        return last;
    }

    // ---- a payment is there already

    /// It holds what it covers before any other comes, whatever their days.
    void keep_placed(const ReceivedPayment& payment) {
        Placed& placed = kept_[payment.id];
        placed.outcome.payment = payment;
        Money rest = payment.amount;
        placed.outcome.unallocated_reason = find_account(payment, placed);
        for (const PlacedBefore& part : *payment.placed) {
            OpenAccount* account = placed.account ? &accounts_[*placed.account] : nullptr;
            const auto row =
                account ? account->find(part.key, part.kind, part.voluntary) : std::nullopt;
            if (!row || part.amount > account->left(*row) || part.amount > rest)
                throw Failure(Error{ErrorCode::contradiction,
                                    payment.path,
                                    part.amount.to_string(),
                                    {"часть, которая входит в платёж и в требование",
                                     "a part within the payment and within a receivable"}});
            placed.parts.push_back(account->cover(*row, part.amount, AllocationReason::oldest));
            rest -= part.amount;
        }
        (placed.account ? placed.advance : placed.unallocated) = rest;
        if (placed.account) accounts_[*placed.account].add_advance(rest);
    }

    // ---- a payment comes

    void pay(const ReceivedPayment& payment, std::string transferred) {
        if (payment.placed) {
            settle(std::move(kept_.at(payment.id)));
            return;
        }
        Placed placed;
        placed.outcome.payment = payment;
        placed.outcome.transferred = std::move(transferred);
        if (const auto reason = find_account(payment, placed)) {
            placed.unallocated = payment.amount;
            placed.outcome.unallocated_reason = reason;
            placed.outcome.reasons.push_back(
                words::unallocated(payment.id, payment.amount, *reason));
        } else {
            place(placed);
        }
        settle(std::move(placed));
    }

    void settle(Placed placed) {
        placed.outcome.parts.reserve(placed.parts.size());
        for (const PlacedPart& part : placed.parts) placed.outcome.parts.push_back(part.part);
        placed.outcome.advance = placed.advance;
        placed.outcome.unallocated = placed.unallocated;
        by_id_[placed.outcome.payment.id] = placed_.size();
        placed_.push_back(std::move(placed));
    }

    /// Why there is none; nothing if there is one.
    std::optional<UnallocatedReason> find_account(const ReceivedPayment& payment,
                                                  Placed& placed) const {
        if (!payment.account) return UnallocatedReason::no_account;
        const auto place = places_.find(*payment.account);
        if (place == places_.end()) return UnallocatedReason::unknown_account;
        placed.account = place->second;
        return std::nullopt;
    }

    void place(Placed& placed) {
        const ReceivedPayment& payment = placed.outcome.payment;
        if (payment.waits) {
            placed.advance = payment.amount;
            accounts_[*placed.account].add_advance(payment.amount);
            placed.outcome.reasons.push_back(words::waits_for_bill(payment.id, payment.amount));
            return;
        }
        const Rules& rules = rules_of(payment.paid, payment.advance);
        place_payment(accounts_[*placed.account], rules.practices, rules.order, placed);
    }

    /// What payments of one day go by: many share one.
    struct Rules {
        AllocationPractices practices;
        PaymentOrder order;
    };

    const Rules& rules_of(Date paid, bool advance) {
        const auto known = rules_.find({paid, advance});
        if (known != rules_.end()) return known->second;
        const AllocationPractices practices = practices_on(paid);
        const auto future = advance ? law::PenaltyFuture::any_month : practices.future;
        const auto order = PaymentOrder::of(law_, practices.months, future, paid);
        return rules_.emplace(std::pair(paid, advance), Rules{practices, order}).first->second;
    }

    AllocationPractices practices_on(Date paid) {
        for (const law::PolicyOption option : AllocationPractices::options) {
            const bool own =
                std::any_of(facts_.choices.begin(), facts_.choices.end(),
                            [&](const auto& choice) { return choice.option == option; });
            followed_.emplace(option, policy_.choice(option, paid),
                              own ? "case" : std::string(policy_.chosen_by(option, paid)));
        }
        return AllocationPractices::of(policy_, paid);
    }

    // ---- and is taken back

    void take_back(const TakeBack& fact) {
        Placed& placed = placed_[by_id_.at(fact.payment)];
        const Money left = placed.left();
        const Money amount = fact.amount.value_or(left);
        if (amount > left || left.is_zero())
            throw Failure(Error{ErrorCode::contradiction,
                                fact.path + (fact.amount ? ".amount" : ".payment"),
                                amount.to_string(),
                                {"не больше того, что осталось от платежа: " + left.to_string(),
                                 "at most what is left of the payment: " + left.to_string()}});
        TakenBack taken{.fact = fact, .account = placed.outcome.payment.account, .amount = amount};
        Money rest = amount;
        take_unplaced(placed, taken, rest);
        take_parts(placed, taken, rest);
        taken.reasons.push_back(words::taken_back(fact, amount));
        placed.outcome.taken_back += amount;
        take_backs_.push_back(std::move(taken));
        if (fact.kind == TakeBackKind::transfer) transfer(fact, amount);
    }

    /// What has no place goes first: nobody's balance changes.
    void take_unplaced(Placed& placed, TakenBack& taken, Money& rest) {
        const Money unallocated = std::min(rest, placed.unallocated);
        placed.unallocated -= unallocated;
        taken.unallocated = -unallocated;
        rest -= unallocated;
        const Money advance = std::min(rest, placed.advance);
        placed.advance -= advance;
        taken.advance = -advance;
        rest -= advance;
        if (placed.account) accounts_[*placed.account].add_advance(-advance);
    }

    void take_parts(Placed& placed, TakenBack& taken, Money& rest) {
        while (!rest.is_zero()) {
            PlacedPart& last = placed.parts.back();
            const Money amount = std::min(rest, last.part.amount);
            if (last.row) accounts_[*placed.account].restore(*last.row, amount);
            AllocatedPart part = last.part;
            part.amount = -amount;
            taken.parts.push_back(std::move(part));
            rest -= amount;
            last.part.amount -= amount;
            if (last.part.amount.is_zero()) placed.parts.pop_back();
        }
    }

    /// The same money under another purpose; its day of payment stays.
    void transfer(const TakeBack& fact, Money amount) {
        const Placed& from = placed_[by_id_.at(fact.payment)];
        ReceivedPayment moved = from.outcome.payment;
        moved.id = fact.id;
        moved.amount = amount;
        moved.purpose = fact.purpose;
        moved.placed.reset();
        moved.waits = fact.waits;
        moved.path = fact.path;
        if (fact.account) moved.account = fact.account;
        pay(moved, fact.payment);
    }

    // ---- what became of it all

    Allocated result() {
        Allocated allocated;
        allocated.law = law_.book().edition();
        allocated.policy = policy_.id();
        allocated.id = facts_.id;
        allocated.title = facts_.title;
        allocated.known_on = facts_.known_on;
        add_totals(allocated.totals);
        for (OpenAccount& account : accounts_)
            allocated.accounts.push_back(std::move(account).outcome());
        for (Placed& placed : placed_) allocated.payments.push_back(std::move(placed.outcome));
        allocated.take_backs = std::move(take_backs_);
        for (const auto& [option, choice, by] : followed_)
            allocated.practices.push_back({option, choice, by});
        allocated.decisions = law_.take_decisions();
        allocated.sources = std::move(law_).take_sources();
        require_identities(allocated);
        return allocated;
    }

    void add_totals(AllocatedTotals& totals) const {
        for (const Placed& placed : placed_) {
            if (placed.outcome.transferred.empty())
                totals.received += placed.outcome.payment.amount;
            totals.advance += placed.advance;
            totals.unallocated += placed.unallocated;
            for (const PlacedPart& part : placed.parts) totals.allocated += part.part.amount;
        }
        for (const TakenBack& taken : take_backs_)
            if (taken.fact.kind != TakeBackKind::transfer) totals.returned += taken.amount;
    }

    AllocationCase facts_;  ///< its accounts have become `accounts_`
    const law::Policy& policy_;
    CaseLaw law_;
    std::vector<OpenAccount> accounts_;
    std::map<AccountId, std::size_t> places_;
    std::map<std::string, Placed> kept_;  ///< allocated earlier, until their turn to be told
    std::vector<Placed> placed_;
    std::map<std::string, std::size_t> by_id_;
    std::vector<TakenBack> take_backs_;
    std::set<std::tuple<law::PolicyOption, std::uint8_t, std::string>> followed_;
    std::map<std::pair<Date, bool>, Rules> rules_;  ///< by days, and whether of an advance
};

}  // namespace

Result<Allocated> allocate_payments(const law::LawBook& book, const law::Policy& policy,
                                    const AllocationCase& given) {
    try {
        AllocationCase facts = as_known(given);
        if (Errors errors = check(facts); !errors.empty()) return errors;
        const law::Policy own = policy_of(policy, facts.inherits, facts.choices);
        return Allocation(book, own, std::move(facts)).run();
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "payments", overflow.what(), {}};
    }
}

}  // namespace kvit::ledger
