"""The factors of vulnerability and the words that are a diagnosis, read from resources/kwetsbaarheid.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.fouten import RegelFout
from ivbdesk.cases.leefgebied_kader import NUMMERS
from ivbdesk.cases.nederlands import sort_key
from ivbdesk.cases.toml_lezer import Tabel, TomlTekst, refuse_doubles

_LONGEST_CODE = 40
_WORD = re.compile(r"[^\W_]+")


class FactorSoort(StrEnum):
    """Whether a factor burdens, lastingly or since an event, or protects."""

    STRUCTUREEL = "structureel"
    GEBEURTENIS = "gebeurtenis"
    BESCHERMEND = "beschermend"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"structureel": "Draaglast, langdurig", "gebeurtenis": "Draaglast, na een gebeurtenis"}
        return labels.get(self.value, "Draagkracht")

    @property
    def is_last(self) -> bool:
        """Whether it burdens."""
        return self is not FactorSoort.BESCHERMEND


@dataclass(frozen=True, slots=True)
class Groep:
    """A group in which factors are counted per wijk."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor; `uitleg` asks what is seen in daily life, `zoekwoorden` find the partners that may help."""

    code: str
    naam: str
    soort: FactorSoort
    groep: str
    uitleg: str
    leefgebieden: tuple[int, ...]
    zoekwoorden: str


@dataclass(frozen=True, slots=True)
class Diagnosewoord:
    """Words that name a diagnosis or a treatment, and an example of what to write instead."""

    woorden: tuple[str, ...]
    liever: str
    patroon: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Kwetsbaarheidskader:
    """All factors in their order, their groups, and the words that do not belong in a register."""

    groepen: tuple[Groep, ...]
    factoren: tuple[Factor, ...]
    diagnosewoorden: tuple[Diagnosewoord, ...]

    def factor(self, code: str) -> Factor:
        """The factor with this code; one that the file no longer has keeps its code as its name."""
        for item in self.factoren:
            if item.code == code:
                return item
        return Factor(code, code.replace("_", " ").capitalize(), FactorSoort.STRUCTUREEL, "", "", (), "")

    def diagnosis_in(self, text: str) -> str:
        """A kind sentence where a text names a diagnosis; empty where it does not."""
        flat = _flat(text)
        for item in self.diagnosewoorden:
            found = item.patroon.search(flat)
            if found is not None:
                return (
                    f"‘{found[0]}’ lijkt op een diagnose, behandeling of etiket. Schrijf liever wat u ziet in het "
                    f"dagelijks leven, bijvoorbeeld: {item.liever}."
                )
        return ""

    def refuse_diagnosis(self, veld: str, text: str) -> None:
        """Raise RegelFout at this field for words that are a diagnosis."""
        told = self.diagnosis_in(text)
        if told:
            raise RegelFout(veld, told, "AVG art. 9")


def read_kwetsbaarheid(text: str, file: str) -> Kwetsbaarheidskader:
    """The factors from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("groep", "factor", "diagnose"))
    tables = source.tables("groep", Groep.__slots__)
    groups = tuple(Groep(t.text("code"), t.text("naam")) for t in tables)
    refuse_doubles(tables, "code", [group.code for group in groups])
    tables = source.tables("factor", Factor.__slots__)
    factors = tuple(_factor(table, [group.code for group in groups]) for table in tables)
    refuse_doubles(tables, "code", [factor.code for factor in factors])
    words = tuple(_words(table) for table in source.tables("diagnose", ("woorden", "liever")))
    source.finish()
    return Kwetsbaarheidskader(groups, factors, words)


def _factor(table: Tabel, groups: list[str]) -> Factor:
    soort = table.choice("soort", FactorSoort)
    areas = table.numbers("leefgebieden")
    table.refuse_strange("leefgebieden", areas, NUMMERS, "leefgebied")
    if not soort.is_last and table.has("groep"):
        table.wrong("groep", "Wat beschermt wordt niet geteld en hoort bij geen groep.")
    return Factor(
        code=table.text("code", longest=_LONGEST_CODE),
        naam=table.text("naam"),
        soort=soort,
        groep=table.word("groep", groups) if soort.is_last else "",
        uitleg=table.text("uitleg"),
        leefgebieden=areas,
        zoekwoorden=table.text("zoekwoorden", optional=True),
    )


def _words(table: Tabel) -> Diagnosewoord:
    """The words of one block; one of stars alone would refuse every text."""
    words = table.texts("woorden")
    if not words:
        table.wrong("woorden", "Noem er ten minste één.")
    for word in words:
        if not _WORD.search(word):
            table.wrong("woorden", f"‘{word}’ heeft geen letters; een sterretje alleen past op elk woord.")
    pattern = "|".join(rf"\b{_pattern(word)}\b" for word in words) or r"(?!)"
    return Diagnosewoord(words, table.text("liever"), re.compile(pattern))


def _pattern(word: str) -> str:
    """The word as it is met in a text that `_flat` made: a star stands for any letters."""
    signs = ((r"\w*" if sign == "*" else re.escape(sign)) for sign in sort_key(" ".join(word.split())))
    return "".join(signs)


def _flat(text: str) -> str:
    """Without capitals, diacritics and signs, one space between words."""
    return " ".join(_WORD.findall(sort_key(text)))
