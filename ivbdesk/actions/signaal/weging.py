"""Weighing a signal: begin, decide (the outcome is carried out in the same unit of work), and open again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.signaal.weging_uitvoer import carry_out
from ivbdesk.cases.signaal import signaal_verloop as rules
from ivbdesk.cases.signaal.signaal import Signaal, SignaalStatus, Wegingsantwoord
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit, points_text, require_points
from ivbdesk.cases.signaal.weging_partners import Partnervoorstel
from ivbdesk.cases.signaal.wegingseisen import require_decidable
from ivbdesk.cases.taal.eisen import require_reason


@dataclass(frozen=True)
class Weging:
    """What an officer filled in and decided; `partners` are those chosen for a new casus."""

    ingevuld: Ingevuld
    besluit: Wegingsbesluit
    partners: tuple[Partnervoorstel, ...] = ()


def start_weighing(ctx: Context, signaal_id: UUID, ingevuld: Ingevuld) -> None:
    """Start weighing a signal and keep the answers so far, so that a colleague can go on."""
    with ctx.begin("signaal in weging", "weging begonnen") as unit:
        signaal = _open_signal(unit, signaal_id)
        _keep_answers(ctx, signaal, ingevuld)
        signaal.status = SignaalStatus.IN_WEGING


def decide(ctx: Context, signaal_id: UUID, weging: Weging) -> UUID | None:
    """Decide what a signal is and carry that out, all or nothing; gives the casus it went to, if it went to one.

    Raises RegelFout that names the field.
    """
    decided = weging.besluit
    rule = require_decidable(
        ctx.naslag.wegingskader, ctx.naslag.woordkeus, weging.ingevuld, decided, ctx.today()
    )
    with ctx.begin("signaal wegen", rule.code.label.lower()) as unit:
        signaal = _open_signal(unit, signaal_id)
        _keep_answers(ctx, signaal, weging.ingevuld)
        signaal.status = SignaalStatus.AFGEROND
        signaal.uitkomst = rule.code
        signaal.acuut = weging.ingevuld.is_ja("acuut")
        signaal.reden, signaal.noodzaak = decided.reden.strip(), decided.noodzaak.strip()
        signaal.grondslag = decided.grondslag.strip() if "rechtmatig" in rule.eist else ""
        if "urgentie" in rule.eist:
            signaal.urgentie, signaal.urgentie_reden = decided.urgentie, decided.urgentie_reden.strip()
        signaal.gewogen_op, signaal.gewogen_door = ctx.today(), ctx.officer
        signaal.vernietigen_op = decided.vernietigen_op if "vernietigen" in rule.eist else None
        signaal.kenmerk = decided.kenmerk.strip() if "kenmerk" in rule.eist else ""
        if "categorie" in rule.eist:
            signaal.categorie, signaal.leeftijdsgroep = decided.categorie, decided.leeftijdsgroep
        carry_out(ctx, unit, signaal, rule, decided, weging.ingevuld, weging.partners)
        for promised in unit.register.beloften(signaal.id):
            promised.wie_id = promised.wie_id or ctx.officer
        return signaal.casus_id


def reopen(ctx: Context, signaal_id: UUID, reden: str) -> None:
    """Weigh a finished signal again (domein 6.3); what was decided stays in the log. Raises RegelFout.

    With whom it was shared, and on which ground, stays with the signal: that has happened.
    """
    require_reason(reden, "u dit signaal opnieuw weegt")
    with ctx.begin("signaal heropenen", reden.strip()) as unit:
        rules.reopen(unit.find(Signaal, signaal_id))


def _open_signal(unit: Unit, signaal_id: UUID) -> Signaal:
    signaal = unit.find(Signaal, signaal_id)
    rules.require_open(signaal)
    return signaal


def _keep_answers(ctx: Context, signaal: Signaal, ingevuld: Ingevuld) -> None:
    """Replace the answers that stood there; those that did not change stay as they were."""
    require_points(ctx.naslag.wegingskader, ingevuld.punten)
    signaal.thema, signaal.punten = ingevuld.thema, points_text(ingevuld.punten)
    signaal.weging_versie = ctx.naslag.wegingskader.versie
    known = {answer.code: answer for answer in signaal.antwoorden}
    for code, given in ingevuld.antwoorden.items():
        answer = known.pop(code, None)
        if answer is None:
            answer = Wegingsantwoord(ctx.new_id(), signaal.id, code, given)
            signaal.antwoorden.append(answer)
        answer.antwoord, answer.toelichting = given, ingevuld.toelichtingen.get(code, "").strip()
    for gone in known.values():
        signaal.antwoorden.remove(gone)
