"""tidy.py BUILD JOBS: clang-tidy over src and capi, by the commands of a clang build.

A file is skipped when it passed before with the same preprocessed text (comments included, for
NOLINT), command and checks: a warm run takes seconds.
"""

import hashlib
import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parent.parent
build = Path(sys.argv[1]).resolve()
passed = build / "tidy"
passed.mkdir(exist_ok=True)
version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
checks = (root / ".clang-tidy").read_bytes()


def digest(entry: dict[str, str]) -> str | None:
    command = shlex.split(entry["command"])
    if Path(command[0]).name == "ccache":
        command = command[1:]
    out = command.index("-o")
    del command[out : out + 2]
    command = [word for word in command if word != "-c"]
    text = subprocess.run([*command, "-E", "-C"], cwd=entry["directory"], capture_output=True)
    if text.returncode != 0:
        return None
    key = b"\0".join([version, checks, shlex.join(command).encode(), text.stdout])
    return hashlib.sha256(key).hexdigest()


def tidy(entry: dict[str, str]) -> str:
    key = digest(entry)
    if key and (passed / key).exists():
        return ""
    run = subprocess.run(
        ["clang-tidy", "--quiet", "-p", str(build), entry["file"]],
        capture_output=True, text=True, encoding="utf-8",
    )
    if run.returncode == 0:
        if key:
            (passed / key).touch()
        return ""
    return run.stdout + run.stderr


entries = [
    entry
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    if entry["file"].endswith(".cpp")
    and entry["file"].startswith((f"{root}/src/", f"{root}/capi/src/"))
]
with ThreadPoolExecutor(int(sys.argv[2])) as pool:
    reports = [report for report in pool.map(tidy, entries) if report]
print("\n".join(reports), end="")
print(f"clang-tidy: {len(entries)} files, {len(reports)} with findings")
sys.exit(1 if reports else 0)
