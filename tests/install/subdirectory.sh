#!/usr/bin/env bash
# examples/consumer_subdirectory: the sources of kvit inside another project. Its folder stands beside the
# build folder, from where the compiler is called with the same words, so that ccache has the objects.
source "$(dirname -- "$0")/common.sh"
build=$BUILD-subdirectory
# The locale of the build is one of those words.
if [[ $locale == unset ]]; then unset LC_ALL; else export LC_ALL=$locale; fi
options=(-D KVIT_SOURCE="$ROOT" -D KVIT_WERROR=ON)
[[ -z $LAUNCHER ]] || options+=(-D CMAKE_C_COMPILER_LAUNCHER="$LAUNCHER" -D CMAKE_CXX_COMPILER_LAUNCHER="$LAUNCHER")

quietly project "$ROOT/examples/consumer_subdirectory" "$build" "${options[@]}"
quietly "$CMAKE" --build "$build" --target house
expect "what the house owes without an opening" "charged 44881.40" "$("$build/house" "$data" | tail -1)"
# Inside another project kvit brings its library and nothing else: no tests, no install, no programs.
[[ ! -e $build/kvit/capi && ! -e $build/kvit/tests && ! -e $build/kvit/python ]] || fail "more than the library was configured"
expect "what would be installed" "" "$("$CMAKE" --install "$build" --prefix "$work/none" | grep -v '^-- Install configuration')"
