#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/bill/balance.hpp"
#include "kvit/bill/penalty.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/charge/line.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::bill {

/// What a bill was computed from.
struct Basis {
    std::string engine;   ///< version of kvit
    std::string law;      ///< edition of the law book
    std::string tariffs;  ///< id of the tariff book
    std::string policy;   ///< id of the policy
    law::ShippedPolicy policy_base = law::ShippedPolicy::law_default;
    std::vector<law::Policy::Difference> policy_differences;
    Date known_on = Date::open_end();  ///< open: every fact of the documents
    bool opening_given = false;        ///< false: balances start from zero

    friend bool operator==(const Basis&, const Basis&) = default;
};

/// Totals — итоги. A negative balance is an advance.
struct Totals {
    Money opening;    ///< входящее сальдо
    Money charged;    ///< начислено, without voluntary insurance
    Money voluntary;  ///< добровольное страхование, offered and not yet owed
    Money paid;       ///< оплачено, less what went back
    Money closing;    ///< исходящее сальдо
    Money to_pay;     ///< к оплате: sum over creditors, no advance of one pays another
    Money to_pay_with_voluntary;  ///< к оплате со страхованием, unless it is accepted already
    Money corrected{};  ///< by decision, neither charged nor paid

    friend bool operator==(const Totals&, const Totals&) = default;
};

/// Names that the bill prints beside ids.
struct NamedService {
    ServiceId id;
    Text title;

    friend bool operator==(const NamedService&, const NamedService&) = default;
};
struct NamedProvider {
    ProviderId id;
    std::string name;

    friend bool operator==(const NamedProvider&, const NamedProvider&) = default;
};

/// Bill — единый платёжный документ (ЕПД) of one account for one month.
struct Bill {
    HouseId house;
    AccountId account;
    PremisesId premises;
    Month month;
    Basis basis;
    Decimal area;                           ///< m², on the last day
    std::int64_t people = 0;                ///< counted for norms, on the last day
    std::vector<charge::ChargeLine> lines;  ///< by section, then in the order of supplies
    std::vector<Posting> postings;
    std::vector<BalanceRow> balances;
    std::vector<BilledPenalty> penalties;  ///< behind the postings of penalties that a close made
    Totals totals;
    std::vector<charge::Decision> decisions;
    trace::SourceList sources;
    std::vector<NamedService> services;
    std::vector<NamedProvider> providers;

    friend bool operator==(const Bill&, const Bill&) = default;
};

/// Checks the identities of a bill: lines to totals, per balance opening + Σ postings = closing,
/// balances to totals. `close` refuses to return a bill that fails. Errors: `identity_violated`
/// with the path of the number, what stood there and what the parts give.
Errors check_sums(const Bill& bill);

/// `check_sums`, and every line computed again by the exact reading of its formula.
Errors check(const Bill& bill);

}  // namespace kvit::bill
