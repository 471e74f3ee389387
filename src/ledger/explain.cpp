// Why an interval of a penalty is what it is.
#include "kvit/ledger/explain.hpp"

#include <algorithm>

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
        std::string text = say("Ставка: ", "Rate: ") + labels(interval_.sources.rate);
        if (!interval_.sources.limit.empty())
            text += say("; предел: ", "; limit: ") + acts(interval_.sources.limit);
        if (!interval_.sources.scale.empty())
            text += say("; доля ставки: ", "; share of it: ") + acts(interval_.sources.scale);
        return text + ".";
    }

    std::string nothing() const {
        const std::string for_it = say("Пени не начисляются: ", "No penalty accrues: ");
        switch (interval_.zero) {
            case ZeroReason::none:
                break;
            case ZeroReason::not_presented:
            case ZeroReason::no_accrual:
                return for_it + labels(interval_.sources.zero) + ".";
            case ZeroReason::time_barred:
                return for_it + say("истекла исковая давность, ", "the claim is time-barred, ") +
                       acts(interval_.sources.zero) + ".";
            case ZeroReason::free_days:
                return for_it +
                       say("на эти дни просрочки шкала пени не установила, ",
                           "the scale has none on these days of delay, ") +
                       acts(interval_.sources.zero) + ".";
        }
        return {};
    }

  private:
    std::string say(const char* ru, const char* en) const {
        return language_ == Language::ru ? ru : en;
    }
    using Sources = std::vector<trace::SourceId>;

    /// What each source says, each text once.
    template <class Tell>
    static std::string joined(const Sources& sources, Tell tell) {
        std::vector<std::string> told;
        for (const auto id : sources) {
            std::string text = tell(id);
            if (std::find(told.begin(), told.end(), text) == told.end())
                told.push_back(std::move(text));
        }
        std::string all;
        for (const auto& text : told) all += (all.empty() ? "" : ", ") + text;
        return all;
    }
    std::string labels(const Sources& sources) const {
        return joined(sources, [this](trace::SourceId id) {
            const auto& source = penalty_.sources[id];
            const std::string& act = source.reference.act;
            return source.label.in(language_) + (act.empty() ? "" : " (" + act + ")");
        });
    }
    std::string acts(const Sources& sources) const {
        return joined(sources, [this](trace::SourceId id) { return act(id); });
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
        input(formula.rate, raw.percent, given(interval_.sources.limit, interval_.sources.rate));
        input(formula.days, raw.days, calendar());
        input(formula.divisor, raw.divisor, given(interval_.sources.scale, {}));
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
    /// The first of the sources of one role, or of another where it has none.
    trace::Source given(const std::vector<trace::SourceId>& role,
                        const std::vector<trace::SourceId>& otherwise) const {
        const auto& of = role.empty() ? otherwise : role;
        return of.empty() ? trace::Source() : penalty_.sources[of.front()];
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
        result.sentences.emplace_back(ru.arithmetic(result.derivation, by_day),
                                      en.arithmetic(result.derivation, by_day));
        result.sentences.emplace_back(ru.whose(), en.whose());
    }
    if (!interval.sources.scale.empty()) {
        const auto& reference = penalty.sources[interval.sources.scale.front()].reference;
        const std::string law =
            reference.act + (reference.article.empty() ? "" : ", " + reference.article);
        result.law = {law, law};
    }
    result.formula = PenaltyOfInterval::card.name;
    result.sources = std::move(derived.sources);
    return result;
}

}  // namespace kvit::ledger
