#!/bin/sh
# check.sh catches what breaks programs and lets pass what does not.
set -eu
if ! command -v abidw >/dev/null; then
    echo "SKIPPED: no abidw (package: abigail-tools)"
    exit 77
fi
here=$(cd "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# library NAME STRUCT EXTRA: a library with a function of a struct, and what EXTRA declares.
library() {
    mkdir -p "$1"
    cat >"$1/point.h" <<END
typedef struct point { $2 } point;
long point_sum(const point* at);
struct hidden;
struct hidden* hidden_make(void);
$3
END
    cat >"$1/point.c" <<END
#include "point.h"
#include <stddef.h>
struct hidden { $4 };
long point_sum(const point* at) { return (long)at->x + at->y; }
struct hidden* hidden_make(void) { return NULL; }
END
    # Every function that EXTRA declares is defined.
    printf '%s\n' "$3" | sed 's/;$/ { return 0; }/' >>"$1/point.c"
    "${CC:-cc}" -g -shared -fPIC -o "$1/libpoint.so" "$1/point.c"
}
fields="int x; long y;" other="int point_other(int a);"
library base "$fields" "$other" "int a;"
library same "$fields" "$other" "int a;"
library added "$fields" "$other
int point_more(int a);" "int a;"
library behind_a_handle "$fields" "$other" "long b; int a;"
library function_removed "$fields" "" "int a;"
library argument_changed "$fields" "int point_other(long a);" "int a;"
library result_changed "$fields" "long point_other(int a);" "int a;"
library fields_swapped "long y; int x;" "$other" "int a;"
library field_added "$fields int z;" "$other" "int a;"
library field_widened "long x; long y;" "$other" "int a;"

"$here/dump.sh" base/libpoint.so base >base.abi
failed=0
for name in same added behind_a_handle; do
    "$here/check.sh" base.abi $name/libpoint.so $name >report || { cat report; echo "FAILED: refused: $name"; failed=1; }
    if [ $name = added ]; then grep -q point_more report || { echo "FAILED: not reported: $name"; failed=1; }; fi
done
for name in function_removed argument_changed result_changed fields_swapped field_added field_widened; do
    if "$here/check.sh" base.abi $name/libpoint.so $name >report; then echo "FAILED: let pass: $name"; failed=1; fi
    grep -q "the ABI is broken" report || { cat report; echo "FAILED: refused without a report: $name"; failed=1; }
done
exit $failed
