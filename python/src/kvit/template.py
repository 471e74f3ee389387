"""Documents to start from."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal, get_args

Template = Literal["house", "tariffs", "policy"]
TEMPLATES: tuple[Template, ...] = get_args(Template)


def template(name: Template) -> str:
    """A small document that is valid as it stands; house and tariffs fit together.

    >>> from kvit.documents import check
    >>> [check(template(name)) for name in TEMPLATES]
    [[], [], []]
    """
    return files("kvit").joinpath("templates", f"{name}.json").read_text(encoding="utf-8")
