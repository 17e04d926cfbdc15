"""What a user reads refers to the law and to what is published, never to our own notes."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_OURS = re.compile(r"\bdomein \d|\bdomein\.md|\bissue \d|\b(?:opslag|team|huis)\.md", re.IGNORECASE)
_NEVER_SHOWN = {"storage/declared.py": "by whom a column is read, for who works on the program"}


def texts(source: str) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def values(node: object) -> Iterator[str]:
    """Every text in a file of data."""
    if isinstance(node, dict | list):
        for item in node.values() if isinstance(node, dict) else node:
            yield from values(item)
    elif isinstance(node, str):
        yield node


def test_no_text_of_the_program_refers_to_our_own_notes() -> None:
    package = _ROOT / "ivbdesk"
    found = [
        (path.relative_to(package).as_posix(), text)
        for path in package.rglob("*.py")
        if path.relative_to(package).as_posix() not in _NEVER_SHOWN
        for text in texts(path.read_text(encoding="utf-8"))
        if _OURS.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted((_ROOT / "resources").glob("*.toml")), ids=lambda path: path.name)
def test_no_text_of_the_data_refers_to_our_own_notes(path: Path) -> None:
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [text for text in values(known) if _OURS.search(text)] == []
