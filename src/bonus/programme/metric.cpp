#include "kvit/bonus/metric.hpp"

#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

template <class T>
bool is(const Metric& metric) {
    return std::holds_alternative<T>(metric.measure);
}

const Moment* moment_of(const Metric& metric) {
    return std::visit(
        [](const auto& measure) -> const Moment* {
            if constexpr (requires { measure.at; })
                return &measure.at;
            else
                return nullptr;
        },
        metric.measure);
}

Needs own_needs(const Metric& metric) {
    Needs needs{.month = is<Covered>(metric) || is<DaysAfter>(metric),
                .payment = is<PaymentIs>(metric),
                .reading = is<ReadingIs>(metric)};
    if (const auto* sent = std::get_if<ReadingsSent>(&metric.measure))
        needs.month = !sent->deadline.empty() || !sent->window.empty();
    if (const auto* sum = std::get_if<SumOf>(&metric.measure)) {
        needs.month = sum->what == SumOf::What::bill;
        needs.payment = sum->what != SumOf::What::bill && sum->what != SumOf::What::penalty;
    }
    if (const Moment* moment = moment_of(metric)) needs.event = moment->kind == Moment::Kind::event;
    return needs;
}

}  // namespace

bool is_boolean(const Metric& metric) {
    return is<FactAt>(metric) || is<FactBecame>(metric) || is<FactThroughout>(metric) ||
           is<ReadingsSent>(metric) || is<Covered>(metric) || is<PaymentIs>(metric) ||
           is<ReadingIs>(metric);
}

bool is_kopecks(const Metric& metric) {
    if (const auto* payments = std::get_if<Payments>(&metric.measure)) return payments->kopecks;
    return is<Debt>(metric) || is<Advance>(metric) || is<SumOf>(metric);
}

Needs needs_of(const std::vector<Metric>& metrics, const Metric& metric) {
    Needs needs = own_needs(metric);
    const Metric* next = &metric;
    // As many steps as there are metrics: a circle is told elsewhere.
    for (std::size_t step = 0; step < metrics.size(); ++step) {
        const Moment* moment = moment_of(*next);
        if (moment == nullptr || moment->kind != Moment::Kind::metric) break;
        next = find_id(metrics, moment->metric);
        if (next == nullptr) break;
        const Needs more = own_needs(*next);
        needs = {.month = needs.month || more.month,
                 .payment = needs.payment || more.payment,
                 .reading = needs.reading || more.reading,
                 .event = needs.event || more.event};
    }
    return needs;
}

}  // namespace kvit::bonus
