#!/usr/bin/env bash
# The main job: July 2025 of a synthetic house in Chelyabinsk at the published tariffs. Prints the summary of the
# house and the bill of one flat, then explains one line twice. `KVIT_LANG=en` prints in English.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
kvit=$root/build/bin/kvit
data=$root/examples/data
lang=${KVIT_LANG:-ru}
account=${1:-01}
out=$root/build/demo

"$kvit" check "$data/house.json" "$data/tariffs.json" "$data/opening.json" --lang "$lang"
"$kvit" close "$data/house.json" --tariffs "$data/tariffs.json" --opening "$data/opening.json" \
    --month 2025-07 --account "$account" --out "$out" --lang "$lang"
"$kvit" explain "$out/$account.bill.json" --line 5 --lang "$lang"
