"""The organisations that are a party in a casus: added, corrected, and their role ended."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.betrokkenen.organisatie import Organisatie, OrganisatieRol, require_party
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.eisen import require_reason, require_running


@dataclass(frozen=True)
class OrganisatieGegevens:
    """An organisation as typed."""

    rol: OrganisatieRol
    naam: str
    contact: str = ""


def add_organisatie(ctx: Context, casus_id: UUID, gegevens: OrganisatieGegevens) -> UUID:
    """Make an organisation a party in the casus; gives its id."""
    with ctx.begin("organisatie toevoegen", "organisatie vastgelegd") as unit:
        casus = unit.casus(casus_id)
        made = Organisatie(ctx.new_id(), casus_id, gegevens.rol, "", "", ctx.today())
        _take_over(casus, made, gegevens)
        casus.organisaties.append(made)
        return made.id


def change_organisatie(
    ctx: Context, casus_id: UUID, id: UUID, gegevens: OrganisatieGegevens, reden: str
) -> None:
    """Correct name, role or contact; what stood there stays in the log."""
    require_reason(reden, "u dit verbetert")
    with ctx.begin("organisatie wijzigen", reden) as unit:
        casus = unit.casus(casus_id)
        _take_over(casus, _party(casus, id), gegevens)


def end_organisatie(ctx: Context, casus_id: UUID, id: UUID, reden: str) -> None:
    """End the role of an organisation in the casus; it stays in the register."""
    require_reason(reden, "deze rol eindigt")
    with ctx.begin("rol van organisatie beëindigen", reden) as unit:
        casus = unit.casus(casus_id)
        party = _party(casus, id)
        require_running(party.tot, ctx.today())
        stond = Stond(casus_id, party, "tot")
        party.tot = ctx.today()
        ctx.laatste.kan_terug(f"rol van een organisatie beëindigd bij casus {casus.nummer}", stond.terug())


def _take_over(casus: Casus, made: Organisatie, gegevens: OrganisatieGegevens) -> None:
    made.rol = gegevens.rol
    made.naam, made.contact = " ".join(gegevens.naam.split()), gegevens.contact.strip()
    require_party(made, casus.organisaties)


def _party(casus: Casus, id: UUID) -> Organisatie:
    return next(item for item in casus.organisaties if item.id == id)
