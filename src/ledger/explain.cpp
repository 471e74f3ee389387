// Why an interval of a penalty is what it is.
#include "kvit/ledger/explain.hpp"

#include "kvit/trace/number.hpp"
#include "ledger/amounts.hpp"
#include "trace/traced.hpp"

namespace kvit::ledger {
namespace {

using trace::date_text;
using trace::money_text;
using trace::month_text;
using trace::number_text;

/// What one interval says, in one language.
class Teller {
  public:
    Teller(const Penalty& penalty, const PenaltyInterval& interval, Language language)
        : penalty_(penalty),
          interval_(interval),
          debt_(penalty.debts.at(interval.debt)),
          language_(language) {}

    std::string title() const {
        return say("Пени за ", "Penalty for ") + month_text(debt_.period, language_) + ", " +
               trace::interval_text(interval_.days, language_) + ": " +
               money_text(interval_.amount, language_);
    }

    std::string debt_and_days() const {
        std::string text = say("Долг ", "The debt of ") + money_text(interval_.base, language_) +
                           say(" за ", " for ") + month_text(debt_.period, language_) +
                           say(", последний день оплаты ", ", last day for payment ") +
                           date_text(debt_.due_date, language_);
        if (interval_.zero == ZeroReason::not_presented) return text + ".";
        text += say("; дни просрочки: ", "; days overdue: ") + std::to_string(interval_.first_day);
        const int days = interval_.days.days();
        if (days > 1 && interval_.zero != ZeroReason::no_accrual)
            text += "–" + std::to_string(interval_.first_day + days - 1);
        return text + ".";
    }

    std::string arithmetic(const trace::Derivation& derivation, bool by_day) const {
        const int days = by_day ? 1 : interval_.days.days();
        std::string text = money_text(interval_.base, language_) + " × " +
                           number_text(interval_.percent, language_) + " % × 1/" +
                           std::to_string(interval_.divisor) + " × " + std::to_string(days) +
                           say(" дн. = ", " days = ");
        const auto& exact = derivation.result();
        const std::string rounded = trace::measure_text(derivation.rounded, unit::rub, language_);
        const auto decimal = Decimal::parse(exact.value);
        if (!decimal || *decimal != derivation.rounded)
            text += trace::measure_text(exact.shown, unit::rub, language_) +
                    say(", с округлением до копейки ", ", rounded to the kopeck ");
        text += rounded;
        if (by_day)
            text += say("; за ", "; for ") + std::to_string(interval_.days.days()) +
                    say(" дн. ", " days ") + money_text(interval_.amount, language_);
        return text + ".";
    }

    std::string whose() const {
        std::string text = say("Ставка: ", "Rate: ") + label(interval_.rate_source);
        if (interval_.limit_source)
            text += say("; предел: ", "; limit: ") + act(*interval_.limit_source);
        if (interval_.scale_source)
            text += say("; доля ставки: ", "; share of it: ") + act(*interval_.scale_source);
        return text + ".";
    }

    std::string nothing() const {
        const std::string for_it = say("Пени не начисляются: ", "No penalty accrues: ");
        switch (interval_.zero) {
            case ZeroReason::none:
                break;
            case ZeroReason::not_presented:
            case ZeroReason::no_accrual:
                return for_it + label(interval_.zero_source) + ".";
            case ZeroReason::time_barred:
                return for_it + say("истекла исковая давность, ", "the claim is time-barred, ") +
                       act(interval_.zero_source.value()) + ".";
            case ZeroReason::free_days:
                return for_it +
                       say("на эти дни просрочки шкала пени не установила, ",
                           "the scale has none on these days of delay, ") +
                       act(interval_.zero_source.value()) + ".";
        }
        return {};
    }

  private:
    std::string say(const char* ru, const char* en) const {
        return language_ == Language::ru ? ru : en;
    }
    std::string label(std::optional<trace::SourceId> id) const {
        if (!id) return {};
        const auto& source = penalty_.sources[*id];
        const std::string& act = source.reference.act;
        return source.label.in(language_) + (act.empty() ? "" : " (" + act + ")");
    }
    std::string act(trace::SourceId id) const {
        const auto& source = penalty_.sources[id];
        const auto& reference = source.reference;
        if (reference.act.empty()) return source.label.in(language_);
        return reference.act + (reference.article.empty() ? "" : ", " + reference.article);
    }

