// A book of coupons: what cannot be is refused, the rest goes by in its order.
#include "kvit/bonus/coupon/book.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "bonus/coupon/codes.hpp"
#include "bonus/coupon/keeper.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

constexpr std::int64_t reserve_seconds_max = 86'400;

class Given {
  public:
    Given(const Programme& programme, const OfferCatalogue& catalogue, const TimeZone& zone,
          Errors& errors)
        : programme_(programme), catalogue_(catalogue), zone_(zone), errors_(errors) {
        for (const auto& offer : catalogue.offers) offers_.emplace(offer.id, &offer);
    }

    void rights(const std::vector<GivenRight>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const GivenRight& right = list[i];
            const std::string path = index_path("rights", i);
            time(right.at, path);
            const Reward* reward = find_id(programme_.rewards, right.reward);
            const auto* rule =
                reward != nullptr ? std::get_if<CouponRight>(&reward->kind) : nullptr;
            if (rule == nullptr || rule->offers != catalogue_.id)
                fail(path + ".reward", ErrorCode::unknown_reference, right.reward,
                     {"право программы на купон из каталога \"" + catalogue_.id + '"',
                      "a right of the programme to a coupon of the catalogue \"" + catalogue_.id +
                          '"'});
            const auto [known, fresh] = rights_.emplace(right.key, &right);
            if (!fresh && *known->second != right)
                fail(path + ".key", ErrorCode::duplicate_id, right.key,
                     {"право с теми же фактами: ключ один на право",
                      "the right with the same facts: one right, one key"});
        }
    }

    void events(const std::vector<CouponEvent>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const CouponEvent& event = list[i];
            const std::string path = index_path("events", i);
            time(event.at, path);
            const auto [known, fresh] = events_.emplace(event.id, &event);
            if (!fresh) {
                if (*known->second != event)
                    fail(path + ".id", ErrorCode::contradiction, event.id,
                         {"то же событие: идентификатор уже занят другим",
                          "the same event: the id is another one's"});
                continue;
            }
            event_of(event, path);
            order_.push_back({&event, i});
        }
        std::ranges::sort(order_, [](const PlacedEvent& a, const PlacedEvent& b) {
            return std::tie(a.event->at, a.event->id) < std::tie(b.event->at, b.event->id);
        });
    }

    /// Codes that anybody could make are none.
    void code_key(CodeKey key) {
        const bool asked = std::ranges::any_of(order_, [&](const PlacedEvent& placed) {
            const auto offer = offers_.find(placed.event->offer);
            return placed.event->kind == Kind::claim && offer != offers_.end() &&
                   offer->second->code_policy == CodePolicy::unique;
        });
        if (asked && key.size() < code_key_bytes_min)
            fail("code_key", ErrorCode::missing_key, "",
                 {"секрет уникальных кодов, не короче 16 байт",
                  "the secret of unique codes, 16 bytes or more"});
    }

    const std::map<std::string_view, const GivenRight*>& rights() const { return rights_; }
    const std::vector<PlacedEvent>& order() const { return order_; }

  private:
    using Kind = CouponEvent::Kind;

    void event_of(const CouponEvent& event, const std::string& path) {
        if (event.kind == Kind::redeem) return;  // coupons are known when they are issued
        if (!rights_.contains(event.right))
            fail(path + ".right", ErrorCode::unknown_reference, event.right,
                 {"ключ права из rights", "the key of a right of rights"});
        if (event.kind != Kind::reserve && event.kind != Kind::claim) return;
        if (!offers_.contains(event.offer))
            fail(path + ".offer", ErrorCode::unknown_reference, event.offer,
                 {"предложение каталога", "an offer of the catalogue"});
        if (event.kind == Kind::reserve) {
            if (event.seconds < 1 || event.seconds > reserve_seconds_max)
                fail(path + ".seconds", ErrorCode::out_of_range, std::to_string(event.seconds),
                     {"от 1 до 86400", "1 to 86400"});
            return;
        }
        const auto [known, fresh] = keys_.emplace(event.key, &event);
        if (!fresh && (known->second->right != event.right || known->second->offer != event.offer))
            fail(path + ".key", ErrorCode::contradiction, event.key,
                 {"та же заявка: право и предложение этого ключа другие",
                  "the same claim: this key has another right or offer"});
    }

    void time(Instant at, const std::string& path) {
        if (at < zone_.begins())
            fail(path + ".at", ErrorCode::out_of_range, at.to_string(),
                 {"не раньше " + zone_.begins().to_string(),
                  "not before " + zone_.begins().to_string()});
    }

    void fail(const std::string& path, ErrorCode code, std::string found, Text expected) {
        errors_.add(code, path, std::move(found), std::move(expected));
    }

    const Programme& programme_;
    const OfferCatalogue& catalogue_;
    const TimeZone& zone_;
    Errors& errors_;
    std::map<std::string_view, const Offer*> offers_;
    std::map<std::string_view, const GivenRight*> rights_;
    std::map<std::string_view, const CouponEvent*> events_;
    std::map<std::string_view, const CouponEvent*> keys_;
    std::vector<PlacedEvent> order_;
};

}  // namespace

Result<CouponBook> keep_coupons(const Programme& programme, const OfferCatalogue& catalogue,
                                const std::vector<GivenRight>& rights,
                                const std::vector<CouponEvent>& events, Instant as_of,
                                CodeKey code_key) {
    Errors errors = check(programme);
    errors.append(check(catalogue, programme));
    if (!errors.empty()) return errors;
    const TimeZone zone = *TimeZone::find(programme.zone);
    Given given(programme, catalogue, zone, errors);
    given.rights(rights);
    given.events(events);
    given.code_key(code_key);
    if (as_of < zone.begins())
        errors.add(
            ErrorCode::out_of_range, "as_of", as_of.to_string(),
            {"не раньше " + zone.begins().to_string(), "not before " + zone.begins().to_string()});
    if (!errors.empty()) return errors;

    Keeper keeper(programme, catalogue, zone, code_key);
    for (const auto& [key, right] : given.rights())
        if (right->at <= as_of) keeper.add(*right);
    for (const auto& placed : given.order())
        if (placed.event->at <= as_of) keeper.run(placed);
    CouponBook book = keeper.close(as_of);
    if (!keeper.errors().empty()) return keeper.errors();
    return book;
}

}  // namespace kvit::bonus
