#!/usr/bin/env bash
# examples/consumer_find_package against the moved tree.
source "$(dirname -- "$0")/common.sh"
source=$ROOT/examples/consumer_find_package
build=$work/find_package
rm -rf "$build"
# Not even a kvit of this machine is found; what kvit links is.
nowhere=(-D EXPAT_ROOT=/usr -D OPENSSL_ROOT_DIR=/usr -D CMAKE_MAKE_PROGRAM="$(command -v ninja)" -D CMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF -D CMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF
    -D CMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)

refused 'provided by "kvit"' project "$source" "$build" "${nowhere[@]}"
quietly project "$source" "$build" "${nowhere[@]}" -D CMAKE_PREFIX_PATH="$prefix"
quietly "$CMAKE" --build "$build"
is_the_bill "$build/bill" "$data"
for program in formula formula_static; do
    expect "the amount of $program" "22846 kopecks by kvit $VERSION" "$("$build/$program")"
done
if ldd "$build/formula_static" | grep kvit; then fail "formula_static needs a file of kvit"; fi

# Which versions an installed kvit answers for.
major=${VERSION%%.*} rest=${VERSION#*.}
minor=${rest%%.*} patch=${rest#*.}
for wanted in "$major.$minor" "$VERSION"; do
    quietly project "$ROOT/tests/install/version" "$work/version" -D CMAKE_PREFIX_PATH="$prefix" -D WANTED="$wanted"
done
for wanted in 99 "$((major + 1))" "$major.$((minor + 1))" "$major.$minor.$((patch + 1))"; do
    refused "requested version \"$wanted\"" project "$ROOT/tests/install/version" "$work/version" \
        -D CMAKE_PREFIX_PATH="$prefix" -D WANTED="$wanted"
done
