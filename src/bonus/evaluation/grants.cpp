// Grants: who takes part, whether the condition holds, and what is given.
#include "bonus/evaluation/grants.hpp"

#include <algorithm>

#include "bonus/evaluation/units.hpp"
#include "bonus/programme/names.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/base/sha256.hpp"

namespace kvit::bonus {
namespace {

constexpr std::int64_t seconds_of_day = seconds_per_day;

/// An event is one of its account, also where the right is of the person.
std::string key_of(const Programme& programme, const History& history, const Grant& grant,
                   const Context& context) {
    std::string text = "kvit-grant-v1\n" + programme.id + '\n' + std::to_string(programme.version) +
                       '\n' + grant.id + '\n';
    const bool person = programme.subject != Subject::account && !history.person.empty();
    text += person ? "person\n" + history.person : "account\n" + history.account;
    const bool event = context.payment != nullptr || context.reading != nullptr;
    if (person && event) text += '\n' + history.account;
    return to_hex(sha256(text + '\n' + context.unit));
}

/// Rounded down: nobody gets more than the share.
std::int64_t share(std::int64_t kopecks, std::int64_t bp, std::int64_t divisor) {
    return static_cast<std::int64_t>(i128{kopecks} * bp / divisor);
}

std::int64_t base(Account& account, const std::string& metric, const Context& context) {
    return std::max<std::int64_t>(account.metric(metric, context).value.value.value_or(0), 0);
}

/// Fills in what a reward comes to; false where it comes to nothing.
bool value(Account& account, const Reward& reward, const Context& context,
           GrantDecision& decision) {
    if (const auto* credit = std::get_if<Credit>(&reward.kind)) {
        decision.credit = credit->amount;
    } else if (const auto* cashback = std::get_if<Cashback>(&reward.kind)) {
        decision.credit =
            Money::kopecks(share(base(account, cashback->of, context), cashback->bp, 10'000));
        if (cashback->amount_max)
            decision.credit = std::min(decision.credit, *cashback->amount_max);
        return decision.credit > Money();
    } else if (const auto* off = std::get_if<WriteOff>(&reward.kind)) {
        decision.credit = Money::kopecks(base(account, off->of, context));
        return decision.credit > Money();
    } else if (const auto* units = std::get_if<BonusUnits>(&reward.kind)) {
        decision.units = units->of.empty() ? units->units
                                           : share(base(account, units->of, context), units->bp,
                                                   10'000 * units->kopecks_per_unit);
        decision.available_from = decision.at + units->pending_days * seconds_of_day;
        return decision.units > 0;
    } else if (const auto* tickets = std::get_if<Tickets>(&reward.kind)) {
        decision.tickets = tickets->tickets;
    } else if (const auto* gift = std::get_if<Gift>(&reward.kind)) {
        decision.credit = gift->value;
    }
    return true;
}

/// Whether what was given is taken back when its ground falls.
bool takes_back(const Reversal& reversal, const Reward& reward, GivenFact::State state) {
    using State = GivenFact::State;
    if (std::holds_alternative<CouponRight>(reward.kind)) {
        if (state == State::pending) return reversal.right == Reversal::Right::drop;
        return state == State::issued && reversal.issued == Reversal::Issued::revoke;
    }
    switch (reversal.credit) {
        case Reversal::Credit::only_pending:
            return state == State::pending;
        case Reversal::Credit::within_balance:
            return state != State::spent;
        case Reversal::Credit::unlimited:
            return true;
        case Reversal::Credit::note_only:
            return false;
    }
    return false;
}

void once(std::vector<Reason>& reasons) {
    std::vector<Reason> kept;
    for (auto& reason : reasons)
        if (std::ranges::find(kept, reason) == kept.end()) kept.push_back(std::move(reason));
    reasons = std::move(kept);
}

class Decider {
  public:
    explicit Decider(Account& account) : account_(account), programme_(account.programme()) {}

    GrantDecision decide(const Grant& grant, const Context& context) {
        const Reward& reward = *find_id(programme_.rewards, grant.reward);
        GrantDecision decision{.key = key_of(programme_, account_.history(), grant, context),
                               .grant = grant.id,
                               .unit = context.unit,
                               .reward = grant.reward,
                               .at = std::min(context.to + -1, account_.as_of())};
        decision.reasons = outside(account_, context);
        bool open = false;
        if (decision.reasons.empty()) {
            Answer answer = account_.ask(grant.when, context);
            if (answer.at) decision.at = *answer.at;
            decision.metrics = account_.looked_at(grant.when, context);
            decision.reasons = std::move(answer.reasons);
            const Instant end = std::max(answer.until.value_or(context.to), context.to);
            open = !answer.holds && end > account_.as_of();
            if (answer.holds && !programme_.active.contains(account_.calendar().date(decision.at)))
                decision.reasons.push_back(not_active());
            if (answer.holds && decision.reasons.empty() &&
                !value(account_, reward, context, decision))
                decision.reasons.push_back(
                    {.code = "nothing_to_give",
                     .text = {"вознаграждение равно нулю", "the reward comes to nothing"}});
        }
        once(decision.reasons);
        decision.verdict = decision.reasons.empty() ? Verdict::granted
                           : open                   ? Verdict::open
                                                    : Verdict::refused;
        compare_with_given(reward, decision);
        return decision;
    }

    static Reason not_active() {
        return {.code = "program_not_active",
                .text = {"программа в этот день не действует",
                         "the programme is not active on that day"}};
    }

  private:
    /// The same grant is never another one; one whose ground has fallen goes the way of the
    /// programme.
    void compare_with_given(const Reward& reward, GrantDecision& decision) {
        const auto& given = account_.history().given;
        const auto found = std::ranges::find(given, decision.key, &GivenFact::key);
        if (found == given.end() || found->state == GivenFact::State::taken_back ||
            found->at > account_.as_of())
            return;
        decision.again = true;
        if (decision.verdict == Verdict::granted) return;
        decision.credit = found->credit;
        if (takes_back(programme_.reversal, reward, found->state)) {
            decision.verdict = Verdict::taken_back;
        } else {
            decision.verdict = Verdict::granted;
            decision.flags.emplace_back("ground_fallen");
        }
    }

    Account& account_;
    const Programme& programme_;
};

}  // namespace

bool is_active(Account& account) {
    const Interval& active = account.programme().active;
    // A review on the day after the last one is of days on which it was.
    return active.contains(account.calendar().date(account.as_of())) ||
           active.contains(account.calendar().date(account.as_of() + -1));
}

std::vector<Reason> outside(Account& account, const Context& context) {
    const Programme& programme = account.programme();
    if (context.month && programme.first_period && *context.month < *programme.first_period)
        return {{.code = "period_before_program",
                 .text = {"период раньше первого периода программы " +
                              programme.first_period->to_string(),
                          "the period is before the first one of the programme, " +
                              programme.first_period->to_string()},
                 .month = context.month}};
    const bool event = context.payment != nullptr || context.reading != nullptr;
    if (event && !programme.active.contains(account.calendar().date(context.from)))
        return {Decider::not_active()};
    const auto& enrolment = programme.enrolment;
    if (enrolment.mode != Enrolment::Mode::automatic) {
        const bool has = account.fact(enrolment.fact, account.as_of()) != nullptr;
        if (has != (enrolment.mode == Enrolment::Mode::opt_in))
            return {{.code = has ? "opted_out" : "no_consent",
                     .text = has ? Text("участник отказался от программы",
                                        "the participant has left the programme")
                                 : Text("нет согласия на участие", "there is no consent")}};
    }
    return account.ask(enrolment.when, context).reasons;
}

void decide_grants(Account& account, AccountEvaluation& evaluation) {
    Decider decider(account);
    for (const auto& grant : account.programme().grants)
        for (auto& context : units_of(account, grant.unit)) {
            if (evaluation.rating) context.level = evaluation.rating->level;
            evaluation.decisions.push_back(decider.decide(grant, context));
        }
}

void enter_draws(Account& account, AccountEvaluation& evaluation) {
    // A snapshot on the first day of a quarter is of the quarter that has ended.
    const Month month = Month::of(account.calendar().date(account.as_of() + -1));
    const bool active = is_active(account);
    for (const auto& draw : account.programme().draws) {
        Context context = calendar_span(account, draw.months, month);
        if (evaluation.rating) context.level = evaluation.rating->level;
        DrawEntry entry{.draw = draw.id, .unit = context.unit};
        entry.reasons = active ? outside(account, context) : std::vector{Decider::not_active()};
        if (entry.reasons.empty()) entry.reasons = account.ask(draw.entry, context).reasons;
        once(entry.reasons);
        if (entry.reasons.empty())
            entry.tickets =
                draw.tickets_of.empty() ? draw.tickets : base(account, draw.tickets_of, context);
        if (entry.tickets == 0 && entry.reasons.empty())
            entry.reasons.push_back(
                {.code = "nothing_to_give", .text = {"билетов нет", "there are no tickets"}});
        evaluation.entries.push_back(std::move(entry));
    }
}

}  // namespace kvit::bonus
