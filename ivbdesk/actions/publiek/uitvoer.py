"""What leaves the program besides the oplegnotitie: a weighing, the file of a casus, the explanation.

What a casusoverleg leaves behind is in `overleg_uitvoer` and `actielijsten`, and leaves through the same door: `hand_over`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.auditkop import auditkop
from ivbdesk.actions.bestand import placing, write_file
from ivbdesk.actions.bewaren.bewaren import RenderVerklaring
from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.context import Context, Unit, filled_settings
from ivbdesk.actions.publiek.delen import book
from ivbdesk.actions.publiek.nalezen import read_over
from ivbdesk.actions.publiek.oplegger import Render
from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.brief import Raadsbrief
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.publiek.afwegingsblad import Afwegingsblad, project_afweging
from ivbdesk.cases.publiek.agendablad import Agendablad
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, applied
from ivbdesk.cases.publiek.dossieroverzicht import Dossieroverzicht, project_dossier
from ivbdesk.cases.publiek.nalezen import places_of_file, places_of_weighing
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.overlegverslag import Actielijst, Agendapunt, Verslag
from ivbdesk.cases.uitvoeringsplan.plantekst import Plantekst
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm
from ivbdesk.cases.zoeken.lijst import Lijstblad, Lijstvorm


@dataclass(frozen=True)
class Drukkerij:
    """Makes each PDF from its projection; the text is the head of the log as the footer prints it.

    `agenda` makes a calendar file, `lijst` a workbook or a PDF, `delen` the list of parts of the program.
    """

    notitie: Render
    afweging: Callable[[Afwegingsblad, str], bytes]
    dossier: Callable[[Dossieroverzicht, str], bytes]
    inzage: RenderInzage
    uitleg: Callable[[Handelingskader, str], bytes]
    verklaring: RenderVerklaring
    verslag: Callable[[Verslag, str], bytes]
    actielijst: Callable[[Actielijst, str], bytes]
    agendablad: Callable[[Agendablad, str], bytes]
    agenda: Callable[[Sequence[Agendapunt]], bytes]
    lijst: Callable[[Lijstblad, Lijstvorm, str], bytes]
    veiligheid: Callable[[Veiligheidsblad, str], bytes]
    delen: Callable[[Programmadeel, Sequence[Programmadeel], UUID], bytes]
    cijfers: Callable[[Blad, Cijfervorm], bytes]
    raadsbrief: Callable[[Raadsbrief, Cijfervorm], bytes]
    plan: Callable[[Plantekst, Planvorm], bytes]


def save_afweging(
    ctx: Context,
    drukkerij: Drukkerij,
    casus_id: UUID,
    afweging_id: UUID,
    ontvanger: Ontvanger,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write one weighing on one page for a recipient, after it was read over; that it left is logged.

    Raises RegelFout where something in it is not decided on, and KanNietSchrijven.
    """
    found, read = read_over_afweging(ctx, casus_id, afweging_id, ontvanger)
    keuzes = read.decided(keuzes)
    told = applied(found, keuzes)
    about = [("casus", casus_id)]
    also = partial(_in_ledger, ctx, casus_id, ontvanger, "Afweging op één bladzijde", keuzes)
    hand_over(
        ctx,
        target,
        "afweging",
        ontvanger.label,
        about,
        lambda head: drukkerij.afweging(told, head),
        also,
        keuzes,
    )


def read_over_afweging(
    ctx: Context, casus_id: UUID, afweging_id: UUID, ontvanger: Ontvanger
) -> tuple[Afwegingsblad, Nalezing]:
    """One weighing as one recipient may see it, with what is to be decided before it goes."""
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    weighing = next(item for item in casus.afwegingen if item.id == afweging_id)
    told = project_afweging(
        casus,
        ctx.kader_under(weighing),
        weighing,
        ontvanger,
        gemeente_of(ctx),
        ctx.reads.keten.partners(),
        ctx.today(),
        lijst=ctx.naslag.namen,
    )
    return told, read_over(
        ctx, [casus], told, places_of_weighing(told), straf=ontvanger is Ontvanger.BURGEMEESTER
    )


def save_dossier(
    ctx: Context,
    drukkerij: Drukkerij,
    casus_id: UUID,
    ontvanger: Ontvanger,
    target: Path,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write the file of a casus, step by step with its proof, after it was read over; that it left is logged.

    Raises RegelFout where something in it is not decided on, and KanNietSchrijven.
    """
    found, read = read_over_dossier(ctx, casus_id, ontvanger)
    keuzes = read.decided(keuzes)
    told = applied(found, keuzes)
    about = [("casus", casus_id)]
    also = partial(_in_ledger, ctx, casus_id, ontvanger, "Dossier van de casus", keuzes)
    hand_over(
        ctx,
        target,
        "dossier",
        ontvanger.label,
        about,
        lambda head: drukkerij.dossier(told, head),
        also,
        keuzes,
    )


def _in_ledger(
    ctx: Context,
    casus_id: UUID,
    ontvanger: Ontvanger,
    wat: str,
    keuzes: Sequence[Naleeskeuze],
    unit: Unit,
    digest: str,
) -> None:
    book(ctx, unit, casus_id, ontvanger.label, wat, "Voor de beoordeling van het middel.", digest, keuzes)


def read_over_dossier(
    ctx: Context, casus_id: UUID, ontvanger: Ontvanger
) -> tuple[Dossieroverzicht, Nalezing]:
    """The file of a casus as one recipient may see it, with what is to be decided before it goes."""
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    situation = ctx.situation(casus, filled_settings(ctx.reads.beheer.instellingen()))
    told = project_dossier(
        casus, ctx.kader, ctx.kader_under, situation, ctx.reads.keten.partners(), ctx.naslag.feestdagen,
        ontvanger, gemeente_of(ctx), ctx.today(), lijst=ctx.naslag.namen,
    )  # fmt: skip
    return told, read_over(
        ctx, [casus], told, places_of_file(told), straf=ontvanger is Ontvanger.BURGEMEESTER
    )


def save_uitleg(ctx: Context, drukkerij: Drukkerij, target: Path) -> None:
    """Write the explanation for residents; no casus is in it. Raises KanNietSchrijven."""
    write_file(target, drukkerij.uitleg(ctx.kader, gemeente_of(ctx)))


def gemeente_of(ctx: Context) -> str:
    """The name of the municipality as documents print it."""
    return ctx.reads.beheer.instellingen().get(GEMEENTE, "")


def hand_over(
    ctx: Context,
    target: Path,
    what: str,
    aan: str,
    about: Sequence[tuple[str, UUID]],
    make: Callable[[str], bytes],
    also: Callable[[Unit, str], None] | None = None,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Log that a file leaves, and write it: both, or neither. Raises KanNietSchrijven.

    `aan` names no person, `about` the kinds and ids of what it is about. `make` is given the head of the log;
    `also` records more in the same unit of work, and is given the SHA-256 of the file; `keuzes` are what was decided
    when it was read over.
    """
    with placing(target) as write, ctx.begin(f"{what} exporteren", f"verstrekking aan {aan}") as unit:
        unit.take_time()
        data = make(auditkop(unit.register.audit_head()))
        digest = hashlib.sha256(data).hexdigest()
        for entiteit, id in about:
            unit.log(entiteit, id, f"{what} voor {aan}, sha256 {digest}")
            for keuze in keuzes:
                unit.log(entiteit, id, f"nagelezen: {keuze.told}")
        if also is not None:
            also(unit, digest)
        write(data)
