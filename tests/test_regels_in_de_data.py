"""What a municipality may change stands in the files of `resources`, and no code or name of them in the program."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import ivbdesk
from ivbdesk import resources

PACKAGE = Path(ivbdesk.__file__).parent
INVENTED = ("demo", "bench", "torture")
"""What makes up a register needs the codes and names of what it makes up."""
HISTORY = ("storage", "migrations", "versions")
"""What a migration did to the registers of then is told in the words of then."""
CODE = re.compile(r"[A-Z]\d\d")
NAMES = (
    "Leiderdorp",
    "Rijnhart",
    "Incluzio",
    "Hollands Midden",
    "Haaglanden",
    "West-Holland",
    "Gemeente OOV",
)


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if place.parts[0] not in INVENTED and place.parts[:3] != HISTORY:
            yield str(place), ast.parse(path.read_text(encoding="utf-8"))


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each text with its line; what stands alone, as a docstring does, explains and decides nothing."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def of_a_code(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "code") or (
        isinstance(node, ast.Name) and node.id == "code"
    )


def begins(node: ast.AST) -> bool:
    """Whether this looks at how a code begins: `code[0]`, `code[:1]` or `code.startswith("B")`."""
    if isinstance(node, ast.Subscript):
        return of_a_code(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        written = [arg for arg in node.args if isinstance(arg, ast.Constant | ast.Tuple)]
        return node.func.attr == "startswith" and of_a_code(node.func.value) and bool(written)
    return False


def test_no_code_of_a_file_stands_in_the_program() -> None:
    found = [
        f"{place}:{line} {text}"
        for place, tree in modules()
        for line, text in texts(tree)
        if CODE.fullmatch(text)
    ]
    assert found == []


def named_in_an_enum(tree: ast.Module) -> set[str]:
    """The texts that classes give a name: what a kind of recipient, origin or source is called."""
    given = (item for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for item in node.body)
    return {
        item.value.value
        for item in given
        if isinstance(item, ast.Assign)
        and isinstance(item.value, ast.Constant)
        and isinstance(item.value.value, str)
    }


def test_no_code_of_a_partner_stands_in_the_program() -> None:
    """What names a kind too ("politie") may stand in `cases`; a window asks no partner by its code."""
    codes = {partner["code"] for partner in tomllib.loads(resources.read("partners.toml"))["partner"]}
    kinds = {kind for _, tree in modules() for kind in named_in_an_enum(tree)}
    found = [
        f"{place}:{line} {text}"
        for place, tree in modules()
        for line, text in texts(tree)
        if text in codes - kinds or (text in codes and place.startswith(("ui", "export", "storage/queries")))
    ]
    assert found == []


def test_no_municipality_or_partner_stands_in_the_program_by_name() -> None:
    known = resources.read("instellingen.toml") + resources.read("partners.toml")
    assert [name for name in NAMES if name not in known] == []
    word = re.compile("|".join(map(re.escape, NAMES)), re.IGNORECASE)
    found = [
        f"{place}:{line} {text}"
        for place, tree in modules()
        for line, text in texts(tree)
        if word.search(text)
    ]
    assert found == []


def test_nothing_is_decided_by_how_a_code_begins() -> None:
    found = [
        f"{place}:{node.lineno}"  # type: ignore[attr-defined]  # expressions have a line
        for place, tree in modules()
        for node in ast.walk(tree)
        if begins(node)
    ]
    assert found == []
