"""tidy.py BUILD JOBS: clang-tidy over src and capi, by the commands of a clang build.

Files of one folder are analysed together, a dozen at a time, as one source that includes them: the
standard headers, most of the time of a single file, are then read once for the dozen. A dozen that does
not compile as one (two files name a helper alike) is analysed file by file.

A source is skipped when it passed before with the same preprocessed text (comments included, for
NOLINT), command and checks: a warm run takes seconds.
"""

import hashlib
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

DOZEN = 12
root = Path(__file__).resolve().parent.parent
build = Path(sys.argv[1]).resolve()
passed = build / "tidy"
passed.mkdir(exist_ok=True)
version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
checks = (root / ".clang-tidy").read_bytes()


def options(entry: dict[str, str]) -> list[str]:
    """The compiler's command without the cache, the output and the input."""
    command = shlex.split(entry["command"])
    if Path(command[0]).name == "ccache":
        command = command[1:]
    out = command.index("-o")
    del command[out : out + 2]
    return [word for word in command if word not in ("-c", entry["file"])]


def digest(command: list[str], source: str) -> str | None:
    text = subprocess.run([*command, "-E", "-C", source], cwd=build, capture_output=True)
    if text.returncode != 0:
        return None
    key = b"\0".join([version, checks, shlex.join(command).encode(), text.stdout])
    return hashlib.sha256(key).hexdigest()


def tidy(command: list[str], source: str) -> tuple[bool, str]:
    """Whether it compiled, and what was found."""
    key = digest(command, source)
    if key and (passed / key).exists():
        return True, ""
    run = subprocess.run(
        ["clang-tidy", "--quiet", source, "--", *command[1:]],
        cwd=build, capture_output=True, text=True, encoding="utf-8",
    )
    if run.returncode == 0 and key:
        (passed / key).touch()
    return "clang-diagnostic-error" not in run.stdout, run.stdout + run.stderr if run.returncode else ""


def together(group: list[dict[str, str]]) -> list[str]:
    command = options(group[0])
    if len(group) > 1:
        lines = [f'#include "{entry["file"]}"  // NOLINT(bugprone-suspicious-include)\n' for entry in group]
        name = os.path.relpath(group[0]["file"], root).replace("/", ".")
        source = passed / f"with.{name}"
        source.write_text("".join(lines), encoding="utf-8")
        # Warnings are the compiler's work: here one file's names would shadow another's.
        compiled, report = tidy([*command, "-w"], str(source))
        if compiled:
            return [report] if report else []
    reports = (tidy(command, entry["file"])[1] for entry in group)
    return [report for report in reports if report]


entries = sorted(
    (
        entry
        for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        if entry["file"].endswith(".cpp")
        and entry["file"].startswith((f"{root}/src/", f"{root}/capi/src/"))
    ),
    key=lambda entry: (os.path.dirname(entry["file"]), entry["file"]),
)
groups: list[list[dict[str, str]]] = []
for _, folder in groupby(entries, lambda entry: (os.path.dirname(entry["file"]), options(entry))):
    files = list(folder)
    groups += [files[at : at + DOZEN] for at in range(0, len(files), DOZEN)]
groups.sort(key=len, reverse=True)
with ThreadPoolExecutor(int(sys.argv[2])) as pool:
    reports = [report for found in pool.map(together, groups) for report in found]
print("\n".join(reports), end="")
print(f"clang-tidy: {len(entries)} files, {len(reports)} with findings")
sys.exit(1 if reports else 0)
