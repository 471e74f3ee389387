"""Writing an import into a folder: all of it or nothing."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kvit.documents import encoded
from kvit.importing.build_tariffs import Document
from kvit.importing.imported import Imported
from kvit.text import Lang, Text

REPORT = "import.txt"
#: What an import writes; a folder of nothing else may be replaced by the next import.
NAMES = frozenset(
    {"house.json", "houses.ndjson", "tariffs.json", "opening.json", "openings.ndjson", REPORT}
)


def laid_out(document: Mapping[str, object]) -> str:
    """JSON for people too: one fact a line.

    >>> print(laid_out({"schema": "x/1", "list": [{"id": "a"}]}), end="")
    {
      "schema": "x/1",
      "list": [
        {"id": "a"}
      ]
    }
    """
    parts = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            items = ",\n".join(f"    {line(each)}" for each in value)
            text = f"[\n{items}\n  ]"
        else:
            text = line({"": value})[len('{"": ') : -1]
        parts.append(f"  {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def line(document: Document) -> str:
    """JSON in one line."""
    return encoded(document).decode("utf-8")


def files_of(imported: Imported) -> dict[str, tuple[str, Text]]:
    """The files by name: their text and what is in it."""
    files = {}
    count = len(imported.houses)
    if count == 1:
        files["house.json"] = (laid_out(imported.houses[0]), Text("дом", "the house"))
    else:
        text = "".join(line(each) + "\n" for each in imported.houses)
        files["houses.ndjson"] = (
            text, Text(f"домов {count}, по дому в строке", f"{count} houses, one a line"),
        )  # fmt: skip
    files["tariffs.json"] = (
        laid_out(imported.tariffs), Text("тарифы и нормативы", "tariffs and norms")
    )  # fmt: skip
    month = imported.month
    if imported.openings and count == 1:
        files["opening.json"] = (
            laid_out(imported.openings[0]),
            Text(f"входящее состояние {month}", f"what {month} starts from"),
        )
    elif imported.openings:
        files["openings.ndjson"] = (
            "".join(line(each) + "\n" for each in imported.openings),
            Text(f"входящее состояние {month}, по дому в строке",
                 f"what {month} starts from, one house a line"),
        )  # fmt: skip
    return files


def may_replace(folder: Path) -> bool:
    """Is the folder absent, or does it hold nothing that an import has not written?"""
    return not folder.exists() or {each.name for each in folder.iterdir()} <= NAMES


def write(imported: Imported, folder: Path, lang: Lang) -> None:
    """Writes the documents and the report beside the folder first, then puts it in its place.

    A link to a folder stays, and the folder behind it is replaced.
    """
    folder = folder.resolve()
    files = files_of(imported)
    imported.report.written = [(name, what) for name, (_, what) in files.items()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, (text, _) in files.items():
            (fresh / name).write_bytes(text.encode("utf-8"))
        (fresh / REPORT).write_bytes(imported.report.text(lang).encode("utf-8"))
        fresh.chmod(0o777 & ~_umask())
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
            try:
                os.replace(folder, old)
            except OSError:
                old.rmdir()
                raise
            try:
                os.replace(fresh, folder)
            except OSError:
                os.replace(old, folder)
                raise
            shutil.rmtree(old)
        else:
            os.replace(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
