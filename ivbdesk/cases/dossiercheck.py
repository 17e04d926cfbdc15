"""What a measure needs in the file, what is there, and what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.casus import Casus
from ivbdesk.cases.dossierpunt import PuntStaat
from ivbdesk.cases.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.tijdlijn import Herkomst, ItemSoort, Tijdlijnitem


@dataclass(frozen=True)
class Checkregel:
    """One line of the check for one measure: what is asked, whether it must be there, how it stands."""

    soort: Dossierpuntsoort
    verplicht: bool
    staat: PuntStaat
    toelichting: str = ""


def check_dossier(casus: Casus, kader: Handelingskader, code: str) -> tuple[Checkregel, ...]:
    """The checklist of measure `code` with the state of each item in this casus (domein 1.3, 1.4)."""
    soort = kader.soort(code)
    present = {punt.code: punt for punt in casus.dossierpunten}
    rows = []
    for item in soort.dossier:
        punt = present.get(item)
        rows.append(
            Checkregel(
                kader.dossierpunten[item],
                item in soort.verplicht,
                punt.staat if punt else PuntStaat.OPEN,
                punt.toelichting if punt else "",
            )
        )
    return tuple(rows)


@dataclass(frozen=True)
class Overlastcijfers:
    """Counts that are shown, never judged by a machine (domein 1.4)."""

    incidenten: int
    geverifieerd: int
    meldingen: int
    bronnen: int
    dagen: int
    laatste_geverifieerd: date | None


def count_overlast(items: Iterable[Tijdlijnitem]) -> Overlastcijfers:
    """Incidents apart from meldingen: many reports of one evening are one incident (domein 1.1).

    A melding without an incident counts as a melding only. Sources are distinct by origin and name,
    a sealed melder counting by its id. `dagen` is the span from the first to the last of them.
    """
    relevant = [item for item in items if item.soort in (ItemSoort.INCIDENT, ItemSoort.MELDING)]
    incidents = [item for item in relevant if item.soort is ItemSoort.INCIDENT]
    verified = [item for item in incidents if item.verificatie.is_verified]
    sources = {
        (Herkomst.MELDER, str(item.melder_id)) if item.melder_id else (item.herkomst, item.bron.casefold())
        for item in relevant
    }
    days = [item.datum for item in relevant]
    return Overlastcijfers(
        incidenten=len(incidents),
        geverifieerd=len(verified),
        meldingen=len(relevant) - len(incidents),
        bronnen=len(sources),
        dagen=(max(days) - min(days)).days if days else 0,
        laatste_geverifieerd=max((item.datum for item in verified), default=None),
    )
