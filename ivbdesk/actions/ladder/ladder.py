"""Climbing and descending the ladder: propose, weigh, start, end, step down; and the dossier items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import begin_terms, end_terms
from ivbdesk.actions.context import Context, Unit, filled_settings
from ivbdesk.cases.besluitvorming import afweging
from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond, Optie, Stand, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import require_evaluation
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus, Resultaat
from ivbdesk.cases.betrokkenen.register import INSTELLINGEN
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus, Statusovergang
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.termijnregel import Vanzelf
from ivbdesk.cases.ladder import afschaling, gericht, opschaling
from ivbdesk.cases.ladder.verlenging import follow_decisions
from ivbdesk.cases.taal.eisen import require_not_future
from ivbdesk.cases.taal.fouten import together


class StandGegevens(NamedTuple):
    """The stand of one organisation as typed, with the words that may be shared and who approved those."""

    organisatie: str
    stand: Stand
    tekst: str = ""
    deelbaar: str = ""
    akkoord_door: str = ""
    akkoord_op: date | None = None


@dataclass(frozen=True)
class AfwegingGegevens:
    """A weighing as typed; `verantwoordingen` are (code, grond, tekst), `opties` (code, naam, voor, tegen, gekozen) in
    the order in which they stand side by side.
    """

    code: str
    zorgperspectief: str
    zorg_door: str
    veiligheidsperspectief: str
    veiligheid_door: str
    besluit: str
    bevoegd: str
    evaluatie_op: date | None
    geschikt: str = ""
    noodzakelijk: str = ""
    evenwichtig: str = ""
    zorg_deelbaar: str = ""
    spoed: bool = False
    spoed_reden: str = ""
    motivering: str = ""
    mandaat: str = ""
    kwetsbaarheid: str = ""
    evrm: str = ""
    derden: str = ""
    beleid: str = ""
    afschaalplan: str = ""
    wijziging: str = ""
    opties: tuple[tuple[str, str, str, str, bool], ...] = ()
    standpunten: tuple[StandGegevens, ...] = ()
    verantwoordingen: tuple[tuple[str, Grond, str], ...] = ()
    geadresseerde: Geadresseerde = NIEMAND
    overgenomen_van: UUID | None = None
    bevestigd: str = ""
    gronden: str = ""
    verwijtbaarheid: str = ""
    woningband: str = ""
    woonruimte: str = ""
    toezeggingen: str = ""


def propose_measure(
    ctx: Context,
    casus_id: UUID,
    code: str,
    partner_id: UUID | None,
    op: date | None = None,
    geadresseerde: Geadresseerde = NIEMAND,
) -> UUID:
    """Put a measure on the ladder as proposed; gives its id. Aimed at the only one whom it can be where none is named."""
    with ctx.begin("maatregel voorstellen", ctx.kader.soort(code).naam) as unit:
        return _propose(ctx, unit.casus(casus_id), code, partner_id, op or ctx.today(), geadresseerde).id


def _propose(
    ctx: Context, casus: Casus, code: str, partner_id: UUID | None, op: date, aan: Geadresseerde = NIEMAND
) -> Maatregel:
    soort = ctx.kader.soort(code)
    opschaling.require_new(casus, soort)
    gericht.require_addressee(casus, soort, aan)
    aim = aan if aan.is_gekozen else gericht.aimed_at(casus, soort)
    measure = Maatregel(
        ctx.new_id(), casus.id, code, MaatregelStatus.VOORGESTELD, op, partner_id, geadresseerde=aim
    )
    casus.maatregelen.append(measure)
    return measure


def aim_measure(ctx: Context, casus_id: UUID, maatregel_id: UUID, geadresseerde: Geadresseerde) -> None:
    """Say at whom a proposed measure is aimed, or a running one of which that was not known."""
    with ctx.begin("geadresseerde kiezen", "aan wie het middel is gericht") as unit:
        casus = unit.casus(casus_id)
        measure = next(m for m in casus.maatregelen if m.id == maatregel_id)
        gericht.require_addressee(casus, ctx.kader.soort(measure.code), geadresseerde)
        measure.aim(geadresseerde)


def filled(unit: Unit) -> frozenset[str]:
    """The settings that have a value, read in the same transaction in which they decide."""
    found = (unit.register.instelling(name) for name in INSTELLINGEN)
    return filled_settings({item.naam: item.waarde for item in found if item is not None})


def start_measure(
    ctx: Context,
    casus_id: UUID,
    code: str,
    partner_id: UUID | None = None,
    op: date | None = None,
    evaluatie_op: date | None = None,
    geadresseerde: Geadresseerde = NIEMAND,
    tijd: time | None = None,
) -> UUID:
    """Let a measure run, proposed earlier or not; raises RegelFout with all that stands in its way (IVB 5).

    `tijd` is the hour at which it was imposed, for one with a term that runs from hour to hour.
    """
    day = op or ctx.today()
    require_not_future("op", day, ctx.today(), "stel het middel dan eerst voor")
    with ctx.begin("maatregel starten", ctx.kader.soort(code).naam) as unit:
        casus = unit.casus(casus_id)
        measure = casus.voorstel_van(code) or _propose(ctx, casus, code, partner_id, day)
        if partner_id is not None:
            measure.partner_id = partner_id
        if geadresseerde.is_gekozen:
            gericht.require_addressee(casus, ctx.kader.soort(code), geadresseerde)
            measure.aim(geadresseerde)
        weighing = casus.laatste_afweging(code, day)
        kader, situation = ctx.kader_under(weighing), ctx.situation(casus, filled(unit), day)
        before = casus.status
        opschaling.start_measure(casus, kader, situation, measure, weighing, day, evaluatie_op)
        _note_status(ctx, casus, before, f"{ctx.kader.soort(code).naam} begonnen.", day)
        begin_terms(ctx, casus, ctx.kader.soort(code).termijnen, Vanzelf.START, day, measure.id, tijd)
        follow_decisions(casus, ctx.kader, code, ctx.naslag.feestdagen, ctx.new_id)
        return measure.id


def end_measure(
    ctx: Context,
    casus_id: UUID,
    maatregel_id: UUID,
    resultaat: Resultaat,
    toelichting: str,
    op: date | None = None,
) -> None:
    """End a measure with a result and a date."""
    day = op or ctx.today()
    require_not_future("op", day, ctx.today())
    with ctx.begin("maatregel beëindigen", resultaat.label.lower()) as unit:
        casus = unit.casus(casus_id)
        measure = next(m for m in casus.maatregelen if m.id == maatregel_id)
        before = casus.status
        afschaling.end_measure(casus, ctx.kader, measure, resultaat, day, toelichting)
        end_terms(casus, measure.id, day, resultaat.label)
        _note_status(ctx, casus, before, f"{ctx.kader.soort(measure.code).naam} beëindigd.", day)


def _note_status(ctx: Context, casus: Casus, before: CasusStatus, reden: str, op: date) -> None:
    """Record in the course of the casus that its state changed because of a measure."""
    if casus.status is not before:
        casus.overgangen.append(Statusovergang(ctx.new_id(), casus.id, before, casus.status, op, reden))


def evaluate_measure(
    ctx: Context, casus_id: UUID, maatregel_id: UUID, bevinding: str, volgende: date | None
) -> UUID:
    """Record how a running measure works and when it is looked at again; gives the id of the entry."""
    with ctx.begin("maatregel evalueren", bevinding) as unit:
        casus = unit.casus(casus_id)
        measure = next(m for m in casus.maatregelen if m.id == maatregel_id)
        decision = casus.besluit_van_kracht(measure.code, ctx.today())
        require_evaluation(
            "volgende", volgende, measure.begonnen_op, decision.geldig_tot if decision else None
        )
        measure.evaluate(bevinding, volgende, ctx.today())
        soort = ctx.kader.soort(measure.code)
        item = Tijdlijnitem(
            id=ctx.new_id(),
            casus_id=casus_id,
            soort=ItemSoort.NOTITIE,
            aard=Aard.OORDEEL,
            herkomst=of_spoor(soort.spoor),
            bron="Evaluatie",
            tekst=f"Evaluatie {soort.naam}: {bevinding.strip()}",
            datum=ctx.today(),
            vastgelegd_op=unit.at_moment(),
        )
        casus.tijdlijn.append(item)
        return item.id


def withdraw_proposal(ctx: Context, casus_id: UUID, maatregel_id: UUID, reden: str) -> None:
    """Take a proposal off the ladder; it stays in the record as ended without having run."""
    with ctx.begin("voorstel intrekken", reden) as unit:
        measure = next(m for m in unit.casus(casus_id).maatregelen if m.id == maatregel_id)
        measure.withdraw(reden, ctx.today())


def step_down(
    ctx: Context,
    casus_id: UUID,
    beeindigen: Sequence[tuple[UUID, Resultaat]],
    reden: str,
    vervolg_code: str = "",
) -> None:
    """End heavier measures and, by choice, start the lighter one that follows (domein 1.5)."""
    with ctx.begin("afschalen", reden) as unit:
        casus = unit.casus(casus_id)
        by_id = {m.id: m for m in casus.maatregelen}
        chosen = [(by_id[measure_id], result) for measure_id, result in beeindigen]
        was = casus.status
        afschaling.step_down(casus, ctx.kader, chosen, ctx.today(), reden)
        _note_status(ctx, casus, was, reden, ctx.today())
        for measure, _ in chosen:
            end_terms(casus, measure.id, ctx.today(), "Afgeschaald")
        if vervolg_code:
            follow = _propose(ctx, casus, vervolg_code, None, ctx.today())
            situation = ctx.situation(casus, filled(unit))
            opschaling.start_measure(casus, ctx.kader, situation, follow, None, ctx.today())
            codes = ctx.kader.soort(vervolg_code).termijnen
            begin_terms(ctx, casus, codes, Vanzelf.START, ctx.today(), follow.id)


def record_afweging(ctx: Context, casus_id: UUID, gegevens: AfwegingGegevens, op: date | None = None) -> UUID:
    """Keep a weighing; it is never overwritten, an amended one is the next version beside it. Gives its id."""
    with ctx.begin("afweging vastleggen", ctx.kader.soort(gegevens.code).naam) as unit:
        casus = unit.casus(casus_id)
        weighing = make_afweging(ctx, casus, gegevens, op or ctx.today(), unit.at_moment())
        casus.afwegingen.append(weighing)
        return weighing.id


def make_afweging(
    ctx: Context, casus: Casus, gegevens: AfwegingGegevens, op: date, vastgelegd_op: datetime
) -> Afweging:
    """A weighing of this casus, in no register yet; raises RegelFout with all for which it could not be kept."""
    soort, id = ctx.kader.soort(gegevens.code), ctx.new_id()
    fields = dict(vars(gegevens))
    if not gegevens.geadresseerde.is_gekozen:
        fields["geadresseerde"] = gericht.aimed_at(casus, soort)
    fields["standpunten"] = [Standpunt(ctx.new_id(), id, *item) for item in gegevens.standpunten]
    fields["verantwoordingen"] = [
        Verantwoording(ctx.new_id(), id, *item) for item in gegevens.verantwoordingen
    ]
    fields["opties"] = [Optie(ctx.new_id(), id, number, *item) for number, item in enumerate(gegevens.opties)]
    weighing = Afweging(
        id=id,
        casus_id=casus.id,
        opgesteld_op=op,
        vastgelegd_op=vastgelegd_op,
        kader_versie=ctx.kader.versie,
        versie=1 + sum(item.code == gegevens.code for item in casus.afwegingen),
        **fields,
    )
    with together():
        afweging.require_valid(weighing)
        opschaling.require_weighable(casus, ctx.kader, weighing)
        gericht.require_addressee(casus, soort, gegevens.geadresseerde)
    return weighing
