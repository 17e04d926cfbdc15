"""What only one engine understands stands in its own room: all else runs on both."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivbdesk

HOUSE = Path(ivbdesk.__file__).parent
OWN = ("storage/sqlite", "storage/postgres", "storage/migrations", "storage/columns.py", "bench", "torture")
"""The engines themselves, the revisions of files, where rows are named by how they came, and what measures and breaks."""
PARTICULAR = re.compile(
    r"\b(MATCH|rowid|json_extract|fts5|fts5vocab|instr|PRAGMA|GLOB|sqlite_master|zeroblob|raw_connection|"
    r"set_progress_handler|sqlite_insert|last_insert_rowid|tsvector|tsquery|plpgsql|pg_\w+|(FOR UPDATE)|(INSERT OR \w+))\b"
)


def particular(source: str) -> Iterator[str]:
    """The words of SQLite in code and in texts; what a docstring tells does not count."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        word = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            word = node.value
        elif isinstance(node, ast.Attribute):
            word = node.attr
        elif isinstance(node, ast.Name):
            word = node.id
        elif isinstance(node, ast.alias):
            word = node.name.rpartition(".")[2]
        yield from (found[0] for found in PARTICULAR.finditer(word))


def test_the_words_of_an_engine_stand_in_its_own_room() -> None:
    elsewhere = {}
    seen = 0
    for file in sorted(HOUSE.rglob("*.py")):
        place = file.relative_to(HOUSE).as_posix()
        words = list(particular(file.read_text(encoding="utf-8")))
        if place.startswith(OWN):
            seen += len(words)
        elif words:
            elsewhere[place] = words
    assert elsewhere == {}
    assert seen > 20, "the walk finds nothing any more"


@pytest.mark.parametrize(
    "line",
    [
        "sa.text('DELETE FROM zoek WHERE rowid = 1')",
        "c.zoek.op('MATCH')(words)",
        "c.rowid.desc()",
        "sa.func.instr(a, b)",
        "from ivbdesk.storage.sqlite.engine import raw_connection",
        "f'INSERT OR REPLACE INTO {name}'",
    ],
)
def test_such_a_word_is_noticed(line: str) -> None:
    assert list(particular(line)) != []


def test_a_docstring_may_tell_of_them() -> None:
    assert list(particular('"""Each rowid of the index."""')) == []
