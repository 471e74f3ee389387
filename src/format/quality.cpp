#include "format/quality.hpp"

#include "format/account_list.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/time_of_day.hpp"
#include "kvit/formula/kinds.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using premises::BreachKind;

/// °C or percent, as an act of measurement states them.
constexpr formula::Kind measured{unit::none, formula::up_to(1'000, 2), formula::up_to(100, 1),
                                 formula::Sign::any};

premises::Moment read_begin(ObjectReader& r) {
    const Date date = r.date("begin");
    return {date, read_time_of_day(r, "begin_time").value_or(0)};
}

/// A break that goes on has neither a day nor a time of its end.
std::optional<premises::Moment> read_end(ObjectReader& r, const premises::Moment& begin) {
    const auto date = r.optional_date("end");
    const auto second = read_time_of_day(r, "end_time");
    if (!date) {
        if (second)
            r.fail("end_time", ErrorCode::contradiction, time_of_day_text(*second),
                   {"ничего: у времени окончания нет дня", "nothing: the end has no day"});
        return std::nullopt;
    }
    const premises::Moment end{*date, second.value_or(0)};
    if (r.ok() && end <= begin)
        r.fail("end", ErrorCode::contradiction,
               end.date.to_string() + " " + time_of_day_text(end.second),
               {"время позже " + begin.date.to_string() + " " + time_of_day_text(begin.second),
                "a time after " + begin.date.to_string() + " " + time_of_day_text(begin.second)});
    return end;
}

std::optional<Decimal> read_measured(ObjectReader& r, BreachKind kind) {
    const auto value = r.optional_decimal("measured", measured.legal.decimals);
    if (value) {
        is_legal(r, "measured", *value, measured);
    } else if (!r.has("measured") &&
               (kind == BreachKind::temperature || kind == BreachKind::pressure)) {
        r.fail("measured", ErrorCode::missing_key, {},
               {"измеренная температура, °C, или отклонение давления, процентов",
                "the temperature that was measured, °C, or how far the pressure was off, percent"});
    }
    return value;
}

}  // namespace

premises::QualityBreach read_quality_breach(ObjectReader& r, FactReader& facts) {
    premises::QualityBreach breach;
    breach.fact = facts.event(r);
    breach.service = ServiceId(r.id("service"));
    breach.accounts = read_account_list(r);
    breach.kind = r.choice("kind", names::breach_kinds);
    breach.begin = read_begin(r);
    breach.end = read_end(r, breach.begin);
    breach.measured = read_measured(r, breach.kind);
    breach.conditions = {.dead_end = r.boolean("dead_end", false),
                         .two_sources = r.boolean("two_sources", false),
                         .cold_region = r.boolean("cold_region", false),
                         .corner = r.boolean("corner", false),
                         .yearly_works = r.boolean("yearly_works", false)};
    return breach;
}

premises::Absence read_absence(ObjectReader& r, FactReader& facts) {
    premises::Absence absence;
    absence.fact = facts.event(r);
    absence.account = AccountId(r.id("account"));
    absence.persons = r.count("persons", 1, kind::people.legal.raw_max, 1);
    absence.left = r.date("left");
    absence.returned = r.optional_date("returned");
    absence.applied = r.optional_date("applied");
    if (r.ok() && absence.returned && *absence.returned <= absence.left) {
        const std::string left = absence.left.to_string();
        r.fail("returned", ErrorCode::contradiction, absence.returned->to_string(),
               {"день позже дня убытия " + left, "a day after the day of leaving " + left});
    }
    return absence;
}

}  // namespace kvit::format
