"""The committed stub names what the compiled core has, no more and no less."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kvit
from kvit import _core

STUB = ast.parse(
    (Path(__file__).resolve().parents[2] / "python/src/kvit/_core.pyi").read_text(encoding="utf-8")
)


def names_of(body: list[ast.stmt]) -> set[str]:
    names = set()
    for each in body:
        if isinstance(each, (ast.FunctionDef, ast.ClassDef)):
            names.add(each.name)
        elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            names.add(each.target.id)
    return names


def public(value: object) -> set[str]:
    return {name for name in dir(value) if not name.startswith("_")}


def test_module() -> None:
    assert names_of(STUB.body) == public(_core)


@pytest.mark.parametrize("name", ["Explanation", "Bill", "Closed", "Comparison"])
def test_class(name: str) -> None:
    (body,) = [x.body for x in STUB.body if isinstance(x, ast.ClassDef) and x.name == name]
    assert names_of(body) == public(getattr(_core, name))


def test_arguments() -> None:
    for each in STUB.body:
        if isinstance(each, ast.FunctionDef):
            signature = getattr(_core, each.name).__doc__.splitlines()[0]
            for argument in each.args.args:
                assert f"{argument.arg}:" in signature, signature


def test_the_package_exports_what_it_says() -> None:
    assert sorted(kvit.__all__) == kvit.__all__
    assert all(hasattr(kvit, name) for name in kvit.__all__)
    assert (Path(kvit.__file__).parent / "py.typed").exists()
