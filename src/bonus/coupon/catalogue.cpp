// What is wrong with a catalogue of offers, alone and against a programme.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "bonus/programme/names.hpp"
#include "kvit/bonus/coupon/offer.hpp"

namespace kvit::bonus {
namespace {

constexpr std::int64_t whole_bp = 10'000;

class Checker {
  public:
    Checker(const OfferCatalogue& catalogue, Errors& errors)
        : catalogue_(catalogue), errors_(errors) {}

    void run() {
        ids(catalogue_.categories, "categories");
        ids(catalogue_.partners, "partners");
        ids(catalogue_.offers, "offers");
        for (std::size_t i = 0; i < catalogue_.offers.size(); ++i) {
            const Offer& offer = catalogue_.offers[i];
            const std::string path = index_path("offers", i);
            places_in_catalogue(offer, path);
            worth(offer, path);
            days(offer, path);
            codes(offer, path);
        }
    }

  private:
    void fail(const std::string& path, ErrorCode code, std::string found, Text expected) {
        errors_.add(code, path, std::move(found), std::move(expected));
    }

    template <class T>
    void ids(const std::vector<T>& list, std::string_view name) {
        std::set<std::string_view> seen;
        for (std::size_t i = 0; i < list.size(); ++i)
            if (!seen.insert(list[i].id).second)
                fail(index_path(name, i) + ".id", ErrorCode::duplicate_id, list[i].id,
                     {"другой идентификатор", "another id"});
    }

    void places_in_catalogue(const Offer& offer, const std::string& path) {
        if (find_id(catalogue_.partners, offer.partner) == nullptr)
            fail(path + ".partner", ErrorCode::unknown_reference, offer.partner,
                 {"партнёр из partners", "a partner of partners"});
        if (offer.categories.empty())
            fail(path + ".categories", ErrorCode::missing_key, "",
                 {"хотя бы одна категория", "one category at least"});
        for (std::size_t k = 0; k < offer.categories.size(); ++k) {
            const auto& id = offer.categories[k];
            const std::string inside = index_path(path + ".categories", k);
            if (find_id(catalogue_.categories, id) == nullptr)
                fail(inside, ErrorCode::unknown_reference, id,
                     {"категория из categories", "a category of categories"});
            if (std::find(offer.categories.begin(), offer.categories.end(), id) !=
                offer.categories.begin() + static_cast<std::ptrdiff_t>(k))
                fail(inside, ErrorCode::duplicate_id, id,
                     {"каждая категория один раз", "each category once"});
        }
    }

    void worth(const Offer& offer, const std::string& path) {
        if (offer.kind == OfferKind::gift) {
            if (offer.discount_bp != 0)
                fail(path + ".discount_bp", ErrorCode::contradiction,
                     std::to_string(offer.discount_bp),
                     {"ничего: у подарка нет скидки", "nothing: a gift has no discount"});
            if (!offer.value)
                fail(path + ".value", ErrorCode::missing_key, "",
                     {"стоимость подарка: с неё может быть налог",
                      "the value of the gift, as tax may be due"});
            else if (*offer.value <= Money())
                fail(path + ".value", ErrorCode::out_of_range, offer.value->to_string(),
                     {"больше нуля", "above zero"});
            return;
        }
        if (offer.value)
            fail(path + ".value", ErrorCode::contradiction, offer.value->to_string(),
                 {"ничего: стоимость есть только у подарка", "nothing: only a gift has a value"});
        if (offer.discount_bp < 1 || offer.discount_bp > whole_bp)
            fail(path + ".discount_bp", ErrorCode::out_of_range, std::to_string(offer.discount_bp),
                 {"от 1 до 10000 сотых долей процента", "1 to 10000 hundredths of a per cent"});
    }

    void days(const Offer& offer, const std::string& path) {
        if (offer.valid.empty())
            fail(path + ".valid_to", ErrorCode::empty_interval, offer.valid.to.to_string(),
                 {"позже " + offer.valid.from.to_string(),
                  "later than " + offer.valid.from.to_string()});
        if (!offer.redeemable_to) return;
        const Date latest = offer.valid.to == Date::open_end() ? offer.valid.from : offer.valid.to;
        if (latest != Date::open_start() && *offer.redeemable_to < latest)
            fail(path + ".redeemable_to", ErrorCode::contradiction,
                 offer.redeemable_to->to_string(),
                 {"не раньше " + latest.to_string() + ": иначе купон выдадут уже негодным",
                  "not before " + latest.to_string() + ": a coupon would be dead when issued"});
    }

