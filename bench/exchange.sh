#!/usr/bin/env bash
# bench/exchange.sh [RUNS]
# Synthetic files of the outside world read, with the digest of what was read: instructions for a byte by
# callgrind at 100 and 1,000 rows, then megabytes a second at 10,000 and 100,000 rows in one run on one machine.
# Fails where a result is not that of bench/digests, or where ten times the rows cost over 20 times as much.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

runs=${1:-5}

# Names as kind/rows, costs, bytes and digests on the input; `unit` names the cost, `rate` what is shown of it.
table() {
    LC_ALL=C awk -v unit="$1" '
        BEGIN {printf "%-18s %18s %8s  %s\n", "file/rows", unit, "growth", "digest"}
        {
            split($1, name, "/")
            growth = name[1] == kind ? $2 / before : 0
            kind = name[1]
            before = $2
            failed = failed || growth > 20
            shown = unit == "MB/s" ? sprintf("%.0f", $3 / $2 * 1000) : sprintf("%.1f", $2 / $3)
            printf "%-18s %18s %8s  %s%s\n", $1, shown, (growth ? sprintf("%.1f", growth) : "-"), $4,
                   (growth > 20 ? "  NOT LINEAR" : "")
        }
        END {exit failed || NR == 0}'
}

about "files as they come, each read whole; 1 thread"
instructions build/bench/exchange_instructions >"$work/counts"
while read -r name digest _; do check "exchange/$name" "$digest"; done <"$work/said"
LC_ALL=C awk 'NR == FNR {digest[$1] = $2; bytes[$1] = $3; next} {print $1, $2, bytes[$1], digest[$1]}' \
    "$work/said" "$work/counts" | table "instructions/byte"

times build/bench/exchange_bench --benchmark_repetitions="$runs"
echo
echo "processor time, the median of $runs runs; growth is that of the time"
LC_ALL=C awk -F, '
    {gsub(/"/, "")}
    match($0, /fnv=[0-9a-f]+/) {fnv = substr($0, RSTART + 4, RLENGTH - 4)}
    match($0, /bytes=[0-9]+/) {bytes = substr($0, RSTART + 6, RLENGTH - 6)}
    /_median/ {sub(/_median/, "", $1); print $1, $4 * 1e6, bytes, fnv}' "$work/times.csv" >"$work/medians"
while read -r name _ _ digest; do check "exchange/$name" "$digest"; done <"$work/medians"
table "MB/s" <"$work/medians"
