// kvit-offers/1: the catalogue that rights to coupons are exchanged for.
#include "format/bonus/coupon_names.hpp"
#include "format/json/reader.hpp"
#include "format/text.hpp"
#include "kvit/format/coupons.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

bonus::OfferCategory read_category(ObjectReader& r) {
    return {.id = r.id("id"), .title = r.object("title", read_text)};
}

bonus::Partner read_partner(ObjectReader& r) {
    return {.id = r.id("id"), .title = r.object("title", read_text)};
}

/// Which of "code" and "codes" there is, the policy says; the other one is an unknown key.
std::vector<std::string> read_codes(ObjectReader& r, bonus::CodePolicy policy) {
    switch (policy) {
        case bonus::CodePolicy::shared:
            return {r.id("code")};
        case bonus::CodePolicy::pool:
            return r.ids("codes");
        case bonus::CodePolicy::unique:
            break;
    }
    return {};
}

bonus::Offer read_offer(ObjectReader& r) {
    constexpr std::int64_t most = 1'000'000'000;
    bonus::Offer offer{.id = r.id("id"),
                       .partner = r.id("partner"),
                       .categories = r.ids("categories"),
                       .title = r.object("title", read_text),
                       .kind = r.choice("kind", names::offer_kinds)};
    if (offer.kind == bonus::OfferKind::gift)
        offer.value = r.money("value");
    else
        offer.discount_bp = r.count("discount_bp", 1, 10'000);
    offer.code_policy = r.choice("code_policy", names::code_policies);
    offer.codes = read_codes(r, offer.code_policy);
    offer.valid = r.interval();
    offer.redeemable_to = r.optional_date("redeemable_to");
    offer.stock = r.optional_count("stock", 0, most);
    offer.places = r.ids("places", Presence::optional);
    return offer;
}

bonus::OfferCatalogue read_catalogue(ObjectReader& r) {
    r.schema("kvit-offers/1");
    return {.id = r.id("id"),
            .categories = r.list("categories", read_category),
            .partners = r.list("partners", read_partner),
            .offers = r.list("offers", read_offer)};
}

}  // namespace

Result<bonus::OfferCatalogue> read_offers(std::string_view json) {
    auto catalogue = json::read_text(json, read_catalogue);
    if (!catalogue.ok()) return catalogue;
    Errors errors = bonus::check(*catalogue);
    if (!errors.empty()) return errors;
    return catalogue;
}

}  // namespace kvit::format
