"""The rules by which the werkvoorraad shows what needs attention, read from resources/signaalregels.toml (domein 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_MOST_DAYS = 3650


class Maat(StrEnum):
    """What a rule measures."""

    ACTIE = "actie"
    CONTACT = "contact"
    MELDINGEN_ADRES = "meldingen_adres"
    NA_SLUITING = "na_sluiting"
    DUBBEL = "dubbel"
    WETTELIJKE_TERMIJN = "wettelijke_termijn"
    DWANGSOM = "dwangsom"
    PLAN = "plan"
    SCORE_DALING = "score_daling"
    GAT = "gat"
    MINDERJARIGE = "minderjarige"
    REPRESSIE = "repressie"
    MAATREGEL_EINDE = "maatregel_einde"
    CONVENANT = "convenant"
    INFORMEREN = "informeren"
    PARTNERKAART = "partnerkaart"
    RUST = "rust"
    WACHTLIJST = "wachtlijst"
    VERSCHIL = "verschil"
    BEWAREN = "bewaren"
    VERVANGER = "vervanger"
    HANDHAVING = "handhaving"
    MELDER = "melder"
    RESERVEKOPIE = "reservekopie"
    EVALUATIE = "evaluatie"
    ANDERE_TERMIJN = "andere_termijn"
    SIGNAAL = "signaal"
    NOODOPENING = "noodopening"
    INZAGE = "inzage"
    TERUGKOPPELING = "terugkoppeling"
    SPOED = "spoed"


_NEEDS: Mapping[Maat, frozenset[str]] = {
    Maat.ACTIE: frozenset({"vooraf_dagen", "stappen"}),
    Maat.CONTACT: frozenset({"dagen"}),
    Maat.MELDINGEN_ADRES: frozenset({"dagen", "aantal"}),
    Maat.NA_SLUITING: frozenset({"dagen"}),
    Maat.DUBBEL: frozenset(),
    Maat.WETTELIJKE_TERMIJN: frozenset({"vooraf_werkdagen"}),
    Maat.DWANGSOM: frozenset({"dagen", "vooraf_dagen"}),
    Maat.PLAN: frozenset({"dagen"}),
    Maat.SCORE_DALING: frozenset({"dagen", "aantal"}),
    Maat.GAT: frozenset({"dagen"}),
    Maat.MINDERJARIGE: frozenset({"partners"}),
    Maat.REPRESSIE: frozenset({"aantal"}),
    Maat.MAATREGEL_EINDE: frozenset({"vooraf_dagen"}),
    Maat.CONVENANT: frozenset({"vooraf_dagen"}),
    Maat.INFORMEREN: frozenset({"dagen"}),
    Maat.PARTNERKAART: frozenset({"dagen"}),
    Maat.RUST: frozenset({"dagen"}),
    Maat.WACHTLIJST: frozenset({"aantal"}),
    Maat.VERSCHIL: frozenset({"dagen"}),
    Maat.BEWAREN: frozenset({"vooraf_dagen"}),
    Maat.VERVANGER: frozenset(),
    Maat.HANDHAVING: frozenset({"dagen", "vooraf_dagen"}),
    Maat.MELDER: frozenset({"dagen", "aantal"}),
    Maat.RESERVEKOPIE: frozenset({"dagen"}),
    Maat.EVALUATIE: frozenset({"vooraf_dagen"}),
    Maat.ANDERE_TERMIJN: frozenset({"vooraf_dagen"}),
    Maat.SIGNAAL: frozenset({"werkdagen", "vooraf_werkdagen"}),
    Maat.NOODOPENING: frozenset(),
    Maat.INZAGE: frozenset(),
    Maat.TERUGKOPPELING: frozenset({"werkdagen"}),
    Maat.SPOED: frozenset(),
}
"""Which numbers each asks; `weken` may stand for `dagen`."""
_BOUNDS = ("dagen", "weken", "werkdagen", "vooraf_dagen", "vooraf_werkdagen", "aantal", "stappen", "partners")
_KEYS = ("code", "naam", "meet", *_BOUNDS, "doen", "wettelijk", "uitstel", "werk", "bron", "aan")
OVERLEG, VOORBEREIDEN, SIGNAAL = "overleg", "voorbereiden", "signaal"
"""The kinds of work that no rule asks, but the week does."""


@dataclass(frozen=True, slots=True)
class Werksoort:
    """A kind of work, and how many minutes it usually takes (domein 5.1)."""

    code: str
    naam: str
    minuten: int


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """One rule: what it measures and from which bound, what to do, whether the law sets it and it can be put off."""

    code: str
    naam: str
    meet: Maat
    na: timedelta
    vooraf: timedelta
    werkdagen: int
    vooraf_werkdagen: int
    aantal: int
    stappen: tuple[int, ...]
    partners: tuple[str, ...]
    doen: tuple[str, ...]
    wettelijk: bool
    uitstel: bool
    werk: str
    bron: str
    aan: bool

    def step(self, late: int) -> str:
        """What to do when it is this many days late: the last step that was reached, the first until then."""
        reached = [text for days, text in zip(self.stappen, self.doen, strict=False) if late >= days]
        return reached[-1] if reached else self.doen[0]


@dataclass(frozen=True, slots=True)
class Signaalregels:
    """All rules, each measure once, with the kinds of work and the hours of an officer in a week."""

    lijst: tuple[Signaalregel, ...]
    werk: Mapping[str, Werksoort]
    uren_per_week: int

    def regel(self, meet: Maat) -> Signaalregel:
        """The rule that measures this."""
        return next(item for item in self.lijst if item.meet is meet)

    @property
    def rust(self) -> timedelta:
        """How long it must be quiet before something lighter is proposed (domein 1.5)."""
        return self.regel(Maat.RUST).na

    def with_code(self, code: str) -> Signaalregel | None:
        """The rule with this code; None for what no rule found."""
        return next((item for item in self.lijst if item.code == code), None)

    @property
    def wettelijk(self) -> frozenset[str]:
        """The codes of the rules that the law sets."""
        return frozenset(item.code for item in self.lijst if item.wettelijk)

    @property
    def vast(self) -> frozenset[str]:
        """The codes of the rules of which nothing can be put off: what the law sets, and what says so itself."""
        return frozenset(item.code for item in self.lijst if not item.uitstel)

    @property
    def beloften(self) -> frozenset[str]:
        """The codes of the rules of what was promised: that ends by what came of it."""
        return frozenset(self.regel(meet).code for meet in (Maat.TERUGKOPPELING, Maat.SPOED))

    def minutes(self, code: str) -> int:
        """How long what this rule finds usually takes; nothing for what no rule found."""
        found = self.with_code(code)
        return self.werk[found.werk].minuten if found else 0


def read_signaalregels(text: str, file: str) -> Signaalregels:
    """The rules from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    hours = source.top(("uren_per_week", "werk", "regel")).number("uren_per_week", 1, 40)
    kinds = source.tables("werk", Werksoort.__slots__)
    work = [Werksoort(t.text("code"), t.text("naam"), t.number("minuten", 1, 2400)) for t in kinds]
    refuse_doubles(kinds, "code", [item.code for item in work])
    known = {item.code: item for item in work}
    tables = source.tables("regel", _KEYS)
    rules = [_rule(table, known) for table in tables]
    refuse_doubles(tables, "code", [item.code for item in rules])
    refuse_doubles(tables, "meet", [item.meet for item in rules])
    missing = [meet.value for meet in Maat if meet not in {item.meet for item in rules}]
    if tables and missing:
        tables[-1].wrong(
            "meet", f"Er is geen regel voor: {', '.join(missing)}. Zet ‘aan = false’ als u die niet wilt."
        )
    absent = [code for code in (OVERLEG, VOORBEREIDEN, SIGNAAL) if code not in known]
    if kinds and absent:
        kinds[-1].wrong("code", f"Hier ontbreekt: {', '.join(absent)}.")
    source.finish()
    return Signaalregels(tuple(rules), known, hours)


