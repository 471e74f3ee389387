#pragma once

#include <optional>

#include "kvit/bonus/programme.hpp"
#include "kvit/law/law_book.hpp"

namespace kvit::bonus {

/// The clocks and working days that a programme goes by. Errors are gathered and asked for at the
/// end.
class Calendar {
  public:
    Calendar(const TimeZone& zone, const law::LawBook& book) : zone_(zone), book_(book) {}

    /// The last day of a deadline of a month; none where it is the due date and there is no bill.
    std::optional<Date> last_day(const Deadline& deadline, Month month,
                                 std::optional<Date> due_date);
    /// What is done before this moment is in time.
    Instant end_of(Date last_day) const { return start_of(last_day + 1); }
    Instant start_of(Date day) const { return at({day, 0}); }
    Instant at(const LocalTime& time) const { return zone_.at(time).value_or(zone_.begins()); }
    LocalTime local(Instant instant) const { return zone_.local(instant).value_or(LocalTime{}); }
    Date date(Instant instant) const { return local(instant).date; }
    /// The first and the last day of a window of readings.
    static std::pair<Date, Date> days(const ReadingWindow& window, Month month);

    const Errors& errors() const { return errors_; }

  private:
    Date shifted(Date day, Shift shift);

    const TimeZone& zone_;
    const law::LawBook& book_;
    Errors errors_;
};

}  // namespace kvit::bonus
