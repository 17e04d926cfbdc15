"""People in a casus: their roles, their names, and the sealed melder."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.beloften import feedback_due
from ivbdesk.actions.dossier.casus import NieuwePersoon, add_person
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.betrokkenen.betrokkene import Melder, require_new_role
from ivbdesk.cases.dossier.bron import seal_melder
from ivbdesk.cases.taal.eisen import require_filled, require_reason, require_running


def add_betrokkene(ctx: Context, casus_id: UUID, persoon: NieuwePersoon) -> UUID:
    """Give a new or known person a role in the casus; gives the id of the role."""
    with ctx.begin("betrokkene toevoegen", "betrokkene vastgelegd") as unit:
        return add_person(ctx, unit, unit.casus(casus_id), persoon, ctx.today())


def change_betrokkene(
    ctx: Context, casus_id: UUID, betrokkenheid_id: UUID, persoon: NieuwePersoon, reden: str
) -> None:
    """Correct a name, year of birth or role; the earlier value stays in the audit log."""
    require_reason(reden, "u dit verbetert")
    with ctx.begin("betrokkene wijzigen", reden) as unit:
        casus = unit.casus(casus_id)
        role = next(b for b in casus.betrokkenen if b.id == betrokkenheid_id)
        role.persoon.gegevens = persoon.gegevens.checked(ctx.today())
        role.rol = persoon.rol
        require_new_role(role, casus.betrokkenen, iemand_anders=True)


def end_betrokkenheid(ctx: Context, casus_id: UUID, betrokkenheid_id: UUID, reden: str) -> None:
    """End a person's role in the casus; the person and the role stay in the register."""
    require_reason(reden, "deze rol eindigt")
    with ctx.begin("betrokkenheid beëindigen", reden) as unit:
        casus = unit.casus(casus_id)
        role = next(b for b in casus.betrokkenen if b.id == betrokkenheid_id)
        require_running(role.tot, ctx.today())
        stond = Stond(casus_id, role, "tot")
        role.tot = ctx.today()
        ctx.laatste.kan_terug(f"rol beëindigd bij casus {casus.nummer}", stond.terug())


def add_melder(ctx: Context, casus_id: UUID, naam: str, contact: str, wil_terugkoppeling: bool) -> UUID:
    """Keep who reported, sealed: no list, search, projection or export shows it (domein 3.2)."""
    require_filled("naam", naam, "Vul de naam van de melder in.")
    with ctx.begin("melder vastleggen", "melder verzegeld vastgelegd") as unit:
        casus, rules = unit.casus(casus_id), ctx.kader.bronregels
        if wil_terugkoppeling:
            casus.beloften.append(feedback_due(ctx, ctx.today()))
        return seal_melder(casus, ctx.new_id(), naam, rules, contact, terug=wil_terugkoppeling).id


def unseal_melders(ctx: Context, casus_id: UUID, reden: str) -> list[Melder]:
    """The melders of a casus, shown once; asking for them is logged with the reason."""
    require_reason(reden, "u de melder wilt zien; dit komt in het logboek")
    with ctx.begin("melder tonen", reden) as unit:
        unit.log("casus", casus_id, "identiteit van melders getoond")
        return list(unit.casus(casus_id).melders)
