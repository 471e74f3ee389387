#!/usr/bin/env bash
# bench/instructions.sh [DRIVER]
# Instructions per line of every formula, the kernel beside hand-written code, counted by callgrind.
# Fails where a result is not that of bench/digests, or where the kernel takes more than 1.2 times as many.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

driver=${1:-build/bench/formula_instructions}
limit=1.2

about "instructions per line of a formula"
instructions "$driver" >"$work/counts"
while read -r name digest _; do
    [[ $name == rows ]] || check "formulas/$name" "$digest"
done <"$work/said"

LC_ALL=C awk -v limit="$limit" '
    FILENAME ~ /said$/ {if ($1 == "rows") rows = $2; else digest[$1] = $2; next}
    {count[$1, $2] = $3; if (!($1 in seen)) {seen[$1] = 1; order[++n] = $1}}
    END {
        printf "%-26s %9s %9s %7s  %s\n", "", "kernel", "by hand", "ratio", "digest"
        for (i = 1; i <= n; ++i) {
            name = order[i]
            kernel = count[name, "kernel"]; hand = count[name, "by_hand"]
            ratio = hand > 0 ? kernel / hand : 0
            bad = hand == 0 || kernel == 0 || ratio > limit
            failed = failed || bad
            printf "%-26s %9.1f %9.1f %7.3f  %s%s\n", name, kernel / rows, hand / rows, ratio,
                   digest[name], bad ? "  TOO MANY" : ""
        }
        exit n == 0 || failed
    }' "$work/said" "$work/counts"
