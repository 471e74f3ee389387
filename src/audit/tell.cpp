// The sentences of parts.
#include "audit/tell.hpp"

#include <algorithm>
#include <set>

#include "audit/words.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::audit {
namespace {

using trace::money_text;
using trace::month_text;

/// "тариф 35,20 ₽/м³ → 39,56 ₽/м³ (Холодная вода, с 01.07.2025)"
std::string change_text(const Sides& sides, const Part& part, Language language) {
    std::string text = part.name.in(language) + " " +
                       trace::measure_text(part.before->value, part.unit, language) + " → " +
                       trace::measure_text(part.after->value, part.unit, language);
    const std::string from = source_text(sides.sources[part.before->source], language);
    const std::string to = source_text(sides.sources[part.after->source], language);
    if (to.empty()) return text;
    return text + " (" + (from.empty() || from == to ? "" : from + " → ") + to + ")";
}

/// The reasons of lines, each once, without the point at their end.
std::string reasons_text(const Lines& lines, Language language) {
    std::string text;
    std::set<std::string> seen;
    for (const auto& [line, number] : lines) {
        std::string reason = line->reason.in(language);
        while (!reason.empty() && (reason.back() == '.' || reason.back() == ' ')) reason.pop_back();
        if (reason.empty()) reason = say(charge::card_of(line->formula).card.title, language);
        if (seen.insert(reason).second) text += (text.empty() ? "" : "; ") + reason;
    }
    return text;
}

/// Decisions about a service that only one of the bills made.
std::string decisions_text(const Sides& sides, const ServiceId& service, Language language) {
    std::string text;
    const auto only = [&](const bill::Bill& of, const bill::Bill& other) {
        for (const auto& each : of.decisions) {
            const auto& list = other.decisions;
            if (each.subject != service.text() ||
                std::find(list.begin(), list.end(), each) != list.end())
                continue;
            text += (text.empty() ? "" : "; ") + each.text.in(language);
        }
    };
    if (sides.both()) {
        only(sides.before, sides.after);
        only(sides.after, sides.before);
    }
    return text;
}

/// Lines that no input leads from one to the other, with their reasons.
std::string method_text(const Sides& sides, const LineDifference& line, const Lines& before,
                        const Lines& after, Language language) {
    std::string text;
    const auto add = [&](const Phrase& sign, const Lines& lines, Money amount) {
        if (lines.empty()) return;
        text += (text.empty() ? "" : ", ") + say(sign, language) + money_text(amount, language) +
                " (" + reasons_text(lines, language) + ")";
    };
    add({"было ", "was "}, before, line.before);
    add({"стало ", "now "}, after, line.after);
    const std::string decisions = decisions_text(sides, line.service, language);
    return decisions.empty() ? text : text + "; " + decisions;
}

/// Values of the law that lines of one side alone were made by: "; основание: …".
std::string acts_text(const Sides& sides, const Lines& before, const Lines& after,
                      Language language) {
    const auto acts_of = [&](const Lines& lines, const bill::Bill& bill) {
        std::set<std::string> acts;
        for (const auto& [line, number] : lines)
            for (const auto& input : line->inputs)
                if (const auto& source = bill.sources[input.source];
                    source.kind == trace::SourceKind::law)
                    acts.insert(source_text(source, language));
        return acts;
    };
    const auto was = acts_of(before, sides.before);
    const auto now = acts_of(after, sides.after);
    std::string text;
    const auto add = [&](const std::set<std::string>& acts, const std::set<std::string>& other) {
        for (const auto& each : acts)
            if (!other.contains(each)) text += (text.empty() ? "" : "; ") + each;
    };
    add(was, now);
    add(now, was);
    return text.empty() ? text : say({"; основание: ", "; by: "}, language) + text;
}

std::string clause(const Sides& sides, const LineDifference& line, const Part& part,
                   const Lines& before, const Lines& after, Language language) {
    if (part.before && part.after) {
        const std::string change = change_text(sides, part, language);
        return part.cause == Cause::practice ? change + "; " + policies_text(sides, language)
                                             : change;
    }
    const std::string cause = say(row_of(part.cause).meaning, language);
    switch (part.cause) {
        case Cause::practice:
            return policies_text(sides, language) + ", " +
                   method_text(sides, line, before, after, language);
        case Cause::law:
            return say({"редакция норм ", "edition of the law "}, language) +
                   sides.before.basis.law + " → " + sides.after.basis.law + ", " +
                   method_text(sides, line, before, after, language) +
                   acts_text(sides, before, after, language);
        case Cause::engine:
            return cause + " " + sides.before.basis.engine + " → " + sides.after.basis.engine;
        case Cause::rounding:
            return cause + say({": строк ", ": lines "}, language) + std::to_string(before.size()) +
                   " → " + std::to_string(after.size());
        case Cause::appeared:
        case Cause::vanished:
            if (!before.empty() && !after.empty())  // some days of a month that was cut
                return part.cause == Cause::appeared ? say({"дни, за которые раньше не начислялось",
                                                            "days not charged before"},
                                                           language)
                                                     : say({"дни, за которые больше не начисляется",
                                                            "days no longer charged"},
                                                           language);
            return cause + ", " +
                   reasons_text(part.cause == Cause::appeared ? after : before, language);
        default:
            return cause + ", " + method_text(sides, line, before, after, language);
    }
}

std::string balance_text(const Sides& sides, const bill::DebtKey& of, Language language) {
    if (of.is_advance())
        return say({"аванс за ", "advance of "}, language) + month_text(of.key.month, language);
    std::string text = service_title(sides, of.key.service).in(language) + ", " +
                       month_text(of.key.month, language) + ", " + of.key.creditor.text();
    if (of.kind == bill::ReceivableKind::penalty) text += say({", пени", ", penalty"}, language);
    if (of.kind == bill::ReceivableKind::court_cost)
        text += say({", судебные издержки", ", court costs"}, language);
    return text;
}

/// "платёж p-1, 10.07.2025"; of a correction its reason and its author.
std::string posting_text(const MovementDifference& movement, const bill::Posting* posting,
                         Language language) {
    const auto& row = ledger::posting_kind_rows[static_cast<std::size_t>(movement.posting)];
    std::string text = say(row.meaning, language);
    if (!movement.reference.empty()) text += " " + movement.reference;
    if (posting == nullptr) return text;
    if (posting->date != Date::open_start())
        text += ", " + trace::date_text(posting->date, language);
    if (!posting->reason.empty()) text += ", " + posting->reason;
    if (!posting->author.empty()) text += " (" + posting->author + ")";
    return text;
}

}  // namespace

