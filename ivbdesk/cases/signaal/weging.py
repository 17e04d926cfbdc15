"""Weighing a signal: which outcomes fit and why, and the open sum of urgency.

Nothing here ranks people. Who is in danger now is helped first: that never waits for the checklist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ivbdesk.cases.kader.soorten import Thema, Uitkomst, Urgentie
from ivbdesk.cases.kader.wegingskader import Deel, Uitkomstregel, Voorwaarde, Wegingskader
from ivbdesk.cases.signaal.signaal import Antwoord
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import join_nl

RECHTMATIG = ("doelbinding", "proportie", "subsidiair")
"""The questions of AVG art. 5."""


@dataclass(frozen=True)
class Ingevuld:
    """What was answered so far: answers by code of the question with their words, and the parts of the sum."""

    thema: Thema
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)
    toelichtingen: Mapping[str, str] = field(default_factory=dict)
    punten: Mapping[str, int] = field(default_factory=dict)

    def is_ja(self, code: str) -> bool:
        """Whether this question was answered with yes."""
        return self.antwoorden.get(code) is Antwoord.JA

    def is_nee(self, code: str) -> bool:
        """Whether this question was answered with no; not knowing is no no."""
        return self.antwoorden.get(code) is Antwoord.NEE


@dataclass(frozen=True)
class Wegingsbesluit:
    """What the officer decided of a signal, as typed; an outcome reads of it what it demands.

    `bijzonder_mee` is "ja" or "nee": whether the special data of the signal go to the partner as well. `tijdlijn` is how
    the signal is worded in a casus, `woord_reden` why a guarded word has to stand in it. `persoon_id` is who of the register it
    is about, `iemand_anders` that it is none of those who are known by the name, `nazoeken` that the register is asked for it.
    """

    uitkomst: Uitkomst | None
    reden: str = ""
    noodzaak: str = ""
    grondslag: str = ""
    urgentie: Urgentie | None = None
    urgentie_reden: str = ""
    vernietigen_op: date | None = None
    partner_id: UUID | None = None
    deelgrond: str = ""
    casus_id: UUID | None = None
    kenmerk: str = ""
    categorie: str = ""
    leeftijdsgroep: str = ""
    titel: str = ""
    doel: str = ""
    convenant_id: UUID | None = None
    bijzonder_mee: str = ""
    tijdlijn: str = ""
    tijdlijn_bijzonder: bool = False
    woord_reden: str = ""
    persoon_id: UUID | None = None
    iemand_anders: bool = False
    nazoeken: bool = False


@dataclass(frozen=True)
class Uitkomststand:
    """How one outcome stands: it fits, it is possible, or it is not; always with the reasons."""

    uitkomst: Uitkomst
    past: bool
    kan: bool
    waarom: str


@dataclass(frozen=True)
class Som:
    """The open calculation of urgency: its parts, its total, and the class it proposes."""

    delen: tuple[tuple[Deel, int | None], ...]
    totaal: int
    voorstel: Urgentie
    acuut: bool

    @property
    def is_compleet(self) -> bool:
        """Whether every part was filled in."""
        return all(value is not None for _, value in self.delen)

    @property
    def woorden(self) -> str:
        """The calculation as it is read: "ernst 3 + frequentie 1 = 4: binnen 14 dagen"."""
        if self.acuut:
            return "Er is nu gevaar: acuut, vandaag. Daar is geen som voor nodig."
        filled = [f"{part.naam.lower()} {value}" for part, value in self.delen if value is not None]
        if not filled:
            return "Nog niets ingevuld."
        told = f"{' + '.join(filled)} = {self.totaal}: {self.voorstel.label.lower()}"
        missing = sum(value is None for _, value in self.delen)
        return (
            told
            if not missing
            else f"{told}. Voorlopig: {missing} van de {len(self.delen)} delen ontbreken nog."
        )


def reckon(kader: Wegingskader, ingevuld: Ingevuld) -> Som:
    """The open sum of domein 2.4; it proposes, the officer decides."""
    parts = tuple((part, ingevuld.punten.get(part.code)) for part in kader.delen)
    total = sum(value for _, value in parts if value is not None)
    acute = ingevuld.is_ja("acuut")
    proposed = next((urgency for urgency, bound in kader.grenzen if total >= bound), Urgentie.GROEN)
    return Som(parts, total, Urgentie.ROOD if acute else proposed, acute)


def holding(voorwaarde: Voorwaarde, ingevuld: Ingevuld) -> tuple[str, ...] | None:
    """The first group that holds whole; None where none does. What is not answered holds nothing."""
    return next((group for group in voorwaarde if all(_holds(token, ingevuld) for token in group)), None)


def _holds(token: str, ingevuld: Ingevuld) -> bool:
    name, _, value = token.partition("=")
    if name == "thema":
        return ingevuld.thema.value == value
    return ingevuld.is_nee(name) if value else ingevuld.is_ja(name)


def find_outcomes(kader: Wegingskader, ingevuld: Ingevuld) -> list[Uitkomststand]:
    """How every outcome stands with these answers, those that fit first, in the order of the checklist."""
    found = [_finding(kader, rule, ingevuld) for rule in kader.uitkomsten.values()]
    return sorted(found, key=lambda finding: (not finding.past, not finding.kan))


def _finding(kader: Wegingskader, rule: Uitkomstregel, ingevuld: Ingevuld) -> Uitkomststand:
    wrong = objection(kader, rule, ingevuld)
    if wrong:
        return Uitkomststand(rule.code, False, False, wrong)
    fits = holding(rule.past_als, ingevuld)
    if fits is None:
        return Uitkomststand(rule.code, False, True, rule.help)
    return Uitkomststand(rule.code, True, True, f"Want {join_nl([_told(kader, token) for token in fits])}.")


def objection(kader: Wegingskader, rule: Uitkomstregel, ingevuld: Ingevuld) -> str:
    """Why an outcome is not possible with these answers; empty where it is."""
    if rule.alleen_als and holding(rule.alleen_als, ingevuld) is None:
        return rule.anders
    refused = [code for code in RECHTMATIG if ingevuld.is_nee(code)]
    if "rechtmatig" in rule.eist and refused:
        answered = "is" if len(refused) == 1 else "zijn"
        return f"Verder verwerken mag niet: {join_nl([kader.kort(code) for code in refused])} {answered} met nee beantwoord."
    return ""


def _told(kader: Wegingskader, token: str) -> str:
    name, _, value = token.partition("=")
    if name == "thema":
        return f"het thema is {Thema(value).label.lower()}"
    return f"{kader.kort(name)}: {value or 'ja'}"


def propose_destruction(kader: Wegingskader, uitkomst: Uitkomst, vandaag: date) -> date | None:
    """The day on which a signal with this outcome is destroyed; None where it goes with its casus."""
    rule = kader.uitkomsten[uitkomst]
    return months_after(vandaag, rule.voorstel) if rule.maanden else None


def require_points(kader: Wegingskader, punten: Mapping[str, int]) -> None:
    """Raise RegelFout for a part that the sum does not have or a value it does not know."""
    known = {part.code: part.waarden for part in kader.delen}
    for code, value in punten.items():
        if value not in known.get(code, ()):
            raise RegelFout(f"punt_{code}", "Kies een van de waarden.")


def points_text(punten: Mapping[str, int]) -> str:
    """The parts of the sum as a signal keeps them."""
    return ",".join(f"{code}={value}" for code, value in punten.items())


def points_of(text: str) -> dict[str, int]:
    """The parts of the sum that a signal keeps."""
    pairs: Iterable[list[str]] = (part.split("=") for part in text.split(",") if part)
    return {code: int(value) for code, value in pairs}
