"""Taking out what was recorded by mistake: who never belonged to the casus is in no list, search or document any more."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.bewaren.vernietiging import require_not_held
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.vergissing import require_mistake
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout

_WHY = "dit een vergissing was; dit komt in het logboek"


def take_out_betrokkene(ctx: Context, casus_id: UUID, betrokkenheid_id: UUID, reden: str) -> None:
    """Take a role out of the casus; with the last one what is said there of the person goes too.

    A person of whom nothing is left anywhere goes as well. Raises RegelFout.
    """
    require_reason(reden, _WHY)
    with ctx.begin("vergissing herstellen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        require_not_held(casus.nummer, unit.bewaren.bewaarplichten(casus_id))
        role = next(item for item in casus.betrokkenen if item.id == betrokkenheid_id)
        person = role.persoon
        casus.betrokkenen.remove(role)
        if all(item.persoon is not person for item in casus.betrokkenen):
            require_mistake(casus, person.id, person.naam)
            _take_out_said(unit, casus, person)
        unit.remove(role)
        unit.flush()
        if not unit.register.casussen_van(person.id) and not unit.register.staat_besloten(person.id):
            _let_go(unit, person)


def _let_go(unit: Unit, person: Persoon) -> None:
    """Who stands in no casus any more goes; for whom the person acts keeps the name."""
    if unit.samen.samenvoegingen(person.id):
        raise RegelFout("", f"{person.naam} is samengevoegd met een ander; splits die eerst weer.")
    for acting in unit.register.vertegenwoordigt(person.id):
        acting.door_id = None
    unit.flush()
    if unit.register.hangt_nergens_aan(person.id):
        unit.remove(person)


def _take_out_said(unit: Unit, casus: Casus, person: Persoon) -> None:
    for factor in [item for item in casus.kwetsbaarheden if item.persoon_id == person.id]:
        casus.kwetsbaarheden.remove(factor)
        unit.remove(factor)
    for age in [item for item in casus.leeftijden if item.persoon_id == person.id]:
        casus.leeftijden.remove(age)
        unit.remove(age)


def take_out_organisatie(ctx: Context, casus_id: UUID, id: UUID, reden: str) -> None:
    """Take an organisation out of the casus of which it never was a party. Raises RegelFout."""
    require_reason(reden, _WHY)
    with ctx.begin("vergissing herstellen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        require_not_held(casus.nummer, unit.bewaren.bewaarplichten(casus_id))
        party = next(item for item in casus.organisaties if item.id == id)
        require_mistake(casus, id, party.naam)
        casus.organisaties.remove(party)
        unit.remove(party)
