"""`python -m tests.house docs/huis.svg` draws the house from the imports in the code.

Above, the floors: which subject has a room on which floor, and which floor uses which. Below, the subjects of the
domain in the order in which they stand on each other. The same code always gives the same picture.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import grimp

from ivbdesk.ui.palette import DONKER, LICHT, Colours

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "ivbdesk"
FLOORS = ("ui", "actions", "storage", "export", "spreadsheet", "cases")
"""From the roof down; no floor uses one above it."""
DOOR = ("cli",)
"""The packages at the front door."""
WIDTH, LEFT, ROOM, FLOOR, LINE = 1090, 232, 40, 58, 36
ROOF, SLAB = 190, 12
BESIDE = 768
"""Where the words to the right of the rooms begin."""
STAIRS = 980


@cache
def packages() -> tuple[str, ...]:
    """Every package below ivbdesk, by its dotted name without "ivbdesk." in front."""
    found = (path.parent.relative_to(HOUSE).parts for path in HOUSE.rglob("__init__.py"))
    return tuple(sorted(".".join(parts) for parts in found if parts))


def subjects() -> tuple[str, ...]:
    """The subjects of the domain from the top down, as the contract of import-linter orders them."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    layers = next(it["layers"] for it in contracts if it.get("containers") == ["ivbdesk.cases"])
    return tuple(name for layer in layers for name in re.split(r"\s*[|:]\s*", layer))


@cache
def uses() -> frozenset[tuple[str, str]]:
    """Who imports whom, among the parts of ivbdesk and among the subjects ("cases.signaal")."""
    graph = grimp.build_graph("ivbdesk", cache_dir=None)
    found = set()
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            for depth in (2, 3):
                one, two = (".".join(name.split(".")[1:depth]) for name in (module, other))
                if one and two and one != two:
                    found.add((one, two))
    return frozenset(found)


def purpose(package: str) -> tuple[str, str]:
    """The first line of a package's docstring: what stands before the colon, and after it."""
    path = HOUSE.joinpath(*package.split("."), "__init__.py")
    told = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    head, _, rest = told.partition(": ")
    return head.rstrip("."), rest.rstrip(".")


