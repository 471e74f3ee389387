#!/usr/bin/env bash
# Installs the build, compares what is there with the list, and moves it away from where it was put.
source "$(dirname -- "$0")/common.sh"
rm -rf "$work/first" "$prefix"
quietly "$CMAKE" --install "$BUILD" --prefix "$work/first" --strip

cd "$work/first"
here=$(dirname -- "$ROOT/tests/install/.")
listed=$here/files_$KIND.txt
# The headers of the C++ library are those of the sources, neither more nor less.
(cd "$ROOT" && find include/kvit -name '*.hpp' -o -name '*.def' -path 'include/kvit/*') | sort >"$work/headers"
find include/kvit -type f | sort | diff -u "$work/headers" - || fail "include/kvit differs from the sources"
find . \( -type f -o -type l \) -not -path './include/kvit/*' -printf '%P\n' |
    sed "s|^$LIBDIR/|LIBDIR/|; s|$VERSION|VERSION|; s|kvitTargets-[a-z]*\.|kvitTargets-CONFIG.|" | LC_ALL=C sort | diff -u "$listed" - ||
    fail "the installed files differ from $listed"

grep -rlF -e "$work/first" -e "$BUILD" "$LIBDIR/cmake" "$LIBDIR/pkgconfig" include &&
    fail "these files name a folder of this machine"
mv "$work/first" "$prefix"
