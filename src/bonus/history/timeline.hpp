#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "kvit/bonus/history.hpp"

namespace kvit::bonus {

/// Money of one payment that came to the bill of one period.
struct Piece {
    const PaymentFact* payment = nullptr;
    Instant at;  ///< an advance comes to a bill when the bill is formed
    Money amount;
};

/// The documents of a period, by the moment they were formed, and what was paid for it.
struct PeriodMoney {
    std::vector<const BillFact*> bills;
    std::vector<Piece> pieces;
};

/// Timeline — where the money of an account lay at each moment. Payments meet bills in the order of
/// their days: on the parts that the ledger gave them, else by the order of the programme; what no
/// bill takes is an advance, which meets the next bill. Payments that were taken back before the
/// end of the timeline never were.
class Timeline {
  public:
    Timeline(const History& history, PaymentOrder order, PaymentDay day, Instant until);

    const std::map<Month, PeriodMoney>& periods() const { return periods_; }
    const PeriodMoney* of(Month period) const;
    /// Money beyond all bills at a moment.
    Money advance(Instant at) const;
    /// What of a payment went to bills by the end of the timeline.
    Money placed(const PaymentFact& payment) const;
    /// The last document of a period at a moment; nullptr if there is none yet.
    static const BillFact* standing(const PeriodMoney& period, Instant at);

  private:
    struct Purse {
        const PaymentFact* payment;
        Money left;
        /// What the ledger left as an advance meets only bills that are formed after this.
        std::optional<Instant> after{};
    };
    void form(const BillFact& bill);
    void pay(const PaymentFact& payment, Instant at, Money amount);
    /// Moves money of purses to the periods that still want it.
    void settle(Instant at);
    Money wanted(const PeriodMoney& period, Instant at) const;

    PaymentOrder order_;
    std::map<Month, PeriodMoney> periods_;
    std::vector<Purse> purses_;
    std::vector<std::pair<Instant, Money>> advances_;  ///< the advance after each event
};

/// What is left of each payment after the returns until a moment.
std::map<std::string_view, Money> kept_of(const History& history, Instant until);

/// When a payment counts.
Instant day_of(const PaymentFact& payment, PaymentDay day);

/// What a document asks to pay.
Money to_pay(const BillFact& bill, BillLines lines);

}  // namespace kvit::bonus
