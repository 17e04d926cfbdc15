"""Recording what happened and who told it, and correcting an entry without losing what stood there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier.basis import write_on
from ivbdesk.cases.dossier.bron import seal_melder, settle_source
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.gebeurtenis import propose_events
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie, require_valid
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(frozen=True)
class ItemGegevens:
    """An entry as typed."""

    soort: ItemSoort
    aard: Aard
    herkomst: Herkomst
    bron: str
    tekst: str
    datum: date
    tijd: time | None = None
    verificatie: Verificatie = Verificatie.GEMELD
    incident_id: UUID | None = None
    melder_id: UUID | None = None
    bijzonder: bool = False
    wapen: bool = False


def record_entry(ctx: Context, casus_id: UUID, gegevens: ItemGegevens) -> UUID:
    """Put an entry in the tijdlijn of a casus; gives its id. Raises RegelFout that names the field."""
    with ctx.begin("tijdlijn vastleggen", gegevens.soort.label.lower()) as unit:
        casus = unit.casus(casus_id)
        told = _settled(ctx, casus, gegevens)
        item = Tijdlijnitem(id=ctx.new_id(), casus_id=casus_id, vastgelegd_op=unit.at_moment(), **vars(told))
        require_valid(item, ctx.today())
        casus.tijdlijn.append(item)
        return item.id


def correct_entry(ctx: Context, casus_id: UUID, item_id: UUID, gegevens: ItemGegevens, reden: str) -> None:
    """Correct an entry; what stood there stays in the audit log, with the reason."""
    require_reason(reden, "u deze regel verbetert")
    with ctx.begin("tijdlijn verbeteren", reden) as unit:
        casus = unit.casus(casus_id)
        item = next(i for i in casus.tijdlijn if i.id == item_id)
        write_on(item, _settled(ctx, casus, gegevens))
        require_valid(item, ctx.today())


def accept_event(ctx: Context, casus_id: UUID, meldingen: Collection[UUID]) -> UUID:
    """Make one incident of meldingen that are proposed as one, or put them with theirs; gives the id of the incident.

    The new incident says what the first of them says, on the same word: it adds no source. Raises RegelFout where
    they are not proposed any more.
    """
    with ctx.begin("meldingen als één incident", "deze meldingen gaan over één gebeurtenis") as unit:
        casus = unit.casus(casus_id)
        proposed = propose_events(casus.tijdlijn, ctx.naslag.regelsoorten.samen_uren)
        event = next((e for e in proposed if {i.id for i in e.meldingen} == set(meldingen)), None)
        if event is None:
            raise RegelFout("", "Deze meldingen zijn intussen veranderd. Bekijk ze opnieuw in de tijdlijn.")
        incident = event.incident
        if incident is None:
            first = event.meldingen[0]
            incident = replace(
                first,
                id=ctx.new_id(),
                soort=ItemSoort.INCIDENT,
                vastgelegd_op=unit.at_moment(),
                herzien_op=None,
            )
            casus.tijdlijn.append(incident)
        for item in event.meldingen:
            item.incident_id = incident.id
        return incident.id


def _settled(ctx: Context, casus: Casus, gegevens: ItemGegevens) -> ItemGegevens:
    """What was typed, with its source as the casus has it; who reports for the first time is sealed (domein 3.3)."""
    told = settle_source(casus, gegevens.herkomst, gegevens.bron, gegevens.melder_id, ctx.kader.bronregels)
    melder_id = told.melder_id
    if told.nieuw:
        melder_id = seal_melder(casus, ctx.new_id(), told.nieuw, ctx.kader.bronregels).id
    return replace(gegevens, tekst=gegevens.tekst.strip(), bron=told.bron, melder_id=melder_id)
