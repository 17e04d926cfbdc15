"""The kinds of letter, read from resources/brieven.toml: to whom, on what ground, and what each may carry."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.brieven.velden import DOSSIERVELDEN, LIJSTEN
from ivbdesk.cases.kader.soorten import StukSoort
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_TAG = re.compile(r"\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}")
_LOOP = re.compile(r"\{%\s*for\s+(\w+)\s+in\s+(\w+)\s*%\}")
_ASKED = re.compile(r"\{%\s*(?:el)?if\s+(?:not\s+)?(\w+)\s*%\}")
_LIST = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
_DECIDED = tuple(status.value for status in HandhavingStatus if status is not HandhavingStatus.LOOPT)


class AanSoort(StrEnum):
    """What kind of addressee a letter has; it decides whether it may carry facts at all (domein 3.2)."""

    BETROKKENE = "betrokkene"
    ORGANISATIE = "organisatie"
    ADRES = "adres"
    PARTNER = "partner"
    MELDER = "melder"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"adres": "De bewoners van een adres"}.get(self.value, self.value.capitalize())


class Feitenmaat(StrEnum):
    """Which facts of the tijdlijn a letter carries."""

    GEEN = "geen"
    ALLE = "alle"
    SINDS = "sinds"


class Rechtsmiddel(StrEnum):
    """What can be done against what the letter tells."""

    GEEN = "geen"
    BEZWAAR = "bezwaar"
    BEROEP = "beroep"


class Verzendgevolg(StrEnum):
    """What begins by itself once the letter is sent."""

    NIETS = "niets"
    VOORNEMEN = "voornemen"
    BEKENDMAKING = "bekendmaking"
    GEINFORMEERD = "geinformeerd"
    TERMIJN = "termijn"


class Vraagsoort(StrEnum):
    """How a field that the dossier does not hold is filled in."""

    KORT = "kort"
    LANG = "lang"
    DATUM = "datum"
    DAG = "dag"

    @property
    def is_datum(self) -> bool:
        """Whether it is a date; a `dag` is written with its day of the week."""
        return self in (Vraagsoort.DATUM, Vraagsoort.DAG)


class Wanneer(StrEnum):
    """On which side of the day of the letter a date lies."""

    VRIJ = "vrij"
    VOOR = "voor"
    NA = "na"


@dataclass(frozen=True, slots=True)
class Briefvraag:
    """Something that a letter asks of who writes it; of a field of the dossier only where that is empty."""

    code: str
    titel: str
    soort: Vraagsoort
    hint: str
    nodig: bool
    ambtshalve: bool
    """Whether it names who acts by office: no free text, so no name or number in it is taken out."""
    wanneer: Wanneer
    van_college: bool
    """Whether it is asked only where the college writes (Gemeentewet art. 59a)."""


@dataclass(frozen=True, slots=True)
class Briefsoort:
    """One kind of letter. `middelen` are the means it can be about, the first where the casus has none of them.

    `later` are the items of the file that the letter itself makes true, so that they are not told to lack. `termijn` is
    the term of the library that its sending begins; empty where the casus itself knows which. `beslist` is how the
    request was decided that it answers; `bijlage` says that it explains a means that the casus holds, and `hoogstens` how
    many days that can last after the letter, 0 where the law sets none.
    """

    code: str
    naam: str
    onderwerp: str
    aan: frozenset[AanSoort]
    middelen: tuple[str, ...]
    grondslag: str
    orgaan: str
    feiten: Feitenmaat
    rechtsmiddel: Rechtsmiddel
    verzending: Verzendgevolg
    termijn: str
    verzoek: bool
    beslist: HandhavingStatus | None
    hoofdpersoon: bool
    verlengt: bool
    zonder_dwangsom: bool
    bijlage: bool
    hoogstens: int
    later: tuple[str, ...]
    stuk: StukSoort
    vragen: tuple[Briefvraag, ...]
    tekst: str
    bron: str

    @property
    def only_main(self) -> bool:
        """Whether it is only for whom the casus is about: it carries facts, tells of a decision, or says so itself."""
        about = (Verzendgevolg.VOORNEMEN, Verzendgevolg.BEKENDMAKING)
        return self.hoofdpersoon or self.feiten is not Feitenmaat.GEEN or self.verzending in about

    @property
    def is_besluit(self) -> bool:
        """Whether it announces a decision that is prepared in the casus (Awb 3:41)."""
        return self.verzending is Verzendgevolg.BEKENDMAKING


@dataclass(frozen=True)
class Brieven:
    """All kinds of letter in their order, and what is said of each remedy."""

    soorten: Mapping[str, Briefsoort]
    rechtsmiddelen: Mapping[Rechtsmiddel, tuple[str, ...]]

    def velden(self) -> frozenset[str]:
        """Every name that a template may fill in: of the dossier, and of what is asked."""
        asked = {vraag.code for soort in self.soorten.values() for vraag in soort.vragen}
        return frozenset(DOSSIERVELDEN) | asked


def read_brieven(text: str, file: str, middelen: Collection[str], termijnen: Collection[str]) -> Brieven:
    """The kinds of letter from the text of a TOML file; raises KaderFout with every error in it, with file and line."""
    source = TomlTekst(text, file)
    top = source.top(("rechtbank", "vraag", "rechtsmiddel", "brief"))
    court = top.text("rechtbank", optional=True) or "[nog invullen: rechtbank]"
    blocks = source.tables("vraag", Briefvraag.__slots__)
    questions = {made.code: made for made in map(_question, blocks)}
    refuse_doubles(blocks, "code", [block.text("code") for block in blocks])
    remedies = {
        block.choice("code", Rechtsmiddel): tuple(
            line.replace("{rechtbank}", court) for line in block.texts("alineas", filled=True)
        )
        for block in source.tables("rechtsmiddel", ("code", "alineas"))
    }
    tables = source.tables("brief", (*Briefsoort.__slots__, "mag"))
    made = [_kind(block, questions, middelen, termijnen) for block in tables]
    refuse_doubles(tables, "code", [one.code for one in made])
    for block, one in zip(tables, made, strict=True):
        if one.rechtsmiddel is not Rechtsmiddel.GEEN and one.rechtsmiddel not in remedies:
            block.wrong("rechtsmiddel", "Hiervoor ontbreekt een blok [[rechtsmiddel]].")
    source.finish()
    return Brieven({one.code: one for one in made}, remedies)


def _question(block: Tabel) -> Briefvraag:
    return Briefvraag(
        code=block.text("code", longest=40),
        titel=block.text("titel", longest=60),
        soort=block.choice("soort", Vraagsoort),
        hint=block.text("hint", optional=True),
        nodig=block.flag("nodig", True),
        ambtshalve=block.flag("ambtshalve", False),
        wanneer=block.choice("wanneer", Wanneer) if block.has("wanneer") else Wanneer.VRIJ,
        van_college=block.flag("van_college", False),
    )


def _decision(block: Tabel) -> HandhavingStatus | None:
    """How the request was decided that the letter answers, where it answers one."""
    if not block.has("beslist"):
        return None
    block.refuse_strange("beslist", [block.text("beslist")], _DECIDED, "beslissing")
    return block.choice("beslist", HandhavingStatus)


def _kind(
    block: Tabel, questions: Mapping[str, Briefvraag], middelen: Collection[str], termijnen: Collection[str]
) -> Briefsoort:
    means, asked, spared = block.texts("middelen"), block.texts("vragen"), block.texts("mag")
    block.refuse_strange("mag", spared, asked, "vraag in deze brief")
    block.refuse_strange("middelen", means, middelen, "maatregel")
    block.refuse_strange("vragen", asked, questions, "vraag")
    words, term = block.text("tekst"), block.text("termijn", optional=True)
    _refuse_unknown_fields(block, words, {code for code in asked if code in questions})
    if term:
        block.refuse_strange("termijn", [term], termijnen, "termijn")
    return Briefsoort(
        code=block.text("code", longest=40),
        naam=block.text("naam", longest=80),
        onderwerp=block.text("onderwerp"),
        aan=block.choices("aan", list(AanSoort), filled=True),
        middelen=means,
        grondslag=block.text("grondslag"),
        orgaan=block.text("orgaan"),
        feiten=block.choice("feiten", Feitenmaat),
        rechtsmiddel=block.choice("rechtsmiddel", Rechtsmiddel),
        verzending=block.choice("verzending", Verzendgevolg),
        termijn=term,
        verzoek=block.flag("verzoek", False),
        beslist=_decision(block),
        hoofdpersoon=block.flag("hoofdpersoon", False),
        verlengt=block.flag("verlengt", False),
        zonder_dwangsom=block.flag("zonder_dwangsom", False),
        bijlage=block.flag("bijlage", False),
        hoogstens=block.number("hoogstens", 0, 366, 0),
        later=block.texts("later"),
        stuk=block.choice("stuk", StukSoort),
        vragen=tuple(_asked(questions[code], spared) for code in asked if code in questions),
        tekst=words,
        bron=block.text("bron"),
    )


def _asked(question: Briefvraag, spared: Collection[str]) -> Briefvraag:
    return replace(question, nodig=False) if question.code in spared else question


def _refuse_unknown_fields(block: Tabel, words: str, asked: Collection[str]) -> None:
    """Each field that the text fills in is one of the dossier or one that this kind asks."""
    known = {*DOSSIERVELDEN, *asked}
    loops = {name: LIJSTEN.get(items, frozenset()) for name, items in _LOOP.findall(words)}
    lists = [items for _, items in _LOOP.findall(words)] + _LIST.findall(words)
    block.refuse_strange("tekst", lists, LIJSTEN, "lijst")
    for name, part in _TAG.findall(words):
        if part and part not in loops.get(name, ()):
            block.wrong("tekst", f"Er is geen veld ‘{name}.{part}’.")
        elif not part and name not in known and name not in loops:
            block.wrong("tekst", f"Er is geen veld ‘{name}’.")
    block.refuse_strange("tekst", _ASKED.findall(words), known, "veld")
