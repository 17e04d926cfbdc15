"""The figures of nuisance: shown, and the least that a statement of facts must hold (domein 1.1, 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.dossier.bron import mark_name
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.nederlands import count

HOE_GETELD = (
    "Bevestigd is wat een functionaris zag of vaststelde, of wat een tweede, onafhankelijke bron ook vertelde. "
    "Wat de gemeente zelf opschreef en niemand zag, is geen bron; wie vaker meldt, telt één keer, en de politie, de eigen "
    "toezichthouders en het OM elk ook."
)
_NAMELESS = "\0"
"""The key of everyone who was not told apart by a name; no name folds to it."""


@dataclass(frozen=True)
class Overlastcijfers:
    """Counts that are shown, never judged by a machine (domein 1.4).

    An incident is confirmed where an official saw or established it (`door_functionaris`), or else where a second,
    independent source told it too (`door_tweede_bron`). `dagen` is the span from the first to the last of all.
    """

    incidenten: int
    door_functionaris: frozenset[UUID]
    door_tweede_bron: frozenset[UUID]
    meldingen: int
    bronnen: int
    dagen: int
    eerste: date | None
    """The day of the first of all."""
    wapens: int
    """The incidents in which an official found a weapon."""
    laatste_bevestigd: date | None
    laatste_geverifieerd: date | None
    """The day of the last incident that an official saw or established."""

    @property
    def bevestigd(self) -> frozenset[UUID]:
        """The incidents that are confirmed, one way or the other."""
        return self.door_functionaris | self.door_tweede_bron

    @property
    def zin(self) -> str:
        """The figures as one Dutch sentence, which shows how they were counted."""
        how = [
            f"{len(found)} door een {who}"
            for found, who in (
                (self.door_functionaris, "functionaris"),
                (self.door_tweede_bron, "tweede bron"),
            )
            if found
        ]
        confirmed = f"waarvan {len(self.bevestigd) or 'geen'} bevestigd" + (
            f": {', '.join(how)}" if how else ""
        )
        span = f"over {count(self.dagen, 'dag', 'dagen')}" if self.dagen else "op één dag"
        if not self.incidenten and not self.meldingen:
            return "Nog geen incident of melding."
        return (
            f"{count(self.incidenten, 'incident', 'incidenten')}, {confirmed}; "
            f"{count(self.meldingen, 'melding', 'meldingen')}; {count(self.bronnen, 'bron', 'bronnen')}; "
            f"{span}."
        )


def relevant(items: Iterable[Tijdlijnitem]) -> list[Tijdlijnitem]:
    """The incidents and meldingen that count: what was refuted does not."""
    kinds = (ItemSoort.INCIDENT, ItemSoort.MELDING)
    return [item for item in items if item.soort in kinds and item.verificatie is not Verificatie.WEERLEGD]


def count_overlast(
    casus: Casus, kader: Handelingskader, items: Sequence[Tijdlijnitem] | None = None
) -> Overlastcijfers:
    """Incidents apart from meldingen: many reports of one evening are one incident (domein 1.1).

    A melding without an incident counts as a melding only. `items` are the entries that may be counted, where that
    is not the whole tijdlijn.
    """
    counted = relevant(casus.tijdlijn if items is None else items)
    incidents = [item for item in counted if item.soort is ItemSoort.INCIDENT]
    told = {item.id: [item] for item in incidents}
    for item in counted:
        if item.incident_id in told:
            told[item.incident_id].append(item)
    sources = _Bronnen(casus, kader)
    seen = frozenset(id for id, group in told.items() if any(saw_official(item, kader) for item in group))
    second = frozenset(id for id, group in told.items() if id not in seen and len(sources.of(group)) > 1)
    days = [item.datum for item in counted]
    return Overlastcijfers(
        incidenten=len(incidents),
        door_functionaris=seen,
        door_tweede_bron=second,
        meldingen=len(counted) - len(incidents),
        bronnen=len(sources.of(counted)),
        dagen=(max(days) - min(days)).days if days else 0,
        eerste=min(days, default=None),
        wapens=sum(item.wapen and saw_official(item, kader) for item in incidents),
        laatste_bevestigd=max((i.datum for i in incidents if i.id in seen | second), default=None),
        laatste_geverifieerd=max((i.datum for i in incidents if i.id in seen), default=None),
    )


def saw_official(item: Tijdlijnitem, kader: Handelingskader) -> bool:
    """Whether an official saw or established it: what a court counts (domein 1.1, objectivation).

    What somebody told an official, or what one thinks of it, is neither.
    """
    own_eyes = item.aard in (Aard.FEIT, Aard.WAARNEMING)
    return item.verificatie.is_verified and own_eyes and item.herkomst in kader.bronregels.functionaris


class _Bronnen:
    """Who told what is counted. A sealed melder counts by the mark of its name, as who is named openly does.

    The officials of one organisation are one source: two constables do not confirm each other.
    """

    def __init__(self, casus: Casus, kader: Handelingskader) -> None:
        self._casus_id, self._kader, self._regels = casus.id, kader, kader.bronregels
        self._sealed = {melder.id: melder.merk for melder in casus.melders}

    def of(self, items: Iterable[Tijdlijnitem]) -> set[str]:
        """The independent sources. Who has no name may be any melder who has one, so proves none beside them."""
        found: set[str] = set()
        less: set[str] = set()
        reporters = False
        for item in items:
            if item.herkomst is Herkomst.EIGEN and not saw_official(item, self._kader):
                continue  # typed by the municipality from what others told
            key, *shorter = self._keys(item)
            found.add(key)
            less.update(shorter)
            reporters = reporters or (item.herkomst is Herkomst.MELDER and key != _NAMELESS)
        return found - less - ({_NAMELESS} if reporters else set())

    def _keys(self, item: Tijdlijnitem) -> list[str]:
        """The key of who told it, and those of the shorter names that may be the same person."""
        if item.melder_id is not None:
            marks = self._sealed.get(item.melder_id, str(item.melder_id)).split()
            return marks or [_NAMELESS]  # sealed without a name: to be reached, and told apart from nobody
        if item.herkomst in self._regels.functionaris or not item.bron.strip():
            return [item.herkomst.value]
        if self._regels.is_naamloos(item.bron):
            return [_NAMELESS]
        return mark_name(self._casus_id, item.bron, self._regels).split()
