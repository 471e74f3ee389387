#pragma once

#include <optional>
#include <vector>

#include "kvit/charge/house_month.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// What happened to money, as this month finds it: what is to be posted now, what earlier months
/// posted, and what of that is known to be wrong by now.
class MoneyFacts {
  public:
    /// Errors: those of the facts as they were known, `unsupported` for a take-back that is gone.
    static Result<MoneyFacts> of(const premises::House& house, const charge::HouseMonth& prepared,
                                 const Opening* opening);

    /// Ids of everything that earlier months posted; none if that is not known.
    const std::optional<std::set<FactId>>& posted() const { return posted_; }

    /// Is a fact of this day posted in this month?
    bool due(const premises::Fact& fact, Date day) const {
        if (month_.interval().contains(day)) return true;
        return posted_ && day < month_.first_day() && !posted_->contains(fact.id);
    }
    bool due(const premises::TakeBack& fact) const { return due(fact.fact, fact.date); }
    bool due(const premises::HandPosting& fact) const { return due(fact.fact, fact.date); }
    bool due(const premises::Payment& fact) const { return due(fact.fact, fact.date); }
    bool due(const premises::Succession& fact) const { return due(fact.fact, fact.date); }

    /// Posted, and withdrawn since.
    const std::vector<premises::Payment>& withdrawn_payments() const { return payments_; }
    const std::vector<premises::HandPosting>& withdrawn_postings() const { return postings_; }

  private:
    explicit MoneyFacts(Month month) : month_(month) {}

    Month month_;
    std::optional<std::set<FactId>> posted_;
    std::vector<premises::Payment> payments_;
    std::vector<premises::HandPosting> postings_;
};

}  // namespace kvit::close
