// Benefits: a share of some base, or a lower tariff; a key that would do nothing is refused.
#include <algorithm>
#include <set>
#include <string>

#include "format/legal.hpp"
#include "format/required.hpp"
#include "format/tariffs_names.hpp"
#include "format/tariffs_part.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using formula::Kind;
using json::ObjectReader;
using tariff::BenefitBase;
using tariff::BenefitShape;

law::Effective<Decimal> read_decimals(ObjectReader& r, std::string_view key,
                                      const DatedDefaults& defaults, const Kind& kind,
                                      json::Presence presence) {
    return read_dated_list<Decimal>(
        r, key, defaults, [&kind](ObjectReader& v) { return read_legal(v, "value", kind); },
        presence);
}

/// Whether the key may stand; where it may not it is refused and not read.
bool admitted(ObjectReader& r, std::string_view key, bool has_meaning, const Phrase& reason) {
    if (has_meaning) return true;
    if (r.raw(key) != nullptr) r.fail(key, ErrorCode::contradiction, {}, reason);
    return false;
}

constexpr Phrase lower_tariff{"ничего: льготу даёт пониженный тариф",
                              "nothing: the benefit is a lower tariff"};

std::vector<ServiceId> read_services(ObjectReader& r, const tariff::TariffBook& book) {
    std::vector<ServiceId> services;
    std::set<ServiceId> taken;
    for (auto& id : r.ids("services")) {
        ServiceId service(std::move(id));
        find_referred(r, "services", book.services, service);
        if (!taken.insert(service).second)
            r.fail("services", ErrorCode::duplicate_id, '"' + service.text() + '"',
                   {"услуга, названная один раз", "a service that is named once"});
        services.push_back(std::move(service));
    }
    fail_empty(r, "services", {"хотя бы одна услуга", "at least one service"});
    return services;
}

/// A share as a book states it: only a bill takes it off.
constexpr Kind stated_share{kind::benefit_share.unit, kind::benefit_share.legal,
                            kind::benefit_share.usual};

/// A row of a standard by the number of people: its area is for all of them or for each.
tariff::AreaStandard::Row read_standard_row(ObjectReader& r) {
    tariff::AreaStandard::Row row;
    row.people = r.count("people", 1, kind::people.legal.raw_max);
    row.each = r.has("each");
    if (row.each && r.has("area")) {
        r.raw("area");
        r.fail("area", ErrorCode::contradiction, {},
               {"ничего: площадь указана на каждого в each",
                "nothing: the area is stated for each person in each"});
    }
    row.area = read_legal(r, row.each ? "each" : "area", kind::positive_area);
    return row;
}

/// One number for every household, or rows by the number of its people.
tariff::AreaStandard read_standard(ObjectReader& r) {
    tariff::AreaStandard standard;
    if (!r.has("by_people")) {
        standard.rows.push_back({.area = read_legal(r, "value", kind::positive_area)});
        return standard;
    }
    if (r.has("value")) {
        r.raw("value");
        r.fail("value", ErrorCode::contradiction, {},
               {"ничего: стандарт указан по числу людей в by_people",
                "nothing: the standard is stated by the number of people in by_people"});
    }
    std::int64_t before = 0;
    r.each("by_people", [&](ObjectReader& entry) {
        const auto row = read_standard_row(entry);
        const bool first = before == 0;
        if (entry.ok() && (first ? row.people != 1 : row.people <= before))
            entry.fail("people", ErrorCode::out_of_range, std::to_string(row.people),
                       first ? Text{"1: список начинается с одного человека",
                                    "1: the list begins with one person"}
                             : Text{"больше " + std::to_string(before),
                                    "above " + std::to_string(before)});
        before = std::max(before, std::max<std::int64_t>(row.people, 1));
        standard.rows.push_back(row);
    });
    fail_empty(r, "by_people", {"хотя бы одна строка", "at least one row"});
    return standard;
}

/// Of compensations and deductions: a share of a base.
void read_share(ObjectReader& r, tariff::Benefit& benefit, bool is_share, const BookSoFar& so_far) {
    bool up_to_norm = false;
    bool area = false;
    if (admitted(r, "base", is_share, lower_tariff)) {
        if (const auto base = required_choice(r, "base", names::benefit_bases)) {
            benefit.base = *base;
            up_to_norm = *base == BenefitBase::up_to_norm;
            area = *base == BenefitBase::area;
        } else {
            up_to_norm = area = true;  // unknown: what depends on it is no second error
        }
    }
    if (admitted(r, "share", is_share, lower_tariff))
        benefit.share =
            read_decimals(r, "share", so_far.defaults, stated_share, json::Presence::required);
    if (admitted(r, "norm", up_to_norm,
                 {"ничего: норматив есть у основы up_to_norm",
                  "nothing: a norm belongs to the base up_to_norm"})) {
        if (auto norm = r.optional_id("norm")) {
            benefit.norm = NormId(std::move(*norm));
            find_referred(r, "norm", so_far.book.norms, *benefit.norm);
        }
    }
    if (admitted(r, "area_standard", area,
                 {"ничего: стандарт площади есть у основы area",
                  "nothing: a standard of area belongs to the base area"}))
        benefit.area_standard = read_dated_list<tariff::AreaStandard>(
            r, "area_standard", so_far.defaults, read_standard, json::Presence::optional);
}

}  // namespace

tariff::Benefit read_benefit(ObjectReader& r, BenefitId id, const BookSoFar& so_far) {
    tariff::Benefit benefit;
    benefit.id = std::move(id);
    benefit.title = read_title(r);
    benefit.services = read_services(r, so_far.book);
    const auto shape = required_choice(r, "shape", names::benefit_shapes);
    if (!shape) {
        for (const char* key : {"base", "share", "norm", "area_standard", "tariff"}) r.raw(key);
    } else {
        benefit.shape = *shape;
        const bool is_tariff = *shape == BenefitShape::tariff;
        read_share(r, benefit, !is_tariff, so_far);
        if (admitted(r, "tariff", is_tariff,
                     {"ничего: тариф есть у вида tariff",
                      "nothing: a tariff belongs to the shape tariff"})) {
            benefit.tariff = TariffId(r.id("tariff"));
            find_referred(r, "tariff", so_far.book.tariffs, *benefit.tariff);
        }
    }
    benefit.whole_household = r.boolean("whole_household", false);
    return benefit;
}

}  // namespace kvit::format
