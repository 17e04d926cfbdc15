"""A signal: recording and correcting it, deciding what it resembles, and showing its sealed reporter once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context, Unit
from ivbdesk.actions.dossier.beloften import feedback_due
from ivbdesk.actions.terugnemen import weer_uit
from ivbdesk.cases.dossier.belofte import lapse
from ivbdesk.cases.signaal.ontvangst import day_of
from ivbdesk.cases.signaal.signaal import (
    AANGEWEZEN,
    Dubbelbesluit,
    Signaal,
    SignaalGegevens,
    number_signaal,
    require_valid,
)
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout


@dataclass(frozen=True)
class Gelijkenisbesluit:
    """What an officer decided of a likeness: the same matter (or about this person) or not, and why."""

    soort: str
    id: UUID
    zelfde: bool
    reden: str = ""


@dataclass(frozen=True)
class Aanwijzing:
    """Whom of the register the officer says a signal is about; nobody where `persoon_id` is None."""

    persoon_id: UUID | None


@dataclass(frozen=True)
class Onthuld:
    """The sealed reporter, shown once."""

    naam: str
    contact: str
    wil_terugkoppeling: bool


@dataclass(frozen=True)
class Aangereikt:
    """What a colleague typed while somebody else had the register open: its id, who (by name), and when."""

    id: UUID
    door: str
    op: datetime


def record_signaal(
    ctx: Context,
    gegevens: SignaalGegevens,
    besluiten: Sequence[Gelijkenisbesluit] = (),
    aangereikt: Aangereikt | None = None,
) -> UUID:
    """Record a signal, with what was decided of earlier ones; gives its id. Raises RegelFout that names the field.

    One that was handed over keeps its id, so that it is taken in once, and came in when it was typed.
    """
    reden = gegevens.thema.label.lower()
    if aangereikt is not None:
        if is_taken_in(ctx, aangereikt.id):
            raise RegelFout("", "Dit signaal is al overgenomen.")
        reden += f", getypt door {aangereikt.door} toen het register bezet was"
        gegevens = replace(gegevens, ontvangen_op=aangereikt.op)
    with ctx.begin("signaal vastleggen", reden) as unit:
        made = make_signaal(ctx, unit, gegevens, aangereikt.id if aangereikt else None)
        promise_feedback(ctx, unit, made)
        for besluit in besluiten:
            keep_decision(ctx, made, besluit)
        unit.flush()
        promised = unit.register.beloften(made.id)
        ctx.laatste.kan_terug(
            f"signaal {made.nummer} vastgelegd", *(weer_uit(item) for item in promised), weer_uit(made)
        )
        return made.id


def change_signaal(
    ctx: Context, signaal_id: UUID, gegevens: SignaalGegevens, reden: str, over: Aanwijzing | None = None
) -> None:
    """Correct a signal; a reporter that is left empty stays as it was. The reason goes into the log.

    `over` is given where the officer picked anew whom it is about; without it, whoever was picked before stays.
    """
    require_reason(reden, "u dit verbetert; dit komt in het logboek")
    with ctx.begin("signaal verbeteren", reden.strip()) as unit:
        found = unit.find(Signaal, signaal_id)
        before = found.wil_terugkoppeling
        found.correct(gegevens)
        if over is not None and over.persoon_id != found.aangewezen:
            found.dubbelbesluiten[:] = [d for d in found.dubbelbesluiten if d.ander_soort != AANGEWEZEN]
            if over.persoon_id is not None:
                keep_decision(ctx, found, picked(over.persoon_id))
        if found.wil_terugkoppeling is not before:
            promise_feedback(ctx, unit, found)
        require_valid(found, unit.at_moment().astimezone(AMSTERDAM))


def promise_feedback(ctx: Context, unit: Unit, signaal: Signaal) -> None:
    """What the melder wants to hear has a day from when it came in; what is not wanted any more lapses."""
    if not signaal.wil_terugkoppeling:
        for item in unit.register.beloften(signaal.id):
            if item.is_open and item.soort.is_terugkoppeling:
                lapse(item, "de melder wil geen terugkoppeling", ctx.officer, ctx.today())
        return
    made = feedback_due(ctx, signaal.ontvangen_op.astimezone(AMSTERDAM).date())
    made.signaal_id, made.wie_id = signaal.id, signaal.gewogen_door
    if signaal.casus_id is None:
        unit.add(made)
    else:
        made.casus_id = signaal.casus_id
        unit.casus(signaal.casus_id).beloften.append(made)


def picked(persoon_id: UUID) -> Gelijkenisbesluit:
    """That a signal is about this person of the register, as the officer who recorded it knew."""
    return Gelijkenisbesluit(AANGEWEZEN, persoon_id, True)


def judge_likeness(ctx: Context, signaal_id: UUID, besluit: Gelijkenisbesluit) -> None:
    """Keep whether a signal is about the same as an earlier one or a casus; an earlier decision gives way."""
    with ctx.begin("gelijkenis beoordelen", "hetzelfde" if besluit.zelfde else "iets anders") as unit:
        keep_decision(ctx, unit.find(Signaal, signaal_id), besluit)


def keep_decision(ctx: Context, signaal: Signaal, besluit: Gelijkenisbesluit) -> None:
    """Keep a decision with a signal, replacing an earlier one on the same thing; within a unit of work that is open.

    That a person was picked and what was decided of what that person gets stand beside each other.
    """
    is_pick = besluit.soort == AANGEWEZEN
    signaal.dubbelbesluiten[:] = [
        item
        for item in signaal.dubbelbesluiten
        if item.ander_id != besluit.id or (item.ander_soort == AANGEWEZEN) is not is_pick
    ]
    signaal.dubbelbesluiten.append(
        Dubbelbesluit(
            ctx.new_id(),
            signaal.id,
            besluit.soort,
            besluit.id,
            besluit.zelfde,
            ctx.today(),
            besluit.reden.strip(),
        )
    )


def unseal_melder(ctx: Context, signaal_id: UUID, reden: str) -> Onthuld:
    """Who reported, shown once; asking for it is logged with the reason."""
    require_reason(reden, "u de melder wilt zien; dit komt in het logboek")
    with ctx.begin("melder tonen", reden.strip()) as unit:
        found = unit.find(Signaal, signaal_id)
        unit.log("signaal", signaal_id, f"identiteit van de melder van {found.nummer} getoond")
        return Onthuld(found.melder_naam, found.melder_contact, found.wil_terugkoppeling)


def is_taken_in(ctx: Context, id: UUID) -> bool:
    """Whether a signal that was handed over stands in the register."""
    try:
        ctx.reads.signaal.signaal(id)
    except KeyError:
        return False
    return True


def examine_signaal(ctx: Context, gegevens: SignaalGegevens) -> None:
    """Judge a signal as recording it would, and record nothing; raises RegelFout that names the field."""
    now = ctx.now()
    signaal = Signaal(ctx.new_id(), "", 0, now, gegevens.bron, gegevens.thema, "")
    signaal.correct(gegevens)
    require_valid(signaal, now.astimezone(AMSTERDAM))


def refuse_aangereikt(ctx: Context, aangereikt: Aangereikt, reden: str) -> None:
    """Note that a signal that was handed over is not taken in, and why; raises RegelFout for no reason."""
    require_reason(reden, "u dit signaal niet overneemt; dit komt in het logboek")
    with ctx.begin("signaal niet overnemen", reden.strip()) as unit:
        unit.log("signaal", aangereikt.id, f"niet overgenomen van {aangereikt.door}")


def make_signaal(ctx: Context, unit: Unit, gegevens: SignaalGegevens, id: UUID | None = None) -> Signaal:
    """A new signal, within a unit of work that is open; raises RegelFout that names the field."""
    received = gegevens.ontvangen_op or unit.at_moment()
    year = day_of(received).year
    in_year, running = unit.nummers.signaal(year)
    number = number_signaal(year, in_year)
    signaal = Signaal(id or ctx.new_id(), number, running, received, gegevens.bron, gegevens.thema, "")
    signaal.correct(gegevens)
    require_valid(signaal, unit.at_moment().astimezone(AMSTERDAM))
    unit.add(signaal)
    return signaal
