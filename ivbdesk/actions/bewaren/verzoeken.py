"""Requests of residents about their own data: taking in, extending, and answering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import TypeVar
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.besluitvorming.verzoek import (
    Verzoek,
    VerzoekSoort,
    VerzoekStatus,
    make_verzoek,
    require_somebody_else,
)
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.bewaren.inzage_signaal import require_nothing_withheld
from ivbdesk.cases.bewaren.vernietiging import OP_VERZOEK, Vernietiging, VernietigingStatus, Vernietigsoort
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.taal.eisen import require_reason

E = TypeVar("E", Casus, Signaal)


def take_in(ctx: Context, persoon_id: UUID, soort: VerzoekSoort, ontvangen_op: date, vraag: str) -> UUID:
    """Record a request; its term of a month begins on the day it came in (AVG art. 12 lid 3)."""
    id = ctx.new_id()
    with ctx.begin("verzoek vastleggen", soort.label) as unit:
        unit.find(Persoon, persoon_id)
        unit.add(make_verzoek(id, persoon_id, soort, ontvangen_op, vraag, ctx.today(), ctx.naslag.feestdagen))
        _tell_cases(unit, persoon_id)
    return id


def _tell_cases(unit: Unit, persoon_id: UUID | None) -> None:
    """Who has a closed casus of this person reads in the werkvoorraad that a copy is asked."""
    for casus_id in unit.register.casussen_van(persoon_id) if persoon_id else ():
        unit.refresh(casus_id)


def take_in_new(
    ctx: Context,
    wie: Persoonsgegevens,
    soort: VerzoekSoort,
    ontvangen_op: date,
    vraag: str,
    *,
    iemand_anders: bool = False,
) -> UUID:
    """Record a request from somebody who is in no casus; gives its id.

    Somebody who asked before is taken to be the same person. Raises RegelFout where a casus has somebody with this
    name, unless the officer says that it is somebody else.
    """
    id = ctx.new_id()
    wie = wie.checked(ctx.today())
    persoon = Persoon(ctx.new_id(), wie)
    known = [] if iemand_anders else ctx.reads.inzage.naamgenoten(wie.voornaam, wie.achternaam)
    numbers = sorted({number for item in known for number in item.nummers})
    require_somebody_else(numbers)
    earlier = next((item for item in known if item.geboortejaar == wie.geboortejaar), None)
    with ctx.begin("verzoek vastleggen", soort.label) as unit:
        if earlier is None:
            unit.add(persoon)
        unit.add(
            make_verzoek(
                id,
                earlier.id if earlier else persoon.id,
                soort,
                ontvangen_op,
                vraag,
                ctx.today(),
                ctx.naslag.feestdagen,
            )
        )
    return id


def named_requests(ctx: Context) -> list[tuple[Verzoek, str]]:
    """Every request with the name of the person who asked, those still waiting first."""
    names = ctx.reads.inzage.persoonsnamen()
    return [
        (item, names.get(item.persoon_id, "") if item.persoon_id else "")
        for item in ctx.reads.inzage.verzoeken()
    ]


def extend(ctx: Context, verzoek_id: UUID, reden: str) -> None:
    """Extend the term by two months, with the reason that the resident is told."""
    with ctx.begin("verzoek verlengen", reden.strip()) as unit:
        found = unit.find(Verzoek, verzoek_id)
        found.extend(reden, ctx.today(), ctx.naslag.feestdagen)
        _tell_cases(unit, found.persoon_id)


def answer(
    ctx: Context, verzoek_id: UUID, status: VerzoekStatus, besluit: str, identiteit_vastgesteld: bool
) -> None:
    """Answer a request. A restriction that is granted marks the person; wissing proposes destruction.

    The answer that a colleague gave already is nothing; another than that raises RegelFout.
    """
    with ctx.begin("verzoek afhandelen", status.label) as unit:
        verzoek = unit.find(Verzoek, verzoek_id)
        if verzoek.has_answer(status, besluit):
            return
        if verzoek.soort is VerzoekSoort.INZAGE and status is VerzoekStatus.INGEWILLIGD:
            _demand_nothing_withheld(ctx, verzoek)
        verzoek.identiteit_vastgesteld = identiteit_vastgesteld
        verzoek.decide(status, besluit, ctx.today())
        _tell_cases(unit, verzoek.persoon_id)
        granted = status in (VerzoekStatus.INGEWILLIGD, VerzoekStatus.DEELS)
        if verzoek.soort is VerzoekSoort.BEPERKING and granted and verzoek.persoon_id is not None:
            unit.find(Persoon, verzoek.persoon_id).beperkt = True
    if verzoek.soort is VerzoekSoort.WISSING and granted and verzoek.persoon_id is not None:
        _propose_erasure(ctx, verzoek.persoon_id)


def _demand_nothing_withheld(ctx: Context, verzoek: Verzoek) -> None:
    about = ctx.reads.inzage.signalen_over(verzoek.persoon_id) if verzoek.persoon_id else []
    judged = [item.oordeel_over(verzoek.persoon_id) for item in about if verzoek.persoon_id]
    require_nothing_withheld(item for item in judged if item is not None)


def _propose_erasure(ctx: Context, persoon_id: UUID) -> None:
    """Propose to destroy before its term what is closed about the person; what is open is left to the officers.

    Two people decide, as always. Of the signals only those go that were decided to be about this person.
    """
    closed = [row for row in ctx.reads.dossier.casussen_van_persoon(persoon_id) if not row.status.is_open]
    weighed = {item.id for item in ctx.reads.bewaren.gewogen_signalen()}
    about = [item for item in ctx.reads.inzage.signalen_over(persoon_id) if item.id in weighed]
    if not closed and not about:
        return
    with ctx.begin("vernietiging voorstellen", "verzoek om wissing ingewilligd") as unit:
        casussen = list(_still_there(unit, Casus, [row.id for row in closed]))
        signalen = list(_still_there(unit, Signaal, [item.id for item in about]))
        proposed = ctx.reads.bewaren.vernietigingen()  # once nobody else can propose the same
        waiting = {v.casus_id for v in proposed if v.status is VernietigingStatus.VOORGESTELD}
        for casus in casussen:
            held = any(item.tot is None for item in unit.bewaren.bewaarplichten(casus.id))
            if casus.id not in waiting and not casus.status.is_open and not held:
                unit.add(_erasure(ctx, casus.id, casus.nummer, ""))
        for signaal in signalen:
            if signaal.id not in waiting and not signaal.bewaarplicht:
                unit.add(_erasure(ctx, signaal.id, signaal.nummer, Vernietigsoort.SIGNAAL.value))


def _still_there(unit: Unit, kind: type[E], ids: Iterable[UUID]) -> Iterator[E]:
    """Those that a colleague did not have destroyed meanwhile, held in the order of everybody."""
    for id in sorted(ids):
        with suppress(KeyError):
            yield unit.find(kind, id)


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
    require_reason(reden, "de beperking eindigt; de betrokkene krijgt dit te horen")
    with ctx.begin("beperking opheffen", reden.strip()) as unit:
        unit.find(Persoon, persoon_id).beperkt = False
