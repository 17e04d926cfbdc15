"""The uitvoeringsplan of a year and its actions, in versions; one that the college established is frozen (IVB 1.5)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future, require_reason
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together
from ivbdesk.cases.taal.nederlands import short_date

_SOURCE = "IVB 1.5"
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Stoplicht(StrEnum):
    """How an action goes; told by word and by shape, never by colour alone."""

    OPEN = "open"
    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"

    @property
    def label(self) -> str:
        """The shape and the words that a user reads."""
        return _LIGHTS[self]

    @property
    def asks_reason(self) -> bool:
        """Whether it has to be said why."""
        return self in (Stoplicht.ORANJE, Stoplicht.ROOD)


_LIGHTS = {
    Stoplicht.OPEN: "○ Nog niet beoordeeld",
    Stoplicht.GROEN: "● Groen",
    Stoplicht.ORANJE: "◆ Oranje",
    Stoplicht.ROOD: "■ Rood",
}


class Planmoment(StrEnum):
    """When in the year something is done."""

    K1 = "1"
    K2 = "2"
    K3 = "3"
    K4 = "4"
    JAAR = "jaar"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return "Hele jaar" if self is Planmoment.JAAR else f"{self.value}e kwartaal"


@dataclass(eq=False)
class Planactie:
    """One action of a version. `lijn` is the same in every version, so that one is compared with the other.

    `indicator` is a table of the figures and `antwoord` what of it: an answer, its share, or empty for its total.
    """

    id: UUID
    plan_id: UUID
    lijn: UUID
    volgorde: int
    prioriteit: str
    doel: str
    actie: str
    partners: str
    trekker: str
    moment: Planmoment
    indicator: str = ""
    antwoord: str = ""
    streven: str = ""
    knelpunt_id: UUID | None = None
    licht: Stoplicht = Stoplicht.OPEN
    reden: str = ""
    halfjaar: str = ""
    heel_jaar: str = ""


@dataclass(eq=False)
class Uitvoeringsplan:
    """A version of the plan of a year; `inhoud` is the text that was established, `wijziging` what it changes."""

    id: UUID
    jaar: int
    nummer: int
    inleiding: str = ""
    wijziging: str = ""
    halfjaar: str = ""
    heel_jaar: str = ""
    vastgesteld_op: date | None = None
    door: UUID | None = None
    inhoud: str = ""
    sha256: str = ""
    acties: list[Planactie] = field(default_factory=list)

    @property
    def is_vastgesteld(self) -> bool:
        """Whether the college established it."""
        return self.vastgesteld_op is not None

    @property
    def stand(self) -> str:
        """What it is, in words."""
        if self.vastgesteld_op is None:
            return f"Versie {self.nummer}, concept"
        return f"Versie {self.nummer}, vastgesteld op {short_date(self.vastgesteld_op)}"

    @property
    def is_heel(self) -> bool:
        """Whether the text that was established still has its hash; a concept has none."""
        digest = hashlib.sha256(self.inhoud.encode("utf-8")).hexdigest()
        return not self.is_vastgesteld or digest == self.sha256

    def actie(self, actie_id: UUID) -> Planactie:
        """One of its actions; raises RegelFout for one that is gone."""
        for one in self.acties:
            if one.id == actie_id:
                return one
        raise RegelFout("", "Deze actie staat niet meer in het plan. Een collega haalde haar weg.")


def newest(plannen: Iterable[Uitvoeringsplan], jaar: int) -> Uitvoeringsplan | None:
    """The last version of a year."""
    return max((one for one in plannen if one.jaar == jaar), key=lambda one: one.nummer, default=None)


def require_year(jaar: int, plannen: Iterable[Uitvoeringsplan]) -> None:
    """Raise RegelFout for a year that cannot be one, or that has a plan already."""
    if not FIRST_YEAR <= jaar <= LAST_YEAR:
        refuse("jaar", f"Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.", _SOURCE)
    if newest(plannen, jaar) is not None:
        refuse("jaar", f"Van {jaar} is er al een plan. Maak daarvan een nieuwe versie.", _SOURCE)


def require_whole(plan: Uitvoeringsplan) -> None:
    """Raise RegelFout where the text that was established is no longer what has its kenmerk."""
    if not plan.is_heel:
        raise RegelFout(
            "",
            "De tekst van dit plan is niet meer die van het kenmerk. Buiten het programma is er iets gewijzigd.",
            _SOURCE,
        )


def require_editable(plan: Uitvoeringsplan) -> None:
    """Raise RegelFout for a version that was established: it stays as the college read it."""
    if plan.is_vastgesteld:
        raise RegelFout(
            "", "Deze versie is vastgesteld en verandert niet meer. Maak een nieuwe versie.", _SOURCE
        )


def require_newest(plan: Uitvoeringsplan, plannen: Iterable[Uitvoeringsplan]) -> None:
    """Raise RegelFout for a version after which there is another."""
    last = newest(plannen, plan.jaar)
    if last is not None and last.nummer > plan.nummer:
        raise RegelFout("", f"Er is al een versie {last.nummer}. Werk daarin verder.", _SOURCE)


@together()
def require_action(
    actie: Planactie, prioriteiten: Collection[str], indicatoren: Mapping[str, Collection[str]]
) -> None:
    """Raise RegelFout, naming the field, where an action says too little; of each indicator its answers."""
    if actie.prioriteit not in prioriteiten:
        refuse("prioriteit", "Kies een prioriteit van het beleid.", _SOURCE)
    require_filled("doel", actie.doel, "Schrijf op waar deze actie voor is.")
    require_filled("actie", actie.actie, "Schrijf op wat er gebeurt.")
    require_filled("trekker", actie.trekker, "Schrijf op wie trekt.")
    if actie.indicator and actie.indicator not in indicatoren:
        refuse("indicator", "Kies een tabel van de cijfers, of geen getal.")
    elif actie.antwoord and actie.antwoord not in indicatoren.get(actie.indicator, ()):
        refuse("antwoord", "Kies een getal van deze tabel.")
    require_progress(actie)


@together()
def require_progress(actie: Planactie) -> None:
    """Raise RegelFout where a light that is not green has no reason."""
    if actie.licht.asks_reason:
        require_reason(actie.reden, f"het licht op {actie.licht.value} staat", _SOURCE)


@together()
def require_establishable(
    plan: Uitvoeringsplan, vorige: Uitvoeringsplan | None, op: date, vandaag: date
) -> None:
    """Raise RegelFout where a version cannot have been established on this day; `vorige` is the version before."""
    require_not_future("vastgesteld_op", op, vandaag)
    if op.year < plan.jaar - 1:
        refuse("vastgesteld_op", f"Een plan van {plan.jaar} is op zijn vroegst van {plan.jaar - 1}.", _SOURCE)
    if vorige is not None and vorige.vastgesteld_op is not None and op < vorige.vastgesteld_op:
        earlier = short_date(vorige.vastgesteld_op)
        refuse(
            "vastgesteld_op",
            f"Versie {vorige.nummer} is vastgesteld op {earlier}. Deze kan niet eerder zijn.",
        )
    if not plan.acties:
        refuse("", "Er staat nog geen actie in dit plan.", _SOURCE)
    if plan.nummer > 1:
        require_change(plan.wijziging)


def require_change(wijziging: str) -> None:
    """Raise RegelFout where a new version does not say what it changes."""
    require_reason(wijziging, "er een nieuwe versie is en wat die verandert", _SOURCE, veld="wijziging")
