#include "charge/quality/quality.hpp"

#include <map>
#include <set>

#include "charge/lines.hpp"
#include "charge/quality/charged.hpp"
#include "charge/quality/row.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::BreachKind;
using premises::QualityBreach;

/// The breaches of one kind that touch the month of one charge.
using Breaches = std::vector<const QualityBreach*>;

std::string number(const Decimal& value, Language language) {
    return trace::number_text(value.normalized(), language);
}

Text hours_text(std::int64_t seconds) {
    return {duration_text(seconds, Language::ru), duration_text(seconds, Language::en)};
}

/// How many whole steps a deviation is; none inside what is allowed.
std::int64_t whole_steps(const Decimal& off, const Decimal& step) {
    constexpr int scale = Decimal::scale_max;
    if (off < step) return 0;
    return off.at_scale(scale).value_or(0) / step.at_scale(scale).value_or(INT64_MAX);
}

/// " Акт: …." with the documents that the facts name; nothing where they name none.
Text acts_text(const Breaches& breaches) {
    std::string acts;
    for (const auto* breach : breaches) {
        const auto& act = breach->fact.reference.act;
        if (act.empty() || acts.find(act) != std::string::npos) continue;
        acts += (acts.empty() ? "" : "; ") + act;
    }
    if (acts.empty()) return {};
    return {" Акт: " + acts + ".", " Act: " + acts + "."};
}

/// The reductions of one service for one creditor. What is left of the charge grows less with every
/// line, so that together they take off no more than all of it.
class Reductions {
  public:
    Reductions(Desk& desk, const Charged& charged)
        : desk_(desk), charged_(charged), supply_(*charged.supply), left_(charged.amount) {}

    std::vector<ChargeLine> lines() {
        for (const auto kind :
             {BreachKind::composition, BreachKind::pressure, BreachKind::interruption,
              BreachKind::temperature, BreachKind::voltage})
            of_kind(kind);
        return std::move(lines_);
    }

  private:
    void of_kind(BreachKind kind) {
        Breaches breaches;
        for (const auto* breach : desk_.account().quality_breaches) {
            if (breach->service != supply_.service || breach->kind != kind ||
                parts(*breach).empty())
                continue;
            if (kind == BreachKind::interruption && breach->conditions.yearly_works)
                tell_yearly_works(*breach);
            else
                breaches.push_back(breach);
        }
        if (breaches.empty()) return;
        if (charged_.amount <= Money()) return tell_nothing_charged();
        Date day = charged_.hull.to - 1;
        for (const auto* breach : breaches)
            day = std::min(day, std::max(charged_.hull.from, breach->begin.date));
        const QualityRow row(desk_, supply_, kind, day);
        if (!row.exists()) return refuse(*breaches.front());
        switch (kind) {
            case BreachKind::interruption:
                return interruption(row, breaches);
            case BreachKind::temperature:
                return temperature(row, breaches);
            case BreachKind::pressure:
                return pressure(row, breaches);
            case BreachKind::composition:
                return unpaid(breaches, composition_);
            case BreachKind::voltage:
                return by_hours(row, breaches, voltage_);
        }
    }

    Spans parts(const QualityBreach& breach) const {
        return inside(span_of(breach), charged_.spans);
    }

    // ------------------------------------------------------------------------------- interruptions

