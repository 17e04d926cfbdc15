"""The agenda of a casusoverleg on paper: when, where, and which cases in which order."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.publiek.agendablad import Agendablad
from ivbdesk.cases.taal.nederlands import long_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document


def render_agendablad(told: Agendablad, auditkop: str, now: datetime) -> bytes:
    """The agenda as its reader takes it to the meeting."""
    document = Document(
        Opmaak(
            titel="Agenda casusoverleg",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=told.voor,
            exemplaar="",
            voet="",  # on one page a longer foot reads as a sentence to a screen reader that skips it
            versie="agenda",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
        )
    )
    document.heading("Agenda casusoverleg", 1)
    clock = f", {told.tijd:%H:%M} uur" if told.tijd else ""
    facts = (
        ("Overleg", told.soort),
        ("Datum", f"{long_date(told.datum)}{clock}"),
        ("Plaats", told.plaats),
        ("Voorzitter", told.voorzitter),
        ("Voor", told.voor),
        ("Genodigd", "; ".join(told.genodigd)),
    )
    document.key_values([(name, words) for name, words in facts if words], (30, 146))
    document.heading("Casussen", 2)
    rows = [
        (line.begin or f"{line.minuten} min", line.nummer, line.over, line.vraag or "–")
        for line in told.regels
    ]
    if rows:
        document.table(
            ("Vanaf" if told.tijd else "Tijd", "Casus", "Waarover", "Vraag"), rows, (18, 30, 56, 72)
        )
    else:
        document.paragraph("Er staan geen casussen op deze agenda.", "grijs")
    if told.voor_partner:
        document.paragraph(
            "Hier staan de casussen waarin u een rol heeft. Namen staan er niet in; een besloten casus staat er met "
            "alleen haar nummer.",
            "grijs",
        )
    return document.render()
