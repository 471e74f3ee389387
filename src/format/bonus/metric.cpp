// Metrics: a key "op" names the kind, the other keys are its own.
#include "format/bonus/condition.hpp"
#include "format/bonus/names.hpp"
#include "format/instant.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

using bonus::Measure;
using bonus::Metric;
using bonus::Moment;
using bonus::PaymentFilter;
using json::Object;
using json::ObjectReader;
using json::Presence;

std::string optional_id(ObjectReader& r, std::string_view key) {
    return r.optional_id(key).value_or("");
}

/// "at": a word or a local time; "at_metric": when a metric became true.
Moment read_moment(ObjectReader& r, Moment::Kind if_absent = Moment::Kind::as_of) {
    if (auto metric = r.optional_id("at_metric"))
        return {.kind = Moment::Kind::metric, .metric = *std::move(metric)};
    const json::Value* raw = r.raw("at");
    if (raw == nullptr) return {.kind = if_absent};
    const std::string* word = raw->as_string();
    for (const auto& choice : names::moments)
        if (word != nullptr && *word == choice.name) return {.kind = choice.value};
    return {.kind = Moment::Kind::fixed, .time = read_local_time(r, "at")};
}

void add_moment(Object& object, const Moment& moment) {
    if (moment.kind == Moment::Kind::metric)
        object.add("at_metric", moment.metric);
    else if (moment.kind == Moment::Kind::fixed)
        object.add("at", moment.time);
    else
        object.add("at", json::name_of(names::moments, moment.kind));
}

/// "from" and "to": local times; without them the span is that of the unit.
bonus::Span read_span(ObjectReader& r) {
    if (!r.has("from") && !r.has("to")) return {};
    bonus::Span span{.kind = bonus::Span::Kind::fixed,
                     .from = read_local_time(r, "from"),
                     .to = read_local_time(r, "to")};
    if (r.ok() && span.to <= span.from)
        r.fail("to", ErrorCode::empty_interval, span.to.to_string(), {"позже from", "after from"});
    return span;
}

void add_span(Object& object, const bonus::Span& span) {
    if (span.kind == bonus::Span::Kind::fixed) object.add("from", span.from).add("to", span.to);
}

json::Array ids(const std::vector<std::string>& list) {
    return json::array_of(list, [](const std::string& id) { return id; });
}

void add_ids(Object& object, std::string key, const std::vector<std::string>& list) {
    if (!list.empty()) object.add(std::move(key), ids(list));
}

void add_id(Object& object, std::string key, const std::string& id) {
    if (!id.empty()) object.add(std::move(key), id);
}

PaymentFilter read_filter(ObjectReader& r) {
    return {.channels = r.ids("channels", Presence::optional),
            .schemes = r.ids("schemes", Presence::optional),
            .fee_max = r.optional_money("fee_max"),
            .day = r.choice("day", names::payment_days, bonus::PaymentDay::paid_at)};
}

void add_filter(Object& object, const PaymentFilter& filter) {
    add_ids(object, "channels", filter.channels);
    add_ids(object, "schemes", filter.schemes);
    object.add("fee_max", filter.fee_max)
        .add("day", json::name_of(names::payment_days, filter.day));
}

// A reader and a writer for each kind, in one table below.

struct Kind {
    std::string_view op;
    Measure (*read)(ObjectReader& r);
    /// False where the metric is of another kind.
    bool (*write)(Object& object, const Measure& measure);
};

template <class M, auto Write>
bool write_as(Object& object, const Measure& measure) {
    const M* m = std::get_if<M>(&measure);
    if (m == nullptr) return false;
    Write(object, *m);
    return true;
}

Measure read_fact(ObjectReader& r) {
    return bonus::FactAt{
        .fact = r.id("fact"), .values = r.ids("values", Presence::optional), .at = read_moment(r)};
}
void write_fact(Object& o, const bonus::FactAt& m) {
    o.add("fact", m.fact);
    add_ids(o, "values", m.values);
    add_moment(o, m.at);
}

Measure read_became(ObjectReader& r) {
    return bonus::FactBecame{.fact = r.id("fact"), .within = read_span(r)};
}
void write_became(Object& o, const bonus::FactBecame& m) {
    o.add("fact", m.fact);
    add_span(o, m.within);
}

