"""A class name has one meaning in the whole house: who reads it, knows which one is meant."""

from __future__ import annotations

import ast
from pathlib import Path

import ivbdesk

HOUSE = Path(ivbdesk.__file__).parent


def test_no_class_name_is_defined_twice() -> None:
    homes: dict[str, list[str]] = {}
    for file in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(f"{file.relative_to(HOUSE).as_posix()}:{node.lineno}")
    assert len(homes) > 300
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
