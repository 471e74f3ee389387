# Shared by tests/run, examples/run and .ci/run, which source it from the root of the project.

export LC_ALL=C.UTF-8
export CTEST_COLOR_OUTPUT=0

jobs=$(nproc)

base_packages=(
    g++ cmake ninja-build ccache pkg-config
    libboost-dev libhowardhinnant-date-dev nlohmann-json3-dev libexpat1-dev libssl-dev
    pybind11-dev python3-dev python3-pybind11
    python3-typer python3-rich python3-openpyxl
    weasyprint python3-jinja2 python3-num2words python3-segno fonts-liberation2 poppler-utils zbar-tools
    python3-pytest python3-hypothesis python3-jsonschema
    libgtest-dev libgmock-dev libbenchmark-dev valgrind tzdata
    make dpkg-dev file abigail-tools
)

say() { printf '== %s\n' "$*"; }

# need_packages NAME...: installs those that are missing. Without root it can only say which.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system: the tools are taken as they are"
        return
    fi
    local missing=() name
    for name in "$@"; do
        if [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) != installed ]]; then
            missing+=("$name")
        fi
    done
    if ((${#missing[@]} == 0)); then
        say "packages: all $# present"
        return
    fi
    local as_root=()
    if ((EUID != 0)); then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
            as_root=(sudo)
        else
            say "packages are missing and only root can install them:"
            echo "apt-get install ${missing[*]}"
            exit 1
        fi
    fi
    say "packages: installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# Extras that need PyPI are skipped by name when it does not answer.
pypi_answers() {
    local folder answer=0
    folder=$(mktemp -d)
    /usr/bin/python3 -m pip download -q --disable-pip-version-check --no-deps --retries 1 --timeout 20 \
        -d "$folder" scikit-build-core >/dev/null 2>&1 || answer=1
    rm -rf "$folder"
    return $answer
}

# configure PRESET [OPTION...]: quiet unless it fails.
configure() {
    local log
    log=$(mktemp)
    if cmake --preset "$@" >"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log"
        rm -f "$log"
        return 1
    fi
}

build() { cmake --build --preset "$@" -j "$jobs"; }
