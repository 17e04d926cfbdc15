"""The figures of nuisance: shown, and the least that a statement of facts must hold (domein 1.1, 1.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.nederlands import count


@dataclass(frozen=True)
class Overlastcijfers:
    """Counts that are shown, never judged by a machine (domein 1.4).

    `bevestigd` are the incidents that an official saw or established, or that a second source reported too.
    `dagen` is the span from the first to the last of them.
    """

    incidenten: int
    geverifieerd: int
    bevestigd: int
    meldingen: int
    bronnen: int
    dagen: int
    laatste_geverifieerd: date | None

    @property
    def zin(self) -> str:
        """The figures as one Dutch sentence."""
        seen = f"{self.geverifieerd} door een functionaris waargenomen of vastgesteld"
        second = f"{self.bevestigd} bevestigd door een functionaris of een tweede bron"
        return (
            f"{count(self.incidenten, 'incident', 'incidenten')} over {count(self.dagen, 'dag', 'dagen')}, {seen}, "
            f"{second}; {count(self.meldingen, 'melding', 'meldingen')} en "
            f"{count(self.bronnen, 'onafhankelijke bron', 'onafhankelijke bronnen')}."
        )


def relevant(items: Iterable[Tijdlijnitem]) -> list[Tijdlijnitem]:
    """The incidents and meldingen that count: what was refuted does not."""
    kinds = (ItemSoort.INCIDENT, ItemSoort.MELDING)
    return [item for item in items if item.soort in kinds and item.verificatie is not Verificatie.WEERLEGD]


def count_overlast(items: Iterable[Tijdlijnitem]) -> Overlastcijfers:
    """Incidents apart from meldingen: many reports of one evening are one incident (domein 1.1).

    A melding without an incident counts as a melding only. Sources are distinct by origin and name,
    a sealed melder counting by its id.
    """
    counted = relevant(items)
    incidents = [item for item in counted if item.soort is ItemSoort.INCIDENT]
    verified = [item for item in incidents if item.verificatie.is_verified]
    days = [item.datum for item in counted]
    sources: dict[object, set[object]] = {item.id: {_source(item)} for item in incidents}
    for item in counted:
        if item.incident_id in sources:
            sources[item.incident_id].add(_source(item))
    confirmed = [item for item in incidents if item.verificatie.is_verified or len(sources[item.id]) > 1]
    return Overlastcijfers(
        incidenten=len(incidents),
        geverifieerd=len(verified),
        bevestigd=len(confirmed),
        meldingen=len(counted) - len(incidents),
        bronnen=len({_source(item) for item in counted}),
        dagen=(max(days) - min(days)).days if days else 0,
        laatste_geverifieerd=max((item.datum for item in verified), default=None),
    )


def _source(item: Tijdlijnitem) -> object:
    return (Herkomst.MELDER, item.melder_id) if item.melder_id else (item.herkomst, item.bron.casefold())
