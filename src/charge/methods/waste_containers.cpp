// Обращение с ТКО by what was taken away in the containers of the house: formula 9(5) and its kin.
#include <algorithm>

#include "charge/methods/method.hpp"
#include "charge/valid_on.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// Σ of what was taken away on the days of the month; nullopt, and an error, where no fact says so:
/// a month in which nothing was taken away says 0.
std::optional<LineInput> taken_away(const Segment& segment) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    trace::Source source{
        .kind = trace::SourceKind::computed,
        .label = {"вывезено в контейнерах за месяц", "taken away in containers in the month"}};
    Decimal sum;
    bool found = false;
    for (const auto& waste : desk.house().house.waste_volumes) {
        const Interval days = waste.fact.valid.intersect(desk.month().interval());
        if (waste.service != supply.service || days.empty()) continue;
        const Decimal part = desk.computed(
            "days_part", unit::m3,
            {waste.volume, Decimal::whole(days.days()), Decimal::whole(waste.fact.valid.days())},
            waste.fact.path);
        const auto label = [&](Language language) {
            const bool russian = language == Language::ru;
            return (russian ? "вывезено с " : "taken away from ") +
                   trace::date_text(waste.fact.valid.from, language) + (russian ? " по " : " to ") +
                   trace::date_text(waste.fact.valid.to - 1, language);
        };
        source.operands.push_back({.label = {label(Language::ru), label(Language::en)},
                                   .value = part,
                                   .minus = false,
                                   .fact = waste.fact.id.text()});
        if (!found) source.reference = waste.fact.reference;
        sum = sum + part;
        found = true;
    }
    if (found) return LineInput{sum, desk.sources().add(std::move(source))};
    desk.report({ErrorCode::missing_fact,
                 supply.fact.path,
                 supply.service.text(),
                 {"вывезенный за месяц объём в waste_volumes",
                  "the volume of the month that was taken away, in waste_volumes"}});
    return std::nullopt;
}

/// What all accounts of the supply have on a day, by a lookup of theirs. An account that does not
/// say is reported where it is charged.
template <class Lookup>
std::optional<LineInput> of_all(const Segment& segment, const Text& label, Lookup lookup) {
    auto& desk = segment.desk;
    Decimal sum;
    for (const auto& account : desk.house().accounts) {
        const bool covered = std::find(account.supplies.begin(), account.supplies.end(),
                                       &segment.supply) != account.supplies.end();
        if (!covered || valid_on(account.accounts, segment.day()) == nullptr) continue;
        Desk other(desk.house(), account);
        const auto found = lookup(other);
        if (!found) return std::nullopt;
        sum = sum + found->value;
    }
    return LineInput{sum,
                     desk.sources().add({.kind = trace::SourceKind::computed, .label = label})};
}

}  // namespace

void plan_solid_waste_containers(const Segment& segment) {
    auto& desk = segment.desk;
    const bool by_people = segment.supply.shared_by == premises::SharedBy::people;
    const auto price = desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    const auto volume = taken_away(segment);
    const auto own = by_people ? desk.people(segment.day()) : desk.area(segment.day());
    if (!price || !volume || !own) return;
    const auto* card =
        find_formula(by_people ? "solid_waste_containers" : "solid_waste_containers_area");
    if (!segment.fits(*card, 3, *price, ".tariff")) return;
    const auto all = of_all(
        segment,
        by_people
            ? Text{"люди всех лицевых счетов услуги", "people of all accounts of the service"}
            : Text{"площадь всех лицевых счетов услуги", "area of all accounts of the service"},
        [&](Desk& other) {
            return by_people ? other.people(segment.day()) : other.area(segment.day());
        });
    if (!all) return;
    if (all->value.is_zero()) {
        desk.report({ErrorCode::missing_fact,
                     segment.supply.fact.path + ".shared_by",
                     by_people ? "people" : "area",
                     {"хотя бы один человек или м², на которых делится объём",
                      "at least a person or a m² to share the volume by"}});
        return;
    }
    segment.add(Component::whole, card->id, {*volume, own->input(), *all, price->input()},
                by_people ? Text{"Вывоз отходов по объёму контейнеров, по числу человек.",
                                 "Solid waste by the volume of the containers, by people."}
                          : Text{"Вывоз отходов по объёму контейнеров, по площади.",
                                 "Solid waste by the volume of the containers, by area."},
                desk.month().days());
}

}  // namespace kvit::charge::detail
