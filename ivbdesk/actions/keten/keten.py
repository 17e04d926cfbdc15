"""The chain of a casus: scores, partners and afspraken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.terugnemen import Stond, Zet, weer_weg
from ivbdesk.cases.betrokkenen import leefgebied
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol, require_valid_inzet
from ivbdesk.cases.dossier import afspraak as rules
from ivbdesk.cases.dossier.afspraak import Afspraak, AfspraakStatus
from ivbdesk.cases.dossier.gataanvaarding import Gataanvaarding
from ivbdesk.cases.dossier.gataanvaarding import require_valid as require_valid_acceptance
from ivbdesk.cases.keten.keten import Gat
from ivbdesk.cases.taal.eisen import require_reason, require_running


def score_leefgebied(
    ctx: Context,
    casus_id: UUID,
    nummer: int,
    score: int | None,
    bron: str,
    toelichting: str,
    datum: date | None = None,
) -> UUID:
    """Add a judgement of a leefgebied; earlier ones stay and show the course."""
    with ctx.begin("leefgebied beoordelen", "beoordeling vastgelegd") as unit:
        found = Leefgebiedscore(
            ctx.new_id(), casus_id, nummer, score, datum or ctx.today(), bron.strip(), toelichting.strip()
        )
        leefgebied.require_valid(found, ctx.today())
        casus = unit.casus(casus_id)
        casus.leefgebieden.append(found)
        told = f"leefgebied beoordeeld bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, weer_weg(casus_id, "leefgebieden", found))
        return found.id


def own_name(ctx: Context) -> str:
    """Our own short name, as it stands on the partner cards; empty where we have no card."""
    own = ctx.naslag.wegingskader.eigen
    return next((partner.kort for partner in ctx.reads.keten.partners() if partner.code == own), "")


@dataclass(frozen=True)
class InzetGegevens:
    """A partner's role on a leefgebied, as typed."""

    partner_id: UUID
    leefgebied: int
    rol: InzetRol
    geweigerd: bool = False
    wachttijd_weken: int = 0
    toelichting: str = ""
    dekking: str = ""


def assign_partner(ctx: Context, casus_id: UUID, gegevens: InzetGegevens) -> UUID:
    """Give a partner a role on a leefgebied, in the place of an earlier role there of the same partner."""
    with ctx.begin("partner inzetten", "rol in de keten") as unit:
        casus = unit.casus(casus_id)
        ended: list[Zet] = []
        for earlier in casus.inzetten:
            same = (earlier.partner_id, earlier.leefgebied) == (gegevens.partner_id, gegevens.leefgebied)
            if same and earlier.tot is None:
                stond = Stond(casus_id, earlier, "tot")
                earlier.tot = ctx.today()
                ended.append(stond.terug())
        new = Inzet(
            ctx.new_id(),
            casus_id,
            gegevens.partner_id,
            gegevens.leefgebied,
            gegevens.rol,
            ctx.today(),
            geweigerd=gegevens.geweigerd,
            wachttijd_weken=gegevens.wachttijd_weken,
            toelichting=gegevens.toelichting.strip(),
            dekking=gegevens.dekking.strip(),
        )
        require_valid_inzet(new)
        casus.inzetten.append(new)
        told = f"partner ingezet bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, weer_weg(casus_id, "inzetten", new), *ended)
        return new.id


def end_inzet(ctx: Context, casus_id: UUID, inzet_id: UUID, reden: str) -> None:
    """End a partner's role on a leefgebied."""
    require_reason(reden, "deze inzet eindigt", veld="toelichting")
    with ctx.begin("inzet beëindigen", reden) as unit:
        casus = unit.casus(casus_id)
        found = next(item for item in casus.inzetten if item.id == inzet_id)
        require_running(found.tot, ctx.today())
        stond = Stond(casus_id, found, "tot")
        found.tot = ctx.today()
        ctx.laatste.kan_terug(f"inzet van een partner beëindigd bij casus {casus.nummer}", stond.terug())


