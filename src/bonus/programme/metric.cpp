#include "kvit/bonus/metric.hpp"

namespace kvit::bonus {
namespace {

template <class T>
bool is(const Metric& metric) {
    return std::holds_alternative<T>(metric.measure);
}

}  // namespace

bool is_boolean(const Metric& metric) {
    return is<FactAt>(metric) || is<FactBecame>(metric) || is<FactThroughout>(metric) ||
           is<ReadingsSent>(metric) || is<Covered>(metric) || is<PaymentIs>(metric) ||
           is<ReadingIs>(metric);
}

bool is_monthly(const Metric& metric) {
    if (const auto* sent = std::get_if<ReadingsSent>(&metric.measure))
        return !sent->deadline.empty() || !sent->window.empty();
    if (const auto* sum = std::get_if<SumOf>(&metric.measure))
        return sum->what == SumOf::What::bill;
    return is<Covered>(metric) || is<DaysAfter>(metric);
}

bool is_of_event(const Metric& metric) {
    if (const auto* sum = std::get_if<SumOf>(&metric.measure))
        return sum->what == SumOf::What::payment || sum->what == SumOf::What::for_account ||
               sum->what == SumOf::What::as_advance;
    return is<PaymentIs>(metric) || is<ReadingIs>(metric);
}

}  // namespace kvit::bonus
