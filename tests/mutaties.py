"""Switches off one rule at a time and tells which of them no test misses: `python -m tests.mutaties [part of a name]`.

The rules are every mandatory item of the handelingskader, and every hard stop and refusal in cases/ladder. Nothing is
written: each is tried in a fork of this process, in which the data or the code of one function is another.
"""

from __future__ import annotations

import ast
import importlib
import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from ivbdesk import resources
from ivbdesk.cases import ladder

DUTY_TESTS = ("tests/cases/ladder/test_plicht.py", "tests/cases/ladder/test_uitspraken.py")
TESTS = ("tests/cases/ladder/test_weigeringen.py", *DUTY_TESTS)
KADER = "handelingskader.toml"
WARM = (
    "ivbdesk.desk",
    "ivbdesk.cases.ladder.verlenging",
    "hypothesis.stateful",
    "pytestqt.plugin",
    "PySide6.QtTest",
)
"""What every fork would load anew."""
DUTY = re.compile(r"(?m)^(verplicht|verlenging_verplicht) = \[([^\]]*)\]")


@dataclass(frozen=True)
class Mutatie:
    """One rule, and how it is switched off in the process that is to miss it."""

    naam: str
    zet_uit: Callable[[], None]
    toetsen: tuple[str, ...] = DUTY_TESTS


def duties() -> Iterator[Mutatie]:
    """Every item that is mandatory, of every measure, no longer so."""
    text = resources.read(KADER)
    for line in DUTY.finditer(text):
        measure = re.findall(r'(?m)^code = "(\w+)"', text[: line.start()])[-1]
        for item in re.findall(r'"(\w+)"', line[2]):
            kept = [code for code in re.findall(r'"\w+"', line[2]) if code != f'"{item}"']
            other = f"{text[: line.start()]}{line[1]} = [{', '.join(kept)}]{text[line.end() :]}"
            yield Mutatie(f"{measure} {line[1]} {item}", partial(_read_instead, other))


def _read_instead(text: str) -> None:
    whole = resources.read
    resources.read = lambda name: text if name == KADER else whole(name)


def refusals() -> Iterator[Mutatie]:
    """Every hard stop that lets through, and every refusal that is silent."""
    for path in sorted(Path(ladder.__path__[0]).glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for number, node in enumerate(ast.walk(tree)):
            if _refuses(node):
                assert isinstance(node, ast.expr | ast.stmt)
                name = f"{path.stem}:{node.lineno} {ast.unparse(node)[:60]}"
                yield Mutatie(name, partial(_run_instead, path, tree, number), TESTS)


def _refuses(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return ast.unparse(node.exc.func) == "RegelFout"
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        return called == "_stop" or (called == "Bevinding" and ast.unparse(node.args[0]) == "Oordeel.STOP" and
                                     ast.unparse(node.args[1]) != "tekst")  # fmt: skip
    return False


def _run_instead(path: Path, tree: ast.Module, number: int) -> None:
    """Give the functions of a module the code that they have where this one node refuses nothing."""
    other = deepcopy(tree)
    node = list(ast.walk(other))[number]
    good = ast.parse("Oordeel.GOED", mode="eval").body
    if isinstance(node, ast.Raise):
        for parent in ast.walk(other):
            for name, body in ast.iter_fields(parent):
                if isinstance(body, list) and node in body:
                    setattr(parent, name, [ast.Pass() if part is node else part for part in body])
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "_stop":
        node.func, node.args = ast.Name("Bevinding", ast.Load()), [good, *node.args]
    elif isinstance(node, ast.Call):
        node.args[0] = good
    module = importlib.import_module(f"{ladder.__name__}.{path.stem}")
    fresh: dict[str, object] = {"__name__": module.__name__}
    exec(compile(ast.fix_missing_locations(other), str(path), "exec"), fresh)
    _take_over(module, fresh)


def _take_over(module: ModuleType, fresh: dict[str, object]) -> None:
    """Others hold the functions themselves, so these stay and get other code."""
    for name, function in vars(module).items():
        found = fresh.get(name)
        if isinstance(function, FunctionType) and function.__module__ == module.__name__:
            assert isinstance(found, FunctionType)
            function.__code__ = found.__code__


def survives(mutatie: Mutatie) -> bool:
    """Whether its tests pass with this rule switched off."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    code = 3
    try:
        mutatie.zet_uit()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *mutatie.toetsen]))
    finally:
        os._exit(code)


def main(part: str = "") -> int:
    """Try them all, and tell which survive; 1 where any does."""
    for name in WARM:
        importlib.import_module(name)
    begin, tried, left = time.monotonic(), 0, 0
    if not survives(Mutatie("niets", lambda: None, TESTS)):
        print("De toetsen slagen niet zonder mutatie; herstel dat eerst.")
        return 1
    for mutatie in (*duties(), *refusals()):
        if part in mutatie.naam:
            lives = survives(mutatie)
            tried, left = tried + 1, left + lives
            if lives:
                print(f"overleeft: {mutatie.naam}", flush=True)
    took = time.monotonic() - begin
    print(f"{tried} mutaties, {tried - left} gevonden, {left} overleven; {took:.0f} seconden")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