Measure read_throughout(ObjectReader& r) {
    return bonus::FactThroughout{.fact = r.id("fact"), .within = read_span(r)};
}
void write_throughout(Object& o, const bonus::FactThroughout& m) {
    o.add("fact", m.fact);
    add_span(o, m.within);
}

Measure read_value(ObjectReader& r) {
    return bonus::FactValue{.fact = r.id("fact"), .at = read_moment(r)};
}
void write_value(Object& o, const bonus::FactValue& m) {
    o.add("fact", m.fact);
    add_moment(o, m.at);
}

Measure read_sent(ObjectReader& r) {
    return bonus::ReadingsSent{.deadline = optional_id(r, "deadline"),
                               .window = optional_id(r, "window"),
                               .within = read_span(r),
                               .channels = r.ids("channels", Presence::optional),
                               .any_meter = r.boolean("any_meter", false),
                               .remote_waived = r.boolean("remote_waived", true),
                               .unmetered_waived = r.boolean("unmetered_waived", false)};
}
void write_sent(Object& o, const bonus::ReadingsSent& m) {
    add_id(o, "deadline", m.deadline);
    add_id(o, "window", m.window);
    add_span(o, m.within);
    add_ids(o, "channels", m.channels);
    o.add("any_meter", m.any_meter)
        .add("remote_waived", m.remote_waived)
        .add("unmetered_waived", m.unmetered_waived);
}

Measure read_covered(ObjectReader& r) {
    return bonus::Covered{
        .target = r.choice("target", names::targets, bonus::Target::bill),
        .deadline = optional_id(r, "deadline"),
        .filter = read_filter(r),
        .lines = r.choice("lines", names::bill_lines, bonus::BillLines::mandatory),
        .tolerance = r.optional_money("tolerance").value_or(Money())};
}
void write_covered(Object& o, const bonus::Covered& m) {
    o.add("target", json::name_of(names::targets, m.target));
    add_id(o, "deadline", m.deadline);
    add_filter(o, m.filter);
    o.add("lines", json::name_of(names::bill_lines, m.lines)).add("tolerance", m.tolerance);
}

Measure read_days_after(ObjectReader& r) {
    return bonus::DaysAfter{.metric = r.id("of"), .deadline = r.id("deadline")};
}
void write_days_after(Object& o, const bonus::DaysAfter& m) {
    o.add("of", m.metric).add("deadline", m.deadline);
}

Measure read_debt(ObjectReader& r) {
    return bonus::Debt{
        .periods = r.choice("periods", names::debt_periods, bonus::Debt::Periods::before_unit),
        .deadline = optional_id(r, "deadline"),
        .penalty = r.boolean("penalty", true),
        .without = r.choices("without", names::withheld_kinds, Presence::optional),
        .at = read_moment(r),
        .day = r.choice("day", names::payment_days, bonus::PaymentDay::paid_at)};
}
void add_withheld(Object& o, const std::vector<bonus::Withheld>& kinds) {
    if (!kinds.empty())
        o.add("without", json::array_of(kinds, [](bonus::Withheld kind) {
                  return json::name_of(names::withheld_kinds, kind);
              }));
}
void write_debt(Object& o, const bonus::Debt& m) {
    o.add("periods", json::name_of(names::debt_periods, m.periods));
    add_id(o, "deadline", m.deadline);
    o.add("penalty", m.penalty);
    add_withheld(o, m.without);
    add_moment(o, m.at);
    o.add("day", json::name_of(names::payment_days, m.day));
}

Measure read_advance(ObjectReader& r) { return bonus::Advance{.at = read_moment(r)}; }
void write_advance(Object& o, const bonus::Advance& m) { add_moment(o, m.at); }

template <bool kopecks>
Measure read_payments(ObjectReader& r) {
    return bonus::Payments{.kopecks = kopecks, .within = read_span(r), .filter = read_filter(r)};
}
template <bool kopecks>
bool write_payments(Object& o, const Measure& measure) {
    const auto* m = std::get_if<bonus::Payments>(&measure);
    if (m == nullptr || m->kopecks != kopecks) return false;
    add_span(o, m->within);
    add_filter(o, m->filter);
    return true;
}

Measure read_months_true(ObjectReader& r) { return bonus::MonthsTrue{.metric = r.id("of")}; }
void write_months_true(Object& o, const bonus::MonthsTrue& m) { o.add("of", m.metric); }

