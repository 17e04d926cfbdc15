"""The manual as data: chapters of tasks, read from `resources/handleiding/*.md`, each with its pages, acts and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import fits

_HEAD = ("bij", "handelingen", "formulieren", "woorden")
_RUN = re.compile(r"\*\*(.+?)\*\*|`(.+?)`|\[([^\]]+)\]\(([a-z]+):([^)]+)\)")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(beeld:([a-z-]+)\)")
_STEP = re.compile(r"\d+\. ")
_SHORT = 3


class Doelsoort(StrEnum):
    """Where a link of the manual leads."""

    HOOFDSTUK = "hoofdstuk"
    PAGINA = "pagina"
    HANDELING = "handeling"


class Bloksoort(StrEnum):
    """What a part of a chapter is."""

    KOP = "kop"
    ALINEA = "alinea"
    LET_OP = "let op"
    STAP = "stap"
    PUNT = "punt"
    BEELD = "beeld"


@dataclass(frozen=True, slots=True)
class Zinsdeel:
    """Words that are plain, on the screen, a key, or a link: then `soort` and `doel` say to where."""

    tekst: str
    scherm: bool = False
    toets: bool = False
    soort: Doelsoort | None = None
    doel: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading, a paragraph, a step, or a picture, whose words tell what is to be seen and `beeld` which one it is."""

    soort: Bloksoort
    delen: tuple[Zinsdeel, ...]
    beeld: str = ""

    @property
    def tekst(self) -> str:
        """The words, without what they look like."""
        return "".join(deel.tekst for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """One task: the pages, acts and forms (by what their windows are called) that it is about, and more words to find it by."""

    sleutel: str
    titel: str
    bij: tuple[str, ...]
    handelingen: tuple[str, ...]
    formulieren: tuple[str, ...]
    woorden: str
    blokken: tuple[Blok, ...]

    @property
    def verwijzingen(self) -> tuple[Zinsdeel, ...]:
        """The links in it."""
        return tuple(deel for blok in self.blokken for deel in blok.delen if deel.soort is not None)

    @property
    def kop(self) -> str:
        """What it is called, here and by others."""
        return f"{self.titel} {self.woorden}"

    @property
    def alles(self) -> str:
        """All that it is found by."""
        return " ".join((self.titel, self.woorden, *self.handelingen, *(blok.tekst for blok in self.blokken)))


@dataclass(frozen=True, slots=True)
class Handleiding:
    """All chapters, in the order in which they are read."""

    hoofdstukken: tuple[Hoofdstuk, ...]

    def hoofdstuk(self, sleutel: str) -> Hoofdstuk:
        """The chapter with this key; KeyError when there is none."""
        return {een.sleutel: een for een in self.hoofdstukken}[sleutel]

    def bij(self, plek: str) -> Hoofdstuk:
        """The chapter of a page, such as "signalen" or "casus/Ladder"; else of the page it is a tab of, else the first."""
        for gezocht in (plek, plek.partition("/")[0]):
            for een in self.hoofdstukken:
                if gezocht in een.bij:
                    return een
        return self.hoofdstukken[0]

    def bij_formulier(self, formulier: str, plek: str) -> Hoofdstuk:
        """The chapter of a form, or of what an act shows; where it has none of its own, that of the page under it."""
        eigen = (een for een in self.hoofdstukken if formulier in (*een.formulieren, *een.handelingen))
        return next(eigen, None) or self.bij(plek)

    def zoek(self, getypt: str) -> tuple[Hoofdstuk, ...]:
        """The chapters in which each word that was typed begins a word: those that are called so first; all for nothing.

        A short word that is one by itself, such as WOO, is no beginning of another. Where no chapter has them all, those
        that come near: a word that few chapters have counts for more, and one that none has for nothing.
        """
        kort = {woord for woord in words_of(getypt) if len(woord) <= _SHORT and self._is_woord(woord)}

        def past(tekst: str, gezocht: str) -> bool:
            return fits(tekst, gezocht) and kort & set(words_of(gezocht)) <= set(words_of(tekst))

        gevonden = [een for een in self.hoofdstukken if past(een.alles, getypt)]
        if gevonden:
            return tuple(sorted(gevonden, key=lambda een: not past(een.kop, getypt)))
        telt = dict.fromkeys(self.hoofdstukken, 0.0)
        for woord in words_of(getypt):
            met = [een for een in self.hoofdstukken if past(een.alles, woord)]
            for een in met:
                telt[een] += (2 if past(een.kop, woord) else 1) / len(met)
        genoeg = max(telt.values()) / 2
        dichtbij = [een for een in self.hoofdstukken if telt[een] >= genoeg > 0]
        return tuple(sorted(dichtbij, key=lambda een: -telt[een]))

    def _is_woord(self, woord: str) -> bool:
        return any(woord in words_of(een.alles) for een in self.hoofdstukken)


def read_handleiding(bestanden: Sequence[tuple[str, str]]) -> Handleiding:
    """The chapters of these files (name, text); raises KaderFout with every mistake, by file and line."""
    fouten: list[Bestandsfout] = []
    hoofdstukken = tuple(_chapter(naam, tekst, fouten) for naam, tekst in bestanden)
    sleutels = [een.sleutel for een in hoofdstukken]
    for (naam, _), een in zip(bestanden, hoofdstukken, strict=True):
        if sleutels.count(een.sleutel) > 1:
            fouten.append(Bestandsfout(naam, 1, een.sleutel, "deze sleutel is van meer dan één hoofdstuk"))
        fouten.extend(
            Bestandsfout(naam, 1, link.doel, "dit hoofdstuk bestaat niet")
            for link in een.verwijzingen
            if link.soort is Doelsoort.HOOFDSTUK and link.doel not in sleutels
        )
    if not hoofdstukken:
        fouten.append(Bestandsfout("handleiding", 1, "", "er is geen hoofdstuk"))
    if fouten:
        raise KaderFout(fouten)
    return Handleiding(hoofdstukken)


def _chapter(naam: str, tekst: str, fouten: list[Bestandsfout]) -> Hoofdstuk:
    """`naam` is that of the file, such as "03-wegen.md": a number for the order, and the key."""
    titel, kop = "", dict.fromkeys(_HEAD, "")
    blokken: list[Blok] = []
    for nummer, regel in _paragraphs(tekst):
        eerste, _, rest = regel.partition(":")
        if regel.startswith("# "):
            titel = regel[2:]
        elif eerste in kop and not blokken:
            kop[eerste] = rest.strip()
        elif not titel:
            fouten.append(Bestandsfout(naam, nummer, "", "een hoofdstuk begint met een titel: '# Titel'"))
        else:
            blokken.append(_block(naam, nummer, regel, fouten))
    sleutel = naam.removesuffix(".md").partition("-")[2]
    bij, handelingen, formulieren = (_listed(kop[wat]) for wat in _HEAD[:3])
    return Hoofdstuk(sleutel, titel, bij, handelingen, formulieren, kop["woorden"], tuple(blokken))


def _listed(kop: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, kop.split(";"))))


