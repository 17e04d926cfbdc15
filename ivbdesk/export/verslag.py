"""The minutes of a casusoverleg, of one casus or of all (method BOB: beeld, oordeel, besluit)."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.publiek.overlegverslag import Aanwezigregel, Verslag, Verslagpunt
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document, Level


def render_verslag(told: Verslag, auditkop: str, now: datetime) -> bytes:
    """The minutes as they go to those who saw the casus, or of the whole meeting to one reader."""
    about = "" if told.heel else " ".join(punt.nummer for punt in told.punten)
    readers = "; ".join(told.voor) if told.heel else "de aanwezigen" if told.voor else ""
    readers = readers or "de gemeente"
    document = Document(
        Opmaak(
            titel=f"Verslag {about or 'casusoverleg'}",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=readers,
            exemplaar=readers,
            # A reader's name makes the foot longer: on one page it would read as a sentence that is skipped.
            voet="" if told.heel else "vertrouwelijk",
            versie=f"{about} · verslag" if about else "verslag",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
        )
    )
    document.heading(f"Verslag casusoverleg {about}".strip(), 1)
    _head(document, told)
    for number, punt in enumerate(told.punten, 1):
        if told.heel:
            document.heading(f"{number}. Casus {punt.nummer}", 2)
            document.paragraph(f"Hierbij waren: {'; '.join(punt.aanwezig) or 'alleen de gemeente'}.", "grijs")
        _casus(document, punt, 3 if told.heel else 2)
    document.paragraph(_remark(told), "grijs")
    return document.render()


def _head(document: Document, told: Verslag) -> None:
    clock = f", {told.tijd:%H:%M} uur" if told.tijd else ""
    facts = [
        ("Overleg", told.soort),
        ("Datum", f"{long_date(told.datum)}{clock}"),
        ("Plaats", told.plaats),
        ("Voorzitter", told.voorzitter),
        ("Gemeente", told.gemeente),
    ]
    if not told.aanwezig:
        facts.append(("Aanwezig", "alleen de gemeente"))
    if told.heel or told.voor != tuple(line.partner for line in told.aanwezig):
        facts.append(("Bestemd voor", "; ".join(told.voor) or "alleen de gemeente"))
    document.key_values([(name, words) for name, words in facts if words], (30, 146))
    if told.aanwezig:
        document.heading("Aanwezig", 2)
        document.table(
            ("Partner", "Wie", "In de zaal"), [_present(line) for line in told.aanwezig], (86, 50, 40)
        )


def _present(line: Aanwezigregel) -> tuple[str, str, str]:
    return line.partner, line.personen or "–", line.tijden or "niet bijgehouden"


def _casus(document: Document, punt: Verslagpunt, level: Level) -> None:
    parts = (
        ("Vraag", punt.vraag),
        ("Beeld", punt.beeld),
        ("Oordeel", punt.oordeel),
        ("Besluit", punt.besluit),
    )
    for name, text in parts:
        if text or not punt.ongehoord:
            document.heading(name, level)
            document.paragraph(text or "Niets vastgelegd.", "tekst" if text else "grijs")
    if punt.ongehoord:
        document.paragraph("Wat over deze casus is gezegd en afgesproken, is voor deze lezers weggelaten.")
    else:
        _agreed(document, punt, level)
    if punt.standpunten:
        document.heading("Verschil van inzicht", level)
        document.paragraph("Elk standpunt staat hier in de woorden van de partner zelf.", "grijs")
        document.table(
            ("Wie en hoe", "Standpunt"), [(who, text or "–") for who, text in punt.standpunten], (50, 126)
        )
    if punt.weggelaten:
        document.paragraph("Van deze casus is iets weggelaten dat de lezers niet mogen zien.", "grijs")


def _agreed(document: Document, punt: Verslagpunt, level: Level) -> None:
    document.heading("Afspraken", level)
    if punt.afspraken:
        document.table(("Wie", "Wat, en uiterlijk wanneer"), punt.afspraken, (36, 140))
    else:
        document.paragraph("In dit overleg zijn geen afspraken gemaakt.", "grijs")


def _remark(told: Verslag) -> str:
    if not told.heel:
        return "Dit verslag bevat alleen wat de aanwezigen in het overleg mochten zien, zonder namen."
    if told.voor:
        return (
            "Dit verslag bevat, zonder namen van inwoners, wat u van dit overleg mag lezen: de casussen die u "
            "in de zaal zag, en wie u daar trof. De rest is weggelaten."
        )
    return "Dit verslag bevat, zonder namen van inwoners, de casussen die de opsteller mag zien. De rest is weggelaten."
