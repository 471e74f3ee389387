#!/bin/sh
# dump.sh LIBRARY HEADERS: the functions and the structs that a library promises in its headers, as text.
# The types behind handles are not part of it. Needs DWARF, which the sources of capi/ are compiled with.
set -eu
dump=$(mktemp)
trap 'rm -f "$dump"' EXIT
abidw --headers-dir "$2" --drop-private-types --exported-interfaces-only --no-corpus-path \
    --no-comp-dir-path --no-show-locs --no-elf-needed --type-id-style hash --out-file "$dump" "$1"
# Sources by name: their folder is that of a machine.
sed "s|^\( *<abi-instr .*path='\)[^']*/|\1|" "$dump"
