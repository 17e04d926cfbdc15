"""Opening a casus, changing what it is about, and bringing it to its next state."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.beloften import promise_urgency
from ivbdesk.actions.dossier.besloten import keep_closed
from ivbdesk.actions.dossier.samenhang import place_at
from ivbdesk.actions.terugnemen import Stond
from ivbdesk.cases.betrokkenen.betrokkene import (
    Betrokkenheid,
    Persoon,
    Persoonsgegevens,
    Rol,
    require_new_role,
)
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import PREFIX, require_prefix
from ivbdesk.cases.dossier.basis import TegelijkBewaard
from ivbdesk.cases.dossier.casus import Casus, number_casus, require_nameless, require_stand_in, require_valid
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overgang import change_status as to_status
from ivbdesk.cases.dossier.overgang import set_aftercare
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.signaal.bekende import require_looked_at
from ivbdesk.cases.taal.fouten import RegelFout

NO_ADDRESS = Adres()


PERSONEN = "personen"
"""Under which name it is asked whether the register knows a person: names that resemble each other are one question."""


@dataclass(frozen=True)
class NieuwePersoon:
    """A person as typed; `persoon_id` names one that the register already knows.

    `iemand_anders`: the officer looked, and says that it is none of those who are known by this name. `nazoeken`: as the
    person is taken in the register is asked whether it knows the name, so that two who add them at once make one of them.
    """

    gegevens: Persoonsgegevens
    rol: Rol
    persoon_id: UUID | None = None
    iemand_anders: bool = False
    nazoeken: bool = False


@dataclass(frozen=True)
class CasusGegevens:
    """What a casus is about, as typed; an empty `adres` means that no address is known."""

    soort: CasusSoort
    titel: str
    doel: str
    grondslag: str
    urgentie: Urgentie
    urgentie_reden: str = ""
    procesregie: str = ""
    casusregie: str = ""
    adres: Adres = NO_ADDRESS
    huurvorm: Huurvorm = Huurvorm.ONBEKEND
    eigenaar: str = ""
    geinformeerd_op: date | None = None
    niet_geinformeerd_reden: str = ""
    behandelaar_id: UUID | None = None
    vervanger_id: UUID | None = None


def open_casus(
    ctx: Context, gegevens: CasusGegevens, persoon: NieuwePersoon | None, geopend_op: date | None = None
) -> UUID:
    """Open a casus with its first betrokkene; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("casus openen", "nieuwe casus") as unit:
        casus = make_casus(ctx, unit, gegevens, persoon, geopend_op)
        require_nameless(casus)
        promise_urgency(ctx, casus)
        ctx.laatste.geeft(f"Casus {casus.nummer} is geopend")
        return casus.id


def make_casus(
    ctx: Context, unit: Unit, gegevens: CasusGegevens, persoon: NieuwePersoon | None, geopend_op: date | None
) -> Casus:
    """A new casus, within a unit of work that is open; raises RegelFout that names the field."""
    opened = geopend_op or ctx.today()
    prefix = require_prefix(unit.register.instelling(PREFIX))
    silent = gegevens.soort.is_verzwegen
    in_year, running = unit.nummers.casus(opened.year, prefix, verzwegen=silent)
    casus = Casus(
        id=ctx.new_id(),
        nummer=number_casus(prefix, opened.year, in_year, verzwegen=silent),
        volgnr=running,
        soort=gegevens.soort,
        titel="",
        status=CasusStatus.AANGEMELD,
        urgentie=gegevens.urgentie,
        urgentie_reden="",
        doel="",
        grondslag="",
        geopend_op=opened,
        kader_versie=ctx.kader.versie,
    )
    _fill(ctx, unit, casus, gegevens)
    casus.behandelaar_id = casus.behandelaar_id or ctx.officer
    require_stand_in(casus)
    unit.add(casus)
    if persoon is not None:
        add_person(ctx, unit, casus, persoon, opened)
    require_valid(casus, ctx.today())
    keep_closed(ctx, unit, casus)
    return casus


def change_casus(ctx: Context, casus_id: UUID, gegevens: CasusGegevens, reden: str) -> None:
    """Change what a casus is about; the reason goes into the audit log."""
    with ctx.begin("casus wijzigen", reden) as unit:
        casus = unit.casus(casus_id)
        before = casus.urgentie
        _fill(ctx, unit, casus, gegevens)
        require_stand_in(casus)
        require_valid(casus, ctx.today())
        require_nameless(casus)
        if casus.urgentie is not before:
            promise_urgency(ctx, casus)
        keep_closed(ctx, unit, casus)


