#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/calendar/interval.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/proceedings/claim.hpp"
#include "kvit/ledger/proceedings/payment_life.hpp"
#include "kvit/ledger/proceedings/search.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

namespace kvit::ledger {

/// An account that payments may be for.
struct KnownAccount {
    AccountId account;                   ///< also one of its numbers
    std::vector<std::string> numbers{};  ///< единый ЛС, numbers of suppliers, old numbers
    std::optional<Date> closed_on{};     ///< the first day on which it is closed
    std::string path{};

    friend bool operator==(const KnownAccount&, const KnownAccount&) = default;
};

/// A payment document that was presented.
struct KnownBill {
    std::string document;  ///< its number, one in the case
    AccountId account;
    Month period;
    Money to_pay;  ///< итого к оплате; below zero: nothing is due
    std::optional<Money> with_insurance{};  ///< итого с добровольным страхованием
    std::string path{};

    friend bool operator==(const KnownBill&, const KnownBill&) = default;
};

/// A way to pay (способ оплаты) and the days on which it was open.
struct PaymentChannel {
    std::string id;
    Interval valid;
    std::string path{};

    friend bool operator==(const PaymentChannel&, const PaymentChannel&) = default;
};

/// PaymentsCase — what kvit-payments/1 holds: what is known of accounts and bills, and what agents
/// and banks report. The order of the lists says nothing; facts with a later `known_on` than that
/// of the case do not exist for it.
struct PaymentsCase {
    std::string id;
    std::string title{};
    Date known_on = Date::open_end();
    std::optional<Date> as_of{};  ///< the day on which proceedings are looked at

    std::optional<law::ShippedPolicy> inherits{};  ///< none: the policy of the call
    std::vector<law::Policy::Choice> choices{};    ///< over it

    std::vector<KnownAccount> accounts{};
    std::vector<KnownBill> bills{};
    std::vector<PaymentChannel> channels{};
    std::vector<EarlierRow> earlier{};
    std::vector<Registry> registries{};
    std::vector<PaymentLife> lives{};
    std::vector<PaymentSearch> searches{};
    std::vector<MisdirectedClaim> claims{};

    friend bool operator==(const PaymentsCase&, const PaymentsCase&) = default;
};

/// Everything in a case that no reconciliation can go on with.
Errors check(const PaymentsCase& facts);

}  // namespace kvit::ledger
