#include "unit/mutation/clerk_desk.hpp"

#include <algorithm>
#include <set>

namespace kvit::test::mutation {
namespace {

using Services = std::vector<std::string>;

std::string optional_word(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null() ? word(object, key) : std::string();
}

void same_unit(const std::string& found, const std::string& expected) {
    if (found != expected) refuse("the unit " + found + " instead of " + expected);
}

/// "RUB/m3" is a price of m3.
std::string resource_of(const std::string& unit) { return unit.substr(unit.find('/') + 1); }

}  // namespace

ClerkDesk::ClerkDesk(const Docs& docs, const Facts& facts, const Shelf& shelf, const Pieces& pieces,
                     std::string account)
    : docs_(docs), facts_(facts), shelf_(shelf), pieces_(pieces), account_(std::move(account)) {
    for (const auto& [on, days] : pieces_) month_days_ += days;
}

// ------------------------------------------------------------------------------- facts on a day

const Json* ClerkDesk::valid(const char* list, Day on) const {
    const Json* found = nullptr;
    for (const auto* fact : facts_.at(list)) {
        if ((*fact)["account"] != account_ || !days_of(*fact).has(on)) continue;
        if (found != nullptr) refuse(std::string("two facts at one time in ") + list);
        found = fact;
    }
    return found;
}

bool ClerkDesk::open(Day on) const { return valid("accounts", on) != nullptr; }

const Json* ClerkDesk::premises(Day on) const {
    const Json* account = valid("accounts", on);
    const Json* found = nullptr;
    for (const auto* fact : facts_.at("premises")) {
        if (account == nullptr || (*fact)["premises"] != (*account)["premises"]) continue;
        if (!days_of(*fact).has(on)) continue;
        if (found != nullptr) refuse("two areas at one time");
        found = fact;
    }
    return found;
}

Rational ClerkDesk::area(Day on) const {
    const Json* fact = premises(on);
    if (fact == nullptr) refuse("no area on " + text(on));
    return number((*fact)["area"]);
}

bool ClerkDesk::knows_people(Day on) const { return valid("occupancy", on) != nullptr; }

std::int64_t ClerkDesk::people(Day on) const {
    if (const Json* fact = premises(on); fact != nullptr && (*fact)["kind"] == "non_residential")
        refuse("people of non-residential premises");
    const Json* fact = valid("occupancy", on);
    if (fact == nullptr) refuse("nobody knows the people on " + text(on));
    const auto count = [&](const char* key) {
        return fact->contains(key) && !(*fact)[key].is_null() ? (*fact)[key].get<std::int64_t>()
                                                              : std::int64_t{0};
    };
    const auto residents = count("registered") + count("temporary");
    if (residents > 0) return residents;
    if (shelf_.choice("nobody_registered", on) == "nobody") return 0;
    if (count("owners") == 0) refuse("nobody is registered and there is no owner");
    return count("owners");
}

bool ClerkDesk::covers(const Json& supply) const {
    const Json& accounts = list(supply, "accounts");
    return accounts.empty() ||
           std::find(accounts.begin(), accounts.end(), account_) != accounts.end();
}

const Json* ClerkDesk::supply_of(const std::string& service, Day on) const {
    const Json* found = nullptr;
    for (const auto* supply : facts_.at("supplies")) {
        if ((*supply)["service"] != service || !covers(*supply) || !days_of(*supply).has(on))
            continue;
        if (found != nullptr) refuse("two supplies of " + service + " at one time");
        found = supply;
    }
    return found;
}

// ------------------------------------------------------------------------------------- volumes

const std::vector<ClerkMeter>& ClerkDesk::meters(const std::string& service) {
    const auto known = meters_.find(service);
    if (known != meters_.end()) return known->second;
    return meters_.emplace(service, meters_by_clerk(facts_, docs_, shelf_, account_, service))
        .first->second;
}

/// What decides for a meter on a day: its difference, its average or the norm.
std::string ClerkDesk::decides(const ClerkMeter& meter, const std::string& service, Day on) const {
    const auto read = shelf_.ways(service, "working", on);
    if (std::find(read.begin(), read.end(), "difference") == read.end())
        throw NotModelled("a law that takes no readings");
    const bool norm_at_once =
        meter.condition == "reading_not_sent" && shelf_.choice("missing_reading", on) == "norm";
    for (const auto& way : shelf_.ways(service, meter.condition, on)) {
        if (way == "norm") return way;
        if (way == "norm_raised") throw NotModelled("a factor on a meter");
        if (way == "difference" && meter.difference) return way;
        if (way == "difference" || !meter.average || norm_at_once) continue;
        if (way == "average_until_restored" ||
            meter.periods < shelf_.months("metering.average.periods_max", on))
            return "average";
    }
    return "norm";
}

ClerkDesk::Way ClerkDesk::way(const std::string& service, Day on) {
    std::set<std::string> found;
    for (const auto& meter : meters(service))
        if (meter.days.has(on)) found.insert(decides(meter, service, on));
    if (found.empty()) return Way::no_meter;
    if (found.contains("norm")) return Way::norm;
    if (found.size() == 2) return Way::both;
    return found.contains("average") ? Way::average : Way::difference;
}

int ClerkDesk::difference_days(const std::string& service) {
    const auto [at, fresh] = difference_days_.try_emplace(service, 0);
    if (fresh)
        for (const auto& [on, days] : pieces_) {
            if (!open(on) || supply_of(service, on) == nullptr) continue;
            const Way found = way(service, on);
            if (found == Way::difference || found == Way::both) at->second += days;
        }
    return at->second;
}

bool ClerkDesk::has_meter(const std::string& service, Day on) {
    const auto& all = meters(service);
    return std::any_of(all.begin(), all.end(),
                       [&](const ClerkMeter& meter) { return meter.days.has(on); });
}

ClerkDesk::Volume ClerkDesk::volume(const Json& supply, Day on) {
    const std::string service = supply["service"];
    Volume volume;
    const Way found = way(service, on);
    if (found != Way::no_meter) {
        volume.unit = resource_of(shelf_.unit_of_tariff(word(supply, "tariff")));
        for (const auto* meter : facts_.at("meters"))
            if ((*meter)["account"] == account_ && (*meter)["service"] == service &&
                days_of(*meter).has(on))
                same_unit((*meter)["unit"], volume.unit);
        for (const auto& meter : meters(service))
            if (meter.days.has(on) && meter.condition == "reading_not_sent" &&
                shelf_.choice("missing_reading", on) == "refuse")
                refuse("a reading is missing");
    }
    if (found == Way::no_meter || found == Way::norm) {
        const std::string id = optional_word(supply, "norm");
        if (id.empty()) refuse("no norm to go by");
        const Price norm = shelf_.norm(id, on, {service});
        volume.parts = {{norm.value * people(on), month_days_}};
        volume.unit = norm.unit;
        return volume;
    }
    volume.metered = true;
    Rational differences = 0;
    Rational averages = 0;
    for (const auto& meter : meters(service)) {
        if (meter.difference) differences += *meter.difference;
        if (meter.days.has(on) && decides(meter, service, on) == "average")
            averages += *meter.average;
    }
    if (found != Way::average) volume.parts.emplace_back(differences, difference_days(service));
    if (found == Way::difference) return volume;
    if (!volume.parts.empty() && volume.parts.front().second == month_days_)
        volume.parts.front().first += averages;
    else
        volume.parts.emplace_back(averages, month_days_);
    return volume;
}

std::optional<Rational> ClerkDesk::factor(const Json& supply, Day on) {
    const std::string service = supply["service"];
    if (has_meter(service, on)) return std::nullopt;
    if (shelf_.ways(service, "no_meter", on).back() != "norm_raised") return std::nullopt;
    const Json* act = nullptr;
    for (const auto* fact : facts_.at("installability"))
        if ((*fact)["account"] == account_ && (*fact)["service"] == service &&
            days_of(*fact).has(on)) {
            if (act != nullptr) refuse("two acts at one time");
            act = fact;
        }
    if (act == nullptr || !(*act)["possible"].get<bool>()) return std::nullopt;
    return shelf_.factor(service, on);
}

// --------------------------------------------------------------------------------------- lines

void ClerkDesk::add(const Json& supply, Day on, DayLine line) {
    line.first = on;
    line.tariff = word(supply, line.component == "heat" ? "heat_tariff" : "tariff");
    line.service = supply["service"];
    line.provider = supply["provider"];
    line.creditor = optional_word(supply, "creditor");
    if (line.creditor.empty()) line.creditor = line.provider;
    for (auto& [other, days] : lines_)
        if (other.key() == line.key()) {
            days += piece_days_;
            return;
        }
    lines_.emplace_back(std::move(line), piece_days_);
}

/// Formula 4; 4(1) where a meter could be installed: with the factor in one sum, or what it adds
/// apart. No factor on waste water and heat.
void ClerkDesk::norm_lines(const Json& supply, Day on, const std::string& component,
                           const Price& price) {
    const Rational n = people(on);
    const Price norm = shelf_.norm(optional_word(supply, "norm"), on, {supply["service"]});
    const std::string resource = resource_of(price.unit);
    same_unit(norm.unit, resource + "/person");
    const auto raised = factor(supply, on);
    const auto line = [&](const std::string& part, const char* formula, const Rational& times) {
        DayLine day_line{.component = part,
                         .formula = formula + resource,
                         .inputs = {n, norm.value, times, price.value}};
        day_line.quantity = n * norm.value * times;
        day_line.price = price.value;
        day_line.of_days = month_days_;
        add(supply, on, day_line);
    };
    if (raised && shelf_.choice("raising_factor_lines", on) == "one_sum")
        return line(component, "raised ", *raised);
    line(component, "norm ", 1);
    if (raised) line("excess", "excess ", *raised - 1);
}

void ClerkDesk::by_volume(const Json& supply, Day on) {
    const std::string service = supply["service"];
    const Price price = shelf_.tariff(word(supply, "tariff"), on, {service});
    const std::string resource = resource_of(price.unit);
    if (resource == "m2" || resource == "person" || resource == "premises")
        refuse("a volume of " + resource);
    const Volume found = volume(supply, on);
    if (const Json* band = shelf_.band(word(supply, "tariff"));
        band != nullptr && found.value() > number((*band)["up_to"]))
        refuse("above the band");
    if (!found.metered) return norm_lines(supply, on, "whole", price);
    DayLine line{.component = "whole", .formula = "metered " + resource, .inputs = {price.value}};
    line.quantity = 1;
    line.price = price.value;
    line.volumes = {found.parts};
    add(supply, on, line);
}

/// Formulas 23 and 23(1): the water and the heat that warmed it, the factor on the water alone.
void ClerkDesk::hot_water(const Json& supply, Day on) {
    const std::string service = supply["service"];
    const Price water = shelf_.tariff(word(supply, "tariff"), on, {service, "cold_water"});
    const Price heat = shelf_.tariff(word(supply, "heat_tariff"), on, {service, "heating"});
    const Price warming = shelf_.norm(word(supply, "heating_norm"), on, {service, "heating"});
    same_unit(water.unit, "RUB/m3");
    same_unit(heat.unit, "RUB/Gcal");
    same_unit(warming.unit, "Gcal/m3");
    const Volume found = volume(supply, on);
    const bool one_line = shelf_.choice("hot_water_lines", on) == "one_line";
    const auto line = [&](const char* component, const char* formula, std::vector<Rational> inputs,
                          const Rational& quantity, const Rational& price) {
        DayLine day_line{.component = component, .formula = formula, .inputs = std::move(inputs)};
        day_line.quantity = quantity;
        day_line.price = price;
        if (found.metered)
            day_line.volumes = {found.parts};
        else
            day_line.of_days = month_days_;
        add(supply, on, day_line);
    };
    const Rational& q = warming.value;
    if (found.metered) {
        if (one_line)
            return line("whole", "hot", {water.value, q, heat.value}, 1,
                        water.value + q * heat.value);
        line("water", "metered m3", {water.value}, 1, water.value);
        return line("heat", "heat", {q, heat.value}, q, heat.value);
    }
    const Rational n = people(on);
    const Price norm = shelf_.norm(optional_word(supply, "norm"), on, {service});
    same_unit(norm.unit, "m3/person");
    if (!one_line) {
        norm_lines(supply, on, "water", water);
        return line("heat", "norm heat", {n, norm.value, q, heat.value}, n * norm.value * q,
                    heat.value);
    }
    const auto raised = factor(supply, on);
    const bool one_sum = raised && shelf_.choice("raising_factor_lines", on) == "one_sum";
    const Rational k = one_sum ? *raised : Rational(1);
    line("whole", one_sum ? "hot norm raised" : "hot norm",
         {n, norm.value, k, water.value, q, heat.value}, n * norm.value,
         k * water.value + q * heat.value);
    if (raised && !one_sum)
        line("excess", "excess m3", {n, norm.value, *raised - 1, water.value},
             n * norm.value * (*raised - 1), water.value);
}

/// What came in as cold and hot water goes out.
void ClerkDesk::waste_water(const Json& supply, Day on) {
    const Price price = shelf_.tariff(word(supply, "tariff"), on, {supply["service"]});
    same_unit(price.unit, "RUB/m3");
    Volume sides[2];
    const char* const services[] = {"cold_water", "hot_water"};
    for (int side = 0; side < 2; ++side) {
        const Json* feeder = supply_of(services[side], on);
        if (feeder == nullptr) continue;
        const std::string method = (*feeder)["method"];
        if (method != "metered_or_norm" && method != "hot_water")
            throw NotModelled("waste water of a service that is charged " + method);
        sides[side] = volume(*feeder, on);
        if (resource_of("/" + sides[side].unit.substr(0, sides[side].unit.find('/'))) != "m3")
            refuse("waste water in " + sides[side].unit);
    }
    DayLine line{.component = "whole", .formula = "waste water", .inputs = {price.value}};
    line.quantity = 1;
    line.price = price.value;
    // No water of one kind is zero of it, so that days without either share a line.
    for (int side = 0; side < 2; ++side)
        if (sides[side].parts.empty() && sides[1 - side].parts.size() == 1)
            sides[side].parts = {{0, sides[1 - side].parts.front().second}};
    line.volumes = {sides[0].parts, sides[1].parts};
    add(supply, on, line);
}

void ClerkDesk::rate(const Json& supply, Day on, const Rational& base, const std::string& unit) {
    const Price price = shelf_.tariff(word(supply, "tariff"), on, {supply["service"]});
    same_unit(price.unit, "RUB/" + unit);
    DayLine line{.component = "whole", .formula = "rate " + unit, .inputs = {base, price.value}};
    line.quantity = base;
    line.price = price.value;
    line.of_days = month_days_;
    add(supply, on, line);
}

/// Formulas 9(1) and 9(2): a yearly norm has twelve months.
void ClerkDesk::solid_waste(const Json& supply, Day on, bool by_area) {
    const std::string service = supply["service"];
    const Price price = shelf_.tariff(word(supply, "tariff"), on, {service});
    const Price norm = shelf_.norm(word(supply, "norm"), on, {service});
    const std::string resource = resource_of(price.unit);
    const bool yearly = norm.unit.ends_with("/year");
    same_unit(norm.unit, resource + (by_area ? "/m2" : "/person") + (yearly ? "/year" : ""));
    const Rational base = by_area ? area(on) : Rational(people(on));
    const Rational monthly = yearly ? Rational(norm.value / 12) : norm.value;
    DayLine line{.component = "whole", .formula = "solid waste", .inputs = {}};
    if (by_area && shelf_.choice("solid_waste_area_rate", on) == "rounded_first") {
        const Rational rate(rounded(monthly * price.value, 2), 100);
        line.formula = "solid waste, rounded rate";
        line.inputs = {base, rate};
        line.quantity = base;
        line.price = rate;
    } else {
        line.inputs = {base, norm.value, yearly ? 12 : 1, price.value};
        line.quantity = base * monthly;
        line.price = price.value;
    }
    line.of_days = month_days_;
    add(supply, on, line);
}

void ClerkDesk::charge(const Json& supply, Day on, int days) {
    piece_days_ = days;
    const std::string method = supply["method"];
    if (method == "metered_or_norm") return by_volume(supply, on);
    if (method == "hot_water") return hot_water(supply, on);
    if (method == "waste_water") return waste_water(supply, on);
    if (method == "per_area") return rate(supply, on, area(on), "m2");
    if (method == "per_person") return rate(supply, on, people(on), "person");
    if (method == "per_premises") return rate(supply, on, 1, "premises");
    if (method == "solid_waste_person") return solid_waste(supply, on, false);
    if (method == "solid_waste_area") return solid_waste(supply, on, true);
    throw NotModelled("method " + method);
}

ExpectedLine ClerkDesk::finished(const DayLine& line, int days) const {
    ExpectedLine done;
    done.service = line.service;
    done.component = line.component;
    done.provider = line.provider;
    done.creditor = line.creditor;
    done.section = shelf_.section(line.service);
    const auto share = [&](int of_days) {
        if (days == of_days) return;
        done.days = days;
        done.of_days = of_days;
    };
    Rational quantity = line.quantity;
    if (line.volumes.empty()) {
        share(line.of_days);
        quantity = quantity * days / line.of_days;
    } else {
        // Parts of equal days are shared with the line; a volume that is carried into it from days
        // of its own is rounded to 1e-7. A line without any volume has nothing to share.
        std::vector<Part> parts;
        bool alike = true;
        for (const auto& volume : line.volumes) {
            alike = alike && volume.size() <= 1;
            for (const auto& part : volume) {
                alike = alike && (parts.empty() || parts.front().second == part.second);
                parts.push_back(part);
            }
        }
        Rational volume = 0;
        for (const auto& [value, of_days] : parts) {
            const Rational own = value * days / of_days;
            volume += alike ? own : Rational(rounded(own, 7), 10'000'000);
        }
        if (alike && !parts.empty()) share(parts.front().second);
        quantity *= volume;
    }
    done.amount = rounded(quantity * line.price, 2);
    done.quantity = rounded(quantity, 7);
    done.price = rounded(line.price, 7);
    return done;
}

std::optional<ExpectedLine> ClerkDesk::tax(const DayLine& line, const ExpectedLine& charged) const {
    const auto rate = shelf_.vat(line.tariff, line.service, line.provider, line.first);
    if (!rate) return std::nullopt;
    ExpectedLine tax = charged;
    tax.component = "vat";
    tax.days = tax.of_days = 0;
    const Rational sum(charged.amount, 100);
    tax.amount = rounded(sum * *rate / 100, 2);
    tax.quantity = rounded(sum, 7);
    tax.price = rounded(*rate / 100, 7);
    return tax;
}

std::vector<ExpectedLine> ClerkDesk::lines() {
    for (const auto* supply : facts_.at("supplies")) {
        if (!covers(*supply)) continue;
        const Days valid_days = days_of(*supply);
        for (const auto& [on, days] : pieces_) {
            if (!valid_days.has(on) || !open(on)) continue;
            supply_of((*supply)["service"], on);
            charge(*supply, on, days);
        }
    }
    std::vector<ExpectedLine> lines;
    for (const auto& [line, days] : lines_) {
        lines.push_back(finished(line, days));
        if (const auto on_top = tax(line, lines.back())) lines.push_back(*on_top);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace kvit::test::mutation
