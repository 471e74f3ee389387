# Shared by the tests of this folder, which tests/install/CMakeLists.txt runs with
# ROOT, BUILD, CMAKE, CC, CXX, LAUNCHER, VERSION and LIBDIR in the environment.
set -euo pipefail
locale=${LC_ALL-unset} # the caller's
export LC_ALL=C.UTF-8

work=$BUILD/install
prefix=$work/moved # where tree.sh leaves the installed tree
data=$ROOT/examples/data

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# quietly COMMAND...: its output only if it fails.
quietly() {
    local output
    output=$("$@" 2>&1) || fail "$*"$'\n'"$output"
}

# expect WHAT WANTED FOUND
expect() { [[ $3 == "$2" ]] || fail "$1 is"$'\n'"$3"$'\n'"and not"$'\n'"$2"; }

# refused WORDS COMMAND...: the command fails, and says the words.
refused() {
    local words=$1 output
    shift
    if output=$("$@" 2>&1); then fail "not refused: $*"; fi
    [[ $output == *"$words"* ]] || fail "refused without \"$words\": $*"$'\n'"$output"
}

# project SOURCE BUILD OPTION...: configures a consumer as its author would, with these compilers.
project() {
    "$CMAKE" -S "$1" -B "$2" -G Ninja -D CMAKE_BUILD_TYPE=Release \
        -D CMAKE_C_COMPILER="$CC" -D CMAKE_CXX_COMPILER="$CXX" "${@:3}"
}

# Bills in roubles and in kopecks begin with the first account of the example house.
is_the_bill() { expect "the bill of $1" "01 4506.55" "$("$@" | head -1)"; }
is_the_bill_in_kopecks() { expect "the bill of $1" "01 450655" "$("$@" | head -1)"; }
