#include "unit/mutation/provenance.hpp"

#include "unit/mutation/clerk_facts.hpp"

namespace kvit::test::mutation {
namespace {

using trace::SourceKind;

Rational of(const Decimal& value) { return number(Json(value.to_string())); }

class Sources {
  public:
    explicit Sources(const Docs& docs) : docs_(docs) {
        for (const auto& [key, list] : docs.root["house"].items())
            if (list.is_array() && key != "ext")
                for (const auto& fact : list) facts_.emplace(word(fact, "id"), &fact);
    }

    bool states(const trace::Source& source, const Decimal& value, const Interval& days) const {
        switch (source.kind) {
            case SourceKind::fact:
                return fact_states(source.id, value);
            case SourceKind::tariff:
                return book_states("tariffs", "tariffs", source.id, value, days) ||
                       source.label.en.find("rounded to the kopeck") != std::string::npos;
            case SourceKind::norm:
                return book_states("tariffs", "norms", source.id, value, days);
            case SourceKind::law:
                return book_states("law", "parameters", source.id, value, days);
            case SourceKind::computed:
                return source.operands.empty() || operands_give(source, value);
            case SourceKind::given:
            case SourceKind::calendar:
                return false;
        }
        return false;
    }

  private:
    bool fact_states(const std::string& id, const Decimal& value) const {
        const auto at = facts_.find(id);
        if (at == facts_.end()) return false;
        const Json& fact = *at->second;
        if (fact.contains("area")) return number(fact["area"]) == of(value);
        if (fact.contains("registered")) {
            const Rational people = fact["registered"].get<int>() + fact.value("temporary", 0);
            return of(value) == people || (people == 0 && of(value) == fact.value("owners", 0));
        }
        if (fact.contains("value")) return number(fact["value"]) == of(value);
        if (fact.contains("start")) return number(fact["start"]) == of(value);
        return of(value) == 1;  // an account: one premises
    }
    /// A value that is in force on the first of the days.
    bool book_states(const char* document, const char* list_name, const std::string& id,
                     const Decimal& value, const Interval& days) const {
        const Day first = Day(date::days(days.from.days()));
        for (const auto& item : list(docs_.root[document], list_name)) {
            if (item["id"] != id) continue;
            for (const auto& dated : item["values"])
                if (days_of(dated, "from", "to").has(first) && number(dated["value"]) == of(value))
                    return true;
        }
        return false;
    }
    /// Readings, billed ones without a fact; a share of days makes the value less than their sum.
    bool operands_give(const trace::Source& source, const Decimal& value) const {
        Rational sum = 0;
        for (const auto& operand : source.operands) {
            sum += operand.minus ? Rational(-of(operand.value)) : of(operand.value);
            const bool here = operand.fact.empty() ? billed(operand.value)
                                                   : fact_states(operand.fact, operand.value);
            if (!here && !made(operand.label.en)) return false;
        }
        return sum == of(value) || (of(value) >= 0 && of(value) < sum);
    }
    /// An average, a part of a month and a difference times a ratio are computed: the clerk makes
    /// them again.
    static bool made(const std::string& label) {
        return label.starts_with("monthly average") || label.starts_with("(") ||
               label.find(", for days: ") != std::string::npos;
    }
    bool billed(const Decimal& value) const {
        if (!docs_.root.contains("opening")) return false;
        for (const auto& reading : list(docs_.root["opening"], "meters"))
            if (reading.contains("value") && number(reading["value"]) == of(value)) return true;
        return false;
    }

    const Docs& docs_;
    std::map<std::string, const Json*> facts_;
};

}  // namespace

std::vector<std::string> untrue_sources(const close::Closed& closed, const Docs& docs) {
    const Sources sources(docs);
    std::vector<std::string> untrue;
    for (const auto& bill : closed.bills)
        for (const auto& line : bill.lines) {
            // The inputs of a recalculation are sums of a month; the fact is its cause.
            if (line.component == charge::Component::recalculation) continue;
            for (const auto& input : line.inputs) {
                const auto& source = bill.sources[input.source];
                if (!sources.states(source, input.value, line.interval))
                    untrue.push_back(bill.account.text() + " " + line.service.text() + ": " +
                                     source.id + " does not state " + input.value.to_string());
            }
        }
    return untrue;
}

}  // namespace kvit::test::mutation
