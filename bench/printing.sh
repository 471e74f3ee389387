#!/usr/bin/env bash
# bench/printing.sh [RUNS]
# The bills of a month of the example house of 60 premises printed by the command, in each form and by one and two
# processes: bills a second with the start of the command, bytes of a bill, and the digest of the texts.
# Fails where texts are not those of bench/digests. What a PDF holds byte by byte is of its fonts, so it has no digest.
set -euo pipefail
cd "$(dirname -- "$(readlink -f -- "$0")")/.."
source bench/common.sh

runs=${1:-1}

build/bin/python -B - "$work/closed.json" <<'END'
import sys

sys.path.insert(0, "examples/house60")
import kvit
import make
import town

given = make.documents()
closed = kvit.close(given["house"], given["tariffs"], opening=given["opening"], month=f"{town.MONTHS[0]:%Y-%m}")
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(closed.to_json())
END

# print_all FORM JOBS: into $work/printed; the seconds it took, to three decimals.
print_all() {
    local begin=$EPOCHREALTIME end
    rm -rf "$work/printed"
    build/bin/kvit bill "$work/closed.json" --format "$1" --out "$work/printed" --jobs "$2" --lang ru >/dev/null
    end=$EPOCHREALTIME
    awk -v b="$begin" -v e="$end" 'BEGIN {printf "%.3f\n", e - b}'
}

about "bills of the example house, synthetic; each run starts the command anew"
printf '%-14s %10s %12s  %s\n' "form/jobs" "bills/s" "bytes/bill" digest
for form in text html pdf; do
    for jobs in 1 2; do
        for ((run = 0; run < runs; ++run)); do print_all "$form" "$jobs"; done | sort -n >"$work/seconds"
        files=("$work/printed"/*.*)
        digest=-
        if [[ $form != pdf ]]; then
            digest=$(cat "${files[@]}" | sha256sum | cut -c-16)
            check "printing/$form" "$digest"
        fi
        awk -v form="$form/$jobs" -v bills=${#files[@]} -v bytes="$(cat "${files[@]}" | wc -c)" -v digest="$digest" '
            {seconds[NR] = $1}
            END {printf "%-14s %10.1f %12.0f  %s\n", form, bills / seconds[int((NR + 1) / 2)], bytes / bills, digest}' \
            "$work/seconds"
    done
done
