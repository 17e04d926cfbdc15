"""What a measure needs in the file, what is there, and what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from ivbdesk.cases.fouten import RegelFout
from ivbdesk.cases.kader import Dossierpuntsoort, Handelingskader
from ivbdesk.cases.tijdlijn import Herkomst, ItemSoort, Tijdlijnitem

if TYPE_CHECKING:
    from ivbdesk.cases.casus import Casus


class PuntStaat(StrEnum):
    """The state of one item of the file (domein 1.4)."""

    OPEN = "open"
    VOLDAAN = "voldaan"
    NVT = "nvt"
    ONTBREEKT_GEACCEPTEERD = "ontbreekt_geaccepteerd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _STAAT_LABELS[self]


_STAAT_LABELS = {
    PuntStaat.OPEN: "Open",
    PuntStaat.VOLDAAN: "Voldaan",
    PuntStaat.NVT: "Niet van toepassing",
    PuntStaat.ONTBREEKT_GEACCEPTEERD: "Ontbreekt, met reden",
}


@dataclass(eq=False)
class Dossierpunt:
    """The state of one checklist item in one casus, with its reason or the entry that proves it."""

    id: UUID
    casus_id: UUID
    code: str
    staat: PuntStaat
    bijgewerkt_op: date
    toelichting: str = ""
    bewijs_id: UUID | None = None


def require_valid(punt: Dossierpunt) -> None:
    """Raise RegelFout where a state other than open stands without evidence or reason."""
    if punt.staat is PuntStaat.VOLDAAN and punt.bewijs_id is None and not punt.toelichting.strip():
        raise RegelFout("toelichting", "Verwijs naar een regel in de tijdlijn, of noem waar het bewijs ligt.")
    if punt.staat in (PuntStaat.NVT, PuntStaat.ONTBREEKT_GEACCEPTEERD) and not punt.toelichting.strip():
        raise RegelFout(
            "toelichting", "Schrijf de reden op; die komt in het dossier.", "IVB 6.2.4, handelingskader"
        )


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
