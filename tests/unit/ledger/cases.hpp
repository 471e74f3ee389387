#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kvit/ledger/explain.hpp"
#include "kvit/ledger/penalty.hpp"
#include "unit/town.hpp"

/// Penalty cases of the tests, and what they say.
namespace kvit::test {

using ledger::PenaltyCase;

inline const law::LawBook& law_inside() {
    static const law::LawBook book = format::built_in_law().value_or_throw();
    return book;
}

/// A case with one debt, built up by calls; all practices those of `law_default`.
class CaseOf {
  public:
    CaseOf(std::string_view scale, std::string_view as_of) {
        facts.id = "case";
        facts.scale = scale;
        facts.as_of = day(as_of);
    }
    CaseOf& debt(std::string_view period, std::string_view amount, std::string_view due = {}) {
        facts.debts.push_back({.period = month(period), .amount = money(amount)});
        if (!due.empty()) facts.debts.back().due_date = day(due);
        return *this;
    }
    CaseOf& paid(std::string_view date, std::string_view amount, std::string_view period = {}) {
        facts.payments.push_back({.date = day(date), .amount = money(amount)});
        if (!period.empty()) facts.payments.back().period = month(period);
        return *this;
    }
    /// An option without its prefix, and a choice by its name.
    CaseOf& with(std::string_view option, std::string_view choice) {
        for (const auto& row : law::policy_option_rows)
            if (row.name == "penalty_" + std::string(option))
                for (std::size_t i = 0; i < row.choices.size(); ++i)
                    if (row.choices[i].name == choice) {
                        facts.choices.push_back({row.option, static_cast<std::uint8_t>(i), {}});
                        return *this;
                    }
        ADD_FAILURE() << "no practice " << option << " " << choice;
        return *this;
    }
    CaseOf& flat(std::string_view percent) {
        facts.flat_percent = dec(percent);
        return with("rate", "flat").with("cap", "none");
    }

    PenaltyCase facts;
};

inline Result<ledger::Penalty> result_of(const PenaltyCase& facts) {
    auto result = ledger::penalty(law_inside(), law::Policy(), facts);
    if (result) {
        EXPECT_EQ(said(ledger::check_exactly(*result)), "");
    }
    return result;
}
inline std::string total_of(const CaseOf& of) {
    const auto result = result_of(of.facts);
    return result ? result->total.to_string() : said(result.errors());
}

/// "2025-02-11..2025-03-12 30 × 100.00 9.5 1/0 = 0.00 (3)", one interval a line, without the month.
inline std::string intervals_of(const ledger::Penalty& penalty) {
    static constexpr const char* reasons[] = {"", " not_presented", " time_barred", " no_accrual",
                                              " free_days"};
    std::string text;
    for (const auto& interval : penalty.intervals)
        text += interval.days.from.to_string() + ".." + (interval.days.to - 1).to_string() + " " +
                interval.base.to_string() + " " + interval.percent.to_string() + " 1/" +
                std::to_string(interval.divisor) + " " + interval.amount.to_string() +
                reasons[static_cast<std::size_t>(interval.zero)] + "\n";
    return text;
}
inline std::string intervals_of(const CaseOf& of) {
    const auto result = result_of(of.facts);
    return result ? intervals_of(*result) : said(result.errors());
}

}  // namespace kvit::test