    void codes(const Offer& offer, const std::string& path) {
        if (offer.stock && *offer.stock < 0)
            fail(path + ".stock", ErrorCode::out_of_range, std::to_string(*offer.stock),
                 {"0 или больше", "0 or more"});
        const std::string list =
            path + (offer.code_policy == CodePolicy::shared ? ".code" : ".codes");
        if (offer.code_policy == CodePolicy::unique) {
            if (!offer.codes.empty())
                fail(list, ErrorCode::contradiction, std::to_string(offer.codes.size()),
                     {"ничего: коды создаются при выдаче", "nothing: codes are made on issue"});
            return;
        }
        if (offer.codes.empty())
            fail(list, ErrorCode::missing_key, "",
                 offer.code_policy == CodePolicy::shared ? Text("общий код", "the shared code")
                                                         : Text("коды партнёра", "the codes"));
        if (offer.code_policy == CodePolicy::shared && offer.codes.size() > 1)
            fail(list, ErrorCode::contradiction, std::to_string(offer.codes.size()),
                 {"один общий код", "one shared code"});
        if (offer.code_policy == CodePolicy::pool && offer.stock && !offer.codes.empty() &&
            *offer.stock > static_cast<std::int64_t>(offer.codes.size()))
            fail(path + ".stock", ErrorCode::contradiction, std::to_string(*offer.stock),
                 {"не больше числа кодов: " + std::to_string(offer.codes.size()),
                  "at most the number of codes: " + std::to_string(offer.codes.size())});
        for (std::size_t k = 0; k < offer.codes.size(); ++k) {
            const std::string inside =
                offer.code_policy == CodePolicy::shared ? list : index_path(list, k);
            if (!codes_.emplace(offer.partner, offer.codes[k]).second)
                fail(inside, ErrorCode::duplicate_id, offer.codes[k],
                     {"код, которого у партнёра ещё нет", "a code that the partner has once"});
        }
    }

    const OfferCatalogue& catalogue_;
    Errors& errors_;
    std::set<std::pair<std::string_view, std::string_view>> codes_;
};

}  // namespace

std::optional<std::int64_t> stock_of(const Offer& offer) {
    if (offer.code_policy != CodePolicy::pool) return offer.stock;
    const auto codes = static_cast<std::int64_t>(offer.codes.size());
    return std::min(offer.stock.value_or(codes), codes);
}

bool admits(const CouponRight& right, const Offer& offer) {
    return offer.kind == OfferKind::gift || (offer.discount_bp >= right.discount_bp_min &&
                                             offer.discount_bp <= right.discount_bp_max);
}

Errors check(const OfferCatalogue& catalogue) {
    Errors errors;
    Checker(catalogue, errors).run();
    return errors;
}

Errors check(const OfferCatalogue& catalogue, const Programme& programme) {
    Errors errors = check(catalogue);
    std::vector<const CouponRight*> rights;
    for (const auto& reward : programme.rewards)
        if (const auto* right = std::get_if<CouponRight>(&reward.kind);
            right != nullptr && right->offers == catalogue.id)
            rights.push_back(right);
    if (rights.empty()) {
        errors.add(
            ErrorCode::unknown_reference, "id", catalogue.id,
            {"каталог, на который ссылается право программы \"" + programme.id + '"',
             "a catalogue that a right of the programme \"" + programme.id + "\" refers to"});
        return errors;
    }
    std::string ranges;
    for (const auto* right : rights)
        ranges += (ranges.empty() ? "" : ", ") + std::to_string(right->discount_bp_min) + ".." +
                  std::to_string(right->discount_bp_max);
    for (std::size_t i = 0; i < catalogue.offers.size(); ++i) {
        const Offer& offer = catalogue.offers[i];
        if (std::ranges::none_of(rights, [&](const auto* right) { return admits(*right, offer); }))
            errors.add(ErrorCode::out_of_range, index_path("offers", i) + ".discount_bp",
                       std::to_string(offer.discount_bp),
                       {"по программе " + ranges + " сотых долей процента",
                        "by the programme " + ranges + " hundredths of a per cent"});
    }
    return errors;
}

}  // namespace kvit::bonus