def _paragraphs(tekst: str) -> Iterator[tuple[int, str]]:
    """The parts with the line on which each begins; a line that is indented goes on with the one above."""
    begin, deel = 0, ""
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if deel and regel[:1] in (" ", "\t"):
            deel += " " + regel.strip()
            continue
        if deel:
            yield begin, deel
        begin, deel = nummer, regel.strip()
    if deel:
        yield begin, deel


def _block(naam: str, nummer: int, regel: str, fouten: list[Bestandsfout]) -> Blok:
    if beeld := _PICTURE.fullmatch(regel):
        return Blok(Bloksoort.BEELD, (Zinsdeel(beeld[1]),), beeld[2])
    soort, woorden = Bloksoort.ALINEA, regel
    for begin, als in (("## ", Bloksoort.KOP), ("> ", Bloksoort.LET_OP), ("- ", Bloksoort.PUNT)):
        if regel.startswith(begin):
            soort, woorden = als, regel.removeprefix(begin)
    if stap := _STEP.match(regel):
        soort, woorden = Bloksoort.STAP, regel[stap.end() :]
    return Blok(soort, tuple(_runs(naam, nummer, woorden, fouten)))


def _runs(naam: str, nummer: int, woorden: str, fouten: list[Bestandsfout]) -> Iterator[Zinsdeel]:
    tot = 0
    for gevonden in _RUN.finditer(woorden):
        if gevonden.start() > tot:
            yield Zinsdeel(woorden[tot : gevonden.start()])
        tot = gevonden.end()
        scherm, toets, tekst, soort, doel = gevonden.groups()
        if scherm or toets:
            yield Zinsdeel(scherm or toets, scherm=bool(scherm), toets=bool(toets))
        elif soort in list(Doelsoort):
            yield Zinsdeel(tekst, soort=Doelsoort(soort), doel=doel)
        else:
            fouten.append(
                Bestandsfout(naam, nummer, soort, "een link gaat naar een hoofdstuk, pagina of handeling")
            )
    if tot < len(woorden):
        yield Zinsdeel(woorden[tot:])
