#!/usr/bin/env bash
# examples/consumer_pkgconfig against the moved tree: C99, make, pkg-config.
source "$(dirname -- "$0")/common.sh"
build=$work/pkgconfig
rm -rf "$build"
cp -r "$ROOT/examples/consumer_pkgconfig" "$build"
cd "$build"

PKG_CONFIG_LIBDIR=$work/no-such-folder refused "kvit" make CC="$CC"
PKG_CONFIG_PATH=$prefix/$LIBDIR/pkgconfig quietly make CC="$CC" CFLAGS="-O1 -Wall -Wextra -Wpedantic -Werror"
expect "pkg-config's version" "$VERSION" "$(PKG_CONFIG_PATH=$prefix/$LIBDIR/pkgconfig pkg-config --modversion kvit)"

export LD_LIBRARY_PATH=
refused "libkvit.so.0" ./bill "$data"
is_the_bill_in_kopecks ./bill_static "$data"
LD_LIBRARY_PATH=$prefix/$LIBDIR is_the_bill_in_kopecks ./bill "$data"
# A library that embeds the archive does not export the core; only where the C++ library is shared is the
# core compiled to be seen.
libs=$(PKG_CONFIG_PATH=$prefix/$LIBDIR/pkgconfig pkg-config --static --cflags --libs kvit)
# shellcheck disable=SC2086 # a list of words
quietly "$CC" -std=c99 -shared -fPIC -o embedding.so bill.c ${libs/-lkvit/-l:libkvit.a}
nm -D --defined-only embedding.so >exported
grep -q ' T kvit_close$' exported || fail "the archive is not in embedding.so"
if [[ $KIND == static ]] && grep -m 3 -E ' _ZT?.?.?N?K?4kvit' exported; then fail "the core is exported"; fi
# What went wrong is said by kvit: there are no documents in an empty folder.
mkdir empty
refused "JSON" ./bill_static empty
