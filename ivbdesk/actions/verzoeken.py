"""Requests of residents about their own data: taking in, extending, answering, and the export for inzage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.bestand import require_writable, write_file
from ivbdesk.actions.context import Context
from ivbdesk.cases.fouten import RegelFout
from ivbdesk.cases.inzage import Inzage, inzage_of
from ivbdesk.cases.medewerker import Recht
from ivbdesk.cases.register import GEMEENTE
from ivbdesk.cases.vernietiging import OP_VERZOEK, Vernietiging, VernietigingStatus, Vernietigsoort
from ivbdesk.cases.verzoek import Verzoek, VerzoekSoort, VerzoekStatus, make_verzoek

RenderInzage = Callable[[Inzage, str, str], bytes]
"""Makes the PDF of an inzage: what is told, the municipality, and the head of the log."""


def take_in(ctx: Context, persoon_id: UUID, soort: VerzoekSoort, ontvangen_op: date, vraag: str) -> UUID:
    """Record a request; its term of a month begins on the day it came in (AVG art. 12 lid 3)."""
    id = ctx.new_id()
    with ctx.begin("verzoek vastleggen", soort.label) as unit:
        unit.persoon(persoon_id)
        unit.add(make_verzoek(id, persoon_id, soort, ontvangen_op, vraag, ctx.today()))
    return id


def named_requests(ctx: Context) -> list[tuple[Verzoek, str]]:
    """Every request with the name of who asked, those that wait first."""
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
        verzoek.identiteit_vastgesteld = identiteit_vastgesteld
        verzoek.decide(status, besluit, ctx.today())
        granted = status in (VerzoekStatus.INGEWILLIGD, VerzoekStatus.DEELS)
        if verzoek.soort is VerzoekSoort.BEPERKING and granted and verzoek.persoon_id is not None:
            unit.persoon(verzoek.persoon_id).beperkt = True
    if verzoek.soort is VerzoekSoort.WISSING and granted and verzoek.persoon_id is not None:
        _propose_erasure(ctx, verzoek.persoon_id)


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


def export_inzage(ctx: Context, persoon_id: UUID, render: RenderInzage) -> bytes:
    """The PDF with all that the register holds of one person; that it was made is logged.

    Raises GeenToegang where a casus of the person is closed to this officer: half an answer is none.
    """
    rows = ctx.reads.casussen_van_persoon(persoon_id)
    casussen = [ctx.reads.casus(row.id) for row in rows]
    gemeente = ctx.reads.instellingen().get(GEMEENTE, "")
    papers = [(row.id, stuk.naam) for row in rows for stuk in ctx.reads.stukken(row.id)]
    with ctx.begin("inzage verstrekken", "afschrift voor de betrokkene", Recht.REGIEVOERDER) as unit:
        persoon = unit.persoon(persoon_id)
        told = inzage_of(
            persoon, casussen, ctx.reads.partners(), ctx.kader, papers, factoren=ctx.kwetsbaarheid
        )
        seq, mac = unit.audit_head()
        data = render(told, gemeente, f"{seq} · {mac.hex()[:16]}")
        for casus in casussen:
            unit.log("casus", casus.id, "inzage aan betrokkene")
    return data


def save_inzage(ctx: Context, persoon_id: UUID, render: RenderInzage, target: Path) -> None:
    """Write the copy of a person's own data to a file; raises KanNietSchrijven."""
    require_writable(target)
    write_file(target, export_inzage(ctx, persoon_id, render))
