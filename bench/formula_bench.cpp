// Nanoseconds per line: the kernel beside hand-written code, and whole columns. A pair whose
// results differ ends the run with a failure.
#include <benchmark/benchmark.h>

#include <cinttypes>
#include <cstdio>
#include <string>
#include <tuple>

#include "about_this_run.hpp"
#include "formula_pairs.hpp"
#include "kvit/formula/column.hpp"

namespace kvit::bench {
namespace {

constexpr std::size_t rows = 16'384;

/// Times one side of a pair; its digest stands beside the figure.
template <std::size_t N, class Row>
void time_rows(benchmark::State& state, const Table<N>& table, Row row) {
    std::vector<std::int64_t> kopecks(rows);
    for (auto _ : state) {
        benchmark::DoNotOptimize(each_row(table, kopecks, row));
        benchmark::ClobberMemory();
    }
    describe(state, kopecks);
}

void stop_unless_equal(std::string_view name, std::uint64_t kernel, std::uint64_t other) {
    if (kernel == other) return;
    std::fprintf(stderr, "%s: kernel %016" PRIx64 ", beside it %016" PRIx64 "\n",
                 std::string(name).c_str(), kernel, other);
    std::exit(1);
}

template <class F, class D, class Hand>
void register_pair(const std::string& name, Hand hand) {
    const auto table = table_of<F, D>(rows, Refused::a_few);
    std::vector<std::int64_t> kopecks(rows);
    each_row(table, kopecks, Kernel<F, D>{});
    const auto of_kernel = digest(kopecks);
    each_row(table, kopecks, hand);
    stop_unless_equal(name, of_kernel, digest(kopecks));

    benchmark::RegisterBenchmark((name + "/kernel").c_str(), [table](benchmark::State& state) {
        time_rows(state, table, Kernel<F, D>{});
    });
    benchmark::RegisterBenchmark(
        (name + "/by_hand").c_str(),
        [table, hand](benchmark::State& state) { time_rows(state, table, hand); });
}

/// Columns at the usual scales through `evaluate_column`: with the check of each block and the way
/// out to the wide reading, which no block takes here.
template <class F, class Input, std::size_t... I>
void register_column(const std::string& name, std::index_sequence<I...>) {
    const auto table = table_of<F, Narrow>(rows, Refused::none);
    const auto evaluate = [](const auto& columns, std::span<std::int64_t> kopecks) {
        return formula::evaluate_column<F>(
            kopecks, formula::Column<std::tuple_element_t<I, Input>::kind>(
                         columns[I], std::tuple_element_t<I, Input>::extent.decimals)...);
    };
    std::vector<std::int64_t> kopecks(rows);
    each_row(table, kopecks, Kernel<F, Narrow>{});
    const auto of_kernel = digest(kopecks);
    evaluate(table, kopecks);
    stop_unless_equal(name + "/column", of_kernel, digest(kopecks));

    benchmark::RegisterBenchmark((name + "/column").c_str(), [=](benchmark::State& state) {
        std::vector<std::int64_t> out(rows);
        for (auto _ : state) {
            benchmark::DoNotOptimize(evaluate(table, out));
            benchmark::ClobberMemory();
        }
        describe(state, out);
    });
}

const bool registered = [] {
    each_pair([]<class F>(std::string_view name, auto narrow_by_hand, auto wide_by_hand) {
        const std::string formula(name);
        register_pair<F, Narrow>("narrow/" + formula, narrow_by_hand);
        register_pair<F, Wide>("wide/" + formula, wide_by_hand);
        typename F::template On<Narrow> usual;
        formula::with_members(usual, [&](auto&... input) {
            register_column<F, std::tuple<std::remove_cvref_t<decltype(input)>...>>(
                "narrow/" + formula, std::index_sequence_for<decltype(input)...>{});
        });
    });
    return true;
}();

}  // namespace
}  // namespace kvit::bench
