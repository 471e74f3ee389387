#include "ledger/facts.hpp"

#include "kvit/base/limits.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::ledger {
namespace {

/// Facts that exist for the case, each with its path.
template <class Fact>
void keep_known(std::vector<Fact>& facts, const char* list, Date known_on, auto also) {
    std::vector<Fact> known;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].path.empty())
            facts[i].path = std::string(list) + "[" + std::to_string(i) + "]";
        if (facts[i].known_on <= known_on && also(facts[i])) known.push_back(std::move(facts[i]));
    }
    facts = std::move(known);
}

/// Debts are positive, and no larger than the formulas are proved for.
bool admitted(Money debt) {
    return !debt.is_negative() && debt.kopecks() <= kind::debt.legal.raw_max;
}

void check_amounts(const PenaltyCase& facts, Errors& errors) {
    const Text range{"от 0.00 до 100000000000.00; переплата месяца — это платёж",
                     "from 0.00 to 100000000000.00; what was overpaid for a month is a payment"};
    for (const Debt& debt : facts.debts)
        if (!admitted(debt.amount))
            errors.add(ErrorCode::out_of_range, debt.path + ".amount", debt.amount.to_string(),
                       range);
    for (const Payment& payment : facts.payments) {
        const Money magnitude = payment.amount.is_negative() ? -payment.amount : payment.amount;
        if (magnitude.is_zero() || !admitted(magnitude))
            errors.add(ErrorCode::out_of_range, payment.path + ".amount",
                       payment.amount.to_string(),
                       {"сумма, не равная нулю, до 100000000000.00",
                        "a sum that is not zero, up to 100000000000.00"});
        if (payment.amount.is_negative() && !payment.to_penalty && !payment.period)
            errors.add(ErrorCode::missing_fact, payment.path + ".period", {},
                       {"месяц, к которому относится возврат или доначисление",
                        "the month that the money is taken back from"});
    }
}

void check_size(const PenaltyCase& facts, Errors& errors) {
    const auto check = [&](std::size_t size, std::size_t most, const char* path) {
        const std::string limit = std::to_string(most);
        if (size > most)
            errors.add(ErrorCode::limit_exceeded, path, std::to_string(size),
                       {"не больше " + limit, "at most " + limit});
    };
    check(facts.debts.size(), limits::case_debts_max, "debts");
    check(facts.payments.size(), limits::case_payments_max, "payments");
    check(facts.suspensions.size(), limits::case_suspensions_max, "suspensions");
    check(facts.rates.size(), limits::dated_values_max, "policy.rates");
    if (facts.no_accrual)
        check(facts.no_accrual->size(), limits::case_suspensions_max, "policy.no_accrual");
}

void check_scale(const law::LawBook& book, const PenaltyCase& facts, Errors& errors) {
    constexpr std::string_view prefix = "penalty.scale.";
    if (book.parameters().contains(std::string(prefix) + facts.scale)) return;
    std::string names;
    for (auto each = book.parameters().lower_bound(prefix);
         each != book.parameters().end() && each->first.starts_with(prefix); ++each)
        names += (names.empty() ? "" : ", ") + each->first.substr(prefix.size());
    errors.add(ErrorCode::law_unknown_parameter, "scale", '"' + facts.scale + '"', {names, names});
}

void check_percent(Decimal percent, const std::string& path, Errors& errors) {
    const auto raw = percent.at_scale(kind::percent.legal.decimals);
    if (!raw)
        errors.add(ErrorCode::too_precise, path, percent.to_string(),
                   {"не больше 3 знаков после запятой", "at most 3 decimals"});
    else if (*raw < 0 || *raw > kind::percent.legal.raw_max)
        errors.add(ErrorCode::out_of_range, path, percent.to_string(),
                   {"от 0 до 1000", "from 0 to 1000"});
}

void check_rates(const PenaltyCase& facts, const Practices& practices, Errors& errors) {
    if (facts.flat_percent) check_percent(*facts.flat_percent, "policy.flat_percent", errors);
    if (practices.rate == law::PenaltyRate::flat && !facts.flat_percent)
        errors.add(
            ErrorCode::missing_fact, "policy.flat_percent", {},
            {"ставка, процентов годовых (rate: flat)", "the rate, percent a year (rate: flat)"});
    for (std::size_t i = 0; i < facts.rates.size(); ++i) {
        const std::string path = "policy.rates[" + std::to_string(i) + "]";
        check_percent(facts.rates[i].percent, path + ".percent", errors);
        if (i > 0 && facts.rates[i].from <= facts.rates[i - 1].from)
            errors.add(ErrorCode::overlapping_intervals, path + ".from",
                       facts.rates[i].from.to_string(),
                       {"день после " + facts.rates[i - 1].from.to_string(),
                        "a day after " + facts.rates[i - 1].from.to_string()});
    }
}

}  // namespace

PenaltyCase as_known(PenaltyCase facts) {
    const auto always = [](const auto&) { return true; };
    keep_known(facts.debts, "debts", facts.known_on, always);
    keep_known(facts.payments, "payments", facts.known_on,
               [&](const Payment& payment) { return payment.date <= facts.as_of; });
    keep_known(facts.suspensions, "suspensions", facts.known_on, always);
    return facts;
}

law::Policy policy_of(const law::Policy& policy, std::optional<law::ShippedPolicy> inherits,
                      std::vector<law::Policy::Choice> choices) {
    const law::Policy base = inherits ? law::Policy(*inherits) : policy;
    choices.insert(choices.end(), base.choices().begin(), base.choices().end());
    return {base.id(), base.base(), std::move(choices)};
}

law::Policy policy_of(const law::Policy& policy, const PenaltyCase& facts) {
    return policy_of(policy, facts.inherits, facts.choices);
}

void require_facts(const law::LawBook& book, const PenaltyCase& facts, const Practices& practices) {
    Errors errors;
    check_size(facts, errors);
    check_scale(book, facts, errors);
    check_amounts(facts, errors);
    check_rates(facts, practices, errors);
    if (facts.due == DueRule::by_day && (facts.due_day < 1 || facts.due_day > 31))
        errors.add(ErrorCode::out_of_range, "policy.due.day", std::to_string(facts.due_day),
                   {"от 1 до 31", "from 1 to 31"});
    if (!errors.empty()) throw Failure(errors);
}

}  // namespace kvit::ledger
