"""The checklist by which a signal is weighed, as data: what resources/wegingen.toml holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.taal.fouten import RegelFout

Voorwaarde = tuple[tuple[str, ...], ...]
"""Groups of what must hold together; one whole group is enough. Empty: nothing is asked."""


@dataclass(frozen=True, slots=True)
class Wegingsstap:
    """A heading with questions; it unfolds by itself where `tonen_als` holds. `toetsen`: not yet checked."""

    code: str
    naam: str
    tonen_als: Voorwaarde = ()
    toetsen: bool = False


@dataclass(frozen=True, slots=True)
class Wegingsvraag:
    """One question, of a step or of an outcome; `kort` names it in a reason."""

    code: str
    kort: str
    tekst: str
    help: str = ""
    stap: str = ""
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Bellen:
    """Whom to call where somebody is in danger now."""

    wie: str
    nummer: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the open sum of urgency: each value with its words."""

    code: str
    naam: str
    waarden: tuple[int, ...]
    woorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitkomstregel:
    """When an outcome fits, when it is possible, and what it demands.

    `maanden` is how long the signal is kept at most, `voorstel` what is proposed; 0: it goes with its casus.
    `partner` and `grond` name the one receiver and ground, where there is only one.
    """

    code: Uitkomst
    help: str
    past_als: Voorwaarde
    alleen_als: Voorwaarde
    anders: str
    eist: frozenset[str]
    reden: str
    maanden: int = 0
    voorstel: int = 0
    partner: str = ""
    grond: str = ""

    def require_partner(self, code: str) -> None:
        """Raise RegelFout for another partner than the one this outcome goes to, where there is only one."""
        if self.partner and code != self.partner:
            raise RegelFout("partner_id", "Deze uitkomst gaat naar één vaste partner.")


@dataclass(frozen=True, slots=True)
class Themaregel:
    """What a theme leads to: the kind of casus, its purpose, and the leefgebieden that are always looked at."""

    code: Thema
    soort: CasusSoort
    doel: str
    leefgebieden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verband:
    """Words, or a `vraag` answered with ja, that point at partners (by code) on a leefgebied, and why.

    `let_op` is shown with it, before anyone is asked anything.
    """

    woorden: tuple[str, ...]
    leefgebied: int
    partners: tuple[str, ...]
    waarom: str
    vraag: str = ""
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Wegingskader:
    """The whole checklist, in the order of the file; `eigen` is the code of the partner that we are ourselves."""

    versie: str
    eigen: str
    nog_te_toetsen: str
    grenzen: tuple[tuple[Urgentie, int], ...]
    stappen: tuple[Wegingsstap, ...]
    vragen: tuple[Wegingsvraag, ...]
    bellen: tuple[Bellen, ...]
    delen: tuple[Deel, ...]
    uitkomsten: Mapping[Uitkomst, Uitkomstregel]
    categorieen: Mapping[str, str]
    leeftijdsgroepen: Mapping[str, str]
    themas: Mapping[Thema, Themaregel]
    verbanden: tuple[Verband, ...]

    def vragen_van(self, stap: str) -> tuple[Wegingsvraag, ...]:
        """The questions of a step."""
        return tuple(vraag for vraag in self.vragen if vraag.stap == stap)

    def vragen_bij(self, uitkomst: Uitkomst | None) -> tuple[Wegingsvraag, ...]:
        """The questions that only this outcome asks."""
        return tuple(vraag for vraag in self.vragen if uitkomst and vraag.uitkomst == uitkomst.value)

    def kort(self, code: str) -> str:
        """The short name of a question; its code where a later version no longer has it."""
        return next((vraag.kort for vraag in self.vragen if vraag.code == code), code)