def assign(ctx: Context, casus_id: UUID, behandelaar_id: UUID, vervanger_id: UUID | None, reden: str) -> None:
    """Give a casus to another officer, with the one who stands in; raises RegelFout that names the field."""
    with ctx.begin("casus toewijzen", reden) as unit:
        casus = unit.casus(casus_id)
        stond = Stond(casus_id, casus, "behandelaar_id", "vervanger_id")
        casus.behandelaar_id, casus.vervanger_id = behandelaar_id, vervanger_id
        require_stand_in(casus)
        keep_closed(ctx, unit, casus)
        if not casus.besloten:  # who was let into a closed one has seen it
            ctx.laatste.kan_terug(f"behandelaar gewijzigd bij casus {casus.nummer}", stond.terug())


def _fill(ctx: Context, unit: Unit, casus: Casus, gegevens: CasusGegevens) -> None:
    casus.soort = gegevens.soort
    casus.titel = " ".join(gegevens.titel.split())
    casus.doel = gegevens.doel.strip()
    casus.grondslag = gegevens.grondslag.strip()
    casus.urgentie = gegevens.urgentie
    casus.urgentie_reden = gegevens.urgentie_reden.strip()
    casus.procesregie = gegevens.procesregie.strip()
    casus.casusregie = gegevens.casusregie.strip()
    casus.geinformeerd_op = gegevens.geinformeerd_op
    casus.niet_geinformeerd_reden = gegevens.niet_geinformeerd_reden.strip()
    casus.behandelaar_id = gegevens.behandelaar_id or casus.behandelaar_id
    casus.vervanger_id = gegevens.vervanger_id
    if gegevens.adres == NO_ADDRESS:
        casus.object = None
        return
    shown = casus.object
    if shown is not None and replace(shown.adres, plaats="") == replace(gegevens.adres, plaats=""):
        shown.huurvorm, shown.eigenaar = gegevens.huurvorm, gegevens.eigenaar.strip()
    else:
        casus.object = place_at(ctx, unit, gegevens.adres, gegevens.huurvorm, gegevens.eigenaar)


def require_looked_up(ctx: Context, persoon: NieuwePersoon | None) -> None:
    """Raise RegelFout where the register knows this name, and nobody said whether it is the same person."""
    if persoon is not None and persoon.persoon_id is None and not persoon.iemand_anders:
        require_looked_at(ctx.reads.mensen.bekenden(persoon.gegevens))


def add_person(ctx: Context, unit: Unit, casus: Casus, persoon: NieuwePersoon, sinds: date) -> UUID:
    """Give a person a role in the casus, within a unit of work that is open; raises RegelFout for a role that is there."""
    if persoon.persoon_id is not None:
        person = unit.find(Persoon, persoon.persoon_id)
        if person.samengevoegd_met is not None:
            raise RegelFout(
                "bekend", "Deze persoon ging intussen op in een andere registratie. Zoek en kies opnieuw."
            )
    else:
        if persoon.nazoeken:
            unit.alone(PERSONEN)
            require_looked_up(ctx, persoon)
        person = Persoon(ctx.new_id(), persoon.gegevens.checked(ctx.today()))
        unit.add(person)
    role = Betrokkenheid(ctx.new_id(), casus.id, person, persoon.rol, sinds)
    require_new_role(role, casus.betrokkenen, iemand_anders=persoon.iemand_anders)
    casus.betrokkenen.append(role)
    return role.id


def change_status(
    ctx: Context,
    casus_id: UUID,
    naar: CasusStatus,
    reden: str,
    zvh_criteria: str = "",
    pgax_referentie: str = "",
    nazorg_tot: date | None = None,
) -> None:
    """Bring a casus into another state; raises RegelFout with what is still missing (domein 6.3)."""
    with ctx.begin("status wijzigen", reden) as unit:
        casus = unit.casus(casus_id)
        if naar is CasusStatus.OPGESCHAALD_ZVH:
            casus.zvh_criteria = "".join(sorted(set(zvh_criteria)))
            casus.pgax_referentie = pgax_referentie.strip()
        if naar is CasusStatus.NAZORG:
            set_aftercare(casus, nazorg_tot, ctx.today())
        to_status(casus, ctx.kader, naar, reden, ctx.today(), ctx.new_id())


_TIMES = 3


def refresh_around(ctx: Context, cases: Collection[UUID]) -> None:
    """What lists tell of other cases of the same people or address, anew in these; a colleague who writes there goes before."""
    for casus_id in sorted(cases):
        for _ in range(_TIMES):
            with suppress(KeyError, TegelijkBewaard):  # destroyed meanwhile, or held
                with ctx.begin("bijwerken", "wat andere casussen raakt", Recht.LEZER) as unit:
                    unit.refresh(casus_id)
                break


def refresh_stale(ctx: Context) -> int:
    """Work out the figures of open cases again now that a new day has come; gives how many were done."""
    stale = ctx.reads.dossier.verouderde_standen(ctx.today())
    if stale:
        with ctx.begin("bijwerken", "nieuwe dag", Recht.LEZER) as unit:
            for casus_id in stale:
                unit.refresh(casus_id)
    return len(stale)
