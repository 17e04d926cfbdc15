"""The cover note for the driehoek: one A4 front with ten headings, and at most two A4 of annex (domein 5.2).

Made from the projection alone. What does not fit is shortened, and the note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.ladder.dossiercheck import unproven_duty
from ivbdesk.cases.publiek.projectie import Gevraagd, Oplegnotitie
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.export import huisstijl as stijl
from ivbdesk.export.grafiek import draw_weeks, tell_weeks
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.laddertekening import draw_ladder, tell_ladder
from ivbdesk.export.tagged import Document

NOTHING = "geen gegevens"
SHORTENED = " (ingekort; volledig in het dossier)"
IN_ANNEX = " (ingekort; volledig in bijlage D)"
MOST_PAGES = 3
_FULL = 900
_READABLE = 450
_SHORTEST = 120


@dataclass(frozen=True)
class Uitgave:
    """How a note is issued: version 0 is a draft with a watermark."""

    versie: int
    gemaakt_op: datetime
    auditkop: str
    exemplaar: str

    @property
    def is_final(self) -> bool:
        """Whether this is a final version."""
        return self.versie > 0


def file_name(note: Oplegnotitie, uitgave: Uitgave) -> str:
    """A file name without the name of a person in it: "LD-2026-014_oplegger_v3.pdf"."""
    return f"{note.nummer}_oplegger_{f'v{uitgave.versie}' if uitgave.is_final else 'concept'}.pdf"


def render_oplegnotitie(note: Oplegnotitie, uitgave: Uitgave, password: str | None = None) -> bytes:
    """The PDF: the front on one page, the annex on at most two; texts give way until it fits."""
    shape = _fit_front(note, uitgave)
    lines = len(note.tijdlijn)
    while lines > 4 and _compose(note, uitgave, shape, lines).count_pages() > MOST_PAGES:
        lines = lines * 4 // 5
    return _compose(note, uitgave, shape, lines).render(password)


@dataclass(frozen=True)
class _Shape:
    """How the front gives way: the longest text, and whether the weeks and the ladder are drawn there.

    What the driehoek decides on is read on the front; rather than cutting it short, first the weeks and then the ladder
    go to the annex.
    """

    length: int
    graph: bool = True
    drawn: bool = True


def _fit_front(note: Oplegnotitie, uitgave: Uitgave) -> _Shape:
    """The fullest front that stands on one page."""
    lengths = [_FULL]
    while lengths[-1] > _SHORTEST:
        lengths.append(lengths[-1] * 3 // 4)
    shapes = [_Shape(length) for length in lengths if length > _READABLE]
    shapes += [_Shape(length, graph=False) for length in lengths if length > _READABLE]
    shapes += [_Shape(length, graph=False, drawn=False) for length in lengths]
    for shape in shapes:
        document = _start(note, uitgave)
        _front(document, note, shape)
        if document.count_pages() == 1:
            return shape
    return shapes[-1]


def _compose(note: Oplegnotitie, uitgave: Uitgave, shape: _Shape, lines: int) -> Document:
    document = _start(note, uitgave)
    _front(document, note, shape)
    document.page_break()
    _annex(document, note, shape, lines)
    return document


def _start(note: Oplegnotitie, uitgave: Uitgave) -> Document:
    version = f"versie {uitgave.versie}" if uitgave.is_final else "concept"
    return Document(
        Opmaak(
            titel=f"Casus-oplegnotitie {note.nummer}",
            marking=f"Gemeente {note.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=note.ontvanger.label,
            exemplaar=uitgave.exemplaar,
            versie=f"{note.nummer} · {version}",
            auditkop=uitgave.auditkop,
            concept=not uitgave.is_final,
            gemaakt_op=uitgave.gemaakt_op,
        )
    )


def _fits(text: str, length: int) -> bool:
    """Whether a text stays whole: one that the note on it would only make longer does so too."""
    return len(text) <= length + len(SHORTENED)


def _cut(text: str, length: int, told: str = SHORTENED) -> str:
    """The text, cut at a sentence or a word where it is too long, with a note that says so."""
    if _fits(text, length):
        return text
    head = text[:length]
    end = max(head.rfind(". "), head.rfind("! "), head.rfind("? "))
    kept = head[: end + 1] if end > length // 2 else head[: max(head.rfind(" "), length // 2)]
    return kept.rstrip() + told


def _front(document: Document, note: Oplegnotitie, shape: _Shape) -> None:
    vraag, length = note.vraag, shape.length

    def say(text: str, style: str = "tekst") -> None:
        document.paragraph(
            _cut(text, length) if text.strip() else NOTHING, style if text.strip() else "grijs"
        )

    document.heading(f"Casus-oplegnotitie {note.nummer}", 1)
    about = (
        ("Onderwerp", note.titel),
        ("Voor", f"{note.ontvanger.label}, overleg van {short_date(vraag.driehoek_op)}"),
        ("Steller", f"{vraag.steller or NOTHING} · portefeuillehouder: {note.portefeuillehouder}"),
    )
    document.key_values(about, (22, 154))
    document.heading("1 Gevraagd besluit", 2)
    before = f" Vóór {short_date(vraag.voor_wanneer)}." if vraag.voor_wanneer else ""
    document.paragraph(f"{vraag.soort.label}: {_cut(vraag.besluit, length) or NOTHING}{before}", "nadruk")
    document.heading("2 Kern", 2)
    say(vraag.kern)
    document.heading("3 Ladder", 2)
    now = (
        f"De casus staat op trede {note.trede}, {note.tredenaam}."
        if note.trede
        else "Er loopt geen middel op de ladder."
    )
    word = "Het gaat om" if vraag.soort is Gevraagd.INFORMEREN else "Voorgesteld"
    aimed = f", gericht aan {note.gericht_aan}" if note.gericht_aan else ""
    asked = f" {word}: {note.voorgesteld}{aimed}." if note.voorgesteld else ""
    document.paragraph(now + asked)
    if shape.drawn:
        _ladder(document, note)
    document.paragraph(_cut(note.lichtere_middelen, length * 2), "klein")
    document.heading("4 Betrokkenen", 2)
    people = list(note.betrokkenen) + ([f"minderjarigen: {note.minderjarigen}"] if note.minderjarigen else [])
    say(" · ".join(people))
    document.heading("5 Risico en urgentie", 2)
    say(" · ".join(part for part in (note.urgentie, note.urgentie_reden) if part))
    document.heading("6 Overlast in cijfers", 2)
    _figures(document, note)
    if shape.graph:
        _graph(document, note)
    document.heading("7 Perspectief van zorg en veiligheid", 2)
    for view in note.perspectieven:
        words = _cut(view.tekst, length, IN_ANNEX) or NOTHING
        document.paragraph([(f"{view.kop} ({view.door}): ", True), (words, False)])
    if not note.perspectieven:
        say("")
    document.heading("8 Juridisch", 2)
    _law(document, note)
    _together(document, note.gehoord, length, IN_ANNEX)
    document.heading("9 Voorstel, alternatieven en gevolgen", 2)
    parts = (
        ("Voorstel", vraag.voorstel),
        ("Alternatieven", vraag.alternatieven),
        ("Gevolgen", vraag.gevolgen),
        ("Let op", note.neveneffect),
    )
    filled = [(name, text) for name, text in parts if text.strip()]
    _together(document, note.besluit[:1], length, IN_ANNEX)
    _together(document, note.besluit[1:], length, IN_ANNEX)
    _one_by_one(document, filled, length // 2)
    if not filled and not note.besluit:
        say("")
    document.heading("10 Communicatie en vervolg", 2)
    by = f"; besluit door {note.bevoegd}" if note.bevoegd else ""
    again = f"Evaluatie op {short_date(note.evaluatie_op)}{by}." if note.evaluatie_op else ""
    say(" ".join(part for part in (vraag.communicatie, again) if part))


def _ladder(document: Document, note: Oplegnotitie) -> None:
    picture = draw_ladder(note.cellen, note.tredenamen, stijl.TEXT_WIDTH)
    document.figure(picture, tell_ladder(note.cellen, note.tredenamen))


def _figures(document: Document, note: Oplegnotitie) -> None:
    cijfers = note.cijfers
    last = short_date(cijfers.laatste_bevestigd) if cijfers.laatste_bevestigd else "geen"
    document.paragraph(f"{cijfers.zin} Laatste bevestigde incident: {last}.")


def _graph(document: Document, note: Oplegnotitie) -> None:
    if any(note.weken):
        document.figure(draw_weeks(note.weken, stijl.TEXT_WIDTH * 0.62), tell_weeks(note.weken))


def _law(document: Document, note: Oplegnotitie) -> None:
    stand = note.dossier_stand
    parts = [f"Grondslag van de casus: {note.grondslag or NOTHING}."]
    if note.juridisch:
        which = "dit" if note.vraag.soort is Gevraagd.INFORMEREN else "het voorgestelde"
        parts.append(f"Van {which} middel: {note.juridisch}.")
    if stand.totaal:
        parts.append(f"Dossiercheck: {stand.zin}.")
        unproven = unproven_duty(note.dossier)
        missing = [r.soort.naam for r in note.dossier if r.staat is PuntStaat.OPEN and not r.verplicht]
        if unproven:
            parts.append(f"Verplicht en niet bewezen: {_first(unproven)}.")
        if missing:
            parts.append(f"Ook open: {_first(missing)}.")
    parts += note.over_besluit
    document.paragraph(" ".join(parts))


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:4]) + (f" en nog {len(names) - 4}" if len(names) > 4 else "")


def _one_by_one(document: Document, pairs: Sequence[tuple[str, str]], length: int) -> None:
    for pair in pairs:
        _together(document, [pair], length)


def _together(
    document: Document, pairs: Sequence[tuple[str, str]], length: int, told: str = SHORTENED
) -> None:
    """Pairs of a name and a text in one paragraph, so that they take little room."""
    runs: list[tuple[str, bool]] = []
    for name, text in pairs:
        runs += [(" · ", False)] if runs else []
        runs += [(f"{name}: ", True), (_cut(text, length, told), False)]
    if runs:
        document.paragraph(runs)


def _shortened(note: Oplegnotitie, length: int) -> list[tuple[str, str]]:
    """What of the decision, the hearing and the dissent does not stand on the front in full."""
    stands = [(f"{view.kop} ({view.door})", view.tekst) for view in note.perspectieven]
    return [pair for pair in (*note.besluit, *note.gehoord, *stands) if not _fits(pair[1], length)]


def _annex(document: Document, note: Oplegnotitie, shape: _Shape, lines: int) -> None:
    document.heading("Bijlage A Tijdlijn", 1)
    if not shape.drawn:
        _ladder(document, note)
    if not shape.graph:
        _graph(document, note)
    newest = sorted(note.tijdlijn, key=lambda line: line.datum, reverse=True)
    rows = [
        (short_date(r.datum), f"{r.soort} · {r.aard.lower()}", r.bron, _cut(r.tekst, 420))
        for r in newest[:lines]
    ]
    _rows(document, ("Datum", "Soort en aard", "Bron", "Wat"), rows, (20, 38, 20, 98))
    if len(newest) > lines:
        document.paragraph(
            f"Nog {count(len(newest) - lines, 'eerdere regel staat', 'eerdere regels staan')} in het register.",
            "grijs",
        )
    if note.weggelaten:
        one = note.weggelaten == 1
        told = "Er is één regel weggelaten die" if one else f"Er zijn {note.weggelaten} regels weggelaten die"
        document.paragraph(f"{told} niet voor deze ontvanger bestemd {'is' if one else 'zijn'}.", "grijs")
    document.heading("Bijlage B Dossiercheck", 1)
    checks = [
        (
            f"{r.soort.code} {r.soort.naam}{' (verplicht)' if r.verplicht else ''}",
            r.staat.label,
            _cut(r.toelichting, 140),
        )
        for r in note.dossier
    ]
    _rows(document, ("Punt", "Staat", "Bewijs of reden"), checks, (66, 36, 74))
    document.heading("Bijlage C Afspraken", 1)
    ordered = sorted(note.afspraken, key=lambda row: row[2], reverse=True)
    agreed = [(_cut(what, 140), who, short_date(when), state) for what, who, when, state in ordered[:12]]
    _rows(document, ("Wat", "Wie", "Uiterlijk", "Staat"), agreed, (92, 34, 26, 24))
    long = _shortened(note, shape.length)
    if long:
        document.heading("Bijlage D Wat op de voorzijde is ingekort", 1)
        _one_by_one(document, long, sum(len(text) for _, text in long))
    if note.keten:
        document.heading(f"Bijlage {'E' if long else 'D'} Gaten in de keten", 1)
        gaps = [(line.waar, line.gat, _cut(line.stand, 180)) for line in note.keten]
        _rows(document, ("Waar", "Gat", "Stand"), gaps, (48, 44, 84))


def _rows(
    document: Document, head: tuple[str, ...], rows: Sequence[Sequence[str]], widths: tuple[float, ...]
) -> None:
    if rows:
        document.table(head, rows, widths)
    else:
        document.paragraph(NOTHING, "grijs")
