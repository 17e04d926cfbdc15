"""Who reads a letter, by its addressee: what of the casus it may carry, and whom it may name (domein 3.1-3.2)."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.brieven.briefsoort import AanSoort
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.kader import Maatregelsoort
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.cases.ladder.gericht import aimed_at

PARTIJ_LEEST = Publiek.of(Klasse.RECHTER)
"""At whom the means is aimed reads what may come before the court: a party gets the same file (Awb 8:42)."""
ANDER_LEEST = Publiek.of(Klasse.CORPORATIE)
"""Another who is written to reads nothing of the police, the OM or care (Wpg art. 16; WGBO art. 7:457)."""


def reads_of(casus: Casus, aan: Aan, means: Maatregelsoort | None) -> Publiek:
    """Who reads a letter that is not to a partner."""
    return PARTIJ_LEEST if _is_party(casus, aan, means) else ANDER_LEEST


def _is_party(casus: Casus, aan: Aan, means: Maatregelsoort | None) -> bool:
    """Whether it is the person at whom the means is aimed, or else the only one who causes it or whom it is about."""
    main = casus.hoofdpersonen()
    causes = {item.persoon.id for item in main if item.rol is Rol.OVERLASTGEVER}
    people = causes or {item.persoon.id for item in main}
    aim = aimed_at(casus, means).persoon_id if means is not None else None
    who = {aim} if aim is not None else people if len(people) == 1 else set()
    return aan.soort is AanSoort.BETROKKENE and aan.id in who


def named_for(aan: Aan) -> frozenset[UUID] | None:
    """Which of those whom the casus is about may be named: to a resident only they themselves, to a partner all (None)."""
    if aan.soort is AanSoort.PARTNER:
        return None
    return frozenset({aan.id}) if aan.soort is AanSoort.BETROKKENE else frozenset()
