"""What README.md and README.ru.md show is what the project holds and prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")).resolve()
READMES = ("README.md", "README.ru.md")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block and the last line of text before it."""

    readme: str
    number: int
    announced: str
    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """A command of a console block and what it prints there."""

    readme: str
    number: int
    command: str
    shown: tuple[str, ...]


def blocks_of(readme: str) -> Iterator[Block]:
    announced = ""
    opened: tuple[int, str] | None = None
    body: list[str] = []
    for number, line in enumerate((ROOT / readme).read_text("utf-8").splitlines(), 1):
        if opened is None and line.startswith("```"):
            opened, body = (number, line[3:]), []
        elif opened is not None and line == "```":
            yield Block(readme, opened[0], announced, opened[1], tuple(body))
            announced, opened = "", None
        elif opened is not None:
            body.append(line)
        elif line.strip():
            announced = line
    assert opened is None, f"{readme}: a block is not closed"


def runs_of(block: Block) -> Iterator[Run]:
    commands: list[tuple[int, str, list[str]]] = []
    continued = False
    for number, line in enumerate(block.lines, block.number + 1):
        if continued:
            at, command, shown = commands[-1]
            commands[-1] = (at, command + line.strip().removesuffix("\\"), shown)
        elif line.startswith("$ "):
            commands.append((number, line[2:].removesuffix("\\"), []))
        else:
            assert commands, f"{block.readme}:{number}: output before a command"
            commands[-1][2].append(line)
        continued = line.endswith("\\") and (continued or line.startswith("$ "))
    for at, command, shown in commands:
        yield Run(block.readme, at, command, tuple(shown))


BLOCKS = [block for readme in READMES for block in blocks_of(readme)]
CONSOLES = [list(runs_of(block)) for block in BLOCKS if block.language == "console"]
SOURCES = [block for block in BLOCKS if block.language in ("cpp", "c", "python")]


def trimmed(text: str) -> str:
    """Without spaces at the ends of lines and without empty lines around."""
    return "\n".join(line.rstrip(" ") for line in text.splitlines()).strip("\n") + "\n"


def pattern(shown: str) -> str:
    """Matches the output that the lines show, any number of lines in the place of each `…`."""
    return "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + r"\n"
        for line in trimmed(shown).splitlines()
    )


def runnable(command: str) -> list[str]:
    """The words of a command, with the paths of build/ in the build that is tested."""
    return [
        str(BUILD / word.removeprefix("build/")) if word.startswith("build/") else word
        for word in shlex.split(command)
    ]


@pytest.mark.parametrize("readme", READMES)
def test_the_examples_are_shown_whole(readme: str) -> None:
    names = []
    for block in SOURCES:
        if block.readme == readme:
            named = re.search(r"`([^`\s]+)`", block.announced)
            assert named, f"{readme}:{block.number}: which file is it?"
            names.append(named[1])
            assert "\n".join(block.lines) + "\n" == (ROOT / named[1]).read_text("utf-8"), named[1]
    assert names == [
        "examples/cpp/quickstart.cpp",
        "examples/c/quickstart.c",
        "examples/python/quickstart.py",
        "examples/c/twenty_lines.c",
    ]


def test_twenty_lines_are_twenty() -> None:
    assert len((ROOT / "examples/c/twenty_lines.c").read_text("utf-8").splitlines()) <= 20


@pytest.mark.parametrize("readme", READMES)
def test_a_part_of_a_map_is_in_its_file(readme: str) -> None:
    parts = [block for block in BLOCKS if block.readme == readme and block.language == "toml"]
    assert parts
    for part in parts:
        named = re.search(r"`([^`\s]+\.toml)`", part.announced)
        assert named, f"{readme}:{part.number}: which file is it?"
        text = (ROOT / named[1]).read_text("utf-8")
        assert "\n".join(part.lines) + "\n" in text, f"{readme}:{part.number}"


@pytest.mark.parametrize(
    "runs", CONSOLES, ids=[f"{runs[0].readme}:{runs[0].number}" for runs in CONSOLES]
)
def test_a_command_prints_what_is_shown(runs: list[Run]) -> None:
    for run in runs:
        where = f"{run.readme}:{run.number}: {run.command}"
        words = runnable(run.command)
        assert run.command.startswith(("build/bin/", "build/examples/")), where
        assert Path(words[0]).exists(), f"{where}: not built; tests/run builds it"
        done = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        differs = "kvit compare" in run.command  # code 1: there is a difference
        assert done.returncode == differs, where + "\n" + done.stdout + done.stderr
        shown = "\n".join(run.shown)
        output = trimmed(done.stdout.replace(f"{BUILD}/", "build/"))
        if not re.fullmatch(pattern(shown), output):
            pytest.fail(f"{where}\nis shown as\n{shown}\n\nbut prints\n{output}", pytrace=False)


@pytest.mark.parametrize(
    ("shown", "matches"),
    [
        ("a b c b d", True),
        ("… b d", True),
        ("a …", True),
        ("a … c …", True),
        ("… b … b …", True),
        ("a … b c b d", True),
        ("…", True),
        ("", False),
        ("a b", False),
        ("b …", False),
        ("… c", False),
        ("… d … c …", False),
        ("a … a b c b d", False),
        (". b c b d", False),
    ],
)
def test_lines_may_be_left_out_only_where_it_says_so(shown: str, matches: bool) -> None:
    lines = "\n".join(shown.split())
    assert bool(re.fullmatch(pattern(lines), "a\nb\nc\nb\nd\n")) == matches


def test_both_languages_show_the_same_commands() -> None:
    def commands(readme: str) -> list[str]:
        return [
            re.sub(r" --lang (en|ru)\b", "", run.command)
            for runs in CONSOLES
            for run in runs
            if run.readme == readme
        ]

    def scripts(readme: str) -> list[str]:
        return [
            re.sub(r"\s*#.*", "", line)
            for block in BLOCKS
            if block.readme == readme and block.language == "sh"
            for line in block.lines
        ]

    english, russian = READMES
    assert commands(english) == commands(russian)
    assert scripts(english) == scripts(russian)
    assert {command.split()[1] for command in commands(english) if "bin/kvit" in command} == {
        "bill", "check", "close", "compare", "conformance", "explain", "formula", "import", "law",
        "new", "penalty", "bonus", "draw",
    }  # fmt: skip


@pytest.mark.parametrize("readme", READMES)
def test_a_linked_file_exists(readme: str) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", (ROOT / readme).read_text("utf-8"))
    links = [target.partition("#")[0] for target in targets if "://" not in target]
    assert {"ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "capi/README.md"} <= set(links)
    assert not [link for link in links if link and not (ROOT / link).exists()]
