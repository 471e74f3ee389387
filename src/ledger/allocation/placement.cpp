#include "ledger/allocation/placement.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "ledger/allocation/share_out.hpp"
#include "ledger/allocation/words.hpp"

namespace kvit::ledger {
namespace {

class Placement {
  public:
    Placement(OpenAccount& account, const AllocationPractices& practices, Placed& placed)
        : account_(account),
          practices_(practices),
          placed_(placed),
          payment_(placed.outcome.payment),
          rest_(payment_.amount) {}

    void run(const PaymentOrder& order) && {
        const Turns turns = turns_of(account_, payment_, practices_, order);
        tell_not_heeded(order, turns);
        for (const TurnGroup& group : turns.groups) cover(group);
        if (rest_.is_zero()) return;
        for (const PassedBy& passed : turns.passed_by) tell(words::passed_by(payment_.id, passed));
        if (practices_.advance == law::AllocationAdvance::advance_by_charge)
            split_advance(turns.last_charged);
        if (rest_.is_zero()) return;
        placed_.advance = rest_;
        account_.add_advance(rest_);
        tell(words::advance_kept(payment_.id, rest_, turns.of_some_creditors));
    }

  private:
    void tell(charge::Decision decision) { placed_.outcome.reasons.push_back(std::move(decision)); }

    void tell_not_heeded(const PaymentOrder& order, const Turns& turns) {
        const Purpose& purpose = payment_.purpose;
        if (turns.document_unknown) tell(words::document_unknown(payment_.id, *purpose.document));
        if ((purpose.period || purpose.document) && !order.heeds_named_month())
            tell(words::period_not_heeded(payment_.id));
        if ((purpose.creditor || purpose.service) &&
            practices_.direction == law::AllocationDirection::split_always_proportional)
            tell(words::direction_not_heeded(payment_.id));
    }

    void cover(const TurnGroup& group) {
        std::vector<std::size_t> rows;
        std::vector<Claimant> claimants;
        rows.reserve(group.rows.size());
        claimants.reserve(group.rows.size());
        Money owed;
        for (const std::size_t row : group.rows) {
            const Money left = account_.left(row);
            if (left.is_zero()) continue;
            const bool by_charge = practices_.split == law::AllocationSplit::by_charge;
            rows.push_back(row);
            claimants.push_back({by_charge ? account_.row(row).charge : left, left});
            owed += left;
        }
        if (rows.empty() || rest_.is_zero()) return;
        const auto shares = practices_.split == law::AllocationSplit::waterfall_rows
                                ? fill_in_order(rest_, claimants)
                                : share_out(rest_, claimants, practices_.residue);
        const std::size_t first = placed_.parts.size();
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!shares[i].is_zero())
                placed_.parts.push_back(account_.cover(rows[i], shares[i], group.why));
        const bool shared = rows.size() > 1 && rest_ < owed;
        tell(words::covered(payment_.id, placed_from(first), shared, practices_));
        rest_ -= std::min(rest_, owed);
    }

    /// In proportion to the charges of the newest month, if it has any.
    void split_advance(const std::vector<std::size_t>& last_charged) {
        std::vector<Claimant> claimants;
        Money charged;
        for (const std::size_t row : last_charged) {
            claimants.push_back({account_.row(row).charge, rest_});
            charged += account_.row(row).charge;
        }
        if (charged.is_zero()) return;
        const auto shares = share_out(rest_, claimants, practices_.residue);
        const std::size_t first = placed_.parts.size();
        for (std::size_t i = 0; i < claimants.size(); ++i) {
            if (shares[i].is_zero()) continue;
            BalanceKey key = account_.row(last_charged[i]).key;
            key.month = Month::of(payment_.paid);
            placed_.parts.push_back({.row = std::nullopt,
                                     .part = {.key = std::move(key),
                                              .kind = PartKind::advance,
                                              .amount = shares[i],
                                              .why = AllocationReason::advance_by_charge}});
        }
        tell(words::covered(payment_.id, placed_from(first), false, practices_));
        rest_ = Money();
    }

    std::span<const PlacedPart> placed_from(std::size_t first) const {
        return std::span(placed_.parts).subspan(first);
    }

    OpenAccount& account_;
    const AllocationPractices& practices_;
    Placed& placed_;
    const ReceivedPayment& payment_;
    Money rest_;
};

}  // namespace

void place_payment(OpenAccount& account, const AllocationPractices& practices,
                   const PaymentOrder& order, Placed& placed) {
    Placement(account, practices, placed).run(order);
}

}  // namespace kvit::ledger
