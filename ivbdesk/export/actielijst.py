"""What one partner agreed to do in a casusoverleg, and nothing of the others."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.publiek.overlegverslag import Actielijst
from ivbdesk.cases.taal.nederlands import long_date, short_date
from ivbdesk.export.huisstijl import Opmaak
from ivbdesk.export.tagged import Document


def render_actielijst(told: Actielijst, auditkop: str, now: datetime) -> bytes:
    """The list of one partner, what is due first on top."""
    document = Document(
        Opmaak(
            titel="Actielijst casusoverleg",
            marking=f"Gemeente {told.gemeente} – VERTROUWELIJK (zaakvertrouwelijk)",
            ontvanger=told.partner,
            exemplaar="",
            voet="",  # on one page a longer foot reads as a sentence to a screen reader that skips it
            versie="actielijst",
            auditkop=auditkop,
            concept=False,
            gemaakt_op=now,
        )
    )
    document.heading(f"Actielijst {told.partner}", 1)
    document.key_values((("Overleg", told.soort), ("Datum", long_date(told.datum))), (30, 146))
    rows = [(line.nummer, line.wat, short_date(line.uiterlijk)) for line in told.regels]
    if rows:
        document.heading("Uw afspraken", 2)
        document.table(("Casus", "Wat", "Uiterlijk"), rows, (30, 120, 26))
        document.paragraph(
            "Hier staat alleen wat u zelf op u nam, zonder namen. Lukt iets niet of niet op tijd, laat het dan "
            f"weten aan de gemeente {told.gemeente}.",
            "grijs",
        )
    else:
        document.paragraph("In dit overleg zijn met u geen afspraken gemaakt.")
    return document.render()
