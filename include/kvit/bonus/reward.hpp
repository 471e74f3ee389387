#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/money/money.hpp"

/// What a programme gives, how much of it at most, and what becomes of it when its ground falls.
namespace kvit::bonus {

/// A right to one coupon of a partner (купон на скидку).
struct CouponRight {
    std::string offers;                ///< the catalogue that it is chosen from
    std::int64_t discount_bp_min = 0;  ///< of an offer, in hundredths of a per cent
    std::int64_t discount_bp_max = 10'000;
    std::vector<std::string> claim_fields{};  ///< of the form: full_name, account, email, phone
    std::optional<int> claim_days{};          ///< the right lapses after them
    std::optional<int> coupon_days{};         ///< life of an issued coupon
    friend bool operator==(const CouponRight&, const CouponRight&) = default;
};

/// Money posted to the account (зачисление на лицевой счёт).
struct Credit {
    Money amount{};
    friend bool operator==(const Credit&, const Credit&) = default;
};

/// A share of a sum, rounded down to the kopeck (кешбэк).
struct Cashback {
    std::string of;  ///< a metric in kopecks
    std::int64_t bp = 0;
    std::optional<Money> amount_max{};
    friend bool operator==(const Cashback&, const Cashback&) = default;
};

/// Units that can be spent (бонусы, баллы магазина): so many, or a share of a sum in kopecks.
struct BonusUnits {
    std::int64_t units = 0;
    std::string of{};     ///< or: a metric in kopecks,
    std::int64_t bp = 0;  ///< of which this share, rounded down to a whole unit
    std::int64_t kopecks_per_unit = 100;
    int pending_days = 0;
    friend bool operator==(const BonusUnits&, const BonusUnits&) = default;
};

/// Tickets of a draw (билеты розыгрыша).
struct Tickets {
    std::string draw;
    std::int64_t tickets = 1;
    friend bool operator==(const Tickets&, const Tickets&) = default;
};

/// Penalties that are forgiven (списание пеней).
struct WriteOff {
    std::string of;  ///< a metric in kopecks
    friend bool operator==(const WriteOff&, const WriteOff&) = default;
};

/// A thing (подарок).
struct Gift {
    Money value{};
    friend bool operator==(const Gift&, const Gift&) = default;
};

/// A status of service (статус), such as service out of turn.
struct Status {
    friend bool operator==(const Status&, const Status&) = default;
};

using RewardKind =
    std::variant<CouponRight, Credit, Cashback, BonusUnits, Tickets, WriteOff, Gift, Status>;

struct Reward {
    std::string id;
    Text title{};
    RewardKind kind;
    friend bool operator==(const Reward&, const Reward&) = default;
};

/// Certificates of one sum in a draw.
struct CreditPrize {
    std::int64_t count = 1;
    Money credit{};
    friend bool operator==(const CreditPrize&, const CreditPrize&) = default;
};

/// How much of something there is (лимит).
struct Limit {
    enum class Scope : std::uint8_t { account, person, programme };
    enum class Per : std::uint8_t { unit, day, month, quarter, year, total };
    enum class Action : std::uint8_t {
        refuse,
        reduce,    ///< to what is left
        flag_tax,  ///< given, and marked: tax may be due (НК РФ, ст. 217, п. 28)
    };
    std::string id;
    Scope scope = Scope::account;
    std::string reward{};  ///< of this reward; empty: kopecks of all credits, cashback and prizes
    Per per = Per::total;
    std::int64_t max = 1;  ///< times, or kopecks
    bool kopecks = false;
    Action action = Action::refuse;
    friend bool operator==(const Limit&, const Limit&) = default;
};

/// What becomes of a reward whose payment is taken back (возврат платежа).
struct Reversal {
    enum class Right : std::uint8_t { drop, keep };
    enum class Issued : std::uint8_t { revoke, note_only };
    enum class Credit : std::uint8_t { only_pending, within_balance, unlimited, note_only };
    Right right = Right::drop;
    Issued issued = Issued::revoke;
    Credit credit = Credit::note_only;
    friend bool operator==(const Reversal&, const Reversal&) = default;
};

}  // namespace kvit::bonus