def accept_gap(ctx: Context, casus_id: UUID, gat: Gat, door: str, reden: str, tot: date) -> UUID:
    """Let a gap in the chain be until a day; it comes back after that. Raises RegelFout that names the field."""
    with ctx.begin("gat aanvaarden", reden.strip()) as unit:
        made = Gataanvaarding(
            ctx.new_id(), casus_id, gat.soort.value, gat.leefgebied, door.strip(), reden.strip(), ctx.today(), tot,
            gat.over_id,
        )  # fmt: skip
        require_valid_acceptance(made, ctx.naslag.gebieden.aanvaarden)
        casus = unit.casus(casus_id)
        casus.aanvaardingen.append(made)
        told = f"gat aanvaard bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, weer_weg(casus_id, "aanvaardingen", made))
        return made.id


def reopen_gap(ctx: Context, casus_id: UUID, aanvaarding_id: UUID, reden: str) -> None:
    """A gap that was accepted is work again from today; that it was accepted, by whom and why, stays."""
    require_reason(reden, "dit gat niet langer kan blijven")
    with ctx.begin("gat weer openen", reden.strip()) as unit:
        casus = unit.casus(casus_id)
        found = next(item for item in casus.aanvaardingen if item.id == aanvaarding_id)
        stond = Stond(casus_id, found, "tot")
        found.tot = min(found.tot, ctx.today() - timedelta(days=1))
        ctx.laatste.kan_terug(f"gat weer geopend bij casus {casus.nummer}", stond.terug())


@dataclass(frozen=True)
class AfspraakGegevens:
    """An afspraak as typed; `doel_id` is the goal of the plan that it serves."""

    wat: str
    partner_id: UUID
    persoon: str
    uiterlijk: date
    leefgebied: int | None = None
    doel_id: UUID | None = None


def make_afspraak(
    ctx: Context, casus_id: UUID, gegevens: AfspraakGegevens, gemaakt_op: date | None = None
) -> UUID:
    """Agree on who does what by when; gives the id of the afspraak."""
    with ctx.begin("afspraak maken", "afspraak vastgelegd") as unit:
        made = Afspraak(
            ctx.new_id(),
            casus_id,
            gegevens.wat.strip(),
            gegevens.partner_id,
            gegevens.persoon.strip(),
            gegevens.uiterlijk,
            gemaakt_op or ctx.today(),
            leefgebied=gegevens.leefgebied,
            doel_id=gegevens.doel_id,
        )
        rules.require_valid(made)
        casus = unit.casus(casus_id)
        casus.afspraken.append(made)
        told = f"afspraak gemaakt bij casus {casus.nummer}"
        ctx.laatste.kan_terug(told, weer_weg(casus_id, "afspraken", made))
        return made.id


def finish_afspraak(
    ctx: Context, casus_id: UUID, afspraak_id: UUID, status: AfspraakStatus, resultaat: str
) -> None:
    """Record how far an afspraak is or what came of it."""
    with ctx.begin("afspraak afronden", status.label.lower()) as unit:
        casus = unit.casus(casus_id)
        found = next(a for a in casus.afspraken if a.id == afspraak_id)
        stond = Stond(casus_id, found, "status", "resultaat", "afgerond_op")
        rules.finish(found, status, resultaat, ctx.today())
        ctx.laatste.kan_terug(f"afspraak afgerond bij casus {casus.nummer}", stond.terug())


def move_afspraak(ctx: Context, casus_id: UUID, afspraak_id: UUID, uiterlijk: date, reden: str) -> None:
    """Give an afspraak another date; the reason and the earlier date stay in the log (domein 6.3, Actie)."""
    require_reason(reden, "de datum verschuift")
    with ctx.begin("afspraak verzetten", reden) as unit:
        casus = unit.casus(casus_id)
        found = next(a for a in casus.afspraken if a.id == afspraak_id)
        stond = Stond(casus_id, found, "uiterlijk")
        rules.move(found, uiterlijk)
        ctx.laatste.kan_terug(f"afspraak verzet bij casus {casus.nummer}", stond.terug())
