"""The sources of a casus: people and organisations that are picked or typed once (domein 1.1, 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Melder, mark_of
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.bronregels import Bronregels
from ivbdesk.cases.kader.soorten import Herkomst


@dataclass(frozen=True, slots=True)
class BekendeBron:
    """A source that a casus has, as it is written; of a sealed melder only that there is one."""

    naam: str
    herkomst: Herkomst
    melder_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Bronvermelding:
    """Who told an entry, as it is kept; `nieuw` is the name of a melder who is to be sealed."""

    bron: str
    melder_id: UUID | None
    nieuw: str = ""


def known_sources(casus: Casus, regels: Bronregels) -> list[BekendeBron]:
    """Every source once, the latest first, and then the sealed melders by number."""
    found: dict[str, BekendeBron] = {}
    for item in sorted(casus.tijdlijn, key=lambda item: item.vastgelegd_op, reverse=True):
        if item.melder_id is None and item.bron.strip():
            found.setdefault(regels.normal(item.bron), BekendeBron(item.bron, item.herkomst))
    sealed = [
        BekendeBron(sealed_name(number), Herkomst.MELDER, melder.id)
        for number, melder in enumerate(casus.melders, 1)
    ]
    return [*found.values(), *sealed]


def sealed_name(number: int) -> str:
    """What a sealed melder is called where one is chosen."""
    return f"Verzegelde melder {number}"


def find_melder(casus: Casus, naam: str, regels: Bronregels) -> Melder | None:
    """The sealed melder of this name, however it is written."""
    wanted = "" if regels.is_naamloos(naam) else regels.normal(naam)
    return next((m for m in casus.melders if wanted and regels.normal(m.naam) == wanted), None)


def seal_melder(
    casus: Casus, id: UUID, naam: str, regels: Bronregels, contact: str = "", *, terug: bool = False
) -> Melder:
    """Keep who reported in a casus, sealed, with the mark by which it is counted."""
    name = naam.strip()
    made = Melder(id, casus.id, name, contact.strip(), terug, mark_name(casus.id, name, regels))
    casus.melders.append(made)
    return made


def mark_name(casus_id: UUID, naam: str, regels: Bronregels) -> str:
    """The marks of a melder of this name, however it is written; empty for one that tells nobody apart.

    The first is its own; the others are of the shorter names by which the same person may be known.
    """
    normal = "" if regels.is_naamloos(naam) else regels.normal(naam)
    return " ".join(mark_of(casus_id, form) for form in (normal, *regels.shorter(naam))) if normal else ""


def settle_source(
    casus: Casus, herkomst: Herkomst, bron: str, melder_id: UUID | None, regels: Bronregels
) -> Bronvermelding:
    """Who told it, as the casus already has it. The name of who reported is sealed and stands nowhere open."""
    typed = " ".join(bron.split())
    chosen = next((k for k in known_sources(casus, regels) if k.melder_id and k.naam == typed), None)
    if chosen is not None:
        return Bronvermelding(Herkomst.MELDER.label, chosen.melder_id)
    if melder_id is not None and not typed:
        return Bronvermelding(Herkomst.MELDER.label, melder_id)
    sealed = find_melder(casus, typed, regels)
    if sealed is not None:
        return Bronvermelding(Herkomst.MELDER.label, melder_id or sealed.id)
    if herkomst is Herkomst.MELDER and melder_id is None and not regels.is_naamloos(typed):
        return Bronvermelding(Herkomst.MELDER.label, None, typed)
    known = (k.naam for k in known_sources(casus, regels) if k.melder_id is None)
    same = next((name for name in known if regels.normal(name) == regels.normal(typed)), typed)
    return Bronvermelding(same, melder_id)
