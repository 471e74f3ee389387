#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/bonus/programme.hpp"

/// Offers of partners (предложения партнёров): what a right to a coupon is exchanged for.
namespace kvit::bonus {

/// A heading of the page of offers (категория).
struct OfferCategory {
    std::string id;
    Text title{};
    friend bool operator==(const OfferCategory&, const OfferCategory&) = default;
};

/// Who gives the discount (партнёр).
struct Partner {
    std::string id;
    Text title{};
    friend bool operator==(const Partner&, const Partner&) = default;
};

enum class OfferKind : std::uint8_t {
    coupon,      ///< купон на скидку
    promo_code,  ///< промокод
    gift,        ///< подарок: it has a value, as tax may be due
};

/// Where the code of a coupon comes from.
enum class CodePolicy : std::uint8_t {
    shared,  ///< one code for all
    unique,  ///< made for each coupon, see `CodeKey`
    pool,    ///< the partner's own codes, each handed out once, in the order of issue
};

struct Offer {
    std::string id;
    std::string partner;
    std::vector<std::string> categories{};  ///< one at least
    Text title{};
    OfferKind kind = OfferKind::coupon;
    std::int64_t discount_bp = 0;  ///< hundredths of a per cent, 1..10000; none of a gift
    std::optional<Money> value{};  ///< of a gift
    CodePolicy code_policy = CodePolicy::unique;
    std::vector<std::string> codes{};  ///< the one shared code, or the pool
    Interval valid{};                  ///< days on which it can be chosen
    /// A coupon of it is worth nothing from this day on, however long its own life is.
    std::optional<Date> redeemable_to{};
    std::optional<std::int64_t> stock{};  ///< coupons that there are; absent: unlimited
    std::vector<std::string> places{};    ///< where it holds; empty: everywhere
    friend bool operator==(const Offer&, const Offer&) = default;
};

/// The catalogue that `CouponRight::offers` names (каталог предложений).
struct OfferCatalogue {
    std::string id;
    std::vector<OfferCategory> categories{};
    std::vector<Partner> partners{};
    std::vector<Offer> offers{};
    friend bool operator==(const OfferCatalogue&, const OfferCatalogue&) = default;
};

/// How many coupons an offer has: its stock, and no more than the codes of a pool. Absent:
/// unlimited.
std::optional<std::int64_t> stock_of(const Offer& offer);

/// Whether a right admits an offer by its discount; a gift has none.
bool admits(const CouponRight& right, const Offer& offer);

/// Everything that is wrong with a catalogue alone, with paths of kvit-offers/1: ids twice
/// (`duplicate_id`), categories and partners that are not there (`unknown_reference`), a discount
/// outside 1..10000 (`out_of_range`) or on a gift, a gift without its value, an end before the
/// beginning (`empty_interval`), codes that do not fit the policy, a pool smaller than the stock,
/// one code twice with one partner.
Errors check(const OfferCatalogue& catalogue);

/// The same, and against the rights of a programme that refer to the catalogue: there is one
/// (`unknown_reference`), and each offer is within the discounts of one of them (`out_of_range`).
Errors check(const OfferCatalogue& catalogue, const Programme& programme);

}  // namespace kvit::bonus
