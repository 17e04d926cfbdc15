"""Which tables there are, read from resources/cijfers.toml: what is counted, when, by which question, and how that is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ivbdesk.cases.cijfers.indeling import Indeling, Lijsten
from ivbdesk.cases.cijfers.telrij import MOMENTEN, Telmoment, Telrij, Telsoort
from ivbdesk.cases.taal.toml_lezer import Tabel as Blok
from ivbdesk.cases.taal.toml_lezer import TomlTekst, refuse_doubles

_KEYS = (
    "code", "deel", "kop", "telt", "moment", "per", "alleen", "middelen", "mediaan", "aandeel", "aandeel_heet",
    "eenheid", "zo_geteld", "in_brief",
)  # fmt: skip
_LONGEST_CODE = 40


@dataclass(frozen=True)
class Cijfertabel:
    """One table. `alleen` is a question with the answer that a row must have; `aandeel` are the answers whose share is told."""

    code: str
    deel: str
    kop: str
    telt: Telsoort
    moment: str
    indeling: Indeling
    alleen: tuple[Indeling, str] | None
    mediaan: str
    aandeel: tuple[str, ...]
    aandeel_heet: str
    eenheid: str
    zo_geteld: str
    in_brief: str

    @property
    def geheel(self) -> str:
        """The code of what its total counts: tables with the same have one total."""
        only = f"|{self.alleen[0].code}={self.alleen[1]}" if self.alleen else ""
        return f"{self.telt}|{self.moment}{only}"

    @property
    def wanneer(self) -> Telmoment:
        """The moment at which it counts."""
        return MOMENTEN[self.telt][self.moment]

    def answer(self, rij: Telrij) -> str | None:
        """Among which answer a row counts, whatever its days; None where it does not count."""
        if rij.soort is not self.telt:
            return None
        if self.alleen is not None and self.alleen[0].antwoord(rij.waarden) != self.alleen[1]:
            return None
        return self.indeling.antwoord(rij.waarden)


@dataclass(frozen=True)
class Cijferkader:
    """All tables in the order in which they are read, and the names they use."""

    tabellen: tuple[Cijfertabel, ...]
    lijsten: Lijsten

    @property
    def delen(self) -> tuple[str, ...]:
        """The subjects, in their order."""
        return tuple(dict.fromkeys(tabel.deel for tabel in self.tabellen))

    def tabel(self, code: str) -> Cijfertabel:
        """The table with this code; raises KeyError."""
        for tabel in self.tabellen:
            if tabel.code == code:
                return tabel
        raise KeyError(code)


def read_cijfers(text: str, file: str, lijsten: Lijsten, ook: Collection[str] = ()) -> Cijferkader:
    """The tables from the text of a TOML file; raises KaderFout with every error in it.

    It may also name the measures `ook`, which this handelingskader does not have.
    """
    source = TomlTekst(text, file)
    source.top(("tabel",))
    blocks = source.tables("tabel", _KEYS)
    found = [_read(block, lijsten, ook) for block in blocks]
    refuse_doubles(blocks, "code", [tabel.code for tabel in found])
    source.finish()
    return Cijferkader(tuple(found), lijsten)


def _read(block: Blok, lijsten: Lijsten, ook: Collection[str]) -> Cijfertabel:
    telt = block.choice("telt", Telsoort)
    middelen = block.texts("middelen")
    block.refuse_strange("middelen", middelen, {*lijsten.kader.maatregelen, *ook}, "middel")
    known = lijsten.indelingen(telt, middelen)
    per = block.word("per", known)
    indeling = known.get(per) or next(iter(known.values()))
    shared = block.texts("aandeel")
    block.refuse_strange("aandeel", shared, indeling.antwoorden, "antwoord")
    moment = block.word("moment", MOMENTEN[telt])
    return Cijfertabel(
        code=block.text("code", longest=_LONGEST_CODE),
        deel=block.text("deel"),
        kop=block.text("kop"),
        telt=telt,
        moment=moment if moment in MOMENTEN[telt] else next(iter(MOMENTEN[telt])),
        indeling=indeling,
        alleen=_only(block, known),
        mediaan=block.text("mediaan", optional=True),
        aandeel=shared,
        aandeel_heet=block.text("aandeel_heet", optional=not shared),
        eenheid=block.text("eenheid"),
        zo_geteld=block.text("zo_geteld"),
        in_brief=block.text("in_brief", optional=True),
    )


def _only(block: Blok, known: dict[str, Indeling]) -> tuple[Indeling, str] | None:
    """The question and answer to which a table is limited, written as "uitkomst=lso"."""
    text = block.text("alleen", optional=True)
    if not text:
        return None
    question, _, answer = text.partition("=")
    if question not in known or answer not in known[question].antwoorden:
        block.wrong("alleen", "Schrijf een vraag en een antwoord die bestaan, zoals ‘uitkomst=lso’.")
        return None
    return known[question], answer
