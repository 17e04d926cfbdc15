"""What makes the file of a measure complete: answers, links to evidence, the hearing and the decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import begin_terms, end_terms
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.ladder.ladder import filled
from ivbdesk.cases.besluitvorming import besluit as decisions
from ivbdesk.cases.besluitvorming import dossierpunt
from ivbdesk.cases.besluitvorming import zienswijze as hearings
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt, PuntStaat
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.besluitvorming.termijn import Termijn
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.basis import write_on
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.kader.termijnregel import Vanzelf
from ivbdesk.cases.ladder import gericht
from ivbdesk.cases.ladder.bekendmaking import require_announceable, require_heard_before
from ivbdesk.cases.ladder.opschaling import require_after_use
from ivbdesk.cases.ladder.verlenging import follow_decisions, require_duration
from ivbdesk.cases.taal.fouten import RegelFout


def answer_dossierpunten(
    ctx: Context,
    casus_id: UUID,
    antwoorden: Mapping[str, tuple[PuntStaat, str]],
    bewijs: Mapping[str, Collection[UUID]] | None = None,
) -> None:
    """Say where items of the file are or why they are missing, and link what proves them (domein 1.4).

    `bewijs` maps an item to all entries and documents that prove it. All or nothing; a RegelFout names the
    field `toelichting_` with the code.
    """
    links = bewijs or {}
    with ctx.begin("dossierpunten bijwerken", ", ".join({**antwoorden, **links})) as unit:
        casus = unit.casus(casus_id)
        for code, (staat, toelichting) in antwoorden.items():
            _answer(ctx, casus, code, staat, toelichting)
        for code, wanted in links.items():
            _link(ctx, casus, code, wanted)


def _answer(ctx: Context, casus: Casus, code: str, staat: PuntStaat, toelichting: str) -> None:
    point = next((p for p in casus.dossierpunten if p.code == code), None)
    if point is not None and (point.staat, point.toelichting) == (staat, toelichting.strip()):
        return  # a colleague said the same meanwhile
    if point is None:
        if staat is PuntStaat.OPEN and not toelichting.strip():
            return  # nothing is said of it, and nothing was
        point = Dossierpunt(ctx.new_id(), casus.id, code, staat, ctx.today())
        casus.dossierpunten.append(point)
    point.staat = staat
    point.toelichting = toelichting.strip()
    point.bijgewerkt_op = ctx.today()
    try:
        dossierpunt.require_valid(point)
    except RegelFout as error:
        raise RegelFout(f"{error.veld}_{code}", error.melding, error.bron) from None


def _link(ctx: Context, casus: Casus, code: str, wanted: Collection[UUID]) -> None:
    entries = {item.id for item in casus.tijdlijn}
    papers = {stuk.id for stuk in casus.stukken}
    for link in [item for item in casus.bewijzen if item.code == code]:
        if (link.item_id or link.stuk_id) not in wanted:
            casus.bewijzen.remove(link)
    known = {item.item_id or item.stuk_id for item in casus.bewijzen if item.code == code}
    for target in wanted:
        if target not in known and target in entries | papers:
            on_entry = target if target in entries else None
            made = Bewijs(ctx.new_id(), casus.id, code, on_entry, None if on_entry else target)
            casus.bewijzen.append(made)


@dataclass(frozen=True)
class ZienswijzeGegevens:
    """A hearing as typed."""

    code: str
    uitgenodigd_op: date
    uiterlijk: date | None
    vorm: Hoorvorm
    ontvangen_op: date | None = None
    inhoud: str = ""
    verwerking: str = ""
    grond: str = ""
    uitgesproken: bool = False


def record_zienswijze(ctx: Context, casus_id: UUID, gegevens: ZienswijzeGegevens) -> UUID:
    """Keep the hearing before a measure, or change the one there is; gives its id.

    While the reaction is awaited its term runs (Awb 4:8; 4:11 where nobody is heard first).
    """
    with ctx.begin("zienswijze vastleggen", gegevens.vorm.label.lower()) as unit:
        return keep_zienswijze(ctx, unit.casus(casus_id), gegevens)


def keep_zienswijze(ctx: Context, casus: Casus, gegevens: ZienswijzeGegevens, *, anew: bool = False) -> UUID:
    """As `record_zienswijze`, within a unit of work that is open; `anew` beside the one there is."""
    hearing = None if anew else casus.zienswijze_over(ctx.kader.soort(gegevens.code), ctx.today())
    if hearing is None:
        hearing = Zienswijze(
            ctx.new_id(),
            casus.id,
            gegevens.code,
            gegevens.uitgenodigd_op,
            gegevens.uiterlijk,
            gegevens.vorm,
        )
        casus.zienswijzen.append(hearing)
    hearing.uitgenodigd_op, hearing.uiterlijk = gegevens.uitgenodigd_op, gegevens.uiterlijk
    hearing.vorm, hearing.ontvangen_op = gegevens.vorm, gegevens.ontvangen_op
    hearing.inhoud, hearing.verwerking = gegevens.inhoud.strip(), gegevens.verwerking.strip()
    hearing.grond, hearing.uitgesproken = gegevens.grond.strip(), gegevens.uitgesproken
    hearings.require_valid(hearing, ctx.today())
    require_heard_before(casus, ctx.kader, hearing)
    _keep_hearing_term(ctx, casus, hearing)
    return hearing.id


def _keep_hearing_term(ctx: Context, casus: Casus, hearing: Zienswijze) -> None:
    running = next((t for t in casus.termijnen if t.bij_id == hearing.id and t.loopt), None)
    if hearing.vorm is not Hoorvorm.WACHT or hearing.uiterlijk is None:
        end_terms(casus, hearing.id, ctx.today(), hearing.vorm.label)
        return
    days = (hearing.uiterlijk - hearing.uitgenodigd_op).days
    if running is None:
        code = next((c for c, rule in ctx.kader.termijnen.items() if rule.vanzelf is Vanzelf.VOORNEMEN), "")
        name = f"Zienswijze: {ctx.kader.soort(hearing.code).naam}"
        casus.termijnen.append(
            Termijn(
                ctx.new_id(), casus.id, code, name, TermijnSoort.BESCHIKKING, "Awb art. 4:8 en 4:9",
                hearing.uitgenodigd_op, days, Eenheid.DAG, bij_id=hearing.id,
            )
        )  # fmt: skip
    else:
        running.vanaf, running.aantal = hearing.uitgenodigd_op, days


@dataclass(frozen=True)
class BesluitGegevens:
    """A decision as typed; amounts in whole euros."""

    code: str
    last: str = ""
    geldig_tot: date | None = None
    begunstiging: str = ""
    begunstiging_tot: date | None = None
    dwangsom_bedrag: int | None = None
    dwangsom_per: str = ""
    dwangsom_max: int | None = None
    juridische_toets: str = ""
    afgestemd_op: date | None = None
    bekend_op: date | None = None
    bekend_wijze: str = ""
    rechtsmiddelen: bool = False
    toezicht: str = ""
    evaluatie_op: date | None = None
    geadresseerde: Geadresseerde = NIEMAND
    verlengt_id: UUID | None = None
    ondanks: str = ""


def record_besluit(ctx: Context, casus_id: UUID, gegevens: BesluitGegevens) -> UUID:
    """Prepare the decision on a measure, or announce it; gives its id. One with `verlengt_id` extends that decision.

    With the announcement the terms begin that the law ties to it, such as that for bezwaar (Awb 6:8). Raises RegelFout
    with all that stands in its way, as the start of the measure does.
    """
    with ctx.begin("besluit vastleggen", ctx.kader.soort(gegevens.code).naam) as unit:
        return keep_besluit(ctx, unit, unit.casus(casus_id), gegevens)


def keep_besluit(ctx: Context, unit: Unit, casus: Casus, gegevens: BesluitGegevens) -> UUID:
    """As `record_besluit`, within a unit of work that is open."""
    soort = ctx.kader.soort(gegevens.code)
    gericht.require_addressee(casus, soort, gegevens.geadresseerde)
    decision = gericht.open_decision(casus, gegevens.code, gegevens.verlengt_id, ctx.today())
    if decision is None:
        decision = Besluit(ctx.new_id(), casus.id, gegevens.code, ctx.today())
        casus.besluiten.append(decision)
    was_known = decision.bekend_op
    write_on(decision, gegevens)
    if not decision.geadresseerde.is_gekozen:
        decision.geadresseerde = gericht.aimed_at(casus, soort)
    decisions.require_valid(decision, ctx.today())
    situation = ctx.situation(casus, frozenset(), decision.bekend_op)
    gericht.require_announceable(casus, soort, situation, decision)
    days = ctx.naslag.feestdagen
    require_duration(casus, ctx.kader, decision, days)
    if decision.bekend_op is not None and was_known != decision.bekend_op:
        require_after_use(casus, gegevens.code, "bekend_op", decision.bekend_op)
        weighing = casus.laatste_afweging(gegevens.code, decision.bekend_op)
        situation = ctx.situation(casus, filled(unit))
        require_announceable(casus, ctx.kader_under(weighing), situation, decision, weighing, days)
        end_terms(casus, decision.id, ctx.today(), "Opnieuw bekendgemaakt")
        codes = ctx.kader.soort(gegevens.code).termijnen
        begin_terms(ctx, casus, codes, Vanzelf.BEKENDMAKING, decision.bekend_op, decision.id)
    _keep_term_to_comply(ctx, casus, decision)
    follow_decisions(casus, ctx.kader, gegevens.code, days, ctx.new_id)
    return decision.id


def _keep_term_to_comply(ctx: Context, casus: Casus, decision: Besluit) -> None:
    """The term in which to comply runs from the announcement up to the day that the decision names (Awb 5:32a lid 2)."""
    if decision.bekend_op is None or decision.begunstiging_tot is None:
        return
    codes = [
        c for c in ctx.kader.soort(decision.code).termijnen if c in ctx.kader.begins_at(Vanzelf.BEGUNSTIGING)
    ]
    running = [t for t in casus.termijnen if t.bij_id == decision.id and t.code in codes and t.loopt]
    if not running:
        known = len(casus.termijnen)
        begin_terms(ctx, casus, codes, Vanzelf.BEGUNSTIGING, decision.bekend_op, decision.id)
        running = casus.termijnen[known:]
    for term in running:
        term.vanaf, term.eenheid = decision.bekend_op, Eenheid.DAG
        term.aantal = (decision.begunstiging_tot - decision.bekend_op).days
