"""What is kept of a person beside the name: how to reach them, in what language, where they live, and who acts for them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.actions.context import Context, Unit
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.telefoon import parse_phone
from ivbdesk.cases.betrokkenen.vertegenwoordiging import VertegenwoordigerGegevens, Vertegenwoordiging
from ivbdesk.cases.betrokkenen.woonadres import Woonadres, WoonadresGegevens
from ivbdesk.cases.dossier.casus import require_involved
from ivbdesk.cases.taal.eisen import require_reason, require_running


@dataclass(frozen=True)
class Bereik:
    """How to reach a person and how to speak with them, as typed."""

    telefoon: str
    taal: str
    tolk: bool


def change_bereik(ctx: Context, casus_id: UUID, persoon_id: UUID, typed: Bereik) -> None:
    """Keep telephone, language and whether an interpreter is needed; what stood there stays in the log."""
    with ctx.begin("bereikbaarheid vastleggen", "telefoon en taal") as unit:
        person = _person(unit, casus_id, persoon_id)
        person.telefoon = parse_phone(typed.telefoon)
        person.taal, person.tolk = " ".join(typed.taal.split()), typed.tolk


def record_woonadres(
    ctx: Context, casus_id: UUID, persoon_id: UUID, typed: WoonadresGegevens, *, verbetering: bool
) -> None:
    """Keep where a person lives: over what stands there as a correction, or else after it, which then ended."""
    with ctx.begin("woonadres vastleggen", "verbeterd" if verbetering else "woonadres") as unit:
        person = _person(unit, casus_id, persoon_id)
        known = person.adres
        if known is not None and verbetering:
            known.take_over(typed, ctx.today())
            return
        made = Woonadres(ctx.new_id(), persoon_id, typed.soort)
        made.take_over(typed, ctx.today())
        if known is not None:
            known.end(typed.sinds or ctx.today())
        person.adressen.append(made)


def add_vertegenwoordiger(
    ctx: Context, casus_id: UUID, persoon_id: UUID, typed: VertegenwoordigerGegevens
) -> None:
    """Keep who acts for a person; raises RegelFout that names the field."""
    with ctx.begin("vertegenwoordiger vastleggen", typed.soort.woord) as unit:
        person = _person(unit, casus_id, persoon_id)
        made = Vertegenwoordiging(ctx.new_id(), persoon_id, typed.soort)
        made.take_over(typed, ctx.today())
        person.vertegenwoordigers.append(made)


def end_vertegenwoordiger(ctx: Context, casus_id: UUID, persoon_id: UUID, id: UUID, reden: str) -> None:
    """From today this one does not act for the person any more."""
    require_reason(reden, "dit eindigt")
    with ctx.begin("vertegenwoordiging beëindigen", reden.strip()) as unit:
        person = _person(unit, casus_id, persoon_id)
        acting = next(item for item in person.vertegenwoordigers if item.id == id)
        require_running(acting.tot, ctx.today())
        acting.tot = ctx.today()


def take_out_said(ctx: Context, casus_id: UUID, persoon_id: UUID, id: UUID, reden: str) -> None:
    """Take out an address, or who acts for the person, that was recorded by mistake."""
    require_reason(reden, "dit een vergissing was; dit komt in het logboek")
    with ctx.begin("vergissing herstellen", reden.strip()) as unit:
        person = _person(unit, casus_id, persoon_id)
        for home in [item for item in person.adressen if item.id == id]:
            person.adressen.remove(home)
            unit.remove(home)
        for acting in [item for item in person.vertegenwoordigers if item.id == id]:
            person.vertegenwoordigers.remove(acting)
            unit.remove(acting)


def _person(unit: Unit, casus_id: UUID, persoon_id: UUID) -> Persoon:
    """The person, for an officer who may see a casus of theirs."""
    require_involved(unit.casus(casus_id), persoon_id, "")
    return unit.find(Persoon, persoon_id)
