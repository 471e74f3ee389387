// The explained reading of every formula, behind run-time ids.
#include "kvit/charge/explain.hpp"

#include "charge/read.hpp"
#include "kvit/formula/symbols.hpp"
#include "kvit/trace/number.hpp"
#include "trace/traced.hpp"

namespace kvit::charge {
namespace {

using trace::traced::Recorder;
using trace::traced::Traced;

/// The scale to which the results are rounded.
constexpr int money_scale = 2;

/// What stands behind the inputs of a formula, from the first of them on.
auto inputs_from(Recorder& recorder, std::span<const trace::SourceId> sources) {
    return [&recorder, sources](const auto& member, std::int64_t value, std::size_t i) {
        return std::remove_cvref_t<decltype(member)>(recorder, value, sources[i]);
    };
}

/// The inputs are the first steps; people see them as they were written, "26.90" and not "26.9".
trace::Derivation as_written(trace::Derivation derivation, std::span<const Decimal> inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i)
        derivation.steps[i].shown = inputs[i].to_string();
    return derivation;
}

/// Reads a formula step by step; `sources` are those of the inputs, then of d and D.
Result<trace::Derivation> derive(FormulaId id, std::span<const Decimal> inputs,
                                 std::optional<DayShare> share,
                                 std::span<const trace::SourceId> sources) {
    // An amount may fit where its volume does not: what is no line is not explained either.
    if (const auto line = evaluate(id, inputs, share); !line) return line.errors();
    const auto raw = detail::admit_all(card_of(id).inputs, inputs, share);
    return detail::without_overflow([&] {
        trace::Derivation derivation;
        detail::visit_formula(Formulas{}, id, [&]<class F>() {
            Recorder recorder;
            const auto formula = detail::filled<typename F::template On<Traced>>(
                raw->inputs, inputs_from(recorder, sources));
            const auto finished = [&](const auto& amount) {
                derivation = trace::traced::derived<unit::rub, money_scale, Rounding::half_up>(
                    amount, recorder);
            };
            const auto amount = formula.amount();
            if (!share) return finished(amount);
            const auto part = detail::filled<PartOfMonth<Traced>>(
                raw->share, inputs_from(recorder, sources.subspan(inputs.size())));
            finished(part.of(amount));
        });
        return as_written(std::move(derivation), inputs);
    });
}

/// The same of a formula of a volume.
Result<trace::Derivation> derive(VolumeFormulaId id, std::span<const Decimal> inputs,
                                 std::span<const trace::SourceId> sources) {
    const auto raw = detail::admit_all(card_of(id).inputs, inputs);
    if (!raw) return raw.errors();
    return detail::without_overflow([&] {
        trace::Derivation derivation;
        detail::visit_formula(VolumeFormulas{}, id, [&]<class F>() {
            Recorder recorder;
            const auto formula = detail::filled<typename F::template On<Traced>>(
                raw->inputs, inputs_from(recorder, sources));
            // First the steps, then the copy of the recorder that holds them.
            const auto volume = formula.volume();
            derivation =
                trace::traced::derived<F::resource, detail::carry_scale, Rounding::half_up>(
                    volume, recorder);
        });
        return as_written(std::move(derivation), inputs);
    });
}

/// To what a result was rounded.
Phrase rounding_text(Unit unit) {
    if (unit == unit::rub) return {"с округлением до копейки", "rounded to the kopeck"};
    return {"с округлением до 7 знаков", "rounded to 7 decimals"};
}

/// "12,345 м³ × 39,56 ₽/м³ = 488,3682 ₽, с округлением до копейки
/// 488,37 ₽."
Text arithmetic(const trace::Derivation& derivation) {
    const auto in = [&](Language language) {
        const auto& exact = derivation.result();
        const bool money = exact.unit == unit::rub;
        const auto rounded = trace::measure_text(
            money ? derivation.rounded : derivation.rounded.normalized(), exact.unit, language);
        std::string text = trace::expression(derivation, language) + " = ";
        const auto parsed = Decimal::parse(exact.value);
        if (parsed && *parsed == derivation.rounded) return text + rounded + ".";
        return text + trace::measure_text(exact.shown, exact.unit, language) + ", " +
               std::string(rounding_text(exact.unit).in(language)) + " " + rounded + ".";
    };
    return {in(Language::ru), in(Language::en)};
}

using Sources = std::vector<trace::Source>;

/// "Тариф: ..., с 01.07.2025 по 31.12.2025." for every tariff of the line.
std::string tariffs_text(const trace::Derivation& derivation, const Sources& sources,
                         Language language) {
    std::string text;
    for (const auto& step : derivation.steps) {
        if (!step.source) continue;
        const auto& source = sources.at(static_cast<std::size_t>(*step.source));
        if (source.kind != trace::SourceKind::tariff) continue;
        const std::string dates = trace::interval_text(source.valid, language);
        text +=
            text.empty() ? std::string(language == Language::ru ? "Тариф: " : "Tariff: ") : "; ";
        text += source.label.in(language) + (dates.empty() ? "" : ", " + dates);
    }
    return text.empty() ? text : text + ".";
}

/// What is wrong with a source that a resident should not take for certain; empty if nothing is.
/// A computed value has an id where it stands on a document, as a volume by norm does.
Phrase doubt_of(const trace::Source& source) {
    using trace::SourceKind;
    const bool document = source.kind == SourceKind::tariff || source.kind == SourceKind::norm ||
                          source.kind == SourceKind::law ||
                          (source.kind == SourceKind::computed && !source.id.empty());
    if (!document) return {};
    switch (source.reference.standing) {
        case trace::Standing::synthetic:
            return {"условное, нигде не опубликовано", "synthetic, published nowhere"};
        case trace::Standing::assumed:
            return {"принято условно", "assumed"};
        case trace::Standing::published:
            break;
    }
    if (source.reference.confidence == trace::Confidence::low)
        return {"источник ненадёжен", "the source is of low confidence"};
    return {};
}

std::string doubts_text(const trace::Derivation& derivation, const Sources& sources,
                        Language language) {
    std::string text;
    for (const auto& step : derivation.steps) {
        if (!step.source) continue;
        const Phrase doubt = doubt_of(sources.at(static_cast<std::size_t>(*step.source)));
        if (doubt.ru.empty()) continue;
        text +=
            text.empty() ? (language == Language::ru ? " Не проверено: " : " Unverified: ") : "; ";
        text += std::string(formula::meaning_of(step.symbol).in(language)) + " (" +
                std::string(doubt.in(language)) + ")";
    }
    return text.empty() ? text : text + ".";
}

/// What a resident should know of the sources: whose tariffs they are, and what is not certain.
Text provenance(const trace::Derivation& derivation, const Sources& sources) {
    const auto in = [&](Language language) {
        std::string text = tariffs_text(derivation, sources, language) +
                           doubts_text(derivation, sources, language);
        return text.starts_with(' ') ? text.substr(1) : text;
    };
    return {in(Language::ru), in(Language::en)};
}

trace::Explanation explanation(const formula::Card& card, trace::Derivation derivation,
                               std::vector<trace::Source> sources, Text title, const Text& reason) {
    trace::Explanation result;
    result.title = std::move(title);
    if (!reason.empty()) result.sentences.push_back(reason);
    result.sentences.push_back(arithmetic(derivation));
    if (auto from = provenance(derivation, sources); !from.empty())
        result.sentences.push_back(std::move(from));
    result.law = card.law;
    result.formula = card.name;
    result.derivation = std::move(derivation);
    result.sources = std::move(sources);
    return result;
}

}  // namespace

