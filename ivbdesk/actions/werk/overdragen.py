"""Handing over in one act: all that an officer has, or the chosen cases of a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from ivbdesk.actions.beheer.afwezigheid import needed
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.besloten import keep_closed
from ivbdesk.actions.terugnemen import Stond, Zet
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.eisen import require_reason
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.werk.inhanden import HandenSoort, InHanden, give, require_receiver, stand_in

_MOVED = "is intussen gewijzigd. Er is niets overgedragen; open dit venster opnieuw."


def hand_over(ctx: Context, van: UUID, naar: UUID | None, gekozen: Sequence[InHanden], reden: str) -> None:
    """Hand over what was chosen of what an officer has, all or nothing; logged with each casus. Raises RegelFout."""
    require_reason(reden, "dit werk overgaat; dit komt in het logboek")
    if not gekozen:
        raise RegelFout("gekozen", "Kies wat er overgaat.")
    with ctx.begin("werk overdragen", reden.strip(), needed(ctx, van)) as unit:
        officers = unit.register.medewerkers()
        receiver = require_receiver(naar, van, officers)
        giver = next(item for item in officers if item.id == van)
        for casus_id in sorted({item.casus_id for item in gekozen if item.casus_id is not None}):
            unit.casus(casus_id)  # all before anybody is let in, in the order of everybody
        for item in sorted(gekozen, key=lambda item: list(HandenSoort).index(item.soort)):
            _hand_over(ctx, unit, item, giver, receiver)


def assign_all(ctx: Context, casussen: Collection[UUID], naar: UUID | None, reden: str) -> None:
    """Let one officer have all these cases, all or nothing; logged with each. Raises RegelFout that names the field."""
    require_reason(reden, "deze casussen een andere behandelaar krijgen; dit komt in het logboek")
    with ctx.begin("casussen toewijzen", reden.strip()) as unit:
        receiver = require_receiver(naar, None, unit.register.medewerkers())
        given: list[Zet] = []
        is_closed = False
        for casus in [unit.casus(id) for id in sorted(casussen)]:
            stond = Stond(casus.id, casus, "behandelaar_id", "vervanger_id")
            give(casus, receiver.id)
            _let_see(ctx, unit, casus)
            given.append(stond.terug())
            is_closed = is_closed or casus.besloten
        if not is_closed:  # who was let into a closed one has seen it
            told = f"behandelaar gewijzigd bij {count(len(given), 'casus', 'casussen')}"
            ctx.laatste.kan_terug(told, *given)


def _hand_over(ctx: Context, unit: Unit, item: InHanden, van: Medewerker, naar: Medewerker) -> None:
    if item.casus_id is None:
        promised = unit.find(Belofte, item.id)
        _require_same(item, promised.wie_id == van.id and promised.is_open)
        promised.wie_id = naar.id
        return
    casus = unit.casus(item.casus_id)
    match item.soort:
        case HandenSoort.CASUS:
            _require_same(item, casus.behandelaar_id == van.id)
            give(casus, naar.id)
        case HandenSoort.VERVANGING:
            _require_same(item, casus.vervanger_id == van.id)
            stand_in(casus, naar.id)
        case HandenSoort.AFSPRAAK:
            found = next((afspraak for afspraak in casus.afspraken if afspraak.id == item.id), None)
            same = found is not None and found.status.is_running and found.persoon.strip() == van.naam
            _require_same(item, same)
            assert found is not None
            found.persoon = naar.naam
            return
    _let_see(ctx, unit, casus)


def _require_same(item: InHanden, still: bool) -> None:
    if not still:
        raise RegelFout("", f"{item.nummer} {_MOVED}")


def _let_see(ctx: Context, unit: Unit, casus: Casus) -> None:
    """Whoever has a closed casus sees it; raises RegelFout, with its number, for who may not decide that."""
    try:
        keep_closed(ctx, unit, casus)
    except RegelFout as wrong:
        raise RegelFout("", f"{casus.nummer}: {wrong.melding} Er is niets overgedragen.") from None
