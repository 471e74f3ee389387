#include "trace/traced.hpp"

namespace kvit::trace::traced {
namespace {

using formula::exact::Integer;

/// Decimals that people are shown of a number that does not end.
constexpr int shown_decimals = 7;

/// How many decimals the number needs; -1 if it does not end.
int decimals_of(const Rational& number) {
    Integer rest = denominator(number);
    int twos = 0;
    int fives = 0;
    for (; rest % 2 == 0; rest /= 2) ++twos;
    for (; rest % 5 == 0; rest /= 5) ++fives;
    return rest == 1 ? std::max(twos, fives) : -1;
}

/// Cut to `decimals` decimals.
std::string decimal_text(const Rational& number, int decimals) {
    const Integer scaled = abs(numerator(number)) *
                           pow(Integer(10), static_cast<unsigned>(decimals)) / denominator(number);
    std::string digits = scaled.str();
    const auto scale = static_cast<std::size_t>(decimals);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
    return number < 0 ? "-" + digits : digits;
}

Step step_of(Operation operation, const Rational& number, Unit unit) {
    Step step;
    step.operation = operation;
    step.unit = unit;
    const int decimals = decimals_of(number);
    if (decimals >= 0) {
        step.value = step.shown = decimal_text(number, decimals);
    } else {
        step.value = numerator(number).str() + "/" + denominator(number).str();
        step.shown = "~" + decimal_text(number, shown_decimals);
    }
    return step;
}

}  // namespace

std::uint32_t Recorder::record(Operation operation, const Rational& value, Unit unit,
                               std::vector<std::uint32_t> operands) {
    Step step = step_of(operation, value, unit);
    step.operands = std::move(operands);
    steps_.push_back(std::move(step));
    return static_cast<std::uint32_t>(steps_.size() - 1);
}

std::uint32_t Recorder::record_input(std::string_view symbol, const Rational& value, Unit unit,
                                     std::optional<SourceId> source) {
    const auto at = record(Operation::input, value, unit, {});
    steps_[at].symbol = symbol;
    steps_[at].source = source;
    return at;
}

void Recorder::name(std::uint32_t step, std::string_view symbol) {
    if (steps_[step].operation != Operation::input) steps_[step].symbol = symbol;
}

}  // namespace kvit::trace::traced
