#include "bonus/evaluation/account.hpp"

#include <algorithm>

#include "bonus/evaluation/measuring.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {

Account::Account(const Programme& programme, const History& history, Instant as_of,
                 Calendar& calendar)
    : programme_(programme),
      history_(history),
      as_of_(as_of),
      calendar_(calendar),
      kept_(kept_of(history, as_of)) {}

const Timeline& Account::timeline(PaymentDay day) {
    const auto found = timelines_.find(day);
    if (found != timelines_.end()) return found->second;
    return timelines_.emplace(day, Timeline(history_, programme_.payment_order, day, as_of_))
        .first->second;
}

const BillFact* Account::bill(Month period, Instant at) {
    const BillFact* last = nullptr;
    for (const auto& bill : history_.bills)
        if (bill.kind == Target::bill && bill.period == period && bill.formed_at <= at &&
            (last == nullptr || last->formed_at < bill.formed_at))
            last = &bill;
    return last;
}

const StandingFact* Account::fact(const std::string& name, Instant at) const {
    for (const auto& fact : history_.facts)
        if (fact.fact == name && fact.from <= at && (!fact.to || at < *fact.to)) return &fact;
    return nullptr;
}

Context Account::month(Month month) const {
    return {.unit = month.to_string(),
            .month = month,
            .from = calendar_.start_of(month.first_day()),
            .to = calendar_.start_of(month.next().first_day()),
            .months = {month}};
}

Context Account::months(std::vector<Month> months, std::string unit) const {
    Context context{.unit = std::move(unit), .from = as_of_, .to = as_of_};
    if (!months.empty()) {
        context.from = calendar_.start_of(months.front().first_day());
        context.to = calendar_.start_of(months.back().next().first_day());
    }
    context.months = std::move(months);
    return context;
}

const Measured& Account::metric(const std::string& id, const Context& context) {
    return metric(*find_id(programme_.metrics, id), context);
}

const Measured& Account::metric(const Metric& metric, const Context& context) {
    const void* event = context.payment != nullptr ? static_cast<const void*>(context.payment)
                                                   : static_cast<const void*>(context.reading);
    const Asked key(&metric, context.unit, context.from, context.to, event);
    const auto found = measured_.find(key);
    if (found != measured_.end()) return found->second;
    Measured measured;
    if (const Answer answer = ask(metric.when, context); answer.holds) {
        measured = Measuring(*this, context).measured(metric.measure);
    } else {
        measured.value.value = 0;
        measured.reasons = answer.reasons;
    }
    measured.value.metric = metric.id;
    measured.value.month = context.month;
    for (auto& reason : measured.reasons) {
        // What the programme calls it says more than the id of a fact.
        if (metric.title && reason.code.starts_with("fact_"))
            reason.text = {"не выполнено: " + metric.title->ru, "not so: " + metric.title->en};
        if (reason.metric.empty()) reason.metric = metric.id;
        if (!reason.month) reason.month = context.month;
    }
    return measured_.emplace(key, std::move(measured)).first->second;
}

}  // namespace kvit::bonus
