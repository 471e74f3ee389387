#include "audit/words.hpp"

#include <algorithm>

#include "kvit/bill/explain.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::audit {
namespace {

using charge::Component;

constexpr Phrase component_words(Component component) {
    switch (component) {
        case Component::whole:
            return {};
        case Component::water:
            return {"вода", "water"};
        case Component::heat:
            return {"тепло", "heat"};
        case Component::excess:
            return {"повышающий коэффициент", "raising factor"};
        case Component::interference:
            return {"вмешательство в прибор учёта", "interference with the meter"};
        case Component::plot:
            return {"участок, животные", "plot, animals"};
        case Component::recalculation:
            return {"перерасчёт", "recalculation"};
        case Component::correction:
            return {"корректировка за год", "correction of a year"};
        case Component::benefit:
            return {"льгота", "benefit"};
        case Component::absence:
            return {"временное отсутствие", "absence"};
        case Component::quality:
            return {"качество и перерывы", "quality and breaks"};
        case Component::vat:
            return {"НДС", "VAT"};
    }
    return {};
}

constexpr Phrase zone_words(Zone zone) {
    switch (zone) {
        case Zone::single:
            return {};
        case Zone::day:
            return {"день", "day"};
        case Zone::night:
            return {"ночь", "night"};
        case Zone::peak:
            return {"пик", "peak"};
        case Zone::half_peak:
            return {"полупик", "half-peak"};
    }
    return {};
}

bool named(const bill::Bill& bill, const ServiceId& service) {
    return std::any_of(bill.services.begin(), bill.services.end(),
                       [&](const auto& each) { return each.id == service; });
}

/// Months from that of the bill; 0 for a line of the month itself.
int months_back(const Sides& sides, const charge::ChargeLine& line) {
    const bool later = !sides.after.lines.empty() && &line >= sides.after.lines.data() &&
                       &line < sides.after.lines.data() + sides.after.lines.size();
    return line.month.index() - (later ? sides.after : sides.before).month.index();
}

}  // namespace

std::string signed_money(Money money, Language language) {
    const std::string text = trace::money_text(money, language);
    return money > Money() ? "+" + text : text;
}

Text service_title(const Sides& sides, const ServiceId& service) {
    return bill::title_of(named(sides.after, service) ? sides.after : sides.before, service);
}

Text line_title(const Sides& sides, const charge::ChargeLine& line) {
    const Text service = service_title(sides, line.service);
    return in_both([&](Language language) {
        std::string marks;
        const auto add = [&](const std::string& mark) {
            if (!mark.empty()) marks += (marks.empty() ? "" : ", ") + mark;
        };
        add(say(component_words(line.component), language));
        add(say(zone_words(line.zone), language));
        if (line.band != 0) add(say({"диапазон ", "band "}, language) + std::to_string(line.band));
        if (months_back(sides, line) != 0) add(trace::month_text(line.month, language));
        return service.in(language) + (marks.empty() ? "" : " (" + marks + ")");
    });
}

std::string source_text(const trace::Source& source, Language language) {
    std::string text = source.label.in(language);
    if (text.empty()) text = source.id;
    if (source.kind == trace::SourceKind::law && !source.reference.act.empty())
        text += (text.empty() ? "" : ", ") + source.reference.act;
    const std::string dates = trace::interval_text(source.valid, language);
    if (!dates.empty()) text += (text.empty() ? "" : ", ") + dates;
    return text;
}

std::string policies_text(const Sides& sides, Language language) {
    const auto& a = sides.before.basis;
    const auto& b = sides.after.basis;
    std::string text =
        say({"учётная практика ", "policy "}, language) + a.policy + " → " + b.policy;
    std::string changed;
    const auto add = [&](const bill::Basis& of, const bill::Basis& other, const Phrase& sign) {
        for (const auto& each : of.policy_differences) {
            const auto& list = other.policy_differences;
            if (std::find(list.begin(), list.end(), each) != list.end()) continue;
            const auto& row = law::policy_option_rows[static_cast<std::size_t>(each.chosen.option)];
            changed += (changed.empty() ? "" : "; ") + say(sign, language) +
                       say(row.meaning, language) + ": " +
                       say(row.choices[each.chosen.choice].meaning, language);
        }
    };
    add(a, b, {"было: ", "was: "});
    add(b, a, {"стало: ", "now: "});
    return changed.empty() ? text : text + " (" + changed + ")";
}

}  // namespace kvit::audit