Result<trace::Explanation> explain(FormulaId id, std::span<const Decimal> inputs,
                                   std::optional<DayShare> share) {
    std::vector<trace::Source> sources{{.kind = trace::SourceKind::given}};
    const std::vector<trace::SourceId> ids(inputs.size() + 2, trace::SourceId{0});
    auto derivation = derive(id, inputs, share, ids);
    if (!derivation) return derivation.errors();
    const auto& card = card_of(id).card;
    return explanation(card, *std::move(derivation), std::move(sources), card.title, {});
}

Result<trace::Explanation> explain(VolumeFormulaId id, std::span<const Decimal> inputs) {
    std::vector<trace::Source> sources{{.kind = trace::SourceKind::given}};
    const std::vector<trace::SourceId> ids(inputs.size(), trace::SourceId{0});
    auto derivation = derive(id, inputs, ids);
    if (!derivation) return derivation.errors();
    const auto& card = card_of(id).card;
    return explanation(card, *std::move(derivation), std::move(sources), card.title, {});
}

Result<trace::Explanation> explain(const ChargeLine& line, const Text& service,
                                   const trace::SourceList& sources) {
    std::vector<Decimal> inputs;
    std::vector<trace::SourceId> ids;
    std::vector<trace::Source> used;
    const auto use = [&](trace::Source source) {
        used.push_back(std::move(source));
        ids.push_back(static_cast<trace::SourceId>(used.size() - 1));
    };
    for (const auto& input : line.inputs) {
        inputs.push_back(input.value);
        use(sources[input.source]);
    }
    const trace::Source calendar{
        .kind = trace::SourceKind::calendar,
        .label = {"дни расчётного периода " + trace::month_text(line.month, Language::ru) + ", " +
                      trace::interval_text(line.interval, Language::ru),
                  "days of the month " + trace::month_text(line.month, Language::en) + ", " +
                      trace::interval_text(line.interval, Language::en)}};
    use(calendar);
    use(calendar);

    auto derived = derive(line.formula, inputs, line.share, ids);
    if (!derived) return derived.errors();
    auto& derivation = *derived;
    if (derivation.rounded != line.amount.to_decimal())
        return Error{ErrorCode::identity_violated,
                     "amount",
                     line.amount.to_string(),
                     {derivation.rounded.to_string(), derivation.rounded.to_string()}};

    const auto title = [&](Language language) {
        return service.in(language) + ", " + trace::month_text(line.month, language) + ": " +
               trace::money_text(line.amount, language);
    };
    return explanation(card_of(line.formula).card, std::move(derivation), std::move(used),
                       {title(Language::ru), title(Language::en)}, line.reason);
}

}  // namespace kvit::charge
