#pragma once

#include <string>
#include <vector>

#include "kvit/charge/decision.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/ledger/penalty_case.hpp"
#include "kvit/ledger/practices.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::ledger {

/// A value of the law with the days around the asked one on which it holds.
template <class T>
struct Held {
    T value;
    Interval days;
    trace::SourceId source;
};

/// The law as a case reads it: as known to it, carried past its coverage where the practice says
/// so. What was read is gathered as sources, what had to be decided as decisions. Throws `Failure`
/// with the errors of `LawBook::find`.
class CaseLaw {
  public:
    CaseLaw(const law::LawBook& book, Date known_on, law::PenaltyUncoveredRate uncovered)
        : book_(book),
          known_on_(known_on),
          carries_(uncovered == law::PenaltyUncoveredRate::carry_last_rate) {}
    CaseLaw(const law::LawBook& book, const PenaltyCase& facts, const Practices& practices)
        : CaseLaw(book, facts.known_on, practices.uncovered_rate) {}

    const law::LawBook& book() const { return book_; }
    Date known_on() const { return known_on_; }

    /// A value on a day; it counts as read, and so as a source of the result.
    template <class T>
    Held<T> at(std::string_view id, Date day) {
        auto [value, days, source] = look<T>(id, day);
        return {std::move(value), days, add(std::move(source))};
    }

    /// The same without it being read, for values that may turn out to say nothing.
    template <class T>
    struct Seen {
        T value;
        Interval days;
        trace::Source source;
    };
    template <class T>
    Seen<T> look(std::string_view id, Date day) {
        const Date asked = covered(id, day);
        auto found = book_.at<T>(id, asked, known_on_);
        if (!found) throw Failure(with_advice(found.errors(), id, day));
        // Past the covered days the answer is another one: an error, or a value carried on.
        Interval days = found->valid;
        const Date last = covered_until(id);
        if (asked != day)
            days.to = Date::open_end();
        else if (last < days.to)
            days.to = last + 1;
        return {std::move(found->value),
                days,
                {.kind = trace::SourceKind::law,
                 .id = std::string(id),
                 .label = book_.parameters().find(id)->second.title,
                 .valid = found->valid,
                 .reference = std::move(found->reference)}};
    }
    /// Срок исковой давности.
    Held<int> limitation_years(Date day);

    /// The first day of the newest value that is known.
    Date newest_day(std::string_view id) const;

    /// The last day of a term of so many years that begins after `day` (ГК РФ ст. 192): the same
    /// day and month, or the last day of a month that has no such day.
    static Date years_after(Date day, int years);

    trace::SourceId add(trace::Source source) { return sources_.add(std::move(source)); }
    void decide(charge::Decision decision);

    trace::SourceList take_sources() && { return std::move(sources_); }
    std::vector<charge::Decision> take_decisions() { return std::move(decisions_); }

  private:
    /// Errors past the covered days name the practice that goes on.
    Errors with_advice(const Errors& errors, std::string_view id, Date day) const;
    Date covered_until(std::string_view id) const;
    /// The day itself, or the last covered one where the case carries values on.
    Date covered(std::string_view id, Date day);

    const law::LawBook& book_;
    Date known_on_;
    bool carries_;
    trace::SourceList sources_;
    std::vector<charge::Decision> decisions_;
};

}  // namespace kvit::ledger
