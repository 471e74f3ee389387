// A derivation on one line.
#include "kvit/trace/derivation.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::trace {
namespace {

class Writer {
  public:
    Writer(const Derivation& derivation, Language language)
        : steps_(derivation.steps), language_(language) {}

    std::string text(const Step& step) const {
        const auto infix = [&](const char* sign, int left, int right) {
            return operand(step, 0, left) + sign + operand(step, 1, right);
        };
        switch (step.operation) {
            case Operation::input:
                return measure_text(step.shown, step.unit, language_);
            case Operation::literal:
                return number_text(step.shown, language_);
            case Operation::add:
                return infix(" + ", 1, 1);
            case Operation::subtract:
                return infix(" − ", 1, 2);
            case Operation::multiply:
                return infix(" × ", 2, 2);
            case Operation::divide:
                return infix(" / ", 2, 3);
            case Operation::negate:
                return "−" + operand(step, 0, 3);
            case Operation::minimum:
                return "min(" + infix("; ", 0, 0) + ")";
            case Operation::maximum:
                return "max(" + infix("; ", 0, 0) + ")";
            case Operation::select:
                return operand(step, 0, 0);
            case Operation::sum: {
                std::string all;
                for (std::size_t i = 0; i < step.operands.size(); ++i)
                    all += (i == 0 ? "" : " + ") + operand(step, i, 1);
                return all.empty() ? "0" : all;
            }
        }
        return {};
    }

  private:
    /// Binding strength: sums 1, products 2, leaves 3. A choice is as strong as what it chose, and
    /// a negative number is as weak as a sum, unless it stands first.
    int strength(const Step& step, bool first) const {
        switch (step.operation) {
            case Operation::add:
            case Operation::subtract:
                return 1;
            case Operation::sum:
                return step.operands.size() > 1 ? 1 : 3;
            case Operation::multiply:
            case Operation::divide:
                return 2;
            case Operation::negate:
                return first ? 2 : 0;
            case Operation::select:
                return strength(steps_.at(step.operands.front()), first);
            case Operation::input:
            case Operation::literal:
                return !first && step.shown.front() == '-' ? 0 : 3;
            case Operation::minimum:
            case Operation::maximum:
                return 3;
        }
        return 3;
    }

    std::string operand(const Step& step, std::size_t index, int least) const {
        const Step& inner = steps_.at(step.operands.at(index));
        const std::string inner_text = text(inner);
        const bool first = index == 0 && least < 3;
        return strength(inner, first) < least ? "(" + inner_text + ")" : inner_text;
    }

    const std::vector<Step>& steps_;
    Language language_;
};

}  // namespace

std::string expression(const Derivation& derivation, Language language) {
    return Writer(derivation, language).text(derivation.result());
}

}  // namespace kvit::trace
