"""text_rules.py [ROOT]: what every text of the project keeps to.

UTF-8, no tabs, no space at the end of a line, a newline at the end; in C and C++ the identifiers are
ASCII (Russian is for comments, messages and data).
"""

import re
import subprocess
import sys
from pathlib import Path

C_FAMILY = {".hpp", ".h", ".cpp", ".c", ".def"}
SUFFIXES = C_FAMILY | {".py", ".pyi", ".cmake", ".md", ".json", ".toml", ".sh", ".in", ".map", ".yml"}
NAMES = {"CMakeLists.txt", "run", ".clang-format", ".clang-tidy", ".gitignore", ".editorconfig"}
# Samples keep the bytes of their origin.
SAMPLES = re.compile(r"(^|/)(golden|corpus|crashes|samples)/")

# Comments, then strings and characters: what is left is code.
NOT_CODE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)
DIGIT_SEPARATOR = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


def texts(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, encoding="utf-8",
    ) if (root / ".git").exists() else None
    if listed and listed.returncode == 0:
        paths = [root / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [
            p for p in root.rglob("*")
            if not any(re.match(r"build|\.git$|__pycache__", x) for x in p.relative_to(root).parts)
        ]
    return sorted(
        p for p in paths
        if p.is_file() and (p.suffix in SUFFIXES or p.name in NAMES)
        and not SAMPLES.search(p.relative_to(root).as_posix())
    )


def check_text(suffix: str, raw: bytes) -> list[str]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f" not UTF-8: {error}"]
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            problems.append(f"{number}: a tab")
        if line != line.rstrip():
            problems.append(f"{number}: space at the end of the line")
    if text and not text.endswith("\n"):
        problems.append(f"{text.count(chr(10)) + 1}: no newline at the end of the file")
    if suffix in C_FAMILY:
        # Blanked and not removed, so that line numbers hold.
        code = NOT_CODE.sub(
            lambda m: re.sub(r"[^\n]", " ", m[0]), DIGIT_SEPARATOR.sub("", text)
        )
        for number, line in enumerate(code.split("\n"), 1):
            if not line.isascii():
                problems.append(f"{number}: an identifier outside ASCII")
    return problems


def check(root: Path) -> list[str]:
    return [
        f"{file.relative_to(root)}:{problem}"
        for file in texts(root)
        for problem in check_text(file.suffix, file.read_bytes())
    ]


if __name__ == "__main__":
    found = check(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(found) if found else "every text keeps the rules")
    sys.exit(1 if found else 0)
