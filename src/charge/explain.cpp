// The explained reading of every formula, behind run-time ids.
#include "kvit/charge/explain.hpp"

#include "charge/read.hpp"
#include "kvit/trace/number.hpp"
#include "trace/traced.hpp"

namespace kvit::charge {
namespace {

using trace::traced::Recorder;
using trace::traced::Traced;

/// Reads a formula step by step; `sources` are those of the inputs, then of d and D.
Result<trace::Derivation> derive(FormulaId id, std::span<const Decimal> inputs,
                                 std::optional<DayShare> share,
                                 std::span<const trace::SourceId> sources) {
    const auto raw = detail::admit_all(card_of(id), inputs, share);
    if (!raw) return raw.errors();
    trace::Derivation derivation;
    detail::visit_formula(Formulas{}, id, [&]<class F>() {
        Recorder recorder;
        const auto from = [&](std::size_t first) {
            return [&, first](const auto& member, std::int64_t value, std::size_t i) {
                return std::remove_cvref_t<decltype(member)>(recorder, value, sources[first + i]);
            };
        };
        const auto formula = detail::filled<typename F::template On<Traced>>(raw->inputs, from(0));
        const auto finished = [&](const auto& amount) {
            derivation = trace::traced::derived<unit::rub, 2, Rounding::half_up>(amount, recorder);
        };
        const auto amount = formula.amount();
        if (!share) return finished(amount);
        const auto part =
            detail::filled<PartOfMonth<Traced>>(raw->share, from(card_of(id).inputs.size()));
        finished(part.of(amount));
    });
    // The inputs are the first steps; people see them as they were written, "26.90" and not "26.9".
    for (std::size_t i = 0; i < inputs.size(); ++i)
        derivation.steps[i].shown = inputs[i].to_string();
    return derivation;
}

/// "12,345 м³ × 39,56 ₽/м³ = 488,3682 ₽, с округлением до копейки
/// 488,37 ₽."
Text arithmetic(const trace::Derivation& derivation) {
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        const auto& exact = derivation.result();
        const auto rounded = trace::measure_text(derivation.rounded, unit::rub, language);
        std::string text = trace::expression(derivation, language) + " = ";
        const auto parsed = Decimal::parse(exact.value);
        if (parsed && *parsed == derivation.rounded) return text + rounded + ".";
        return text + trace::measure_text(exact.shown, exact.unit, language) +
               (russian ? ", с округлением до копейки " : ", rounded to the kopeck ") + rounded +
               ".";
    };
    return {in(Language::ru), in(Language::en)};
}

/// What a resident should know of the sources: whose tariff it is, and what is not certain.
Text provenance(const trace::Derivation& derivation, const std::vector<trace::Source>& sources) {
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        std::string text;
        std::string doubts;
        for (const auto& step : derivation.steps) {
            if (!step.source) continue;
            const auto& source = sources.at(static_cast<std::size_t>(*step.source));
            if (source.kind == trace::SourceKind::tariff && text.empty())
                text = (russian ? "Тариф: " : "Tariff: ") + source.label.in(language) +
                       [&, dates = trace::interval_text(source.valid, language)] {
                           return dates.empty() ? std::string() : ", " + dates;
                       }() +
                       ".";
            const bool doubtful = source.reference.confidence == trace::Confidence::low ||
                                  source.reference.standing != trace::Standing::published;
            const bool document = source.kind == trace::SourceKind::tariff ||
                                  source.kind == trace::SourceKind::norm ||
                                  source.kind == trace::SourceKind::law;
            if (!doubtful || !document) continue;
            const Phrase mark = source.reference.standing == trace::Standing::synthetic
                                    ? Phrase{"условное (не опубликованное) значение",
                                             "a synthetic value, published nowhere"}
                                : source.reference.standing == trace::Standing::assumed
                                    ? Phrase{"принято условно", "assumed"}
                                    : Phrase{"источник ненадёжен", "a source of low confidence"};
            doubts += (doubts.empty() ? (russian ? " Не проверено: " : " Unverified: ") : "; ") +
                      step.symbol + " — " + std::string(mark.in(language));
        }
        return text + (doubts.empty() ? "" : doubts + ".");
    };
    return {in(Language::ru), in(Language::en)};
}

trace::Explanation explanation(FormulaId id, trace::Derivation derivation,
                               std::vector<trace::Source> sources, Text title, const Text& reason) {
    const auto& card = card_of(id).card;
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
    return explanation(id, *std::move(derivation), std::move(sources), card_of(id).card.title, {});
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
        .label = {"дни расчётного периода " + line.month.to_string() + ", " +
                      trace::interval_text(line.interval, Language::ru),
                  "days of the month " + line.month.to_string() + ", " +
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
        return service.in(language) + ", " + line.month.to_string() + ": " +
               trace::money_text(line.amount, language);
    };
    return explanation(line.formula, std::move(derivation), std::move(used),
                       {title(Language::ru), title(Language::en)}, line.reason);
}

}  // namespace kvit::charge
