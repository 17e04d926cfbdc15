"""Handovers: asked, accepted, refused, done or withdrawn; done ones change the casus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.cases.dossier import overdracht as rules
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort, OverdrachtStatus
from ivbdesk.cases.dossier.overgang import change_status, require_handover
from ivbdesk.cases.taal.eisen import require_not_future


@dataclass(frozen=True)
class OverdrachtGegevens:
    """A handover as typed; `criteria` are the letters of the Zorg- en Veiligheidshuis that apply."""

    soort: OverdrachtSoort
    naar: str
    reden: str
    partner_id: UUID | None = None
    criteria: str = ""
    kenmerk: str = ""


def ask_handover(ctx: Context, casus_id: UUID, gegevens: OverdrachtGegevens) -> UUID:
    """Ask for a handover; nothing changes in the casus until it is done. Raises RegelFout."""
    with ctx.begin("overdracht vragen", gegevens.reden) as unit:
        casus = unit.casus(casus_id)
        made = Overdracht(
            ctx.new_id(), casus_id, gegevens.soort, _held_by(casus, gegevens.soort), gegevens.naar.strip(), ctx.today(),
            gegevens.reden.strip(), partner_id=gegevens.partner_id, criteria=gegevens.criteria,
            kenmerk=gegevens.kenmerk.strip(),
        )  # fmt: skip
        require_handover(casus, made, ctx.kader)
        rules.require_valid(made)
        casus.overdrachten.append(made)
        return made.id


def _held_by(casus: Casus, soort: OverdrachtSoort) -> str:
    return casus.casusregie if soort is OverdrachtSoort.CASUSREGIE else casus.procesregie


def answer_handover(
    ctx: Context, casus_id: UUID, overdracht_id: UUID, status: OverdrachtStatus, antwoord: str, op: date
) -> None:
    """Record what came of a handover; one that is done changes regie or state of the casus. Raises RegelFout."""
    require_not_future("op", op, ctx.today())
    with ctx.begin("overdracht beantwoorden", status.label.lower()) as unit:
        casus = unit.casus(casus_id)
        found = next(item for item in casus.overdrachten if item.id == overdracht_id)
        rules.answer(found, status, antwoord, op)
        if status is OverdrachtStatus.GEDAAN:
            _carry_out(ctx, casus, found)


def _carry_out(ctx: Context, casus: Casus, done: Overdracht) -> None:
    match done.soort:
        case OverdrachtSoort.CASUSREGIE:
            casus.casusregie = done.naar
        case OverdrachtSoort.PROCESREGIE:
            casus.procesregie = done.naar
        case OverdrachtSoort.OPSCHALEN_ZVH:
            casus.zvh_criteria = done.criteria
            casus.pgax_referentie = done.kenmerk or casus.pgax_referentie
            change_status(
                casus, ctx.kader, CasusStatus.OPGESCHAALD_ZVH, done.reden, ctx.today(), ctx.new_id()
            )
        case OverdrachtSoort.AFSCHALEN_ZVH:
            change_status(casus, ctx.kader, CasusStatus.ACTIEF, done.reden, ctx.today(), ctx.new_id())
        case OverdrachtSoort.TAAK:
            pass