Text line_part_text(const Sides& sides, const LineDifference& line, const Part& part,
                    const Lines& before, const Lines& after) {
    return in_both([&](Language language) {
        return line.title.in(language) + ": " + clause(sides, line, part, before, after, language) +
               ": " + signed_money(part.amount, language) + ".";
    });
}

Text movement_text(const Sides& sides, const MovementDifference& movement,
                   const bill::Posting* posting) {
    return in_both([&](Language language) {
        std::string text;
        switch (movement.kind) {
            case MovementKind::opening:
                text = say({"Входящее сальдо: ", "Opening balance: "}, language) +
                       balance_text(sides, movement.of, language);
                break;
            case MovementKind::posting:
                text = balance_text(sides, movement.of, language) + ": " +
                       posting_text(movement, posting, language);
                break;
            case MovementKind::accepted:
                text = balance_text(sides, movement.of, language) + ": " +
                       say(row_of(Cause::offer).meaning, language);
                break;
            case MovementKind::advance: {
                const auto& creditor = movement.of.key.creditor.text();
                text =
                    creditor.empty()
                        ? say({"Аванс счёта, ещё не зачтённый в долг",
                               "Advance of the account that no debt has taken yet"},
                              language)
                        : say({"Аванс получателю ", "Advance with creditor "}, language) +
                              creditor +
                              say({", который не уменьшает долг другим", ", which pays no other"},
                                  language);
                break;
            }
            case MovementKind::taken:
                text = say({"Добровольное страхование, принятое из предложенного",
                            "Voluntary insurance accepted of what was offered"},
                           language);
                break;
        }
        return text + ": " + money_text(movement.before, language) + " → " +
               money_text(movement.after, language) + ": " +
               signed_money(movement.part.amount, language) + ".";
    });
}

}  // namespace kvit::audit
