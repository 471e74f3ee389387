#!/usr/bin/env bash
# bench/instructions.sh [DRIVER]
# Instructions per line of every formula, the kernel beside hand-written code, counted by callgrind.
# Fails where the results differ, or where the kernel takes more than 1.2 times as many.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

driver=${1:-build/bench/formula_instructions}
limit=1.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

LC_ALL=C valgrind --tool=callgrind --callgrind-out-file="$work/dump" "$driver" \
    >"$work/said" 2>"$work/valgrind" || {
    cat "$work/said" "$work/valgrind"
    exit 1
}

# Each dump says "desc: Trigger: Client Request: NAME SIDE" and, further down, its total.
rows=$(awk '$1 == "rows" {print $2}' "$work/said")
mapfile -t dumps < <(printf '%s\n' "$work"/dump.* | sort -V)
LC_ALL=C awk '
    /^desc: Trigger: Client Request:/ {name = $5; side = $6}
    /^(summary|totals):/ && name != "" {print name, side, $2; name = ""}' "${dumps[@]}" |
    LC_ALL=C awk -v rows="$rows" -v limit="$limit" '
    {count[$1, $2] = $3; if (!($1 in seen)) {seen[$1] = 1; order[++n] = $1}}
    END {
        printf "%-28s %9s %9s %7s\n", "instructions per line", "kernel", "by hand", "ratio"
        for (i = 1; i <= n; ++i) {
            name = order[i]
            kernel = count[name, "kernel"]; hand = count[name, "by_hand"]
            ratio = hand > 0 ? kernel / hand : 0
            bad = hand == 0 || kernel == 0 || ratio > limit
            failed = failed || bad
            printf "%-28s %9.1f %9.1f %7.3f%s\n", name, kernel / rows, hand / rows, ratio,
                   bad ? "  TOO MANY" : ""
        }
        exit n == 0 || failed
    }'
