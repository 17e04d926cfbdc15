"""No module of the house imports itself by a roundabout way, not for its types either."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import ivbdesk

ROOT = Path(ivbdesk.__file__).parent
FILES = {
    ".".join(("ivbdesk", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in ROOT.rglob("*.py")
}


def imported(path: Path) -> set[str]:
    """The modules of ours that are named where a module begins, under TYPE_CHECKING too; not those within functions."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = full & set(FILES)
            found |= modules or {node.module}
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    return found & set(FILES)


def test_no_circle_of_imports() -> None:
    try:
        TopologicalSorter({name: imported(path) for name, path in FILES.items()}).prepare()
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None
