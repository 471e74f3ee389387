// Penalties of many accounts over plain arrays.
#include "kvit/ledger/penalty_plan.hpp"

#include <limits>

#include "case_call.hpp"
#include "guard.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// Of rows that no memory can hold.
Errors too_many(std::size_t rows) {
    return invalid("rows", std::to_string(rows),
                   {"число строк, которые помещаются в память", "rows that memory can hold"});
}

template <class T>
std::span<T> span_of(T* first, std::size_t size) {
    return first == nullptr ? std::span<T>() : std::span<T>(first, size);
}

}  // namespace

extern "C" {

kvit_status kvit_penalty_plan_create(kvit_penalty_plan** out, const kvit_rules* rules,
                                     const char* case_json, size_t case_size, int32_t known_on,
                                     kvit_error* error) {
    const PenaltyCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.ok()) return arguments.errors();
        auto plan = call.run<ledger::PenaltyPlan>(ledger::PenaltyPlan::make);
        if (!plan.ok()) return plan.errors();
        *out = new kvit_penalty_plan{.plan = std::move(plan).value()};
        return {};
    });
}

void kvit_penalty_plan_free(kvit_penalty_plan* penalty_plan) { release(penalty_plan); }

size_t kvit_penalty_plan_months(const kvit_penalty_plan* penalty_plan) {
    return is_live(penalty_plan) ? penalty_plan->plan.months() : 0;
}

kvit_status kvit_penalty_plan_run(int64_t* out_penalty, int64_t* out_left, int64_t* out_advance,
                                  int64_t* out_by_months, int32_t* out_status, size_t* out_refused,
                                  const kvit_penalty_plan* penalty_plan, size_t rows,
                                  const int64_t* debts, const int64_t* offsets, const int32_t* days,
                                  const int64_t* payments, const int32_t* named,
                                  size_t payments_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out_penalty", out_penalty).handle("penalty_plan", penalty_plan);
        const std::size_t months = kvit_penalty_plan_months(penalty_plan);
        arguments.array("debts", debts, months == 0 ? 0 : rows)
            .array("offsets", offsets, rows)
            .array("days", days, payments_size)
            .array("payments", payments, payments_size);
        if (!arguments.ok()) return arguments.errors();
        constexpr std::size_t most = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(int64_t);
        if (rows >= most || (months > 0 && rows > most / months)) return too_many(rows);

        const std::size_t all = rows * months;
        const auto report =
            penalty_plan->plan.run({.debts = span_of(debts, all),
                                    .offsets = span_of(offsets, rows == 0 ? 0 : rows + 1),
                                    .days = span_of(days, payments_size),
                                    .payments = span_of(payments, payments_size),
                                    .named = span_of(named, payments_size)},
                                   {.penalty = span_of(out_penalty, rows),
                                    .left = span_of(out_left, rows),
                                    .advance = span_of(out_advance, rows),
                                    .by_months = span_of(out_by_months, all),
                                    .status = span_of(out_status, rows)});
        if (out_refused != nullptr) *out_refused = report.refused;
        return {};
    });
}

}  // extern "C"
