// A comparison as text: sentences, and a tree.
#include "audit/words.hpp"
#include "kvit/audit/compare.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::audit {
namespace {

using trace::money_text;

/// "1 200,00 ₽ → 1 253,83 ₽: +53,83 ₽"
std::string change(Money before, Money after, Language language) {
    return money_text(before, language) + " → " + money_text(after, language) + ": " +
           signed_money(after - before, language);
}

std::string months_text(const AccountDifference& account, Language language) {
    if (!account.before) return say({"квитанции раньше нет", "no bill before"}, language);
    if (!account.after) return say({"квитанции больше нет", "no bill after"}, language);
    const std::string from = trace::month_text(account.before->month, language);
    const std::string to = trace::month_text(account.after->month, language);
    return from == to ? to : from + " → " + to;
}

std::string nothing(Language language) {
    return say({"Разницы нет.", "There is no difference."}, language) + "\n";
}

/// Draws what stands under an account.
class Tree {
  public:
    Tree(const AccountDifference& account, Language language)
        : account_(account), language_(language) {}

    std::string text() {
        const auto before = account_.totals_before().to_pay;
        const auto after = account_.totals_after().to_pay;
        text_ = account_.account.text() + " (" + months_text(account_, language_) +
                "): " + say({"к оплате ", "to pay "}, language_) +
                change(before, after, language_) + "\n";
        left_ = account_.lines.size() + account_.movements.size();
        for (const auto& line : account_.lines) {
            const std::string below = branch("", left_ == 1);
            text_ +=
                line.title.in(language_) + ": " + change(line.before, line.after, language_) + "\n";
            for (std::size_t i = 0; i < line.parts.size(); ++i)
                part(line.parts[i], below, i + 1 == line.parts.size());
            --left_;
        }
        for (const auto& movement : account_.movements) {
            branch("", left_ == 1);
            text_ += movement.part.text.in(language_) + "\n";
            --left_;
        }
        return std::move(text_);
    }

  private:
    /// The indent of what stands below.
    std::string branch(const std::string& indent, bool last) {
        text_ += indent + (last ? "└─ " : "├─ ");
        return indent + (last ? "   " : "│  ");
    }

    void part(const Part& part, const std::string& indent, bool last) {
        const std::string below = branch(indent, last);
        text_ += signed_money(part.amount, language_) + "  " +
                 say(row_of(part.cause).meaning, language_);
        if (!part.symbol.empty()) text_ += ", " + part.symbol + " " + part.name.in(language_);
        text_ += "\n";
        if (part.before && part.after) {
            value({"было ", "was "}, *part.before, part.unit, below);
            value({"стало ", "now "}, *part.after, part.unit, below);
        } else {
            text_ += below + "    " + part.text.in(language_) + "\n";
        }
    }

    void value(const Phrase& sign, const Known& known, Unit unit, const std::string& indent) {
        const trace::Source& source = account_.sources[known.source];
        text_ += indent + "    " + say(sign, language_) +
                 trace::measure_text(known.value, unit, language_);
        const std::string origin = source_text(source, language_);
        if (!origin.empty()) text_ += "  " + origin;
        if (!source.id.empty()) text_ += " [" + source.id + "]";
        text_ += "\n";
        for (const auto& operand : source.operands)
            text_ += indent + "      " + (operand.minus ? "− " : "+ ") +
                     trace::number_text(operand.value, language_) + "  " +
                     operand.label.in(language_) +
                     (operand.fact.empty() ? "" : " [" + operand.fact + "]") + "\n";
    }

    const AccountDifference& account_;
    Language language_;
    std::string text_;
    std::size_t left_ = 0;
};

}  // namespace

std::string sentence_of(const Comparison& comparison, Language language) {
    if (comparison.empty()) return nothing(language);
    std::string text;
    for (const auto& account : comparison.accounts) {
        text += say({"Счёт ", "Account "}, language) + account.account.text() + ", " +
                months_text(account, language) + say({", к оплате ", ", to pay "}, language) +
                change(account.totals_before().to_pay, account.totals_after().to_pay, language) +
                ".\n";
        for (const auto& line : account.lines)
            for (const auto& part : line.parts) text += part.text.in(language) + "\n";
        for (const auto& movement : account.movements)
            text += movement.part.text.in(language) + "\n";
    }
    return text;
}

std::string tree_of(const Comparison& comparison, Language language) {
    if (comparison.empty()) return nothing(language);
    std::string text;
    for (const auto& account : comparison.accounts) text += Tree(account, language).text();
    text += say({"К оплате всего ", "To pay in all "}, language) +
            change(comparison.before.to_pay, comparison.after.to_pay, language) + "\n";
    for (const auto& [cause, amount] : comparison.causes)
        text += "  " + signed_money(amount, language) + "  " +
                say(row_of(cause).meaning, language) + "\n";
    return text;
}

}  // namespace kvit::audit
