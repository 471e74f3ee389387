#!/bin/sh
# check_symbols.sh LIBRARY: what libkvit exports, what kvit.h declares and what symbols.txt lists are the same.
# A line gone from symbols.txt breaks programs built earlier: it needs another SOVERSION.
set -eu
here=$(dirname -- "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

nm -D --defined-only -- "$1" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort >"$work/exported"
# The name stands before its parenthesis, on the line of KVIT_API or on the next one.
awk '/^KVIT_API / { open = 1 } open && match($0, /kvit_[a-z_]+\(/) {
         print substr($0, RSTART, RLENGTH - 1); open = 0 }' \
    "$here"/../../capi/include/kvit*.h | sort >"$work/declared"
sort "$here/symbols.txt" >"$work/listed"

failed=0
for kind in exported declared; do
    if ! diff -u "$work/listed" "$work/$kind" >"$work/diff"; then
        echo "symbols.txt (-) differs from what is $kind (+):"
        grep '^[-+][a-zA-Z_]' "$work/diff"
        failed=1
    fi
done
[ "$failed" -ne 0 ] || echo "$(wc -l <"$work/listed") symbols, as listed"
exit "$failed"
