"""What stands in a sheet and is no plain row: hidden rows and columns, comments, totals. The officer decides on each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ivbdesk.cases.invoer.celopmerking import Celopmerkingen, melder_columns, sort_comments
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, fold
from ivbdesk.cases.invoer.kolommen import Koppeling, column_letter
from ivbdesk.cases.invoer.lijst import BY_THE_CELL, Lijst
from ivbdesk.cases.invoer.rekenblad import Cel, Plek, Rekenrij, Werkblad, as_text, is_blank
from ivbdesk.cases.taal.nederlands import count, join_nl, shorten
from ivbdesk.cases.taal.persoonsnummers import has_bsn

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
    OVER_MELDER = "over_melder"
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


def questions(blad: Werkblad, lijst: Lijst, keuze: Schuilkeuze | None = None) -> list[Schuilvraag]:
    """All that is to be decided of a sheet before its rows are judged; of the melder no example is shown.

    Of hidden columns that are not read by what is decided so far, the comments are none to decide on.
    """
    unread = blad.ongezien.kolommen if (keuze or {}).get(Schuilsoort.KOLOMMEN) is False else frozenset()
    comments, secret = _without_columns(sort_comments(blad, lijst), unread), melder_columns(lijst)
    found = [
        _rows(blad, lijst.rijen, secret),
        _columns(blad, lijst.koppen),
        _run_on(blad, lijst.rijen, secret),
        _aside(blad, lijst.rijen, secret),
        _comments(list(comments.open.values()), lijst.soort),
        _about_melder(comments.melder, lijst.koppen),
    ]
    return [question for question in found if question is not None]


def _without_columns(found: Celopmerkingen, unread: Collection[int]) -> Celopmerkingen:
    def read(part: Mapping[Plek, str]) -> dict[Plek, str]:
        return {at: text for at, text in part.items() if at[1] not in unread}

    return Celopmerkingen(read(found.open), read(found.melder), found.erbuiten)


def told(blad: Werkblad, bladen: Sequence[Werkblad], lijst: Lijst) -> str:
    """What is to be known of a file besides, of which there is nothing to decide here."""
    hidden = [f"‘{sheet.naam}’" for sheet in bladen if sheet.ongezien.blad]
    lines = []
    if hidden:
        are = "is een werkblad" if len(hidden) == 1 else "zijn werkbladen"
        lines.append(
            f"Er {are} verborgen: {join_nl(hidden[:_NAMED])}. Dat komt alleen binnen als u het bij ‘Werkblad’ kiest."
        )
    if outside := sort_comments(blad, lijst).erbuiten:
        at = join_nl([f"{column_letter(column)}{row}" for row, column in list(outside)[:_NAMED]])
        more = " en verder" if len(outside) > _NAMED else ""
        stands = "staat een opmerking" if len(outside) == 1 else "staan opmerkingen"
        lines.append(
            f"Buiten de rijen van de lijst {stands} ({at}{more}). {'Die komt' if len(outside) == 1 else 'Die komen'} niet binnen."
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
    comments = sort_comments(blad, lijst)
    matched, hidden = (
        lijst.koppeling,
        unseen.kolommen if keuze.get(Schuilsoort.KOLOMMEN) is False else frozenset(),
    )
    if hidden:
        rows = [replace(row, cellen=_without(row, hidden)) for row in rows]
        matched = Koppeling(
            {code: n for code, n in matched.kolommen.items() if n not in hidden}, matched.vast
        )
    open_ones = comments.open if keuze.get(Schuilsoort.OPMERKINGEN) else {}
    sealed = comments.melder if keuze.get(Schuilsoort.OVER_MELDER) else {}
    return replace(
        lijst,
        rijen=rows,
        koppeling=matched,
        opmerkingen=_by_row(rows, open_ones, hidden, "\n"),
        over_melder=_by_row(rows, sealed, hidden, " · "),
        celopmerkingen={at: text for at, text in {**open_ones, **sealed}.items() if at[1] not in hidden},
    )


def _without(row: Rekenrij, hidden: Collection[int]) -> tuple[Cel, ...]:
    return tuple(None if index in hidden else cell for index, cell in enumerate(row.cellen))


def _rows(blad: Werkblad, rows: Sequence[Rekenrij], secret: Collection[int]) -> Schuilvraag | None:
    hidden = [row for row in rows if row.nummer in blad.ongezien.rijen]
    if not hidden:
        return None
    why = " door een filter" if blad.ongezien.gefilterd else ""
    are = "is" if len(hidden) == 1 else "zijn"
    return Schuilvraag(
        Schuilsoort.RIJEN,
        f"{count(len(hidden), 'rij', 'rijen')} {are}{why} verborgen ({_numbers(hidden)}).",
        _quoted(hidden[0], secret),
        "Ook invoeren",
        "Weglaten",
    )


def _columns(blad: Werkblad, koppen: Sequence[str]) -> Schuilvraag | None:
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


def _run_on(blad: Werkblad, rows: Sequence[Rekenrij], secret: Collection[int]) -> Schuilvraag | None:
    """Between quotes a text of several lines may stand; a quote too many makes one of the rows that follow."""
    found = [row for row in rows if row.nummer in blad.ongezien.aaneen]
    if not found:
        return None
    in_rows = "In 1 rij staat een cel" if len(found) == 1 else f"In {len(found)} rijen staan cellen"
    long = max((as_text(cell) for cell in _without(found[0], secret)), key=len)
    lines = [line for line in long.splitlines() if line.strip()]
    return Schuilvraag(
        Schuilsoort.AANEEN,
        f"{in_rows} van meer regels die op rijen van de lijst lijken ({_numbers(found)}). Is dat één tekst, of staat er een "
        "aanhalingsteken te veel?",
        f"{count(len(lines), 'regel', 'regels')}: ‘{' / '.join(lines)[:_QUOTED]} …’",
        "Het is één tekst",
        "Weglaten, met alle regels erin; ik herstel het aanhalingsteken in het bestand",
    )


def _aside(blad: Werkblad, rows: Sequence[Rekenrij], secret: Collection[int]) -> Schuilvraag | None:
    aside = _no_rows(blad, rows)
    if not aside:
        return None
    seems = "lijkt een totaal of tussenkop" if len(aside) == 1 else "lijken totalen of tussenkoppen"
    return Schuilvraag(
        Schuilsoort.TERZIJDE,
        f"{count(len(aside), 'rij', 'rijen')} {seems} ({_numbers(aside)}).",
        _quoted(aside[0], secret),
        "Als gewone rij lezen",
        "Weglaten",
    )


def _comments(texts: Sequence[str], soort: InvoerSoort) -> Schuilvraag | None:
    if not texts:
        return None
    example = next((f"‘{shorten(text, _QUOTED)}’" for text in texts if not has_bsn(text)), "")
    taken = soort is InvoerSoort.SIGNAAL
    return Schuilvraag(
        Schuilsoort.OPMERKINGEN,
        f"Bij {count(len(texts), 'cel', 'cellen')} staat een opmerking."
        + ("" if taken else " Een casus heeft er geen plaats voor; schrijf over wat u nodig hebt."),
        example,
        "Bij de tekst zetten" if taken else "",
        "Weglaten",
    )


def _about_melder(found: Mapping[Plek, str], koppen: Sequence[str]) -> Schuilvraag | None:
    """The comments that may say who reported; they are not shown, and never come into the text."""
    if not found:
        return None
    row, column = next(iter(found))
    head = koppen[column] if column < len(koppen) else column_letter(column)
    return Schuilvraag(
        Schuilsoort.OVER_MELDER,
        f"Bij {count(len(found), 'cel', 'cellen')} staat een opmerking die over de melder kan gaan. "
        "Zo’n opmerking komt nooit in de tekst van het signaal.",
        f"rij {row}, ‘{head}’",
        "Verzegeld bij de melder bewaren",
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


def _by_row(
    rows: Sequence[Rekenrij], comments: Mapping[Plek, str], hidden: Collection[int], between: str
) -> dict[int, str]:
    at = {row.nummer for row in rows}
    found: dict[int, list[str]] = {}
    for (row, column), text in comments.items():
        if row in at and column not in hidden:
            found.setdefault(row, []).append(f"{BY_THE_CELL}{text}")
    return {row: between.join(lines) for row, lines in found.items()}


def _numbers(rows: Sequence[Rekenrij]) -> str:
    named = [str(row.nummer) for row in rows[:_NAMED]]
    more = [count(len(rows) - _NAMED, "andere", "andere")] if len(rows) > _NAMED else []
    return f"rij {join_nl([*named, *more])}"


def _quoted(row: Rekenrij, secret: Collection[int]) -> str:
    cells = _without(row, secret)
    shown = (" ".join(as_text(cell).split()) for cell in cells if not is_blank(cell))
    text = " · ".join(part for part in shown if not has_bsn(part))
    return f"‘{shorten(text, _QUOTED)}’"
