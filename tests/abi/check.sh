#!/bin/sh
# check.sh BASELINE LIBRARY HEADERS: fails if a program built with the baseline's library could break with this one:
# a function or a struct is gone or is another one. What was added is reported only; tests/abi/refresh takes it in.
set -eu
export LC_ALL=C
if ! command -v abidiff >/dev/null; then
    echo "SKIPPED: no abidiff (package: abigail-tools)"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$(dirname -- "$0")/dump.sh" "$2" "$3" >"$work/now"
if ! abidiff --no-added-syms "$1" "$work/now" >"$work/report"; then
    cat "$work/report"
    echo "the ABI is broken: give it back, or raise SOVERSION and run tests/abi/refresh"
    exit 1
fi
if ! abidiff "$1" "$work/now" >"$work/report"; then
    cat "$work/report"
    echo "only added to: tests/abi/refresh takes it into the baseline"
fi
