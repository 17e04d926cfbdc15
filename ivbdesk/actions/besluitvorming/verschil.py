"""Differences of view outside a meeting, and knelpunten for policy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.besluitvorming import inzichtverschil as rules
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Perspectief, Visie
from ivbdesk.cases.keten import knelpunt as knelpunten
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.keten.knelpunt import Knelpunt, KnelpuntStatus


@dataclass(frozen=True)
class VisieGegevens:
    """A partner's stand as typed."""

    partner_id: UUID
    perspectief: Perspectief
    stand: Stand
    tekst: str
    deelbaar: str = ""
    akkoord_door: str = ""
    akkoord_op: date | None = None


def record_difference(
    ctx: Context, casus_id: UUID, onderwerp: str, visies: tuple[VisieGegevens, ...]
) -> UUID:
    """Record a question on which partners differ, with at least one stand. Raises RegelFout."""
    with ctx.begin("verschil van inzicht", onderwerp) as unit:
        made = Inzichtverschil(ctx.new_id(), casus_id, onderwerp.strip(), ctx.today())
        for given in visies:
            made.visies.append(_visie(ctx, made.id, given))
        rules.require_valid(made)
        casus = unit.casus(casus_id)
        rules.require_new(made, casus.verschillen)
        casus.verschillen.append(made)
        return made.id


def add_stand(
    ctx: Context, casus_id: UUID, verschil_id: UUID, gegevens: VisieGegevens, gezien: Collection[UUID]
) -> None:
    """Record the stand of one more partner; an earlier one of the same partner stays, but no longer counts.

    Raises OngezieneVisie where that earlier one is not among the `gezien`, which the officer knows.
    """
    with ctx.begin("standpunt vastleggen", "verschil van inzicht") as unit:
        found = next(v for v in unit.casus(casus_id).verschillen if v.id == verschil_id)
        rules.supersede(found, _visie(ctx, found.id, gegevens), gezien)


def _visie(ctx: Context, verschil_id: UUID, given: VisieGegevens) -> Visie:
    made = Visie(
        ctx.new_id(), verschil_id, given.partner_id, given.perspectief, given.stand, given.tekst.strip(), ctx.today(),
        deelbaar=given.deelbaar.strip(), akkoord_door=given.akkoord_door.strip(), akkoord_op=given.akkoord_op,
    )  # fmt: skip
    rules.require_visie(made)
    return made


def decide_difference(
    ctx: Context,
    casus_id: UUID,
    verschil_id: UUID,
    gekozen: str,
    door: str,
    opnieuw_op: date | None,
    klaar: bool,
) -> None:
    """Record what was chosen and when to look at it again, or that the difference is gone. Raises RegelFout."""
    with ctx.begin("verschil van inzicht", "keuze vastgelegd") as unit:
        found = next(v for v in unit.casus(casus_id).verschillen if v.id == verschil_id)
        rules.choose(found, gekozen, door, ctx.today(), ctx.today() if klaar else opnieuw_op)
        found.gesloten_op = ctx.today() if klaar else None


@dataclass(frozen=True)
class KnelpuntGegevens:
    """A knelpunt as typed."""

    gat: GatSoort
    leefgebied: int
    omschrijving: str
    advies: str
    status: KnelpuntStatus
    uitkomst: str


def save_knelpunt(ctx: Context, id: UUID | None, gegevens: KnelpuntGegevens) -> UUID:
    """Put a recurring gap to policy, or record how far that has come. Raises RegelFout."""
    with ctx.begin("knelpunt vastleggen", gegevens.status.label.lower()) as unit:
        if id is None:
            found = Knelpunt(ctx.new_id(), gegevens.gat, gegevens.leefgebied, ctx.today(), "")
            unit.add(found)
        else:
            found = unit.find(Knelpunt, id)
        found.omschrijving, found.advies = gegevens.omschrijving.strip(), gegevens.advies.strip()
        found.status, found.uitkomst = gegevens.status, gegevens.uitkomst.strip()
        knelpunten.require_valid(found)
        return found.id
