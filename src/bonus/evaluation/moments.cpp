// Moments and spans of a unit.
#include <algorithm>

#include "bonus/evaluation/measuring.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {

std::optional<Instant> Measuring::when(const Moment& moment, Measured& measured) {
    const Instant as_of = account_.as_of();
    switch (moment.kind) {
        case Moment::Kind::as_of:
            return as_of;
        case Moment::Kind::unit_start:
            return std::min(context_.from, as_of);
        case Moment::Kind::unit_end:
            return std::min(context_.to + -1, as_of);
        case Moment::Kind::event:
            return std::min(context_.from, as_of);
        case Moment::Kind::fixed: {
            // The end of a day still belongs to it.
            const bool end_of_day = moment.time.second == seconds_per_day;
            const Instant at = account_.calendar().at(moment.time) + (end_of_day ? -1 : 0);
            measured.until = at;
            return std::min(at, as_of);
        }
        case Moment::Kind::metric:
            break;
    }
    const Measured& base = account_.metric(moment.metric, context_);
    measured.until = base.until;
    if (base.value.value.value_or(0) != 0) return base.value.at.value_or(as_of);
    measured.reasons = base.reasons;
    return std::nullopt;
}

std::pair<Instant, Instant> Measuring::span(const Span& span) const {
    const Instant end = account_.as_of() + 1;
    if (span.kind == Span::Kind::fixed)
        return {account_.calendar().at(span.from), std::min(account_.calendar().at(span.to), end)};
    return {context_.from, std::min(context_.to, end)};
}

Month Measuring::month_of_unit() const {
    if (context_.month) return *context_.month;
    if (!context_.months.empty()) return context_.months.front();
    return Month::of(account_.calendar().date(context_.from));
}

std::optional<Date> Measuring::last_day(const std::string& deadline, Month month, Instant at) {
    const BillFact* bill = account_.bill(month, at);
    return account_.calendar().last_day(*find_id(account_.programme().deadlines, deadline), month,
                                        bill != nullptr ? bill->due_date : std::nullopt);
}

}  // namespace kvit::bonus
