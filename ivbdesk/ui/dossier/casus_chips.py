"""The marks at the head of a casus: how it stands, who may see it, and what is special about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.taal.nederlands import count, term
from ivbdesk.ui.widgets.basics import Chip, ChipKind, Label, LinkButton
from ivbdesk.ui.workplace import Workplace

_LEVEL_CHIPS: tuple[ChipKind, ...] = ("neutral", "trede1", "trede2", "trede3", "trede4", "trede5", "trede6")
_URGENCY_CHIPS: dict[Urgentie, ChipKind] = {Urgentie.ROOD: "bad", Urgentie.ORANJE: "warn"}


def chips_of(place: Workplace, blad: CasusBlad, note_seen: Callable[[], None]) -> Iterator[QWidget]:
    """The marks in their order; `note_seen` is what whoever has the casus does with an opening in an emergency."""
    casus, stand = blad.casus, blad.stand
    level = "Geen middel loopt" if casus.maatregelen else "Nog geen middel"
    if stand.trede:
        level = f"Trede {stand.trede} · {place.ctx.kader.trede(stand.trede).naam}"
    yield Chip(level, _LEVEL_CHIPS[stand.trede])
    yield Chip(casus.status.label)
    yield Chip(casus.urgentie.label, _URGENCY_CHIPS.get(casus.urgentie, "neutral"))
    if casus.is_heropend:
        yield Chip("Heropend", "warn")
    if casus.besloten:
        yield Chip("Besloten", "warn")
    yield from _emergencies(place, blad, note_seen)
    for person in blad.beperkt:
        yield Chip(f"Verwerking beperkt: {person}", "warn")
    if stand.gaten:
        yield Chip(f"{count(stand.gaten, 'gat', 'gaten')} in de keten", "gap")
    accepted = sum(gat.aanvaard is not None for gat in blad.gaten)
    if accepted:
        yield Chip(f"{count(accepted, 'gat', 'gaten')} aanvaard", "neutral")
    if stand.termijn is not None:
        late = stand.termijn < place.today()
        told = f"Eerst te doen: {term(stand.termijn, place.today())}"
        yield Label(told, "late" if late else "small", wrap=False)


def _emergencies(place: Workplace, blad: CasusBlad, note_seen: Callable[[], None]) -> Iterator[QWidget]:
    names = {item.id: item.naam for item in blad.medewerkers}
    for item in blad.noodopeningen:
        yield Chip(f"In nood geopend door {names.get(item.medewerker_id, '')}", "bad")
    until = blad.nood_tot(place.ctx.officer)
    if until is not None:
        yield Chip(f"U ziet deze casus tot {until.astimezone(AMSTERDAM):%H:%M}", "warn")
    elif blad.noodopeningen:
        yield LinkButton("Gezien", note_seen)