    const Penalty& penalty_;
    const PenaltyInterval& interval_;
    const DebtOutcome& debt_;
    Language language_;
};

/// The formula of an interval read step by step, with the sources of its inputs.
class Derived {
  public:
    Derived(const Penalty& penalty, const PenaltyInterval& interval)
        : penalty_(penalty), interval_(interval) {}

    trace::Derivation of(int days) {
        using trace::traced::Traced;
        trace::traced::Recorder recorder;
        if (interval_.divisor == 0) {
            const trace::traced::Rational zero(0);
            const auto step = recorder.record(trace::Operation::literal, zero, unit::rub, {});
            return {std::move(recorder).take(step), Decimal(0, 2), Rounding::half_up};
        }
        const RawInterval raw = RawInterval::of(interval_, days);
        const auto input = [&](auto& member, std::int64_t value, trace::Source source) {
            sources.push_back(std::move(source));
            member = std::remove_cvref_t<decltype(member)>(
                recorder, value, static_cast<trace::SourceId>(sources.size() - 1));
        };
        PenaltyOfInterval::On<Traced> formula;
        input(formula.debt, raw.debt, debt());
        input(formula.rate, raw.percent, given(interval_.limit_source, interval_.rate_source));
        input(formula.days, raw.days, calendar());
        input(formula.divisor, raw.divisor, given(interval_.scale_source, std::nullopt));
        const auto amount = formula.amount();
        return trace::traced::derived<unit::rub, 2, Rounding::half_up>(amount, recorder);
    }

    std::vector<trace::Source> sources;

  private:
    trace::Source debt() const {
        const auto& debt = penalty_.debts.at(interval_.debt);
        return {.kind = trace::SourceKind::fact,
                .label = {"долг за " + month_text(debt.period, Language::ru),
                          "debt for " + month_text(debt.period, Language::en)},
                .valid = interval_.days};
    }
    trace::Source calendar() const {
        return {.kind = trace::SourceKind::calendar,
                .label = {"дни " + trace::interval_text(interval_.days, Language::ru),
                          "days " + trace::interval_text(interval_.days, Language::en)}};
    }
    trace::Source given(std::optional<trace::SourceId> first,
                        std::optional<trace::SourceId> otherwise) const {
        if (!first) first = otherwise;
        return first ? penalty_.sources[*first] : trace::Source();
    }

    const Penalty& penalty_;
    const PenaltyInterval& interval_;
};

}  // namespace

Result<trace::Explanation> explain(const Penalty& penalty, std::size_t number) {
    const std::size_t count = penalty.intervals.size();
    if (number < 1 || number > count)
        return Error{ErrorCode::not_found,
                     "interval",
                     std::to_string(number),
                     {"номер от 1 до " + std::to_string(count),
                      "a number from 1 to " + std::to_string(count)}};
    const PenaltyInterval& interval = penalty.intervals[number - 1];
    const bool by_day = penalty.rounding == law::PenaltyRounding::round_day;
    const Teller ru(penalty, interval, Language::ru);
    const Teller en(penalty, interval, Language::en);

    Derived derived(penalty, interval);
    trace::Explanation result;
    try {
        result.derivation = derived.of(by_day ? 1 : interval.days.days());
    } catch (const Overflow&) {
        return Error{ErrorCode::overflow, "interval", std::to_string(number), {}};
    }
    const Decimal one = result.derivation.rounded;
    const Decimal all = by_day ? one * interval.days.days() : one;
    if (all != interval.amount.to_decimal())
        return Error{ErrorCode::identity_violated,
                     "amount",
                     interval.amount.to_string(),
                     {all.to_string(), all.to_string()}};

    result.title = {ru.title(), en.title()};
    result.sentences.emplace_back(ru.debt_and_days(), en.debt_and_days());
    if (interval.zero != ZeroReason::none) {
        result.sentences.emplace_back(ru.nothing(), en.nothing());
    } else {
        result.sentences.push_back(
            {ru.arithmetic(result.derivation, by_day), en.arithmetic(result.derivation, by_day)});
        result.sentences.emplace_back(ru.whose(), en.whose());
    }
    if (interval.scale_source) {
        const auto& reference = penalty.sources[*interval.scale_source].reference;
        const std::string law =
            reference.act + (reference.article.empty() ? "" : ", " + reference.article);
        result.law = {law, law};
    }
    result.formula = PenaltyOfInterval::card.name;
    result.sources = std::move(derived.sources);
    return result;
}

}  // namespace kvit::ledger
