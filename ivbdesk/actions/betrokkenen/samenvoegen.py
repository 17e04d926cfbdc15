"""Two records of one person: merged with everything that hangs on them, and split again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen import samenvoeging as rules
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import GeenToegang
from ivbdesk.cases.betrokkenen.samenvoeging import Bewaard, Samengesteld, Samenvoeging
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


def merge_people(ctx: Context, blijft_id: UUID, weg_id: UUID, chosen: Samengesteld, reden: str) -> UUID:
    """Let one record go up in the other, which holds what was chosen; gives the id of the merge.

    Roles, requests, weighings, measures, decisions, homes and decisions on signals move; a role that both have is left
    once. Raises RegelFout, also where a casus of one of them is closed to the officer.
    """
    require_reason(reden, "dit dezelfde persoon is")
    with ctx.begin("personen samenvoegen", reden.strip()) as unit:
        cases_of(unit, blijft_id, weg_id)
        stays, goes = unit.find(Persoon, blijft_id), unit.find(Persoon, weg_id)
        rules.require_two(stays, goes)
        kept = Bewaard(was=rules.as_held(stays))
        for casus in cases_of(unit, blijft_id, weg_id):  # one may have come before they were held
            for role in rules.double_roles(casus.betrokkenen, stays, goes):
                casus.betrokkenen.remove(role)
                unit.remove(role)
                kept.dubbel.append(role)
        unit.flush()
        kept.verplaatst = unit.samen.verplaats(goes, stays)
        limited = stays.beperkt or goes.beperkt  # what the person asked holds for all (AVG art. 18)
        kept.werd = replace(chosen, gegevens=chosen.gegevens.checked(ctx.today()), beperkt=limited)
        rules.put(stays, kept.werd)
        for home in stays.adressen:
            if home.tot is None and home.id != chosen.woonadres_id:
                home.tot = ctx.today()
                kept.beeindigd.append(home.id)
        goes.samengevoegd_met = stays.id
        made = Samenvoeging(
            ctx.new_id(), stays.id, goes.id, ctx.today(), ctx.officer, reden.strip(), rules.write(kept)
        )
        unit.add(made)
        return made.id


def split_people(ctx: Context, samenvoeging_id: UUID, reden: str) -> None:
    """Make two records of one again: what moved goes back, and what was added or changed since stays where it is."""
    require_reason(reden, "dit toch twee personen zijn")
    with ctx.begin("samenvoeging ongedaan maken", reden.strip()) as unit:
        made = unit.find(Samenvoeging, samenvoeging_id)
        if made.ongedaan_op is not None:
            raise RegelFout("", "Deze twee zijn al weer gesplitst.")
        cases_of(unit, made.persoon_id)
        stays, goes = unit.find(Persoon, made.persoon_id), unit.find(Persoon, made.weg_id)
        kept = rules.read(made.bewaard, goes)
        unit.samen.zet_terug(kept.verplaatst, goes)
        rules.put_back(stays, kept)
        goes.samengevoegd_met = None
        for role in kept.dubbel:
            with suppress(KeyError):  # a casus that was destroyed since
                unit.casus(role.casus_id).betrokkenen.append(role)
        for person in (stays, goes):
            ended = [home for home in person.adressen if home.id in kept.beeindigd]
            if ended and person.adres is None:
                ended[0].tot = None
        made.ongedaan_op = ctx.today()


def cases_of(unit: Unit, *people: UUID) -> list[Casus]:
    """Every casus of these people, held before they are; raises RegelFout where one is closed to the officer."""
    ids = {id for person in people for id in unit.register.casussen_van(person)}
    if any(map(unit.register.staat_besloten, people)):
        raise RegelFout("", rules.NOT_NOW)
    try:
        return [unit.casus(id) for id in sorted(ids)]
    except GeenToegang:
        raise RegelFout("", rules.NOT_NOW) from None
