"""The raadsinformatiebrief and the nota for the college: plain Dutch around the figures, also where a number is hidden (IVB 1.5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ivbdesk.cases.cijfers.blad import HIDDEN, Blad, Bladregel, Bladtabel
from ivbdesk.cases.cijfers.buiten import Buitenregel
from ivbdesk.cases.cijfers.cel import LEGENDA, Toon
from ivbdesk.cases.cijfers.indeling import OVERIG
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.telrij import ONBEKEND
from ivbdesk.cases.taal.nederlands import MAANDEN, begin_low, join_nl
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst

_KEYS = ("kop", "tekst", "punten", "tabellen", "vier_jaar", "open")
_MOST_NAMED = 3
_YEARS = 4
MIDDELEN = "middelen"
"""The code of the table in which measures are told apart."""
BIJLAGE = "Bijlage: zo tellen wij"


@dataclass(frozen=True)
class Briefdeel:
    """One part as the municipality wrote it; `vier_jaar` are the measures that are told per four years where a year has few."""

    kop: str
    tekst: str
    punten: tuple[str, ...]
    tabellen: tuple[str, ...]
    vier_jaar: tuple[str, ...]
    open: str


@dataclass(frozen=True)
class Briefsjabloon:
    """A letter or nota as the municipality wrote it: its subject, to whom and from whom, and its parts."""

    onderwerp: str
    koppen: tuple[tuple[str, str], ...]
    delen: tuple[Briefdeel, ...]


@dataclass(frozen=True)
class Brieflid:
    """One part as it is read: its paragraphs, its numbered points, and what the writer still fills in."""

    kop: str
    alineas: tuple[str, ...]
    punten: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Raadsbrief:
    """The whole letter or nota with its annex; `tabellen` are those of which it speaks, in their order."""

    titel: str
    gemeente: str
    koppen: tuple[tuple[str, str], ...]
    leden: tuple[Brieflid, ...]
    tabellen: tuple[Bladtabel, ...]
    nu: str
    toen: str
    zo_tellen: tuple[tuple[str, str], ...]
    legenda: str
    buiten: tuple[Buitenregel, ...] = ()


def read_brief(text: str, file: str, tabellen: Collection[str], middelen: Collection[str]) -> Briefsjabloon:
    """The letter or nota from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    subject = source.top(("onderwerp", "kop", "lid")).text("onderwerp")
    heads = []
    for block in source.tables("kop", ("naam", "tekst")):
        heads.append((block.text("naam"), _filled(block, block.text("tekst"), "tekst")))
    made = []
    for block in source.tables("lid", _KEYS):
        words = _filled(block, block.text("tekst"), "tekst")
        points = tuple(_filled(block, point, "punten") for point in block.texts("punten"))
        codes, rare = block.texts("tabellen"), block.texts("vier_jaar")
        block.refuse_strange("tabellen", codes, tabellen, "tabel")
        block.refuse_strange("vier_jaar", rare, middelen, "middel")
        made.append(
            Briefdeel(block.text("kop"), words, points, codes, rare, block.text("open", optional=True))
        )
    source.finish()
    return Briefsjabloon(subject, tuple(heads), tuple(made))


def _filled(block: Tabel, words: str, key: str) -> str:
    """The words, in which only the municipality and the period are filled in."""
    try:
        words.format(gemeente="", periode="")
    except (KeyError, IndexError, ValueError):
        block.wrong(key, "Tussen accolades kan alleen {gemeente} of {periode} staan.")
    return words


def four_years(selectie: Selectie) -> Selectie | None:
    """The four years that end with the year of a selection; None where it is no year."""
    days = selectie.periode
    if not days.is_jaar:
        return None
    return replace(selectie, periode=Periode(days.van.replace(year=days.van.year - _YEARS + 1), days.tot))


def write_brief(sjabloon: Briefsjabloon, blad: Blad, vandaag: date, vier: Blad | None = None) -> Raadsbrief:
    """The letter or nota about a report; what the report does not have is not spoken of.

    `vier` is the established report of the four years that end with it, where there is one.
    """
    periode = blad.selectie.periode.naam
    about = f"{periode} ({blad.waarover})" if blad.waarover else periode
    gemeente = blad.gemeente or "onze gemeente"
    members, told = [], []
    for deel in sjabloon.delen:
        found = [tabel for code in deel.tabellen if (tabel := blad.tabel(code)) is not None]
        told += found

        def fill(words: str) -> str:
            return words.format(gemeente=gemeente, periode=about)

        rare, ask = _rare(deel.vier_jaar, blad, vier)
        members.append(
            Brieflid(
                deel.kop,
                tuple(part for part in (fill(deel.tekst), *_paragraphs(found), rare) if part),
                tuple(map(fill, deel.punten)),
                tuple(part for part in (ask, deel.open) if part),
            )
        )
    told = list(dict.fromkeys(told))
    heads = ((name, words.format(gemeente=gemeente, periode=about)) for name, words in sjabloon.koppen)
    day = f"{vandaag.day} {MAANDEN[vandaag.month - 1]} {vandaag.year}"
    return Raadsbrief(
        f"{sjabloon.onderwerp}, {about}", blad.gemeente, (*heads, ("Datum", day)), tuple(members), tuple(told), periode,
        blad.selectie.jaar_eerder().periode.naam, tuple((tabel.kop, tabel.zo_geteld) for tabel in told), LEGENDA, blad.buiten,
    )  # fmt: skip