class Drawing:
    """SVG elements, written one a line; a style is a class of the style sheet."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def box(self, x: float, y: float, w: float, h: float, style: str, corner: int = 7) -> None:
        """A rectangle with round corners."""
        self.lines.append(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{corner}" class="{style}"/>')

    def words(self, x: float, y: float, text: str, style: str = "small", more: str = "") -> None:
        """A line of words that starts at (x, y)."""
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        self.lines.append(f'<text x="{x}" y="{y}" class="{style}"{more}>{text}</text>')

    def wrapped(self, x: float, middle: float, text: str, width: int, style: str = "small") -> None:
        """Words on as many lines as they need, around a middle."""
        lines = textwrap.wrap(text, width)
        for number, line in enumerate(lines):
            self.words(x, middle + 4.5 + (number - (len(lines) - 1) / 2) * 16, line, style)

    def path(self, d: str, style: str) -> None:
        """A line or a shape."""
        self.lines.append(f'<path d="{d}" class="{style}"/>')

    def dot(self, x: float, y: float, size: float, style: str) -> None:
        """A round dot."""
        self.lines.append(f'<circle cx="{x}" cy="{y}" r="{size}" class="{style}"/>')


def draw() -> str:
    """The picture, as SVG."""
    on = Drawing()
    order = ROOF + len(FLOORS) * FLOOR + 130
    cellar = order + len(subjects()) * LINE + 14
    yard = cellar + 66
    height = yard + 104
    _roof(on)
    for number, floor in enumerate(FLOORS):
        _floor(on, floor, ROOF + number * FLOOR)
    _stairs(on)
    _order(on, order)
    _cellar(on, cellar)
    _yard(on, yard)
    told = "The house of ivbdesk: its floors, the subjects on each, and who uses whom"
    body = "\n".join(on.lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{told}">\n<style>\n{_styles()}</style>\n'
        f'<rect width="{WIDTH}" height="{height}" rx="14" class="ground"/>\n{body}\n</svg>\n'
    )


def _loose(in_cellar: bool) -> list[str]:
    """What stands on no floor: what a floor uses is in the cellar, the rest at the front door."""
    used = {two for one, two in uses() if one in FLOORS}
    names = sorted([*DOOR, *(path.stem for path in HOUSE.glob("*.py") if path.stem != "__init__")])
    return [name for name in names if (name in used) == in_cellar]


def _roof(on: Drawing) -> None:
    door = _loose(in_cellar=False)
    known = [floor for floor in FLOORS if any((name, floor) in uses() for name in door)]
    middle = WIDTH / 2
    on.path(
        f"M{SLAB} {ROOF - 8} L{middle - 30} 22 Q{middle} 8 {middle + 30} 22 L{WIDTH - SLAB} {ROOF - 8} Z",
        "roof",
    )
    centred = ' text-anchor="middle"'
    on.words(middle, 84, "the front door", "onroof strong", centred)
    on.words(middle, 108, "puts the house together", "onroof faint", centred)
    on.words(middle, 138, " · ".join(door), "onroof", centred)
    on.words(middle, 164, f"the only part that knows {', '.join(known)}", "onroof faint", centred)


def _floor(on: Drawing, floor: str, top: int) -> None:
    middle = top + FLOOR / 2 - 3
    on.box(SLAB, top, WIDTH - 2 * SLAB, FLOOR - 6, "slab")
    head, rest = purpose(floor)
    on.words(SLAB + 14, middle - 3, floor, "name")
    on.words(SLAB + 14, middle + 15, head)
    inside = [name.partition(".")[2] for name in packages() if name.startswith(f"{floor}.")]
    rooms = [name for name in subjects() if name in inside]
    modules = (
        {path.stem for name in inside for path in HOUSE.joinpath(floor, name).glob("*.py")}
        if not rooms
        else set()
    )
    for number, subject in enumerate(subjects()):
        x = LEFT + number * ROOM
        if subject in rooms:
            on.box(x + 5, top + 7, ROOM - 10, FLOOR - 20, "room")
            on.box(x + 15, top + 15, ROOM - 30, 13, "window", 2)
        elif subject in modules:
            on.dot(x + ROOM / 2, middle, 6, "room")
    others = [name for name in inside if name not in subjects() and "." not in name]
    on.wrapped(BESIDE, middle, ", ".join(others), 28)
    if not inside:
        on.wrapped(LEFT + 8, middle, rest, 90)


def _stairs(on: Drawing) -> None:
    """One line for each floor that uses others, from its dot down to an arrow on each of them."""
    middles = {floor: ROOF + number * FLOOR + FLOOR / 2 - 3 for number, floor in enumerate(FLOORS)}
    x = STAIRS
    for floor in FLOORS:
        used = [middles[other] for other in FLOORS if (floor, other) in uses()]
        if used:
            on.path(f"M{x} {middles[floor]} V{max(used)}", "stair")
            on.dot(x, middles[floor], 5, "start")
            for y in used:
                on.path(f"M{x - 7} {y - 8} h14 L{x} {y + 6} Z", "arrow")
            x += 20


def _cellar(on: Drawing, top: int) -> None:
    on.box(SLAB, top, WIDTH - 2 * SLAB, 36, "cellar")
    on.words(SLAB + 14, top + 23, " · ".join(_loose(in_cellar=True)), "name")
    on.words(LEFT + 8, top + 23, "the files that a municipality can change: resources/*.toml, read as text")


def _order(on: Drawing, top: int) -> None:
    """A row for each subject: a dot in the column of each other subject that it uses."""
    names = subjects()
    _legend(on, top)
    for number, name in enumerate(names):
        middle = LEFT + number * ROOM + ROOM / 2
        turned = f' transform="rotate(-90 {middle + 5} {top - 12})"'
        on.words(middle + 5, top - 12, name, "head", turned)
        on.path(f"M{middle} {top} V{top + len(names) * LINE}", "grid")
    for row, name in enumerate(names):
        y = top + row * LINE
        on.path(f"M{LEFT} {y} H{WIDTH - SLAB}", "grid")
        on.words(LEFT - 12, y + LINE / 2 + 5, name, "head", ' text-anchor="end"')
        for column, other in enumerate(names):
            x = LEFT + column * ROOM
            if column == row:
                on.box(x + 9, y + 6, ROOM - 18, LINE - 12, "room", 5)
            elif (f"cases.{name}", f"cases.{other}") in uses():
                on.dot(x + ROOM / 2, y + LINE / 2, 6.5, "use")
        on.wrapped(BESIDE, y + LINE / 2, purpose(f"cases.{name}")[0], 40)


def _legend(on: Drawing, top: int) -> None:
    on.wrapped(
        SLAB + 14,
        top - 60,
        "The subjects of the domain: a row uses the columns with a dot, and nothing points back",
        27,
    )
    on.box(BESIDE, top - 98, 16, 16, "room", 4)
    on.words(BESIDE + 26, top - 85, "a folder for this subject")
    on.dot(BESIDE + 8, top - 64, 6, "room")
    on.words(BESIDE + 26, top - 59, "modules for it in tables or queries")
    on.dot(BESIDE + 8, top - 38, 6.5, "use")
    on.path(f"M{BESIDE + 1} {top - 20} h14 L{BESIDE + 8} {top - 6} Z", "arrow")
    on.words(BESIDE + 26, top - 33, "uses, among subjects")
    on.words(BESIDE + 26, top - 8, "uses, among floors")


def _yard(on: Drawing, top: int) -> None:
    """What tries the house out, and is no part of it."""
    sheds = [name for name in packages() if "." not in name and name not in FLOORS + DOOR]
    wide = (WIDTH - 2 * SLAB - (len(sheds) - 1) * 14) / len(sheds)
    for number, name in enumerate(sheds):
        x = SLAB + number * (wide + 14)
        on.box(x, top, wide, 86, "shed")
        on.words(x + 14, top + 24, name, "name")
        on.wrapped(x + 14, top + 55, ": ".join(part for part in purpose(name) if part).replace("`", ""), 42)


def _styles() -> str:
    dark = "".join(f"  {line}\n" for line in _colours(DONKER))
    fixed = (
        "text { font-family: 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', sans-serif; }",
        ".small { font-size: 13px; } .head { font-size: 15px; } .name { font-size: 17px; font-weight: 600; }",
        ".onroof { font-size: 15px; } .strong { font-size: 19px; font-weight: 600; } .faint { font-size: 13px; }",
        ".stair, .grid { fill: none; } .stair { stroke-width: 2.5; } .grid { stroke-width: 1; }",
    )
    light = "\n".join((*fixed, *_colours(LICHT)))
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _colours(of: Colours) -> Iterable[str]:
    yield f".ground {{ fill: {of.bg}; }} .slab {{ fill: {of.card}; stroke: {of.line}; }}"
    yield f".cellar {{ fill: {of.subtle}; stroke: {of.line}; }} .shed {{ fill: {of.subtle}; stroke: {of.line}; }}"
    yield f".roof {{ fill: {of.nav_on}; }} .onroof {{ fill: {of.nav_strong}; }} .faint {{ fill: {of.nav_ink2}; }}"
    yield f".room {{ fill: {of.accent}; }} .window {{ fill: {of.accent_soft}; }} .use {{ fill: {of.r1}; }}"
    yield f".name, .head {{ fill: {of.ink}; }} .small {{ fill: {of.ink2}; }}"
    yield f".stair {{ stroke: {of.r4}; }} .start, .arrow {{ fill: {of.r4}; }} .grid {{ stroke: {of.line}; }}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(draw(), encoding="utf-8", newline="\n")
