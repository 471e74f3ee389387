#!/usr/bin/env bash
# bench/penalties.sh [ACCOUNTS [RUNS]]
# Penalties of the workload in one run on one machine: kvit beside the variants of the probe (where
# that folder is at hand), each with its checksums; then the instructions for an account with debts,
# counted by callgrind. Fails where checksums differ.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

accounts=${1:-100000}
runs=${2:-31}
bench=build/bench/penalty_bench
probe=../shared/perf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "cpu:      $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "compiler: $("${CXX:-g++}" --version | head -1)"
echo "commit:   $(git describe --always --dirty 2>/dev/null || echo unknown)"
echo "accounts: $accounts, a fifth with debts; 1 thread; nanoseconds for an account, $runs runs"
echo

# name, min, median, pen, wpen: one line for each variant
: >"$work/rows"
time_kvit() {
    KVIT_BENCH_ACCOUNTS=$accounts "$bench" --benchmark_filter="^$1/workload$" \
        --benchmark_min_time=0 --benchmark_repetitions="$runs" --benchmark_format=csv \
        2>/dev/null >"$work/kvit.csv"
    LC_ALL=C awk -F, -v accounts="$accounts" -v name="$2" '
        {gsub(/"/, "")}
        $1 ~ /_min$/ {least = $3}
        $1 ~ /_median$/ {median = $3}
        match($0, /pen=[0-9]+/) {pen = substr($0, RSTART + 4, RLENGTH - 4)}
        match($0, /wpen=[0-9]+/) {wpen = substr($0, RSTART + 5, RLENGTH - 5)}
        match($0, / clo=[0-9]+/) {clo = substr($0, RSTART + 5, RLENGTH - 5)}
        END {print name, least * 1000 / accounts, median * 1000 / accounts, pen, wpen, clo == "" ? "-" : clo}
    ' "$work/kvit.csv" >>"$work/rows"
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
    echo "no probe at $probe: kvit alone"
fi

# The variants of the probe close the accounts too: the ratio is to kvit with its closing.
LC_ALL=C awk '
    {name[NR] = $1; least[NR] = $2; median[NR] = $3; sums[NR] = $4 " " $5; clo[NR] = $6}
    END {
        printf "%-14s %8s %8s %8s  %s\n", "", "min", "median", "ratio", "pen, wpen, closing without charges"
        for (i = 1; i <= NR; ++i) {
            bad = sums[i] != sums[1] || (i > 2 && clo[i] != clo[2])
            failed = failed || bad
            printf "%-14s %8.2f %8.2f %8.2f  %s %s%s\n", name[i], least[i], median[i],
                   median[i] / median[2], sums[i], clo[i], bad ? "  DIFFERENT" : ""
        }
        exit failed
    }' "$work/rows"

driver=build/bench/penalty_instructions
command -v valgrind >/dev/null || exit 0
LC_ALL=C valgrind --tool=callgrind --callgrind-out-file="$work/dump" "$driver" \
    >"$work/said" 2>"$work/valgrind" || {
    cat "$work/said" "$work/valgrind"
    exit 1
}
rows=$(awk '$1 == "rows" {print $2}' "$work/said")
echo
echo "instructions for an account with debts"
mapfile -t dumps < <(printf '%s\n' "$work"/dump.* | sort -V)
LC_ALL=C awk -v rows="$rows" '
    /^desc: Trigger: Client Request:/ {name = $5}
    /^(summary|totals):/ && name != "" {printf "%-14s %8.0f\n", name, $2 / rows; name = ""}' "${dumps[@]}"
