#!/usr/bin/env bash
# bench/penalties.sh [ACCOUNTS [RUNS]]
# Penalties of the workload in one run on one machine: kvit beside the variants of the probe (where
# that folder is at hand), each with its checksums, after the instructions for an account with debts,
# counted by callgrind. Fails where checksums differ, or are not those of bench/digests.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

accounts=${1:-100000}
runs=${2:-31}
bench=build/bench/penalty_bench
probe=${KVIT_PROBE-../shared/perf}

about "a fifth of the accounts with debts; 1 thread"
instructions build/bench/penalty_instructions >"$work/counts"
while read -r name digest; do
    [[ $name == rows ]] || check "penalties/$name" "$digest"
done <"$work/said"
LC_ALL=C awk '
    NR == FNR {if ($1 == "rows") rows = $2; else digest[$1] = $2; next}
    FNR == 1 {printf "%-14s %30s  %s\n", "", "instructions/account with debts", "digest"}
    {printf "%-14s %30.0f  %s\n", $1, $2 / rows, digest[$1]}' "$work/said" "$work/counts"
echo
echo "$accounts accounts, nanoseconds for an account, $runs runs"

# name, min, median, pen, wpen: one line for each variant
: >"$work/rows"
time_kvit() {
    KVIT_BENCH_ACCOUNTS=$accounts times "$bench" --benchmark_filter="^$1/workload$" \
        --benchmark_repetitions="$runs"
    LC_ALL=C awk -F, -v accounts="$accounts" -v name="$2" '
        {gsub(/"/, "")}
        $1 ~ /_min$/ {least = $3}
        $1 ~ /_median$/ {median = $3}
        match($0, /pen=[0-9]+/) {pen = substr($0, RSTART + 4, RLENGTH - 4)}
        match($0, /wpen=[0-9]+/) {wpen = substr($0, RSTART + 5, RLENGTH - 5)}
        match($0, / clo=[0-9]+/) {clo = substr($0, RSTART + 5, RLENGTH - 5)}
        END {print name, least * 1000 / accounts, median * 1000 / accounts, pen, wpen, clo == "" ? "-" : clo}
    ' "$work/times.csv" >>"$work/rows"
}
time_probe() {
    local program=$1 variant=$2 name=$3
    "$program" "$variant" "$accounts" 1 "$runs" 1 >"$work/said"
    LC_ALL=C awk -v name="$name" '
        / penalties / {for (i = 1; i < NF; ++i) {if ($i == "min") least = $(i + 1); if ($i == "median") median = $(i + 1)}}
        /^CHK/ {for (i = 1; i <= NF; ++i) {split($i, sum, "="); value[sum[1]] = sum[2]}}
        END {print name, least, median, value["pen"], value["wpen"], value["clo"]}
    ' "$work/said" >>"$work/rows"
}

time_kvit penalties kvit
time_kvit penalties_and_closing kvit+closing
if [[ -f $probe/bench.cpp ]]; then
    flags=(-O3 -std=c++20 -DNDEBUG "$probe/bench.cpp" -lpthread)
    "${CXX:-g++}" "${flags[@]}" -o "$work/base"
    variants=(i128tab i64 soa64 simd)
    for variant in "${variants[@]}"; do time_probe "$work/base" "$variant" "$variant"; done
    if grep -qw avx2 /proc/cpuinfo; then
        "${CXX:-g++}" -march=x86-64-v3 "${flags[@]}" -o "$work/v3"
        for variant in "${variants[@]}"; do time_probe "$work/v3" "$variant" "$variant,v3"; done
    fi
else
    echo "no other programs at hand: kvit alone"
fi

# The variants of the probe close the accounts too: the ratio is to kvit with its closing.
LC_ALL=C awk '
    {name[NR] = $1; least[NR] = $2; median[NR] = $3; sums[NR] = $4 "/" $5; clo[NR] = $6}
    END {
        printf "%-14s %8s %8s %8s  %s\n", "", "min", "median", "ratio", "penalties, weighted, closing"
        for (i = 1; i <= NR; ++i) {
            bad = sums[i] != sums[1] || (i > 2 && clo[i] != clo[2])
            failed = failed || bad
            printf "%-14s %8.2f %8.2f %8.2f  %s/%s%s\n", name[i], least[i], median[i],
                   median[i] / median[2], sums[i], clo[i], bad ? "  DIFFERENT" : ""
        }
        exit failed
    }' "$work/rows"
check "penalties/$accounts" "$(awk 'NR == 2 {print $4 "/" $5 "/" $6}' "$work/rows")"
