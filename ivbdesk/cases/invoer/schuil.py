"""What stands in a sheet and is no plain row: hidden rows and columns, comments, totals. The officer decides on each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ivbdesk.cases.invoer.invoerveld import InvoerSoort, fold
from ivbdesk.cases.invoer.kolommen import Koppeling, column_letter, rows_below
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Cel, Rekenrij, Werkblad, as_text, is_blank
from ivbdesk.cases.taal.nederlands import count, join_nl, shorten

_TOTAL = ("totaal", "subtotaal", "eindtotaal", "totalen", "aantal", "som", "gemiddeld", "gemiddelde")
_FEW = 3
"""A row with more filled cells is no total and no heading."""
_WIDE = 4
"""Of a list with fewer columns a row with one filled cell may be a row as any other."""
_NAMED, _QUOTED = 5, 70


class Schuilsoort(StrEnum):
    """What may be taken along or left."""

    RIJEN = "rijen"
    KOLOMMEN = "kolommen"
    OPMERKINGEN = "opmerkingen"
    TERZIJDE = "terzijde"
    AANEEN = "aaneen"


@dataclass(frozen=True)
class Schuilvraag:
    """What there is of one kind, an example of it, and the words for taking it along and for leaving it."""

    soort: Schuilsoort
    wat: str
    voorbeeld: str
    mee: str
    weg: str


Schuilkeuze = Mapping[Schuilsoort, bool]
"""Of each kind whether it is taken along."""


def questions(blad: Werkblad, kop: int, soort: InvoerSoort, koppen: Sequence[str]) -> list[Schuilvraag]:
    """All that is to be decided of a sheet before its rows are judged."""
    rows = rows_below(blad, kop)
    found = [
        _rows(blad, rows),
        _columns(blad, kop, koppen),
        _run_on(blad, rows),
        _aside(blad, rows),
        _comments(blad, rows, soort),
    ]
    return [question for question in found if question is not None]


def told(blad: Werkblad, bladen: Sequence[Werkblad]) -> str:
    """What is to be known of a file besides, of which there is nothing to decide here."""
    hidden = [f"‘{sheet.naam}’" for sheet in bladen if sheet.ongezien.blad]
    lines = []
    if hidden:
        are = "is een werkblad" if len(hidden) == 1 else "zijn werkbladen"
        lines.append(
            f"Er {are} verborgen: {join_nl(hidden[:_NAMED])}. Dat komt alleen binnen als u het bij ‘Werkblad’ kiest."
        )
    return " ".join([*lines, blad.ongezien.onbekend]).strip()


def apply(blad: Werkblad, lijst: Lijst, keuze: Schuilkeuze) -> Lijst:
    """The list with what is taken along, and without what is left; what is not decided yet stays in it."""
    unseen = blad.ongezien
    rows = list(lijst.rijen)
    if keuze.get(Schuilsoort.RIJEN) is False:
        rows = [row for row in rows if row.nummer not in unseen.rijen]
    if keuze.get(Schuilsoort.AANEEN) is False:
        rows = [row for row in rows if row.nummer not in unseen.aaneen]
    if keuze.get(Schuilsoort.TERZIJDE) is False:
        aside = {row.nummer for row in _no_rows(blad, rows)}
        rows = [row for row in rows if row.nummer not in aside]
    matched, hidden = (
        lijst.koppeling,
        unseen.kolommen if keuze.get(Schuilsoort.KOLOMMEN) is False else frozenset(),
    )
    if hidden:
        rows = [replace(row, cellen=_without(row, hidden)) for row in rows]
        matched = Koppeling(
            {code: n for code, n in matched.kolommen.items() if n not in hidden}, matched.vast
        )
    remarks = _remarks(blad, rows, hidden) if keuze.get(Schuilsoort.OPMERKINGEN) else {}
    return replace(lijst, rijen=rows, koppeling=matched, opmerkingen=remarks)


def _without(row: Rekenrij, hidden: Collection[int]) -> tuple[Cel, ...]:
    return tuple(None if index in hidden else cell for index, cell in enumerate(row.cellen))


def _rows(blad: Werkblad, rows: Sequence[Rekenrij]) -> Schuilvraag | None:
    hidden = [row for row in rows if row.nummer in blad.ongezien.rijen]
    if not hidden:
        return None
    why = " door een filter" if blad.ongezien.gefilterd else ""
    are = "is" if len(hidden) == 1 else "zijn"
    return Schuilvraag(
        Schuilsoort.RIJEN,
        f"{count(len(hidden), 'rij', 'rijen')} {are}{why} verborgen ({_numbers(hidden)}).",
        _quoted(hidden[0]),
        "Ook invoeren",
        "Weglaten",
    )


def _columns(blad: Werkblad, kop: int, koppen: Sequence[str]) -> Schuilvraag | None:
    hidden = sorted(blad.ongezien.kolommen)
    if not hidden:
        return None
    names = [f"‘{koppen[n]}’ ({column_letter(n)})" if n < len(koppen) else column_letter(n) for n in hidden]
    more = [count(len(names) - _NAMED, "andere", "andere")] if len(names) > _NAMED else []
    are = "kolom is" if len(hidden) == 1 else "kolommen zijn"
    return Schuilvraag(
        Schuilsoort.KOLOMMEN,
        f"{len(hidden)} {are} verborgen: {join_nl([*names[:_NAMED], *more])}.",
        "",
        "Mag worden gekozen",
        "Niet lezen",
    )


def _run_on(blad: Werkblad, rows: Sequence[Rekenrij]) -> Schuilvraag | None:
    """Between quotes a text of several lines may stand; a quote too many makes one of the rows that follow."""
    found = [row for row in rows if row.nummer in blad.ongezien.aaneen]
    if not found:
        return None
    in_rows = "In 1 rij staat een cel" if len(found) == 1 else f"In {len(found)} rijen staan cellen"
    long = max((as_text(cell) for cell in found[0].cellen), key=len)
    lines = [line for line in long.splitlines() if line.strip()]
    return Schuilvraag(
        Schuilsoort.AANEEN,
        f"{in_rows} van meer regels die op rijen van de lijst lijken ({_numbers(found)}). Is dat één tekst, of staat er een "
        "aanhalingsteken te veel?",
        f"{count(len(lines), 'regel', 'regels')}: ‘{' / '.join(lines)[:_QUOTED]} …’",
        "Het is één tekst",
        "Weglaten, met alle regels erin; ik herstel het aanhalingsteken in het bestand",
    )


def _aside(blad: Werkblad, rows: Sequence[Rekenrij]) -> Schuilvraag | None:
    aside = _no_rows(blad, rows)
    if not aside:
        return None
    seems = "lijkt een totaal of tussenkop" if len(aside) == 1 else "lijken totalen of tussenkoppen"
    return Schuilvraag(
        Schuilsoort.TERZIJDE,
        f"{count(len(aside), 'rij', 'rijen')} {seems} ({_numbers(aside)}).",
        _quoted(aside[0]),
        "Als gewone rij lezen",
        "Weglaten",
    )


def _comments(blad: Werkblad, rows: Sequence[Rekenrij], soort: InvoerSoort) -> Schuilvraag | None:
    at = {row.nummer for row in rows}
    texts = [text for (row, _), text in sorted(blad.ongezien.opmerkingen.items()) if row in at]
    if not texts:
        return None
    example = shorten(texts[0], _QUOTED)
    taken = soort is InvoerSoort.SIGNAAL
    return Schuilvraag(
        Schuilsoort.OPMERKINGEN,
        f"Bij {count(len(texts), 'cel', 'cellen')} staat een opmerking."
        + ("" if taken else " Een casus heeft er geen plaats voor; schrijf over wat u nodig hebt."),
        f"‘{example}’",
        "Bij de tekst zetten" if taken else "",
        "Weglaten",
    )


def _no_rows(blad: Werkblad, rows: Sequence[Rekenrij]) -> list[Rekenrij]:
    """The rows that count others, or are a heading between them."""
    width = max((sum(not is_blank(cell) for cell in row.cellen) for row in rows), default=0)
    return [row for row in rows if _is_total(row) or (width >= _WIDE and _is_heading(blad, row))]


def _is_total(row: Rekenrij) -> bool:
    filled = [fold(as_text(cell)) for cell in row.cellen if not is_blank(cell)]
    return len(filled) <= _FEW and any(text.split(" ")[0] in _TOTAL for text in filled if text)


def _is_heading(blad: Werkblad, row: Rekenrij) -> bool:
    filled = [n for n, cell in enumerate(row.cellen) if not is_blank(cell)]
    if len(filled) != 1:
        return False
    at = filled[0]
    return at == 0 or (row.nummer, at + 1) in blad.samengevoegd


def _remarks(blad: Werkblad, rows: Sequence[Rekenrij], hidden: Collection[int]) -> dict[int, str]:
    at = {row.nummer for row in rows}
    found: dict[int, list[str]] = {}
    for (row, column), text in sorted(blad.ongezien.opmerkingen.items()):
        if row in at and column not in hidden:
            found.setdefault(row, []).append(f"Opmerking in de cel: {text}")
    return {row: "\n".join(lines) for row, lines in found.items()}


def _numbers(rows: Sequence[Rekenrij]) -> str:
    named = [str(row.nummer) for row in rows[:_NAMED]]
    more = [count(len(rows) - _NAMED, "andere", "andere")] if len(rows) > _NAMED else []
    return f"rij {join_nl([*named, *more])}"


def _quoted(row: Rekenrij) -> str:
    text = " · ".join(" ".join(as_text(cell).split()) for cell in row.cellen if not is_blank(cell))
    return f"‘{shorten(text, _QUOTED)}’"
