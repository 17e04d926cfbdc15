"""How old a person is at least and at most: only the year of birth is kept, and what somebody established of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import refuse, together

ADULT = 18
"""From this age somebody is of age (BW 1:233)."""
OLDEST = 120
_DAY_OR_NUMBER = re.compile(
    r"\b\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}\b|\b\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}\b|\b\d{9}\b",
    re.IGNORECASE,
)
_SOURCE = "AVG art. 5 lid 1 onder c"


@dataclass(frozen=True)
class Leeftijd:
    """The ages that are possible, from `jongst` to `oudst`; where nothing is known every age is."""

    jongst: int = 0
    oudst: int = OLDEST

    @classmethod
    def of_year(cls, geboortejaar: int | None, vandaag: date) -> Leeftijd:
        """Who has not had a birthday yet this year is a year younger than the years say."""
        if geboortejaar is None:
            return cls()
        reached = vandaag.year - geboortejaar
        return cls(max(0, reached - 1), reached)

    @property
    def is_bekend(self) -> bool:
        """Whether anything is known of it."""
        return self != Leeftijd()

    @property
    def is_minderjarig(self) -> bool:
        """Whether it is sure that somebody is no adult yet."""
        return self.oudst < ADULT

    @property
    def kan_minderjarig(self) -> bool:
        """Whether somebody of whom something is known may be no adult yet."""
        return self.is_bekend and self.jongst < ADULT

    def along(self, other: Leeftijd) -> Leeftijd:
        """What both leave possible; where they contradict each other nothing is known any more."""
        youngest, oldest = max(self.jongst, other.jongst), min(self.oudst, other.oudst)
        return Leeftijd(youngest, oldest) if youngest <= oldest else Leeftijd()


@dataclass(eq=False)
class Leeftijdsvaststelling:
    """What somebody established on a day: whether a person had reached the age `grens`. No date of birth is kept."""

    id: UUID
    casus_id: UUID
    persoon_id: UUID
    grens: int
    bereikt: bool
    op: date
    door: str
    wijze: str

    def leeftijd(self, vandaag: date) -> Leeftijd:
        """What follows from it today: who had not reached it that day may have a birthday the next."""
        if self.bereikt:
            return Leeftijd(jongst=self.grens + _years(self.op, vandaag))
        if vandaag <= self.op:
            return Leeftijd(oudst=self.grens - 1)
        return Leeftijd(oudst=self.grens + _years(self.op + timedelta(days=1), vandaag))

    @property
    def zin(self) -> str:
        """What was established, in words."""
        return f"{self.grens} jaar {'bereikt' if self.bereikt else 'nog niet bereikt'}"


def _years(since: date, until: date) -> int:
    """The whole years between two days; none where the second comes first."""
    before = (until.month, until.day) < (since.month, since.day)
    return max(0, until.year - since.year - before)


@together()
def require_established(made: Leeftijdsvaststelling, known: Leeftijd, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for what cannot be established so; `known` is by the year of birth."""
    require_not_future("op", made.op, vandaag)
    require_filled("door", made.door, "Noem wie de leeftijd heeft vastgesteld.", "Awb 3:2")
    require_filled(
        "wijze", made.wijze, "Noem hoe de leeftijd is vastgesteld, bijvoorbeeld: BRP ingezien.", "Awb 3:2"
    )
    for field, text in (("door", made.door), ("wijze", made.wijze)):
        if _DAY_OR_NUMBER.search(text):
            refuse(
                field, "Laat een geboortedatum of nummer weg: of de leeftijd is bereikt, is genoeg.", _SOURCE
            )
    if not known.is_bekend:
        return
    if (made.bereikt and known.oudst < made.grens) or (not made.bereikt and known.jongst >= made.grens):
        refuse("bereikt", "Het geboortejaar zegt iets anders; verbeter dat eerst bij de betrokkene.")


def leeftijdsklasse(leeftijd: Leeftijd) -> str:
    """An age as a class, all that an output shows (domein 5.2)."""
    if leeftijd.is_minderjarig:
        return "minderjarig"
    if leeftijd.oudst == OLDEST:
        return "leeftijd onbekend" if leeftijd.jongst < ADULT else f"{leeftijd.jongst} jaar of ouder"
    if leeftijd.jongst < ADULT:
        return "17 of 18 jaar" if (leeftijd.jongst, leeftijd.oudst) == (17, 18) else "mogelijk minderjarig"
    for grens, klasse in ((25, "18-24 jaar"), (40, "25-39 jaar"), (65, "40-64 jaar")):
        if leeftijd.oudst < grens:
            return klasse
    return "65 jaar of ouder"
