// Plans: prices by zones and bands that fit together, and the limits of the bands.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/tariffs_part.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using formula::Kind;
using json::ObjectReader;

constexpr int bands_max = 9;

/// A limit of nothing would leave its band without a volume.
constexpr Kind positive_limit = [] {
    Kind kind = kind::band_limit;
    kind.sign = formula::Sign::positive;
    return kind;
}();

std::string name_of(Zone zone) { return std::string(json::name_of(names::zones, zone)); }

/// "day, band 2", in both languages.
Text place_of(Zone zone, int band) {
    const std::string number = std::to_string(band);
    return {name_of(zone) + ", диапазон " + number, name_of(zone) + ", band " + number};
}

class PlanReader {
  public:
    PlanReader(ObjectReader& r, const BookSoFar& so_far) : r_(r), so_far_(so_far) {}

    tariff::Plan read(PlanId id) {
        plan_.id = std::move(id);
        plan_.path = r_.path();
        plan_.service = ServiceId(r_.id("service"));
        find_referred(r_, "service", so_far_.book.services, plan_.service);
        plan_.provider = ProviderId(r_.id("provider"));
        find_referred(r_, "provider", so_far_.book.providers, plan_.provider);
        plan_.title = read_title(r_);
        r_.each("rates", [&](ObjectReader& entry) { rate(entry); });
        fail_empty(r_, "rates", {"хотя бы одна цена", "at least one price"});
        // What follows counts bands, so a price that could not be read would be a gap.
        if (r_.ok()) check_rates();
        const bool rates_fit = r_.ok();
        limits(rates_fit);
        r_.optional_object("electric_heating",
                           [&](ObjectReader& heating) { electric_heating(heating); });
        return std::move(plan_);
    }

  private:
    void rate(ObjectReader& r) {
        tariff::PlanRate rate;
        rate.zone = r.choice("zone", names::zones, Zone::single);
        rate.band = static_cast<int>(r.count("band", 1, bands_max, 1));
        rate.tariff = TariffId(r.id("tariff"));
        rate.path = r.path();
        if (const auto* tariff = find_referred(r, "tariff", so_far_.book.tariffs, rate.tariff))
            check_tariff(r, *tariff, rate);
        if (r.ok() && plan_.rate(rate.zone, rate.band) != nullptr) {
            r.fail({}, ErrorCode::contradiction,
                   name_of(rate.zone) + ' ' + std::to_string(rate.band),
                   {"одна цена зоны в диапазоне", "one price of a zone in a band"});
        }
        if (r.ok()) plan_.rates.push_back(std::move(rate));
    }

    /// A tariff that says of what zone or band it is stands for no other.
    void check_tariff(ObjectReader& r, const tariff::Tariff& tariff,
                      const tariff::PlanRate& rate) const {
        const auto refuse = [&](ErrorCode code, const std::string& found, Text expected) {
            r.fail("tariff", code, found, std::move(expected));
        };
        if (!plan_.service.empty() && tariff.service != plan_.service) {
            const std::string& service = plan_.service.text();
            refuse(ErrorCode::contradiction, tariff.service.text(),
                   {"тариф услуги " + service, "a tariff of " + service});
        }
        if (tariff.unit != unit::rub / unit::kwh)
            refuse(ErrorCode::unit_mismatch, '"' + code_of(tariff.unit) + '"',
                   {"тариф в RUB/kWh: пределы диапазонов в кВт·ч",
                    "a tariff in RUB/kWh: the limits of bands are in kWh"});
        if (tariff.zone != Zone::single && tariff.zone != rate.zone) {
            const std::string zone = name_of(rate.zone);
            refuse(ErrorCode::contradiction, name_of(tariff.zone),
                   {"тариф зоны " + zone + " или без зоны",
                    "a tariff of the zone " + zone + " or without one"});
        }
        if (tariff.band && tariff.band->number != rate.band) {
            const std::string band = std::to_string(rate.band);
            refuse(ErrorCode::contradiction, std::to_string(tariff.band->number),
                   {"тариф диапазона " + band + " или без диапазона",
                    "a tariff of band " + band + " or without one"});
        }
    }

