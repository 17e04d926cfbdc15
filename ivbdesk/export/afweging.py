"""One weighing on one page: options side by side, both perspectives, dissent, decision (Awb 3:46)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document

_LENGTHS = (1200, 700, 460, 320, 230, 160, 110, 80)
_SHORTENED = " (ingekort; volledig in het dossier)"


def render_afweging(blad: Afwegingsblad, auditkop: str, now: datetime) -> bytes:
    """The weighing on one page; texts give way until it fits, and say so."""
    for length in _LENGTHS[:-1]:
        document = _compose(blad, auditkop, now, length)
        if document.count_pages() == 1:
            return document.render()
    return _compose(blad, auditkop, now, _LENGTHS[-1]).render()


def _compose(blad: Afwegingsblad, auditkop: str, now: datetime, length: int) -> Document:
    document = Document(
        Opmaak(
            titel=f"Afweging {blad.nummer}",
            marking=f"Gemeente {blad.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=blad.ontvanger.label,
            exemplaar=blad.ontvanger.label,
            voet="vertrouwelijk",
            versie=f"{blad.nummer} · afweging versie {blad.versie}",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
        )
    )
    document.heading(f"Afweging: {blad.middel}", 1)
    document.paragraph(
        f"{blad.nummer} · {blad.trede} · versie {blad.versie} van {short_date(blad.opgesteld_op)} · "
        f"handelingskader {blad.kader_versie}",
        "grijs",
    )
    if blad.wijziging:
        document.paragraph(
            [("Veranderd sinds de vorige versie: ", True), (cut(blad.wijziging, length), False)]
        )
    if blad.opties:
        document.heading("Mogelijkheden naast elkaar", 2)
        rows = [
            (f"{name}{' (gekozen)' if chosen else ''}", cut(gain, length) or "–", cut(cost, length) or "–")
            for name, gain, cost, chosen in blad.opties
        ]
        document.table(("Mogelijkheid", "Levert op", "Gevolgen en bezwaren"), rows, (40, 68, 68))
    document.heading("Zorg en veiligheid", 2)
    _say(document, blad.perspectieven, length)
    if blad.standpunten:
        document.heading("Verschil van inzicht", 2)
        _say(document, blad.standpunten, length)
    document.heading("Evenredigheid (Awb 3:4)", 2)
    _say(document, blad.evenredigheid, length)
    document.heading("Lichtere middelen", 2)
    lines = [cut(line, length // 2) for line in blad.lichter]
    document.paragraph("; ".join(lines) + "." if lines else "Niet gevraagd voor dit middel.", "klein")
    if blad.ontbreekt:
        document.heading("Wat ontbreekt, en waarom", 2)
        _say(document, blad.ontbreekt, length)
    document.heading("Besluit", 2)
    _say(document, blad.besluit, length)
    if blad.evaluatie_op is not None:
        document.paragraph([("Evaluatie: ", True), (short_date(blad.evaluatie_op), False)])
    return document


def _say(document: Document, texts: Sequence[tuple[str, str]], length: int) -> None:
    for name, text in texts:
        document.paragraph([(f"{name}: ", True), (cut(text, length) or "–", False)], "klein")
    if not texts:
        document.paragraph("geen gegevens", "grijs")


def cut(text: str, length: int) -> str:
    """The text, cut at a word where it is too long, with a note that says so."""
    if len(text) <= length:
        return text
    return text[: max(text.rfind(" ", 0, length), length // 2)].rstrip(" ,;") + _SHORTENED