def _rule(table: Tabel, work: Mapping[str, Werksoort]) -> Signaalregel:
    meet = table.choice("meet", Maat)
    _refuse_bounds(table, meet)
    needs = _NEEDS[meet]

    def days(key: str) -> timedelta:
        return timedelta(days=table.number(key, 0, _MOST_DAYS)) if key in needs else timedelta()

    after = timedelta(weeks=table.number("weken", 1, 520)) if table.has("weken") else days("dagen")
    steps = table.numbers("stappen") if "stappen" in needs else ()
    if "stappen" in needs and (not steps or list(steps) != sorted(set(steps)) or steps[0] < 1):
        table.wrong("stappen", "Hier hoort een oplopende lijst van dagen, zoals [1, 7, 21].")
    doing = table.texts("doen")
    if len(doing) != max(1, len(steps)) or not all(item.strip() for item in doing):
        table.wrong("doen", f"Hier horen {max(1, len(steps))} zinnen: wat de medewerker kan doen.")
        doing = doing or ("",)
    if "partners" in needs and not table.texts("partners"):
        table.wrong("partners", "Noem er ten minste één.")
    statutory = table.flag("wettelijk", False)
    return Signaalregel(
        code=table.text("code", longest=8),
        naam=table.text("naam"),
        meet=meet,
        na=after,
        vooraf=days("vooraf_dagen"),
        werkdagen=table.number("werkdagen", 1, 60) if "werkdagen" in needs else 0,
        vooraf_werkdagen=table.number("vooraf_werkdagen", 0, 60) if "vooraf_werkdagen" in needs else 0,
        aantal=table.number("aantal", 1, 1000) if "aantal" in needs else 0,
        stappen=tuple(steps),
        partners=table.texts("partners"),
        doen=tuple(doing),
        wettelijk=statutory,
        uitstel=_may_be_put_off(table, meet, statutory),
        werk=table.word("werk", work),
        bron=table.text("bron"),
        aan=table.flag("aan", True),
    )


def _may_be_put_off(table: Tabel, meet: Maat, statutory: bool) -> bool:
    """By the file; never what the law sets, nor a signal: to weigh it is to decide whether it can wait."""
    given = table.flag("uitstel", not statutory and meet is not Maat.SIGNAAL)
    if given and statutory:
        table.wrong("uitstel", "Wat wettelijk is, kan niet worden uitgesteld. Zet hier false.")
    if given and meet is Maat.SIGNAAL:
        table.wrong(
            "uitstel", "Een signaal kan niet worden uitgesteld: wegen is beslissen of het kan wachten."
        )
    return given


def _refuse_bounds(table: Tabel, meet: Maat) -> None:
    """A number that this measure does not know would do nothing, and nobody would see that it does."""
    needs = _NEEDS[meet] | ({"weken"} if "dagen" in _NEEDS[meet] else set())
    for key in _BOUNDS:
        if table.has(key) and key not in needs:
            table.wrong(key, f"‘{meet}’ kent deze sleutel niet.")
    if table.has("dagen") and table.has("weken"):
        table.wrong("weken", "Geef de tijd in dagen of in weken: een van de twee.")
