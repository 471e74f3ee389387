#include "audit/steps.hpp"

#include <algorithm>

#include "audit/input_cause.hpp"
#include "kvit/formula/symbols.hpp"

namespace kvit::audit {
namespace {

using charge::ChargeLine;
using charge::LineInput;
using charge::detail::exact_amount;
using charge::detail::ExactAmount;

/// A fraction of the whole month: the share of a line and the days of a piece of it.
struct Fraction {
    std::int64_t part = 1;
    std::int64_t whole = 1;

    friend bool operator==(const Fraction& a, const Fraction& b) {
        return a.part * b.whole == b.part * a.whole;
    }
};

Fraction fraction_of(const Portion& portion) {
    const auto& share = portion.line->share;
    return {portion.days * (share ? share->days : 1),
            portion.of_days * (share ? share->of_days : 1)};
}

/// What stands at a place on the way.
class Point {
  public:
    Point(const Portion& portion) : id_(portion.line->formula), fraction_(fraction_of(portion)) {
        for (const auto& input : portion.line->inputs) values_.push_back(input.value);
    }

    void take(std::size_t input, Decimal value) { values_[input] = value; }
    void take(Fraction fraction) { fraction_ = fraction; }
    const Fraction& fraction() const { return fraction_; }

    Result<ExactAmount> amount() const {
        const auto whole = exact_amount(id_, values_);
        if (!whole.ok()) return whole.errors();
        return whole->times(fraction_.part, fraction_.whole);
    }

  private:
    charge::FormulaId id_;
    std::vector<Decimal> values_;
    Fraction fraction_;
};

/// The days that a portion counts for: of its share, or of the month.
std::int64_t counted_days(const Portion& portion) {
    if (!portion.whole()) return portion.days;
    return portion.line->share ? portion.line->share->days : portion.line->interval.days();
}

class Way {
  public:
    Way(const Sides& sides, std::span<const Piece> pieces) : sides_(sides), pieces_(pieces) {}

    Errors walk(const Piece& piece) {
        if (piece.before.line == nullptr) return alone(piece.after, Cause::appeared);
        if (piece.after.line == nullptr) return alone(piece.before, Cause::vanished);
        return through(piece.before, piece.after);
    }

    std::vector<Step> steps() && {
        std::erase_if(steps_, [](const Step& step) { return step.exact.is_zero(); });
        return std::move(steps_);
    }

  private:
    /// Days that only one side has.
    Errors alone(const Portion& portion, Cause cause) {
        const auto amount = Point(portion).amount();
        if (!amount.ok()) return amount.errors();
        const bool comes = cause == Cause::appeared;
        add({.cause = cause, .amount = {}}, comes ? *amount : ExactAmount() - *amount);
        return {};
    }

    Errors through(const Portion& before, const Portion& after) {
        const auto& card = charge::card_of(before.line->formula);
        Point point(before);
        auto at = point.amount();
        if (!at.ok()) return at.errors();
        if (const auto there = Point(after).amount(); !there.ok()) return there.errors();
        const Fraction last = fraction_of(after);
        const std::size_t volume = shared_volume(before, after, last);
        for (std::size_t i = 0; i < card.inputs.size(); ++i) {
            const LineInput& from = before.line->inputs[i];
            const LineInput& to = after.line->inputs[i];
            if (from.value == to.value && i != volume) continue;
            point.take(i, to.value);
            if (i == volume) point.take(last);
            Part part = input_part(sides_, card.inputs[i], from, to);
            const auto next = point.amount();
            if (!next.ok()) return next.errors();
            if (i == volume) {
                part.before->value = volume_of(&Piece::before, i);
                part.after->value = volume_of(&Piece::after, i);
            }
            add(std::move(part), *next - *at, i == volume);
            at = next;
        }
        if (point.fraction() == last) return {};
        point.take(last);
        const auto next = point.amount();
        if (!next.ok()) return next.errors();
        add(days_part(sides_, *before.line, *after.line, counted_days(before), counted_days(after)),
            *next - *at);
        return {};
    }

    /// The volume of lines that were cut with the volume and not by days: then it changes together
    /// with the days. Past the end where there is none.
    static std::size_t shared_volume(const Portion& before, const Portion& after, Fraction last) {
        const auto& card = charge::card_of(before.line->formula);
        const bool by_days = before.line->share || after.line->share;
        if (by_days || fraction_of(before) == last) return card.inputs.size();
        for (std::size_t i = 0; i < card.inputs.size(); ++i)
            if (card.inputs[i].kind.unit == card.resource &&
                before.line->inputs[i].value != after.line->inputs[i].value)
                return i;
        return card.inputs.size();
    }

    /// What all lines of one side took together.
    Decimal volume_of(Portion Piece::*side, std::size_t input) const {
        std::vector<const ChargeLine*> seen;
        Decimal sum;
        for (const auto& piece : pieces_) {
            const ChargeLine* line = (piece.*side).line;
            if (line == nullptr || std::find(seen.begin(), seen.end(), line) != seen.end())
                continue;
            seen.push_back(line);
            sum = sum + line->inputs[input].value;
        }
        return sum;
    }

    /// Steps of the same change in several pieces are one; those of a shared volume add up.
    void add(Part part, const ExactAmount& exact, bool volume = false) {
        for (auto& step : steps_) {
            const bool alike = step.part.cause == part.cause && step.part.symbol == part.symbol;
            if (!alike) continue;
            if (!volume && (step.part.before != part.before || step.part.after != part.after))
                continue;
            step.exact = step.exact + exact;
            return;
        }
        steps_.push_back({std::move(part), exact});
    }

    const Sides& sides_;
    std::span<const Piece> pieces_;
    std::vector<Step> steps_;
};

}  // namespace

Result<std::vector<Step>> steps_of(const Sides& sides, std::span<const Piece> pieces) {
    Way way(sides, pieces);
    for (const auto& piece : pieces)
        if (auto errors = way.walk(piece); !errors.empty()) return errors;
    return std::move(way).steps();
}

Result<ExactAmount> exact_of(const ChargeLine& line) {
    return Point(Portion{.line = &line}).amount();
}

std::vector<Part> rounded(std::vector<Step> steps, Money difference) {
    std::vector<Part> parts;
    std::vector<std::size_t> order;
    Money left = difference;
    for (auto& [part, exact] : steps) {
        part.amount = exact.floor();
        left -= part.amount;
        order.push_back(order.size());
        parts.push_back(std::move(part));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return ExactAmount::larger_remainder(steps[a].exact, steps[b].exact);
    });
    for (const auto index : order) {
        if (left <= Money()) break;
        parts[index].amount += Money::kopecks(1);
        left -= Money::kopecks(1);
    }
    if (!left.is_zero()) parts.push_back({.cause = Cause::rounding, .amount = left});
    return parts;
}

}  // namespace kvit::audit
