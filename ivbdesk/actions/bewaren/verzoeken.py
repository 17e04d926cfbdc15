"""Requests of residents about their own data: taking in, extending, and answering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekSoort, VerzoekStatus, make_verzoek
from ivbdesk.cases.betrokkenen.betrokkene import make_persoon
from ivbdesk.cases.bewaren.vernietiging import OP_VERZOEK, Vernietiging, VernietigingStatus, Vernietigsoort
from ivbdesk.cases.signaal.signaal import NIET_VERSTREKKEN
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl


@dataclass(frozen=True)
class NieuweVerzoeker:
    """Who asks, as typed; never a BSN and no whole date of birth."""

    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortejaar: int | None = None


def take_in(ctx: Context, persoon_id: UUID, soort: VerzoekSoort, ontvangen_op: date, vraag: str) -> UUID:
    """Record a request; its term of a month begins on the day it came in (AVG art. 12 lid 3)."""
    id = ctx.new_id()
    with ctx.begin("verzoek vastleggen", soort.label) as unit:
        unit.persoon(persoon_id)
        unit.add(make_verzoek(id, persoon_id, soort, ontvangen_op, vraag, ctx.today()))
    return id


def take_in_new(
    ctx: Context,
    wie: NieuweVerzoeker,
    soort: VerzoekSoort,
    ontvangen_op: date,
    vraag: str,
    *,
    iemand_anders: bool = False,
) -> UUID:
    """Record a request of somebody who stands in no casus; gives its id.

    Who asked before is the same person. Raises RegelFout where a casus has somebody of this name, unless the
    officer says that it is somebody else.
    """
    id = ctx.new_id()
    persoon = make_persoon(
        ctx.new_id(), wie.voornaam, wie.tussenvoegsel, wie.achternaam, wie.geboortejaar, ctx.today()
    )
    known = [] if iemand_anders else ctx.reads.naamgenoten(persoon.voornaam, persoon.achternaam)
    numbers = sorted({number for item in known for number in item.nummers})
    if numbers:
        raise RegelFout(
            "achternaam",
            f"Deze naam staat in {join_nl(numbers)}. Leg het verzoek daar vast bij Betrokkenen, of vink aan dat dit "
            "iemand anders is.",
        )
    earlier = next((item for item in known if item.geboortejaar == persoon.geboortejaar), None)
    with ctx.begin("verzoek vastleggen", soort.label) as unit:
        if earlier is None:
            unit.add(persoon)
        unit.add(
            make_verzoek(id, earlier.id if earlier else persoon.id, soort, ontvangen_op, vraag, ctx.today())
        )
    return id


def named_requests(ctx: Context) -> list[tuple[Verzoek, str]]:
    """Every request with the name of whoever asked, those that wait first."""
    names = ctx.reads.persoonsnamen()
    return [
        (item, names.get(item.persoon_id, "") if item.persoon_id else "") for item in ctx.reads.verzoeken()
    ]


def extend(ctx: Context, verzoek_id: UUID, reden: str) -> None:
    """Extend the term by two months, with the reason that the resident is told."""
    with ctx.begin("verzoek verlengen", reden.strip()) as unit:
        unit.verzoek(verzoek_id).extend(reden, ctx.today())


def answer(
    ctx: Context, verzoek_id: UUID, status: VerzoekStatus, besluit: str, identiteit_vastgesteld: bool
) -> None:
    """Answer a request. A restriction that is granted marks the person; wissing proposes destruction."""
    with ctx.begin("verzoek afhandelen", status.label) as unit:
        verzoek = unit.verzoek(verzoek_id)
        if verzoek.soort is VerzoekSoort.INZAGE and status is VerzoekStatus.INGEWILLIGD:
            _demand_nothing_withheld(ctx, verzoek)
        verzoek.identiteit_vastgesteld = identiteit_vastgesteld
        verzoek.decide(status, besluit, ctx.today())
        granted = status in (VerzoekStatus.INGEWILLIGD, VerzoekStatus.DEELS)
        if verzoek.soort is VerzoekSoort.BEPERKING and granted and verzoek.persoon_id is not None:
            unit.persoon(verzoek.persoon_id).beperkt = True
    if verzoek.soort is VerzoekSoort.WISSING and granted and verzoek.persoon_id is not None:
        _propose_erasure(ctx, verzoek.persoon_id)


def _demand_nothing_withheld(ctx: Context, verzoek: Verzoek) -> None:
    """A request of which a signal is withheld is granted in part, and its decision names the ground."""
    about = ctx.reads.signalen_over(verzoek.persoon_id) if verzoek.persoon_id else []
    judged = [item.oordeel_over(verzoek.persoon_id) for item in about if verzoek.persoon_id]
    if any(item is not None and item.ander_soort == NIET_VERSTREKKEN for item in judged):
        raise RegelFout(
            "status",
            "U geeft een signaal niet. Kies ‘Deels ingewilligd’ en noem de grond in het besluit.",
            "AVG art. 12 lid 4",
        )


def _propose_erasure(ctx: Context, persoon_id: UUID) -> None:
    """What is closed of the person goes before its term, by the same two people; what is open is left to the officers.

    Of the signals only those that were decided to be about this person.
    """
    waiting = {v.casus_id for v in ctx.reads.vernietigingen() if v.status is VernietigingStatus.VOORGESTELD}
    closed = [
        row
        for row in ctx.reads.casussen_van_persoon(persoon_id)
        if not row.status.is_open and not row.dicht and row.id not in waiting
    ]
    weighed = {item.id: item for item in ctx.reads.gewogen_signalen() if item.id not in waiting}
    about = [item for item in ctx.reads.signalen_over(persoon_id) if item.id in weighed]
    if not closed and not about:
        return
    with ctx.begin("vernietiging voorstellen", "verzoek om wissing ingewilligd") as unit:
        for row in closed:
            if all(item.tot is not None for item in unit.bewaarplichten(row.id)):
                unit.add(_erasure(ctx, row.id, row.nummer, ""))
        for signaal in about:
            if not signaal.bewaarplicht:
                unit.add(_erasure(ctx, signaal.id, signaal.nummer, Vernietigsoort.SIGNAAL.value))


def _erasure(ctx: Context, id: UUID, nummer: str, onderdelen: str) -> Vernietiging:
    return Vernietiging(
        ctx.new_id(),
        id,
        nummer,
        onderdelen,
        "Op verzoek van de betrokkene",
        OP_VERZOEK,
        VernietigingStatus.VOORGESTELD,
        ctx.officer,
        ctx.today(),
    )


def lift_restriction(ctx: Context, persoon_id: UUID, reden: str) -> None:
    """End the restriction of the processing of a person's data."""
    if not reden.strip():
        raise RegelFout("reden", "Schrijf op waarom de beperking eindigt; de betrokkene krijgt dit te horen.")
    with ctx.begin("beperking opheffen", reden.strip()) as unit:
        unit.persoon(persoon_id).beperkt = False