def _rare(codes: Collection[str], blad: Blad, vier: Blad | None) -> tuple[str, str]:
    """What is told per four years of measures of which the year shows no number, or what the writer does so that it can be."""
    longer, table = four_years(blad.selectie), blad.tabel(MIDDELEN)
    if longer is None or table is None:
        return "", ""
    hidden = [line for line in table.regels if line.antwoord in codes and line.nu.toon is not Toon.GETAL]
    if not hidden:
        return "", ""
    span, names = longer.periode.naam, join_nl([begin_low(line.naam) for line in hidden])
    whole = vier.tabel(MIDDELEN) if vier is not None else None
    if whole is None:
        return (
            "",
            f"Stel ook een rapport over {span} vast. Dan staat hier hoe vaak in die vier jaar: {names}.",
        )
    of = {line.antwoord: line for line in whole.regels}
    return _per_four([of[line.antwoord] for line in hidden if line.antwoord in of], span), ""


def _per_four(lines: Sequence[Bladregel], span: str) -> str:
    told = [line for line in lines if line.nu.toon is not Toon.NIET]
    counted = [
        f"{begin_low(line.naam)} ({line.nu.woorden})" for line in told if line.nu.toon is not Toon.WEINIG
    ]
    few = [begin_low(line.naam) for line in told if line.nu.toon is Toon.WEINIG]
    parts = []
    if counted:
        parts.append(f"In {span} begonnen wij: {join_nl(counted)}.")
    if few:
        parts.append(f"Ook in die vier jaar minder dan vijf keer, misschien niet één keer: {join_nl(few)}.")
    return (
        " ".join(["De zwaarste middelen zijn zeldzaam en tellen wij daarom per vier jaar.", *parts])
        if parts
        else ""
    )


def _paragraphs(tabellen: Sequence[Bladtabel]) -> list[str]:
    """What each table says, and last of which tables the numbers are too small to say anything."""
    said_of = [(tabel, sentences(tabel)) for tabel in tabellen]
    silent = [f"‘{begin_low(tabel.kop)}’" for tabel, said in said_of if not said]
    made = [said for _, said in said_of if said]
    if silent:
        made.append(
            f"Niet te laten zien zonder dat iemand te herkennen is, zijn de getallen over {join_nl(silent)}."
        )
    return made


def sentences(tabel: Bladtabel) -> str:
    """What a table says, in a few sentences; empty where all that it could say is hidden."""
    total = tabel.totaal
    shares = [sentence for sentence in tabel.zinnen if not sentence.startswith(HIDDEN)]
    parts = []
    if tabel.in_brief and total.nu.toon is not Toon.NIET:
        parts.append(tabel.in_brief.format(aantal=total.nu.woorden))
        same = total.nu.toon is not Toon.GETAL and total.nu.toon is total.toen.toon
        again = (
            "Een jaar eerder was dat ook zo."
            if same
            else f"Een jaar eerder waren het er {total.toen.woorden}."
        )
        if total.toen.toon is not Toon.NIET:
            parts.append(again)
    if not shares and (named := _named(tabel)):
        parts.append(named if tabel.in_brief else f"{tabel.kop}, {begin_low(named)}")
    elif parts and tabel.zinnen and not shares:
        parts.append("De verdeling staat er niet: dan was een klein getal te zien.")
    if shares and not tabel.in_brief:
        parts.append(f"{tabel.kop}:")
        shares[0] = begin_low(shares[0])
    return " ".join([*parts, *shares])


def _named(tabel: Bladtabel) -> str:
    """The largest answers; that they are the most frequent is said only where no other may be larger."""
    shown = [line for line in tabel.regels if line.nu.getoond]
    rest = [line for line in shown if line.antwoord in (OVERIG, ONBEKEND)]
    named = sorted((line for line in shown if line not in rest), key=lambda line: -line.nu.aantal)[
        :_MOST_NAMED
    ]
    if not named:
        return ""
    hidden = any(line.nu.toon in (Toon.WEGGELATEN, Toon.NIET) for line in tabel.regels)
    larger = [line for line in rest if line.nu.aantal > named[-1].nu.aantal]
    listed = join_nl([f"{begin_low(line.naam)} ({line.nu.aantal})" for line in named])
    beside = "".join(f" Daarnaast: {begin_low(line.naam)} ({line.nu.aantal})." for line in larger)
    return f"{'Onder meer' if hidden or larger else 'Het vaakst'}: {listed}.{beside}"
