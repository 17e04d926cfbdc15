"""The handelingskader in plain words for residents: two pages, without any casus in it (IVB 6.2.4)."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document

_BEFORE = 2
_ABBREVIATED = ("Wmo", "Wvggz", "Wzd", "Bibob")
MOST_PAGES = 2


def render_uitleg(kader: Handelingskader, gemeente: str, now: datetime) -> bytes:
    """The same data as the officers use; the description of a measure gives way to its name where it would not fit."""
    for told in (2, 3, 4, 5, 6, 7):
        document = _compose(kader, gemeente, now, told)
        if document.count_pages() <= MOST_PAGES:
            break
    return document.render()


def _compose(kader: Handelingskader, gemeente: str, now: datetime, told_from: int) -> Document:
    document = Document(
        Opmaak(
            titel="Wat de gemeente kan doen bij overlast en zorgen",
            marking=f"Gemeente {gemeente}",
            ontvanger="bewoners",
            exemplaar="",
            versie=f"handelingskader {kader.versie}",
            auditkop="",
            concept=False,
            gemaakt_op=now,
            voet="",
        )
    )
    document.heading("Wat de gemeente kan doen bij overlast en zorgen", 1)
    for part in kader.uitleg[:_BEFORE]:
        document.heading(part.kop, 2)
        document.paragraph(part.tekst, "ruim")
    document.heading("Zes treden, van licht naar zwaar", 2)
    for trede in kader.treden:
        found = [m for m in kader.maatregelen.values() if m.trede == trede.nummer and m.actief and _public(m)]
        document.heading(f"{trede.nummer} {trede.naam.capitalize()}", 3)
        document.paragraph(trede.voor_bewoners, "ruim")
        if trede.nummer >= told_from:
            document.bullets(
                [
                    [(f"{m.naam}. ", True), (f"{m.mag} Wie beslist: {_lower(m.bevoegd)}.", False)]
                    for m in found
                ],
                "ruimpunt",
            )
        else:
            document.paragraph("Bijvoorbeeld: " + ", ".join(_lower(m.naam) for m in found) + ".", "ruim")
    for part in kader.uitleg[_BEFORE:]:
        document.heading(part.kop, 2)
        document.paragraph(part.tekst, "ruim")
    if unchecked := _not_checked(kader):
        document.paragraph(unchecked, "grijs")
    document.paragraph(
        f"Deze uitleg hoort bij handelingskader {kader.versie}; gemaakt op {long_date(now.date())}.", "grijs"
    )
    return document


def _not_checked(kader: Handelingskader) -> str:
    """How far a lawyer has checked what stands here; empty where everything was."""
    checked = sum(m.gecontroleerd_op is not None for m in kader.maatregelen.values())
    if checked == len(kader.maatregelen):
        return ""
    if not checked:
        return "Een jurist heeft dit handelingskader nog niet nagekeken."
    return f"Een jurist heeft {checked} van de {len(kader.maatregelen)} middelen nagekeken."


def _public(soort: Maatregelsoort) -> bool:
    """What a resident with nuisance or problems may come across; organised crime is handled separately."""
    return any(kind.value in ("woonoverlast", "meervoudig", "gedigitaliseerd") for kind in soort.soorten)


def _lower(name: str) -> str:
    """The name within a sentence: an abbreviation keeps its capitals."""
    first = name.partition(" ")[0].partition("-")[0]
    return name if first in _ABBREVIATED or name[1:2].isupper() else name[0].lower() + name[1:]
