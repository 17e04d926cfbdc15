"""What docs/ says of the house is so: every name it uses is there, no room is missing, and the picture is current."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.house import HOUSE, ROOT, draw, packages, subjects

PAGE = (ROOT / "docs" / "architectuur.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \| `([^`|]+)` \|$", GLOSSARY, re.MULTILINE)
QUOTED = sorted(set(re.findall(r"`([^`\n]+)`", PAGE)))


@cache
def names_in(path: Path) -> frozenset[str]:
    """What a module defines: classes and functions, and what stands in a class as "Class.name"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    found.add(f"{node.name}.{part.name}")
                for target in [*getattr(part, "targets", ()), getattr(part, "target", None)]:
                    if isinstance(target, ast.Name):
                        found.add(f"{node.name}.{target.id}")
    return frozenset(found)


@cache
def all_names() -> frozenset[str]:
    """What all modules of ours define."""
    return frozenset().union(*(names_in(path) for path in HOUSE.rglob("*.py")))


def test_the_picture_of_the_house_is_current() -> None:
    kept = (ROOT / "docs" / "huis.svg").read_text(encoding="utf-8")
    assert kept == draw(), "draw it again: python -m tests.house docs/huis.svg"


def test_every_package_stands_on_the_page() -> None:
    rooms = {name.replace(".", "/") for name in packages()}
    assert rooms - set(QUOTED) == set()


def test_the_page_names_the_subjects_in_their_order() -> None:
    rows = re.findall(r"^\| [^|]+ \| `cases/(\w+)` \|", PAGE, re.MULTILINE)
    assert tuple(rows) == subjects()


@pytest.mark.parametrize("name", [name for name in QUOTED if " " not in name])
def test_every_file_folder_and_name_on_the_page_exists(name: str) -> None:
    assert (HOUSE / name).exists() or (ROOT / name).exists() or name in all_names()


@pytest.mark.parametrize("command", [name for name in QUOTED if " " in name])
def test_every_command_on_the_page_is_one_that_there_is(command: str) -> None:
    if command.startswith("ivbdesk "):
        assert f"| `{command}" in README
    else:
        module = re.match(r"python -m ([\w.]+)", command)
        assert module is not None
        path = ROOT.joinpath(*module[1].split("."))
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@pytest.mark.parametrize(("word", "told", "path", "name"), ROWS, ids=[row[0] for row in ROWS])
def test_every_word_lives_where_the_glossary_says(word: str, told: str, path: str, name: str) -> None:
    assert told.strip()
    assert name in names_in(HOUSE / path)


def test_the_glossary_is_one_table_in_order() -> None:
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(lines) - 1
    words = [row[0].lower() for row in ROWS]
    assert words == sorted(set(words))


def test_the_page_and_the_readme_lead_to_each_other() -> None:
    for page in ("docs/architectuur.md", "docs/glossary.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"):
        assert page in README
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).resolve().is_file()] == []
