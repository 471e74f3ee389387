#include <algorithm>
#include <array>
#include <vector>

#include "format/claims.hpp"
#include "format/dated.hpp"
#include "format/json/nearest.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/reference.hpp"
#include "format/required.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using formula::Kind;
using json::ObjectReader;
using json::Presence;

// ---- Units: a tariff or a norm has one that some formula takes, and the extent of its kind.

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
        std::vector<Kind> all{kind::heating_norm};
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
    "kWh/m2, m3/person/year; Gcal/m3 для нагрева воды",
    "a resource for a person or m² in a month or a year, such as m3/person, "
    "kWh/m2, m3/person/year; Gcal/m3 for the heating of water"};

// ---- References inside the document.

template <class Map>
void check_exists(ObjectReader& r, std::string_view key, const Map& map,
                  const typename Map::key_type& id) {
    if (id.empty() || map.contains(id)) return;
    std::vector<std::string_view> names;
    names.reserve(map.size());
    for (const auto& [name, item] : map) names.push_back(name.text());
    r.fail(key, ErrorCode::unknown_reference, '"' + id.text() + '"',
           json::one_of(names, id.text()));
}

// ---- The parts of the document.

class TariffsReader {
  public:
    explicit TariffsReader(ObjectReader& r) : r_(r) {
        book_.services = tariff::built_in_services();
    }

    tariff::TariffBook read() {
        r_.schema("kvit-tariffs/1");
        book_.id = r_.id("id");
        defaults_ = read_dated_defaults(r_);
        // Services and providers first: tariffs and norms refer to them.
        each("services", &TariffsReader::service);
        each("providers", &TariffsReader::provider);
        each("tariffs", &TariffsReader::tariff);
        each("norms", &TariffsReader::norm);
        return std::move(book_);
    }

  private:
    void each(std::string_view key, void (TariffsReader::*read_entry)(ObjectReader&)) {
        r_.each(
            key, [&](ObjectReader& entry) { (this->*read_entry)(entry); }, Presence::optional);
    }

    void service(ObjectReader& r) {
        const ServiceId id(service_ids_.read(r, "id"));
        tariff::Service service{.id = id,
                                .title = r.object("title", read_text),
                                .section = r.choice("section", names::sections)};
        const bool built_in =
            std::any_of(std::begin(tariff::service_rows), std::end(tariff::service_rows),
                        [&](const tariff::ServiceRow& row) { return row.id == id.text(); });
        if (built_in)
            r.fail("id", ErrorCode::duplicate_id, '"' + id.text() + '"',
                   {"не встроенная услуга", "no built-in service"});
        else
            book_.services.emplace(id, std::move(service));
    }

    void provider(ObjectReader& r) {
        const ProviderId id(provider_ids_.read(r, "id"));
        book_.providers.emplace(id, tariff::Provider{.id = id, .name = r.text("name")});
    }

    void tariff(ObjectReader& r) {
        tariff::Tariff tariff;
        tariff.id = TariffId(tariff_ids_.read(r, "id"));
        tariff.service = ServiceId(r.id("service"));
        check_exists(r, "service", book_.services, tariff.service);
        tariff.provider = ProviderId(r.id("provider"));
        check_exists(r, "provider", book_.providers, tariff.provider);
        tariff.title = r.optional_object("title", read_text).value_or(Text());
        const Kind* kind = read_kind(r, price_kinds, tariff.unit, a_price);
        tariff.zone = r.choice("zone", names::zones, Zone::single);
        tariff.band = r.optional_object("band", [&](ObjectReader& b) { return band(b); });
        tariff.values = read_dated(r, defaults_, kind);
        book_.tariffs.emplace(tariff.id, std::move(tariff));
    }

    tariff::Band band(ObjectReader& r) const {
        static constexpr Kind limit = [] {
            Kind kind = kind::volume<unit::kwh>;
            kind.sign = formula::Sign::positive;
            return kind;
        }();
        return {.number = static_cast<int>(r.count("number", 1, 9)),
                .up_to = read_legal(r, "up_to", limit),
                .reference = reference_or(r, "source", defaults_.reference)};
    }

    void norm(ObjectReader& r) {
        tariff::Norm norm;
        norm.id = NormId(norm_ids_.read(r, "id"));
        norm.service = ServiceId(r.id("service"));
        check_exists(r, "service", book_.services, norm.service);
        norm.title = r.optional_object("title", read_text).value_or(Text());
        const Kind* kind = read_kind(r, norm_kinds(), norm.unit, a_norm);
        norm.values = read_dated(r, defaults_, kind);
        book_.norms.emplace(norm.id, std::move(norm));
    }

    ObjectReader& r_;
    tariff::TariffBook book_;
    DatedDefaults defaults_;
    IdClaims service_ids_;
    IdClaims provider_ids_;
    IdClaims tariff_ids_;
    IdClaims norm_ids_;
};

}  // namespace

Result<tariff::TariffBook> read_tariffs(std::string_view json) {
    return json::read_text(json, [](ObjectReader& r) { return TariffsReader(r).read(); });
}

}  // namespace kvit::format
