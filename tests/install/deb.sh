#!/usr/bin/env bash
# Makes the packages, installs them in a throw-away root, uses them there, and removes them.
# The root is this machine's own under an overlay in memory: nothing outside changes.
source "$(dirname -- "$0")/common.sh"
if [[ ${1-} != inside ]]; then
    skip() {
        echo "SKIPPED: $*"
        exit 77
    }
    for tool in dpkg-deb dpkg-shlibdeps file; do
        command -v $tool >/dev/null || skip "no $tool, so no Debian packages (packages: dpkg-dev, file)"
    done
    rm -rf "$work/deb"
    # gzip takes a third of the time of Debian's xz, which whoever publishes packages gets.
    quietly "${CMAKE%cmake}cpack" --config "$BUILD/CPackConfig.cmake" -B "$work/deb" \
        -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip

    # What the packages say and hold.
    for name in libkvit0 libkvit-dev python3-kvit; do
        packages=("$work/deb/${name}_$VERSION"-*.deb)
        package=${packages[0]}
        [[ ${#packages[@]} == 1 && -f $package ]] || fail "no package $name"
        for field in Description Section Maintainer; do
            [[ -n $(dpkg-deb -f "$package" $field) ]] || fail "$name has no $field"
        done
        {
            echo "$name: $(dpkg-deb -f "$package" Section)"
            dpkg-deb -f "$package" Depends | tr ',' '\n' |
                sed -E "s/^ */depends: /; s/\(>= [0-9.]+\)//; s/ +$//; s|$VERSION|VERSION|" | sort
            dpkg-deb -f "$package" Recommends | tr ',' '\n' | sed -nE "s/^ *(.+)/recommends: \1/p" | sort
            dpkg-deb -c "$package" | awk '$1 !~ /^d/ { sub(/^.*\.\/usr/, "/usr"); print }' |
                sed "s|$VERSION|VERSION|; s|$TRIPLET|TRIPLET|; s|_core\..*\.so|_core.ABI.so|" |
                grep -vE '^/usr/(include/kvit|lib/python3/dist-packages/kvit)/' | sort
            echo
        } >>"$work/deb/contents"
    done
    diff -u "$ROOT/tests/install/deb_contents.txt" "$work/deb/contents" || fail "the packages are not as listed"
    # The Python package is whole: every file of the sources and the extension.
    dpkg-deb -c "$work/deb"/python3-kvit_*.deb | awk '$1 !~ /^d/ { print $6 }' |
        sed -n 's|^\./usr/lib/python3/dist-packages/||p' | grep -v '/_core\..*so$' | sort >"$work/deb/python"
    (cd "$ROOT/python/src" && find kvit -type f -not -path '*/__pycache__/*') | sort |
        diff -u - "$work/deb/python" || fail "python3-kvit differs from python/src"
    # Stripped, and without a path of this machine.
    rm -rf "$work/deb/unpacked"
    for package in "$work/deb"/*.deb; do dpkg-deb -x "$package" "$work/deb/unpacked"; done
    find "$work/deb/unpacked" \( -name '*.so*' -o -name '*.a' \) -type f -exec readelf -SW {} + | grep -F .debug_info &&
        fail "not stripped"
    grep -rlF "$ROOT" "$work/deb/unpacked" && fail "these files name a folder of this machine"

    ((EUID == 0)) || skip "the packages are as listed; only root can install them"
    scratch=$(mktemp -d)
    trap 'rmdir "$scratch"' EXIT
    unshare --mount true 2>/dev/null || skip "the packages are as listed; no mount namespaces here to install them in"
    status=0
    unshare --mount --propagation private bash "$0" inside "$scratch" || status=$?
    ((status != 78)) || skip "the packages are as listed; no overlay file system here to install them on"
    exit "$status"
fi

scratch=$2
root=$scratch/root
mount -t tmpfs -o size=1g tmpfs "$scratch"
mkdir "$scratch/upper" "$scratch/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$root" 2>/dev/null || exit 78
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
# The overlay has the file system of / alone; documents and packages may be on another one.
mkdir -p "$root/kvit-test"
cp "$work/deb"/*.deb "$root/kvit-test"
cp -r "$data" "$ROOT/examples/consumer_pkgconfig" "$ROOT/tests/install/version" "$root/kvit-test"
inside() { chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin LC_ALL=C.UTF-8 HOME=/root "$@"; }
# Where a package of kvit might have left something.
ours() { inside find /usr /etc /var -xdev -name '*kvit*' | sort; }

before=$(ours)
[[ -z $(inside dpkg-query -W -f '${Package}\n' 'libkvit*' 'python3-kvit' 2>/dev/null) ]] ||
    fail "kvit is installed on this machine already"
quietly inside sh -c 'dpkg -i /kvit-test/*.deb'

# As the user of the library.
quietly inside sh -c 'cd /kvit-test/consumer_pkgconfig && make'
is_the_bill_in_kopecks inside /kvit-test/consumer_pkgconfig/bill /kvit-test/data
is_the_bill_in_kopecks inside /kvit-test/consumer_pkgconfig/bill_static /kvit-test/data
quietly inside cmake -S /kvit-test/version -B /kvit-test/version/build -D WANTED="$VERSION"
# As the user of the command and of the package.
close=(close /kvit-test/data/house.json --tariffs /kvit-test/data/tariffs.json
    --opening /kvit-test/data/opening.json --month 2025-07 --account 01 --lang en)
inside kvit "${close[@]}" >"$scratch/bill"
expect "the bill of kvit close" $'4,506.55\u00a0RUB' "$(awk '/^To pay +[0-9]/ { sum = $3 } END { print sum }' "$scratch/bill")"
expect "kvit.__version__" "$VERSION" "$(inside python3 -c 'import kvit; print(kvit.__version__)')"
inside dpkg --verify libkvit0 libkvit-dev python3-kvit | grep . && fail "files differ from those of the packages"

quietly inside dpkg --remove python3-kvit libkvit-dev libkvit0
if inside kvit --version 2>/dev/null; then fail "the command is still there"; fi
quietly inside dpkg --purge python3-kvit libkvit-dev libkvit0
expect "what is left" "$before" "$(ours)"
