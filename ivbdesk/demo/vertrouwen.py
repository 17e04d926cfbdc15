"""What the demonstration register shows of trust: colleagues, a closed casus, documents, and a resident's request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.bewaren.verzoeken import take_in
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort

_LETTER = """Verzonnen voorbeeld, niet van een echte organisatie.

Geachte mevrouw,

Op meerdere avonden was er bij uw woning veel aanloop en lawaai. Wij hebben dat met u besproken.
U kreeg hulp aangeboden van Incluzio. Wij vragen u om na 22.00 uur geen bezoek meer te ontvangen.
"""
_MAIL = """From: wijkagent@voorbeeld.invalid
To: oov@voorbeeld.invalid
Date: Mon, 2 Mar 2026 09:12:00 +0100
Subject: Verzonnen voorbeeld: avond van zondag

Zondag om 01.20 uur waren er zes bezoekers, met luide muziek. Zij gingen weg toen wij het vroegen.
"""


def show_trust(ctx: Context, ids: Sequence[UUID]) -> None:
    """Two colleagues, three documents at the first casus, a closed fifth one, a legal hold and a request."""
    colleague = add_officer(ctx, "Bram Verzonnen", "Adviseur OOV", Recht.REGIEVOERDER)
    add_officer(ctx, "Chantal Verzonnen", "Teamleider", Recht.LEZER)
    first, other = ctx.reads.dossier.casus(ids[0]), ids[4]
    today = ctx.today()
    incident = next(item for item in first.tijdlijn if item.soort is ItemSoort.INCIDENT)
    papers = (
        ("Brief aan de huurder", StukSoort.BRIEF, Herkomst.CORPORATIE, "Rijnhart Wonen", _LETTER, None),
        ("Bericht van de wijkagent", StukSoort.MAIL, Herkomst.POLITIE, "wijkagent", _MAIL, incident.id),
    )
    for naam, soort, herkomst, bron, text, proves in papers:
        gegevens = StukGegevens(naam, soort, today - timedelta(days=40), herkomst, bron, proves)
        add_stuk(ctx, first.id, gegevens, text.encode())
    close_casus_to(ctx, other, (colleague,), "verzonnen: familie van een medewerker van de gemeente")
    hold(ctx, first.id, "verzonnen: bezwaar tegen de waarschuwing loopt")
    person = first.betrokkenen[0].persoon.id
    take_in(
        ctx,
        person,
        VerzoekSoort.INZAGE,
        today - timedelta(days=12),
        "Wat hebben jullie over mij opgeschreven?",
    )
