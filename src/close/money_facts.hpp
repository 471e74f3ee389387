#pragma once

#include <map>
#include <optional>
#include <vector>

#include "close/payment_origins.hpp"
#include "kvit/charge/house_month.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// A payment that was posted and is known by now never to have been made, with the transfers that
/// were made of its money.
struct WithdrawnPayment {
    premises::Payment payment;
    std::vector<FactId> transfers{};
};

/// What happened to money, as this month finds it: what is to be posted now, what earlier months
/// posted, and what of that is known to be wrong by now.
class MoneyFacts {
  public:
    /// Errors: those of the facts as they were known, `unsupported` for a take-back that is gone
    /// though its payment is not.
    static Result<MoneyFacts> of(const premises::House& house, const charge::HouseMonth& prepared,
                                 const Opening* opening);

    /// Ids of everything that earlier months posted; none if that is not known.
    const std::optional<std::set<FactId>>& posted() const { return posted_; }

    /// Is a fact of this day posted in this month?
    bool due(const premises::Fact& fact, Date day) const {
        if (month_.interval().contains(day)) return true;
        return posted_ && day < month_.first_day() && !posted_->contains(fact.id);
    }
    /// A take-back is not posted before its payment is known.
    bool due(const premises::TakeBack& fact) const { return origins_.contains(fact.fact.id); }
    bool due(const premises::HandPosting& fact) const { return due(fact.fact, fact.date); }
    bool due(const premises::Payment& fact) const { return due(fact.fact, fact.date); }
    bool due(const premises::Succession& fact) const { return due(fact.fact, fact.date); }

    /// Whose money it moves; of a take-back that is due.
    const Origin& origin(const premises::TakeBack& fact) const { return origins_.at(fact.fact.id); }
    /// Take-backs that wait until their payment is known, in the order of ids.
    const std::vector<premises::TakeBack>& waiting() const { return waiting_; }
    /// What earlier months took back of a payment.
    std::vector<const premises::TakeBack*> taken_of(const FactId& payment) const;

    /// Posted, and withdrawn since.
    const std::vector<WithdrawnPayment>& withdrawn_payments() const { return payments_; }
    const std::vector<premises::HandPosting>& withdrawn_postings() const { return postings_; }

  private:
    explicit MoneyFacts(Month month) : month_(month) {}
    Errors add_posted(const premises::House& before, const PaymentOrigins& origins,
                      const premises::House& now);
    void add_due(const premises::House& now, const PaymentOrigins& origins);

    Month month_;
    std::optional<std::set<FactId>> posted_;
    std::map<FactId, Origin> origins_;  ///< of the take-backs that are due
    std::vector<premises::TakeBack> waiting_;
    std::multimap<FactId, premises::TakeBack> taken_;
    std::vector<WithdrawnPayment> payments_;
    std::vector<premises::HandPosting> postings_;
};

}  // namespace kvit::close
