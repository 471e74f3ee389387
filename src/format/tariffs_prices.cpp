// Tariffs and norms: each has a unit that some formula takes, and the extent of its kind.
#include <algorithm>
#include <array>
#include <vector>

#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/reference.hpp"
#include "format/required.hpp"
#include "format/tariffs_names.hpp"
#include "format/tariffs_part.hpp"
#include "format/text.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using formula::Kind;
using json::ObjectReader;

constexpr Kind price_kinds[] = {
    kind::price<unit::m3>,       kind::price<unit::kwh>, kind::price<unit::gcal>,
    kind::price<unit::tonne>,    kind::price<unit::m2>,  kind::price<unit::person>,
    kind::price<unit::premises>,
};

template <Unit Resource>
constexpr std::array norm_kinds_of{kind::person_norm<Resource>, kind::area_norm<Resource>,
                                   kind::yearly_person_norm<Resource>,
                                   kind::yearly_area_norm<Resource>};

const std::vector<Kind>& norm_kinds() {
    static const std::vector<Kind> kinds = [] {
        std::vector<Kind> all{kind::heating_norm, kind::head_norm<unit::m3>};
        const auto add = [&](const auto& some) { all.insert(all.end(), some.begin(), some.end()); };
        add(norm_kinds_of<unit::m3>);
        add(norm_kinds_of<unit::kwh>);
        add(norm_kinds_of<unit::gcal>);
        add(norm_kinds_of<unit::tonne>);
        return all;
    }();
    return kinds;
}

/// The kind with the unit under the key "unit", which becomes `unit`. Null if there is none, and
/// then that is reported.
template <class Kinds>
const Kind* read_kind(ObjectReader& r, const Kinds& kinds, Unit& unit, const Phrase& expected) {
    const auto given = required_unit(r, "unit");
    if (!given) return nullptr;
    unit = *given;
    const auto at = std::find_if(std::begin(kinds), std::end(kinds),
                                 [&](const Kind& kind) { return kind.unit == unit; });
    if (at != std::end(kinds)) return &*at;
    r.fail("unit", ErrorCode::unit_mismatch, '"' + code_of(unit) + '"', expected);
    return nullptr;
}

constexpr Phrase a_price{
    "рублей за единицу: RUB/m3, RUB/kWh, RUB/Gcal, RUB/t, RUB/m2, RUB/person, "
    "RUB/premises",
    "roubles for a unit: RUB/m3, RUB/kWh, RUB/Gcal, RUB/t, RUB/m2, RUB/person, "
    "RUB/premises"};
constexpr Phrase a_norm{
    "ресурс на человека или м² в месяц или год, например m3/person, "
    "kWh/m2, m3/person/year; m3 на голову скота; Gcal/m3 для нагрева воды",
    "a resource for a person or m² in a month or a year, such as m3/person, "
    "kWh/m2, m3/person/year; m3 for a head of livestock; Gcal/m3 for the heating of water"};

tariff::Band read_band(ObjectReader& r, const DatedDefaults& defaults) {
    static constexpr Kind limit = [] {
        Kind kind = kind::volume<unit::kwh>;
        kind.sign = formula::Sign::positive;
        return kind;
    }();
    return {.number = static_cast<int>(r.count("number", 1, 9)),
            .up_to = read_legal(r, "up_to", limit),
            .reference = reference_or(r, "source", defaults.reference)};
}

}  // namespace

Text read_title(ObjectReader& r) { return r.optional_object("title", read_text).value_or(Text()); }

tariff::Tariff read_tariff(ObjectReader& r, TariffId id, const BookSoFar& so_far) {
    tariff::Tariff tariff;
    tariff.id = std::move(id);
    tariff.service = ServiceId(r.id("service"));
    find_referred(r, "service", so_far.book.services, tariff.service);
    tariff.provider = ProviderId(r.id("provider"));
    find_referred(r, "provider", so_far.book.providers, tariff.provider);
    tariff.title = read_title(r);
    const Kind* kind = read_kind(r, price_kinds, tariff.unit, a_price);
    tariff.zone = r.choice("zone", names::zones, Zone::single);
    tariff.band = r.optional_object(
        "band", [&](ObjectReader& band) { return read_band(band, so_far.defaults); });
    tariff.vat = r.choice("vat", names::vats, tariff::Vat::included);
    tariff.values = read_dated(r, so_far.defaults, kind, Corrections::admitted);
    return tariff;
}

tariff::Norm read_norm(ObjectReader& r, NormId id, const BookSoFar& so_far) {
    tariff::Norm norm;
    norm.id = std::move(id);
    norm.service = ServiceId(r.id("service"));
    find_referred(r, "service", so_far.book.services, norm.service);
    norm.title = read_title(r);
    const Kind* kind = read_kind(r, norm_kinds(), norm.unit, a_norm);
    norm.values = read_dated(r, so_far.defaults, kind, Corrections::admitted);
    return norm;
}

}  // namespace kvit::format
