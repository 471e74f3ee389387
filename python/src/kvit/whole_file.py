"""A file that appears under its name once it is whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path, *, read_from: Path | None = None) -> Iterator[BinaryIO]:
    """Written beside `path` and renamed at the end; errors name `path`.

    Through a link the file behind it is written. What is no plain file stays as it is, and so does
    the file that the facts are read from.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise OSError(errno.EEXIST, "not a plain file", str(path))
    if read_from is not None and target.exists() and target.samefile(read_from):
        raise OSError(errno.EEXIST, "it is read from", str(path))
    part, file = _new_file(target, path)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _new_file(target: Path, path: Path) -> tuple[Path, BinaryIO]:
    """Beside the target, under a name that nobody has."""
    for i in range(1000):
        part = target.with_name(f"{target.name}.{i}.part")
        try:
            return part, part.open("xb")
        except FileExistsError:
            continue
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from None
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
