#!/usr/bin/env bash
# bench/allocation.sh [ACCOUNTS [RUNS]]
# Payments allocated by kvit, each part with its reason, beside a loop by hand over plain numbers, in
# one run on one machine: nanoseconds for a payment, payments a second, the digest of what was paid.
# Fails where the digests differ.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

accounts=${1:-5000}
runs=${2:-11}
bench=build/bench/allocation_bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "cpu:      $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "compiler: $("${CXX:-g++}" --version | head -1)"
echo "commit:   $(git describe --always --dirty 2>/dev/null || echo unknown)"
echo "accounts: $accounts, 24 receivables and 2 payments each; 1 thread, $runs runs"
echo

KVIT_BENCH_ACCOUNTS=$accounts "$bench" --benchmark_repetitions="$runs" \
    --benchmark_min_time=0 --benchmark_format=csv 2>/dev/null >"$work/rows.csv"
LC_ALL=C awk -F, -v payments="$((2 * accounts))" '
    {gsub(/"/, "")}
    match($0, /fnv [0-9]+/) {fnv = substr($0, RSTART + 4, RLENGTH - 4)}
    $1 ~ /_median$/ {
        name = $1
        gsub(/^allocate\/|_median$/, "", name)
        order[++count] = name
        time[name] = $3 * 1000 / payments
        sums[name] = fnv
    }
    END {
        printf "%-10s %12s %14s %8s  %s\n", "", "ns/payment", "payments/s", "ratio", "digest"
        for (i = 1; i <= count; ++i) {
            name = order[i]
            bad = sums[name] != sums[order[1]]
            failed = failed || bad
            printf "%-10s %12.0f %14.0f %8.2f  %s%s\n", name, time[name], 1e9 / time[name],
                   time[name] / time["by_hand"], sums[name], bad ? "  DIFFERENT" : ""
        }
        exit failed || count != 2
    }' "$work/rows.csv"
