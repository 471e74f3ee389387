#!/usr/bin/env bash
# bench/reconcile.sh [RUNS]
# Rows of synthetic registries a second at 1,000, 10,000 and 100,000 rows, with the digest of each result.
# Fails where a result differs from the digests below, or where ten times the rows cost over 20 times the time.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

runs=${1:-5}
bench=build/bench/reconcile_bench
digests=bench/reconcile.digests
said=$(mktemp)
trap 'rm -f "$said"' EXIT

echo "cpu:      $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "compiler: $("${CXX:-g++}" --version | head -1)"
echo "commit:   $(git describe --always --dirty 2>/dev/null || echo unknown)"
echo "1 thread; processor time, the median of $runs runs"
echo

"$bench" --benchmark_min_time=0 --benchmark_repetitions="$runs" --benchmark_format=csv 2>/dev/null >"$said"
LC_ALL=C awk -F, '
    NR == FNR {split($0, known, " "); want[known[1]] = known[2]; next}
    {gsub(/"/, "")}
    /_median/ {split($1, name, "[/_]"); size = name[3]; time[++n] = $4; sizes[n] = size
               match($0, /fnv=[0-9a-f]+/); found[n] = substr($0, RSTART + 4, RLENGTH - 4)}
    END {
        for (i = 1; i <= n; ++i) {
            bad = found[i] != want[sizes[i]]
            ratio = i > 1 ? time[i] / time[i - 1] : 0
            slow = ratio > 20
            failed = failed || bad || slow
            printf "%8d rows %10.2f ms %10.0f rows/s  %s%s%s\n", sizes[i], time[i],
                   sizes[i] / time[i] * 1000, found[i], bad ? "  DIFFERENT" : "", slow ? "  NOT LINEAR" : ""
        }
        exit failed || n == 0
    }' "$digests" "$said"