    void check_rates() {
        std::map<Zone, std::set<int>> bands_of;
        for (const auto& rate : plan_.rates) {
            bands_of[rate.zone].insert(rate.band);
            last_band_ = std::max(last_band_, rate.band);
        }
        if (bands_of.contains(Zone::single) && bands_of.size() > 1)
            r_.fail("rates", ErrorCode::contradiction, name_of(Zone::single),
                    {"или одна зона single, или зоны без неё",
                     "either the one zone single or zones without it"});
        for (const auto& [zone, bands] : bands_of)
            for (int band = 1; band <= last_band_; ++band)
                if (!bands.contains(band)) {
                    const Text place = place_of(zone, band);
                    r_.fail("rates", ErrorCode::contradiction, {},
                            {"цена: " + place.ru, "a price: " + place.en});
                }
    }

    /// One for each band but the last.
    void limits(bool rates_fit) {
        std::map<int, law::Effective<Decimal>> limit_of;
        const auto read_limit = [&](ObjectReader& r) {
            const int band = static_cast<int>(r.count("band", 1, bands_max));
            auto values = read_dated(r, so_far_.defaults, &positive_limit);
            if (!r.ok()) return;
            if (rates_fit && band >= last_band_)
                r.fail("band", ErrorCode::contradiction, std::to_string(band),
                       {"диапазон до последнего, то есть до " + std::to_string(last_band_),
                        "a band before the last one, which is " + std::to_string(last_band_)});
            else if (!limit_of.emplace(band, std::move(values)).second)
                r.fail("band", ErrorCode::contradiction, std::to_string(band),
                       {"один предел диапазона", "one limit of a band"});
        };
        r_.each("limits", read_limit, json::Presence::optional);
        if (!r_.ok()) return;
        const auto* of = r_.has("limits") ? "limits" : "";  // an absent list is of the plan
        for (int band = 1; band < last_band_; ++band) {
            const auto found = limit_of.find(band);
            if (found == limit_of.end()) {
                const std::string number = std::to_string(band);
                r_.fail(of, ErrorCode::contradiction, {},
                        {"предел диапазона " + number, "a limit of band " + number});
            } else {
                if (band > 1 && limit_of.contains(band - 1))
                    check_rises(band, limit_of.at(band - 1), found->second);
            }
        }
        for (auto& [band, values] : limit_of) plan_.limits.push_back(std::move(values));
    }

    /// Both are in order and without overlaps, so that one pass meets all days of both.
    void check_rises(int band, const law::Effective<Decimal>& lower,
                     const law::Effective<Decimal>& upper) {
        auto below = lower.values().begin();
        for (const auto& above : upper.values()) {
            while (below != lower.values().end() && below->valid.to <= above.valid.from) ++below;
            for (auto at = below; at != lower.values().end() && at->valid.overlaps(above.valid);
                 ++at) {
                if (at->value < above.value) continue;
                const std::string least = at->value.to_string();
                Text expected{"предел диапазона ", "a limit of band "};
                for (auto* text : {&expected.ru, &expected.en}) *text += std::to_string(band);
                expected.ru.append(" больше ").append(least);
                expected.en.append(" above ").append(least);
                r_.fail("limits", ErrorCode::contradiction, above.value.to_string(), expected);
                return;  // the first of many days says it
            }
        }
    }

    void electric_heating(ObjectReader& r) {
        plan_.electric_heating =
            read_dated_list<Decimal>(r, "values", so_far_.defaults, [](ObjectReader& v) -> Decimal {
                const Decimal factor = read_legal(v, "value", kind::raising_factor);
                if (v.ok() && factor < Decimal::whole(1))
                    v.fail("value", ErrorCode::out_of_range, '"' + factor.to_string() + '"',
                           {"число от 1: пределы при электроотоплении не ниже обычных",
                            "a number from 1: electric heating does not lower the limits"});
                return factor;
            });
    }

    ObjectReader& r_;
    const BookSoFar& so_far_;
    tariff::Plan plan_;
    int last_band_ = 1;
};

}  // namespace

tariff::Plan read_plan(ObjectReader& r, PlanId id, const BookSoFar& so_far) {
    return PlanReader(r, so_far).read(std::move(id));
}

}  // namespace kvit::format
