"""include_layers.py [ROOT]: who may include whom.

The floors are those of ARCHITECTURE.md. A folder of include/kvit, and the folder of the same name
in src, may include itself and everything below it.
"""

import re
import sys
from pathlib import Path

# folder -> the floors directly below it
BELOW: dict[str, tuple[str, ...]] = {
    "base": (),
    "money": ("base",),
    "quantity": ("money",),
    "calendar": ("base",),
    "formula": ("quantity", "calendar"),
    "trace": ("formula",),
    "law": ("formula", "trace"),
    "tariff": ("law",),
    "premises": ("law",),
    "metering": ("tariff", "premises"),
    "charge": ("metering",),
    "ledger": ("charge",),
    "bill": ("ledger",),
    "close": ("bill",),
    "audit": ("close",),
    "cabinet": ("close",),
    "bonus": ("close", "cabinet"),
    # Files of the outside world become rows of the ledger.
    "exchange": ("ledger",),
    # Leaves: they see every floor, and nothing sees them.
    "format": ("audit", "bonus", "exchange"),
    "batch": ("audit", "bonus"),
}
# Compiled reading and writing of documents serves the batch as well.
SRC_BELOW = {**BELOW, "format": (*BELOW["format"], "batch")}

OUTSIDE = re.compile(r"^((boost|date|nlohmann|pybind11)/|expat\.h$|openssl/)")
# Packages that cost seconds per translation unit: (header, most translation units in src).
HEAVY = (
    (re.compile(r"^nlohmann/json\.hpp$"), 2),
    (re.compile(r"^boost/"), 5),
    (re.compile(r"^date/date\.h$"), 2),
    (re.compile(r"^expat\.h$"), 1),
    (re.compile(r"^openssl/"), 1),
)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SUFFIXES = {".hpp", ".h", ".cpp", ".def", ".inc", ".ipp"}


def closure(graph: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    reach: dict[str, set[str]] = {}

    def visit(folder: str) -> set[str]:
        if folder not in reach:
            reach[folder] = {folder}.union(*(visit(below) for below in graph[folder]))
        return reach[folder]

    for folder in graph:
        visit(folder)
    return reach


def sources(top: Path) -> list[Path]:
    return sorted(p for p in top.rglob("*") if p.suffix in SUFFIXES and p.is_file())


def includes(file: Path) -> list[tuple[int, str, bool]]:
    """(line, name, quoted) of each include; those in block comments do not count."""
    text = file.read_text(encoding="utf-8")
    text = BLOCK_COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    return [
        (text.count("\n", 0, m.start()) + 1, m[2], m[1] == '"') for m in INCLUDE.finditer(text)
    ]


def check(root: Path) -> list[str]:
    public, private = root / "include" / "kvit", root / "src"
    problems: list[str] = []
    # private file -> the private files and the outside names that it includes
    inner: dict[Path, list[Path]] = {}
    outer: dict[Path, list[str]] = {}

    def folder_of(file: Path, top: Path) -> str | None:
        parts = file.relative_to(top).parts
        return parts[0] if len(parts) > 1 else None

    for top, graph in ((public, BELOW), (private, SRC_BELOW)):
        reach = closure(graph)
        for file in sources(top):
            folder = folder_of(file, top)
            where = file.relative_to(root)
            if folder is None:
                if top == private or file.name not in ("kvit.hpp", "version.hpp"):
                    problems.append(f"{where}: a source file belongs in the folder of a floor")
                if file.name == "kvit.hpp" or top == private:
                    continue
            elif folder not in graph:
                problems.append(f"{where}: folder '{folder}' is on no floor; add it to BELOW")
                continue

            for line, name, quoted in includes(file):
                at = f"{where}:{line}: {name}"
                target: str | None = None
                if name.startswith("kvit/"):
                    rest = name.removeprefix("kvit/").split("/")
                    if rest == ["version.hpp"]:
                        continue
                    if len(rest) == 1:
                        problems.append(f"{at}: only users include the umbrella headers")
                        continue
                    target = rest[0]
                elif quoted:
                    near = [p for p in (file.parent / name, private / name) if p.is_file()]
                    if not near:
                        problems.append(f"{at}: no such file of the project")
                        continue
                    found = near[0].resolve()
                    if found.is_relative_to(private.resolve()):
                        if top == public:
                            problems.append(f"{at}: a public header includes a private one")
                            continue
                        inner.setdefault(file.resolve(), []).append(found)
                        target = folder_of(found, private.resolve())
                    elif found.is_relative_to(public.resolve()):
                        target = folder_of(found, public.resolve())
                    else:
                        problems.append(f"{at}: outside include/kvit and src")
                        continue
                else:
                    if top == public and OUTSIDE.match(name):
                        problems.append(f"{at}: public headers need the standard library alone")
                    outer.setdefault(file.resolve(), []).append(name)
                    continue

                if target not in graph:
                    problems.append(f"{at}: '{target}' is on no floor")
                elif folder is None or target not in reach[folder]:
                    problems.append(f"{at}: '{folder or file.name}' may not include '{target}'")

    # A private header passes its cost on to every translation unit that reaches it.
    for pattern, most in HEAVY:
        units = []
        for file in sources(private):
            if file.suffix != ".cpp":
                continue
            seen, stack = set(), [file.resolve()]
            while stack:
                at_file = stack.pop()
                if at_file not in seen:
                    seen.add(at_file)
                    stack.extend(inner.get(at_file, ()))
            if any(pattern.match(name) for f in seen for name in outer.get(f, ())):
                units.append(str(file.relative_to(root)))
        if len(units) > most:
            problems.append(
                f"{pattern.pattern} reaches {len(units)} translation units of src, at most {most}"
                f" may pay for it: {', '.join(units)}"
            )
    return problems


if __name__ == "__main__":
    found = check(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(found) if found else "the floors hold")
    sys.exit(1 if found else 0)
