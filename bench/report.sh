#!/usr/bin/env bash
# bench/report.sh [--built]
# Builds and runs every bench and writes bench/REPORT.md; --built: with the programs that are there.
# Nothing is written where a bench fails.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

report=bench/REPORT.md
[[ ${1-} == --built ]] || cmake --build build --target benches kvit_python >/dev/null
export KVIT_PROBE= # what stands outside the project is no part of its report
# The report itself is no change of what is measured.
changed=$(git status --porcelain -- . ":!$report")
export KVIT_BENCH_COMMIT=$(git rev-parse --short HEAD)${changed:+-dirty}
page=$(mktemp)
trap 'rm -f "$page"' EXIT

section() {
    local title=$1 text=$2
    shift 2
    echo "$title: $*" >&2
    {
        printf '\n## %s\n\n%s\n\n`%s`\n\n```text\n' "$title" "$text" "$*"
        "$@" | sed 's/ *$//'
        printf '```\n'
    } >>"$page"
}

cat >"$page" <<'END'
# What kvit costs

Written by `bench/report.sh`; each section is what its command prints. Instructions are counted by callgrind and are the
same on a busy machine; a ratio is of two things in one run. Nanoseconds, and what is done in a second, are of the machine
named and of that hour: they are reported and nothing is held to them. A digest says which results a figure was
taken with; all of them stand in `bench/digests`, and a command fails where one differs.
END
section Formulas "A formula of the kernel beside the same calculation written by hand: Narrow in 64 bits, Wide in 128." \
    bench/instructions.sh
section Penalties "Many accounts by one plan over columns; the practices of the workload, of the law, and a rate that needs 128 bits." \
    bench/penalties.sh
section Allocation "Payments put on receivables, each part with its reason, beside a loop by hand that tells nothing." \
    bench/allocation.sh
section Reconciliation "Rows of registries matched with accounts and bills; ten times the rows should cost ten times as much." \
    bench/reconcile.sh
section Exchange "Payment codes, registries, statements and readings read; ten times the rows should cost ten times as much." \
    bench/exchange.sh
section Printing "Bills printed by the command, start and all." \
    bench/printing.sh
cp "$page" "$report"