Measure read_streak(ObjectReader& r) {
    return bonus::Streak{.metric = r.id("of"), .longest = r.boolean("longest", false)};
}
void write_streak(Object& o, const bonus::Streak& m) {
    o.add("of", m.metric).add("longest", m.longest);
}

Measure read_sum(ObjectReader& r) {
    return bonus::SumOf{.what = r.choice("what", names::sums),
                        .lines = r.choice("lines", names::bill_lines, bonus::BillLines::all),
                        .without = r.choices("without", names::withheld_kinds, Presence::optional)};
}
void write_sum(Object& o, const bonus::SumOf& m) {
    o.add("what", json::name_of(names::sums, m.what))
        .add("lines", json::name_of(names::bill_lines, m.lines));
    add_withheld(o, m.without);
}

Measure read_payment_is(ObjectReader& r) { return bonus::PaymentIs{.filter = read_filter(r)}; }
void write_payment_is(Object& o, const bonus::PaymentIs& m) { add_filter(o, m.filter); }

Measure read_reading_is(ObjectReader& r) {
    return bonus::ReadingIs{.channels = r.ids("channels", Presence::optional),
                            .window = optional_id(r, "window")};
}
void write_reading_is(Object& o, const bonus::ReadingIs& m) {
    add_ids(o, "channels", m.channels);
    add_id(o, "window", m.window);
}

constexpr Kind kinds[] = {
    {"fact", read_fact, write_as<bonus::FactAt, write_fact>},
    {"fact_became", read_became, write_as<bonus::FactBecame, write_became>},
    {"fact_throughout", read_throughout, write_as<bonus::FactThroughout, write_throughout>},
    {"fact_value", read_value, write_as<bonus::FactValue, write_value>},
    {"readings_sent", read_sent, write_as<bonus::ReadingsSent, write_sent>},
    {"covered", read_covered, write_as<bonus::Covered, write_covered>},
    {"days_after", read_days_after, write_as<bonus::DaysAfter, write_days_after>},
    {"debt", read_debt, write_as<bonus::Debt, write_debt>},
    {"advance", read_advance, write_as<bonus::Advance, write_advance>},
    {"payment_count", read_payments<false>, write_payments<false>},
    {"payment_sum", read_payments<true>, write_payments<true>},
    {"months_true", read_months_true, write_as<bonus::MonthsTrue, write_months_true>},
    {"streak", read_streak, write_as<bonus::Streak, write_streak>},
    {"sum", read_sum, write_as<bonus::SumOf, write_sum>},
    {"payment_is", read_payment_is, write_as<bonus::PaymentIs, write_payment_is>},
    {"reading_is", read_reading_is, write_as<bonus::ReadingIs, write_reading_is>},
};

constexpr auto ops = [] {
    std::array<json::Choice<const Kind*>, std::size(kinds)> choices{};
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = {kinds[i].op, &kinds[i]};
    return choices;
}();

bonus::OwnReason read_reason(ObjectReader& r) {
    return {.code = r.id("code"), .text = r.object("text", read_text)};
}

}  // namespace

Metric read_metric(ObjectReader& r) {
    Metric metric{.id = r.id("id"), .measure = {}};
    metric.title = r.optional_object("title", read_text);
    if (!r.has("op"))
        r.choice("op", ops);  // tells what could stand there
    else if (const auto kind = r.optional_choice("op", ops))
        metric.measure = (*kind)->read(r);
    metric.when = read_optional_condition(r, "when");
    metric.reason = r.optional_object("reason", read_reason);
    return metric;
}

Object metric_object(const Metric& metric) {
    Object object;
    object.add("id", metric.id);
    if (metric.title) object.add("title", text_object(*metric.title));
    for (const auto& kind : kinds) {
        Object fields;
        if (!kind.write(fields, metric.measure)) continue;
        object.add("op", kind.op);
        for (auto& field : fields.members()) object.add(field.key, std::move(field.value));
    }
    add_condition(object, "when", metric.when);
    if (metric.reason)
        object.add("reason", Object()
                                 .add("code", metric.reason->code)
                                 .add("text", text_object(metric.reason->text)));
    return object;
}

}  // namespace kvit::format
