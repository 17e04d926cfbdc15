"""What a register that an older version of the program wrote needs once, at its opening."""

from __future__ import annotations

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.besloten import let_in, refresh_elsewhere
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.register import VERZEGELD, Instelling
from ivbdesk.cases.dossier.bron import mark_name

_WHY = "besloten en verzegeld wat een oudere versie open liet"


def seal_older(ctx: Context) -> None:
    """Close the cases of which nobody outside may know, mark the melders, and take their names out of the log."""
    if VERZEGELD in ctx.reads.beheer.instellingen():
        return
    with ctx.begin("ouder register verzegelen", _WHY, Recht.LEZER) as unit:
        unit.ouder.mark_melders(lambda casus_id, naam: mark_name(casus_id, naam, ctx.kader.bronregels))
        at_work = [item for item in unit.register.medewerkers() if item.tot is None]
        managers = [item.id for item in at_work if item.recht is Recht.BEHEERDER]
        for casus in [unit.casus(id) for id in sorted(unit.ouder.nooit_besloten())]:
            theirs = [item.id for item in at_work if item.id in (casus.behandelaar_id, casus.vervanger_id)]
            casus.besloten = True
            let_in(ctx, unit, casus.id, theirs or managers, _WHY)
            refresh_elsewhere(unit, casus)
        unit.add(Instelling(VERZEGELD, ctx.today().isoformat()))
        unit.ouder.empty_log()
