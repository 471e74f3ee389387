#!/usr/bin/env bash
# bench/reconcile.sh [RUNS]
# Rows of synthetic registries, with the digest of each result: instructions for a row by callgrind at
# 1,000 and 10,000 rows, then rows a second at 1,000, 10,000 and 100,000 rows in one run on one machine.
# Fails where a result is not that of bench/digests, or where ten times the rows cost over 20 times as much.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

runs=${1:-5}

# Sizes, costs, rows and digests on the input; `unit` names the cost.
table() {
    LC_ALL=C awk -v unit="$1" '
        BEGIN {printf "%8s %18s %8s  %s\n", "accounts", unit "/row", "growth", "digest"}
        {
            growth = NR > 1 ? $2 / before : 0
            before = $2
            failed = failed || growth > 20
            printf "%8d %18.0f %8s  %s%s\n", $1, $2 / $3, (NR > 1 ? sprintf("%.1f", growth) : "-"), $4,
                   (growth > 20 ? "  NOT LINEAR" : "")
        }
        END {exit failed || NR == 0}'
}

about "as many rows as accounts, and a twentieth repeated; 1 thread"
instructions build/bench/reconcile_instructions >"$work/counts"
while read -r size digest _; do check "reconciliation/$size" "$digest"; done <"$work/said"
LC_ALL=C awk 'NR == FNR {digest[$1] = $2; rows[$1] = $3; next} {print $1, $2, rows[$1], digest[$1]}' \
    "$work/said" "$work/counts" | table instructions

times build/bench/reconcile_bench --benchmark_repetitions="$runs"
echo
echo "processor time, the median of $runs runs"
LC_ALL=C awk -F, '
    {gsub(/"/, "")}
    match($0, /fnv=[0-9a-f]+/) {fnv = substr($0, RSTART + 4, RLENGTH - 4)}
    match($0, /rows=[0-9]+/) {rows = substr($0, RSTART + 5, RLENGTH - 5)}
    /_median/ {split($1, name, "[/_]"); print name[3], $4 * 1e6, rows, fnv}' "$work/times.csv" >"$work/medians"
while read -r size _ _ digest; do check "reconciliation/$size" "$digest"; done <"$work/medians"
table ns <"$work/medians"
