#!/usr/bin/env bash
# bench/allocation.sh [ACCOUNTS [RUNS]]
# Payments allocated by kvit, each part with its reason, beside a loop by hand over plain numbers that
# tells nothing: instructions by callgrind, then nanoseconds in one run on one machine.
# Fails where the digests of what was paid differ, or are not those of bench/digests.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

accounts=${1:-5000}
runs=${2:-11}

about "24 receivables and 2 payments an account; 1 thread"
instructions build/bench/allocation_instructions >"$work/counts"
LC_ALL=C awk '
    FILENAME ~ /said$/ {if ($1 == "rows") rows = $2; else digest[$1] = $2; next}
    {name[++n] = $1; count[n] = $2}
    END {
        printf "%-10s %20s %8s  %s\n", "", "instructions/payment", "ratio", "digest"
        for (i = 1; i <= n; ++i)
            printf "%-10s %20.0f %8.1f  %s\n", name[i], count[i] / rows, count[i] / count[n], digest[name[i]]
    }' "$work/said" "$work/counts"
for side in kvit by_hand; do
    check allocation/instructions "$(awk -v side=$side '$1 == side {print $2}' "$work/said")"
done

KVIT_BENCH_ACCOUNTS=$accounts times build/bench/allocation_bench --benchmark_repetitions="$runs"
echo
echo "$accounts accounts, the median of $runs runs"
LC_ALL=C awk -F, -v payments="$((2 * accounts))" '
    {gsub(/"/, "")}
    match($0, /fnv=[0-9a-f]+/) {fnv = substr($0, RSTART + 4, RLENGTH - 4)}
    $1 ~ /_median$/ {
        name[++n] = $1
        gsub(/^allocate\/|_median$/, "", name[n])
        time[n] = $3 * 1000 / payments
        digest[n] = fnv
    }
    END {
        printf "%-10s %20s %8s  %16s  %s\n", "", "ns/payment", "ratio", "digest", "payments/s"
        for (i = 1; i <= n; ++i)
            printf "%-10s %20.0f %8.1f  %s  %10.0f\n", name[i], time[i], time[i] / time[n],
                   digest[i], 1e9 / time[i]
        exit n != 2 || digest[1] != digest[2]
    }' "$work/times.csv" | tee "$work/table"
check "allocation/$accounts" "$(awk '$1 == "kvit" {print $4}' "$work/table")"
