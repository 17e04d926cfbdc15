"""The uitvoeringsplan of a year: begun, changed, adjusted in a new version, and frozen as the college established it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.publiek.uitvoer import gemeente_of
from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.bladtekst import read_sheet
from ivbdesk.cases.dossier.basis import write_on
from ivbdesk.cases.keten.knelpunt import gap_words
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.uitvoeringsplan import plan as rules
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Planmoment, Stoplicht, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.planblad import Planblad, lay_out_plan, write_plan
from ivbdesk.cases.uitvoeringsplan.sjabloon import Actiesjabloon
from ivbdesk.cases.uitvoeringsplan.waarde import answers_of

_ALONE = "uitvoeringsplan"
"""Two officers never make the same version, or go on in one that was established."""

_UNSEEN = (
    "Een collega wijzigde dit plan nadat u het opende, of er kwam een rapport bij. Sluit dit venster, kijk het plan na "
    "en stel het dan vast."
)


class Planbegin(StrEnum):
    """With what a plan begins."""

    SJABLOON = "sjabloon"
    VORIG = "vorig"
    LEEG = "leeg"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {
            "sjabloon": "De acties die het veiligheidsbeleid noemt",
            "vorig": "De acties van het plan van het jaar ervoor",
        }.get(self.value, "Leeg: u voegt zelf acties toe")


@dataclass(frozen=True)
class ActieGegevens:
    """An action as typed; how it goes is in `VoortgangGegevens`."""

    prioriteit: str
    doel: str
    actie: str
    partners: str
    trekker: str
    moment: Planmoment
    indicator: str
    antwoord: str
    streven: str
    knelpunt_id: UUID | None


@dataclass(frozen=True)
class VoortgangGegevens:
    """How an action goes, as typed."""

    licht: Stoplicht
    reden: str
    halfjaar: str
    heel_jaar: str


@dataclass(frozen=True)
class PlanGegevens:
    """What is told of a version as a whole, as typed."""

    inleiding: str
    halfjaar: str
    heel_jaar: str


def begin_plan(ctx: Context, jaar: int, begin: Planbegin) -> UUID:
    """Begin the plan of a year; gives its id. Raises RegelFout where there is one, or none of the year before."""
    with ctx.begin("uitvoeringsplan beginnen", f"uitvoeringsplan {jaar}") as unit:
        unit.alone(_ALONE)
        plans = ctx.reads.plan.plannen()
        rules.require_year(jaar, plans)
        made = Uitvoeringsplan(ctx.new_id(), jaar, 1)
        if begin is Planbegin.SJABLOON:
            made.acties = [
                _from_template(ctx, made.id, n, one) for n, one in enumerate(ctx.naslag.plan.acties, 1)
            ]
        elif begin is Planbegin.VORIG:
            last = rules.newest(plans, jaar - 1)
            if last is None:
                raise RegelFout("begin", f"Van {jaar - 1} is er geen plan. Kies een ander begin.")
            anew = {"licht": Stoplicht.OPEN, "reden": "", "halfjaar": "", "heel_jaar": ""}
            made.acties = [_copied(ctx, made.id, one, **anew) for one in last.acties]
        unit.add(made)
        return made.id


def _from_template(ctx: Context, plan_id: UUID, volgorde: int, one: Actiesjabloon) -> Planactie:
    id = ctx.new_id()
    return Planactie(
        id, plan_id, id, volgorde, one.prioriteit, one.doel, one.actie, one.partners, one.trekker, one.kwartaal,
        one.indicator, one.antwoord, one.streven,
    )  # fmt: skip


def _copied(ctx: Context, plan_id: UUID, one: Planactie, **anders: object) -> Planactie:
    made: Planactie = replace(one, id=ctx.new_id(), plan_id=plan_id, **anders)  # type: ignore[arg-type]
    return made


def save_action(ctx: Context, plan_id: UUID, actie_id: UUID | None, gegevens: ActieGegevens) -> UUID:
    """Put an action in a version that is a concept, or change one there; gives its id. Raises RegelFout."""
    with ctx.begin("planactie vastleggen", "uitvoeringsplan") as unit:
        plan = _open(ctx, unit, plan_id)
        rules.require_editable(plan)
        if actie_id is None:
            found = _new_action(ctx, plan)
            plan.acties.append(found)
        else:
            found = plan.actie(actie_id)
        write_on(found, gegevens)
        figures = {one.code: answers_of(one) for one in ctx.naslag.cijfers.tabellen}
        rules.require_action(found, ctx.naslag.plan.codes, figures)
        return found.id


def _new_action(ctx: Context, plan: Uitvoeringsplan) -> Planactie:
    id, last = ctx.new_id(), max((one.volgorde for one in plan.acties), default=0)
    return Planactie(id, plan.id, id, last + 1, "", "", "", "", "", Planmoment.JAAR)


def remove_action(ctx: Context, plan_id: UUID, actie_id: UUID) -> None:
    """Take an action out of a version that is a concept; raises RegelFout for one that was established."""
    with ctx.begin("planactie weghalen", "uitvoeringsplan") as unit:
        plan = _open(ctx, unit, plan_id)
        rules.require_editable(plan)
        plan.acties.remove(plan.actie(actie_id))


def remove_concept(ctx: Context, plan_id: UUID) -> None:
    """Take a version away that was begun by mistake, with its actions; raises RegelFout for one that was established."""
    with ctx.begin("planconcept weghalen", "uitvoeringsplan") as unit:
        plan = _open(ctx, unit, plan_id)
        rules.require_editable(plan)
        unit.remove(plan)


def note_progress(ctx: Context, plan_id: UUID, actie_id: UUID, gegevens: VoortgangGegevens) -> None:
    """Record how an action goes, also of a version that was established; raises RegelFout that names the field."""
    with ctx.begin("voortgang vastleggen", f"licht {gegevens.licht.value}") as unit:
        found = _open(ctx, unit, plan_id).actie(actie_id)
        write_on(found, gegevens)
        rules.require_progress(found)


def write_about(ctx: Context, plan_id: UUID, gegevens: PlanGegevens) -> None:
    """Write the introduction and the evaluation of the whole; of what was established only the evaluation changes."""
    with ctx.begin("uitvoeringsplan wijzigen", "inleiding en evaluatie") as unit:
        plan = _open(ctx, unit, plan_id)
        if gegevens.inleiding.strip() != plan.inleiding:
            rules.require_editable(plan)
        write_on(plan, gegevens)


def new_version(ctx: Context, plan_id: UUID, wijziging: str) -> UUID:
    """Go on in a new version, with what was noted so far; gives its id. Raises RegelFout where the last is a concept."""
    with ctx.begin("uitvoeringsplan bijstellen", "nieuwe versie") as unit:
        before = _open(ctx, unit, plan_id)
        if not before.is_vastgesteld:
            raise RegelFout("", "Deze versie is nog een concept. U kunt haar gewoon wijzigen.")
        rules.require_change(wijziging)
        made = Uitvoeringsplan(
            ctx.new_id(), before.jaar, before.nummer + 1, before.inleiding, wijziging.strip(), before.halfjaar,
            before.heel_jaar,
        )  # fmt: skip
        made.acties = [_copied(ctx, made.id, one) for one in before.acties]
        unit.add(made)
        return made.id


def establish_plan(ctx: Context, plan_id: UUID, op: date, wijziging: str, gezien: Planblad) -> str:
    """Freeze a version as the college established it, with its hash, which this gives.

    `gezien` is the version as the officer saw it. Raises RegelFout, also where it is no longer that.
    """
    with ctx.begin("uitvoeringsplan vaststellen", "besluit van het college") as unit:
        plan = _open(ctx, unit, plan_id)
        rules.require_editable(plan)
        if sheet_of(ctx, plan) != gezien:
            raise RegelFout("", _UNSEEN)
        plan.wijziging = wijziging.strip()
        rules.require_establishable(plan, _version_before(ctx, plan), op, ctx.today())
        sheet = replace(gezien, vastgesteld_op=op, wijziging=plan.wijziging)
        plan.vastgesteld_op, plan.door = op, ctx.officer
        plan.inhoud = write_plan(sheet)
        plan.sha256 = hashlib.sha256(plan.inhoud.encode("utf-8")).hexdigest()
        return plan.sha256


def sheet_of(ctx: Context, plan: Uitvoeringsplan) -> Planblad:
    """A version as it is read now: with today's lights, and the figures of the reports that were established."""
    return lay_out_plan(
        plan,
        _version_before(ctx, plan),
        ctx.naslag.plan,
        ctx.naslag.cijfers,
        established_sheets(ctx),
        names_of_gaps(ctx),
        gemeente_of(ctx),
    )


def _version_before(ctx: Context, plan: Uitvoeringsplan) -> Uitvoeringsplan | None:
    every = ctx.reads.plan.plannen()
    return next((one for one in every if (one.jaar, one.nummer) == (plan.jaar, plan.nummer - 1)), None)


def established_sheets(ctx: Context) -> list[Blad]:
    """The reports of figures that were established."""
    return [read_sheet(one.inhoud) for one in ctx.reads.cijfers.rapporten()]


def names_of_gaps(ctx: Context) -> Mapping[UUID, str]:
    """What each knelpunt is called in a plan: which gap and where, without the words that an officer wrote of it."""
    areas = ctx.naslag.gebieden
    return {one.id: gap_words(areas, one.gat, one.leefgebied) for one in ctx.reads.keten.knelpunten()}


def _open(ctx: Context, unit: Unit, plan_id: UUID) -> Uitvoeringsplan:
    """The version, which is the last of its year; raises RegelFout for one after which there is another."""
    unit.alone(_ALONE)
    plan = unit.find(Uitvoeringsplan, plan_id)
    rules.require_newest(plan, ctx.reads.plan.plannen())
    return plan