    void interruption(const QualityRow& row, const Breaches& breaches) {
        auto of_month = row.of_month();
        const auto percent = row.number("percent");
        if (!percent) return;       // reported
        std::int64_t lasted = 0;    // all hours of the month
        std::int64_t total = 0;     // those that the limit of the month is for
        std::int64_t at_once = 0;   // above the limit of a single break
        std::int64_t dead_end = 0;  // the same of accidents at a dead-end main
        std::int64_t allowed_at_once = -1;
        std::int64_t used_before = 0;  // of a single limit, in hours that are not charged here
        std::optional<std::int64_t> short_of_limit;  // by what the longest break missed its limit
        for (const auto* breach : breaches) {
            const auto limit = row.at_once(*breach);
            if (!limit) return;  // reported
            const auto length = length_of(parts(*breach));
            lasted += length;
            if (!limit->dead_end) total += length;
            if (!limit->seconds) continue;
            const Span span = span_of(*breach);
            const Span head{span.from, std::min(span.from + *limit->seconds, span.to)};
            const Span tail{head.to, span.to};
            used_before =
                std::max(used_before, head.length() - length_of(inside(head, charged_.spans)));
            allowed_at_once = std::max(allowed_at_once, *limit->seconds);
            (limit->dead_end ? dead_end : at_once) += length_of(inside(tail, charged_.spans));
            const auto missed = std::max<std::int64_t>(*limit->seconds - span.length(), 0);
            short_of_limit = std::min(short_of_limit.value_or(missed), missed);
        }
        if (total == 0) of_month.reset();  // all of them at dead-end mains
        const bool by_days = percent->unit == unit::percent / unit::day;
        const std::int64_t step = by_days ? day_seconds : hour_seconds;
        const std::int64_t over_month = of_month ? std::max<std::int64_t>(total - *of_month, 0) : 0;
        const std::int64_t above = std::max(over_month, at_once) + dead_end;
        const Text allowed = allowed_text(of_month, allowed_at_once);
        if (above < step) {
            std::int64_t missed = step - above;
            if (above == 0) {
                std::optional<std::int64_t> least = short_of_limit;
                if (of_month)
                    least = std::min(least.value_or(*of_month - total), *of_month - total);
                missed += least.value_or(0);
            }
            return within(lasted, allowed, missed, by_days);
        }
        // An account may begin, or be charged again, in the middle of a break.
        const bool told_before = used_before > 0 && at_once + dead_end > over_month;
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            return std::string(russian ? "Перерыв " : "Interrupted for ") +
                   duration_text(lasted, language) + ", " + allowed.in(language) +
                   (told_before ? used_before_text(used_before, language) : "") +
                   (russian ? "; сверх допустимого " : "; above the allowed ") +
                   duration_text(above, language) +
                   (russian ? ": плата снижена." : ": the charge is reduced.");
        };
        reduce(*percent, by_days ? "quality_days" : "quality_hours",
               {Decimal::whole(above / step),
                count_source(breaches, in(Language::ru), in(Language::en))},
               {in(Language::ru), in(Language::en)}, breaches);
    }

    /// ", из них 4 ч прошли раньше, до дней этого начисления"
    static std::string used_before_text(std::int64_t seconds, Language language) {
        const std::string told = duration_text(seconds, language);
        return language == Language::ru
                   ? ", из них " + told + " прошли раньше, до дней этого начисления"
                   : ", of which " + told + " were over before the days of this charge";
    }

    static Text allowed_text(std::optional<std::int64_t> of_month, std::int64_t at_once) {
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            std::string limits;
            if (of_month)
                limits = duration_text(*of_month, language) + (russian ? " за месяц" : " a month");
            if (at_once >= 0)
                limits += (limits.empty() ? ""
                           : russian      ? " и "
                                          : " and ") +
                          duration_text(at_once, language) + (russian ? " подряд" : " at once");
            return (russian ? "допускается " : "allowed are ") + limits;
        };
        return {in(Language::ru), in(Language::en)};
    }

    void within(std::int64_t lasted, const Text& allowed, std::int64_t missed, bool by_days) {
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            const std::string unit = by_days ? (russian ? "полных суток" : "a full day")
                                             : (russian ? "полного часа" : "a full hour");
            return desk_.rules().tariffs.service(supply_.service)->title.in(language) +
                   (russian ? ": перерыв " : ": interrupted for ") +
                   duration_text(lasted, language) + ", " + allowed.in(language) +
                   (russian ? ". До " : ". Short by ") +
                   (russian ? unit + " сверх допустимого не хватило " +
                                  duration_text(missed, language) + ": плата не снижается"
                            : duration_text(missed, language) + " of " + unit +
                                  " above the allowed: the charge is not reduced");
        };
        decide("quality_within_allowance", {in(Language::ru), in(Language::en)});
    }

    // -------------------------------------------------------------------------------- temperatures

    /// Time by how many steps the temperature was off, the whole of it at least so many.
    struct Deviation {
        std::map<std::int64_t, std::int64_t> seconds;  ///< by steps
        std::int64_t cold = 0;                         ///< below the limit of the cold tariff
        Decimal least;  ///< what is allowed at the hours of the last breach
        Decimal most;
    };

    void temperature(const QualityRow& row, const Breaches& breaches) {
        const auto percent = row.number("percent");
        const auto step = row.number("step");
        const auto cold = row.number("cold_tariff_below");
        const std::int64_t night_end = row.night_end();
        if (!percent || !step) return;  // reported
        if (step->value <= Decimal()) return refuse(*breaches.front());
        Deviation found;
        Breaches steps_of;
        Breaches cold_of;
        for (const auto* breach : breaches) {
            if (cold && *breach->measured < cold->value) {
                found.cold += length_of(parts(*breach));
                cold_of.push_back(breach);
                continue;
            }
            steps_of.push_back(breach);
            if (!deviation(row, *breach, step->value, night_end, found)) return;
        }
        if (!cold_of.empty()) at_cold_tariff(cold_of, found.cold, cold->value);
        if (!steps_of.empty()) by_steps(*percent, steps_of, found);
    }

    /// False, and an error, where the law has a gap.
    bool deviation(const QualityRow& row, const QualityBreach& breach, const Decimal& step,
                   std::int64_t night_end, Deviation& found) {
        const auto& conditions = breach.conditions;
        const std::string least =
            std::string("min") + (conditions.cold_region ? ".cold_region" : "") +
            (conditions.corner ? conditions.cold_region ? "_corner" : ".corner" : "");
        const auto low = row.first_of({least, "min"});
        const auto high = row.first_of({"max", least, "min"});
        if (!low || !high) return false;
        for (const auto& part : parts(breach))
            for (Date day = day_of(part.from); second_of(day) < part.to; day = day + 1)
                for (const bool night : {true, false}) {
                    const std::int64_t from = second_of(day) + (night ? 0 : night_end);
                    const Span hours{from, second_of(day) + (night ? night_end : day_seconds)};
                    const auto length = part.intersect(hours).length();
                    if (length == 0) continue;
                    const std::string time = night ? "night" : "day";
                    const auto below = row.first_of({"allowed_below_" + time, "allowed_" + time});
                    const auto above = row.first_of({"allowed_above", "allowed_" + time});
                    if (!below || !above) return false;
                    const Decimal least_allowed = low->value - below->value;
                    const Decimal most_allowed = high->value + above->value;
                    const Decimal off =
                        std::max(least_allowed - *breach.measured, *breach.measured - most_allowed);
                    found.least = least_allowed;
                    found.most = most_allowed;
                    const auto steps = whole_steps(off, step);
                    found.seconds[steps] += length;
                }
        return true;
    }

    void by_steps(const Found& percent, const Breaches& breaches, const Deviation& found) {
        // The hours that were off by at least one step, by at least two, and so on: each whole one.
        std::int64_t count = 0;
        std::int64_t at_least = 0;
        for (auto at = found.seconds.rbegin(); at != found.seconds.rend(); ++at) {
            at_least += at->second;
            const auto next = std::next(at);
            const std::int64_t fewer = next == found.seconds.rend() ? 0 : next->first;
            count += (at->first - fewer) * (at_least / hour_seconds);
        }
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            std::set<Decimal> values;
            for (const auto* breach : breaches) values.insert(*breach->measured);
            std::string list;
            for (const auto& value : values)
                list += (list.empty() ? "" : "; ") + number(value, language);
            std::string text = (russian ? "измеренная температура " : "the measured temperature ") +
                               list + " °C, " + (russian ? "допускается от " : "allowed is from ") +
                               number(found.least, language) + (russian ? " до " : " to ") +
                               number(found.most, language) + " °C";
            return text;
        };
        if (count == 0) {
            const auto told = [&](Language language) {
                return desk_.rules().tariffs.service(supply_.service)->title.in(language) + ": " +
                       in(language) +
                       (language == Language::ru
                            ? ". Полного часа отклонения сверх допустимого нет: плата не снижается"
                            : ". There is no full hour of a deviation above the allowed: the "
                              "charge is not reduced");
            };
            return decide("quality_within_allowance", {told(Language::ru), told(Language::en)});
        }
        const bool degrees = percent.unit == unit::percent / unit::hour / unit::degree;
        const auto told = [&](Language language) {
            const bool russian = language == Language::ru;
            return std::string(russian ? "Отклонение: " : "A deviation: ") + in(language) +
                   (degrees ? (russian ? "; градусо-часов отклонения "
                                       : "; degree-hours of the deviation ")
                            : (russian ? "; часов отклонения по ступеням "
                                       : "; hours of the deviation by steps ")) +
                   std::to_string(count) + ".";
        };
        reduce(
            percent, degrees ? "quality_degree_hours" : "quality_hours",
            {Decimal::whole(count), count_source(breaches, told(Language::ru), told(Language::en))},
            {told(Language::ru), told(Language::en)}, breaches);
    }

    void at_cold_tariff(const Breaches& breaches, std::int64_t seconds, const Decimal& limit) {
        const std::int64_t hours = seconds / hour_seconds;
        const auto in = [&](Language language) {
            const bool russian = language == Language::ru;
            return (russian ? "Вода шла холоднее " : "The water was below ") +
                   number(limit, language) + " °C " + (russian ? "" : "for ") +
                   duration_text(seconds, language);
        };
        if (hours == 0)
            return decide(
                "quality_within_allowance",
                {in(Language::ru) + ", меньше полного часа: плата не снижается",
                 in(Language::en) + ", less than a full hour: the charge is not reduced"});
        const Date day = std::max(charged_.hull.from, breaches.front()->begin.date);
        const auto* cold = desk_.supply_of(ServiceId("cold_water"), day);
        if (cold == nullptr || cold->plan) {
            desk_.report({ErrorCode::missing_fact,
                          breaches.front()->fact.path,
                          supply_.service.text(),
                          {"холодная вода по тарифу на лицевом счёте: по нему оплачивается вода "
                           "холоднее " +
                               number(limit, Language::ru) + " °C",
                           "cold water at a tariff on the account: water below " +
                               number(limit, Language::en) + " °C is paid at it"}});
            return;
        }
        const auto price = desk_.price(*cold, cold->tariff, day, ".tariff");
        if (!price) return;
        const Text reason{in(Language::ru) + ": за эти часы оплачена по тарифу на холодную воду.",
                          in(Language::en) +
                              ": for these hours it is paid at the cold water "
                              "tariff."};
        add("quality_cold_tariff",
            {charge(),
             computed(charged_.water, {"объём горячей воды за месяц", "hot water of the month"}),
             price->input(),
             LineInput{Decimal::whole(hours), count_source(breaches, reason.ru, reason.en)},
             calendar(Decimal::whole(std::int64_t{charged_.days} * 24),
                      {"часов услуги в месяце", "hours of the service in the month"}),
             left()},
            reason, breaches);
    }

    // ---------------------------------------------------------------- pressure, composition,
    // voltage

    void pressure(const QualityRow& row, const Breaches& breaches) {
        const auto edge = row.number("unpaid_above");
        if (!edge) return;  // reported
        Breaches far;
        Breaches near;
        for (const auto* breach : breaches) {
            const Decimal off =
                breach->measured->is_negative() ? -*breach->measured : *breach->measured;
            (off > edge->value ? far : near).push_back(breach);
        }
        const auto limit = [&](Language language) { return number(edge->value, language) + " %"; };
        const Text told{"Давление отличалось больше чем на " + limit(Language::ru),
                        "The pressure was off by more than " + limit(Language::en)};
        if (!far.empty()) unpaid(far, told);
        if (near.empty()) return;
        if (row.has("percent"))
            return by_hours(row, near,
                            {"Давление отличалось не больше чем на " + limit(Language::ru),
                             "The pressure was off by no more than " + limit(Language::en)});
        decide("quality_within_allowance",
               {desk_.rules().tariffs.service(supply_.service)->title.ru +
                    ": давление отличалось не больше чем на " + limit(Language::ru) +
                    ": плата не снижается",
                desk_.rules().tariffs.service(supply_.service)->title.en +
                    ": the pressure was off by no more than " + limit(Language::en) +
                    ": the charge is not reduced"});
    }

    /// Nothing is paid for each day that a breach touches, once for a day.
    void unpaid(const Breaches& breaches, const Text& what) {
        std::int64_t days = 0;
        for (const auto* breach : breaches)
            for (const auto& part : parts(*breach))
                for (Date day = day_of(part.from); second_of(day) < part.to; day = day + 1)
                    if (unpaid_.insert(day).second) ++days;
        if (days == 0) return;
        const auto in = [&](Language language) {
            return what.in(language) +
                   (language == Language::ru
                        ? ": за эти дни не начислено, дней " + std::to_string(days)
                        : ": nothing is paid for these days, " + std::to_string(days)) +
                   ".";
        };
        add("quality_unpaid",
            {charge(),
             LineInput{Decimal::whole(days),
                       count_source(breaches, in(Language::ru), in(Language::en))},
             calendar(Decimal::whole(charged_.days),
                      {"дней услуги в месяце", "days of the service in the month"}),
             left()},
            {in(Language::ru), in(Language::en)}, breaches);
    }

    /// Every full hour of the month counts, without an allowance.
    void by_hours(const QualityRow& row, const Breaches& breaches, const Text& what) {
        const auto percent = row.number("percent");
        if (!percent) return;  // reported
        std::int64_t seconds = 0;
        for (const auto* breach : breaches) seconds += length_of(parts(*breach));
        const Text lasted = hours_text(seconds);
        const auto in = [&](Language language) {
            return what.in(language) + ", " + lasted.in(language);
        };
        if (seconds < hour_seconds) {
            const Text missed = hours_text(hour_seconds - seconds);
            return decide("quality_within_allowance",
                          {in(Language::ru) + ". До полного часа не хватило " + missed.ru +
                               ": плата не снижается",
                           in(Language::en) + ". Short of a full hour by " + missed.en +
                               ": the charge is not reduced"});
        }
        const Text reason{in(Language::ru) + ": плата снижена.",
                          in(Language::en) + ": the charge is reduced."};
        reduce(
            *percent, "quality_hours",
            {Decimal::whole(seconds / hour_seconds), count_source(breaches, reason.ru, reason.en)},
            reason, breaches);
    }

    // --------------------------------------------------------------------------------------- lines

    LineInput computed(Decimal value, Text label) {
        return {value, desk_.sources().add(
                           {.kind = trace::SourceKind::computed, .label = std::move(label)})};
    }
    LineInput calendar(Decimal value, Text label) {
        return {value, desk_.sources().add(
                           {.kind = trace::SourceKind::calendar, .label = std::move(label)})};
    }
    LineInput charge() {
        return computed(charged_.amount.to_decimal(), {"плата за месяц", "charge of the month"});
    }
    LineInput left() {
        return computed(left_.to_decimal(), {"остаток платы", "what is left of the charge"});
    }
    trace::SourceId count_source(const Breaches& breaches, std::string ru, std::string en) {
        if (breaches.size() == 1)
            return desk_.fact_source(breaches.front()->fact, {std::move(ru), std::move(en)});
        return desk_.sources().add(
            {.kind = trace::SourceKind::computed, .label = {std::move(ru), std::move(en)}});
    }

    void reduce(const Found& percent, std::string_view formula, LineInput count, const Text& reason,
                const Breaches& breaches) {
        add(formula, {charge(), count, percent.input(), left()}, reason, breaches);
    }

    void add(std::string_view formula, std::vector<PlanInput> inputs, const Text& reason,
             const Breaches& breaches) {
        if (left_ <= Money()) return tell_nothing_left();
        const Text acts = acts_text(breaches);
        const Plan plan{.supply = &supply_,
                        .component = Component::quality,
                        .formula = find_formula(formula)->id,
                        .inputs = std::move(inputs),
                        .reason = {reason.ru + acts.ru, reason.en + acts.en},
                        .interval = charged_.hull,
                        .days = desk_.month().days()};
        const std::size_t before = lines_.size();
        add_lines(desk_, plan, lines_);
        if (lines_.size() > before) left_ += lines_[before].amount;
    }

    // ----------------------------------------------------------------------------------- decisions

    void decide(std::string_view code, Text text) {
        desk_.decide(code, supply_.service.text(), std::move(text));
    }
    Text title() const { return desk_.rules().tariffs.service(supply_.service)->title; }

    void tell_yearly_works(const QualityBreach& breach) {
        const auto days = [&](Language language) {
            return trace::date_text(breach.begin.date, language);
        };
        decide("quality_yearly_works",
               {title().ru + ": ежегодная профилактика с " + days(Language::ru) +
                    " по санитарным правилам, перерыв допускается: плата не снижается",
                title().en + ": yearly works by the sanitary rules from " + days(Language::en) +
                    ", the break is allowed: the charge is not reduced"});
    }
    void tell_nothing_charged() {
        decide("quality_nothing_charged",
               {title().ru + ": за месяц не начислено, снижать нечего",
                title().en + ": nothing is charged for the month, there is nothing to reduce"});
    }
    void tell_nothing_left() {
        decide("quality_nothing_left",
               {title().ru + ": плата уже снижена до нуля, снижать больше нечего",
                title().en + ": the charge is reduced to zero already"});
    }
    void refuse(const QualityBreach& breach) {
        const std::string service = supply_.service.text();
        desk_.report({ErrorCode::unsupported,
                      breach.fact.path + ".kind",
                      service,
                      {"нарушение, которое есть в приложении 1 для услуги " + service,
                       "a breach that App. 1 has for the service " + service}});
    }

    Text composition_{"Состав и свойства не соответствуют нормам",
                      "The composition is not what it should be"};
    Text voltage_{"Напряжение или частота не соответствуют нормам",
                  "The voltage or frequency is not what it should be"};
    Desk& desk_;
    const Charged& charged_;
    const premises::Supply& supply_;
    Money left_;
    std::set<Date> unpaid_;
    std::vector<ChargeLine> lines_;
};

}  // namespace

void add_quality_lines(Desk& desk, std::vector<ChargeLine>& lines) {
    if (desk.account().quality_breaches.empty()) return;
    for (const auto& charged : charged_with_breaches(desk, lines)) {
        const auto reductions = Reductions(desk, charged).lines();
        const auto last = std::find_if(lines.rbegin(), lines.rend(), [&](const ChargeLine& line) {
            return line.service == charged.supply->service;
        });
        lines.insert(last.base(), reductions.begin(), reductions.end());
    }
}

}  // namespace kvit::charge::detail
