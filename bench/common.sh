# Sourced by the benches: what each says of its run, and what all of them count and check alike.

digests=bench/digests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

about() {
    echo "cpu:      $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
    echo "compiler: $("${CXX:-g++}" --version | head -1)"
    echo "commit:   ${KVIT_BENCH_COMMIT:-$(git describe --always --dirty 2>/dev/null || echo unknown)}"
    printf '%s\n' "$@" ""
}

# times PROGRAM [OPTION...]: the CSV of Google Benchmark, one pass a measurement, into $work/times.csv.
times() {
    "$@" --benchmark_min_time=0 --benchmark_format=csv 2>/dev/null >"$work/times.csv"
}

# instructions DRIVER: a line "NAME COUNT" for each dump of the driver; what it said is in $work/said.
# A dump says "desc: Trigger: Client Request: NAME" and, further down, its total.
instructions() {
    rm -f "$work"/dump*
    LC_ALL=C valgrind --tool=callgrind --callgrind-out-file="$work/dump" "$1" \
        >"$work/said" 2>"$work/valgrind" || {
        cat "$work/said" "$work/valgrind" >&2
        return 1
    }
    local dumps
    mapfile -t dumps < <(printf '%s\n' "$work"/dump.* | sort -V)
    LC_ALL=C awk '
        sub(/^desc: Trigger: Client Request: /, "") {name = $0}
        /^(summary|totals):/ && name != "" {print name, $2; name = ""}' "${dumps[@]}"
}

# check NAME DIGEST: whether the file of digests says so. A name that it does not have is of a run with
# other arguments, whose results nobody has noted.
check() {
    local want
    want=$(awk -v name="$1" '$1 == name {print $2}' "$digests")
    [[ -z $want || $want == "$2" ]] || {
        echo "$1: digest $2, expected $want" >&2
        return 1
    }
}
