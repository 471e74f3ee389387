#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bonus/coupon/limits.hpp"
#include "bonus/coupon/words.hpp"
#include "kvit/bonus/coupon/book.hpp"

namespace kvit::bonus {

/// What is true of a right while events go by.
struct RightLife {
    const GivenRight* right;
    const CouponRight* rule;
    Instant opened_at;  ///< its own moment, or that of its last restoration
    std::optional<Instant> lapses_at{};
    bool dropped = false;
    bool fallen = false;
    std::optional<std::size_t> held{};  ///< the offer that is held for it
    Instant held_until{};
    std::vector<std::size_t> coupons{};
};

/// An event and where it stands in the document.
struct PlacedEvent {
    const CouponEvent* event;
    std::size_t index;
};

/// Goes through the events of a book, one after another.
class Keeper {
  public:
    Keeper(const Programme& programme, const OfferCatalogue& catalogue, const TimeZone& zone,
           CodeKey code_key);

    void add(const GivenRight& right);
    void run(const PlacedEvent& placed);
    /// The book as it is at a moment that no event is behind.
    CouponBook close(Instant as_of);

    Errors& errors() { return errors_; }

  private:
    void reserve(const CouponEvent& event, RightLife& life, std::size_t offer);
    void claim(const CouponEvent& event, RightLife& life, std::size_t offer);
    void redeem(const PlacedEvent& placed);
    void take_back(const PlacedEvent& placed, RightLife& life);
    void restore(const PlacedEvent& placed, RightLife& life);

    void issue(const CouponEvent& event, RightLife& life, std::size_t offer);
    /// Why a right cannot be used for any offer now, or for one of them.
    std::optional<Reason> closed(const RightLife& life, Instant at) const;
    std::optional<Reason> closed(const RightLife& life, std::size_t offer, Instant at) const;
    std::optional<Reason> limited(const RightLife& life) const;
    std::optional<std::int64_t> free_of(std::size_t offer) const;
    void release(RightLife& life);
    void release_until(Instant at);
    void open(RightLife& life, Instant at) const;
    Coupon* live_coupon(const RightLife& life);
    const Coupon* live_coupon(const RightLife& life) const;
    static bool expired(const Coupon& coupon, Instant at);

    void tell(const CouponEvent& event, Reason decision, const std::string& right,
              const std::string& coupon = {});
    void tell(const CouponEvent& event, std::string_view code, const std::string& right,
              const std::string& coupon = {});
    void impossible(const PlacedEvent& placed, std::string_view field, std::string found,
                    Text expected);
    Date date(Instant at) const { return zone_.local(at).value_or(LocalTime{}).date; }
    Instant start_of(Date day) const { return zone_.at({day, 0}).value_or(zone_.begins()); }
    KeptRight kept(const RightLife& life, Instant as_of) const;

    const Programme& programme_;
    const OfferCatalogue& catalogue_;
    const TimeZone& zone_;
    CodeKey code_key_;  ///< long enough, where a unique code is asked for
    CouponLimits limits_;
    std::map<std::string_view, RightLife> rights_;
    std::map<std::string_view, std::size_t> offers_;
    std::vector<OfferStock> stock_;
    std::vector<Coupon> coupons_;
    std::map<std::string, std::size_t> by_id_;
    std::map<std::string_view, std::size_t> by_key_;  ///< claims that were done
    std::set<std::pair<Instant, std::string_view>> held_;
    std::vector<PlacedEvent> of_no_coupon_;  ///< redemptions of what is not issued, so far
    std::vector<EventOutcome> outcomes_;
    Errors errors_;
};

}  // namespace kvit::bonus
