#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kvit/bonus/coupon/book.hpp"
#include "kvit/bonus/coupon/claim_form.hpp"
#include "kvit/format/documents.hpp"

/// Documents of coupons (купоны бонусных программ).
namespace kvit::format {

/// kvit-offers/1, with everything that `bonus::check` finds in a catalogue alone.
Result<bonus::OfferCatalogue> read_offers(std::string_view json);

/// kvit-coupon-events/1.
struct CouponEvents {
    std::vector<bonus::GivenRight> rights;
    std::vector<bonus::CouponEvent> events;
};
Result<CouponEvents> read_coupon_events(std::string_view json);

/// An object with the fields of a form that were written: {"full_name": "...", "email": "..."}.
/// Errors never hold what was written.
Result<bonus::ClaimForm> read_claim_form(std::string_view json);

/// kvit-coupons/1.
std::string write_coupons(const bonus::Programme& programme, const bonus::CouponBook& book,
                          Layout layout = Layout::pretty);

}  // namespace kvit::format
