// An explanation as text: sentences for a resident, a tree for an engineer.
#include "kvit/formula/symbols.hpp"
#include "kvit/trace/explanation.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::trace {
namespace {

constexpr Phrase kind_text(SourceKind kind) {
    switch (kind) {
        case SourceKind::given:
            return {"задано при вызове", "given by the caller"};
        case SourceKind::fact:
            return {"факт", "fact"};
        case SourceKind::tariff:
            return {"тариф", "tariff"};
        case SourceKind::norm:
            return {"норматив", "norm"};
        case SourceKind::law:
            return {"нормативный параметр", "legal parameter"};
        case SourceKind::calendar:
            return {"календарь", "calendar"};
        case SourceKind::computed:
            return {"вычислено", "computed"};
    }
    return {};
}

constexpr Phrase confidence_text(Confidence confidence) {
    switch (confidence) {
        case Confidence::high:
            return {"доверие высокое", "confidence high"};
        case Confidence::medium:
            return {"доверие среднее", "confidence medium"};
        case Confidence::low:
            return {"доверие низкое", "confidence low"};
    }
    return {};
}

constexpr Phrase standing_text(Standing standing) {
    switch (standing) {
        case Standing::published:
            return {"опубликовано", "published"};
        case Standing::assumed:
            return {"ПРИНЯТО УСЛОВНО", "ASSUMED"};
        case Standing::synthetic:
            return {"СИНТЕТИЧЕСКОЕ ЗНАЧЕНИЕ", "SYNTHETIC"};
    }
    return {};
}

constexpr std::string_view sign_of(Operation operation) {
    switch (operation) {
        case Operation::add:
        case Operation::sum:
            return "+";
        case Operation::subtract:
        case Operation::negate:
            return "−";
        case Operation::multiply:
            return "×";
        case Operation::divide:
            return "/";
        case Operation::minimum:
            return "min";
        case Operation::maximum:
            return "max";
        case Operation::select:
            return "?";
        case Operation::input:
        case Operation::literal:
            return "";
    }
    return "";
}

class Tree {
  public:
    Tree(const Explanation& explanation, Language language)
        : explanation_(explanation), language_(language) {}

    std::string text() {
        const auto& derivation = explanation_.derivation;
        line(explanation_.title.in(language_));
        line(say({"формула ", "formula "}) + explanation_.formula + ": " +
             explanation_.law.in(language_));
        const Step& result = derivation.result();
        line(measure_text(derivation.rounded, result.unit, language_) +
             say({" = округление ", " = rounding of "}) +
             measure_text(result.shown, result.unit, language_) + say({" до ", " to "}) +
             number_text(Decimal(1, derivation.rounded.scale()), language_) +
             say(derivation.rounding == Rounding::half_up
                     ? Phrase{", половина от нуля, один раз", ", half away from zero, once"}
                     : Phrase{", отбрасыванием, один раз", ", cut off, once"}));
        step(result, "", true);
        return std::move(text_);
    }

  private:
    std::string say(Phrase phrase) const { return std::string(phrase.in(language_)); }
    void line(const std::string& content) { text_ += content + "\n"; }

    void step(const Step& at, const std::string& indent, bool last) {
        std::string head(sign_of(at.operation));
        if (!at.symbol.empty()) {
            head = at.symbol + " " + say(formula::meaning_of(at.symbol)) +
                   (head.empty() ? "" : " [" + head + "]");
        } else if (at.operation == Operation::literal) {
            head = say({"постоянная", "constant"});
        }
        line(indent + (last ? "└─ " : "├─ ") + head + " = " +
             measure_text(at.shown, at.unit, language_));
        const std::string below = indent + (last ? "   " : "│  ");
        if (at.source) source(explanation_.sources.at(static_cast<std::size_t>(*at.source)), below);
        for (std::size_t i = 0; i < at.operands.size(); ++i)
            step(explanation_.derivation.steps.at(at.operands[i]), below,
                 i + 1 == at.operands.size());
    }

    void source(const Source& source, const std::string& indent) {
        const std::string pad = indent + "    ";
        std::string head = say(kind_text(source.kind));
        if (!source.id.empty()) head += " " + source.id;
        if (!source.label.empty()) head += ": " + source.label.in(language_);
        const std::string dates = interval_text(source.valid, language_);
        if (!dates.empty()) head += say({"; действует ", "; in force "}) + dates;
        line(pad + head);
        for (const auto& operand : source.operands)
            line(pad + (operand.minus ? "  − " : "  + ") + number_text(operand.value, language_) +
                 "  " + operand.label.in(language_) +
                 (operand.fact.empty() ? "" : say({" (факт ", " (fact "}) + operand.fact + ")"));
        if (source.kind == SourceKind::given || source.kind == SourceKind::calendar) return;
        if (source.kind == SourceKind::computed && source.reference == Reference{}) return;
        reference(source.reference, pad);
    }

    void reference(const Reference& reference, const std::string& pad) {
        std::string origin;
        const auto add = [&](const std::string& part) {
            if (!part.empty()) origin += (origin.empty() ? "" : "; ") + part;
        };
        if (!reference.act.empty())
            add(reference.act + (reference.article.empty() ? "" : ", " + reference.article));
        if (!reference.edition.empty()) add(say({"редакция ", "edition "}) + reference.edition);
        add(reference.source);
        add(reference.url);
        if (origin.empty()) origin = say({"не указан", "not given"});
        line(pad + say({"источник: ", "source: "}) + origin);
        if (reference.act.empty() && reference.standing == Standing::published)
            line(pad + say({"акт: неизвестен", "act: unknown"}));
        std::string trust = say(confidence_text(reference.confidence)) + "; " +
                            say(standing_text(reference.standing));
        if (reference.published)
            trust += say({"; дата публикации ", "; published on "}) +
                     date_text(*reference.published, language_);
        if (reference.checked_on)
            trust +=
                say({"; сверено ", "; checked on "}) + date_text(*reference.checked_on, language_);
        line(pad + trust);
        if (!reference.note.empty()) line(pad + say({"примечание: ", "note: "}) + reference.note);
    }

    const Explanation& explanation_;
    Language language_;
    std::string text_;
};

}  // namespace

std::string sentence_of(const Explanation& explanation, Language language) {
    std::string text;
    for (const auto& sentence : explanation.sentences) text += sentence.in(language) + "\n";
    return text;
}

std::string tree_of(const Explanation& explanation, Language language) {
    return Tree(explanation, language).text();
}

}  // namespace kvit::trace
