"""The plan and its evaluation as a document says them: headings, paragraphs and tables, the same in each form of file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.taal.nederlands import begin_low, join_nl
from ivbdesk.cases.uitvoeringsplan.plan import Stoplicht
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad, Planhoofdstuk, Planregel

_INDICATOR = (
    "Een indicator is een getal uit de cijfers over zorg en veiligheid. Er staat alleen wat in een vastgesteld rapport staat; "
    "een getal onder de vijf staat er niet."
)

_SIGNS = 12


@dataclass(frozen=True)
class Planonderdeel:
    """One action in the document: its heading, and its parts with their words."""

    kop: str
    punten: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Plandeel:
    """One heading with what stands below it."""

    kop: str
    alineas: tuple[str, ...] = ()
    tabel: tuple[tuple[str, ...], ...] = ()
    onderdelen: tuple[Planonderdeel, ...] = ()


@dataclass(frozen=True)
class Plantekst:
    """A whole document; the first row of a table is its head."""

    titel: str
    gemeente: str
    stand: str
    concept: bool
    delen: tuple[Plandeel, ...]


def tell_plan(blad: Planblad, kenmerk: str = "") -> Plantekst:
    """The plan: what is new in it, all actions at a glance, and each action whole; `kenmerk` is its hash where it has one."""
    parts = [*_some("Inleiding", blad.inleiding)]
    if blad.wijziging or blad.verschillen:
        changed = tuple(part for part in (blad.wijziging, *blad.verschillen) if part)
        parts.append(Plandeel(f"Wat versie {blad.nummer} verandert", changed))
    rows = tuple(
        (line.actie, line.trekker, line.wanneer, line.licht)
        for part in blad.hoofdstukken
        for line in part.regels
    )
    if rows:
        head = ("Actie", "Wie trekt", "Wanneer", "Licht")
        parts.append(Plandeel("Alle acties", (_INDICATOR,), (head, *rows)))
    parts += [
        Plandeel(part.naam, _goal(part), onderdelen=tuple(map(_action, part.regels)))
        for part in blad.hoofdstukken
    ]
    mark = f", kenmerk {kenmerk[:_SIGNS]}" if kenmerk else ""
    return _document(blad, blad.titel, blad.stand + mark, parts)


def tell_evaluation(blad: Planblad, vandaag: date) -> Plantekst:
    """How far the plan is: the lights counted, the whole in words, and each action with its light, reason and figure.

    Its lights, words and figures are of today; the college established the plan, and not what is said of it here.
    """
    lines = [line for part in blad.hoofdstukken for line in part.regels]
    parts = [Plandeel("In het kort", (count_lights(lines), _INDICATOR))]
    parts += _some("Halverwege het jaar", blad.halfjaar)
    parts += _some("Aan het einde van het jaar", blad.heel_jaar)
    parts += [
        Plandeel(part.naam, _goal(part), onderdelen=tuple(map(_progress, part.regels)))
        for part in blad.hoofdstukken
    ]
    return _document(blad, f"Evaluatie uitvoeringsplan {blad.jaar}", blad.stand_op(vandaag), parts)


def count_lights(lines: Sequence[Planregel]) -> str:
    """How many actions have which light, in a sentence."""
    if not lines:
        return "Er staat nog geen actie in dit plan."
    found = Counter(line.licht for line in lines)
    told = [
        f"{found[one.label]} {one.label[2:].lower()}"
        for one in (Stoplicht.GROEN, Stoplicht.ORANJE, Stoplicht.ROOD, Stoplicht.OPEN)
        if found[one.label]
    ]
    return f"{len(lines)} acties: {join_nl(told)}." if len(lines) > 1 else f"1 actie: {told[0][2:]}."


def _document(blad: Planblad, titel: str, stand: str, parts: Sequence[Plandeel]) -> Plantekst:
    return Plantekst(titel, blad.gemeente, stand, blad.vastgesteld_op is None, tuple(parts))


def _some(kop: str, tekst: str) -> Iterator[Plandeel]:
    """A part with the paragraphs of a text, where there is one."""
    if words := tuple(part.strip() for part in tekst.split("\n") if part.strip()):
        yield Plandeel(kop, words)


def _goal(part: Planhoofdstuk) -> tuple[str, ...]:
    return (f"Doel: {begin_low(part.doel)} ({part.bron}).",) if part.doel else ()


def _action(line: Planregel) -> Planonderdeel:
    points = (
        ("Waarvoor", line.doel),
        ("Wie trekt", line.trekker),
        ("Partners", line.partners),
        ("Wanneer", line.wanneer),
        ("Knelpunt uit de keten", line.knelpunt),
        *_figure(line),
        ("Licht", _light(line)),
    )
    return Planonderdeel(line.actie, _filled(points))


def _progress(line: Planregel) -> Planonderdeel:
    points = (
        ("Licht", _light(line)),
        ("Wie trekt", line.trekker),
        ("Wanneer", line.wanneer),
        *_figure(line),
        ("Halverwege", line.halfjaar),
        ("Einde jaar", line.heel_jaar),
    )
    return Planonderdeel(line.actie, _filled(points))


def _figure(line: Planregel) -> tuple[tuple[str, str], ...]:
    return (("Indicator", line.indicator), ("Stand", line.waarde), ("Streven", line.streven))


def _light(line: Planregel) -> str:
    return f"{line.licht}: {begin_low(line.reden)}" if line.reden else line.licht


def _filled(points: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, words) for name, words in points if words)
